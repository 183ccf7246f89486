"""The log proved by itself: every link of its chain, every content, and its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select
from sqlalchemy import Row as ReadRow

from ...model.battles import BattleRecord
from ...model.canonical import sha256_hex
from ...model.registry import SHARED_TYPE, Shared
from ...model.resources import Resource
from ..log import BEFORE_THE_FIRST, LogEntry, action_of
from ..replay import rows_of_log
from ..tables import log, log_head
from .findings import Finding

_TYPES = tuple(
    column.type.python_type | None if column.nullable else column.type.python_type
    for column in log.columns
)
_MODELS: Mapping[Resource, type[BattleRecord | Shared]] = {
    Resource.BATTLE: BattleRecord,
    **SHARED_TYPE,
}


def chain_findings(connection: Connection) -> Iterator[Finding]:
    """Every break of the log: gaps, changed content, changed entries, a wrong end."""
    previous, sequence, moment = BEFORE_THE_FIRST, 0, ""
    revisions: dict[tuple[Resource, str], int] = {}
    merged: set[tuple[Resource, str]] = set()
    for row in rows_of_log(connection):
        at = str(row.sequence)
        if row.sequence != sequence + 1:
            yield Finding("log", at, f"entry {sequence + 1} is missing before it")
        if row.previous != previous:
            yield Finding("log", at, "previous is not the hash of the entry before it")
        previous, sequence = row.hash, row.sequence
        entry = _entry(row)
        if entry is None:
            yield Finding("log", at, "it has values that no entry can have")
            continue
        if (entry.resource, entry.id) in merged:
            yield Finding("log", at, "it is of a thing that was merged into another before")
        if entry.merged_into is not None:
            merged.add((entry.resource, entry.id))
        number = revisions.get((entry.resource, entry.id), 0) + 1
        if entry.revision != number:
            yield Finding("log", at, f"it is not revision {number} of its thing")
        if entry.recorded_at < moment:
            yield Finding("log", at, "it is recorded before the entry before it")
        yield from _entry_findings(entry)
        revisions[entry.resource, entry.id] = entry.revision
        moment = entry.recorded_at
    ends = connection.execute(select(log_head)).all()
    if list(map(tuple, ends)) != [(1, sequence, moment, previous)]:
        yield Finding("log_head", "1", f"it is not the end of the log, which is entry {sequence}")


def _entry(row: ReadRow[Any]) -> LogEntry | None:
    # SQLite keeps values of any type in any column.
    if not all(map(isinstance, row, _TYPES)):
        return None
    try:
        return LogEntry.of_row(row)
    except ValueError:
        return None


def _entry_findings(entry: LogEntry) -> Iterator[Finding]:
    at = str(entry.sequence)
    if sha256_hex(entry.canonical or b"") != entry.sha256:
        yield Finding("log", at, "sha256 is not that of the content")
    elif not _is_readable(entry):
        yield Finding("log", at, "its content is no thing of its kind and id")
    if not _is_sealed(entry):
        yield Finding("log", at, "hash is not that of the entry")
    if entry.action is not action_of(entry.revision, entry.merged_into):
        yield Finding("log", at, "action does not fit the revision")


def _is_sealed(entry: LogEntry) -> bool:
    try:
        return entry.computed_hash() == entry.hash
    except ValueError:  # a number beyond those that canonical JSON can hold
        return False


def _is_readable(entry: LogEntry) -> bool:
    model = _MODELS.get(entry.resource)
    try:
        return (
            model is not None and model.model_validate_json(entry.canonical or b"").id == entry.id
        )
    except ValidationError:
        return False
