"""Everything that is asked of the store, but for single documents by their key. It cannot write.

Each call opens its connection, asks in one snapshot and gives the connection back before it
returns: nothing that is pooled is held by a request that waits for something else. The calls block,
so they belong in threads.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from ..model.resources import Resource
from ..rendering.documents import RENDERED_BY
from . import columns as t
from .dialect import driver_failures, in_chunks
from .documents import Document
from .ledger import Head
from .log import LogEntry
from .nearness import nearest_ids
from .plans import LIST_TABLES, Plan, Plans, Statement, bindings
from .questions import COUNTED_TO, LeftOut, Page, Position, Question
from .renewal import Renewal
from .tables import counters, heads, log, log_head

_DESCRIBED = tuple(column for column in log.columns if column.name != "canonical")


class Reader:
    """Asks questions of one store."""

    def __init__(self, engine: Engine, renewal: Renewal) -> None:
        self._engine = engine
        self._renewal = renewal
        self._plans = Plans(engine.dialect)

    def page(self, question: Question) -> Page:
        """A page of a list. Raises KeyError for a filter or sort key that the list has not."""
        plan = self._plans.plan(question)
        bound = bindings(question)
        with driver_failures(), self._engine.connect() as connection:
            version = _data_version(connection)
            rows = connection.exec_driver_sql(plan.page.sql, plan.page.arguments(bound)).all()
            total = _count(connection, plan.total, bound) if question.count else None
            left_out = {
                reason: _count(connection, statement, bound)
                for reason, statement in plan.left_out.items()
            }
        here = rows[: question.limit]
        keys = len(plan.orderings)
        last = Position(tuple(here[-1][:keys])) if len(rows) > question.limit else None
        return Page(
            documents=self._documents(question.resource, plan, here),
            next=last,
            total=None if total is None else min(total, COUNTED_TO),
            total_capped=total is not None and total > COUNTED_TO,
            left_out=LeftOut(**left_out),
            data_version=version,
        )

    def data_version(self) -> int:
        """The sequence of the newest entry of the log."""
        with driver_failures(), self._engine.connect() as connection:
            return _data_version(connection)

    def counts(self) -> Mapping[str, int]:
        """How many published battles, current claims, events and shared things there are."""
        with driver_failures(), self._engine.connect() as connection:
            found = {row.name: row.value for row in connection.execute(select(counters))}
        return {resource.plural: found.get(resource.plural, 0) for resource in Resource}

    def missing(self, resource: Resource, ids: Collection[str]) -> tuple[str, ...]:
        """Those of the ids that nothing published has, in the order given."""
        found: set[str] = set()
        column = LIST_TABLES[resource].c.id
        with driver_failures(), self._engine.connect() as connection:
            for some in in_chunks(list(ids)):
                found |= set(connection.execute(select(column).where(column.in_(some))).scalars())
        return tuple(one for one in ids if one not in found)

    def nearest(self, resource: Resource, text: str) -> tuple[str, ...]:
        """Up to three published ids that a misspelt one may have meant, the nearest first."""
        with driver_failures(), self._engine.connect() as connection:
            return nearest_ids(connection, LIST_TABLES[resource], text)

    def head(self, resource: Resource, thing_id: str) -> Head | None:
        """The newest revision of a published battle or a shared thing."""
        if self.missing(resource, (thing_id,)):
            return None
        wanted = select(
            heads.c.revision, heads.c.sequence, heads.c.recorded_at, heads.c.sha256
        ).where(heads.c.resource == resource.value, heads.c.id == thing_id)
        with driver_failures(), self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        return None if row is None else Head(*row)

    def revisions(
        self, battle: str, limit: int, before: int | None = None
    ) -> tuple[LogEntry, ...] | None:
        """Public revisions of a battle, the newest first, without their content.

        `before` leaves out that revision and all later ones. None where the battle is not
        published.
        """
        with driver_failures(), self._engine.connect() as connection:
            since = _public_since(connection, battle)
            if since is None:
                return None
            wanted = select(*_DESCRIBED).where(*_revisions_of(battle), log.c.revision >= since)
            if before is not None:
                wanted = wanted.where(log.c.revision < before)
            wanted = wanted.order_by(log.c.revision.desc()).limit(limit)
            return tuple(LogEntry.of_row(row) for row in connection.execute(wanted))

    def revision(self, battle: str, number: int) -> LogEntry | None:
        """One public revision of a battle with its content."""
        with driver_failures(), self._engine.connect() as connection:
            since = _public_since(connection, battle)
            if since is None or number < since:
                return None
            wanted = select(log).where(*_revisions_of(battle), log.c.revision == number)
            row = connection.execute(wanted).one_or_none()
            return None if row is None else LogEntry.of_row(row)

    def _documents(
        self, resource: Resource, plan: Plan, rows: Sequence[Row[Any]]
    ) -> tuple[Document, ...]:
        keys = len(plan.orderings)
        place = next(n for n, one in enumerate(plan.orderings) if one.column == "id")
        found: list[Document | None] = []
        stale: dict[str, None] = {}
        for row in rows:
            owner, body, etag, revision, recorded_at, rendered_by, mark = row[keys:]
            if mark is None and rendered_by == RENDERED_BY:
                found.append(
                    Document(plan.form, row[place], body, None, etag, revision, recorded_at)
                )
            else:
                found.append(None)
                stale[owner] = None
        if not stale:
            return tuple(one for one in found if one is not None)
        made = self._renewal.many(_OWNERS.get(resource, resource), list(stale))
        # A thing that went away between the page and its rendering is left out.
        again = (made.get((plan.form, row[place])) for row in rows)
        both = (one or other for one, other in zip(found, again, strict=True))
        return tuple(one for one in both if one is not None)


_OWNERS = {Resource.CLAIM: Resource.BATTLE, Resource.EVENT: Resource.BATTLE}


def _data_version(connection: Connection) -> int:
    sequence: int = connection.execute(select(log_head.c.sequence)).scalar_one()
    return sequence


def _count(connection: Connection, statement: Statement, bound: Mapping[str, Any]) -> int:
    found: int = connection.exec_driver_sql(statement.sql, statement.arguments(bound)).scalar_one()
    return found


def _public_since(connection: Connection, battle: str) -> int | None:
    wanted = select(t.battles.c.public_from).where(t.battles.c.id == battle)
    found: int | None = connection.execute(wanted).scalar_one_or_none()
    return found


def _revisions_of(battle: str) -> tuple[Any, ...]:
    return (log.c.resource == Resource.BATTLE.value, log.c.id == battle)
