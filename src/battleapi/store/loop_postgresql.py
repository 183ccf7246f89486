"""Key look-ups in PostgreSQL on the event loop, over the driver's own asynchronous pool."""

from __future__ import annotations

import asyncio
from typing import Any, TypeAlias

from psycopg import AsyncConnection, Error
from psycopg_pool import AsyncConnectionPool
from sqlalchemy import URL

from ..errors import StoreUnavailable
from .dialect import unavailability
from .documents import Row
from .engine import Limits, Role, postgresql_arguments
from .statements import Statement

Pool: TypeAlias = AsyncConnectionPool[AsyncConnection[Any]]

_RECONNECT_SECONDS = 2.0
"""How long the pool tries by itself; later requests make it try anew, without growing pauses."""


class PostgresqlLookup:
    """Looks up documents in a PostgreSQL database.

    The pool is opened when it is first used, on the loop that uses it. A server that was restarted
    leaves dead connections in it: the first that shows it has them all checked, and the look-up is
    done again.
    """

    def __init__(self, url: URL, statement: Statement, limits: Limits) -> None:
        self._conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._statement = statement
        self._limits = limits
        self._pool: Pool | None = None
        self._opening = asyncio.Lock()

    async def row(self, form: str, owner: str, document_id: str) -> Row | None:
        """The row of a document by its key."""
        arguments = {"form": form, "owner": owner, "id": document_id}
        try:
            pool = self._pool or await self._opened()
            try:
                return await self._fetched(pool, arguments)
            except Error as error:
                if unavailability(error) is None:
                    raise
                await pool.check()
                return await self._fetched(pool, arguments)
        except Error as error:
            failure = unavailability(error) or StoreUnavailable("the database does not answer")
            raise failure from error

    async def close(self) -> None:
        """Close the pool and its connections."""
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def _fetched(self, pool: Pool, arguments: dict[str, str]) -> Row | None:
        async with pool.connection() as connection:
            cursor = await connection.execute(self._statement.sql, arguments, binary=True)
            return await cursor.fetchone()

    async def _opened(self) -> Pool:
        async with self._opening:
            if self._pool is None:
                pool: Pool = AsyncConnectionPool(
                    self._conninfo,
                    kwargs={"autocommit": True, **postgresql_arguments(Role.READ, self._limits)},
                    min_size=1,
                    max_size=self._limits.read_connections,
                    timeout=self._limits.connection_wait,
                    reconnect_timeout=_RECONNECT_SECONDS,
                    open=False,
                )
                await pool.open()
                self._pool = pool
        return self._pool
