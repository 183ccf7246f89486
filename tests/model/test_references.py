"""What refers to what: every id, with the pointer of the place that names it."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest

from battleapi.model import references
from battleapi.model.actors import Actor
from battleapi.model.battles import BattleRecord
from battleapi.model.checking import read_record_file
from battleapi.model.conflicts import Conflict
from battleapi.model.places import Place
from battleapi.model.record_file import RecordFile
from battleapi.model.references import Reference
from battleapi.model.resources import Resource
from battleapi.model.sources import Source
from tests.records_of import (
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_membership,
    a_party,
    a_place,
    a_quantity,
    a_reading,
    a_source,
    a_speaker,
    a_station,
    an_actor,
    an_event,
    claim,
    claim_id,
)

VIA = [a_station("speaker", actor="blues", source="letter"), a_station("relay", label="radio")]


def named(found: Any) -> dict[str, tuple[str, str]]:
    """Pointer to (resource, id); each pointer once."""
    listed = list(found)
    by_pointer = {one.at: (one.resource.value, one.id) for one in listed}
    assert len(by_pointer) == len(listed)
    return by_pointer


def of_claim(kind: str, **changes: Any) -> dict[str, tuple[str, str]]:
    """What a claim names beside its party and its source."""
    usual = {"/about/0/actor": ("actor", "blues"), "/citations/0/source": ("source", "chronicle")}
    found = named(references.of_claim(claim(kind, **changes), ""))
    assert usual.items() <= found.items()
    return {at: one for at, one in found.items() if at not in usual}


def test_a_claim_names_event_speaker_parties_and_sources() -> None:
    common: dict[str, Any] = {
        "event": "crossing",
        "claimant": a_speaker("gazette"),
        "about": [a_party("blues"), a_party(None, "armed men"), a_party("greens")],
        "covers_battles": ["siege-of-the-mill"],
        "citations": [a_citation(via=VIA)],
        "assessments": [{"scheme": "airwars", "grade": "fair", "by": "envoys"}],
    }
    assert named(references.of_claim(claim(**common), "/claims/4")) == {
        "/claims/4/event": ("event", "crossing"),
        "/claims/4/claimant/actor": ("actor", "gazette"),
        "/claims/4/about/0/actor": ("actor", "blues"),
        "/claims/4/about/2/actor": ("actor", "greens"),
        "/claims/4/covers_battles/0": ("battle", "siege-of-the-mill"),
        "/claims/4/citations/0/source": ("source", "chronicle"),
        "/claims/4/citations/0/via/0/actor": ("actor", "blues"),
        "/claims/4/citations/0/via/0/source": ("source", "letter"),
        "/claims/4/assessments/0/by": ("actor", "envoys"),
    }


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("casualties", {"inflicted_by": ["reds"]}, {"/inflicted_by/0": ("actor", "reds")}),
        ("materiel", {"held_by": "reds"}, {"/held_by": ("actor", "reds")}),
        ("strength", {}, {}),
        (
            "outcome",
            {"against": ["reds", "scouts"]},
            {
                "/by/0": ("actor", "blues"),
                "/against/0": ("actor", "reds"),
                "/against/1": ("actor", "scouts"),
            },
        ),
        ("control", {}, {"/place": ("place", "ford")}),
        ("involvement", {"against": ["reds"]}, {"/against/0": ("actor", "reds")}),
        ("responsibility", {}, {"/attributed_to/0": ("actor", "reds")}),
        ("attribute", {"attribute": "place", "value": "ford"}, {"/value": ("place", "ford")}),
        ("attribute", {"attribute": "initiator", "value": "reds"}, {"/value": ("actor", "reds")}),
        ("attribute", {"attribute": "commander", "value": "reds"}, {"/value": ("actor", "reds")}),
        ("attribute", {"attribute": "commander", "value": None}, {}),
        ("attribute", {"attribute": "type", "value": "ambush"}, {}),
        ("event_relation", {}, {"/target": ("event", "crossing")}),
        (
            "measure",
            {"start": {"place": "ford", "label": None}, "end": {"place": "mill", "label": None}},
            {"/start/place": ("place", "ford"), "/end/place": ("place", "mill")},
        ),
        ("statement", {"addressed_to": ["envoys"]}, {"/addressed_to/0": ("actor", "envoys")}),
    ],
)
def test_a_claim_names_what_its_kind_names(
    kind: str, changes: dict[str, Any], expected: dict[str, tuple[str, str]]
) -> None:
    assert of_claim(kind, **changes) == expected


def test_readings_name_things_too() -> None:
    read = a_reading({}, {"event": "retreat", "about": [a_party("greens")]})
    assert of_claim("casualties", readings=[read]) == {
        "/readings/0/instead/1/event": ("event", "retreat"),
        "/readings/0/instead/1/about/0/actor": ("actor", "greens"),
    }
    others = {"claimant": a_speaker("envoys"), "inflicted_by": ["reds"]}
    covering = a_reading(others | {"covers_battles": ["siege-of-the-mill"]})
    assert of_claim("casualties", readings=[covering]) == {
        "/readings/0/instead/0/claimant/actor": ("actor", "envoys"),
        "/readings/0/instead/0/inflicted_by/0": ("actor", "reds"),
        "/readings/0/instead/0/covers_battles/0": ("battle", "siege-of-the-mill"),
    }
    taken = a_reading({"held_by": "greens"})
    assert of_claim("materiel", readings=[taken]) == {
        "/readings/0/instead/0/held_by": ("actor", "greens")
    }
    ends = a_reading({"start": {"place": "mill", "label": None}, "end": {"label": "the ford"}})
    assert of_claim("measure", readings=[ends]) == {
        "/readings/0/instead/0/start/place": ("place", "mill")
    }


def record(**changes: Any) -> BattleRecord:
    return RecordFile.model_validate(a_battle(**changes)).record


def test_claims_are_named_by_links_shares_readings_and_combatants() -> None:
    share = {"share": [1, 3], "of": claim_id(1), "remainder_of": None}
    rest = {"share": None, "of": None, "remainder_of": claim_id(2)}
    third = a_quantity(None, "one-third", relative=share)
    found = references.of_claims_in(
        record(
            combatants=[a_combatant("reds", 1, sided_by=[claim_id(5), claim_id(6)])],
            claims=[
                a_claim(),
                a_claim(number=2, quantity=third),
                a_claim(
                    number=3,
                    quantity=a_quantity(None, "the rest", relative=rest),
                    related=[{"type": "restates", "claim": claim_id(7)}],
                ),
                a_claim(number=4, readings=[a_reading({}, {"quantity": third})]),
                a_claim("statement", 5),
            ],
        )
    )
    assert named(found) == {
        "/combatants/0/sided_by/0": ("claim", claim_id(5)),
        "/combatants/0/sided_by/1": ("claim", claim_id(6)),
        "/claims/1/quantity/relative/of": ("claim", claim_id(1)),
        "/claims/2/related/0/claim": ("claim", claim_id(7)),
        "/claims/2/quantity/relative/remainder_of": ("claim", claim_id(2)),
        "/claims/3/readings/0/instead/1/quantity/relative/of": ("claim", claim_id(1)),
    }


def test_a_record_names_what_its_fields_combatants_events_and_claims_name() -> None:
    found = references.of_record(
        record(
            part_of="river-campaign",
            citations_by_field={"date": [a_citation("letter", via=VIA)]},
            combatants=[
                a_combatant(
                    "reds",
                    1,
                    units=["scouts"],
                    commanders=[
                        {"label": "x", "actor": "colonel", "citations": [a_citation("letter")]},
                        {"label": "y"},
                    ],
                )
            ],
            events=[
                an_event(
                    part_of="retreat",
                    place={"id": "mill"},
                    participants=[{"actor": "reds", "role": "party"}],
                )
            ],
            claims=[a_claim()],
        )
    )
    assert named(found) == {
        "/conflict": ("conflict", "river-war"),
        "/part_of": ("battle", "river-campaign"),
        "/place/id": ("place", "ford"),
        "/citations_by_field/date/0/source": ("source", "letter"),
        "/citations_by_field/date/0/via/0/actor": ("actor", "blues"),
        "/citations_by_field/date/0/via/0/source": ("source", "letter"),
        "/combatants/0/actor": ("actor", "reds"),
        "/combatants/0/units/0": ("actor", "scouts"),
        "/combatants/0/citations/0/source": ("source", "chronicle"),
        "/combatants/0/commanders/0/actor": ("actor", "colonel"),
        "/combatants/0/commanders/0/citations/0/source": ("source", "letter"),
        "/events/0/part_of": ("event", "retreat"),
        "/events/0/place/id": ("place", "mill"),
        "/events/0/participants/0/actor": ("actor", "reds"),
        "/events/0/citations/0/source": ("source", "chronicle"),
        "/claims/0/about/0/actor": ("actor", "blues"),
        "/claims/0/citations/0/source": ("source", "chronicle"),
    }


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (
            Actor.model_validate(an_actor("a", memberships=[a_membership("b"), a_membership("c")])),
            {"/x/memberships/0/of": ("actor", "b"), "/x/memberships/1/of": ("actor", "c")},
        ),
        (
            Conflict.model_validate({"id": "a", "kind": "war", "name": "A", "part_of": "b"}),
            {"/x/part_of": ("conflict", "b")},
        ),
        (
            Place.model_validate(a_place("a", citations=[a_citation("geonames")])),
            {"/x/citations/0/source": ("source", "geonames")},
        ),
        (
            Source.model_validate(
                a_source("a", reached={"read": False, "through": "b"}, derives_from=["c", "d"])
            ),
            {
                "/x/reached/through": ("source", "b"),
                "/x/derives_from/0": ("source", "c"),
                "/x/derives_from/1": ("source", "d"),
            },
        ),
    ],
    ids=["actor", "conflict", "place", "source"],
)
def test_a_shared_thing_names_those_it_rests_on(
    thing: Actor | Conflict | Place | Source, expected: dict[str, tuple[str, str]]
) -> None:
    assert named(references.of_shared(thing, "/x")) == expected


def test_every_id_in_the_bundled_record_is_found_where_it_stands() -> None:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    file = read_record_file(document)
    found = [*references.of_record(file.record), *references.of_claims_in(file.record)]
    for one in found:
        assert at(document, one) == one.id
    # And nothing that looks like a reference is left out: the keys that hold ids, counted.
    keys = re.compile(r'"(?:source|actor|claim|event|target)": "[a-z0-9-]+"')
    stated = {name: document[name] for name in ("citations_by_field", "combatants", "events")}
    written = json.dumps(stated | {"claims": document["claims"]})
    by_key = [one for one in found if one.at.rsplit("/", 1)[1] in {"source", "actor", "claim"}]
    by_key += [one for one in found if one.at.rsplit("/", 1)[1] in {"event", "target"}]
    assert len(keys.findall(written)) == len(by_key)


def at(document: Any, reference: Reference) -> object:
    here = document
    for step in reference.at.split("/")[1:]:
        here = here[int(step)] if isinstance(here, list) else here[step]
    return here


def test_a_reference_knows_what_it_refers_to() -> None:
    (one,) = references.of_shared(
        Conflict.model_validate({"id": "a", "kind": "war", "name": "A", "part_of": "b"})
    )
    assert one == Reference(Resource.CONFLICT, "b", "/part_of")
