"""Key look-ups in SQLite on the event loop: one connection of our own, which never waits."""

from __future__ import annotations

import asyncio
import sqlite3
from operator import itemgetter
from typing import Any

from sqlalchemy import URL

from .dialect import driver_failures
from .documents import Row
from .engine import Role, connected, prepare_sqlite
from .statements import Statement

_KEY = ("form", "owner", "id")
"""The parameters of the look-up; the driver takes them in the order of the SQL."""


class SqliteLookup:
    """Looks up documents in an SQLite file.

    The connection is opened when it is first used, so that each process has its own. A look-up that
    meets a lock is tried again in a thread, on a connection that waits: on the loop one foreign
    lock would stop every request.
    """

    def __init__(self, url: URL, statement: Statement, wait: float) -> None:
        self._url = url
        self._sql = statement.sql
        self._in_order = itemgetter(*map(_KEY.index, statement.names or ()))
        self._wait = wait
        self._connection: sqlite3.Connection | None = None

    async def row(self, form: str, owner: str, document_id: str) -> Row | None:
        """The row of a document by its key."""
        arguments = self._in_order((form, owner, document_id))
        try:
            row: Row | None = (
                (self._connection or self._open()).execute(self._sql, arguments).fetchone()
            )
        except sqlite3.Error:
            return await asyncio.to_thread(self._row_in_time, arguments)
        return row

    async def close(self) -> None:
        """Close the connection; it may be opened again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        self._connection = _opened(self._url, wait=0.0)
        return self._connection

    def _row_in_time(self, arguments: Any) -> Row | None:  # noqa: ANN401 - as the driver has them
        with driver_failures():
            connection = _opened(self._url, self._wait)
            try:
                row: Row | None = connection.execute(self._sql, arguments).fetchone()
            finally:
                connection.close()
        return row


def _opened(url: URL, wait: float) -> sqlite3.Connection:
    connection = connected(url, wait)
    prepare_sqlite(connection, Role.READ)
    return connection
