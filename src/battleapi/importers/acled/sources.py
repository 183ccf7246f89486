"""The sources of an event: the data set, and the media and others that a row names."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.citations import Citation, ViaStep
from ...model.sources import Reached, Source
from ...model.vocabulary.claims import ViaRole
from ...model.vocabulary.registries import SourceKind
from ..slugs import slug
from ..tables import Row
from .events import listed

DATA_SET = Source(
    id="acled",
    kind=SourceKind.DATASET,
    name="Armed Conflict Location and Event Data (ACLED)",
    publisher="ACLED",
    language="en",
    licence="ACLED terms of use: to be attributed, and not to be redistributed",
    url="https://acleddata.com/",
    reached=Reached(read=True),
)


def sources_of(row: Row) -> tuple[Source, ...]:
    """What the row was coded from, each once: names of media and bodies, without a day or title."""
    return tuple(
        {
            one.id: one
            for one in (
                Source(
                    id=slug(f"acled source {name}"),
                    kind=SourceKind.NEWS_REPORT,
                    name=name,
                    reached=Reached(read=False, through=DATA_SET.id),
                )
                for name in listed(row, "source")
            )
        }.values()
    )


def cited(file: str, row: Row, source: Source | None = None) -> Citation:
    """A row of a file, by way of a source that it was coded from."""
    carried = () if source is None else (ViaStep(role=ViaRole.CHANNEL, source=source.id),)
    handed_on = ViaStep(role=ViaRole.RELAY, label=file[:400])
    return Citation(source=DATA_SET.id, locator=f"row/{row.number}", via=(*carried, handed_on))


def citations(file: str, row: Row, sources: tuple[Source, ...]) -> Iterator[Citation]:
    """The row itself, then the way to it from each source."""
    yield cited(file, row)
    for source in sources:
        yield cited(file, row, source)
