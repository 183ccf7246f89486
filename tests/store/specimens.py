"""Small records to put into a store: only what a test names differs from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from battleapi.model.actors import Actor, Membership
from battleapi.model.battles import BattleRecord, Combatant, FieldCitations, Side
from battleapi.model.citations import Citation, ViaStep
from battleapi.model.claims import CLAIM, Claim
from battleapi.model.conflicts import Conflict
from battleapi.model.dates import HistoricalDate
from battleapi.model.events import Event
from battleapi.model.places import Place
from battleapi.model.record_file import RecordFile
from battleapi.model.registry import Registry, Shared
from battleapi.model.sources import Source
from battleapi.model.vocabulary.claims import ViaRole
from battleapi.model.vocabulary.dates import Calendar
from battleapi.model.vocabulary.records import CombatantRole
from battleapi.store.registries import registry_of

PAPER = "the-paper"


def dated(edtf: str | None) -> HistoricalDate:
    if edtf is None:
        return HistoricalDate.undated()
    return HistoricalDate(edtf=edtf, text=None, calendar=Calendar.GREGORIAN)


def cited(source: str = PAPER, *via: str) -> tuple[Citation, ...]:
    steps = tuple(ViaStep(role=ViaRole.RELAY, source=one) for one in via)
    return (Citation(source=source, via=steps),)


def claim_id(number: int) -> str:
    return f"c{number:015d}"


def actor(
    actor_id: str,
    *,
    name: str | None = None,
    of: Sequence[str | dict[str, Any]] = (),
    country: str | None = None,
    kind: str = "non_state_armed_group",
    aliases: Sequence[str] = (),
    ucdp: str | None = None,
) -> Actor:
    memberships = [
        Membership.model_validate(
            {"type": "component", **({"of": one} if isinstance(one, str) else one)}
        )
        for one in of
    ]
    return Actor.model_validate(
        {
            "id": actor_id,
            "kind": kind,
            "name": name or actor_id.replace("-", " ").title(),
            "country": country,
            "memberships": memberships,
            "aliases": tuple(aliases),
            "external_ids": [{"authority": "ucdp", "id": ucdp}] if ucdp else [],
        }
    )


def conflict(
    conflict_id: str,
    *,
    name: str | None = None,
    part_of: str | None = None,
    date: str | None = None,
) -> Conflict:
    return Conflict.model_validate(
        {
            "id": conflict_id,
            "kind": "war",
            "name": name or conflict_id.title(),
            "part_of": part_of,
            "date": dated(date),
        }
    )


def place(
    place_id: str,
    *countries: str,
    name: str | None = None,
    citations: tuple[Citation, ...] = (),
) -> Place:
    return Place(
        id=place_id, name=name or place_id.title(), countries=countries, citations=citations
    )


def source(
    source_id: str = PAPER,
    *,
    kind: str = "news_report",
    name: str | None = None,
    through: str | None = None,
    date: str | None = None,
) -> Source:
    return Source.model_validate(
        {
            "id": source_id,
            "kind": kind,
            "name": name or source_id.title(),
            "reached": {"read": through is None, "through": through},
            "date": dated(date),
        }
    )


def claim(
    number: int,
    *,
    by: str | None = None,
    about: Sequence[str] = (),
    effects: Sequence[str] = ("killed",),
    value: int = 4,
    kind: str = "casualties",
    date: str | None = None,
    source_ids: Sequence[str] = (PAPER,),
    **more: Any,
) -> Claim:
    body: dict[str, Any] = {}
    if kind in {"casualties", "materiel"}:
        body["effects"] = list(effects)
        body["quantity"] = {
            "as_said": str(value),
            "qualifier": "exact",
            "value": value,
            "lower": value,
            "upper": value,
            "bounds_kind": None,
            "term": None,
        }
    if kind == "materiel":
        body |= {"item": "trucks", "item_class": "vehicle"}
    if kind == "statement":
        body |= {"topic": "other", "speech_act": "announces"}
    return CLAIM.validate_python(
        {
            "id": claim_id(number),
            "kind": kind,
            "claimant": {"actor": by, "label": None},
            "about": [{"actor": one, "label": None, "basis": "stated"} for one in about],
            "occurred": dated(date),
            "citations": cited(*source_ids),
            **body,
            **more,
        }
    )


def event(
    event_id: str,
    *,
    phase: str = "battle",
    kind: str = "clash",
    date: str | None = None,
    place_id: str | None = None,
    participants: Iterable[str] = (),
) -> Event:
    return Event.model_validate(
        {
            "id": event_id,
            "kind": kind,
            "phase": phase,
            "name": event_id.replace("-", " "),
            "date": dated(date),
            "place": {"id": place_id},
            "participants": [{"actor": one, "role": "party"} for one in participants],
            "text": "Something happens.",
            "citations": cited(),
        }
    )


def battle(
    battle_id: str,
    *,
    date: str | None = None,
    place_id: str | None = None,
    sides: Sequence[Sequence[str]] = (),
    claims: Sequence[Claim] = (),
    events: Sequence[Event] = (),
    **more: Any,
) -> BattleRecord:
    """A battle; `sides` are lists of combatants that oppose every other list."""
    numbers = range(1, len(sides) + 1)
    return BattleRecord.model_validate(
        {
            "id": battle_id,
            "kind": "battle",
            "level": "battle",
            "status": "published",
            "name": battle_id.replace("-", " ").capitalize(),
            "date": dated(date),
            "place": {"id": place_id},
            "citations_by_field": FieldCitations(
                name=cited(), conflict=cited(), part_of=cited(), date=cited(), place=cited()
            ),
            "sides": [
                Side(side=one, opposes=tuple(other for other in numbers if other != one))
                for one in numbers
            ],
            "combatants": [
                Combatant(
                    actor=one,
                    label=one,
                    side=number,
                    role=CombatantRole.BELLIGERENT,
                    citations=cited(),
                )
                for number, combatants in enumerate(sides, 1)
                for one in combatants
            ],
            "events": tuple(events),
            "claims": tuple(claims),
            **more,
        }
    )


def file(record: BattleRecord, *shared: Shared) -> RecordFile:
    """A record file with copies of those of the things that the record leads to."""
    given = registry_of(shared)
    known = given if PAPER in given.sources else registry_of((*shared, source()))
    return RecordFile.of(record, Registry(**{n: getattr(known, n) for n in known.__slots__}))
