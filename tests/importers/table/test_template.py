"""The template of the table: its own rows import cleanly, its schema says what the columns are."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from battleapi.errors import BadRequest
from battleapi.importers.directory import Directory
from battleapi.importers.table.columns import COLUMNS, REQUIRED
from battleapi.importers.table.records import ClaimsTable
from battleapi.importers.table.template import package, template, write_template
from battleapi.model.vocabulary.records import BattleStatus


def test_the_rows_of_the_template_import_cleanly(tmp_path: Path) -> None:
    table, _ = write_template(tmp_path / "new" / "folder")
    read = ClaimsTable(table, name="My losses")
    (record,) = read.records(BattleStatus.PUBLISHED, Directory())
    assert read.findings.not_understood == read.findings.remarks == []
    assert {claim.kind for claim in record.claims} == set(COLUMNS["kind"].words)
    assert (record.id, len(record.claims)) == ("fight-at-the-ford-1900", 5)
    assert {one.name for one in record.sources} == {
        "My losses",
        "The Millbrook Gazette",
        "A Letter from the Ford",
    }
    assert [one.locator for one in record.passages] == ["row/2"]


def test_the_template_has_every_column_in_order() -> None:
    heading, *rows = csv.reader(template().splitlines())
    assert heading == list(COLUMNS)
    assert {len(row) for row in rows} == {len(heading)}


def test_the_package_describes_every_column(tmp_path: Path) -> None:
    _, described = write_template(tmp_path)
    told = json.loads(described.read_text(encoding="utf-8"))
    assert told == package()
    (resource,) = told["resources"]
    assert resource["path"] == "claims.csv"
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == list(COLUMNS)
    assert [one["name"] for one in fields if one["constraints"]["required"]] == list(REQUIRED)
    by_name = {field["name"]: field for field in fields}
    assert by_name["kind"]["constraints"]["enum"] == list(COLUMNS["kind"].words)
    # The parts of the Table Schema's own schema that a field is of.
    field_shape = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "type": {"enum": ["string", "number", "integer"]},
            "description": {"type": "string", "minLength": 10},
            "constraints": {
                "type": "object",
                "properties": {
                    "required": {"type": "boolean"},
                    "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
                },
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    }
    for field in fields:
        Draft202012Validator(field_shape).validate(field)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write_template(tmp_path)
    with pytest.raises(BadRequest, match=r"claims\.csv is there already"):
        write_template(tmp_path)
    file = tmp_path / "claims.csv" / "folder"
    with pytest.raises(BadRequest, match="cannot be written"):
        write_template(file)
