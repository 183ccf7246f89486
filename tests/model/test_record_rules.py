"""The rules between the things of a record, one by one."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.errors import Fault
from battleapi.model.record_rules import MOST_SUGGESTIONS
from tests.records_of import (
    NO_DATE,
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_membership,
    a_place,
    a_quantity,
    a_reading,
    a_source,
    a_speaker,
    an_actor,
    an_event,
    claim_id,
    faults_in,
    the_actors,
    the_citations,
    the_sources,
)


def found(**changes: Any) -> list[tuple[str, str]]:
    """Where and what is wrong with a battle that has these keys."""
    return [(fault.at, fault.code) for fault in faults_in(a_battle(**changes))]


def the_fault(**changes: Any) -> Fault:
    (fault,) = faults_in(a_battle(**changes))
    return fault


def related(link: str, *to: int) -> list[Document]:
    return [{"type": link, "claim": claim_id(one)} for one in to]


# Ids


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("sides", [{"side": 1}, {"side": 2}, {"side": 3}, {"side": 2}]),
        ("combatants", [a_combatant("reds", 1), a_combatant("blues", 2), a_combatant("reds", 1)]),
        ("combatants", [a_combatant("envoys", None), a_combatant("envoys", None)]),
        ("events", [an_event(), an_event()]),
        ("claims", [a_claim(), a_claim("statement", 2), a_claim("statement")]),
        ("conflicts", [{"id": "river-war", "kind": "war", "name": "x"}] * 2),
        ("places", [a_place("ford"), a_place("ford")]),
        ("actors", [*the_actors(), an_actor("blues")]),
        ("sources", [*the_sources(), a_source("letter")]),
    ],
)
def test_an_id_stands_once_in_its_list(name: str, members: list[Document]) -> None:
    fault = the_fault(**{name: members})
    assert (fault.at, fault.code) == (f"/{name}/{len(members) - 1}", "duplicate_id")
    assert fault.detail == f"An entry of {name} stands here a second time."


def test_every_further_entry_with_the_same_id_is_a_fault() -> None:
    assert found(events=[an_event(), an_event(), an_event()]) == [
        ("/events/1", "duplicate_id"),
        ("/events/2", "duplicate_id"),
    ]


def test_who_changed_sides_stands_on_both() -> None:
    sides = (1, 2, None)
    assert found(combatants=[a_combatant("blues", side) for side in sides]) == []


# References


@pytest.mark.parametrize(
    ("changes", "at", "home", "near"),
    [
        ({"conflict": "rivver-war"}, "/conflict", "conflict of the file", ("river-war",)),
        ({"place": {"id": "forde"}}, "/place/id", "place of the file", ("ford",)),
        (
            {"combatants": [a_combatant("redz", 1)]},
            "/combatants/0/actor",
            "actor of the file",
            ("reds",),
        ),
        (
            {"citations_by_field": the_citations(name=[a_citation("chronicles")])},
            "/citations_by_field/name/0/source",
            "source of the file",
            ("chronicle",),
        ),
        (
            {"claims": [a_claim(event="crosing")]},
            "/claims/0/event",
            "event of the record",
            ("crossing",),
        ),
        (
            {"claims": [a_claim(related=related("restates", 7))]},
            "/claims/0/related/0/claim",
            "claim of the record",
            (claim_id(1),),
        ),
        (
            {"actors": [*the_actors(), an_actor("x", memberships=[a_membership("zzz")])]},
            "/actors/9/memberships/0/of",
            "actor of the file",
            (),
        ),
        (
            {"sources": [*the_sources(), a_source("x", derives_from=["leter"])]},
            "/sources/2/derives_from/0",
            "source of the file",
            ("letter",),
        ),
    ],
)
def test_a_reference_leads_somewhere(
    changes: Document, at: str, home: str, near: tuple[str, ...]
) -> None:
    fault = the_fault(**changes)
    assert (fault.at, fault.code) == (at, "unknown_reference")
    assert fault.detail == f"No {home} has this id."
    assert fault.expected[: len(near)] == near


def test_only_the_first_unknown_ids_are_told_what_was_perhaps_meant() -> None:
    claims = [a_claim(number=number, event="crosing") for number in range(MOST_SUGGESTIONS + 5)]
    faults = faults_in(a_battle(claims=claims))
    assert [fault.at for fault in faults] == [f"/claims/{place}/event" for place in range(25)]
    assert [fault.expected for fault in faults] == [("crossing",)] * 20 + [()] * 5


# Citations


@pytest.mark.parametrize("field", ["name", "conflict", "part_of", "date", "place"])
def test_what_is_given_of_a_battle_is_cited(field: str) -> None:
    fault = the_fault(part_of="river-campaign", citations_by_field=the_citations(**{field: []}))
    assert (fault.at, fault.code) == (f"/citations_by_field/{field}", "uncited")
    assert fault.detail == (f"The record gives {field}, and nothing says where it is written.")
    assert fault.expected == (f"a citation of the {field}",)


def test_what_is_not_given_of_a_battle_needs_no_citation() -> None:
    named_only = {"conflict": None, "date": NO_DATE, "place": {}}
    name = the_citations(conflict=[], part_of=[], date=[], place=[])
    assert found(citations_by_field=name, **named_only) == []
    worded = {"date": NO_DATE | {"text": "in early May"}, "place": {"text": "at the ford"}}
    assert found(citations_by_field=name, **(named_only | worded)) == [
        ("/citations_by_field/date", "uncited"),
        ("/citations_by_field/place", "uncited"),
    ]


def test_what_cannot_be_read_is_not_also_called_uncited() -> None:
    assert found(citations_by_field=5) == [("/citations_by_field", "wrong_type")]
    cited = the_citations(name=[{"source": 5}], date=[])
    assert found(citations_by_field=cited) == [
        ("/citations_by_field/name/0/source", "wrong_type"),
        ("/citations_by_field/date", "uncited"),
    ]


def test_what_is_given_and_cannot_be_read_is_called_uncited_all_the_same() -> None:
    uncited = the_citations(name=[], conflict=[], date=[], place=[])
    assert found(citations_by_field=uncited, name=5, date=a_date("1900-13"), conflict=None) == [
        ("/name", "wrong_type"),
        ("/date/edtf", "malformed"),
        ("/citations_by_field/name", "uncited"),
        ("/citations_by_field/date", "uncited"),
        ("/citations_by_field/place", "uncited"),
    ]


def test_other_battles_may_not_be_loaded_yet() -> None:
    claims = [a_claim(covers_battles=["siege-of-the-mill"])]
    assert found(part_of="river-campaign", claims=claims) == []


def test_the_unknown_in_readings_is_found_too() -> None:
    share = {"share": [1, 3], "of": claim_id(9), "remainder_of": None}
    read = a_reading({"event": "nowhere", "quantity": a_quantity(None, relative=share)})
    assert found(claims=[a_claim(readings=[read])]) == [
        ("/claims/0/readings/0/instead/0/event", "unknown_reference"),
        ("/claims/0/readings/0/instead/0/quantity/relative/of", "unknown_reference"),
    ]


# Sides, units, siding claims


def test_sides_agree_on_who_opposes_whom() -> None:
    sides = [
        {"side": 1, "opposes": [1, 2, 9]},
        {"side": 2, "opposes": []},
        {"side": 3, "opposes": [2]},
    ]
    faults = faults_in(a_battle(sides=sides))
    assert [(fault.at, fault.code, fault.expected) for fault in faults] == [
        ("/sides/0/opposes/0", "opposes_itself", ()),
        ("/sides/0/opposes/1", "one_sided_opposition", ()),
        ("/sides/0/opposes/2", "unknown_side", ("1", "2", "3")),
        ("/sides/2/opposes/0", "one_sided_opposition", ()),
    ]
    assert faults[1].detail == "Side 2 does not list side 1 in its own opposes."


def test_a_combatant_stands_on_a_side_that_there_is() -> None:
    fault = the_fault(combatants=[a_combatant("reds", 4), a_combatant("envoys", None)])
    assert (fault.at, fault.code) == ("/combatants/0/side", "unknown_side")
    assert fault.expected == ("1", "2", "3")


def test_units_belong_to_their_combatant_on_the_date() -> None:
    guard = an_actor("guard", memberships=[a_membership("reds", "component", **{"from": "1901"})])
    units = [a_combatant("reds", 1, units=["scouts", "guard", "blues"])]
    actors = [*the_actors(), guard]
    assert found(combatants=units, actors=actors) == [
        ("/combatants/0/units/1", "not_a_member"),
        ("/combatants/0/units/2", "not_a_member"),
    ]
    assert found(combatants=units[:1], actors=actors, date=a_date("1901-05")) == [
        ("/combatants/0/units/2", "not_a_member")
    ]


def test_only_involvement_puts_a_combatant_on_a_side() -> None:
    sided = [a_combatant("reds", 1, sided_by=[claim_id(1), claim_id(2)])]
    assert found(combatants=sided, claims=[a_claim("involvement"), a_claim(number=2)]) == [
        ("/combatants/0/sided_by/1", "not_an_involvement")
    ]


# Links


def test_a_claim_is_not_related_to_itself() -> None:
    for link in ("restates", "part_of_total", "supersedes", "corroborates"):
        assert found(claims=[a_claim(related=related(link, 1))]) == [
            ("/claims/0/related/0", "relates_to_itself")
        ]


@pytest.mark.parametrize("link", ["part_of_total", "included_in"])
def test_parts_and_totals_count_something(link: str) -> None:
    part = a_claim(number=2, related=related(link, 1))
    assert found(claims=[a_claim("statement"), part]) == [("/claims/1/related/0", "not_a_number")]
    worded = a_claim("statement", 2, related=related(link, 1))
    assert found(claims=[a_claim(), worded]) == [("/claims/1/related/0", "not_a_number")]
    things = a_claim("materiel", 2, related=related(link, 1))
    assert found(claims=[a_claim(), things]) == []


def test_a_part_is_of_the_voice_of_its_total() -> None:
    def of(total: Document, part: Document) -> list[tuple[str, str]]:
        link = related("part_of_total", 1)
        return found(
            claims=[a_claim(claimant=total), a_claim(number=2, claimant=part, related=link)]
        )

    differs = [("/claims/1/related/0", "voice_differs")]
    assert of(a_speaker("reds"), a_speaker("scouts")) == []
    assert of(a_speaker("redland"), a_speaker("reds", "an officer")) == []
    assert of(a_speaker(), a_speaker()) == []
    assert of(a_speaker(None, "a medic"), a_speaker(None, "A medic")) == []
    assert of(a_speaker("reds"), a_speaker("blues")) == differs
    assert of(a_speaker("envoys"), a_speaker("contingent")) == differs
    assert of(a_speaker("reds"), a_speaker()) == differs
    assert of(a_speaker(None, "a medic"), a_speaker(None, "a nurse")) == differs


def test_another_voice_may_name_those_whom_a_figure_includes() -> None:
    inside = a_claim(number=2, claimant=a_speaker("reds"), related=related("included_in", 1))
    assert found(claims=[a_claim(claimant=a_speaker("blues")), inside]) == []


@pytest.mark.parametrize("link", ["supersedes", "retracts"])
@pytest.mark.parametrize("status", ["superseded", "retracted"])
def test_what_is_superseded_or_taken_back_is_no_longer_current(link: str, status: str) -> None:
    newer = a_claim(number=2, related=related(link, 1))
    assert found(claims=[a_claim(), newer]) == [("/claims/1/related/0", "still_current")]
    assert found(claims=[a_claim(status=status), newer]) == []


# What is about this battle


def test_a_figure_does_not_cover_the_battle_alone_by_name() -> None:
    own = "fight-at-the-ford"
    assert found(claims=[a_claim(covers_battles=[own])]) == [
        ("/claims/0/covers_battles", "covers_only_itself")
    ]
    assert found(claims=[a_claim(covers_battles=[own, "siege-of-the-mill"])]) == []
    assert found(claims=[a_claim(covers_battles=["siege-of-the-mill"])]) == []


# Circles


@pytest.mark.parametrize("link", ["part_of_total", "included_in", "restates"])
def test_links_form_no_circle(link: str) -> None:
    claims = [
        a_claim(number=1, related=related(link, 2)),
        a_claim(number=2, related=related(link, 3)),
        a_claim(number=3, related=related(link, 1)),
        a_claim(number=4, related=related(link, 1)),
    ]
    assert found(claims=claims) == [(f"/claims/{place}/related", "circle") for place in range(3)]


@pytest.mark.parametrize("link", ["part_of_total", "included_in", "restates"])
def test_a_long_chain_is_no_circle(link: str) -> None:
    chain = [a_claim(number=number, related=related(link, number - 1)) for number in range(2, 3001)]
    assert found(claims=[a_claim(), *chain]) == []


def test_two_claims_do_not_supersede_each_other() -> None:
    claims = [
        a_claim(number=1, status="superseded", related=related("supersedes", 2)),
        a_claim(number=2, status="superseded", related=related("supersedes", 1)),
    ]
    assert found(claims=claims) == [
        ("/claims/0/related", "circle"),
        ("/claims/1/related", "circle"),
    ]


def test_links_that_go_both_ways_may() -> None:
    claims = [
        a_claim(number=1, related=related("may_overlap", 2)),
        a_claim(number=2, related=related("may_overlap", 1)),
    ]
    assert found(claims=claims) == []


def test_a_share_is_not_of_itself_through_others() -> None:
    def share(of: int) -> Document:
        relative = {"share": [1, 2], "of": claim_id(of), "remainder_of": None}
        return a_quantity(None, "half", relative=relative)

    def rest(of: int) -> Document:
        relative = {"share": None, "of": None, "remainder_of": claim_id(of)}
        return a_quantity(None, "the rest", relative=relative)

    claims = [a_claim(quantity=share(2)), a_claim(number=2, quantity=rest(1))]
    assert found(claims=claims) == [
        ("/claims/0/quantity/relative", "circle"),
        ("/claims/1/quantity/relative", "circle"),
    ]
    assert found(claims=[a_claim(quantity=share(1))]) == [("/claims/0/quantity/relative", "circle")]


def test_events_form_trees() -> None:
    events = [
        an_event(part_of="retreat"),
        an_event("retreat", part_of="crossing"),
        an_event("rout", part_of="retreat"),
    ]
    assert found(events=events) == [
        ("/events/0/part_of", "circle"),
        ("/events/1/part_of", "circle"),
    ]


def test_actors_and_conflicts_form_no_circle() -> None:
    actors = [
        *the_actors(),
        an_actor("x", memberships=[a_membership("y")]),
        an_actor("y", memberships=[a_membership("x", "coalition")]),
    ]
    wars = [
        {"id": "river-war", "kind": "war", "name": "x", "part_of": "sea-war"},
        {"id": "sea-war", "kind": "war", "name": "y", "part_of": "river-war"},
    ]
    assert found(actors=actors) == [
        ("/actors/9/memberships", "circle"),
        ("/actors/10/memberships", "circle"),
    ]
    assert found(conflicts=wars) == [
        ("/conflicts/0/part_of", "circle"),
        ("/conflicts/1/part_of", "circle"),
    ]


def test_a_lost_source_may_be_reached_through_the_one_that_is_drawn_from_it() -> None:
    lost = a_source("lost", reached={"read": False, "through": "later"})
    later = a_source("later", derives_from=["lost"])
    assert found(sources=[*the_sources(), lost, later]) == []
    drawn = a_source("drawn", derives_from=["later"])
    circle = a_source("later", derives_from=["drawn"])
    assert found(sources=[*the_sources(), drawn, circle]) == [
        ("/sources/2/derives_from", "circle"),
        ("/sources/3/derives_from", "circle"),
    ]
