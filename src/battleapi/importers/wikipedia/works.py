"""Works cited in footnotes, as far as a page says which they are: author, title and year."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

import mwparserfromhell
from mwparserfromhell.nodes import Template

from ...model.dates import HistoricalDate
from ...model.sources import Reached, Source
from ...model.values import are_words
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import SourceKind
from ..slugs import slug
from .lines import text_of
from .templates import name_of

WIKIPEDIA = Source(
    id="wikipedia-en",
    kind=SourceKind.ENCYCLOPEDIA,
    name="Wikipedia, the free encyclopedia",
    publisher="Wikipedia",
    language="en",
    licence="CC-BY-SA-4.0",
    url="https://en.wikipedia.org/",
    reached=Reached(read=True),
)
"""The encyclopedia as a whole, through which the works that its footnotes cite are known."""

_KINDS: Mapping[str, SourceKind] = MappingProxyType(
    {
        "cite book": SourceKind.BOOK,
        "citation": SourceKind.BOOK,
        "cite journal": SourceKind.STUDY,
        "cite thesis": SourceKind.STUDY,
        "cite report": SourceKind.STUDY,
        "cite encyclopedia": SourceKind.ENCYCLOPEDIA,
        "cite news": SourceKind.NEWS_REPORT,
        "cite magazine": SourceKind.ARTICLE,
        "cite web": SourceKind.ARTICLE,
    }
)
_SHORT = re.compile(r"(?:sfnp?|harv|harvnb|harvp|harvtxt|harvcoltxt|snf)$")
_FULL = re.compile(r"\{\{\s*(?:cite |citation\s*\|)", re.IGNORECASE)
_NAMED = re.compile(
    r"<ref\s+name\s*=\s*(?:\"([^\">]+)\"|'([^'>]+)'|([^\s/>\"']+))[^>/]*>(.*?)</ref>",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(
    r"<ref\s+name\s*=\s*(?:\"([^\">]+)\"|'([^'>]+)'|([^\s/>\"']+))[^>]*/\s*>", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_DIGEST = 6


class Works:
    """The works that the footnotes of one page cite; each is looked up when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, tuple[Source, ...]] = {}

    def cited(self, reference: str) -> tuple[Source, ...]:
        """The works that a footnote names: in full, by author and year, or by its own name."""
        if reference not in self._known:
            self._known[reference] = tuple(dict.fromkeys(self._cited(reference)))
        return self._known[reference]

    def all(self) -> tuple[Source, ...]:
        """The works that were asked for so far."""
        return tuple(work for works in self._known.values() for work in works)

    def _cited(self, reference: str) -> Iterator[Source]:
        name = _NAME.search(reference)
        if name is not None:
            reference = self._named.get(_first(name.groups()), "")
        for template in mwparserfromhell.parse(reference).ifilter_templates():
            of_name = name_of(template)
            if _SHORT.match(of_name):
                key = _short_key(template)
                works = self._by_author.get(key, ()) if key is not None else ()
                # Two works of one author and year are told apart by letters that pages leave out.
                yield from works if len(works) == 1 else ()
            elif (work := _work(template, of_name)) is not None:
                yield work

    @cached_property
    def _named(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for note in _NAMED.finditer(self._text):
            found.setdefault(_first(note.groups()[:3]), note[4])
        return found

    @cached_property
    def _by_author(self) -> Mapping[tuple[str, ...], Sequence[Source]]:
        """The works by the last names of their authors and the year, as short notes have them."""
        works: dict[tuple[str, ...], list[Source]] = {}
        for start in (found.start() for found in _FULL.finditer(self._text)):
            template = _template_at(self._text, start)
            work = None if template is None else _work(template, name_of(template))
            if template is None or work is None:
                continue
            key = (*(last for last, _ in _authors(template)[:4]), _year(template))
            if work not in works.setdefault(key, []):
                works[key].append(work)
        return works


def _first(groups: Sequence[str | None]) -> str:
    return next((one.strip() for one in groups if one), "")


def _template_at(text: str, start: int) -> Template | None:
    depth = 0
    for mark in re.finditer(r"\{\{|\}\}", text[start : start + 4000]):
        depth += 1 if mark[0] == "{{" else -1
        if depth == 0:
            parsed = mwparserfromhell.parse(text[start : start + mark.end()])
            return next(iter(parsed.ifilter_templates(recursive=False)), None)
    return None


def _short_key(template: Template) -> tuple[str, ...] | None:
    given = [text_of(str(one.value)) for one in template.params if not one.showkey]
    years = [place for place, one in enumerate(given) if _YEAR.fullmatch(one.strip())]
    return tuple(given[: years[0] + 1]) if years and years[0] > 0 else None


def _work(template: Template, name: str) -> Source | None:
    kind = _KINDS.get(name)
    title = _given(template, "title")
    authors = _authors(template)
    year = _year(template)
    if kind is None or not title or not authors or not year:
        return None
    author = "; ".join(f"{first} {last}".strip() for last, first in authors)
    if not are_words(title) or not are_words(author):
        return None
    told = f"{kind}\n{title}\n{author}\n{year}"
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return Source(
        id=f"{slug(f'{authors[0][0]} {year} {title}')[:100].strip('-')}-{digest}",
        kind=kind,
        name=title,
        author=author,
        date=HistoricalDate(edtf=year, text=None, calendar=Calendar.GREGORIAN),
        reached=Reached(read=False, through=WIKIPEDIA.id),
    )


def _authors(template: Template) -> list[tuple[str, str]]:
    """The authors, each with last name and first name; without last names each as it is written."""
    found = []
    for number in ("", *map(str, range(1, 10))):
        last = _given(template, f"last{number}") or _given(template, f"author{number}-last")
        last = last or _given(template, f"surname{number}")
        first = _given(template, f"first{number}") or _given(template, f"given{number}")
        author = last or _given(template, f"author{number}")
        if author and (author, first) not in found:
            found.append((author, first if last else ""))
    return found


def _year(template: Template) -> str:
    for name in ("year", "date", "publication-date"):
        found = _YEAR.search(_given(template, name))
        if found is not None:
            return found[1]
    return ""


def _given(template: Template, name: str) -> str:
    if not template.has(name):
        return ""
    return " ".join(text_of(str(template.get(name).value)).split())
