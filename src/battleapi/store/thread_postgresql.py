"""Connections of threads to PostgreSQL, on which nothing waits for ever.

The server ends a statement that takes too long. One that is frozen, and a network that swallows
everything, end nothing: the driver would wait as long as that lasts, and its thread with it.
"""

from __future__ import annotations

from typing import Any, TypeVar

from psycopg import Connection, OperationalError
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus
from sqlalchemy import Engine, event

T = TypeVar("T")

_GRACE = 2.0
"""Seconds that the server has for saying that it ended a statement."""


def limit_waits(engine: Engine, statement_time: float) -> None:
    """Have the connections of an engine lost where the server does not even end a statement."""

    class Limited(Connection[Any]):
        def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
            try:
                return super().wait(gen, interval, timeout or statement_time + _GRACE)
            except OperationalError:
                if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                    # Nobody knows what it still answers, and to ask it to stop is to wait again.
                    self.close()
                raise

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, words: Any, arguments: Any) -> Limited:  # noqa: ANN401 - as the driver has them
        return Limited.connect(*words, **arguments)
