import json
from collections.abc import Iterable
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from battleapi.api import fields
from battleapi.api.fields import cut, field_paths, select


class Date(BaseModel):
    edtf: str | None
    earliest: str | None


class Killed(BaseModel):
    kind: Literal["killed"]
    date: Date
    number: int


class Taken(BaseModel):
    kind: Literal["taken"]
    date: Date
    item: str | None


class Battle(BaseModel):
    id: str
    date: Date
    claims: tuple[Annotated[Killed | Taken, Field(discriminator="kind")], ...]
    place: Date | None


KNOWN = field_paths(Battle.model_json_schema(mode="serialization"))


def test_the_paths_of_a_schema_go_through_lists_unions_and_nulls() -> None:
    assert KNOWN == (
        "id",
        "date",
        "date.edtf",
        "date.earliest",
        "claims",
        "claims.kind",
        "claims.date",
        "claims.date.edtf",
        "claims.date.earliest",
        "claims.number",
        "claims.item",
        "place",
        "place.edtf",
        "place.earliest",
    )


DOCUMENT = json.dumps(
    {
        "id": "x",
        "date": {"edtf": "2023", "earliest": "2023-01-01"},
        "claims": [
            {"kind": "killed", "date": {"edtf": None, "earliest": None}, "number": 4},
            {"kind": "taken", "date": {"edtf": "Bēr", "earliest": None}, "item": None},
        ],
        "place": None,
    }
).encode()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("id", '{"id":"x"}'),
        ("place,id", '{"id":"x","place":null}'),
        ("date.edtf", '{"date":{"edtf":"2023"}}'),
        ("date.edtf,date", '{"date":{"edtf":"2023","earliest":"2023-01-01"}}'),
        ("date,date.edtf", '{"date":{"edtf":"2023","earliest":"2023-01-01"}}'),
        ("claims.number,claims.item", '{"claims":[{"number":4},{"item":null}]}'),
        ("claims.date.edtf", '{"claims":[{"date":{"edtf":null}},{"date":{"edtf":"Bēr"}}]}'),
        ("place.edtf", '{"place":null}'),
    ],
)
def test_a_document_is_cut_to_the_fields(asked: str, expected: str) -> None:
    selection, faults = select(asked, KNOWN)
    assert faults == ()
    assert cut(DOCUMENT, selection).decode() == expected


@pytest.mark.parametrize("asked", ["", ",", "id,", "ID", "date.", ".date", "date..edtf", "id.x"])
def test_an_unknown_field_is_refused(asked: str) -> None:
    _, faults = select(asked, KNOWN)
    assert {(fault.at, fault.code) for fault in faults} == {("fields", "unknown_field")}


@pytest.mark.parametrize(
    ("asked", "details"),
    [
        ("hush", ["The documents here have no such field."]),
        ("", ["The value is empty."]),
        (
            "id,hush,,hush,date.hush",
            [
                "Value 2 of 5: The documents here have no such field.",
                "Value 3 of 5: The value is empty.",
                "Value 5 of 5: The documents here have no such field.",
            ],
        ),
    ],
)
def test_faults_of_several_fields_say_which_they_are_of(asked: str, details: list[str]) -> None:
    _, faults = select(asked, KNOWN)
    assert [fault.detail for fault in faults] == details


def test_a_misspelt_field_is_told_its_neighbours() -> None:
    _, faults = select("dat.edtf,claims.numbr", KNOWN)
    assert faults[0].expected[0] == "date.edtf"
    assert faults[1].expected[0] == "claims.number"


def test_neighbours_are_sought_for_the_first_faults_only(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[str] = []

    def near(name: str, _known: Iterable[str]) -> tuple[str, ...]:
        sought.append(name)
        return ("id",)

    monkeypatch.setattr(fields, "near", near)
    paths = [f"claims.numbr{n}" for n in range(100)]
    _, faults = select(",".join([*paths, *paths]), KNOWN)
    assert sought == paths[:3]
    assert [fault.expected for fault in faults] == [("id",)] * 3 + [()] * 97
