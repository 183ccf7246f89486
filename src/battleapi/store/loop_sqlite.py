"""Key look-ups in SQLite on the event loop: one connection of our own, which never waits."""

from __future__ import annotations

import asyncio
import sqlite3
from operator import itemgetter

from sqlalchemy import URL

from ..errors import StoreUnavailable
from .dialect import unavailability
from .documents import Row
from .engine import Role, prepare_sqlite
from .plans import Statement

_KEY = ("form", "owner", "id")
"""The parameters of the look-up; the driver takes them in the order of the SQL."""


class SqliteLookup:
    """Looks up documents in an SQLite file.

    The connection is opened when it is first used, so that each process has its own. A look-up that
    meets a lock is tried again in a thread, on a connection that waits: on the loop one foreign
    lock would stop every request.
    """

    def __init__(self, url: URL, statement: Statement, wait: float) -> None:
        self._path = str(url.database)
        self._sql = statement.sql
        self._in_order = itemgetter(*map(_KEY.index, statement.names or ()))
        self._wait = wait
        self._connection: sqlite3.Connection | None = None

    async def row(self, form: str, owner: str, document_id: str) -> Row | None:
        """The row of a document by its key."""
        arguments = self._in_order((form, owner, document_id))
        connection = self._connection
        try:
            if connection is None:
                connection = self._connection = self._opened(wait=0.0)
            row: Row | None = connection.execute(self._sql, arguments).fetchone()
        except sqlite3.Error:
            return await asyncio.to_thread(self._row_in_time, arguments)
        return row

    async def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _row_in_time(self, arguments: tuple[str, ...]) -> Row | None:
        try:
            connection = self._opened(self._wait)
            try:
                row: Row | None = connection.execute(self._sql, arguments).fetchone()
            finally:
                connection.close()
        except sqlite3.Error as error:
            failure = unavailability(error) or StoreUnavailable("the store cannot be read")
            raise failure from error
        return row

    def _opened(self, wait: float) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=wait, isolation_level=None, check_same_thread=False
        )
        prepare_sqlite(connection, Role.READ)
        return connection
