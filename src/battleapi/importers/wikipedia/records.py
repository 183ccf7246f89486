"""Pages as record files: one for each infobox of a battle."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from ...errors import InvalidRecord
from ...model.record_file import RecordFile
from ...model.vocabulary.records import BattleStatus
from ..directory import Directory
from ..files import LONGEST_TEXT, files_of
from ..findings import Finding, Findings
from ..made_records import checked, told
from .article import Article
from .infobox import Infobox, infobox_sources, infoboxes
from .pages import ENDINGS, Page, read_pages
from .titles import normal_title
from .wars import Known, linked_wars

PAGES: Final = "pages"
VALUES: Final = "infobox values"
REDIRECTS: Final = "redirects"
WITHOUT: Final = "pages without an infobox"


_LINK = re.compile(r"\[\[([^\[\]|#]+)")


@dataclass(slots=True)
class Titles:
    """The battles of all files, redirects to them and to what their infoboxes link to, and wars.

    `wholes` are the wars that others are a part of, by their titles.

    All of it is known before the first page is read as a battle.
    """

    battles: set[str] = field(default_factory=set)
    redirects: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, paths: Sequence[Path]) -> Titles:
        """Go through all files once. Redirects are many, so they wait in a file of their own."""
        titles, linked = cls(), set[str]()
        with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as waiting:
            for page in (page for path in paths for page in read_pages(path)):
                if page.namespace != 0:
                    continue
                if page.redirect is not None:
                    waiting.write(f"{page.title}\t{page.redirect}\n")
                elif sources := infobox_sources(page.text):
                    titles.battles.add(page.title)
                    links = (one[1] for text in sources for one in _LINK.finditer(text))
                    linked.update(map(normal_title, links))
                    titles._take_wars(page.text)
            waiting.seek(0)
            for line in waiting:
                title, _, target = line.rstrip("\n").partition("\t")
                if target in titles.battles or title in linked:
                    titles.redirects[title] = target
        return titles

    def _take_wars(self, text: str) -> None:
        for value in (box["partof"] for box in infoboxes(text)):
            wars = [] if value is None else linked_wars(value.raw, str)[1]
            for part, whole in pairwise(wars):
                self.wholes.setdefault(part, whole)

    def resolved(self, title: str) -> str:
        """The title that a title redirects to, where that is known; else the title itself."""
        return self.redirects.get(title, title)

    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """The titles that redirect to each battle."""
        found: dict[str, list[str]] = defaultdict(list)
        for title, target in self.redirects.items():
            if target in self.battles:
                found[target].append(title)
        return {target: tuple(sorted(titles)) for target, titles in found.items()}


class Wikipedia:
    """The battles of some files of pages, one record for each infobox.

    The tallies are of the pages, of the values of infoboxes, of redirects and of pages without an
    infobox, which are empty here.
    """

    name = "wikipedia"

    def __init__(self, paths: Sequence[Path]) -> None:
        """Find the battles. Raises BadRequest where a file cannot be read."""
        self.findings = Findings()
        self._paths = files_of(paths, *ENDINGS)
        self._titles = Titles.read(self._paths)
        self._aliases = self._titles.aliases()
        self.total = len(self._titles.battles)

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each infobox, checked whole, in the order of the pages."""
        for path in self._paths:
            for page in read_pages(path):
                yield from self._of_page(page, status, directory)

    def _of_page(
        self, page: Page, status: BattleStatus, directory: Directory
    ) -> Iterator[RecordFile]:
        pages = self.findings.tally(PAGES)
        pages.read += 1
        if page.is_too_long:
            pages.not_understood += 1
            reason = f"It has more than {LONGEST_TEXT:,} characters, so it is not read."
            self.findings.not_understood.append(
                Finding(page.file, page.number, "", page.title, reason)
            )
            return
        boxes = () if page.redirect or page.namespace != 0 else infoboxes(page.text)
        if not boxes:
            pages.empty += 1
            self._without(page)
            return
        made = [
            record
            for number, box in enumerate(boxes, start=1)
            if (record := self._record(page, box, number, status, directory)) is not None
        ]
        if made:
            pages.taken += 1
        else:
            pages.not_understood += 1
        yield from made

    def _without(self, page: Page) -> None:
        if page.redirect is None:
            tally = self.findings.tally(WITHOUT)
            tally.empty += 1
        else:
            tally = self.findings.tally(REDIRECTS)
            if self._titles.redirects.get(page.title) in self._titles.battles:
                tally.taken += 1
            else:
                tally.empty += 1
        tally.read += 1

    def _record(
        self, page: Page, box: Infobox, number: int, status: BattleStatus, directory: Directory
    ) -> RecordFile | None:
        values = self.findings.tally(VALUES)
        values.read += len(box.values)
        article = Article(
            page=page,
            box=box,
            number=number,
            aliases=self._aliases.get(page.title, ()),
            known=Known(self._titles.resolved, self._titles.wholes),
            directory=directory,
        )
        try:
            record = checked(article.record(status))
        except (ValueError, InvalidRecord) as error:
            values.not_understood += len(box.values)
            self.findings.not_understood.append(
                Finding(f"{page.file}: {page.title}", page.number, "", page.title, told(error))
            )
            return None
        values.taken += article.taken
        values.empty += article.empty
        values.not_understood += article.not_taken
        self.findings.not_understood += article.findings.not_understood
        self.findings.remarks += article.findings.remarks
        return record
