"""The events of ACLED as record files, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...model.actors import Actor, ExternalId
from ...model.battles import BattleRecord, FieldCitations
from ...model.citations import Citation
from ...model.claims import CasualtyClaim, Claim, InvolvementClaim, Party
from ...model.claims.parties import Claimant
from ...model.claims.parts import Assessment
from ...model.dates import HistoricalDate
from ...model.passages import Passage
from ...model.quantities import Quantity
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.vocabulary.casualties import CasualtyEffect, CountBasis
from ...model.vocabulary.claims import AboutBasis, AssessmentScheme, ClaimKind
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.records import BattleLevel, BattleStatus
from ...model.vocabulary.registries import Authority
from ..cells import words_of
from ..claim_ids import Origin, claim_ids
from ..directory import Directory
from ..event_rows import EventRows
from ..findings import Finding
from ..leftover import leftover
from ..made_records import checked
from ..slugs import slug
from ..tables import Row
from .events import Event, event_of, read_rows
from .parties import actors_of, combatants_of, is_fight, kind_of, sides_of
from .places import country_code, place_of
from .sources import DATA_SET, citations, cited, sources_of

_OWN_VOICE = Claimant()
_HELD = frozenset(
    {
        "event_id_cnty",
        "event_date",
        "time_precision",
        "actor1",
        "assoc_actor_1",
        "actor2",
        "assoc_actor_2",
        "country",
        "admin1",
        "admin2",
        "admin3",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
        "source",
        "fatalities",
        "timestamp",
    }
)
_BESIDE_THE_DEAD = ("source", "timestamp", "geo_precision", "time_precision")
"""What the claim of the dead alone has, of those columns."""


class AcledEvents(EventRows[Event]):
    """The files of an import, as they are read."""

    name = "acled"
    endings = (".csv",)
    number = "event_id_cnty"

    def _rows(self, path: Path) -> Iterator[Row]:
        return read_rows(path)

    def _event(self, row: Row) -> Event:
        return event_of(row)

    def _told(self, event: Event) -> tuple[str, str]:
        return event.id, event.figures

    def _record(
        self, event: Event, file: str, status: BattleStatus, directory: Directory
    ) -> RecordFile:
        return _record(event, file, status, directory)

    def _remark(self, path: Path, row: Row) -> None:
        if country_code(row) is None:
            self.findings.remarks.append(
                Finding(
                    path.name,
                    row.number,
                    "country",
                    words_of(row, "country"),
                    "The country has no code of ISO 3166.",
                )
            )


def _record(event: Event, file: str, status: BattleStatus, directory: Directory) -> RecordFile:
    row = event.row
    here, sources = cited(file, row), sources_of(row)
    actors = actors_of(event, directory)
    place, reference = place_of(event, directory)
    record = BattleRecord(
        id=slug(f"acled {event.id}"),
        kind=kind_of(event),
        level=BattleLevel.ENGAGEMENT,
        status=status,
        name=f"{event.sub_type or event.type}: {place.name}, {event.day}",
        date=_date(event),
        place=reference,
        external_ids=(ExternalId(authority=Authority.ACLED, id=event.id),),
        citations_by_field=FieldCitations(name=(here,), date=(here,), place=(here,)),
        sides=sides_of(event),
        combatants=combatants_of(event, actors, here),
        claims=(
            *_deaths(event, tuple(citations(file, row, sources))),
            *_involvements(event, actors, here),
        ),
        passages=_passages(event),
    )
    return checked(directory.file(record, Registry.of((), (place,), actors, (DATA_SET, *sources))))


def _date(event: Event) -> HistoricalDate:
    """The day; where ACLED knows only the week, about it, and where only the month, the month."""
    match event.day_precision:
        case 3:
            edtf = f"{event.day:%Y-%m}"
        case 2:
            edtf = f"{event.day}~"
        case _:
            edtf = event.day.isoformat()
    return HistoricalDate(edtf=edtf, text=event.day_text, calendar=Calendar.GREGORIAN)


def _deaths(event: Event, here: tuple[Citation, ...]) -> Iterator[Claim]:
    """All the dead of the event together; ACLED does not say whose they were."""
    if event.fatalities is None:
        return
    words = str(event.fatalities)
    grades = {
        AssessmentScheme.ACLED_GEO: event.place_precision,
        AssessmentScheme.ACLED_TIME: event.day_precision,
    }
    asserted = HistoricalDate.undated()
    if event.uploaded is not None:
        day = event.uploaded.isoformat()
        asserted = HistoricalDate(edtf=day, text=None, calendar=Calendar.GREGORIAN)
    yield CasualtyClaim(
        id=_claim_id(event, ClaimKind.CASUALTIES, (), ("fatalities",), words),
        claimant=_OWN_VOICE,
        effects=(CasualtyEffect.KILLED,),
        count_basis=CountBasis.ESTIMATE,
        quantity=Quantity.exact(event.fatalities, words),
        asserted=asserted,
        citations=here,
        assessments=tuple(
            Assessment(scheme=scheme, grade=str(grade))
            for scheme, grade in grades.items()
            if grade is not None
        ),
    )


def _involvements(event: Event, actors: tuple[Actor, ...], here: Citation) -> Iterator[Claim]:
    """Those who are named and are no combatants: the associated, and all where nobody fights."""
    named = len({one.name for one in event.actors})
    names = [*dict.fromkeys(one.name for one in event.actors), *event.associates]
    told_of = dict(zip(dict.fromkeys(names), actors, strict=True))
    for name, actor in [*told_of.items()][named if is_fight(event) else 0 :]:
        yield InvolvementClaim(
            id=_claim_id(event, ClaimKind.INVOLVEMENT, (name,), (), name),
            claimant=_OWN_VOICE,
            about=(Party(actor=actor.id, label=name, basis=AboutBasis.STATED),),
            under_name=name,
            citations=(here,),
        )


def _claim_id(
    event: Event, kind: ClaimKind, party: tuple[str, ...], effects: tuple[str, ...], words: str
) -> str:
    (claim_id,) = claim_ids(
        [
            Origin(
                battle=event.id,
                source=DATA_SET.id,
                claimant=None,
                party=party,
                kind=kind,
                effects=effects,
                dates=(),
                words=words,
                locator=f"row/{event.row.number}",
            )
        ]
    )
    return claim_id


def _passages(event: Event) -> tuple[Passage, ...]:
    """What no field of the record says, the notes among it: a range of the dead may stand there."""
    row = event.row
    held = set(_HELD)
    if event.fatalities is None:
        held.difference_update(_BESIDE_THE_DEAD)
    if row["year"] == str(event.day.year):
        held.add("year")
    if country_code(row) is not None:
        held.add("iso")
    return leftover(row, DATA_SET.id, held)
