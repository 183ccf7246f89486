"""`battleapi import`: the data of others into the store, with a report of all of it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import islice
from typing import Any

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

from ..editing.acquaintances import StoredAcquaintances
from ..editing.publish import UNSIGNED, Edition, publish_many
from ..editing.rebuild import refresh
from ..editing.reports import Result
from ..errors import Conflict, InvalidRecord
from ..importers.corpus import Corpus
from ..importers.directory import Directory
from ..model.record_file import RecordFile
from ..model.vocabulary.records import BattleStatus
from ..store.store import Store
from .import_options import Author, Comment, DryRun, Limit, Publish, ReportFile, UpdateShared
from .import_report import ImportReport
from .options import DatabaseUrl, opened_store, read_settings, shown_address
from .terminal import FAILED, give, say

_BATCH = 50
"""How many battles are stored in one transaction."""

_TOLD_OF_ALL = (
    "What is stored already is left alone. The exit code is 1 if a battle was refused or something "
    "was not understood."
)

Command = Callable[..., None]


def imported(*, comment: str) -> Callable[[Callable[..., Corpus]], Command]:
    """Make a command of a function that makes a corpus of its own arguments and options.

    The command has those, and the options that all imports have: `comment` is what the history says
    where the person at the terminal says nothing. The corpus is made after the store is known to be
    there. The first line of the docstring is what the list of commands says.
    """

    def command_of(corpus_of: Callable[..., Corpus]) -> Command:
        own = inspect.signature(corpus_of, eval_str=True).parameters
        shared = {
            name: one.replace(default=comment) if name == "comment" else one
            for name, one in inspect.signature(_import, eval_str=True).parameters.items()
            if one.kind is one.KEYWORD_ONLY
        }

        def command(*arguments: object, **named: Any) -> None:  # noqa: ANN401 - what Typer has read
            given = {name: named.pop(name, one.default) for name, one in shared.items()}
            _import(partial(corpus_of, *arguments, **named), **given)

        command.__name__ = corpus_of.__name__
        command.__doc__ = f"{inspect.getdoc(corpus_of)}\n\n{_TOLD_OF_ALL}"
        # What Typer reads, in place of the arguments as they are.
        parameters = (*own.values(), *shared.values())
        vars(command)["__signature__"] = inspect.Signature(parameters)
        return command

    return command_of


def _import(
    corpus_of: Callable[[], Corpus],
    *,
    publish: Publish = False,
    limit: Limit = None,
    dry_run: DryRun = False,
    report: ReportFile = None,
    update_shared: UpdateShared = False,
    author: Author = UNSIGNED,
    comment: Comment = "",
    database_url: DatabaseUrl = None,
) -> None:
    edition = Edition(author, comment, update_shared, extend_shared=True)
    status = BattleStatus.PUBLISHED if publish else BattleStatus.DRAFT
    settings = None if dry_run else read_settings(database_url)
    with nullcontext() if settings is None else opened_store(settings) as store:
        if store is not None:
            # To read the files takes long: without a store nobody waits for it.
            store.reader.data_version()
        corpus = corpus_of()
        known = None if store is None else StoredAcquaintances(store)
        directory = Directory(known, corpus.findings.suggestions)
        came_to = ImportReport(corpus.name, status, dry_run, corpus.findings)
        records = _shown(islice(corpus.records(status, directory), limit), corpus.total, limit)
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


def _shown(
    records: Iterable[RecordFile], known: int | None, limit: int | None
) -> Iterator[RecordFile]:
    """The records as they come, with a bar on a terminal that says how far it is."""
    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:-1], MofNCompleteColumn(), TimeRemainingColumn())
    total = min((one for one in (known, limit) if one is not None), default=None)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield from bar.track(records, total=total, description="battles")
