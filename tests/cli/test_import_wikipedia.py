from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importers.wikipedia_pages import RIVER_CROSSING, Exported, export

from .conftest import Command, Done

TITLE = "Battle of Tarn Ford"
ID = "wikipedia-en-battle-of-tarn-ford"


class Import:
    """`battleapi import wikipedia` of one page in some revision, into one store."""

    def __init__(self, url: str, folder: Path, command: Command) -> None:
        self.url, self.folder, self.command = url, folder, command
        assert command("migrate", "--database-url", url).code == 0

    def __call__(self, revision: str, instant: str, text: str) -> dict[str, Any]:
        page = Exported(TITLE, ((revision, instant, text),))
        path, report = self.folder / "dump.xml", self.folder / "report.json"
        path.write_text(export(page), encoding="utf-8")
        done: Done = self.command(
            *("import", "wikipedia", path, "--publish", "--report", report),
            *("--database-url", self.url),
        )
        assert done.code in (0, 1)
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


@pytest.fixture
def imported(database_url: str, tmp_path: Path, command: Command) -> Import:
    return Import(database_url, tmp_path, command)


def some(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


def test_a_newer_revision_supersedes_the_claims_whose_words_changed_and_no_others(
    imported: Import, command: Command
) -> None:
    first = imported("101", "2020-02-03T04:05:06Z", RIVER_CROSSING)
    claims = first["claims"]["created"]
    assert some(first["battles"]) == {"created": 1}
    again = imported("101", "2020-02-03T04:05:06Z", RIVER_CROSSING)
    assert some(again["claims"]) == {"unchanged": claims}

    changed = RIVER_CROSSING.replace("120 killed", "125 killed")
    newer = imported("102", "2023-08-03T04:05:06Z", changed)
    assert some(newer["battles"]) == {"updated": 1}
    assert some(newer["claims"]) == {"created": 1, "superseded": 1, "unchanged": claims - 1}

    older = imported("101", "2020-02-03T04:05:06Z", RIVER_CROSSING)
    assert some(older["battles"]) == {"older": 1}
    assert command("verify", "--database-url", imported.url).code == 0


def test_what_stands_in_a_second_language_is_refused(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "de.xml"
    path.write_text(export(language="de"), encoding="utf-8")
    done = command("import", "wikipedia", path, "--dry-run")
    assert done.code != 0
    assert "not of the English Wikipedia" in done.err
