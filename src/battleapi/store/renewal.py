"""Rendering anew what is stale or missing, when it is read or in batches.

The documents are rendered from a snapshot, outside of the write lock. They are stored only if by
then neither the thing nor its mark nor what was stored has changed; so what was rendered from an
older state never takes the place of a newer one. Where nothing can be written, the reader still
gets its answer.

Nobody waits for a rendering without end, and for that of a single document no thread waits at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, Engine, Select, and_, exists, select

from ..errors import StoreUnavailable
from ..model.resources import Resource
from ..rendering.documents import RENDERED_BY, Form
from .dialect import driver_failures, in_chunks
from .document_rows import put_documents, stored
from .documents import OWNER, RENDERED_TOO_LONG, Document
from .gathering import rendered
from .projections import TABLES
from .single_flight import SingleFlight
from .staleness import unmark
from .tables import documents, heads, parts, stale_marks

Write: TypeAlias = Callable[[float], AbstractContextManager[Connection]]
"""Opens a transaction for writing that waits for its lock no longer than the given seconds."""

Made: TypeAlias = dict[str, tuple[Document, ...]]
"""Documents by the id of the thing they belong to."""

_PATIENCE = 0.1
"""Seconds that a reader waits to store what it rendered."""

_NOT_BEGUN = "nothing is rendered anew just now"

_BATCH = 100

_THREADS = 4
"""How many single things are rendered beside each other: one takes a processor, not a wait."""


@dataclass(frozen=True, slots=True)
class _State:
    """What documents were rendered from: the newest entry of the thing, its mark, what was stored.

    The entity tag is that of the main document. It tells a thing that had no mark from one that was
    marked and rendered meanwhile.
    """

    sequence: int
    mark: int | None
    etag: str | None


_Key: TypeAlias = tuple[Resource, str, _State]
_Documents: TypeAlias = tuple[Document, ...]

States: TypeAlias = dict[str, _State]
"""What things of one kind are rendered from, by id; those that are not there are left out."""


class Renewal:
    """Renders documents from what the store has, and stores them.

    `patience` is how many seconds a list waits for documents that others render.
    """

    def __init__(self, engine: Engine, write: Write, patience: float) -> None:
        self._engine = engine
        self._write = write
        self._patience = patience
        # Two threads that read the same state of a thing would render the same bytes.
        self._rendering = SingleFlight[_Key, _Documents]()
        # Their own, so that what is quick never stands behind them.
        self._threads = ThreadPoolExecutor(_THREADS, "renewal")

    def begun(self, form: Form, document_id: str) -> Document | Future[_Documents] | None:
        """The document as it has to be now, or the rendering of all documents of its owner.

        None for what is not published. It waits for no rendering. Raises StoreUnavailable, and the
        rendering fails with it if the store is closed before it begins.
        """
        resource = OWNER[form]
        with driver_failures(), self._engine.connect() as connection:
            owner = _owner(connection, form, document_id)
            if owner is None:
                return None
            found = _in_order(connection, form, (document_id,))
            if found:
                return found[document_id]
            key = (resource, owner, _states(connection, resource, (owner,))[owner])
        mine, theirs = self._rendering.split([key])
        if mine:
            self._begin(resource, mine)
        return (mine or theirs)[key]

    def many(self, form: Form, owners: Mapping[str, str]) -> dict[str, Document]:
        """Documents of one form as they have to be now; `owners` has by id whose each of them is.

        What others have rendered by now is read. Ids of what is not published are left out. Raises
        StoreUnavailable where others take too long to render theirs.
        """
        resource = OWNER[form]
        with driver_failures(), self._engine.connect() as connection:
            found = _in_order(connection, form, owners)
            wanted = {owner for one, owner in owners.items() if one not in found}
            states = _states(connection, resource, wanted)
        mine, theirs = self._rendering.split([(resource, *one) for one in states.items()])
        if mine:
            self._render(resource, mine)
        if wait(theirs.values(), self._patience).not_done:
            raise StoreUnavailable(RENDERED_TOO_LONG)
        for future in (*mine.values(), *theirs.values()):
            found |= {one.id: one for one in future.result() if one.form is form}
        return {one: found[one] for one in owners if one in found}

    def close(self) -> None:
        """Begin no more renderings; those that wait for a thread fail with StoreUnavailable.

        Those that have begun are waited for, but not beyond the patience. One that takes longer
        still goes on, with connections that nobody gives back before the process ends.
        """
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._rendering.wait(self._patience)

    def _begin(self, resource: Resource, mine: Mapping[_Key, Future[_Documents]]) -> None:
        def end(work: Future[None]) -> None:
            if work.cancelled():
                self._rendering.fail(mine, StoreUnavailable(_NOT_BEGUN))

        try:
            self._threads.submit(self._render, resource, mine).add_done_callback(end)
        except RuntimeError as error:
            # The pool is shut down, or no thread can be started.
            failure = StoreUnavailable(_NOT_BEGUN)
            self._rendering.fail(mine, failure)
            raise failure from error

    def _render(self, resource: Resource, mine: Mapping[_Key, Future[_Documents]]) -> None:
        owners = [owner for _, owner, _ in mine]
        with self._rendering.done(mine):
            with driver_failures(), self._engine.connect() as connection:
                # Read again: what is stored has to fit to the state that it was made from.
                states = _states(connection, resource, owners)
                made = _made(connection, resource, owners)
            self._keep(resource, states, made)
            for key, future in mine.items():
                future.set_result(made.get(key[1], ()))

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

    def _keep(self, resource: Resource, states: States, made: Made) -> None:
        if made:
            with suppress(StoreUnavailable), self._write(_PATIENCE) as connection:
                _store(connection, resource, states, made)


def _store(connection: Connection, resource: Resource, states: States, made: Made) -> None:
    now = _states(connection, resource, made)
    same = {one: made[one] for one in made if now.get(one) == states[one]}
    put_documents(connection, resource, same)
    marks = {one: mark for one in same if (mark := states[one].mark) is not None}
    unmark(connection, resource, marks)


def _in_order(connection: Connection, form: Form, ids: Iterable[str]) -> dict[str, Document]:
    """Those of the documents that are stored as they have to be."""
    found: dict[str, Document] = {}
    d = documents.c
    marked = exists().where(
        stale_marks.c.resource == OWNER[form].value, stale_marks.c.id == d.owner
    )
    for some in in_chunks(sorted(ids)):
        rows = connection.execute(
            select(d.id, d.body, d.gzip, d.etag, d.revision, d.recorded_at).where(
                d.form == form.value, d.id.in_(some), d.rendered_by == RENDERED_BY, ~marked
            )
        )
        found |= {row.id: Document(form, *row) for row in rows}
    return found


def _states(connection: Connection, resource: Resource, ids: Collection[str]) -> States:
    found: States = {}
    m, d = stale_marks.c, documents.c
    of_head = heads.outerjoin(stale_marks, and_(m.resource == resource.value, m.id == heads.c.id))
    with_document = of_head.outerjoin(
        documents, and_(d.form == _main_form(resource).value, d.id == heads.c.id)
    )
    for some in in_chunks(sorted(ids)):
        wanted = (
            select(heads.c.id, heads.c.sequence, m.sequence, d.etag)
            .select_from(with_document)
            .where(heads.c.resource == resource.value, heads.c.id.in_(some))
        )
        found |= {row[0]: _State(*row[1:]) for row in connection.execute(wanted)}
    return found


def _owner(connection: Connection, form: Form, document_id: str) -> str | None:
    """The published thing that a document belongs to, by its id; None where there is none."""
    resource = OWNER[form]
    published = TABLES[resource][-1].c.id
    wanted = select(heads.c.id).where(heads.c.resource == resource.value, heads.c.id == published)
    if form in {Form.CLAIM, Form.EVENT}:
        wanted = wanted.where(
            heads.c.id == parts.c.battle, parts.c.resource == form.value, parts.c.id == document_id
        )
    else:
        wanted = wanted.where(heads.c.id == document_id)
    found: str | None = connection.execute(wanted).scalar_one_or_none()
    return found


def _made(connection: Connection, resource: Resource, ids: Collection[str]) -> Made:
    return {
        owner: tuple(stored(one) for one in some)
        for owner, some in rendered(connection, resource, ids).items()
    }


def _main_form(resource: Resource) -> Form:
    return Form.RECORD if resource is Resource.BATTLE else Form(resource.value)


def _in_need(resource: Resource) -> Select[str]:
    """Ids of published things whose documents are marked, missing or of another stamp."""
    main = TABLES[resource][-1]
    marked = exists().where(stale_marks.c.resource == resource.value, stale_marks.c.id == main.c.id)
    fresh = exists().where(
        documents.c.form == _main_form(resource).value,
        documents.c.id == main.c.id,
        documents.c.rendered_by == RENDERED_BY,
    )
    return select(main.c.id).where(marked | ~fresh).order_by(main.c.id)
