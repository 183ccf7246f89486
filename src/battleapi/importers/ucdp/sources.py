"""The sources of an event: the data set, and the articles behind a row."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date

from ...model.citations import Citation, ViaStep
from ...model.dates import HistoricalDate
from ...model.sources import Reached, Source
from ...model.vocabulary.claims import ViaRole
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import SourceKind
from ..cells import one_line, words_of
from ..slugs import slug
from ..tables import Row

DATA_SET = Source(
    id="ucdp-ged",
    kind=SourceKind.DATASET,
    name="UCDP Georeferenced Event Dataset (GED)",
    publisher="Uppsala Conflict Data Program, Uppsala University",
    language="en",
    licence="CC-BY-4.0",
    url="https://ucdp.uu.se/downloads/",
    reached=Reached(read=True),
)
"""The data set, whatever the release: whose figures they are."""

_QUOTED = re.compile(r'^"(.*)"$', re.DOTALL)
_BETWEEN = '";"'
_PARTS = re.compile(r"(.*?),([0-9]{4}-[0-9]{2}-[0-9]{2}),(.*)")
_LONGEST = 400
_CUT = "…"
_OFFICE = 40
_DIGEST = 8


def own_words(file: str, row: Row) -> Citation:
    """Where the data set says something itself, and from whom it says that it has it."""
    original = words_of(row, "source_original")[:_LONGEST].rstrip()
    spoken = (ViaStep(role=ViaRole.SPEAKER, label=original),) if original else ()
    return _cited(file, row, *spoken)


def article_citations(file: str, row: Row, articles: tuple[Source, ...]) -> Iterator[Citation]:
    """The way from each article to the row."""
    for article in articles:
        yield _cited(file, row, ViaStep(role=ViaRole.CHANNEL, source=article.id))


def _cited(file: str, row: Row, *stations: ViaStep) -> Citation:
    # All releases are one data set, and the newest figures of an event stand for the older ones;
    # a row is only found in its file.
    handed_on = ViaStep(role=ViaRole.RELAY, label=file[:_LONGEST])
    return Citation(source=DATA_SET.id, locator=f"row/{row.number}", via=(*stations, handed_on))


def articles_of(row: Row) -> tuple[Source, ...]:
    """The articles that a row names, each once.

    Since 2013 or so they are listed as `"office,day,headline"`, parted by semicolons; before, one
    text tells of all of them in any form, and is kept as one source.
    """
    text = row["source_article"]
    quoted = _QUOTED.match(text)
    if quoted is None:
        whole = one_line(text)
        return (_article(None, None, whole),) if whole else ()
    parts = quoted[1].split(_BETWEEN)
    offices = row["source_office"].split(";")
    if len(offices) != len(parts):
        offices = [""] * len(parts)
    found = (_listed(one_line(one), office) for one, office in zip(parts, offices, strict=True))
    return tuple({one.id: one for one in found}.values())


def are_told_whole(row: Row, articles: tuple[Source, ...]) -> bool:
    """Whether nothing of what a row says of its articles is cut off."""
    return not any(one.name.endswith(_CUT) for one in articles) and (
        len(words_of(row, "source_original")) <= _LONGEST
    )


def _listed(text: str, office: str) -> Source:
    """An article of the list; an office may have commas in its name, so the column tells it."""
    office = one_line(office)
    if office and text.startswith(f"{office},"):
        day, _, headline = text.removeprefix(f"{office},").partition(",")
        return _article(office, day, headline.strip())
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return _article(None, None, text)
    return _article(parts[1].strip() or None, parts[2], parts[3].strip())


def _article(office: str | None, day: str | None, headline: str) -> Source:
    whole = ",".join(filter(None, (office, day, headline)))
    digest = hashlib.sha256(whole.encode()).hexdigest()[:_DIGEST]
    published = _published(day)
    about = filter(None, (office and office[:_OFFICE], published.edtf))
    return Source(
        id=f"{slug(' '.join(('ucdp article', *about)))}-{digest}",
        kind=SourceKind.ARTICLE,
        name=_name(headline or whole),
        publisher=_name(office) if office else None,
        date=published,
        reached=Reached(read=False, through=DATA_SET.id),
    )


def _name(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}{_CUT}"


def _published(day: str | None) -> HistoricalDate:
    try:
        edtf = date.fromisoformat(day or "").isoformat()
    except ValueError:
        return HistoricalDate.undated(day or None)
    return HistoricalDate(edtf=edtf, text=None, calendar=Calendar.GREGORIAN)
