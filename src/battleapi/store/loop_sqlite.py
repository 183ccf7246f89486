"""Key look-ups in SQLite on the event loop: one connection of our own, which never waits."""

from __future__ import annotations

import asyncio
import sqlite3
from operator import itemgetter
from typing import Any, TypeGuard

from sqlalchemy import URL

from .dialect import driver_failures
from .documents import Row
from .engine import Role, connected, prepare_sqlite
from .statements import Statement

_KEY = ("form", "owner", "id")
"""The parameters of the look-up; the driver takes them in the order of the SQL."""

_BODY = -1
"""Where the body stands in a row."""

_LARGE = range(64 * 1024, 1024 * 1024)
"""Bytes of a body whose copy out of the file costs more than to ask whether it is still the same;
what is beyond is not worth its memory."""

_MOST_KEPT = 32


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
        self._large: dict[Row, tuple[Row, Row] | None] = {}

    async def row(self, form: str, owner: str, document_id: str) -> Row | None:
        """The row of a document by its key."""
        arguments: Row = self._in_order((form, owner, document_id))
        try:
            connection = self._connection or self._open()
            if arguments in self._large:
                return self._unchanged(connection, arguments)
            row: Row | None = connection.execute(self._sql, arguments).fetchone()
        except sqlite3.Error:
            return await asyncio.to_thread(self._row_in_time, arguments)
        if _is_large(row):
            if len(self._large) >= _MOST_KEPT:
                del self._large[next(iter(self._large))]
            self._large[arguments] = None
        return row

    def _unchanged(self, connection: sqlite3.Connection, arguments: Row) -> Row | None:
        """A large document, read again only if somebody has changed the database since."""
        # The version first: what is changed between the two is noticed the next time.
        version: Row = connection.execute("PRAGMA data_version").fetchone()
        kept = self._large[arguments]
        if kept is not None and kept[0] == version:
            return kept[1]
        row: Row | None = connection.execute(self._sql, arguments).fetchone()
        if _is_large(row):
            self._large[arguments] = (version, row)
        else:
            del self._large[arguments]
        return row

    async def close(self) -> None:
        """Close the connection; it may be opened again."""
        # The version is one connection's own.
        self._large.clear()
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


def _is_large(row: Row | None) -> TypeGuard[Row]:
    return row is not None and len(row[_BODY]) in _LARGE


def _opened(url: URL, wait: float) -> sqlite3.Connection:
    connection = connected(url, wait)
    prepare_sqlite(connection, Role.READ)
    return connection
