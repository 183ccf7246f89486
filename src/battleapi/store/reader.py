"""Everything that is asked of the store, but for single documents by their key. It cannot write.

Each call opens its connection, asks in one snapshot and gives the connection back before it
returns: nothing that is pooled is held by a request that waits for something else. The calls block,
so they belong in threads.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, select

from ..comparison.results import Rivalry
from ..errors import StoreUnavailable
from ..model.resources import Resource
from ..rendering.documents import RENDERED_BY
from . import columns as t
from .acquaintance import has_head
from .compared import rivalry_of
from .dialect import driver_failures, in_chunks
from .documents import Document
from .gathering import StoredBattle, stored_battle
from .ledger import Head
from .log import LogEntry
from .merges import merged_into
from .nearness import nearest_ids
from .plans import LIST_TABLES, Plan, Plans, bindings
from .questions import COUNTED_TO, LeftOut, Page, Position, Question
from .renewal import Renewal
from .statements import Statement
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
        documents, stale = _documents(plan, here)
        if stale:
            made = self._renewal.many(plan.form, stale)
            again = (made.get(key) for key in _keys(plan, here))
            documents = [one or other for one, other in zip(documents, again, strict=True)]
        return _page(question, plan, rows, documents, version)._replace(
            total=None if total is None else min(total, COUNTED_TO),
            total_capped=total is not None and total > COUNTED_TO,
            left_out=LeftOut(**left_out),
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

    def countries(self, resource: Resource) -> tuple[str, ...]:
        """The countries that the filter `country` finds something by, on the list of a resource."""
        column = _COUNTRIES.get(resource)
        if column is None:
            return ()
        wanted = select(column).where(column.is_not(None)).distinct().order_by(column)
        with driver_failures(), self._engine.connect() as connection:
            return tuple(connection.execute(wanted).scalars())

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
            opaque = resource is Resource.CLAIM
            return nearest_ids(connection, LIST_TABLES[resource], text, opaque=opaque)

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

    def battle(self, battle: str) -> StoredBattle | None:
        """The newest revision of a published battle with all that it leads to."""
        with driver_failures(), self._engine.connect() as connection:
            return stored_battle(connection, battle)

    def rivalries(self, resource: Resource, thing_id: str) -> tuple[tuple[str, Rivalry], ...]:
        """Every rivalry in the battles of a conflict or of an actor, with the battle's id.

        A conflict has those of its parts too, an actor those of its members. Raises KeyError for
        another resource.
        """
        link = _BATTLES_OF[resource]
        battle, _, *others = t.rivalries.columns
        wanted = (
            select(battle, *others)
            .join(link, link.c.battle == battle)
            .where(link.c[resource.value] == thing_id)
            .order_by(battle, t.rivalries.c.number)
        )
        with driver_failures(), self._engine.connect() as connection:
            return tuple((row[0], rivalry_of(row[1:])) for row in connection.execute(wanted))

    def names(self, resource: Resource, ids: Collection[str]) -> Mapping[str, str]:
        """What published things are called, by id; those that are not there are left out."""
        found: dict[str, str] = {}
        named = LIST_TABLES[resource].c
        with driver_failures(), self._engine.connect() as connection:
            for some in in_chunks(list(ids)):
                rows = connection.execute(select(named.id, named.name).where(named.id.in_(some)))
                found |= {row.id: row.name for row in rows}
        return found

    def merged_into(self, resource: Resource, ids: Collection[str]) -> Mapping[str, str]:
        """Those of the ids that were merged away, each with the thing that it is a part of now."""
        with driver_failures(), self._engine.connect() as connection:
            return merged_into(connection, resource, ids)

    def revisions(
        self,
        thing_id: str,
        limit: int,
        before: int | None = None,
        resource: Resource = Resource.BATTLE,
    ) -> tuple[LogEntry, ...] | None:
        """Public revisions of a thing, the newest first, without their content.

        `before` leaves out that revision and all later ones. None where the battle is not
        published, or the thing not there; what was merged into another still has its own.
        """
        with driver_failures(), self._engine.connect() as connection:
            since = _public_since(connection, resource, thing_id)
            if since is None:
                return None
            which = _revisions_of(resource, thing_id)
            wanted = select(*_DESCRIBED).where(*which, log.c.revision >= since)
            if before is not None:
                wanted = wanted.where(log.c.revision < before)
            wanted = wanted.order_by(log.c.revision.desc()).limit(limit)
            return tuple(LogEntry.of_row(row) for row in connection.execute(wanted))

    def revision(
        self, thing_id: str, number: int, resource: Resource = Resource.BATTLE
    ) -> LogEntry | None:
        """One public revision of a thing with its content."""
        with driver_failures(), self._engine.connect() as connection:
            since = _public_since(connection, resource, thing_id)
            if since is None or number < since:
                return None
            which = _revisions_of(resource, thing_id)
            wanted = select(log).where(*which, log.c.revision == number)
            row = connection.execute(wanted).one_or_none()
            return None if row is None else LogEntry.of_row(row)


_BATTLES_OF = {Resource.CONFLICT: t.battle_conflicts, Resource.ACTOR: t.battle_actors}

_COUNTRIES: Mapping[Resource, ColumnElement[str]] = {
    Resource.BATTLE: t.battle_countries.c.country,
    Resource.CLAIM: t.battle_countries.c.country,
    Resource.EVENT: t.event_countries.c.country,
    Resource.ACTOR: t.actors.c.country,
    Resource.PLACE: t.place_countries.c.country,
}
"""Where the countries of each list stand."""


def _page(
    question: Question,
    plan: Plan,
    rows: Sequence[Sequence[Any]],
    documents: Sequence[Document | None],
    version: int,
) -> Page:
    last = None
    if len(rows) > question.limit:
        last = Position(tuple(rows[question.limit - 1][: len(plan.orderings)]))
    # A thing that went away between the page and its rendering is left out.
    shown = tuple(one for one in documents if one is not None)
    return Page(shown, last, None, False, LeftOut(), version)


def _keys(plan: Plan, rows: Sequence[Sequence[Any]]) -> list[str]:
    place = next(n for n, one in enumerate(plan.orderings) if one.column == "id")
    return [row[place] for row in rows]


def _documents(
    plan: Plan, rows: Sequence[Sequence[Any]]
) -> tuple[list[Document | None], dict[str, str]]:
    """The documents of some rows, None where one is stale or missing, and whose those are."""
    keys = len(plan.orderings)
    found: list[Document | None] = []
    stale: dict[str, str] = {}
    for row, key in zip(rows, _keys(plan, rows), strict=True):
        owner, body, etag, revision, recorded_at, rendered_by, mark = row[keys:]
        if mark is None and rendered_by == RENDERED_BY:
            found.append(Document(plan.form, key, body, None, etag, revision, recorded_at))
        else:
            found.append(None)
            stale[key] = owner
    return found, stale


def _data_version(connection: Connection) -> int:
    sequence: int | None = connection.execute(select(log_head.c.sequence)).scalar_one_or_none()
    if sequence is None:
        raise StoreUnavailable("the end of the log is missing: run `battleapi verify`")
    return sequence


def _count(connection: Connection, statement: Statement, bound: Mapping[str, Any]) -> int:
    found: int = connection.exec_driver_sql(statement.sql, statement.arguments(bound)).scalar_one()
    return found


def _public_since(connection: Connection, resource: Resource, thing_id: str) -> int | None:
    if resource is not Resource.BATTLE:
        return 1 if has_head(connection, resource, thing_id) else None
    wanted = select(t.battles.c.public_from).where(t.battles.c.id == thing_id)
    found: int | None = connection.execute(wanted).scalar_one_or_none()
    return found


def _revisions_of(resource: Resource, thing_id: str) -> tuple[Any, ...]:
    return (log.c.resource == resource.value, log.c.id == thing_id)
