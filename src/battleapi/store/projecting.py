"""Keeping columns in step with the log: the rows of changed things out, the new ones in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Table,
    bindparam,
    delete,
    func,
    select,
    type_coerce,
)
from sqlalchemy.types import NULLTYPE

from ..model import references
from ..model.battles import BattleRecord
from ..model.registry import RESOURCE_OF, Shared
from ..model.resources import Resource
from ..model.vocabulary.claims import ClaimStatus
from . import columns as t
from .contents import Named
from .dialect import in_chunks
from .projections import OF_SEVERAL_KINDS, TABLES, battle_rows, mention_rows, shared_rows
from .registries import Shelf
from .rows import Projection, append_rows, insert_rows, merged
from .tables import counters

_IDS: Any = bindparam("ids", expanding=True)
_UNMENTION = delete(t.mentions).where(t.mentions.c.battle.in_(_IDS))
_OF_CLAIMS = (t.claim_effects, t.claim_about, t.claim_claimants, t.claim_sources)
_OF_EVENTS = (t.event_actors, t.event_countries)


class Published(NamedTuple):
    """A published battle: its record, the revision it is public from, and what it names."""

    record: BattleRecord
    since: int
    named: Named


def project_battles(connection: Connection, shelf: Shelf, battles: Mapping[str, Published]) -> None:
    """Put the rows of published battles in the place of the old ones."""
    shelf.closure(thing for one in battles.values() for thing in one.named)
    everything = shelf.registry()
    rows = merged(
        battle_rows(one.record, one.named, everything, one.since) for one in battles.values()
    )
    replace(connection, Resource.BATTLE, battles, rows)


def project_mentions(connection: Connection, battles: Iterable[tuple[BattleRecord, Named]]) -> None:
    """Put what battles name, published or not, in the place of what they named before."""
    rows = {record.id: mention_rows(record, named) for record, named in battles}
    for some in in_chunks(list(rows)):
        connection.execute(_UNMENTION, {"ids": list(some)})
    append_rows(connection, t.mentions, [row for mine in rows.values() for row in mine])


def project_shared(connection: Connection, shelf: Shelf, things: Collection[Shared]) -> None:
    """Put the rows of shared things in the place of the old ones."""
    shelf.closure((one.resource, one.id) for thing in things for one in references.of_shared(thing))
    everything = shelf.registry()
    for resource in TABLES:
        mine = {thing.id: thing for thing in things if RESOURCE_OF[type(thing)] is resource}
        if mine:
            rows = merged(shared_rows(thing, everything) for thing in mine.values())
            replace(connection, resource, mine, rows)


def replace(
    connection: Connection, resource: Resource, ids: Collection[str], rows: Projection
) -> None:
    """Take the rows of some things out, put the given ones in, and keep the counters right."""
    known = public_ids(connection, resource, ids)
    counted = _counts(connection, resource, known)
    for table in TABLES[resource]:
        for some in in_chunks(sorted(known)):
            connection.execute(_removal(table, resource), {"ids": list(some)})
    for table in TABLES[resource]:
        append_rows(connection, table, rows.get(table, ()))
    now = _counts(connection, resource, [row[0] for row in rows.get(_main(resource), ())])
    _change_counters(connection, {name: now[name] - counted[name] for name in now})


def stored_rows(
    connection: Connection, resource: Resource, table: Table, ids: Collection[str]
) -> list[tuple[Any, ...]]:
    """The rows of a table that belong to some things, their values as the driver reads them."""
    # Read as a truth value, whatever else SQLite holds in such a column would pass for one.
    wanted = select(*(type_coerce(column, NULLTYPE) for column in table.columns))
    wanted = wanted.where(*_belonging(table, resource))
    found: list[tuple[Any, ...]] = []
    for some in in_chunks(sorted(ids)):
        found += [tuple(row) for row in connection.execute(wanted, {"ids": list(some)})]
    return found


def public_ids(connection: Connection, resource: Resource, ids: Collection[str]) -> list[str]:
    """Those of the ids that have columns: shared things, and battles that are published."""
    found: list[str] = []
    for some in in_chunks(sorted(ids)):
        wanted = select(_main(resource).c.id).where(_main(resource).c.id.in_(_IDS))
        found += connection.execute(wanted, {"ids": list(some)}).scalars()
    return found


def public_since(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The revision from which each published battle is public."""
    found: dict[str, int] = {}
    for some in in_chunks(sorted(ids)):
        wanted = select(t.battles.c.id, t.battles.c.public_from).where(t.battles.c.id.in_(_IDS))
        found |= {
            row.id: row.public_from for row in connection.execute(wanted, {"ids": list(some)})
        }
    return found


def true_counts(connection: Connection) -> dict[str, int]:
    """What the counters have to be, counted."""
    found = {
        resource.plural: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for resource, (*_, table) in TABLES.items()
    }
    current = t.claims.c.status == ClaimStatus.CURRENT.value
    claims = select(func.count()).select_from(t.claims).where(current)
    events = select(func.count()).select_from(t.events)
    return {
        **found,
        Resource.CLAIM.plural: connection.execute(claims).scalar_one(),
        Resource.EVENT.plural: connection.execute(events).scalar_one(),
    }


def _main(resource: Resource) -> Table:
    return TABLES[resource][-1]


def _belonging(table: Table, resource: Resource) -> tuple[ColumnElement[bool], ...]:
    """Which rows of a table belong to the things bound as `ids`."""
    if table in OF_SEVERAL_KINDS:
        return (table.c.resource == resource.value, table.c.id.in_(_IDS))
    if table in _OF_CLAIMS:
        return (table.c.claim.in_(select(t.claims.c.id).where(t.claims.c.battle.in_(_IDS))),)
    if table in _OF_EVENTS:
        return (table.c.event.in_(select(t.events.c.id).where(t.events.c.battle.in_(_IDS))),)
    owner = "id" if table is _main(resource) else resource.value
    return (table.c[owner].in_(_IDS),)


@lru_cache(maxsize=64)
def _removal(table: Table, resource: Resource) -> Delete:
    return delete(table).where(*_belonging(table, resource))


def _counts(connection: Connection, resource: Resource, ids: Collection[str]) -> dict[str, int]:
    counts = {resource.plural: len(ids)}
    if resource is not Resource.BATTLE:
        return counts
    counts |= {Resource.CLAIM.plural: 0, Resource.EVENT.plural: 0}
    for some in in_chunks(sorted(ids)):
        bound = {"ids": list(some)}
        counts["claims"] += connection.execute(_CURRENT_CLAIMS, bound).scalar_one()
        counts["events"] += connection.execute(_EVENTS, bound).scalar_one()
    return counts


_CURRENT_CLAIMS = (
    select(func.count())
    .select_from(t.claims)
    .where(t.claims.c.battle.in_(_IDS), t.claims.c.status == ClaimStatus.CURRENT.value)
)
_EVENTS = select(func.count()).select_from(t.events).where(t.events.c.battle.in_(_IDS))


def _change_counters(connection: Connection, changes: Mapping[str, int]) -> None:
    before = {row.name: row.value for row in connection.execute(select(counters))}
    rows = [(name, before.get(name, 0) + change) for name, change in changes.items() if change]
    insert_rows(connection, counters, rows)
