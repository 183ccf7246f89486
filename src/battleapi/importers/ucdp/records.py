"""The events of the data set as record files, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from ...model.actors import ExternalId
from ...model.battles import BattleRecord, FieldCitations
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from ...model.vocabulary.registries import Authority
from ..directory import Directory
from ..event_rows import EventRows
from ..made_records import checked
from ..tables import Row
from .claims import claims_of
from .days import date_of
from .events import Event, Violence, event_of
from .leftovers import passages_of
from .parties import combatants_of, parties_of, sides_of, ucdp_id
from .places import place_of
from .reading import ENDINGS, read_rows
from .sources import DATA_SET, article_citations, articles_of, own_words

_LONGEST_NAME = 400


class Events(EventRows[Event]):
    """The files of an import, as they are read."""

    name = "ucdp-ged"
    endings = ENDINGS
    number = "id"

    def _rows(self, path: Path) -> Iterator[Row]:
        return read_rows(path)

    def _event(self, row: Row) -> Event:
        return event_of(row)

    def _told(self, event: Event) -> tuple[str, str]:
        return str(event.number), event.figures

    def _record(
        self, event: Event, file: str, status: BattleStatus, directory: Directory
    ) -> RecordFile:
        here = own_words(file, event.row)
        articles = articles_of(event.row)
        parties = parties_of(event, directory)
        place, reference = place_of(event, directory)
        cited = tuple(article_citations(file, event.row, articles))
        record = BattleRecord(
            id=f"{DATA_SET.id}-{event.number}",
            kind=_KINDS[event.violence],
            level=BattleLevel.ENGAGEMENT,
            status=status,
            name=_name(event, place.name),
            conflict=parties.conflict.id,
            date=date_of(event),
            place=reference,
            external_ids=tuple(_external_ids(event)),
            citations_by_field=FieldCitations(
                name=(here,), conflict=(here,), date=(here,), place=(here,)
            ),
            sides=sides_of(event),
            combatants=combatants_of(event, parties, here),
            claims=claims_of(event, parties, here, cited),
            passages=passages_of(event, articles),
        )
        registry = Registry.of((parties.conflict,), (place,), parties.actors, (DATA_SET, *articles))
        return checked(directory.file(record, registry))


_KINDS = MappingProxyType(
    {
        Violence.STATE_BASED: BattleKind.CLASH,
        Violence.NON_STATE: BattleKind.CLASH,
        Violence.ONE_SIDED: BattleKind.VIOLENCE_AGAINST_CIVILIANS,
    }
)


def _name(event: Event, place: str) -> str:
    """UCDP names no events: who, where and when."""
    days = f"{event.start}" if event.start == event.end else f"{event.start} to {event.end}"
    where = f"{place}, {days}"
    who = f"{event.side_a.name} - {event.side_b.name}"
    longest = _LONGEST_NAME - len(where) - len(": ")
    return f"{who if len(who) <= longest else f'{who[: longest - 1].rstrip()}…'}: {where}"


def _external_ids(event: Event) -> Iterator[ExternalId]:
    yield ucdp_id("event", event.number)
    if event.relid:
        yield ExternalId(authority=Authority.UCDP, id=f"relid:{event.relid}")
