"""`battleapi dump`: a stored battle as the record file that would make it again."""

from __future__ import annotations

from typing import Annotated

import typer

from ..editing.dump import dump as dumped
from .options import DatabaseUrl, OutputFile, opened_store, read_settings
from .terminal import give

BattleId = Annotated[str, typer.Argument(metavar="ID", help="The id of a battle; drafts too.")]
Canonical = Annotated[
    bool,
    typer.Option(
        "--canonical", help="Canonical JSON (RFC 8785) in one line rather than indented JSON."
    ),
]


def dump(
    battle: BattleId,
    output: OutputFile = None,
    canonical: Canonical = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Write a battle as a record file, with copies of all that it uses.

    The same state gives the same bytes, and loading the file changes nothing.
    """
    with opened_store(read_settings(database_url)) as store:
        give(dumped(store, battle, pretty=not canonical), output)
