"""The published JSON Schemas: true of what is a record, and of nothing that is shaped otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from battleapi.model.record_file import RecordFile
from battleapi.model.schemas import SCHEMAS
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.records import BattleKind
from tests.generated_records import record_files
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_place,
    a_quantity,
    a_reading,
    a_source,
    an_actor,
    an_event,
)

RECORDS = Path(__file__).resolve().parents[1] / "records"
RECORD = Draft202012Validator(SCHEMAS["record"]())
CLAIM = Draft202012Validator(SCHEMAS["record-claim"]())


def objects(schema: Document) -> Iterator[tuple[str, Document]]:
    yield "", schema
    yield from schema["$defs"].items()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_2020_12_and_knows_its_address(name: str) -> None:
    schema = SCHEMAS[name]()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"/schemas/{name}"
    assert list(schema)[:2] == ["$schema", "$id"]
    assert SCHEMAS[name]() == schema


def test_the_schemas_that_there_are() -> None:
    assert list(SCHEMAS) == ["record", "record-claim"]
    assert SCHEMAS["record"]()["title"] == "RecordFile"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    bare = [
        (model, key)
        for model, schema in objects(SCHEMAS[name]())
        for key, value in schema.get("properties", {}).items()
        if "description" not in value and "$ref" not in value
    ]
    assert bare == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_model_and_vocabulary_is_described_in_one_paragraph(name: str) -> None:
    for model, schema in SCHEMAS[name]()["$defs"].items():
        assert schema["description"].endswith((".", ")")), model
        assert "\n" not in schema["description"]
        assert "pydantic" not in schema["description"].lower()
        assert model.isalnum()


def test_nothing_has_keys_that_are_not_listed() -> None:
    for model, schema in objects(SCHEMAS["record"]()):
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, model


def test_the_keys_of_a_record_are_those_of_the_model() -> None:
    schema = SCHEMAS["record"]()
    assert list(schema["properties"]) == list(RecordFile.model_fields)
    assert schema["required"] == [
        "id",
        "kind",
        "level",
        "status",
        "name",
        "date",
        "citations_by_field",
    ]
    assert schema["$defs"]["BattleKind"]["enum"] == list(BattleKind)


def test_a_claim_is_one_of_eleven_kinds_and_says_which() -> None:
    schema = SCHEMAS["record"]()
    claims = schema["properties"]["claims"]["items"]
    assert list(claims["discriminator"]["mapping"]) == sorted(ClaimKind)
    for reference in claims["oneOf"]:
        claim = schema["$defs"][reference["$ref"].rsplit("/", 1)[1]]
        assert claim["required"][:2] == ["kind", "id"]
        assert "default" not in claim["properties"]["kind"]


@pytest.mark.parametrize(
    "path",
    [
        files("battleapi") / "records" / "battle-of-ber-2023.json",
        RECORDS / "marathon-490-bce.json",
        RECORDS / "cannae-216-bce.json",
    ],
    ids=lambda path: path.name,
)
def test_real_records_are_what_the_schema_says(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [error.message for error in RECORD.iter_errors(document)] == []
    for claim in document["claims"]:
        assert CLAIM.is_valid(claim)


@settings(max_examples=50)
@given(record_files())
def test_every_record_is_what_the_schema_says(document: Document) -> None:
    assert [error.message for error in RECORD.iter_errors(document)] == []


@pytest.mark.parametrize("kind", ClaimKind)
def test_every_kind_of_claim_is_what_the_schema_says(kind: str) -> None:
    assert RECORD.is_valid(a_battle(claims=[a_claim(kind)]))
    assert CLAIM.is_valid(a_claim(kind))


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Battle of Ber"},
        {"kind": "war"},
        {"name": ""},
        {"name": None},
        {"name": "x" * 401},
        {"date": None},
        {"date": {"edtf": 1900, "text": None, "calendar": "gregorian"}},
        {"date": {"edtf": "1900"}},
        {"aliases": ["A", "A"]},
        {"revision": 3},
        {"place": {"id": "ford", "precision": "roughly"}},
        {"sides": [{"side": 0}]},
        {"sides": [{"side": "1"}]},
        {"combatants": [a_combatant("reds", 1, citations=[])]},
        {"events": [an_event(phase="before")]},
        {"claims": {}},
        {"claims": [5]},
        {"claims": [a_claim() | {"kind": "rumour"}]},
        {"claims": [a_claim() | {"id": "c1"}]},
        {"claims": [a_claim(citations=[])]},
        {"claims": [a_claim(effects=[])]},
        {"claims": [a_claim(effects=["killed", "killed"])]},
        {"claims": [a_claim(effects=["destroyed"])]},
        {"claims": [a_claim(cumulative=1)]},
        {"claims": [a_claim(quantity=a_quantity() | {"value": "24"})]},
        {"claims": [a_claim(quantity=a_quantity() | {"value": True})]},
        {"claims": [a_claim(quantity=a_quantity() | {"value": 2**53})]},
        {"claims": [a_claim(quantity=a_quantity() | {"value": -1})]},
        {"claims": [a_claim(citations=[a_citation(locator="p. 3")])]},
        {"claims": [a_claim(summary="computed")]},
        {"claims": [a_claim(readings=[a_reading()])]},
        {"claims": [a_claim(readings=[a_reading({"citations": []})])]},
        {"actors": [an_actor("reds", "army")]},
        {"actors": [an_actor("reds", memberships=[{"of": "x", "type": "organ", "since": "1"}])]},
        {"places": [a_place("ford", lat=91, lon=0, basis="source")]},
        {"places": [a_place("ford", countries=["Mali"])]},
        {"sources": [a_source("x", url="ftp://example.org")]},
        {"sources": [a_source("x", language="English")]},
        {"sources": [a_source("x", reached={"read": "yes"})]},
    ],
)
def test_what_is_shaped_otherwise_is_not(changes: dict[str, Any]) -> None:
    assert RECORD.is_valid(a_battle())
    assert not RECORD.is_valid(a_battle(**changes))


@pytest.mark.parametrize("key", ["kind", "id", "claimant", "citations", "effects", "quantity"])
def test_a_claim_needs_what_the_model_needs(key: str) -> None:
    claim = a_claim()
    assert CLAIM.is_valid(claim)
    del claim[key]
    assert not CLAIM.is_valid(claim)
