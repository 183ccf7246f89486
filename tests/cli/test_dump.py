from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from battleapi.model.canonical import canonical

from .conftest import Command

Change = Callable[[Callable[[Any], None]], Path]
ID = "battle-of-ber-2023"


@pytest.fixture
def store(database_url: str, ber: Path, command: Command) -> str:
    """A store with the record of Ber."""
    command("migrate", "--database-url", database_url)
    assert command("load", ber, "--database-url", database_url).code == 0
    return database_url


def test_a_dump_says_what_the_file_said(ber: Path, store: str, command: Command) -> None:
    dumped = json.loads(command("dump", ID, "--database-url", store).out)
    written = json.loads(ber.read_text(encoding="utf-8"))
    assert dumped.keys() == written.keys()
    for name in ("conflicts", "places", "actors", "sources"):
        dumped[name].sort(key=lambda one: one["id"])
        written[name].sort(key=lambda one: one["id"])
    assert canonical(dumped) == canonical(written)


def test_a_dump_loaded_elsewhere_dumps_the_same_bytes(
    store: str, command: Command, tmp_path: Path
) -> None:
    first = tmp_path / "first.json"
    assert command("dump", ID, "-o", first, "--database-url", store).code == 0
    elsewhere = f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}"
    command("migrate", "--database-url", elsewhere)
    assert command("load", first, "--database-url", elsewhere).code == 0
    second = tmp_path / "second.json"
    command("dump", ID, "--output", second, "--database-url", elsewhere)
    assert second.read_bytes() == first.read_bytes()
    # And where it came from it is nothing new.
    again = command("load", first, "--database-url", store)
    assert {row.split()[0] for row in again.out.splitlines()[1:-1]} == {"unchanged"}


def test_canonical_is_one_line_of_the_same(store: str, command: Command) -> None:
    indented = command("dump", ID, "--database-url", store).out
    line = command("dump", ID, "--canonical", "--database-url", store).out
    assert line.encode() == canonical(json.loads(indented))
    assert indented.endswith("\n}\n")


def test_the_hash_seed_does_not_show(store: str, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "battleapi", "dump", ID, "--database-url", store]
    dumps = {
        subprocess.run(
            words, cwd=tmp_path, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(dumps) == 1


def test_a_draft_is_dumped_too(changed: Change, store: str, command: Command) -> None:
    def draft(document: Any) -> None:
        document.update(id="a-draft", status="draft", claims=[], events=[], combatants=[], sides=[])

    assert command("load", changed(draft), "--database-url", store).code == 0
    dumped = json.loads(command("dump", "a-draft", "--database-url", store).out)
    assert (dumped["id"], dumped["status"]) == ("a-draft", "draft")


def test_a_file_that_cannot_be_written(store: str, command: Command) -> None:
    for path, reason in (
        ("/nonexistent/x", "No such file or directory"),
        ("/dev/full", "No space left on device"),
    ):
        done = command("dump", ID, "-o", path, "--database-url", store)
        assert (done.code, done.out) == (1, "")
        assert done.err == f"error: Cannot write to {path}: {reason}.\n"


def test_a_file_of_that_name_is_overwritten_as_the_help_says(
    store: str, command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "ber.json"
    path.write_text("something else", encoding="utf-8")
    assert command("dump", ID, "-o", path, "--database-url", store).code == 0
    assert json.loads(path.read_bytes())["id"] == ID
    assert "a file of that name is overwritten" in " ".join(command("dump", "-h").out.split())


def test_an_id_that_no_battle_has(store: str, command: Command) -> None:
    for wrong, hint in (
        ("nothing-of-the-kind", ""),
        ("\udcff", ""),
        ("battle-of-bre-2023", f" Near it: {ID}."),
    ):
        done = command("dump", wrong, "--database-url", store)
        assert (done.code, done.out) == (1, "")
        assert done.err == f"error: There is no battle of this id in the store.{hint}\n"
