"""Key look-ups in PostgreSQL on the event loop, over asynchronous connections of our own.

The driver's pool hides from who waits for a connection that the server refuses it, and would let
every look-up wait to the end of its time.
"""

from __future__ import annotations

import asyncio
from typing import Any, TypeVar

from psycopg import AsyncConnection, Error
from psycopg.abc import PQGen
from psycopg.waiting import wait_async
from sqlalchemy import URL

from ..errors import StoreUnavailable
from .dialect import NOT_REACHED, unavailability
from .documents import Row
from .engine import Limits, Role, postgresql_arguments
from .statements import Statement

T = TypeVar("T")


class Connection(AsyncConnection[Any]):
    """A connection that is lost when the look-up over it is cut off."""

    async def wait(
        self,
        gen: PQGen[T],
        interval: float = 0.1,
        timeout: float | None = None,  # noqa: ASYNC109 - as the driver has it
    ) -> T:
        """What the driver does, but for the end: it asks the server to stop, which takes long."""
        try:
            return await wait_async(gen, self.pgconn.socket, interval=interval, timeout=timeout)
        except asyncio.CancelledError:
            self.pgconn.finish()
            raise


class PostgresqlLookup:
    """Looks up documents in a PostgreSQL database.

    Connections are made when they are needed, up to a number, and kept. A server that was restarted
    leaves dead ones: the first that shows it ends them all, and the look-up is done again over a
    new one. All of it has to be done within one time.
    """

    def __init__(self, url: URL, statement: Statement, limits: Limits) -> None:
        self._conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._arguments = postgresql_arguments(Role.READ, limits)
        self._sql = statement.sql
        self._limits = limits
        self._idle: list[Connection] = []
        self._free = asyncio.Semaphore(limits.read_connections)

    async def row(self, form: str, owner: str, document_id: str) -> Row | None:
        """The row of a document by its key."""
        arguments = {"form": form, "owner": owner, "id": document_id}
        try:
            async with asyncio.timeout(self._limits.connection_wait), self._free:
                return await self._fetched(arguments)
        except TimeoutError as error:
            raise StoreUnavailable(NOT_REACHED) from error
        except Error as error:
            failure = unavailability(error) or StoreUnavailable("the database does not answer")
            raise failure from error

    async def close(self) -> None:
        """Close the connections; look-ups make new ones, on whatever loop they run."""
        self._free = asyncio.Semaphore(self._limits.read_connections)
        await self._end_idle()

    async def _fetched(self, arguments: dict[str, str]) -> Row | None:
        if self._idle:
            connection = self._idle.pop()
            try:
                return await self._asked(connection, arguments)
            except Error:
                if not connection.broken:
                    raise
                await self._end_idle()
        return await self._asked(await self._connected(), arguments)

    async def _asked(self, connection: Connection, arguments: dict[str, str]) -> Row | None:
        try:
            cursor = await connection.execute(self._sql, arguments, binary=True)
            return await cursor.fetchone()
        finally:
            if not connection.closed:
                self._idle.append(connection)

    async def _connected(self) -> Connection:
        return await Connection.connect(self._conninfo, autocommit=True, **self._arguments)

    async def _end_idle(self) -> None:
        idle, self._idle = self._idle, []
        for connection in idle:
            await connection.close()
