"""Served battles: the summary in lists and the whole record, every key spelled out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.rendering.battles import BattleSummary, ServedRecord
from battleapi.rendering.documents import BattleDocuments, render_battle
from battleapi.rendering.stamps import Stamp
from tests.generated_records import record_files
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_party,
    a_quantity,
    a_record,
    a_speaker,
    an_actor,
    an_event,
    at_least,
    claim_id,
    the_actors,
    the_citations,
)

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)
HEAD = [
    "id",
    "kind",
    "level",
    "status",
    "name",
    "aliases",
    "headline",
    "conflict",
    "part_of",
    "date",
    "place",
    "result",
    "killed",
    "wounded",
    "disputed",
    "dispute_gap",
    "dispute_ratio",
    "from_zero",
    "widest_dispute",
    "contrasts",
    "counts",
    "sides",
    "external_ids",
]
WHOLE = [
    "citations_by_field",
    "combatants",
    "events",
    "claims",
    "passages",
    "conflicts",
    "places",
    "actors",
    "sources",
    "issues",
]
EVENT = [
    "id",
    "kind",
    "phase",
    "name",
    "battle",
    "part_of",
    "date",
    "time",
    "place",
    "participants",
    "text",
    "citations",
]
RIVER_WAR = {"id": "river-war", "name": "River War"}
CHRONICLE = {"id": "chronicle", "name": "Chronicle"}


def documents(file: RecordFile, names: dict[str, str] | None = None) -> BattleDocuments:
    stamps = {claim.id: STAMP for claim in file.claims}
    return render_battle(file.record, file.registry, STAMP, stamps, names or {})


def record(*claims: Document, names: dict[str, str] | None = None, **changes: Any) -> Document:
    body: Document = json.loads(documents(a_record(*claims, **changes), names).record.body)
    return body


def test_the_keys_of_a_summary_and_of_a_record_in_order() -> None:
    rendered = documents(a_record(a_claim()))
    assert list(json.loads(rendered.summary.body)) == [*HEAD, "revision", "recorded_at"]
    assert list(json.loads(rendered.record.body)) == [
        *HEAD,
        *WHOLE,
        "revision",
        "recorded_at",
        "sha256",
    ]


def test_a_summary_says_of_a_battle_what_the_record_says() -> None:
    rendered = documents(a_record(a_claim("outcome")))
    summary, whole = json.loads(rendered.summary.body), json.loads(rendered.record.body)
    assert summary == {key: whole[key] for key in summary}


def test_a_whole_summary() -> None:
    rendered = documents(a_record(a_claim(), a_claim("outcome", 2), part_of="river-campaign"))
    without_blues = [
        {"id": one, "name": one.title()} for one in ("reds", "greens", "envoys", "villagers")
    ]
    assert json.loads(rendered.summary.body) == {
        "id": "fight-at-the-ford",
        "kind": "battle",
        "level": "battle",
        "status": "published",
        "name": "Fight at the Ford",
        "aliases": [],
        "headline": "Chronicle gives 24 dead of the Blues.",
        "conflict": RIVER_WAR,
        "part_of": {"id": "river-campaign", "name": None},
        "date": {
            "edtf": "1900-05-10/1900-05-11",
            "text": "10 and 11 May 1900",
            "earliest": "1900-05-10",
            "latest": "1900-05-11",
            "first_day": 693725,
            "last_day": 693726,
            "precision": "day",
            "calendar": "gregorian",
        },
        "place": {
            "id": "ford",
            "name": "Ford",
            "text": "the ford",
            "precision": "near",
            "admin": [],
            "countries": ["RO"],
            "lat": 1.5,
            "lon": 2.5,
            "basis": "source",
        },
        "result": {
            "label": "a victory of the Blues",
            "type": "victory",
            "by": [{"id": "blues", "name": "Blues"}],
            "claimant": {
                "actor": None,
                "name": None,
                "label": None,
                "voice": "document:chronicle",
            },
            "claim": claim_id(2),
            "claim_count": 1,
        },
        "killed": {"low": 24, "high": 24, "open": False, "missing": without_blues},
        "wounded": {
            "low": None,
            "high": None,
            "open": False,
            "missing": [without_blues[0], {"id": "blues", "name": "Blues"}, *without_blues[1:]],
        },
        "disputed": False,
        "dispute_gap": 0.0,
        "dispute_ratio": None,
        "from_zero": False,
        "widest_dispute": None,
        "contrasts": [],
        "counts": {"claims": 2, "claimants": 1, "sources": 1, "events": 1},
        "sides": [
            {"side": 1, "opposes": [2, 3], "actors": [{"id": "reds", "name": "Reds"}]},
            {"side": 2, "opposes": [1], "actors": [{"id": "blues", "name": "Blues"}]},
            {"side": 3, "opposes": [1], "actors": [{"id": "greens", "name": "Greens"}]},
        ],
        "external_ids": [],
        "revision": 3,
        "recorded_at": "2026-11-20T09:14:03.123456Z",
    }


def test_a_battle_names_other_battles_that_are_known() -> None:
    names = {"river-campaign": "River Campaign"}
    assert record(part_of="river-campaign", names=names)["part_of"]["name"] == "River Campaign"
    both = ["fight-at-the-ford", "siege-of-the-mill"]
    (own,) = record(a_claim(covers_battles=both))["claims"]
    assert own["covers_battles"][0] == {"id": "fight-at-the-ford", "name": "Fight at the Ford"}


def test_a_place_that_is_only_words_has_no_point() -> None:
    place = record(place={"text": "on the way", "precision": "linear_or_fuzzy"})["place"]
    assert place == {
        "id": None,
        "name": None,
        "text": "on the way",
        "precision": "linear_or_fuzzy",
        "admin": [],
        "countries": [],
        "lat": None,
        "lon": None,
        "basis": None,
    }


def test_a_partys_own_figure_stands_beside_that_of_its_enemies() -> None:
    shown = record(
        a_claim(claimant=a_speaker("blues"), quantity=a_quantity(4)),
        a_claim(number=2, claimant=a_speaker("reds"), quantity=a_quantity(28)),
    )
    assert shown["contrasts"] == [
        {
            "party": "blues",
            "party_name": "Blues",
            "effect": "killed",
            "own": {"low": 4, "high": 4, "open": False},
            "enemy": {"low": 28, "high": 28, "open": False},
            "ratio": 7.0,
        }
    ]
    assert (shown["disputed"], shown["dispute_gap"]) == (True, 2.536)
    assert (shown["dispute_ratio"], shown["from_zero"]) == (7.0, False)
    assert shown["widest_dispute"] == {
        "party": {"id": "blues", "name": "Blues"},
        "effect": "killed",
        "population": None,
        "low": 4,
        "high": 28,
        "open": False,
        "dispute_gap": 2.536,
        "dispute_ratio": 7.0,
        "from_zero": False,
        "flags": [],
    }
    assert shown["headline"] == "Redland counts 28 enemy dead; the Blues count 4 of their own."


def test_a_battle_disputed_only_from_0_has_no_ratio() -> None:
    shown = record(
        a_claim(claimant=a_speaker("blues"), quantity=a_quantity(0)),
        a_claim(number=2, claimant=a_speaker("reds"), quantity=a_quantity(28)),
    )
    assert (shown["disputed"], shown["dispute_ratio"], shown["from_zero"]) == (True, None, True)


def test_the_widest_dispute_has_its_own_ratio_and_may_be_of_nobody_in_particular() -> None:
    letter = [a_citation("letter")]
    shown = record(
        a_claim(about=[], quantity=a_quantity(0), population=["civilian"]),
        a_claim(number=2, about=[], quantity=a_quantity(28), citations=letter)
        | {"population": ["civilian"]},
        a_claim(number=3, effects=["wounded"], quantity=a_quantity(4)),
        a_claim(number=4, effects=["wounded"], quantity=at_least(28), citations=letter),
    )
    widest = shown["widest_dispute"]
    assert (widest["party"], widest["effect"], widest["population"]) == (None, "killed", "civilian")
    assert (widest["low"], widest["high"], widest["open"]) == (0, 28, False)
    assert (widest["dispute_ratio"], widest["from_zero"]) == (None, True)
    assert (widest["dispute_gap"], shown["dispute_ratio"]) == (shown["dispute_gap"], 7.0)


def test_the_widest_dispute_says_where_its_range_is_not_what_is_disputed() -> None:
    letter = [a_citation("letter")]
    widest = record(
        a_claim(quantity=a_quantity(85)),
        a_claim(number=2, effects=["casualty"], quantity=a_quantity(5), citations=letter),
    )["widest_dispute"]
    assert (widest["effect"], widest["low"], widest["high"]) == ("casualty", 5, 5)
    assert (widest["dispute_ratio"], widest["flags"]) == (17.0, ["disputed_by_bounds"])


# Sides and combatants


def test_combatants_are_shown_with_names_units_and_commanders() -> None:
    led = a_combatant(
        "reds",
        1,
        label="the Red Army",
        units=["scouts"],
        sided_by=[claim_id(1)],
        commanders=[
            {"actor": "colonel", "label": "Colonel Red", "fate": "killed"},
            {"label": "an officer", "citations": [a_citation()]},
        ],
    )
    actors = [*the_actors(), an_actor("colonel", "person")]
    combatants = record(
        a_claim("involvement"),
        combatants=[led, a_combatant("envoys", None, role="peacekeeper")],
        actors=actors,
    )["combatants"]
    citation: Document = {"source": CHRONICLE, "locator": "lead/p1", "quote": None, "via": []}
    assert combatants[0] == {
        "actor": "reds",
        "name": "Reds",
        "label": "the Red Army",
        "side": 1,
        "role": "belligerent",
        "commanders": [
            {
                "actor": "colonel",
                "name": "Colonel",
                "label": "Colonel Red",
                "fate": "killed",
                "citations": [],
            },
            {
                "actor": None,
                "name": None,
                "label": "an officer",
                "fate": None,
                "citations": [citation],
            },
        ],
        "units": [{"id": "scouts", "name": "Scouts"}],
        "sided_by": [claim_id(1)],
        "citations": [citation],
    }
    assert (combatants[1]["side"], combatants[1]["role"]) == (None, "peacekeeper")


def test_where_the_facts_of_a_battle_are_written() -> None:
    dated = the_citations(date=[a_citation(locator="infobox/date")], part_of=[])
    named: Document = {"source": CHRONICLE, "locator": "lead/p1", "quote": None, "via": []}
    assert record(citations_by_field=dated)["citations_by_field"] == {
        "name": [named],
        "conflict": [named],
        "part_of": [],
        "date": [named | {"locator": "infobox/date"}],
        "place": [named],
    }


# Events


def test_a_whole_event() -> None:
    event = an_event(
        "retreat",
        part_of="crossing",
        time={"text": "at dusk", "from_minute": 1140, "to_minute": None},
        place={"id": "ford", "text": "the far bank", "precision": "exact"},
        participants=[{"actor": "reds", "role": "initiator"}],
    )
    shown = record(events=[an_event(), event])["events"][1]
    assert list(shown) == EVENT
    assert shown["battle"] == {"id": "fight-at-the-ford", "name": "Fight at the Ford"}
    assert shown["part_of"] == {"id": "crossing", "name": "Crossing"}
    assert shown["time"] == {"text": "at dusk", "from_minute": 1140, "to_minute": None}
    assert shown["participants"] == [{"actor": "reds", "name": "Reds", "role": "initiator"}]
    assert (shown["place"]["name"], shown["place"]["text"]) == ("Ford", "the far bank")
    assert shown["date"]["first_day"] == 693725


# Copies


def test_the_copies_are_those_that_the_record_uses() -> None:
    shown = record(actors=[*the_actors(), an_actor("bystanders")])
    assert [one["id"] for one in shown["actors"]] == [
        "reds",
        "scouts",
        "blues",
        "greens",
        "envoys",
        "villagers",
        "redland",
    ]
    assert [one["id"] for one in shown["conflicts"]] == ["river-war"]
    assert [one["id"] for one in shown["places"]] == ["ford"]
    assert [one["id"] for one in shown["sources"]] == ["chronicle"]


def test_a_record_that_refers_to_what_is_not_loaded_is_served_with_null_names() -> None:
    file = RecordFile.model_validate(
        a_battle(claims=[a_claim(about=[a_party("x")])], actors=[], sources=[])
    )
    shown = json.loads(documents(file).record.body)
    assert shown["combatants"][0]["name"] is None
    assert shown["claims"][0]["about"][0]["name"] is None
    assert shown["claims"][0]["citations"][0]["source"] == {"id": "chronicle", "name": None}
    assert (shown["actors"], shown["sources"]) == ([], [])


# Shapes


@pytest.mark.parametrize("model", [BattleSummary, ServedRecord])
def test_served_battles_have_no_defaults(model: type[BaseModel]) -> None:
    schema = model.model_json_schema(mode="serialization")
    models = {"": schema, **schema["$defs"]}
    bare = [
        (name, key)
        for name, one in models.items()
        if name != "ServedOverlay"
        for key in one.get("properties", {})
        if key not in one.get("required", [])
    ]
    assert bare == []


@settings(max_examples=60)
@given(record_files())
def test_every_record_is_rendered_whole(document: Document) -> None:
    shown = json.loads(documents(read_record_file(document)).record.body)
    assert list(shown) == [*HEAD, *WHOLE, "revision", "recorded_at", "sha256"]
    assert [list(event) for event in shown["events"]] == [EVENT] * len(shown["events"])
    assert len(shown["claims"]) == len(document["claims"])
    ServedRecord.model_validate(shown)


def test_a_country_is_no_point() -> None:
    place = record(place={"id": "ford", "text": "Redland", "precision": "country"})["place"]
    assert (place["lat"], place["lon"], place["basis"]) == (None, None, None)
    assert (place["name"], place["countries"]) == ("Ford", ["RO"])
