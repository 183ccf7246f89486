"""Heads, parts, columns, counters and marks, row by row against what the log makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, Table, func, select

from ...model import references
from ...model.resources import Resource
from ..columns import mentions
from ..ledger import part_row
from ..projecting import stored_rows, true_counts
from ..projections import OF_SEVERAL_KINDS, TABLES, battle_rows, mention_rows, shared_rows
from ..registries import Shelf
from ..replay import History, heads_in_log, histories, ids_in_log, merges_in_log
from ..rows import Projection, Row, merged
from ..tables import counters, heads, log_head, merges, parts, stale_marks
from .findings import Finding, at, few, row_findings


def head_findings(connection: Connection) -> Iterator[Finding]:
    """Heads that are not the newest revisions of the log, and merges that it does not have."""
    has = (tuple(row) for row in connection.execute(select(heads)))
    yield from row_findings(heads, has, heads_in_log(connection))
    has = (tuple(row) for row in connection.execute(select(merges)))
    yield from row_findings(merges, has, merges_in_log(connection))


def projection_findings(connection: Connection) -> Iterator[Finding]:
    """Rows made from the log that are not what it makes of them. The heads have to be right."""
    for resource in TABLES:
        if resource is not Resource.BATTLE:
            yield from _shared_findings(connection, resource)
    yield from _battle_findings(connection)
    yield from _foreign_findings(connection)
    yield from _counter_findings(connection)
    yield from _mark_findings(connection)


def _battle_findings(connection: Connection) -> Iterator[Finding]:
    seen = dict.fromkeys((*TABLES[Resource.BATTLE], parts, mentions), 0)
    for some in few(ids_in_log(connection, Resource.BATTLE)):
        replayed = histories(connection, some)
        due: dict[Table, Sequence[Row]] = {
            parts: [part_row(*k, p) for h in replayed.values() for k, p in h.parts.items()],
            mentions: [row for h in replayed.values() for row in mention_rows(h.record, h.named)],
            **_columns_of(connection, replayed),
        }
        has = {
            table: stored_rows(connection, Resource.BATTLE, table, some)
            for table in TABLES[Resource.BATTLE]
        }
        has |= {table: _of_battles(connection, table, some) for table in (parts, mentions)}
        for table in seen:
            yield from row_findings(table, has[table], due.get(table, ()))
            seen[table] += len(has[table])
    yield from _strays(connection, Resource.BATTLE, seen)


def _shared_findings(connection: Connection, resource: Resource) -> Iterator[Finding]:
    seen = dict.fromkeys(TABLES[resource], 0)
    for some in few(ids_in_log(connection, resource)):
        shelf = Shelf(connection)
        things = shelf.get(resource, some)
        shelf.closure(
            (one.resource, one.id) for x in things.values() for one in references.of_shared(x)
        )
        everything = shelf.registry()
        due = merged(shared_rows(thing, everything) for thing in things.values())
        for table in TABLES[resource]:
            has = stored_rows(connection, resource, table, some)
            yield from row_findings(table, has, due.get(table, ()))
            seen[table] += len(has)
    yield from _strays(connection, resource, seen)


def _foreign_findings(connection: Connection) -> Iterator[Finding]:
    """Rows of kinds of thing that have none in these tables."""
    for table in OF_SEVERAL_KINDS:
        kinds = [resource.value for resource, tables in TABLES.items() if table in tables]
        for row in connection.execute(select(table).where(table.c.resource.not_in(kinds))):
            yield Finding(table.name, at(row), "it is not in what the log says")


def _counter_findings(connection: Connection) -> Iterator[Finding]:
    has = {row.name: row.value for row in connection.execute(select(counters))}
    due = true_counts(connection)
    for name in sorted(has.keys() - due.keys()):
        yield Finding("counters", name, "it counts nothing that there is")
    for name, number in due.items():
        if has.get(name, 0) != number:
            yield Finding("counters", name, f"it is {has.get(name, 0)} and has to be {number}")


def _mark_findings(connection: Connection) -> Iterator[Finding]:
    """Marks on what is not there, or of no entry of the log."""
    end = select(log_head.c.sequence).scalar_subquery()
    known = select(heads.c.id).where(
        heads.c.resource == stale_marks.c.resource, heads.c.id == stale_marks.c.id
    )
    in_log = stale_marks.c.sequence.between(1, end)
    for row in connection.execute(select(stale_marks).where(~known.exists() | ~in_log)):
        key = (row.resource, row.id)
        yield Finding("stale_marks", at(key), "it marks nothing that is there")


def _columns_of(connection: Connection, replayed: dict[str, History]) -> Projection:
    published = {one: h for one, h in replayed.items() if h.public_from is not None}
    shelf = Shelf(connection)
    shelf.closure(thing for history in published.values() for thing in history.named)
    everything = shelf.registry()
    return merged(
        battle_rows(history.record, history.named, everything, history.public_from or 0)
        for history in published.values()
    )


def _of_battles(connection: Connection, table: Table, battles: Collection[str]) -> list[Row]:
    wanted = select(table).where(table.c.battle.in_(list(battles)))
    return [tuple(row) for row in connection.execute(wanted)]


def _strays(
    connection: Connection, resource: Resource, seen: dict[Table, int]
) -> Iterator[Finding]:
    """Tables with rows beyond those that the things of one kind account for."""
    for table, count in seen.items():
        wanted = select(func.count()).select_from(table)
        if table in OF_SEVERAL_KINDS:
            wanted = wanted.where(table.c.resource == resource.value)
        total = connection.execute(wanted).scalar_one()
        if total != count:
            yield Finding(table.name, "*", f"{total - count} rows belong to nothing in the log")
