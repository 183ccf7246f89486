"""Articles as record files, one for each: what their infoboxes say, and all of their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ...errors import InvalidRecord
from ...model.record_file import RecordFile
from ...model.sources import Reached, Source
from ...model.vocabulary.records import BattleStatus
from ...model.vocabulary.registries import SourceKind
from ..directory import Directory
from ..files import files_of, text_of
from ..findings import Findings
from ..made_records import checked, told
from ..slugs import slug
from .account import Account
from .document import Article, read_article
from .reading import ArticleReading


class Articles:
    """Articles in plain text, each about one battle.

    The id of a battle is that of the title, and its source is the article itself: `publisher` and
    `licence` are of all of them.
    """

    name = "article"

    def __init__(
        self, paths: Sequence[Path], publisher: str | None = None, licence: str | None = None
    ) -> None:
        """Find the files. Raises BadRequest for one that is not there."""
        self.findings = Findings()
        self._files = files_of(paths, ".txt")
        self._publisher, self._licence = publisher, licence
        self.total = len(self._files)

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each article, checked whole, in the order of the files.

        An article of which no record can be made goes into the findings, with all that is in it.
        Raises BadRequest where a file cannot be read.
        """
        titles: dict[str, str] = {}
        for path in self._files:
            article = read_article(text_of(path))
            account = Account(path.name, article)
            try:
                title = _title(article, titles)
                reading = ArticleReading(article, self._source(title), account)
                record = checked(reading.record(title, status, directory))
            except (ValueError, InvalidRecord) as error:
                account.tell_lost(told(error), self.findings)
            else:
                titles[record.id] = path.name
                account.tell(self.findings)
                yield record

    def _source(self, title: str) -> Source:
        return Source(
            id=slug(f"article {title}"),
            kind=SourceKind.ARTICLE,
            name=title,
            publisher=self._publisher,
            licence=self._licence,
            reached=Reached(read=True),
        )


def _title(article: Article, known: Mapping[str, str]) -> str:
    if article.title is None:
        raise ValueError("It has no title: a first line such as = Battle of Ber =.")
    title = article.title.text
    if slug(title) in known:
        raise ValueError(f"{known[slug(title)]} has the same title.")
    return title
