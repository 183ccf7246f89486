"""`battleapi verify` and `battleapi rebuild`: proving a store, and making its projections anew."""

from __future__ import annotations

from collections.abc import Collection

import typer

from ..editing.rebuild import rebuild as remake
from ..editing.verify import verify as findings_of
from ..store.audit.findings import Finding
from .options import AsJson, DatabaseUrl, opened_store, read_settings, shown_address
from .terminal import FAILED, counted, say, say_json, say_table


def verify(as_json: AsJson = False, database_url: DatabaseUrl = None) -> None:
    """Prove the log and all that is made from it.

    The chain of hashes and every column and document are computed anew and compared; each
    difference is reported. It only reads, and may run beside a service. The exit code is 1 if
    anything differs.
    """
    settings = read_settings(database_url)
    with opened_store(settings) as store:
        found = tuple(findings_of(store))
        # Where the end of the log is wrong or missing, nothing says how far the log goes.
        ended = all(one.table != "log_head" for one in found)
        sequence = store.reader.data_version() if ended else None
    if as_json:
        findings = [{"table": one.table, "at": one.at, "detail": one.detail} for one in found]
        say_json({"data_version": sequence, "findings": findings})
    elif found or sequence is None:
        rows = [(one.table, one.at, one.detail) for one in found]
        say_table(rows, headings=("table", "at", "what is wrong"))
        say(f"{counted(len(found), 'difference')} in {shown_address(settings)}. {_way_out(found)}")
    else:
        entries = counted(sequence, "entry", "entries")
        say(f"{shown_address(settings)} is sound: {entries} and all that is made of them.")
    if found:
        raise typer.Exit(FAILED)


def _way_out(found: Collection[Finding]) -> str:
    tables = {one.table for one in found}
    if tables & {"log", "log_head"}:
        return "The log itself differs: only a backup has what it said."
    if "alembic_version" in tables:
        return (
            "The tables are of another release: `battleapi migrate` brings older ones up to date."
        )
    return "`battleapi rebuild` makes all of that anew from the log."


def rebuild(database_url: DatabaseUrl = None) -> None:
    """Make everything but the log anew from it.

    Columns, documents, counters and links are made of what the log says. Readers see the old
    state until the new one is whole.
    """
    settings = read_settings(database_url)
    with opened_store(settings) as store:
        count = remake(store)
    things = counted(count, "thing was", "things were")
    say(f"{shown_address(settings)}: {things} made anew from the log.")
