from __future__ import annotations

import json
from pathlib import Path

from tests.importers.cdb90_folder import write_folder

from .conftest import Command


def test_the_same_folder_twice_changes_nothing(
    database_url: str, tmp_path: Path, command: Command
) -> None:
    folder, report = write_folder(tmp_path / "cdb90"), tmp_path / "report.json"
    assert command("migrate", "--database-url", database_url).code == 0
    words = ("import", "cdb90", folder, "--publish", "--report", report)
    for result in ("created", "unchanged"):
        done = command(*words, "--database-url", database_url)
        assert done.code == 0
        found = json.loads(report.read_text(encoding="utf-8"))
        assert {name: count for name, count in found["battles"].items() if count} == {result: 4}
        assert found["not_understood"] == []
    assert command("verify", "--database-url", database_url).code == 0


def test_of_the_first_battles_all_is_told(tmp_path: Path, command: Command) -> None:
    folder, report = write_folder(tmp_path / "cdb90"), tmp_path / "report.json"
    told = {}
    for limit in ("1", "4"):
        words = ("import", "cdb90", folder, "--dry-run", "--limit", limit, "--report", report)
        assert command(*words).code == 0
        remarks = json.loads(report.read_text(encoding="utf-8"))["remarks"]
        told[limit] = [one for one in remarks if "cells are blank" in one["reason"]]
    assert told["1"]
    assert len(told["4"]) >= len(told["1"])
