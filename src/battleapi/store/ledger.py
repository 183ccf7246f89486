"""The truth while it is being written: new entries at the end of the log, heads and parts with it.

A ledger lives inside one transaction. It locks the end of the log first, so no two are open at
once, and keeps what it reads, so that many records are written without a look-up for each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from ..errors import StoreUnavailable
from ..model.resources import Resource
from .contents import PartDigests
from .dialect import in_chunks
from .log import LogEnd, LogEntry, Revision, following
from .registries import newest
from .rows import append_rows, insert_rows
from .tables import heads, log, log_head, merges, parts


@dataclass(frozen=True, slots=True)
class Head:
    """The newest revision of a thing."""

    revision: int
    sequence: int
    recorded_at: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """A claim or event: its battle, and the battle's revision in which it last changed."""

    battle: str
    revision: int
    recorded_at: str
    sha256: str


class Ledger:
    """Appends to the log and keeps heads and parts in step with it."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock
        self._end = lock_end(connection)
        self._heads: dict[tuple[Resource, str], Head | None] = {}
        self._parts: dict[tuple[Resource, str], Part | None] = {}
        self._parts_of: dict[str, set[tuple[Resource, str]]] = {}
        self._new_entries: list[LogEntry] = []
        self._new_merges: list[tuple[str, str, str]] = []
        self._new_canonical: dict[tuple[Resource, str], bytes] = {}
        self._changed_parts: dict[tuple[Resource, str], None] = {}

    @property
    def sequence(self) -> int:
        """The sequence of the newest entry."""
        return self._end.sequence

    def look_up(self, resource: Resource, ids: Collection[str]) -> None:
        """Read many heads at once; `head` then finds them without asking."""
        missing = [one for one in ids if (resource, one) not in self._heads]
        for some in in_chunks(missing):
            rows = self._connection.execute(_HEADS, {"resource": resource.value, "ids": list(some)})
            found = {row.id: Head(*row[1:]) for row in rows}
            for one in some:
                self._heads[resource, one] = found.get(one)

    def look_up_parts(self, resource: Resource, ids: Collection[str]) -> None:
        """Read the owners of many claims or events at once."""
        missing = [one for one in ids if (resource, one) not in self._parts]
        for some in in_chunks(missing):
            rows = self._connection.execute(_PARTS, {"resource": resource.value, "ids": list(some)})
            found = {row.id: Part(*row[1:]) for row in rows}
            for one in some:
                self._parts[resource, one] = found.get(one)

    def look_up_parts_of(self, battles: Collection[str]) -> None:
        """Read all claims and events of many battles at once."""
        missing = [one for one in battles if one not in self._parts_of]
        for some in in_chunks(missing):
            for one in some:
                self._parts_of[one] = set()
            for row in self._connection.execute(_PARTS_OF, {"battles": list(some)}):
                key = (Resource(row.resource), row.id)
                self._parts[key] = Part(*row[2:])
                self._parts_of[row.battle].add(key)

    def head(self, resource: Resource, thing_id: str) -> Head | None:
        """The newest revision of a thing; None where there is none."""
        key = (resource, thing_id)
        if key not in self._heads:
            self.look_up(resource, (thing_id,))
        return self._heads[key]

    def part(self, resource: Resource, part_id: str) -> Part | None:
        """The claim or event of that id, of whatever battle."""
        key = (resource, part_id)
        if key not in self._parts:
            self.look_up_parts(resource, (part_id,))
        return self._parts[key]

    def parts_of(self, battle: str) -> frozenset[tuple[Resource, str]]:
        """The claims and events of a battle."""
        self.look_up_parts_of((battle,))
        return frozenset(self._parts_of[battle])

    def content(self, resource: Resource, thing_id: str) -> bytes | None:
        """The canonical JSON of the newest revision; None where there is none."""
        if self.head(resource, thing_id) is None:
            return None
        key = (resource, thing_id)
        if key not in self._new_canonical:
            return newest(self._connection, resource, (thing_id,)).get(thing_id)
        return self._new_canonical[key]

    def append(self, revision: Revision) -> LogEntry:
        """Record a revision at the end of the log. It is written with `flush`."""
        key = (revision.resource, revision.id)
        before = self.head(*key)
        number = 1 if before is None else before.revision + 1
        entry = following(self._end, revision, number, self._clock())
        self._end = LogEnd(entry.sequence, entry.recorded_at, entry.hash)
        self._heads[key] = Head(entry.revision, entry.sequence, entry.recorded_at, entry.sha256)
        self._new_entries.append(entry)
        if entry.merged_into is not None:
            self._new_merges.append((key[0].value, key[1], entry.merged_into))
        self._new_canonical[key] = revision.canonical
        return entry

    def divide(self, battle: str, digests: PartDigests, entry: LogEntry) -> None:
        """Keep which claims and events a battle's revision has, and which of them it changed."""
        before = self.parts_of(battle)
        now: set[tuple[Resource, str]] = set()
        for key, digest in digests.items():
            now.add(key)
            known = self._parts.get(key) if key in before else None
            if known is None or known.sha256 != digest:
                self._parts[key] = Part(battle, entry.revision, entry.recorded_at, digest)
                self._changed_parts[key] = None
        for key in before - now:
            self._parts[key] = None
            self._changed_parts[key] = None
        self._parts_of[battle] = now

    def flush(self) -> None:
        """Write what is new."""
        append_rows(self._connection, log, [_log_row(entry) for entry in self._new_entries])
        insert_rows(self._connection, heads, [_head_row(entry) for entry in self._new_entries])
        insert_rows(self._connection, merges, self._new_merges)
        kept = [(*key, part) for key in self._changed_parts if (part := self._parts[key])]
        gone = [key for key in self._changed_parts if self._parts[key] is None]
        for resource, part_id in gone:
            self._connection.execute(
                delete(parts).where(parts.c.resource == resource.value, parts.c.id == part_id)
            )
        insert_rows(self._connection, parts, [part_row(*one) for one in kept])
        if self._new_entries:
            self._connection.execute(
                update(log_head).values(
                    sequence=self._end.sequence,
                    recorded_at=self._end.recorded_at,
                    hash=self._end.hash,
                )
            )
        self._new_entries.clear()
        self._new_merges.clear()
        self._new_canonical.clear()
        self._changed_parts.clear()


_HEADS = select(
    heads.c.id, heads.c.revision, heads.c.sequence, heads.c.recorded_at, heads.c.sha256
).where(heads.c.resource == bindparam("resource"), heads.c.id.in_(bindparam("ids", expanding=True)))
_PARTS = select(
    parts.c.id, parts.c.battle, parts.c.revision, parts.c.recorded_at, parts.c.sha256
).where(parts.c.resource == bindparam("resource"), parts.c.id.in_(bindparam("ids", expanding=True)))
_PARTS_OF = select(
    parts.c.resource,
    parts.c.id,
    parts.c.battle,
    parts.c.revision,
    parts.c.recorded_at,
    parts.c.sha256,
).where(parts.c.battle.in_(bindparam("battles", expanding=True)))


def lock_end(connection: Connection) -> LogEnd:
    """The end of the log, which stays so until the transaction ends: whoever has it may write.

    SQLite has locked everything at BEGIN IMMEDIATE. Raises StoreUnavailable for an empty database.
    """
    row = connection.execute(
        select(log_head.c.sequence, log_head.c.recorded_at, log_head.c.hash).with_for_update()
    ).one_or_none()
    if row is None:
        raise StoreUnavailable("the store has not been migrated: run `battleapi migrate`")
    return LogEnd(row.sequence, row.recorded_at, row.hash)


def _log_row(entry: LogEntry) -> tuple[object, ...]:
    return (
        entry.sequence,
        entry.resource.value,
        entry.id,
        entry.revision,
        entry.action.value,
        entry.recorded_at,
        entry.author,
        entry.comment,
        entry.sha256,
        entry.previous,
        entry.hash,
        entry.canonical,
        entry.merged_into,
    )


def _head_row(entry: LogEntry) -> tuple[object, ...]:
    return (
        entry.resource.value,
        entry.id,
        entry.revision,
        entry.sequence,
        entry.recorded_at,
        entry.sha256,
    )


def part_row(resource: Resource, part_id: str, part: Part) -> tuple[object, ...]:
    """The row of the `parts` table."""
    return (
        resource.value,
        part_id,
        part.battle,
        part.revision,
        part.recorded_at,
        part.sha256,
    )
