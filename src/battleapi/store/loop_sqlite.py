"""Reading SQLite on the event loop: one connection of our own, which never waits."""

from __future__ import annotations

import asyncio
import sqlite3
from operator import itemgetter
from typing import Any

from sqlalchemy import URL

from ..errors import StoreUnavailable
from .dialect import unavailability
from .documents import Row
from .engine import Role, prepare_sqlite
from .statements import Statement

_KEY = ("form", "owner", "id")
"""The parameters of the look-up; the driver takes them in the order of the SQL."""


class LoopConnection:
    """A connection that reads and never waits for a lock: `sqlite3.Error` says that it would.

    It is opened when it is first used, so that each process has its own.
    """

    def __init__(self, url: URL) -> None:
        self._path = str(url.database)
        self._connection: sqlite3.Connection | None = None

    def row(self, sql: str, arguments: Any) -> Row | None:  # noqa: ANN401 - as the driver has them
        """The first row of an answer."""
        row: Row | None = (self._connection or self._open()).execute(sql, arguments).fetchone()
        return row

    def rows(self, sql: str, arguments: Any) -> list[Row]:  # noqa: ANN401 - as the driver has them
        """All rows of an answer."""
        return (self._connection or self._open()).execute(sql, arguments).fetchall()

    def row_in_time(self, sql: str, arguments: Any, wait: float) -> Row | None:  # noqa: ANN401 - as the driver has them
        """The first row, over a connection that waits. Raises StoreUnavailable."""
        try:
            connection = _opened(self._path, wait)
            try:
                row: Row | None = connection.execute(sql, arguments).fetchone()
            finally:
                connection.close()
        except sqlite3.Error as error:
            failure = unavailability(error) or StoreUnavailable("the store cannot be read")
            raise failure from error
        return row

    def close(self) -> None:
        """Close the connection; it may be opened again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        self._connection = _opened(self._path, wait=0.0)
        return self._connection


class SqliteLookup:
    """Looks up documents in an SQLite file.

    A look-up that meets a lock is tried again in a thread, on a connection that waits: on the loop
    one foreign lock would stop every request.
    """

    def __init__(self, connection: LoopConnection, statement: Statement, wait: float) -> None:
        self._connection = connection
        self._sql = statement.sql
        self._in_order = itemgetter(*map(_KEY.index, statement.names or ()))
        self._wait = wait

    async def row(self, form: str, owner: str, document_id: str) -> Row | None:
        """The row of a document by its key."""
        arguments = self._in_order((form, owner, document_id))
        try:
            return self._connection.row(self._sql, arguments)
        except sqlite3.Error:
            in_time = self._connection.row_in_time
            return await asyncio.to_thread(in_time, self._sql, arguments, self._wait)

    async def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _opened(path: str, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=wait, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    prepare_sqlite(connection, Role.READ)
    return connection
