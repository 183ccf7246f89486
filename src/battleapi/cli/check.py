"""`battleapi check`: the rules of the model without a store."""

from __future__ import annotations

import typer

from ..errors import BattleApiError, InvalidRecord
from ..model.record_file import RecordFile
from ..rendering.issues import figure_issues
from .notes import count_of_notes, notes_members, say_notes
from .options import AsJson, RecordFiles
from .record_files import named, read_record
from .terminal import FAILED, counted, fault_members, say, say_failure, say_json


def check(files: RecordFiles, as_json: AsJson = False) -> None:
    """Report every broken rule of record files.

    Each comes with its place in the file and what would be right. Computed values, as the
    service sends them, are compared once every part of the file is legal by itself. Figures that do
    not fit one another are notes, and break no rule. Nothing is stored. The exit code is 1 if any
    file breaks a rule.
    """
    results = [(named(path), _read(path)) for path in files]
    if as_json:
        say_json({"files": [_as_json(name, result) for name, result in results]})
    else:
        for name, result in results:
            _say(name, result)
    if any(isinstance(result, BattleApiError) for _, result in results):
        raise typer.Exit(FAILED)


def _read(path: str) -> RecordFile | BattleApiError:
    try:
        return read_record(path)
    except BattleApiError as failure:
        return failure


def _say(name: str, result: RecordFile | BattleApiError) -> None:
    if isinstance(result, BattleApiError):
        say_failure(result, name)
    else:
        notes = figure_issues(result)
        say(f"{name}: {_described(result)}{count_of_notes(notes)}")
        say_notes(notes)


def _described(file: RecordFile) -> str:
    held = (
        counted(len(file.claims), "claim"),
        counted(len(file.events), "event"),
        counted(len(file.actors), "actor"),
        counted(len(file.sources), "source"),
    )
    return f"no rule is broken ({file.id}: {', '.join(held)})"


def _as_json(name: str, result: RecordFile | BattleApiError) -> dict[str, object]:
    if isinstance(result, RecordFile):
        return {
            "file": name,
            "correct": True,
            "detail": None,
            "errors": [],
            "unread": 0,
            "notes": notes_members(figure_issues(result)),
        }
    return {
        "file": name,
        "correct": False,
        "detail": result.detail,
        "errors": [fault_members(fault) for fault in result.faults],
        "unread": result.unread if isinstance(result, InvalidRecord) else 0,
        "notes": [],
    }
