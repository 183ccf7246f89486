"""Served actors, conflicts, places and sources, every key spelled out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel

from battleapi.model.actors import Actor, Membership
from battleapi.model.conflicts import Conflict
from battleapi.model.registry import Registry
from battleapi.rendering.documents import (
    Rendered,
    render_actor,
    render_conflict,
    render_place,
    render_source,
)
from battleapi.rendering.registries import (
    ActorCounts,
    RecordActor,
    RecordConflict,
    RecordPlace,
    RecordSource,
    ServedActor,
    ServedConflict,
    ServedRegistryPlace,
    ServedSource,
)
from battleapi.rendering.stamps import Stamp
from tests.records_of import (
    Document,
    a_citation,
    a_date,
    a_membership,
    a_place,
    a_record,
    a_source,
    an_actor,
    the_actors,
    the_sources,
)

STAMP = Stamp(2, "2026-11-20T09:20:40.000001Z", "b" * 64)
STAMPED = {"revision": 2, "recorded_at": "2026-11-20T09:20:40.000001Z", "sha256": "b" * 64}
UNDATED = dict.fromkeys(
    ["edtf", "text", "earliest", "latest", "first_day", "last_day", "precision", "calendar"]
)
LEAGUE = an_actor(
    "league",
    "coalition",
    short_name="the League",
    aliases=["L"],
    country="RO",
    memberships=[
        a_membership("redland", "coalition", **{"from": "1900", "to": "1901-05"}),
        a_membership("nowhere", "office", role="guest"),
    ],
    external_ids=[{"authority": "wikidata", "id": "Q1"}],
)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return a_record(
        actors=[*the_actors(), LEAGUE, an_actor("nowhere")],
        conflicts=[
            {"id": "river-war", "kind": "war", "name": "River War", "part_of": "wars"},
            {"id": "wars", "kind": "other", "name": "The Wars"},
        ],
        sources=[*the_sources(), a_source("draft", derives_from=["chronicle"])],
    ).registry


def body(rendered: Rendered) -> Document:
    read: Document = json.loads(rendered.body)
    return read


def test_a_whole_actor(registry: Registry) -> None:
    scouts = registry.actors["scouts"]
    part = Membership.model_validate(a_membership("league", "component", **{"from": "1900"}))
    counts = ActorCounts(battles=1, claims_made=9, claims_about=11)
    rendered = render_actor(Actor.model_validate(LEAGUE), registry, [(scouts, part)], counts, STAMP)
    shown = body(rendered)
    assert list(shown) == [
        "id",
        "kind",
        "name",
        "short_name",
        "aliases",
        "country",
        "memberships",
        "external_ids",
        "revision",
        "recorded_at",
        "sha256",
        "members",
        "counts",
    ]
    assert shown == {
        "id": "league",
        "kind": "coalition",
        "name": "League",
        "short_name": "the League",
        "aliases": ["L"],
        "country": "RO",
        "memberships": [
            {
                "of": {"id": "redland", "name": "Redland"},
                "type": "coalition",
                "role": None,
                "from": "1900",
                "to": "1901-05",
            },
            {
                "of": {"id": "nowhere", "name": "Nowhere"},
                "type": "office",
                "role": "guest",
                "from": None,
                "to": None,
            },
        ],
        "external_ids": [{"authority": "wikidata", "id": "Q1"}],
        "members": [
            {
                "id": "scouts",
                "name": "Scouts",
                "type": "component",
                "role": None,
                "from": "1900",
                "to": None,
            }
        ],
        "counts": {"battles": 1, "claims_made": 9, "claims_about": 11},
        **STAMPED,
    }
    assert (rendered.form, rendered.id, rendered.revision) == ("actor", "league", 2)


def test_a_whole_that_is_not_loaded_has_no_name() -> None:
    counts = ActorCounts(battles=0, claims_made=0, claims_about=0)
    rendered = render_actor(Actor.model_validate(LEAGUE), Registry(), [], counts, STAMP)
    assert [one["of"] for one in body(rendered)["memberships"]] == [
        {"id": "redland", "name": None},
        {"id": "nowhere", "name": None},
    ]
    assert body(rendered)["members"] == []


def test_a_whole_conflict(registry: Registry) -> None:
    war = registry.conflicts["river-war"].model_copy(
        update={"date": Conflict.model_fields["date"].default}
    )
    part = Conflict.model_validate({"id": "ford-campaign", "kind": "campaign", "name": "Ford"})
    assert body(render_conflict(war, registry, [part], 4, STAMP)) == {
        "id": "river-war",
        "kind": "war",
        "name": "River War",
        "aliases": [],
        "date": UNDATED,
        "part_of": {"id": "wars", "name": "The Wars"},
        "external_ids": [],
        "parts": [{"id": "ford-campaign", "name": "Ford"}],
        "counts": {"battles": 4},
        **STAMPED,
    }


def test_a_conflict_has_the_bounds_of_its_date(registry: Registry) -> None:
    war = Conflict.model_validate(
        {"id": "w", "kind": "war", "name": "W", "date": a_date("1899/1902-05")}
    )
    date = body(render_conflict(war, registry, [], 0, STAMP))["date"]
    assert (date["earliest"], date["latest"], date["precision"]) == (
        "1899-01-01",
        "1902-05-31",
        "year",
    )


def test_a_whole_place(registry: Registry) -> None:
    place = a_record(
        places=[
            a_place(
                "ford",
                aliases=["The Ford"],
                admin=["Redland", "Marches"],
                countries=["RO"],
                lat=1.5,
                lon=-2.5,
                basis="gazetteer",
                citations=[a_citation("chronicle", locator="row/7")],
            )
        ]
    ).places[0]
    assert body(render_place(place, registry, STAMP)) == {
        "id": "ford",
        "name": "Ford",
        "aliases": ["The Ford"],
        "admin": ["Redland", "Marches"],
        "countries": ["RO"],
        "lat": 1.5,
        "lon": -2.5,
        "basis": "gazetteer",
        "citations": [
            {
                "source": {"id": "chronicle", "name": "Chronicle"},
                "locator": "row/7",
                "quote": None,
                "via": [],
            }
        ],
        "external_ids": [],
        **STAMPED,
    }


def test_a_whole_source(registry: Registry) -> None:
    definition = {"text": "killed or wounded", "at_least": ["killed"], "at_most": None}
    source = a_record(
        sources=[
            *the_sources(),
            a_source(
                "register",
                kind="register",
                version="3rd edition",
                publisher="Ministry",
                author="A. Clerk",
                date=a_date("1905"),
                language="en",
                licence="CC-BY-4.0",
                url="https://example.org/register",
                reached={"read": False, "through": "chronicle"},
                derives_from=["letter", "chronicle"],
                casualty_definition=definition,
            ),
        ]
    ).sources[2]
    shown = body(render_source(source, registry, 17, STAMP))
    assert shown.pop("date")["latest"] == "1905-12-31"
    assert shown == {
        "id": "register",
        "kind": "register",
        "name": "Register",
        "version": "3rd edition",
        "publisher": "Ministry",
        "author": "A. Clerk",
        "language": "en",
        "licence": "CC-BY-4.0",
        "url": "https://example.org/register",
        "reached": {"read": False, "through": {"id": "chronicle", "name": "Chronicle"}},
        "derives_from": [
            {"id": "letter", "name": "Letter"},
            {"id": "chronicle", "name": "Chronicle"},
        ],
        "casualty_definition": definition,
        "claim_count": 17,
        **STAMPED,
    }


@pytest.mark.parametrize(
    ("of_a_record", "alone"),
    [
        (RecordActor, ServedActor),
        (RecordConflict, ServedConflict),
        (RecordPlace, ServedRegistryPlace),
        (RecordSource, ServedSource),
    ],
)
def test_alone_a_thing_says_all_that_it_says_in_a_record(
    of_a_record: type[BaseModel], alone: type[BaseModel]
) -> None:
    inside, outside = list(of_a_record.model_fields), list(alone.model_fields)
    assert outside[: len(inside)] == inside
    assert set(outside) - set(inside) >= {"revision", "recorded_at", "sha256"}


@pytest.mark.parametrize("model", [ServedActor, ServedConflict, ServedRegistryPlace, ServedSource])
def test_served_things_have_no_defaults(model: type[BaseModel]) -> None:
    schema = model.model_json_schema(mode="serialization", by_alias=True)
    for name, one in {"": schema, **schema.get("$defs", {})}.items():
        assert list(one.get("properties", {})) == one.get("required", []), name


def test_a_membership_is_served_from_and_to(registry: Registry) -> None:
    counts = ActorCounts(battles=0, claims_made=0, claims_about=0)
    document: Any = render_actor(Actor.model_validate(LEAGUE), registry, [], counts, STAMP).body
    assert b'"from":"1900","to":"1901-05"' in document
    assert b"since" not in document
