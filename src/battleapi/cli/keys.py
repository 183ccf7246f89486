"""`battleapi keys`: who may write over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from ..editing.keys import Scope, create_key, is_in_force, list_keys
from ..editing.keys import revoke as take_back
from .options import DatabaseUrl, opened_store, read_settings
from .terminal import say, say_table

keys = typer.Typer(
    name="keys",
    help="Make, list and revoke the keys of those who write over HTTP.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[
    str, typer.Option("--name", help="Whose it is; it signs what the key writes, for all to see.")
]
ScopeOption = Annotated[Scope, typer.Option("--scope", help="What it may do.")]
Days = Annotated[
    int | None,
    typer.Option("--days", min=1, max=3650, help="In force for so many days; without it, always."),
]
KeyId = Annotated[str, typer.Argument(metavar="ID", help="The id, which `keys list` shows.")]


@keys.command()
def create(
    *, name: Name, scope: ScopeOption, days: Days = None, database_url: DatabaseUrl = None
) -> None:
    """Make a key and show it, this one time: only its hash is stored."""
    with opened_store(read_settings(database_url)) as store:
        made = create_key(store, name, scope, days)
    say(made.key)


@keys.command(name="list")
def list_them(database_url: DatabaseUrl = None) -> None:
    """List every key that there was, without what opens it."""
    with opened_store(read_settings(database_url)) as store:
        found = list_keys(store)
    rows = [
        (
            one.id,
            one.scope,
            one.name,
            one.created_at,
            one.expires_at or "",
            one.revoked_at or "",
            "yes" if is_in_force(one) else "no",
        )
        for one in found
    ]
    headings = ("id", "scope", "name", "created", "expires", "revoked", "in force")
    say_table(rows, headings=headings)


@keys.command()
def revoke(key_id: KeyId, database_url: DatabaseUrl = None) -> None:
    """Take a key out of force at once."""
    with opened_store(read_settings(database_url)) as store:
        stored = take_back(store, key_id)
    say(f"{stored.id} of {stored.name} is revoked since {stored.revoked_at}.")
