"""The registry: look-ups by id, and all that a record needs."""

from __future__ import annotations

import pytest

from battleapi.model.registry import RESOURCE_OF, SHARED_TYPE, Registry
from battleapi.model.resources import Resource
from tests.records_of import (
    a_citation,
    a_claim,
    a_membership,
    a_place,
    a_record,
    a_source,
    a_speaker,
    a_station,
    an_actor,
    the_actors,
    the_sources,
)


@pytest.mark.parametrize(
    ("resource", "one"),
    [
        (Resource.CONFLICT, "river-war"),
        (Resource.PLACE, "ford"),
        (Resource.ACTOR, "reds"),
        (Resource.SOURCE, "letter"),
    ],
)
def test_a_thing_is_found_by_its_kind_and_id(resource: Resource, one: str) -> None:
    registry = a_record().registry
    thing = registry.get(resource, one)
    assert thing is not None
    assert thing.id == one
    assert type(thing) is SHARED_TYPE[resource]
    assert RESOURCE_OF[type(thing)] is resource
    assert registry.get(resource, "nowhere") is None


@pytest.mark.parametrize("resource", [Resource.BATTLE, Resource.CLAIM, Resource.EVENT])
def test_what_a_record_holds_itself_is_in_no_registry(resource: Resource) -> None:
    assert a_record(a_claim()).registry.get(resource, "crossing") is None


def test_things_come_by_kind_and_in_the_order_given() -> None:
    ids = [thing.id for thing in a_record().registry]
    actors, sources = the_actors(), the_sources()
    assert ids == ["river-war", "ford", *(one["id"] for one in (*actors, *sources))]


def test_of_two_with_one_id_the_later_stands() -> None:
    (first,) = a_record().conflicts
    renamed = first.model_copy(update={"name": "War of the River"})
    registry = Registry.of(conflicts=[first, renamed])
    assert [thing.name for thing in registry] == ["War of the River"]


def test_an_empty_registry_has_nothing() -> None:
    assert list(Registry()) == []
    assert list(Registry.of()) == []


def ids(registry: Registry) -> dict[str, list[str]]:
    return {
        "conflicts": list(registry.conflicts),
        "places": list(registry.places),
        "actors": list(registry.actors),
        "sources": list(registry.sources),
    }


def test_the_closure_holds_what_is_named_and_what_that_rests_on() -> None:
    envoy_report = a_source("envoy-report", derives_from=["field-notes"])
    file = a_record(
        a_claim(
            claimant=a_speaker("colonel"),
            citations=[
                a_citation("envoy-report", via=[a_station("speaker", actor="gazette")]),
            ],
        ),
        combatants=[],
        events=[],
        sides=[],
        conflict="ford-campaign",
        conflicts=[
            {"id": "river-war", "kind": "war", "name": "River War"},
            {"id": "sea-war", "kind": "war", "name": "Sea War"},
            {"id": "ford-campaign", "kind": "campaign", "name": "Ford", "part_of": "river-war"},
        ],
        places=[
            a_place(
                "ford", lat=1.5, lon=2.5, basis="gazetteer", citations=[a_citation("gazetteer")]
            ),
            a_place("mill"),
        ],
        actors=[
            *the_actors(),
            an_actor("colonel", memberships=[a_membership("scouts", "component")]),
        ],
        sources=[
            *the_sources(),
            envoy_report,
            a_source("field-notes", reached={"read": False, "through": "chronicle"}),
            a_source("gazetteer"),
        ],
    )
    assert ids(file.registry.closure(file.record)) == {
        "conflicts": ["ford-campaign", "river-war"],
        "places": ["ford"],
        # In the order in which the record leads to them, breadth first.
        "actors": ["colonel", "blues", "gazette", "scouts", "reds", "redland"],
        "sources": ["chronicle", "envoy-report", "gazetteer", "field-notes"],
    }


def test_the_closure_leaves_out_what_is_not_there() -> None:
    file = a_record(a_claim())
    assert ids(Registry().closure(file.record)) == {
        "conflicts": [],
        "places": [],
        "actors": [],
        "sources": [],
    }


def test_a_closure_closes_over_itself() -> None:
    file = a_record(a_claim())
    once = file.registry.closure(file.record)
    assert ids(once.closure(file.record)) == ids(once)
