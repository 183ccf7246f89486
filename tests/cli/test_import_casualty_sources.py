from __future__ import annotations

import json
from pathlib import Path

from tests.importers.casualty_sources_folder import write_folder

from .conftest import Command


def test_the_same_folder_twice_changes_nothing(
    database_url: str, tmp_path: Path, command: Command
) -> None:
    folder, report = write_folder(tmp_path / "sources"), tmp_path / "report.json"
    assert command("migrate", "--database-url", database_url).code == 0
    words = ("import", "casualty-sources", folder, "--publish", "--report", report)
    for result in ("created", "unchanged"):
        done = command(*words, "--database-url", database_url)
        assert done.code == 0
        found = json.loads(report.read_text(encoding="utf-8"))
        assert {name: count for name, count in found["battles"].items() if count} == {result: 2}
        assert {name: count for name, count in found["claims"].items() if count} == {result: 11}
    assert command("verify", "--database-url", database_url).code == 0
