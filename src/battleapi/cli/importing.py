"""`battleapi import`: the data of others into the store, with a report of all of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

from ..editing.publish import UNSIGNED, Edition, publish_many
from ..editing.rebuild import refresh
from ..editing.reports import Result
from ..errors import Conflict, InvalidRecord
from ..importers.acw.records import Corpus
from ..model.record_file import RecordFile
from ..model.vocabulary.records import BattleStatus
from ..store.store import Store
from .import_report import ImportReport
from .options import DatabaseUrl, opened_store, read_settings, shown_address
from .terminal import FAILED, give, say

_BATCH = 50
"""How many battles are stored in one transaction."""

importing = typer.Typer(
    name="import",
    help="Take the data of others, each as its own records and claims.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="The folder with the files.", exists=True, file_okay=False),
]
Publish = Annotated[
    bool, typer.Option("--publish", help="Publish the battles; without it they are drafts.")
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, help="Take only so many battles, the first ones.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Read and check everything, and store nothing.")
]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write the whole report as JSON; a file of that name is overwritten.",
        dir_okay=False,
    ),
]
Author = Annotated[
    str,
    typer.Option("--author", help="Who imports; it stands in the history and in citations."),
]
Comment = Annotated[str, typer.Option("--comment", help="Why; it stands in the history.")]
UpdateShared = Annotated[
    bool,
    typer.Option(
        "--update-shared",
        help="Bring stored actors, sources, conflicts and places to what the import says. Without "
        "it a battle whose copies differ is refused.",
    ),
]


@importing.callback()
def _group() -> None:
    # One command alone would take the place of its group.
    pass


@importing.command()
def acw(
    folder: Folder,
    *,
    publish: Publish = False,
    limit: Limit = None,
    dry_run: DryRun = False,
    report: ReportFile = None,
    update_shared: UpdateShared = False,
    author: Author = UNSIGNED,
    comment: Comment = "Imported from the American Civil War Battle Data",
    database_url: DatabaseUrl = None,
) -> None:
    """Import the American Civil War, by twelve sources.

    DIR holds the tables of jrnold/acw_battle_data and DERIVED_competing_claims.csv. What is stored
    already is left alone. The exit code is 1 if a battle was refused or a row not understood.
    """
    edition = Edition(author, comment, update_shared)
    status = BattleStatus.PUBLISHED if publish else BattleStatus.DRAFT
    settings = None if dry_run else read_settings(database_url)
    with nullcontext() if settings is None else opened_store(settings) as store:
        if store is not None:
            # To read the folder takes long: without a store nobody waits for it.
            store.reader.data_version()
        corpus = Corpus(folder)
        came_to = ImportReport("acw", status, dry_run, corpus.rows, corpus.findings)
        records = _shown(islice(corpus.records(status), limit), len(corpus.battlefields), limit)
        try:
            if store is None:
                for record in records:
                    came_to.taken(record, None, Result.CREATED)
            else:
                _take(store, records, edition, came_to)
        finally:
            # What is stored is told, whatever becomes of the rest.
            if report is not None:
                content = json.dumps(came_to.members(), ensure_ascii=False, indent=2) + "\n"
                give(content.encode("utf-8"), report)
    came_to.say()
    say("Nothing was stored." if settings is None else f"Stored in {shown_address(settings)}.")
    if not came_to.is_whole:
        raise typer.Exit(FAILED)


def _take(
    store: Store, records: Iterator[RecordFile], edition: Edition, came_to: ImportReport
) -> None:
    """Store the records batch by batch; one that is refused does not keep out the others."""
    while batch := tuple(islice(records, _BATCH)):
        try:
            _store(store, batch, edition, came_to)
        except (Conflict, InvalidRecord):
            for one in batch:
                try:
                    _store(store, (one,), edition, came_to)
                except (Conflict, InvalidRecord) as refusal:
                    came_to.refused.append((one.id, refusal))
    refresh(store)


def _store(
    store: Store, batch: Sequence[RecordFile], edition: Edition, came_to: ImportReport
) -> None:
    found = [store.record(one.id) for one in batch]
    reports = publish_many(store, batch, edition)
    for file, stored, told in zip(batch, found, reports, strict=True):
        came_to.taken(file, stored[0] if stored else None, told.battle.result)


def _shown(records: Iterable[RecordFile], battles: int, limit: int | None) -> Iterator[RecordFile]:
    """The records as they come, with a bar on a terminal that says how far it is."""
    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:-1], MofNCompleteColumn(), TimeRemainingColumn())
    total = battles if limit is None else min(limit, battles)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield from bar.track(records, total=total, description="battles")
