"""`battleapi import`: the data of others into the store, with a report of all of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import typer

from ..editing.acquaintances import StoredAcquaintances
from ..editing.publish import UNSIGNED, Edition
from ..editing.rebuild import refresh
from ..editing.taking import Into, Taken, take
from ..errors import Conflict, InvalidRecord
from ..importers.corpus import Corpus
from ..importers.directory import Directory
from ..model.record_file import RecordFile
from ..model.vocabulary.records import BattleStatus
from .import_options import Author, Comment, DryRun, Limit, Publish, ReportFile, UpdateShared
from .import_progress import shown, waiting_for
from .import_report import ImportReport
from .options import DatabaseUrl, opened_store, read_settings, shown_address
from .terminal import FAILED, give_parts, say, shown_path

_BATCH = 50
"""How many battles are stored in one transaction."""

_TOLD_OF_ALL = (
    "What is stored already is left alone. The exit code is 1 if a battle was refused or something "
    "was not understood."
)

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is imported: how the corpus is made, of which files, and what it speaks for besides."""

    corpus_of: Callable[[], Corpus]
    files: tuple[str, ...]
    has_all_of: Collection[str]
    into: Into


def imported(
    *,
    comment: str,
    has_all_of: Collection[str] = (),
    into: Into = Into.ANY,
) -> Callable[[Callable[..., Corpus]], Command]:
    """Make a command of a function that makes a corpus of its own arguments and options.

    The command has those, and the options that all imports have: `comment` is what the history says
    where the person at the terminal says nothing. `has_all_of` are sources, by id, of which every
    record has all that they say of its battle: where a record cites them no more, they say nothing
    any more. `into` says which stored battles are touched:
    where ids follow from titles, one of the same id may be another, and where people name a corpus,
    one of the same name. The corpus is made after the store is known to be there. The first line of
    the docstring is what the list of commands says.
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
            files = tuple(_paths((*arguments, *named.values())))
            made = partial(corpus_of, *arguments, **named)
            _import(_Asked(made, files, has_all_of, into), **given)

        command.__name__ = corpus_of.__name__
        command.__doc__ = f"{inspect.getdoc(corpus_of)}\n\n{_TOLD_OF_ALL}"
        # What Typer reads, in place of the arguments as they are.
        parameters = (*own.values(), *shared.values())
        vars(command)["__signature__"] = inspect.Signature(parameters)
        return command

    return command_of


def _paths(values: Collection[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Path):
            yield shown_path(value)
        elif isinstance(value, list | tuple):
            yield from _paths(value)


def _import(
    asked: _Asked,
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
        corpus = asked.corpus_of()
        known = None if store is None else StoredAcquaintances(store)
        directory = Directory(known, corpus.findings.suggestions)
        made = corpus.records(status, directory)
        records = shown(islice(made, limit), corpus.total, limit)
        told = ImportReport(corpus.name, asked.files, status, dry_run, corpus.findings)
        with closing(told) as came_to:
            try:
                if store is None:
                    for record in records:
                        came_to.taken((Taken.new(record),))
                else:
                    take_in = partial(
                        take,
                        store,
                        edition=edition,
                        besides=asked.has_all_of,
                        into=asked.into,
                    )
                    _take(records, take_in, came_to)
                    with waiting_for("The documents of what was stored are made."):
                        refresh(store)
            finally:
                # What is stored is told, whatever becomes of the rest.
                if isinstance(made, Generator):
                    made.close()
                came_to.ended()
                if report is not None:
                    give_parts(came_to.parts(), report)
            came_to.say()
    say("Nothing was stored." if settings is None else f"Stored in {shown_address(settings)}.")
    if not came_to.is_whole:
        raise typer.Exit(FAILED)


def _take(
    records: Iterator[RecordFile],
    take_in: Callable[[tuple[RecordFile, ...]], tuple[Taken, ...]],
    came_to: ImportReport,
) -> None:
    """Store the records batch by batch; one that is refused does not keep out the others."""
    while batch := tuple(islice(records, _BATCH)):
        try:
            came_to.taken(take_in(batch))
        except (Conflict, InvalidRecord):
            for one in batch:
                try:
                    came_to.taken(take_in((one,)))
                except (Conflict, InvalidRecord) as refusal:
                    came_to.refused(one.id, refusal)
