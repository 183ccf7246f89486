"""The data set and its two files, each a source that is cited by rows."""

from __future__ import annotations

from ...model.citations import Citation
from ...model.sources import Reached, Source
from ...model.vocabulary.registries import SourceKind
from ..tables import Row

TOTALS = "totals.csv"
WARS = "wars_input.json"
PACKAGE = "casualty-sources"

_LONGEST_QUOTE = 8000


def _source(thing_id: str, name: str, *derives_from: str) -> Source:
    return Source(
        id=thing_id,
        kind=SourceKind.DATASET,
        name=name,
        author="silverdavi",
        language="en",
        licence="CC-BY-4.0",
        url="https://github.com/silverdavi/casualty-source-aggregation",
        reached=Reached(read=True),
        derives_from=derives_from,
    )


_OF_TOTALS = _source(f"{PACKAGE}-totals", f"Casualty Source Aggregation: {TOTALS}", PACKAGE)
_OF_WARS = _source(f"{PACKAGE}-wars", f"Casualty Source Aggregation: {WARS}", PACKAGE)
FILES = (_OF_TOTALS.id, _OF_WARS.id)
"""The files that are read, by id: a record has all that they say of its war."""

SOURCES = (_source(PACKAGE, "Casualty Source Aggregation"), _OF_TOTALS, _OF_WARS)
"""All that a record of this corpus may cite."""


def cited_total(row: Row) -> Citation:
    """A row of the totals, with its notes, which say what the figures are and are not."""
    notes = row["notes"][:_LONGEST_QUOTE].strip()
    return Citation(source=_OF_TOTALS.id, locator=f"row/{row.number}", quote=notes or None)


def cited_war(number: int) -> Citation:
    """An entry of the list of wars, counted from 1."""
    return Citation(source=_OF_WARS.id, locator=f"row/{number}")
