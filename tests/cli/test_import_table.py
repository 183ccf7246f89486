"""`battleapi import table`: the template, and tables of claims into a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from battleapi.cli.options import opened_store, read_settings
from battleapi.importers.table.template import template
from battleapi.model.claims import CasualtyClaim

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
    table, report = tmp_path / "losses.csv", tmp_path / "report.json"
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
    table = tmp_path / "losses.csv"
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
    table = tmp_path / "losses.csv"
    table.write_text("battle,kind,effects,value,source\nford,casualties,hurt,7,S\n")
    done = command("import", "table", table, "--database-url", store)
    assert done.code == 1
    assert "losses.csv, row 1, effects: 'hurt' is not understood. 'hurt' is none of the" in done.out


HEADING = "battle;kind;effects;party;quantity;source\n"


def test_tables_of_two_persons_never_supersede_each_other(
    store: str, tmp_path: Path, command: Command
) -> None:
    """They have the same name, the same battle, and no source in common."""
    options = ("--publish", "--report", tmp_path / "report.json", "--database-url", store)
    table = tmp_path / "losses.csv"
    table.write_text(HEADING + "ford;casualties;killed;Redland;at least 40;The Gazette\n")
    assert command("import", "table", table, *options).code == 0
    table.write_text(HEADING + "ford;casualties;killed;Blueland;3;The Herald\n")
    refused = command("import", "table", table, *options)
    assert refused.code == 1
    assert "it may be another table of the same name" in refused.err
    assert statuses(store) == {"at least 40": "current"}
    assert command("import", "table", table, "--name", "herald", *options).code == 0
    assert statuses(store) == {"at least 40": "current", "3": "current"}


def test_a_newer_state_of_a_table_supersedes_and_the_report_lists_what(
    store: str, tmp_path: Path, command: Command
) -> None:
    report = tmp_path / "report.json"
    options = ("--publish", "--report", report, "--database-url", store)
    table = tmp_path / "losses.csv"
    rows = ("at least 40;The Gazette", "41;The Gazette", "42;The Herald")
    for row, more in zip(rows, ((), (), ("--update-shared",)), strict=True):
        table.write_text(HEADING + f"ford;casualties;killed;Redland;{row}\n")
        assert command("import", "table", table, *options, *more).code == 0
        if row == rows[1]:
            told = json.loads(report.read_text(encoding="utf-8"))
            (updated,) = told["updated"]
            assert updated["battle"] == "ford"
            assert {name: count for name, count in updated["claims"].items() if count} == {
                "created": 1,
                "superseded": 1,
            }
            (claim,) = told["superseded"]
            assert (claim["battle"], claim["kind"]) == ("ford", "casualties")
            assert claim["text"] == "Redland: at least 40"
            assert claim["superseded_by"] != claim["claim"]
    assert statuses(store) == {"at least 40": "superseded", "41": "superseded", "42": "current"}


def statuses(store: str) -> dict[str, str]:
    with opened_store(read_settings(store)) as opened:
        found = opened.record("ford")
    assert found is not None
    claims = [one for one in found[0].claims if isinstance(one, CasualtyClaim)]
    return {one.quantity.as_said or "": one.status.value for one in claims}
