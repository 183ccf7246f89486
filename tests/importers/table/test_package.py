"""Tables that a Data Package describes: which file, which title, which licence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.directory import Directory
from battleapi.importers.table.package import Described, described
from battleapi.importers.table.records import ClaimsTable
from battleapi.importers.table.template import write_template
from battleapi.model.vocabulary.records import BattleStatus


def a_package(folder: Path, **members: Any) -> Path:
    path = folder / "datapackage.json"
    path.write_text(json.dumps(members), encoding="utf-8")
    return path


def test_a_file_is_meant_by_itself() -> None:
    assert described(Path("x/losses.csv.gz")) == Described(
        Path("x/losses.csv.gz"), "losses", "losses"
    )


def test_a_package_says_which_file_and_whose_it_is(tmp_path: Path) -> None:
    path = a_package(
        tmp_path,
        name="river-war",
        title="Losses of the River War",
        licenses=[{"name": "CC-BY-4.0"}, {"name": "MIT"}],
        resources=[{"name": "places", "path": "p.csv"}, {"name": "claims", "path": "data/c.csv"}],
    )
    found = Described(
        tmp_path / "data" / "c.csv", "river-war", "Losses of the River War", "CC-BY-4.0", True
    )
    assert described(path) == described(tmp_path) == found


def test_what_a_package_leaves_out_follows_from_the_file(tmp_path: Path) -> None:
    path = a_package(
        tmp_path, name=7, licenses=[{"title": "Ours"}, 7], resources=[{"path": "my.csv"}]
    )
    assert described(path) == Described(tmp_path / "my.csv", "my", "my", "Ours")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is no JSON in UTF-8"),
        ("[]", "is no JSON object"),
        ("{}", "has not one resource"),
        ('{"resources": [{"path": "a"}, {"path": "b"}]}', "has not one resource"),
        ('{"resources": [{"path": "../a.csv"}]}', "which is not beside it"),
        ('{"resources": [{"path": "/a.csv"}]}', "which is not beside it"),
        ('{"resources": [{"path": "https://example.org/a.csv"}]}', "which is not beside it"),
        ('{"resources": [{"path": ["a.csv"]}]}', "has not one resource"),
    ],
)
def test_what_is_no_such_package_is_refused(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "datapackage.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadRequest, match=told):
        described(path)


def test_a_folder_without_a_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        described(tmp_path)


def test_the_template_is_such_a_package(tmp_path: Path) -> None:
    write_template(tmp_path)
    (record,) = ClaimsTable(tmp_path, name="mine").records(BattleStatus.DRAFT, Directory())
    (table,) = [source for source in record.sources if source.reached.read]
    assert (table.id, table.name) == ("table-mine", "Claims about battles, one a row")
