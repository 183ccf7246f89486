"""The revision log: one chain for all things, to which entries are only ever added.

An entry's hash covers what it says of itself, the hash of its content and the hash of the entry
before it; so a changed, missing or exchanged entry shows in every later one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row

from ..model.canonical import canonical, sha256_hex
from ..model.resources import Resource

BEFORE_THE_FIRST = "0" * 64
"""The `previous` of the first entry."""


class Action(StrEnum):
    """What an entry did to its thing."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One revision of one thing.

    `sequence` counts all entries from 1 in the order of commit, `revision` those of the thing.
    `recorded_at` is RFC 3339 in UTC with six decimals, never earlier than that of the entry before.
    `canonical` is RFC 8785 JSON, None where only the rest was read; `sha256` is its digest.
    `merged_into` is the thing that this one has become a part of; then its content is as before.
    """

    sequence: int
    resource: Resource
    id: str
    revision: int
    action: Action
    recorded_at: str
    author: str
    comment: str
    sha256: str
    previous: str
    hash: str
    canonical: bytes | None
    merged_into: str | None = None

    def computed_hash(self) -> str:
        """What `hash` has to be, from all that the entry says."""
        return sha256_hex(canonical(_sealed({name: getattr(self, name) for name in _HASHED})))

    @classmethod
    def of_row(cls, row: Row[Any]) -> LogEntry:
        """The entry in a row of the `log` table, read with or without its content."""
        values = row._asdict()
        content = values.get("canonical")
        values["resource"] = Resource(values["resource"])
        values["action"] = Action(values["action"])
        values["canonical"] = None if content is None else bytes(content)
        return cls(**values)


_HASHED = tuple(one.name for one in fields(LogEntry) if one.name not in {"hash", "canonical"})
"""What the hash of an entry covers, by the names of the canonical object that is hashed."""


@dataclass(frozen=True, slots=True)
class LogEnd:
    """The last entry, as far as the next one needs it; sequence 0 before the first."""

    sequence: int = 0
    recorded_at: str = ""
    hash: str = BEFORE_THE_FIRST


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to be recorded: one thing's new content, and who says so.

    With `merged_into` it is the end of the thing, and the content that of the revision before.
    """

    resource: Resource
    id: str
    canonical: bytes
    author: str
    comment: str
    merged_into: str | None = None


def action_of(number: int, merged_into: str | None) -> Action:
    """What the entry of a revision of that number did."""
    if merged_into is not None:
        return Action.MERGED
    return Action.CREATED if number == 1 else Action.UPDATED


def instant(moment: datetime) -> str:
    """A moment in the one spelling that the log has: `2026-11-20T09:14:03.123456Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def following(end: LogEnd, revision: Revision, number: int, now: datetime) -> LogEntry:
    """The entry that records a revision after the given end of the log.

    `number` is the revision number of the thing. A clock that went back does not take the log back
    with it: the instant is never earlier than the last one.
    """
    said: dict[str, Any] = {
        "sequence": end.sequence + 1,
        "resource": revision.resource,
        "id": revision.id,
        "revision": number,
        "action": action_of(number, revision.merged_into),
        "recorded_at": max(instant(now), end.recorded_at),
        "author": revision.author,
        "comment": revision.comment,
        "sha256": sha256_hex(revision.canonical),
        "previous": end.hash,
        "merged_into": revision.merged_into,
    }
    digest = sha256_hex(canonical(_sealed(said)))
    return LogEntry(**said, hash=digest, canonical=revision.canonical)


def _sealed(said: dict[str, Any]) -> dict[str, Any]:
    # Entries of what was not merged have the hash that they had before there were merges.
    return {name: one for name, one in said.items() if one is not None}
