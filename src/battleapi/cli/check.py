"""`battleapi check`: the rules of the model without a store."""

from __future__ import annotations

import typer

from ..errors import BattleApiError
from ..model.record_file import RecordFile
from .options import AsJson, RecordFiles
from .record_files import name_of, read_record
from .terminal import FAILED, fault_members, say, say_failure, say_json


def check(files: RecordFiles, as_json: AsJson = False) -> None:
    """Report every broken rule of record files, where it is and what would be right.

    Nothing is stored. The exit code is 1 if any file breaks a rule.
    """
    failures: dict[str, BattleApiError] = {}
    correct: dict[str, RecordFile] = {}
    for path in files:
        try:
            correct[name_of(path)] = read_record(path)
        except BattleApiError as failure:
            failures[name_of(path)] = failure
    if as_json:
        say_json({"files": [_as_json(name_of(path), failures) for path in files]})
    else:
        for path in files:
            name = name_of(path)
            if name in failures:
                say_failure(failures[name], name)
            else:
                say(f"{name}: {_described(correct[name])}")
    if failures:
        raise typer.Exit(FAILED)


def _described(file: RecordFile) -> str:
    return (
        f"no rule is broken ({file.id}: {len(file.claims)} claims, {len(file.events)} events, "
        f"{len(file.actors)} actors, {len(file.sources)} sources)"
    )


def _as_json(name: str, failures: dict[str, BattleApiError]) -> dict[str, object]:
    failure = failures.get(name)
    if failure is None:
        return {"file": name, "correct": True, "detail": None, "errors": []}
    return {
        "file": name,
        "correct": False,
        "detail": failure.detail,
        "errors": [fault_members(fault) for fault in failure.faults],
    }
