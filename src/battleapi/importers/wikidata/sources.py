"""The sources of an item: the item itself, and the works and addresses of its references."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from ...model.citations import Citation, ViaStep
from ...model.dates import HistoricalDate
from ...model.sources import Reached, Source, WebAddress
from ...model.vocabulary.claims import ViaRole
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.registries import SourceKind
from .items import Item, Reference, Statement

_ADDRESS: TypeAdapter[str] = TypeAdapter(WebAddress)
_LONGEST = 400


def item_source(item: Item) -> Source:
    """The item as a document, in the revision that was read; its name stays as it is."""
    day = (item.modified or "")[:10]
    dated = HistoricalDate.undated()
    if day:
        dated = HistoricalDate(edtf=day, text=None, calendar=Calendar.GREGORIAN)
    return Source(
        id=f"wikidata-{item.id.lower()}",
        kind=SourceKind.DATASET,
        name=f"Wikidata item {item.id}",
        version=item.revision,
        publisher="Wikidata",
        date=dated,
        licence="CC0-1.0",
        url=f"https://www.wikidata.org/wiki/{item.id}",
        reached=Reached(read=True),
    )


def sources_of(statement: Statement, through: Source) -> tuple[Source, ...]:
    """The sources that the references of a statement name."""
    named = (_of_reference(one, through) for one in statement.references)
    return tuple(one for one in named if one is not None)


def citations_of(statement: Statement, source: Source, file: str) -> tuple[Citation, ...]:
    """Where a statement stands: once for each source of its references, else by itself."""
    return tuple(_cited(statement, source, file)) or (_citation(statement, source, file),)


def _cited(statement: Statement, source: Source, file: str) -> Iterator[Citation]:
    for one in {each.id: each for each in sources_of(statement, source)}.values():
        spoken = ViaStep(role=ViaRole.SPEAKER, source=one.id)
        yield _citation(statement, source, file, spoken)


def _citation(statement: Statement, source: Source, file: str, *via: ViaStep) -> Citation:
    # A row is of a result, which is only found in its file.
    is_row = statement.locator.startswith("row/")
    relay = (ViaStep(role=ViaRole.RELAY, label=file[:_LONGEST]),) if is_row else ()
    return Citation(source=source.id, locator=statement.locator, via=(*via, *relay))


def _of_reference(reference: Reference, through: Source) -> Source | None:
    """The work that it is stated in, else the address, else the project it was imported from.

    The state of a page that was used is that of the day on which it was retrieved.
    """
    work, url = reference.stated_in, _address(reference.url)
    retrieved = None if reference.retrieved is None else f"retrieved {reference.retrieved.text}"
    if work is None and reference.url is None and reference.imported_from is None:
        return None
    entity = work or (None if reference.url else reference.imported_from)
    name = entity.name if entity is not None else str(reference.url)
    told = "|".join(map(str, (entity and entity.id, reference.url, retrieved)))
    digest = hashlib.sha256(told.encode()).hexdigest()[:8]
    stem = "page" if entity is None else entity.id.lower()
    return Source(
        id=f"wikidata-reference-{stem}-{digest}",
        kind=SourceKind.ARTICLE if work or reference.url else SourceKind.ENCYCLOPEDIA,
        name=name[:_LONGEST].strip(),
        version=retrieved,
        url=url,
        reached=Reached(read=False, through=through.id),
    )


def _address(url: str | None) -> str | None:
    try:
        return None if url is None else _ADDRESS.validate_python(url)
    except ValidationError:
        return None
