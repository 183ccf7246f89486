"""Served claims: names beside ids, what is computed, and every key of every kind, spelled out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import BaseModel, TypeAdapter, ValidationError

from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.rendering.claim_renderer import SERVED_CLAIM
from battleapi.rendering.claims import ServedClaim, ServedTail
from battleapi.rendering.documents import render_battle
from battleapi.rendering.stamps import Stamp
from tests.generated_records import record_files
from tests.records_of import (
    NO_DATE,
    Document,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_record,
    a_speaker,
    a_station,
    claim_id,
    dozens,
)

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)
HEAD = [
    "id",
    "status",
    "kind",
    "summary",
    "battle",
    "event",
    "phase",
    "polarity",
    "claimant",
    "about",
    "party",
    "stance",
]
TAIL = [
    "counted",
    "occurred",
    "effective_date",
    "asserted",
    "cumulative",
    "covers_battles",
    "citations",
    "evidence",
    "related",
    "superseded_by",
    "retracted_by",
    "readings",
    "flags",
    "rank",
    "rank_reason",
    "assessments",
    "revision",
    "recorded_at",
]
BODIES = {
    "casualties": [
        "effect",
        "effects",
        "population",
        "affiliation",
        "rank_group",
        "named_persons",
        "causation",
        "inflicted_by",
        "count_basis",
        "quantity",
        "interval",
    ],
    "materiel": [
        "effect",
        "item",
        "item_class",
        "effects",
        "severity",
        "held_by",
        "quantity",
        "interval",
    ],
    "strength": ["counts", "item", "item_class", "basis", "quantity", "interval"],
    "outcome": ["as_said", "aspect", "type", "by", "against", "clear", "sequence"],
    "control": ["place", "change", "as_said"],
    "involvement": ["under_name", "against"],
    "responsibility": ["mode", "attributed_to", "as_said"],
    "attribute": ["attribute", "as_said", "value"],
    "event_relation": ["relation", "target", "target_label"],
    "measure": ["dimension", "measure", "start", "end"],
    "statement": ["topic", "speech_act", "as_said", "addressed_to"],
}
UNDATED = dict.fromkeys(
    [
        "edtf",
        "text",
        "earliest",
        "latest",
        "first_day",
        "last_day",
        "precision",
        "calendar",
    ]
)


def rendered(file: RecordFile, stamps: dict[str, Stamp] | None = None) -> list[Document]:
    known = {claim.id: STAMP for claim in file.claims} | (stamps or {})
    names = {"siege-of-the-mill": "Siege of the Mill"}
    documents = render_battle(file.record, file.registry, STAMP, known, names)
    return [json.loads(one.body) for one in documents.claims]


def served(kind: str = "casualties", **changes: Any) -> Document:
    (only,) = rendered(a_record(a_claim(kind, **changes)))
    return only


@pytest.mark.parametrize("kind", ClaimKind)
def test_every_key_of_every_kind_in_order(kind: str) -> None:
    assert list(served(kind)) == [*HEAD, *BODIES[kind], *TAIL]


def test_a_whole_claim() -> None:
    claim = served(
        claimant=a_speaker("reds", "the Red staff"),
        about=[a_party("blues", "the rebels", "inferred_by_document")],
        effects=["wounded", "killed"],
        quantity=dozens("dozens of dead"),
        inflicted_by=["reds"],
        occurred=a_date("1900-05-11", "the eleventh"),
        citations=[
            a_citation(
                via=[
                    a_station("speaker", actor="reds", source="letter"),
                    a_station("compiler", label="the editors"),
                ]
            )
        ],
        assessments=[{"scheme": "airwars", "grade": "weak", "by": "gazette", "note": None}],
    )
    assert claim == {
        "id": claim_id(1),
        "status": "current",
        "kind": "casualties",
        "summary": "The Red staff: 'dozens of dead' killed or wounded among 'the rebels', "
        "11 May 1900",
        "battle": {"id": "fight-at-the-ford", "name": "Fight at the Ford"},
        "event": None,
        "phase": "battle",
        "polarity": "asserts",
        "claimant": {
            "actor": "reds",
            "name": "Reds",
            "label": "the Red staff",
            "voice": "redland",
        },
        "about": [
            {
                "actor": "blues",
                "name": "Blues",
                "label": "the rebels",
                "basis": "inferred_by_document",
            }
        ],
        "party": "blues",
        "stance": "enemy",
        "effect": "killed_or_wounded",
        "effects": ["killed", "wounded"],
        "population": [],
        "affiliation": None,
        "rank_group": None,
        "named_persons": [],
        "causation": None,
        "inflicted_by": [{"id": "reds", "name": "Reds"}],
        "count_basis": "not_stated",
        "quantity": {
            "as_said": "dozens of dead",
            "qualifier": "indefinite",
            "value": None,
            "lower": None,
            "upper": None,
            "bounds_kind": None,
            "term": "dozens",
            "relative": {"share": None, "of": None, "remainder_of": None},
        },
        "interval": {
            "low": 24,
            "high": None,
            "open": True,
            "lexicon": "strict",
            "tolerance": "pct10",
        },
        "counted": True,
        "occurred": {
            "edtf": "1900-05-11",
            "text": "the eleventh",
            "earliest": "1900-05-11",
            "latest": "1900-05-11",
            "first_day": 693726,
            "last_day": 693726,
            "precision": "day",
            "calendar": "gregorian",
        },
        "effective_date": {
            "edtf": "1900-05-11",
            "earliest": "1900-05-11",
            "latest": "1900-05-11",
            "first_day": 693726,
            "last_day": 693726,
            "of": "claim",
        },
        "asserted": UNDATED,
        "cumulative": False,
        "covers_battles": [],
        "citations": [
            {
                "source": {"id": "chronicle", "name": "Chronicle"},
                "locator": "lead/p1",
                "quote": None,
                "via": [
                    {
                        "role": "speaker",
                        "actor": "reds",
                        "name": "Reds",
                        "label": None,
                        "source": {"id": "letter", "name": "Letter"},
                    },
                    {
                        "role": "compiler",
                        "actor": None,
                        "name": None,
                        "label": "the editors",
                        "source": None,
                    },
                ],
            }
        ],
        "evidence": [],
        "related": [],
        "superseded_by": [],
        "retracted_by": [],
        "readings": [],
        "flags": ["party_inferred"],
        "rank": "normal",
        "rank_reason": None,
        "assessments": [
            {
                "scheme": "airwars",
                "grade": "weak",
                "by": {"id": "gazette", "name": "Gazette"},
                "note": None,
            }
        ],
        "revision": 3,
        "recorded_at": "2026-11-20T09:14:03.123456Z",
    }


def test_other_battles_have_the_names_that_are_known() -> None:
    assert served(covers_battles=["siege-of-the-mill", "raid-on-the-barn"])["covers_battles"] == [
        {"id": "siege-of-the-mill", "name": "Siege of the Mill"},
        {"id": "raid-on-the-barn", "name": None},
    ]


@pytest.mark.parametrize(
    ("changes", "whole", "expected"),
    [
        ({"event": "crossing"}, {}, ["1900-05-10", "1900-05-10", "1900-05-10", "event"]),
        ({}, {}, ["1900-05-10/1900-05-11", "1900-05-10", "1900-05-11", "battle"]),
        ({}, {"date": a_date("../1900-05-11")}, ["../1900-05-11", None, "1900-05-11", "battle"]),
        ({}, {"date": NO_DATE}, [None, None, None, None]),
    ],
)
def test_whose_date_a_claim_is_found_by(
    changes: Document, whole: Document, expected: list[str | None]
) -> None:
    (claim,) = rendered(a_record(a_claim(**changes), **whole))
    assert claim["occurred"] == UNDATED
    found = claim["effective_date"]
    assert [found[key] for key in ("edtf", "earliest", "latest", "of")] == expected


def test_a_served_claim_has_no_defaults() -> None:
    schema = TypeAdapter(ServedClaim).json_schema(mode="serialization")
    bare = []
    for name, model in schema["$defs"].items():
        if name != "ServedOverlay" and "properties" in model:
            bare += [(name, key) for key in model["properties"] if key not in model["required"]]
    assert bare == []
    assert "required" not in schema["$defs"]["ServedOverlay"]


def test_counted_says_what_a_sum_is_over() -> None:
    described = ServedTail.model_fields["counted"].description or ""
    sum_over = ("battle.id", "kind", "claimant.voice", "party", "effect")
    claim = served()
    for path in sum_over:
        assert f"`{path}`" in described
        above, _, key = path.rpartition(".")
        assert isinstance((claim[above] if above else claim)[key], str)


@pytest.mark.parametrize("key", ["summary", "battle", "stance", "interval", "revision", "flags"])
def test_a_served_claim_lacks_nothing(key: str) -> None:
    claim = served()
    whole = SERVED_CLAIM.validate_python(claim)
    assert isinstance(whole, BaseModel)
    del claim[key]
    with pytest.raises(ValidationError):
        SERVED_CLAIM.validate_python(claim)


@settings(max_examples=60)
@given(record_files())
def test_whatever_is_a_record_can_be_served(document: Document) -> None:
    file = read_record_file(document)
    for claim, stored in zip(rendered(file), file.claims, strict=True):
        assert list(claim) == [*HEAD, *BODIES[stored.kind], *TAIL]
        assert claim["id"] == stored.id
        assert claim["summary"]
        assert claim["claimant"]["voice"]


def test_a_reading_names_whom_it_names() -> None:
    instead = {
        "claimant": a_speaker("scouts"),
        "inflicted_by": ["reds"],
        "covers_battles": ["siege-of-the-mill"],
    }
    reading = {"id": "by-the-scouts", "basis": "grammar", "instead": [instead]}
    assert served(readings=[reading])["readings"][0]["instead"] == [
        {
            "claimant": {
                "actor": "scouts",
                "name": "Scouts",
                "label": None,
                "voice": "redland",
            },
            "inflicted_by": [{"id": "reds", "name": "Reds"}],
            "covers_battles": [{"id": "siege-of-the-mill", "name": "Siege of the Mill"}],
        }
    ]
    taken = {"id": "taken", "basis": "grammar", "instead": [{"held_by": "greens"}]}
    overlay = served("materiel", readings=[taken])["readings"][0]["instead"][0]
    assert overlay == {"held_by": {"id": "greens", "name": "Greens"}}
