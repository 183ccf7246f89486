"""The frame of all imports, with a corpus of these tests: arguments, options, memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from battleapi.cli.import_options import Files
from battleapi.cli.importing import imported
from battleapi.importers.corpus import Corpus
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Finding, Findings
from battleapi.model.actors import Actor
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.model.vocabulary.registries import ActorKind
from tests.store.specimens import battle, claim, file

SHARED = {"publish", "limit", "dry-run", "report", "update-shared", "author", "comment"}


@dataclass
class Made:
    """A corpus of so many battles, in each of which so much is not understood."""

    count: int
    odd: int = 0
    name: str = "made"
    findings: Findings = field(default_factory=Findings)
    most_at_once: int = 0

    @property
    def total(self) -> int:
        return self.count

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        tally = self.findings.tally("battles")
        red = Actor(id="red", kind=ActorKind.STATE, name="Red")
        for number in range(self.count):
            tally.read += 1
            tally.taken += 1
            self.findings.not_understood += [
                Finding("made.csv", number, "words", f"{number} {odd}", "It is odd.")
                for odd in range(self.odd)
            ]
            self.most_at_once = max(self.most_at_once, len(self.findings.not_understood))
            meant = directory.actor(red)
            claims = [claim(number + 1, about=[meant.id])]
            yield file(battle(f"battle-{number}", claims=claims, status=status.value), meant)


made: list[Made] = []
importing = typer.Typer()


@importing.command()
@imported(comment="Made up")
def some(
    files: Files, count: Annotated[int, typer.Option("--count")] = 3, *, odd: int = 0
) -> Corpus:
    """Import some.

    Each FILE is passed over.
    """
    assert all(isinstance(one, Path) for one in files)
    made.append(Made(count, odd))
    return made[-1]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report.json"


def run(folder: Path, *words: str) -> int:
    (folder / "made.csv").touch()
    done = CliRunner().invoke(importing, [str(folder / "made.csv"), *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code


def test_a_command_has_its_own_options_and_those_of_all() -> None:
    command = typer.main.get_command(importing)
    options = {one.name for one in command.params}
    assert {"files", "count", "odd", "database_url"} <= options
    assert {one.replace("-", "_") for one in SHARED} <= options
    assert command.help is not None
    assert command.help.startswith("Import some.\n\nEach FILE is passed over.\n\nWhat is stored")
    comment = next(one for one in command.params if one.name == "comment")
    assert comment.default == "Made up"


def test_own_options_make_the_corpus(tmp_path: Path, report: Path) -> None:
    words = ("--dry-run", "--report", str(report))
    assert run(tmp_path, *words, "--count", "5", "--odd", "1") == 1
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["files"] == [str(tmp_path / "made.csv")]
    assert (found["corpus"], found["records"]) == ("made", 5)
    assert [one["text"] for one in found["not_understood"]] == [f"{n} 0" for n in range(5)]
    assert run(tmp_path, *words) == 0
    found = json.loads(report.read_text(encoding="utf-8"))
    assert (found["records"], found["battles"]["created"]) == (3, 3)
    assert run(tmp_path, *words, "--limit", "2") == 0
    assert json.loads(report.read_text(encoding="utf-8"))["records"] == 2
    assert run(tmp_path, "--count", "many", "--dry-run") == 2


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path, report: Path) -> None:
    peaks = {}
    for count in (100, 1000):
        words = ("--dry-run", "--report", str(report), "--count", str(count), "--odd", "25")
        tracemalloc.start()
        assert run(tmp_path, *words) == 1
        _, peaks[count] = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        # What a record leaves is taken out before the next one comes.
        assert made[-1].most_at_once == 25
    with report.open(encoding="utf-8") as lines:
        assert sum('"reason": "It is odd."}' in line for line in lines) == 25_000
    # Of texts no more are counted apart than a number; the findings alone would be twice as much.
    assert peaks[1000] < peaks[100] + 6_000_000
