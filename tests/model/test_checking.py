"""The rules between things, all at once, and what is said where parts are not well formed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from battleapi.errors import InvalidRecord
from battleapi.model.checking import check, read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.registry import Registry
from tests.generated_records import broken_files, json_values, record_files
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_party,
    a_place,
    a_quantity,
    a_record,
    a_source,
    a_speaker,
    an_actor,
    an_event,
    claim_id,
    faults_in,
    the_actors,
)


def seen(document: object) -> list[tuple[str, str]]:
    return [(fault.at, fault.code) for fault in faults_in(document)]


def found(**changes: Any) -> list[tuple[str, str]]:
    """Where and what is wrong with a battle that has these keys."""
    return seen(a_battle(**changes))


def related(link: str, *to: int) -> list[Document]:
    return [{"type": link, "claim": claim_id(one)} for one in to]


def test_a_sound_record_has_no_fault() -> None:
    assert faults_in(a_battle(claims=[a_claim()])) == ()
    assert read_record_file(a_battle(claims=[a_claim()])).claims[0].id == claim_id(1)


def test_reading_refuses_with_every_fault() -> None:
    broken = a_battle(status="public", events=[an_event(part_of="nowhere")])
    with pytest.raises(InvalidRecord, match=r"^2 rules are broken\.$") as caught:
        read_record_file(broken)
    assert caught.value.faults == faults_in(broken)
    assert [(one.at, one.code) for one in caught.value.faults] == [
        ("/status", "unknown_term"),
        ("/events/0/part_of", "unknown_reference"),
    ]
    with pytest.raises(InvalidRecord, match="1 rule is broken"):
        read_record_file(a_battle(status="public"))


# Both at once, and no noise


def test_faults_of_shape_and_faults_between_things_come_together() -> None:
    document = a_battle(
        date=a_date("1900-13"),
        claims=[
            a_claim() | {"kind": "rumour"},
            a_claim(number=2, about=[a_party("blue")]),
            a_claim(number=3, quantity=a_quantity() | {"value": "24"}),
            a_claim(number=4, event="crosing"),
        ],
        actors=[an_actor("mist", "fog"), *the_actors()],
        places=[a_place("ford", lat=1.0), a_place("mill", citations=[a_citation("atlas")])],
    )
    assert seen(document) == [
        ("/date/edtf", "malformed"),
        ("/claims/0/kind", "unknown_term"),
        ("/claims/2/quantity/value", "wrong_type"),
        ("/places/0", "rule_broken"),
        ("/actors/0/kind", "unknown_term"),
        ("/claims/1/about/0/actor", "unknown_reference"),
        ("/claims/3/event", "unknown_reference"),
        ("/places/1/citations/0/source", "unknown_reference"),
    ]


def test_what_is_there_and_not_well_formed_is_not_called_missing() -> None:
    document = a_battle(
        claims=[
            a_claim("involvement") | {"claimant": 5},
            a_claim(number=2, event="crossing", related=related("part_of_total", 1)),
        ],
        events=[an_event() | {"kind": "x"}],
        combatants=[
            a_combatant("reds", 1, sided_by=[claim_id(1)], units=["scouts"]),
            a_combatant("blues", 2),
        ],
        sides=[{"side": 1, "opposes": [2]}, {"side": 2, "opposes": 1}],
        conflicts=[{"id": "river-war", "kind": "x", "name": "River War"}],
        places=[a_place("ford", lat=1.0)],
        sources=[a_source("chronicle", kind="x")],
        actors=[an_actor(one["id"]) | {"kind": "x"} for one in the_actors()],
    )
    assert {code for _, code in seen(document)} <= {"wrong_type", "unknown_term", "rule_broken"}


def test_a_list_that_cannot_be_read_makes_nothing_missing() -> None:
    assert found(actors="many", claims=[a_claim()]) == [("/actors", "wrong_type")]
    assert found(events=5, claims=[a_claim(event="crossing")]) == [("/events", "wrong_type")]


def test_voices_are_not_compared_where_memberships_are_not_known() -> None:
    claims = [
        a_claim(claimant=a_speaker("reds")),
        a_claim(number=2, claimant=a_speaker("scouts"), related=related("part_of_total", 1)),
    ]
    actors = [one | {"kind": "x"} if one["id"] == "reds" else one for one in the_actors()]
    assert found(claims=claims, actors=actors) == [("/actors/1/kind", "unknown_term")]


def test_an_unknown_unit_is_not_also_called_no_member() -> None:
    assert found(combatants=[a_combatant("reds", 1, units=["scoutz"])]) == [
        ("/combatants/0/units/0", "unknown_reference")
    ]
    assert found(combatants=[a_combatant("redz", 1, units=["scouts"])]) == [
        ("/combatants/0/actor", "unknown_reference")
    ]


def test_an_id_is_found_twice_even_where_one_of_the_two_is_not_well_formed() -> None:
    claims = [a_claim() | {"kind": "x"}, a_claim(), a_claim() | {"polarity": "x"}]
    assert found(claims=claims) == [
        ("/claims/0/kind", "unknown_term"),
        ("/claims/2/polarity", "unknown_term"),
        ("/claims/1", "duplicate_id"),
        ("/claims/2", "duplicate_id"),
    ]


# Records without copies


def test_a_stored_record_is_checked_against_what_is_given() -> None:
    file = a_record(a_claim())
    assert list(check(file.record, file.registry)) == []
    at = [fault.at for fault in check(file.record, Registry())]
    assert at[:3] == ["/conflict", "/place/id", "/citations_by_field/name/0/source"]
    assert not any(one.startswith(("/actors", "/sources")) for one in at)


# Whatever comes


@given(broken_files())
def test_checking_never_fails_and_what_it_accepts_can_be_read(document: Document) -> None:
    faults = faults_in(document)
    if faults:
        with pytest.raises(InvalidRecord) as caught:
            read_record_file(document)
        assert caught.value.faults == faults
    else:
        assert isinstance(read_record_file(document), RecordFile)


@given(json_values)
def test_checking_takes_any_value_at_all(value: object) -> None:
    assert all(fault.where == "record" for fault in faults_in(value))


@given(record_files())
def test_a_sound_record_stays_sound(document: Document) -> None:
    assert faults_in(document) == ()


@given(record_files())
def test_one_fault_is_one_fault(document: Document) -> None:
    """A misspelt status adds one fault to a sound record, and hides none."""
    assert seen(document | {"status": "public"}) == [("/status", "unknown_term")]
