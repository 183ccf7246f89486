from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from battleapi.model.vocabulary.claims import Flag

from .conftest import Command, disorder_the_first_figure

Change = Callable[[Callable[[Any], None]], Path]


def break_three_rules(document: Any) -> None:
    document["kind"] = "batle"
    document["claims"][0]["citations"] = []
    document["events"][1]["part_of"] = "ber-2023-ambsh"


def test_a_correct_file_is_said_to_be_so(ber: Path, command: Command) -> None:
    done = command("check", ber)
    document = json.loads(ber.read_text(encoding="utf-8"))
    counts = ", ".join(
        f"{len(document[name])} {name}" for name in ("claims", "events", "actors", "sources")
    )
    assert (done.code, done.err) == (0, "")
    assert done.out == f"{ber}: no rule is broken (battle-of-ber-2023: {counts})\n"


def test_every_broken_rule_has_its_pointer_and_what_would_be_right(
    changed: Change, command: Command
) -> None:
    path = changed(break_three_rules)
    done = command("check", path)
    assert (done.code, done.out) == (1, "")
    first, *faults = done.err.splitlines()
    assert first == f"error: {path}: 3 rules are broken."
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [line.split(":")[0].strip() for line in faults] == [
        "/kind",
        f"/claims/0/citations ({document['claims'][0]['id']})",
        f"/events/1/part_of ({document['events'][1]['id']})",
        "Mend these and check again",
    ]
    assert faults[3] == "  Mend these and check again: 2 values could not be read."
    assert "Expected: battle, siege," in faults[0]
    assert "Expected: ber-2023-ambush, " in faults[2]
    assert "batle" not in done.err


def test_programs_read_the_same_as_json(changed: Change, ber: Path, command: Command) -> None:
    path = changed(break_three_rules)
    done = command("check", "--json", ber, path)
    assert (done.code, done.err) == (1, "")
    good, bad = done.json()["files"]
    assert good == {
        "file": str(ber),
        "correct": True,
        "detail": None,
        "errors": [],
        "unread": 0,
    } | {"notes": []}
    assert (bad["file"], bad["correct"]) == (str(path), False)
    assert [(one["in"], one["at"]) for one in bad["errors"]] == [
        ("record", "/kind"),
        ("record", "/claims/0/citations"),
        ("record", "/events/1/part_of"),
    ]
    assert bad["errors"][2]["expected"][0] == "ber-2023-ambush"
    assert bad["errors"][2]["of"] == json.loads(path.read_bytes())["events"][1]["id"]
    assert (bad["errors"][0]["of"], bad["unread"]) == (None, 2)


def test_figures_that_do_not_fit_are_notes_and_break_no_rule(
    changed: Change, command: Command
) -> None:
    path = changed(disorder_the_first_figure)
    (claim, *_) = json.loads(path.read_bytes())["claims"]
    done = command("check", path)
    assert (done.code, done.err) == (0, "")
    first, note = done.out.splitlines()
    assert first.endswith("), 1 note")
    definition = Flag.BOUNDS_DISORDERED.definition
    assert note == f"  {claim['id']}: {definition} [bounds_disordered]"
    (listed,) = command("check", path, "--json").json()["files"]
    assert listed["notes"] == [
        {"code": "bounds_disordered", "text": definition, "claims": [claim["id"]]}
    ]


def test_one_of_a_kind_is_not_many(changed: Change, command: Command) -> None:
    def leave_one_event(document: Any) -> None:
        document.update(id="small", status="draft", claims=[], combatants=[], sides=[])
        document["events"] = [document["events"][0] | {"part_of": None, "participants": []}]

    done = command("check", changed(leave_one_event))
    assert done.err == ""
    assert "(small: 0 claims, 1 event, " in done.out


def test_a_record_comes_through_a_pipe(
    ber: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ber.read_bytes())))
    done = command("check", "-")
    assert done.out.startswith("standard input: no rule is broken (")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[]")))
    done = command("check", "-", "--json")
    assert [(one["file"], one["correct"]) for one in done.json()["files"]] == [
        ("standard input", False)
    ]


def test_a_standard_output_that_takes_nothing_is_one_sentence(ber: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "battleapi", "check", "--json", str(ber)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"error: Cannot write to standard output: No space left on device.\n"


def test_a_name_that_is_no_text_can_be_said(ber: Path, command: Command, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.json")
    path.write_bytes(ber.read_bytes())
    assert command("check", path).out.startswith(f"{tmp_path}/\\xff.json: no rule is broken")
    (listed,) = command("check", path, "--json").json()["files"]
    assert listed["file"] == f"{tmp_path}/\\xff.json"


def test_what_is_no_json_is_refused(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"id": "battle-of', encoding="utf-8")
    done = command("check", path)
    assert done.code == 1
    assert done.err.startswith(f"error: {path}: ")
    assert "Traceback" not in done.err


def test_a_file_that_is_not_there_is_a_mistake_of_the_call(command: Command) -> None:
    done = command("check", "nowhere.json")
    assert done.code == 2
    assert "'nowhere.json' does not exist" in done.err
    done = command("check", ".")
    assert done.code == 2
    assert "'.' is a folder" in done.err
