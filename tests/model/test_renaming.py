from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from battleapi.model import references
from battleapi.model.actors import Actor
from battleapi.model.battles import BattleRecord
from battleapi.model.checking import read_record_file
from battleapi.model.renaming import renamed_in_battle, renamed_in_shared
from battleapi.model.resources import Resource
from tests.generated_records import record_files
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_membership,
    a_party,
    a_reading,
    a_speaker,
    a_station,
    an_actor,
    an_event,
)


def renamed(old: str, new: str, **changes: Any) -> BattleRecord:
    file = read_record_file(a_battle(**changes))
    return renamed_in_battle(file.record, Resource.ACTOR, old, new)


def actors_in(record: BattleRecord) -> set[str]:
    return {one.id for one in references.of_record(record) if one.resource is Resource.ACTOR}


def test_every_place_that_names_the_old_id_names_the_new_one() -> None:
    via = [a_citation(via=[a_station("relay", actor="gazette")])]
    file = read_record_file(
        a_battle(
            claims=[
                a_claim(
                    claimant=a_speaker("gazette"),
                    about=[a_party("blues"), a_party("gazette")],
                    inflicted_by=["gazette"],
                    citations=via,
                    readings=[a_reading({"inflicted_by": ["gazette", "greens"]})],
                ),
            ],
            events=[an_event(participants=[{"actor": "gazette", "role": "party"}])],
            combatants=[
                a_combatant("reds", 1),
                a_combatant(
                    "gazette",
                    2,
                    label="The Paper",
                    commanders=[{"actor": "gazette", "label": "x", "fate": None, "citations": via}],
                ),
            ],
        )
    )
    assert "gazette" in actors_in(file.record)
    after = renamed_in_battle(file.record, Resource.ACTOR, "gazette", "envoys")
    assert actors_in(after) == actors_in(file.record) - {"gazette"} | {"envoys"}
    told = json.dumps(after.model_dump(mode="json"))
    assert "gazette" not in told
    back = renamed_in_battle(after, Resource.ACTOR, "envoys", "gazette")
    assert back == file.record


def test_what_says_the_same_of_both_stands_once() -> None:
    claims = [
        a_claim(about=[a_party("blues"), a_party("greens")], inflicted_by=["greens", "blues"]),
        a_claim("outcome", 2, by=["blues", "greens"], about=[a_party("blues"), a_party("greens")]),
        a_claim(number=3, about=[a_party("blues", "B"), a_party("greens", "G")]),
    ]
    first, outcome, worded = renamed("greens", "blues", claims=claims).claims
    assert [one.actor for one in first.about] == ["blues"]
    assert getattr(first, "inflicted_by") == ("blues",)  # noqa: B009 - of some kinds of claim only
    assert getattr(outcome, "by") == ("blues",)  # noqa: B009 - as above
    assert [one.actor for one in outcome.about] == ["blues"]
    # Nor is a claim about anybody twice, in whatever words.
    assert [(one.actor, one.label) for one in worded.about] == [("blues", "B")]


def combatants(*some: Document) -> list[Document]:
    return [a_combatant("reds", 1), *some]


def test_two_combatants_of_one_side_become_one_with_what_both_have() -> None:
    led: Document = {"actor": None, "label": "Ann", "fate": None, "citations": []}
    also: Document = {"actor": None, "label": "Bob", "fate": None, "citations": []}
    sided = a_claim("involvement", 7, about=[a_party("greens")])
    record = renamed(
        "greens",
        "blues",
        combatants=combatants(
            a_combatant(
                "greens",
                2,
                label="Greens",
                commanders=[led],
                sided_by=[sided["id"]],
                citations=[a_citation("letter")],
            ),
            a_combatant("blues", 2, label="Blues", commanders=[also, led]),
        ),
        claims=[sided],
    )
    (_, both) = record.combatants
    assert (both.actor, both.side, both.label) == ("blues", 2, "Blues")
    assert [one.label for one in both.commanders] == ["Ann", "Bob"]
    assert [one.source for one in both.citations] == ["letter", "chronicle"]
    assert both.sided_by == (sided["id"],)


def test_whoever_is_on_two_sides_stands_on_each() -> None:
    some = combatants(a_combatant("greens", 3), a_combatant("blues", 2))
    record = renamed("greens", "blues", combatants=some)
    assert [(one.actor, one.side) for one in record.combatants] == [
        ("reds", 1),
        ("blues", 3),
        ("blues", 2),
    ]


def test_places_and_conflicts_are_renamed_too() -> None:
    record = read_record_file(a_battle()).record
    assert renamed_in_battle(record, Resource.PLACE, "ford", "mill").place.id == "mill"
    assert renamed_in_battle(record, Resource.CONFLICT, "river-war", "war").conflict == "war"
    # Ids of other kinds of thing are other ids.
    assert renamed_in_battle(record, Resource.CONFLICT, "ford", "mill") == record


def test_a_shared_thing_names_what_it_named_under_the_new_id() -> None:
    scouts = Actor.model_validate(
        an_actor(
            "scouts",
            memberships=[a_membership("reds"), a_membership("blues"), a_membership("greens")],
        )
    )
    after = renamed_in_shared(scouts, Resource.ACTOR, "greens", "blues")
    assert isinstance(after, Actor)
    assert [one.of for one in after.memberships] == ["reds", "blues"]
    with pytest.raises(ValidationError):
        renamed_in_shared(scouts, Resource.ACTOR, "greens", "scouts")


@given(record_files())
def test_nothing_but_the_id_changes(document: Document) -> None:
    record = read_record_file(document).record
    for actor in sorted(actors_in(record)):
        after = renamed_in_battle(record, Resource.ACTOR, actor, "somebody-else")
        assert renamed_in_battle(after, Resource.ACTOR, "somebody-else", actor) == record
        assert actors_in(after) == actors_in(record) - {actor} | {"somebody-else"}
