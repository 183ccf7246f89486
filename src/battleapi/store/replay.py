"""The log read again from its beginning: what it says each thing is, and was when it changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from ..model.battles import BattleRecord
from ..model.resources import Resource
from ..model.vocabulary.records import BattleStatus
from .contents import Named, named_by, part_digests
from .ledger import Part
from .tables import heads, log

_ENTRIES_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class History:
    """What the revisions of one battle come to: its newest record, and what became of its parts.

    `public_from` is the first published revision, None for a draft; `named` is all that the record
    names.
    """

    record: BattleRecord
    named: Named
    public_from: int | None
    parts: dict[tuple[Resource, str], Part]


def rows_of_log(connection: Connection) -> Iterator[Row[Any]]:
    """Every row of the log as it is stored, in order; a few at a time are in memory."""
    wanted = select(log).order_by(log.c.sequence)
    few_at_once = {"yield_per": _ENTRIES_AT_ONCE}
    yield from connection.execute(wanted, execution_options=few_at_once)


def ids_in_log(connection: Connection, resource: Resource) -> list[str]:
    """Every thing of one kind that the log knows, by code point."""
    wanted = select(log.c.id).where(log.c.resource == resource.value).distinct().order_by(log.c.id)
    return list(connection.execute(wanted).scalars())


def histories(connection: Connection, battles: Collection[str]) -> dict[str, History]:
    """The histories of some battles."""
    found = ((battle, _history(connection, battle)) for battle in battles)
    return {battle: history for battle, history in found if history is not None}


def heads_in_log(connection: Connection) -> Iterator[tuple[str, str, int, int, str, str]]:
    """The rows that `heads` has to have, in the order of its key."""
    newest = (
        select(log.c.resource, log.c.id, func.max(log.c.revision).label("revision"))
        .group_by(log.c.resource, log.c.id)
        .subquery("newest")
    )
    wanted = (
        select(*(log.c[column.name] for column in heads.columns))
        .join(
            newest,
            (log.c.resource == newest.c.resource)
            & (log.c.id == newest.c.id)
            & (log.c.revision == newest.c.revision),
        )
        .order_by(log.c.resource, log.c.id)
    )
    for row in connection.execute(wanted):
        yield (row[0], row[1], row[2], row[3], row[4], row[5])


def merges_in_log(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """The rows that `merges` has to have."""
    wanted = select(log.c.resource, log.c.id, log.c.merged_into).where(
        log.c.merged_into.is_not(None)
    )
    for row in connection.execute(wanted):
        yield (row[0], row[1], row[2])


def _history(connection: Connection, battle: str) -> History | None:
    plain: dict[str, Any] | None = None
    parts: dict[tuple[Resource, str], Part] = {}
    public_from: int | None = None
    for revision, recorded_at, content in connection.execute(_REVISIONS, {"id": battle}):
        before, parts = parts, {}
        plain = json.loads(content)
        for key, digest in part_digests(plain):
            part = before.get(key)
            if part is None or part.sha256 != digest:
                part = Part(battle, revision, recorded_at, digest)
            parts[key] = part
        if public_from is None and plain["status"] == BattleStatus.PUBLISHED:
            public_from = revision
    if plain is None:
        return None
    # To read a record costs more than all of this, and only the newest is wanted.
    record = BattleRecord.model_validate(plain)
    return History(record, named_by(record), public_from, parts)


_REVISIONS = (
    select(log.c.revision, log.c.recorded_at, log.c.canonical)
    .where(log.c.resource == Resource.BATTLE.value, log.c.id == bindparam("id"))
    .order_by(log.c.revision)
)
