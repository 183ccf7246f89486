"""A page in one revision as a source."""

from __future__ import annotations

from urllib.parse import quote

from ...model.dates import HistoricalDate
from ...model.sources import Reached, Source
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import SourceKind
from .pages import Page
from .titles import record_id

_SINCE_4_0 = "2023-06-07"
"""The day from which the terms of use have version 4.0 of the licence in place of 3.0."""


def source_of(page: Page) -> Source:
    """The article: its revision is the version, and what was read is at its address."""
    day = (page.timestamp or "")[:10]
    date = HistoricalDate.undated()
    if day:
        date = HistoricalDate(edtf=day, text=None, calendar=Calendar.GREGORIAN)
    return Source(
        id=record_id(page.title),
        kind=SourceKind.ENCYCLOPEDIA,
        name=page.title,
        version=page.revision,
        publisher="Wikipedia",
        date=date,
        language="en",
        licence="CC-BY-SA-3.0" if day and day < _SINCE_4_0 else "CC-BY-SA-4.0",
        url=_address(page),
        reached=Reached(read=True),
    )


def _address(page: Page) -> str:
    title = quote(page.title.replace(" ", "_"), safe="/:(),'!*")
    if page.revision is None:
        return f"https://en.wikipedia.org/wiki/{title}"
    return f"https://en.wikipedia.org/w/index.php?title={title}&oldid={page.revision}"
