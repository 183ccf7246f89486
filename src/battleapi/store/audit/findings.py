"""What an audit says, and how a table is compared with what it has to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Table

from ..rows import Row

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it has to be: in which table, at which key, and what is wrong."""

    table: str
    at: str
    detail: str


def row_findings(table: Table, has: Iterable[Row], due: Iterable[Row]) -> Iterator[Finding]:
    """Rows that a table has and should not, has otherwise, or lacks."""
    keys = len(table.primary_key.columns)
    stored, to_be = set(has), set(due)
    missing = {row[:keys] for row in to_be - stored}
    for row in sorted(stored - to_be, key=str):
        key = row[:keys]
        detail = "its values differ" if key in missing else "it is not in what the log says"
        missing.discard(key)
        yield Finding(table.name, at(key), detail)
    for key in sorted(missing, key=str):
        yield Finding(table.name, at(key), "it is missing")


def at(key: Iterable[object]) -> str:
    """A key of one or more columns as it stands in a finding."""
    return "/".join(map(str, key))


def few(ids: list[str]) -> Iterator[list[str]]:
    """So many things at a time as are held in memory."""
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
