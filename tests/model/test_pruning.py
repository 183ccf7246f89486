"""Cutting off what is not well formed, and pointing at what was there before."""

from __future__ import annotations

import pytest

from battleapi.model.checking import read_record_file
from battleapi.model.claims import quantity_of
from battleapi.model.places import NOWHERE
from battleapi.model.pruning import ID_KEYS, LIST_OF, WHOLE, Cut, prune
from battleapi.model.quantities import Quantity
from battleapi.model.resources import Resource
from tests.records_of import (
    a_battle,
    a_claim,
    a_combatant,
    a_passage,
    an_actor,
    an_event,
    claim_id,
)


def test_nothing_is_cut_off_where_nothing_is_faulty() -> None:
    document = a_battle(claims=[a_claim()])
    left, cut = prune(document, [])
    assert left == read_record_file(document)
    assert cut == WHOLE == Cut()
    assert cut.original("/claims/0/about") == "/claims/0/about"
    assert cut.place("claims", 3) == 3
    assert not cut.hides("claims", claim_id(1))


WITHOUT_TWO = [("claims", 1, "quantity"), ("claims", 3, "kind"), ("claims", 1, "kind")]


def test_members_of_lists_are_cut_off_and_remembered() -> None:
    claims = [a_claim(number=number) for number in range(1, 6)]
    document = a_battle(claims=claims)
    left, cut = prune(document, WITHOUT_TWO)
    assert [claim.id for claim in left.claims] == [claim_id(1), claim_id(3), claim_id(5)]
    assert document["claims"] == claims
    assert cut.places == {"claims": (0, 2, 4)}
    assert cut.gone == {"claims": ((1, claim_id(2)), (3, claim_id(4)))}
    assert cut.unread == 2
    assert cut.hides("claims", claim_id(2))
    assert not cut.hides("claims", claim_id(1))
    assert not cut.hides("events", claim_id(2))


@pytest.mark.parametrize(
    ("at", "original"),
    [
        ("/claims/0", "/claims/0"),
        ("/claims/1", "/claims/2"),
        ("/claims/2/readings/0/instead/0/event", "/claims/4/readings/0/instead/0/event"),
        ("/claims", "/claims"),
        ("/events/1/part_of", "/events/1/part_of"),
        ("/status", "/status"),
        ("", ""),
    ],
)
def test_a_pointer_into_what_is_left_leads_into_the_whole(at: str, original: str) -> None:
    claims = [a_claim(number=number) for number in range(1, 6)]
    _, cut = prune(a_battle(claims=claims), WITHOUT_TWO)
    assert cut.original(at) == original


def test_every_list_is_known_by_its_own_key() -> None:
    document = a_battle(
        sides=[{"side": 7, "opposes": "x"}],
        combatants=[a_combatant("reds", 1, role="hero")],
        events=[an_event("crossing", kind="x")],
        claims=[a_claim() | {"kind": "x"}],
        passages=[a_passage()],
        conflicts=[{"id": "a-war"}],
        places=[{"id": "a-place"}],
        actors=[an_actor("an-actor", "x")],
        sources=[{"id": "a-source"}],
    )
    left, cut = prune(document, [(name, 0, keys[0]) for name, keys in ID_KEYS.items()])
    assert [getattr(left, name) for name in ID_KEYS] == [()] * len(ID_KEYS)
    assert {name: members[0][1] for name, members in cut.gone.items()} == {
        "sides": 7,
        "combatants": ("reds", 1),
        "events": "crossing",
        "claims": claim_id(1),
        "passages": ("chronicle", "lead/p1"),
        "conflicts": "a-war",
        "places": "a-place",
        "actors": "an-actor",
        "sources": "a-source",
    }


@pytest.mark.parametrize("member", [5, None, "x", [], {}, {"id": ["x"]}, {"id": {}}, {"id": 1.5}])
def test_a_member_without_a_readable_id_leaves_none_behind(member: object) -> None:
    _, cut = prune(a_battle(claims=[member]), [("claims", 0, "kind")])
    assert cut.gone == {"claims": ()}
    assert cut.places == {"claims": ()}


@pytest.mark.parametrize(
    ("side", "known_by"), [(None, ("reds", None)), ("x", ("reds", "x")), ({}, None), (1.5, None)]
)
def test_a_combatant_is_known_by_its_actor_and_its_side(side: object, known_by: object) -> None:
    broken = a_combatant("reds", 1) | {"side": side, "role": "hero"}
    _, cut = prune(a_battle(combatants=[broken]), [("combatants", 0, "side")])
    assert [one for _, one in cut.gone["combatants"]] == [known_by] * (known_by is not None)


def test_a_list_that_is_none_is_lost_whole() -> None:
    left, cut = prune(a_battle(actors="many"), [("actors",)])
    assert left.actors == ()
    assert cut.lost == frozenset({"actors"})
    assert cut.hides("actors", "whoever")


@pytest.mark.parametrize(
    "key", ["id", "kind", "level", "status", "name", "date", "citations_by_field"]
)
def test_what_a_record_needs_has_a_stand_in(key: str) -> None:
    broken = a_battle(**{key: 5})
    left, cut = prune(broken, [(key,)])
    assert left.sides == read_record_file(a_battle()).sides
    assert cut == Cut(lost=frozenset({key}), given=frozenset({key}), unread=1)
    missing = {name: value for name, value in a_battle().items() if name != key}
    assert prune(missing, [(key,)]) == (left, Cut(lost=frozenset({key}), unread=1))


def test_what_it_does_not_need_and_what_it_does_not_have_are_taken_out() -> None:
    left, _ = prune(
        a_battle(place={"id": "X"}, foo=1), [("place", "id"), ("foo",), ("conflict",), ()]
    )
    assert (left.place, left.conflict) == (NOWHERE, None)


def test_of_the_citations_of_the_battle_those_of_one_field_are_cut_off() -> None:
    left, cut = prune(a_battle(), [("citations_by_field", "name", 0, "source")])
    assert (len(left.citations_by_field.name), len(left.citations_by_field.date)) == (0, 1)
    assert cut == Cut(lost=frozenset({"citations_by_field/name"}), unread=1)


def test_a_thing_keeps_its_place_without_what_cannot_be_read_of_it() -> None:
    claims = [a_claim(number=number, event="crossing") for number in range(1, 4)]
    claims[1] |= {"quantity": 5, "claimant": 5, "polarity": 5, "status": "x", "citations": []}
    faulty = [("claims", 1, key) for key in ("quantity", "claimant", "polarity", "status")]
    left, cut = prune(a_battle(claims=claims), [*faulty, ("claims", 1, "citations", 0, "source")])
    rest = left.claims[1]
    assert [claim.id for claim in left.claims] == [claim_id(1), claim_id(2), claim_id(3)]
    assert (rest.event, rest.polarity, rest.status) == ("crossing", "asserts", "retracted")
    assert quantity_of(rest) == Quantity.unknown()
    assert (cut.places, cut.gone, cut.unread) == ({"claims": (0, 1, 2)}, {"claims": ()}, 5)
    assert cut.is_read("claims", 0, "claimant")
    assert cut.is_read("claims", 1, "event")
    assert not cut.is_read("claims", 1, "event", "claimant")


def test_every_thing_but_a_battle_has_its_list() -> None:
    assert {resource: name for resource, name in LIST_OF.items() if name not in ID_KEYS} == {}
    assert LIST_OF.keys() == set(Resource) - {Resource.BATTLE}
