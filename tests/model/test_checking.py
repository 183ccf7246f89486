"""The rules between things, all at once, and what is said where parts are not well formed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from battleapi.errors import InvalidRecord
from battleapi.model.checking import check, read_record_file
from battleapi.model.pointers import CLAIM_MODELS
from battleapi.model.record_file import RecordFile
from battleapi.model.registry import Registry
from battleapi.model.vocabulary.claims import ClaimKind
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
            a_claim(number=2, event="crossing", related=related("part_of_total", 3)),
            a_claim(number=3, claimant=a_speaker("reds")) | {"citations": []},
            a_claim(number=4, related=related("supersedes", 5)),
            a_claim(number=5) | {"status": "x"},
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
        actors=[one | {"kind": "x"} for one in the_actors()],
    )
    shapes = {"wrong_type", "unknown_term", "rule_broken", "out_of_range"}
    assert {code for _, code in seen(document)} <= shapes


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


def many_faults() -> Document:
    """A file with a fault of every layer in most of its things, each hidden by another of it."""
    return a_battle(
        id="Fight at the Ford",
        date=a_date("1900-05-10") | {"calendar": None},
        place={"id": "Ford", "precision": "near"},
        citations_by_field={"name": [{"source": "chronicles"}], "conflict": [{"source": 5}]},
        sides=[{"side": 1, "opposes": [2]}, {"side": 2}],
        combatants=[a_combatant("redz", 4, role="hero", units=["scoutz"])],
        events=[an_event("crossing", kind="x", part_of="nowhere", text="")],
        claims=[
            a_claim(
                event="crosing",
                claimant=a_speaker("reds of the ford"),
                quantity=a_quantity(24) | {"qualifier": "some"},
                rank="preferred",
                related=related("restates", 7),
            ),
            a_claim(
                number=2,
                about=[a_party("blues", basis="unresolved")],
                claimant=a_speaker("redz"),
                citations=[],
                occurred={"edtf": "-0489-09-12", "text": "12 September 490 BC"}
                | {"calendar": "julian"},
            ),
            a_claim(number=3, effects=["killed", "casualty"], rank_reason="so", event="crosing"),
            a_claim(number=4, event="crosing") | {"kind": "rumour"},
        ],
        places=[a_place("ford", lat=1.0, basis="gazetteer", citations=[])],
        sources=[a_source("chronicle", kind="x", derives_from=["diary"])],
    )


def test_all_that_can_be_judged_is_told_at_once() -> None:
    assert seen(many_faults()) == [
        ("/id", "malformed"),
        ("/date", "rule_broken"),
        ("/place/id", "malformed"),
        ("/citations_by_field/conflict/0/source", "wrong_type"),
        ("/combatants/0/role", "unknown_term"),
        ("/events/0/kind", "unknown_term"),
        ("/events/0/text", "malformed"),
        ("/claims/0/claimant/actor", "malformed"),
        ("/claims/0/quantity/qualifier", "unknown_term"),
        ("/claims/1/about/0", "rule_broken"),
        ("/claims/1/occurred", "rule_broken"),
        ("/claims/1/citations", "out_of_range"),
        ("/claims/2", "rule_broken"),
        ("/claims/3/kind", "unknown_term"),
        ("/places/0", "rule_broken"),
        ("/sources/0/kind", "unknown_term"),
        # The rules of one thing that Pydantic does not come to,
        ("/claims/0", "rule_broken"),
        ("/claims/2", "rule_broken"),
        ("/places/0", "rule_broken"),
        # and those between things.
        ("/citations_by_field/name/0/source", "unknown_reference"),
        ("/combatants/0/actor", "unknown_reference"),
        ("/combatants/0/units/0", "unknown_reference"),
        ("/events/0/part_of", "unknown_reference"),
        ("/claims/0/event", "unknown_reference"),
        ("/claims/1/claimant/actor", "unknown_reference"),
        ("/claims/2/event", "unknown_reference"),
        ("/claims/0/related/0/claim", "unknown_reference"),
        ("/sources/0/derives_from/0", "unknown_reference"),
        ("/citations_by_field/date", "uncited"),
        ("/citations_by_field/place", "uncited"),
        ("/sides/0/opposes/0", "one_sided_opposition"),
        ("/combatants/0/side", "unknown_side"),
    ]


@pytest.mark.parametrize("kind", ClaimKind)
def test_whatever_of_a_claim_cannot_be_read_its_other_references_are_looked_at(
    kind: ClaimKind,
) -> None:
    sound = a_claim(kind, assessments=[], readings=[])
    for key in CLAIM_MODELS[kind].model_fields.keys() - {"id", "kind"}:
        broken = sound | {"claimant": a_speaker("redz"), "event": "crosing"} | {key: object()}
        at = {at for at, code in found(claims=[broken]) if code == "unknown_reference"}
        assert at == {"/claims/0/claimant/actor", "/claims/0/event"} - {
            f"/claims/0/{key}",
            f"/claims/0/{key}/actor",
        }


def test_the_report_counts_what_could_not_be_read() -> None:
    with pytest.raises(InvalidRecord) as caught:
        read_record_file(many_faults())
    # Four of the battle itself, three of its parts, five in claims and one whole claim, a kind.
    assert caught.value.unread == 14
    with pytest.raises(InvalidRecord) as sound:
        read_record_file(a_battle(claims=[a_claim(event="crosing")]))
    assert sound.value.unread == 0


def test_a_fault_names_the_thing_that_it_is_in() -> None:
    claims = [a_claim(event="crosing"), a_claim(number=2, status="x"), a_claim() | {"id": "C\n"}]
    assert [(one.at, one.of) for one in faults_in(a_battle(kind="x", claims=claims))] == [
        ("/kind", None),
        ("/claims/1/status", claim_id(2)),
        ("/claims/2/id", None),
        ("/claims/0/event", claim_id(1)),
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
