"""One open store: its engines, its reader, its documents, and the way to write."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import URL, Connection, Executable, bindparam, select

from ..errors import StoreUnavailable
from ..model.battles import BattleRecord
from ..model.registry import Registry
from ..model.resources import Resource
from ..settings import Settings
from .contents import named_by
from .dialect import NOT_REACHED, POSTGRESQL, driver_failures, is_sqlite, read_url
from .documents import DocumentReader, KeyLookup
from .engine import Limits, Role, engine_for, file_of, patient
from .ledger import lock_end
from .loop_sqlite import SqliteLookup
from .plans import Plans
from .reader import Reader
from .registries import Shelf, newest
from .renewal import Renewal
from .statements import Statement
from .tables import documents, stale_marks
from .turns import Turns
from .writer import Writer


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """A store in use. Opening it connects to nothing; closing it gives every connection back."""

    def __init__(self, url: URL, limits: Limits, clock: Callable[[], datetime] = _now) -> None:
        self._limits = limits
        self._clock = clock
        self._turns = Turns()
        self._url = url
        self._file = file_of(url)
        self._read_engine = engine_for(url, Role.READ, limits)
        self._write_engine = engine_for(url, Role.WRITE, limits)
        wait = limits.connection_wait
        self.renewal = Renewal(self._read_engine, self.transaction, wait)
        self.reader = Reader(self._read_engine, self.renewal)
        key = Plans(self._read_engine.dialect).compiled(_by_key())
        self.documents = DocumentReader(_lookup(url, key, limits), self.renewal.begun, wait)

    @classmethod
    def open(cls, settings: Settings, clock: Callable[[], datetime] = _now) -> Store:
        """The store that the settings name.

        `clock` gives the time of what is written. Raises ValueError for an address that is no
        store.
        """
        limits = Limits(
            read_connections=settings.read_connections,
            connection_wait=settings.connection_wait,
            lock_wait=settings.lock_wait,
            statement_time=settings.statement_time,
        )
        return cls(read_url(settings.database_url), limits, clock)

    @contextmanager
    def writer(self, *, render: bool = True) -> Iterator[Writer]:
        """One transaction: what is written inside is all stored when the block ends, or nothing is.

        `render` false leaves the documents of battles to be rendered later. Raises StoreUnavailable
        where the lock is not to be had in time, or the database goes away; nothing is stored then.
        """
        with self.transaction(self._limits.lock_wait) as connection:
            writer = Writer(connection, self._clock, render=render)
            yield writer
            writer.flush()

    @contextmanager
    def transaction(self, wait: float) -> Iterator[Connection]:
        """A bare transaction for writing; there is only one at a time, whichever process has it.

        It waits for its turn and its lock so many seconds. Raises StoreUnavailable.
        """
        with self._begun(wait) as connection:
            lock_end(connection)
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A bare transaction that only reads; all that it sees is of one moment."""
        with driver_failures(), self._read_engine.connect() as connection:
            yield connection

    def record(self, battle: str) -> tuple[BattleRecord, Registry] | None:
        """The newest revision of a battle, draft or published, and all that it leads to."""
        with self.snapshot() as connection:
            content = newest(connection, Resource.BATTLE, (battle,)).get(battle)
            if content is None:
                return None
            record = BattleRecord.model_validate_json(content)
            return record, Shelf(connection).closure(named_by(record))

    def gather_statistics(self) -> None:
        """Let PostgreSQL count how its tables are filled, after much was written at once.

        It does so by itself, but only after a while, and until then reads whole tables for a page.
        SQLite plans without: every index here is made for the one question that uses it.
        """
        if self._write_engine.dialect.name == POSTGRESQL:
            # Without the end of the log: what is counted may be written meanwhile.
            with self._begun(self._limits.lock_wait) as connection:
                connection.exec_driver_sql("ANALYZE")

    @contextmanager
    def _begun(self, wait: float) -> Iterator[Connection]:
        engine = patient(self._write_engine, wait)
        with self._turns.turn(wait), driver_failures(), engine.begin() as connection:
            yield connection

    async def ping(self) -> None:
        """Ask the database for a document and for the end of the log, as answers do.

        Raises StoreUnavailable where it does not answer in time. So does an SQLite file that took
        the place of the one that was opened: old connections go on with the old one, and what they
        write is lost.
        """
        await self.documents.ping()
        asking = asyncio.to_thread(self.reader.data_version)
        try:
            await asyncio.wait_for(asking, self._limits.connection_wait)
        except TimeoutError as error:
            raise StoreUnavailable(NOT_REACHED) from error
        if self._file is not None and self._file != file_of(self._url):
            raise StoreUnavailable(
                "the file of the store was replaced or removed: start the service again"
            )

    def close(self) -> None:
        """Give the connections of threads back; `aclose` those of the event loop, too.

        Waits for renderings that have begun, no longer than for a connection.
        """
        self.renewal.close()
        self._read_engine.dispose()
        self._write_engine.dispose()

    async def aclose(self) -> None:
        """Give every connection back, on the loop that the documents were read on."""
        await self.documents.close()
        # Who waits for a rendering that now fails hears of it on the loop.
        await asyncio.to_thread(self.close)


def _lookup(url: URL, statement: Statement, limits: Limits) -> KeyLookup:
    if is_sqlite(url):
        return SqliteLookup(url, statement, limits.lock_wait)
    # The driver is installed where its engine is used.
    from .loop_postgresql import PostgresqlLookup  # noqa: PLC0415 - see above

    return PostgresqlLookup(url, statement, limits)


def _by_key() -> Executable:
    """A document by form and id, with the mark of its owner."""
    d, m = documents.alias("d"), stale_marks.alias("m")
    mark = select(m.c.sequence).where(m.c.resource == bindparam("owner"), m.c.id == d.c.owner)
    return select(
        d.c.etag,
        d.c.revision,
        d.c.recorded_at,
        d.c.rendered_by,
        mark.scalar_subquery(),
        d.c.gzip,
        d.c.body,
    ).where(d.c.form == bindparam("form"), d.c.id == bindparam("id"))
