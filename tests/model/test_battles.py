"""Battles, sides, combatants and events: the truth that is stored."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from battleapi.model.battles import BattleRecord, Combatant, FieldCitations, Side
from battleapi.model.canonical import canonical
from battleapi.model.events import ClockTime, Event
from tests.records_of import (
    NO_DATE,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_record,
    an_event,
)

COPIES = ("conflicts", "places", "actors", "sources")


def stored(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in a_battle(**changes).items() if key not in COPIES}


def test_the_keys_of_a_stored_battle_and_their_order() -> None:
    record = BattleRecord.model_validate(stored())
    assert list(record.model_dump()) == [
        "id",
        "kind",
        "level",
        "status",
        "name",
        "aliases",
        "conflict",
        "part_of",
        "date",
        "place",
        "external_ids",
        "citations_by_field",
        "sides",
        "combatants",
        "events",
        "claims",
    ]


@pytest.mark.parametrize(
    "key", ["id", "kind", "level", "status", "name", "date", "citations_by_field"]
)
def test_what_a_battle_cannot_leave_out(key: str) -> None:
    document = stored()
    del document[key]
    with pytest.raises(ValidationError) as caught:
        BattleRecord.model_validate(document)
    assert [(e["type"], e["loc"]) for e in caught.value.errors()] == [("missing", (key,))]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "war"},
        {"level": "skirmish"},
        {"status": "public"},
        {"date": None},
        {"place": None},
        {"citations_by_field": None},
        {"aliases": ["A", "A"]},
        {"revision": 3},
        {"counts": {}},
        {"sides": [{"side": True}]},
        {"sides": [{"side": 0}]},
        {"sides": [{"side": "1"}]},
        {"sides": [{"side": 1, "opposes": [2, 2]}]},
        {"combatants": [a_combatant("reds", 1, citations=[])]},
        {"combatants": [a_combatant("reds", 1, role="hero")]},
        {"combatants": [a_combatant("reds", 1, units=["scouts", "scouts"])]},
        {"combatants": [a_combatant("reds", 1, sided_by=["not-a-claim"])]},
        {"combatants": [a_combatant("reds", 1, commanders=[{"actor": "x"}])]},
    ],
)
def test_what_no_battle_has(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        BattleRecord.model_validate(stored(**changes))


def test_a_side_opposes_nobody_unless_it_is_said() -> None:
    assert Side.model_validate({"side": 1}).opposes == ()
    assert Side.model_validate({"side": 99, "opposes": [1, 2]}).opposes == (1, 2)


def test_a_combatant_says_where_it_stands_even_if_on_no_side() -> None:
    envoys = Combatant.model_validate(a_combatant("envoys", None))
    assert envoys.side is None
    document = a_combatant("envoys", None)
    del document["side"]
    with pytest.raises(ValidationError):
        Combatant.model_validate(document)


def test_a_commander_has_words_and_perhaps_a_fate() -> None:
    led = a_combatant("reds", 1, commanders=[{"label": "Colonel Red", "fate": "killed"}])
    (commander,) = Combatant.model_validate(led).commanders
    assert commander.model_dump(mode="json") == {
        "actor": None,
        "label": "Colonel Red",
        "fate": "killed",
        "citations": [],
    }


def test_an_event_is_found_by_its_id() -> None:
    record = a_record().record
    event = record.event("crossing")
    assert event is not None
    assert event.name == "Crossing"
    assert record.event("retreat") is None
    assert record.event(None) is None


def test_a_copy_looks_up_its_own_events() -> None:
    record = BattleRecord.model_validate(stored())
    assert record.event("crossing") is record.events[0]
    (event,) = record.events
    copied = record.model_copy(update={"events": (event.model_copy(update={"id": "retreat"}),)})
    assert copied.event("crossing") is None
    assert copied.event("retreat") is copied.events[0]


def test_what_was_looked_up_is_no_part_of_a_record() -> None:
    record, fresh = (BattleRecord.model_validate(stored()) for _ in range(2))
    record.event("crossing")
    assert record == fresh
    assert canonical(record) == canonical(fresh)


def test_citations_are_those_of_fields_combatants_events_and_claims_in_order() -> None:
    def at(place: int) -> dict[str, Any]:
        return a_citation(locator=f"row/{place}")

    fields = {
        "place": [at(5)],
        "date": [at(4)],
        "part_of": [at(3)],
        "conflict": [at(2)],
        "name": [at(1)],
    }
    commander = {"label": "Colonel Red", "citations": [at(7)]}
    record = BattleRecord.model_validate(
        stored(
            citations_by_field=fields,
            combatants=[a_combatant("reds", 1, citations=[at(6)], commanders=[commander])],
            events=[an_event(citations=[at(8)])],
            claims=[a_claim(citations=[at(9), at(10)])],
        )
    )
    assert [one.locator for one in record.citations()] == [f"row/{n}" for n in range(1, 11)]
    assert len(FieldCitations().all()) == 0


def test_an_event_is_written_with_every_key() -> None:
    event = Event.model_validate(an_event())
    assert event.model_dump(mode="json") == {
        "id": "crossing",
        "kind": "clash",
        "phase": "battle",
        "name": "Crossing",
        "part_of": None,
        "date": a_date("1900-05-10"),
        "time": {"text": None, "from_minute": None, "to_minute": None},
        "place": {"id": None, "text": None, "precision": None},
        "participants": [],
        "text": "The Reds cross the ford.",
        "citations": [a_citation()],
    }


def test_an_event_needs_no_date() -> None:
    document = an_event()
    del document["date"]
    assert Event.model_validate(document).date.model_dump() == NO_DATE


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "battle"},
        {"phase": "before"},
        {"text": ""},
        {"citations": []},
        {"part_of": "crossing"},
        {"participants": [{"actor": "reds", "role": "hero"}]},
        {"participants": [{"actor": "reds", "role": "party"}] * 2},
        {"time": None},
        {"time": {"from_minute": 1441}},
        {"time": {"from_minute": -1}},
        {"time": {"from_minute": True}},
        {"time": {"from_minute": "60"}},
    ],
)
def test_what_is_no_event(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Event.model_validate(an_event(**changes))


def test_a_time_of_day_is_in_minutes_and_may_run_past_midnight() -> None:
    night = ClockTime.model_validate({"text": "by night", "from_minute": 1320, "to_minute": 240})
    assert (night.from_minute, night.to_minute) == (1320, 240)
    assert ClockTime.model_validate({"from_minute": 0, "to_minute": 1440}).to_minute == 1440
