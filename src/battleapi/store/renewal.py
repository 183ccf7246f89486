"""Rendering anew what is stale or missing, when it is read or in batches.

The documents are rendered from a snapshot, outside of the write lock. They are stored only if by
then neither the thing nor its mark has changed; so what was rendered from an older state never
takes the place of a newer one. Where nothing can be written, the reader still gets its answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, Select, exists, select

from ..errors import StoreUnavailable
from ..model.resources import Resource
from ..rendering.documents import RENDERED_BY, Form
from .dialect import driver_failures, in_chunks
from .document_rows import put_documents, stored
from .documents import OWNER, Document
from .gathering import rendered
from .projections import TABLES
from .staleness import marks_of, unmark
from .tables import documents, heads, parts, stale_marks

Write: TypeAlias = Callable[[float], AbstractContextManager[Connection]]
"""Opens a transaction for writing that waits for its lock no longer than the given seconds."""

Made: TypeAlias = dict[str, tuple[Document, ...]]
"""Documents by the id of the thing they belong to."""

_PATIENCE = 0.1
"""Seconds that a reader waits to store what it rendered."""

_BATCH = 100


@dataclass(frozen=True, slots=True)
class _State:
    """What documents were rendered from: the newest entry of the thing, and its mark."""

    sequence: int | None
    mark: int | None


class Renewal:
    """Renders documents from what the store has, and stores them."""

    def __init__(self, engine: Engine, write: Write) -> None:
        self._engine = engine
        self._write = write

    def one(self, form: Form, document_id: str) -> Document | None:
        """The document as it has to be now; None for what is not published."""
        resource = OWNER[form]
        with driver_failures(), self._engine.connect() as connection:
            owner = _owner(connection, form, document_id)
            if owner is None:
                return None
            states = _states(connection, resource, (owner,))
            made = _made(connection, resource, (owner,))
        self._keep(resource, states, made)
        return _by_key(made).get((form, document_id))

    def many(self, resource: Resource, owners: Collection[str]) -> dict[tuple[Form, str], Document]:
        """All documents of some things of one kind as they have to be now."""
        with driver_failures(), self._engine.connect() as connection:
            states = _states(connection, resource, owners)
            made = _made(connection, resource, owners)
        self._keep(resource, states, made)
        return _by_key(made)

    def all_stale(self, wait: float) -> int:
        """Render everything that is stale or missing, in batches; answer with the number of things.

        Raises StoreUnavailable where the lock is not free within `wait` seconds.
        """
        count = 0
        for resource, owners in self._stale():
            with driver_failures(), self._engine.connect() as connection:
                states = _states(connection, resource, owners)
                made = _made(connection, resource, owners)
            with self._write(wait) as connection:
                _store(connection, resource, states, made)
            count += len(owners)
        return count

    def _stale(self) -> Iterator[tuple[Resource, list[str]]]:
        for resource in TABLES:
            with driver_failures(), self._engine.connect() as connection:
                waiting = list(connection.execute(_in_need(resource)).scalars())
            for start in range(0, len(waiting), _BATCH):
                yield resource, waiting[start : start + _BATCH]

    def _keep(
        self,
        resource: Resource,
        states: dict[str, _State],
        made: Made,
    ) -> None:
        with suppress(StoreUnavailable), self._write(_PATIENCE) as connection:
            _store(connection, resource, states, made)


def _store(
    connection: Connection,
    resource: Resource,
    states: dict[str, _State],
    made: Made,
) -> None:
    now = _states(connection, resource, made)
    same = {one: made[one] for one in made if now[one] == states[one]}
    put_documents(connection, resource, same)
    unmark(connection, [(resource, one) for one in same])


def _states(connection: Connection, resource: Resource, ids: Collection[str]) -> dict[str, _State]:
    marks = marks_of(connection, resource, ids)
    sequences: dict[str, int] = {}
    for some in in_chunks(sorted(ids)):
        wanted = select(heads.c.id, heads.c.sequence).where(
            heads.c.resource == resource.value, heads.c.id.in_(some)
        )
        sequences |= {row.id: row.sequence for row in connection.execute(wanted)}
    return {one: _State(sequences.get(one), marks.get(one)) for one in ids}


def _owner(connection: Connection, form: Form, document_id: str) -> str | None:
    """The thing that a document belongs to, by its id; None where there is nothing of that id."""
    if form in {Form.CLAIM, Form.EVENT}:
        wanted: Any = select(parts.c.battle).where(
            parts.c.resource == form.value, parts.c.id == document_id
        )
    else:
        wanted = select(heads.c.id).where(
            heads.c.resource == OWNER[form].value, heads.c.id == document_id
        )
    found: str | None = connection.execute(wanted).scalar_one_or_none()
    return found


def _made(connection: Connection, resource: Resource, ids: Collection[str]) -> Made:
    return {
        owner: tuple(stored(one) for one in some)
        for owner, some in rendered(connection, resource, ids).items()
    }


def _by_key(made: Made) -> dict[tuple[Form, str], Document]:
    return {(one.form, one.id): one for some in made.values() for one in some}


def _in_need(resource: Resource) -> Select[str]:
    """Ids of published things whose documents are marked, missing or of another stamp."""
    form = Form.RECORD if resource is Resource.BATTLE else Form(resource.value)
    main = TABLES[resource][-1]
    marked = exists().where(stale_marks.c.resource == resource.value, stale_marks.c.id == main.c.id)
    fresh = exists().where(
        documents.c.form == form.value,
        documents.c.id == main.c.id,
        documents.c.rendered_by == RENDERED_BY,
    )
    return select(main.c.id).where(marked | ~fresh).order_by(main.c.id)
