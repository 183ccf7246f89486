"""`battleapi migrate`: the tables of the store brought up to date."""

from __future__ import annotations

from ..store.migrate import current_revision
from ..store.migrate import migrate as upgrade
from .options import DatabaseUrl, read_settings, shown_address
from .terminal import say


def migrate(database_url: DatabaseUrl = None) -> None:
    """Bring the tables of the store up to date.

    An empty store gets them all. All steps are one transaction. Several at once wait for each
    other.
    """
    settings = read_settings(database_url)
    before = current_revision(settings.database_url)
    after = upgrade(settings.database_url)
    where = shown_address(settings)
    if before == after:
        say(f"{where} is at revision {after} already.")
    elif before is None:
        say(f"{where} has its tables now, at revision {after}.")
    else:
        say(f"{where} went from revision {before} to {after}.")
