"""Rivalries: what is stored of who claims how much of enemies, and in whose battles it is found."""

import pytest

from battleapi.comparison.claimants import ranked
from battleapi.comparison.results import Rivalry
from battleapi.comparison.spans import Span
from battleapi.editing.publish import Edition, publish, publish_many
from battleapi.editing.verify import verify
from battleapi.model.registry import Shared
from battleapi.model.resources import Resource
from battleapi.model.vocabulary.claims import ClaimStatus
from battleapi.store import projections
from battleapi.store.columns import FOR_EVER
from battleapi.store.compared import rivalry_of, rivalry_rows
from battleapi.store.store import Store
from tests.store.specimens import actor, battle, claim, conflict, file

EDITION = Edition("me", "", update_shared=True)
SHARED: tuple[Shared, ...] = (
    actor("army", of=["state"]),
    actor("state", kind="state"),
    actor("rebels"),
    actor("guards", of=[{"of": "rebels", "type": "coalition"}]),
    conflict("war"),
    conflict("campaign", part_of="war"),
    conflict("other-war"),
)
ONE = battle(
    "one",
    conflict="campaign",
    sides=[["army"], ["rebels"]],
    claims=[
        claim(1, by="army", about=["rebels"], value=28),
        claim(2, by="rebels", about=["rebels"], value=4),
        claim(3, by="rebels", about=["army"], value=10, effects=["wounded"]),
    ],
)
TWO = battle(
    "two",
    conflict="war",
    sides=[["army"], ["guards"]],
    claims=[
        claim(11, by="army", about=["guards"], value=10),
        claim(12, by="guards", about=["guards"], value=10),
    ],
)
THREE = battle("three", conflict="other-war", sides=[["army"]], claims=[claim(21, by="army")])

OF_ONE = [
    ("one", Rivalry("rebels", "army", "wounded", Span(10, 10), None)),
    ("one", Rivalry("state", "rebels", "killed", Span(28, 28), Span(4, 4))),
]
OF_TWO = [("two", Rivalry("state", "guards", "killed", Span(10, 10), Span(10, 10)))]


@pytest.fixture
def filled(store: Store) -> Store:
    publish_many(store, [file(one, *SHARED) for one in (ONE, TWO, THREE)], EDITION)
    return store


@pytest.mark.parametrize(
    ("resource", "thing_id", "expected"),
    [
        (Resource.CONFLICT, "war", [*OF_ONE, *OF_TWO]),
        (Resource.CONFLICT, "campaign", OF_ONE),
        (Resource.CONFLICT, "other-war", []),
        (Resource.CONFLICT, "nowhere", []),
        (Resource.ACTOR, "army", [*OF_ONE, *OF_TWO]),
        (Resource.ACTOR, "state", [*OF_ONE, *OF_TWO]),
        (Resource.ACTOR, "guards", OF_TWO),
        (Resource.ACTOR, "rebels", [*OF_ONE, *OF_TWO]),
    ],
)
def test_rivalries_are_found_by_conflict_and_by_actor(
    filled: Store, resource: Resource, thing_id: str, expected: list[tuple[str, Rivalry]]
) -> None:
    found = filled.reader.rivalries(resource, thing_id)
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_what_is_stored_ranks_as_what_was_said(filled: Store) -> None:
    first, last = ranked(filled.reader.rivalries(Resource.CONFLICT, "war"))
    assert (first.claimant, first.battles, first.n, first.ratio) == ("state", 2, 2, 2.714)
    assert (last.claimant, last.n, last.ratio) == ("rebels", 0, None)


def test_rivalries_follow_their_record(filled: Store) -> None:
    taken_back = [one.model_copy(update={"status": ClaimStatus.RETRACTED}) for one in ONE.claims]
    record = ONE.model_copy(update={"claims": tuple(taken_back)})
    publish(filled, file(record, *SHARED), EDITION)
    assert filled.reader.rivalries(Resource.CONFLICT, "campaign") == ()
    assert list(verify(filled)) == []


def test_things_without_battles_of_their_own_have_none(store: Store) -> None:
    with pytest.raises(KeyError):
        store.reader.rivalries(Resource.SOURCE, "the-paper")


def test_open_and_vast_figures_come_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        Rivalry("a", "x", "killed", Span(24, None), Span(0, None)),
        Rivalry("b", "x", "killed", Span(10**20, 10**30), Span(0, 0)),
    )
    monkeypatch.setattr(projections, "rivalries", lambda *_: said)
    publish(store, file(battle("one", conflict="war"), conflict("war")), EDITION)
    kept = Rivalry("b", "x", "killed", Span(FOR_EVER, FOR_EVER), Span(0, 0))
    found = store.reader.rivalries(Resource.CONFLICT, "war")
    assert found == (("one", said[0]), ("one", kept))
    assert [rivalry_of(row[2:]) for row in rivalry_rows("one", said)] == [said[0], kept]


def test_names_of_what_there_is(filled: Store) -> None:
    asked = ("army", "absent", "rebels")
    assert filled.reader.names(Resource.ACTOR, asked) == {"army": "Army", "rebels": "Rebels"}
