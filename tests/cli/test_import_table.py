"""`battleapi import table`: the template, and tables of claims into a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from battleapi.cli.options import opened_store, read_settings
from battleapi.importers.table.template import template

from .conftest import Command


@pytest.fixture
def store(database_url: str, command: Command) -> str:
    """A migrated, empty store."""
    assert command("migrate", "--database-url", database_url).code == 0
    return database_url


def test_the_template_goes_to_standard_output(command: Command) -> None:
    done = command("import", "table", "--template")
    assert (done.code, done.out, done.err) == (0, template(), "")


def test_the_template_goes_into_a_folder_and_is_not_overwritten(
    tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "mine"
    done = command("import", "table", "--template", folder)
    assert done.code == 0
    assert done.out.splitlines() == [
        f"Wrote {folder / 'claims.csv'}.",
        f"Wrote {folder / 'datapackage.json'}.",
    ]
    assert (folder / "claims.csv").read_text(encoding="utf-8") == template()
    again = command("import", "table", folder, "--template")
    assert again.code == 1
    assert "is there already, and is not overwritten" in again.err


@pytest.mark.parametrize("arguments", [(), ("nowhere.csv",)])
def test_without_a_table_the_command_is_not_understood(
    arguments: tuple[str, ...], command: Command
) -> None:
    done = command("import", "table", *arguments)
    assert done.code == 2
    assert "--template" in done.err or "there is no file nowhere.csv" in done.err


def test_the_template_is_imported_and_a_second_time_nothing_changes(
    store: str, tmp_path: Path, command: Command
) -> None:
    table, report = tmp_path / "claims.csv", tmp_path / "report.json"
    table.write_text(template(), encoding="utf-8")
    options = ("--publish", "--report", report, "--database-url", store)
    assert command("import", "table", table, *options).code == 0
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["tallies"] == {"rows": {"read": 5, "taken": 5, "empty": 0, "not_understood": 0}}
    assert (told["battles"]["created"], told["claims"]["created"]) == (1, 5)
    assert command("import", "table", table, *options).code == 0
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["battles"]["unchanged"], told["claims"]["unchanged"]) == (1, 5)
    assert command("verify", "--database-url", store).code == 0


def test_a_table_adds_claims_to_a_battle_that_is_there(
    store: str, tmp_path: Path, command: Command
) -> None:
    """Its rows name the battle by id, so that is no accident."""
    table = tmp_path / "claims.csv"
    table.write_text(template(), encoding="utf-8")
    options = ("--publish", "--database-url", store)
    assert command("import", "table", table, *options).code == 0
    more = tmp_path / "more.csv"
    heading = "battle;kind;effects;value;source\n"
    more.write_text(heading + "fight-at-the-ford-1900;casualties;captured;3;Diary\n")
    assert command("import", "table", more, *options).code == 0
    with opened_store(read_settings(store)) as opened:
        found = opened.record("fight-at-the-ford-1900")
    assert found is not None
    record, _ = found
    assert (record.name, len(record.claims)) == ("Fight at the Ford", 6)
    assert {claim.status for claim in record.claims} == {"current"}
    assert command("verify", "--database-url", store).code == 0


def test_rows_that_are_wrong_are_told_with_their_columns(
    store: str, tmp_path: Path, command: Command
) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("battle,kind,effects,value,source\nford,casualties,hurt,7,S\n")
    done = command("import", "table", table, "--database-url", store)
    assert done.code == 1
    assert "claims.csv, row 1, effects: 'hurt' is not understood. 'hurt' is none of the" in done.out
