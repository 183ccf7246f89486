"""Making every projection anew from the log, whatever the tables hold."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select

from ..model.resources import Resource
from .columns import mentions
from .ledger import part_row
from .projecting import (
    Published,
    project_battles,
    project_mentions,
    project_shared,
    public_ids,
    true_counts,
)
from .projections import TABLES
from .registries import Shelf
from .replay import heads_in_log, histories, ids_in_log, merges_in_log
from .rows import insert_rows
from .schema import repair
from .tables import counters, documents, heads, log_head, merges, parts, stale_marks

_AT_ONCE = 200

_MADE = {
    *(one for tables in TABLES.values() for one in tables),
    *(heads, merges, parts, mentions, counters, stale_marks, documents),
}
"""Every table that is made from the log."""


def remake(connection: Connection) -> int:
    """Empty all projections and fill them from the log; answer with the number of things.

    It is one transaction, so readers see the old rows until all new ones are there; only a batch of
    things at a time is in memory. Documents are left to whoever reads them first, or to
    `Renewal.all_stale`. Tables and indexes that were lost are made again.
    """
    repair(connection, _MADE)
    for table in _MADE:
        connection.execute(delete(table))
    insert_rows(connection, heads, list(heads_in_log(connection)))
    insert_rows(connection, merges, list(merges_in_log(connection)))
    sequence: int = connection.execute(select(log_head.c.sequence)).scalar_one()
    count = 0
    # Battles are shown with words of shared things, so these come first.
    for resource in sorted(TABLES, key=lambda one: one is Resource.BATTLE):
        for some in _few(ids_in_log(connection, resource)):
            _remake_some(connection, resource, some)
            shown = public_ids(connection, resource, some)
            # What somebody is rendering from the old rows is not stored over such a mark.
            marks = [(resource.value, one, sequence) for one in shown]
            insert_rows(connection, stale_marks, marks)
            count += len(some)
    insert_rows(connection, counters, list(true_counts(connection).items()))
    return count


def _remake_some(connection: Connection, resource: Resource, ids: list[str]) -> None:
    shelf = Shelf(connection)
    if resource is not Resource.BATTLE:
        project_shared(connection, shelf, list(shelf.get(resource, ids).values()))
        return
    replayed = histories(connection, ids)
    rows = [part_row(*key, part) for one in replayed.values() for key, part in one.parts.items()]
    insert_rows(connection, parts, rows)
    project_mentions(connection, ((one.record, one.named) for one in replayed.values()))
    project_battles(
        connection,
        shelf,
        {
            one: Published(history.record, history.public_from, history.named)
            for one, history in replayed.items()
            if history.public_from is not None
        },
    )


def _few(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
