"""`battleapi load`: record files into the store, with a report of each thing."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

from ..editing.publish import UNSIGNED, Edition, publish
from ..editing.reports import PublishReport, Result
from ..errors import BadRequest, Conflict, InvalidRecord, SharedDiffers
from ..model.resources import Resource
from ..model.vocabulary.records import BattleStatus
from ..rendering.battles import Issue
from ..rendering.issues import figure_issues
from ..store.store import Store
from .notes import count_of_notes, notes_members, say_notes
from .options import (
    AsJson,
    DatabaseUrl,
    RecordFiles,
    opened_store,
    read_settings,
    shown_address,
)
from .record_files import named, read_record
from .terminal import FAILED, fault_members, say, say_failure, say_json, say_table

Author = Annotated[
    str,
    typer.Option("--author", help="Who publishes; it stands in the history and in citations."),
]
Comment = Annotated[str, typer.Option("--comment", help="Why; it stands in the history.")]
UpdateShared = Annotated[
    bool,
    typer.Option(
        "--update-shared",
        help="Bring stored actors, sources, conflicts and places to what the file says. Without "
        "it a file whose copies differ is refused.",
    ),
]

Refusal = BadRequest | InvalidRecord | Conflict
_REFUSALS = (BadRequest, InvalidRecord, Conflict)


class Loaded(NamedTuple):
    """What became of a file that was taken, and which figures in it do not fit one another."""

    report: PublishReport
    notes: tuple[Issue, ...]


def load(
    files: RecordFiles,
    *,
    update_shared: UpdateShared = False,
    author: Author = UNSIGNED,
    comment: Comment = "Loaded from a record file",
    as_json: AsJson = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Publish record files and report what became of each thing.

    Things are created, updated, left unchanged or refused. Each file is one transaction: a file
    that is refused changes nothing, and the next one is loaded all the same. The exit code is 1
    if any was refused.
    """
    settings = read_settings(database_url)
    edition = Edition(author, comment, update_shared)
    taken = refused = False
    listed: list[dict[str, object]] = []
    with opened_store(settings) as store:
        try:
            for path in files:
                outcome = _load(store, path, edition)
                if isinstance(outcome, Loaded):
                    taken = True
                else:
                    refused = True
                if as_json:
                    listed.append(_as_json(named(path), outcome))
                else:
                    _say(named(path), outcome)
        finally:
            # What is stored is told, whatever becomes of the files after it.
            if as_json:
                say_json({"files": listed})
            elif taken:
                say(f"Stored in {shown_address(settings)}.")
    if refused:
        raise typer.Exit(FAILED)


def _load(store: Store, path: str, edition: Edition) -> Loaded | Refusal:
    try:
        file = read_record(path)
        return Loaded(publish(store, file, edition), figure_issues(file))
    except SharedDiffers as refusal:
        hint = "--update-shared brings what is stored to what the file says."
        return SharedDiffers(f"{refusal.detail} {hint}", refusal.faults)
    except _REFUSALS as refusal:
        return refusal


def _say(name: str, outcome: Loaded | Refusal) -> None:
    if not isinstance(outcome, Loaded):
        say_failure(outcome, f"{name} is refused, nothing was stored")
        return
    report, notes = outcome
    battle = report.battle
    is_draft = report.status is BattleStatus.DRAFT
    status = " (draft: stored, not served)" if is_draft else ""
    is_now = f"{battle.id} is {battle.result.value}, revision {battle.revision}"
    say(f"{name}: {is_now}{status}{count_of_notes(notes)}")
    rows = [
        (f"  {result.value}", f"{len(ids)}", _noun(resource, len(ids)), ", ".join(ids))
        for result in Result
        for resource in Resource
        if (ids := report.ids(result, resource))
    ]
    say_table(rows)
    say_notes(notes)


def _noun(resource: Resource, count: int) -> str:
    return resource.value if count == 1 else resource.plural


def _as_json(name: str, outcome: Loaded | Refusal) -> dict[str, object]:
    if isinstance(outcome, Loaded):
        report, notes = outcome
        things = [
            {
                "resource": one.resource.value,
                "id": one.id,
                "result": one.result.value,
                "revision": one.revision,
                "sequence": one.sequence,
            }
            for one in report.outcomes
        ]
        return {
            "file": name,
            "refused": False,
            "status": report.status.value,
            "things": things,
            "detail": None,
            "errors": [],
            "unread": 0,
            "notes": notes_members(notes),
        }
    return {
        "file": name,
        "refused": True,
        "status": None,
        "things": [],
        "detail": outcome.detail,
        "errors": [fault_members(fault) for fault in outcome.faults],
        "unread": outcome.unread if isinstance(outcome, InvalidRecord) else 0,
        "notes": [],
    }
