"""Connections: one engine for reading and one for writing, made here and nowhere else.

SQLite runs in WAL with `synchronous=FULL`, since NORMAL loses acknowledged writes at a power cut.
The driver's own transactions are switched off and BEGIN is sent by us: the writing engine begins
IMMEDIATE, so that what a transaction reads cannot change under it. The reading engine cannot write.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from ..errors import StoreUnavailable
from .dialect import NO_STORE, is_sqlite

_MAPPED_BYTES = 256 * 2**20
"""How much of an SQLite file is read through the page tables of the system."""

_KEPT_STATEMENTS = 64
"""Prepared statements that a connection to SQLite keeps, of some tens of kilobytes each."""

_LOST_SECONDS = 2.0
"""How long PostgreSQL may leave something unacknowledged before its connection counts as lost."""


class Role(Enum):
    """What the connections of an engine are for."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many connections there are, and how long anything waits; seconds."""

    read_connections: int = 16
    write_connections: int = 1
    connection_wait: float = 5.0
    lock_wait: float = 5.0
    statement_time: float = 30.0


def engine_for(
    url: URL, role: Role, limits: Limits | None = None, *, create: bool = False
) -> Engine:
    """An engine whose connections are fit for their role. It connects when it is first used.

    `create` says that an SQLite file that is not there is made; otherwise connecting to it raises
    StoreUnavailable.
    """
    limits = limits or Limits()
    size = limits.read_connections if role is Role.READ else limits.write_connections
    settings: dict[str, Any] = {
        "poolclass": QueuePool,
        "pool_size": size,
        "max_overflow": 0,
        "pool_timeout": limits.connection_wait,
        "query_cache_size": 1000,
    }
    if is_sqlite(url):
        wait = limits.lock_wait
        engine = create_engine(url, creator=lambda: connected(url, wait, create=create), **settings)
        _begin_ourselves(engine, role, limits)
        return engine
    engine = create_engine(
        url,
        # A restarted server is noticed before a connection is used, not by a failed request.
        pool_pre_ping=True,
        isolation_level="REPEATABLE READ" if role is Role.READ else "READ COMMITTED",
        connect_args=postgresql_arguments(role, limits),
        **settings,
    )
    _limit_locks(engine)
    # The driver is installed where its engine is used.
    from .thread_postgresql import limit_waits  # noqa: PLC0415 - see above

    limit_waits(engine, limits.statement_time)
    return engine


def postgresql_arguments(role: Role, limits: Limits) -> dict[str, Any]:
    """How psycopg connects: time limits on everything, and no writes where only reads are due."""
    options = {
        "lock_timeout": f"{round(limits.lock_wait * 1000)}",
        "statement_timeout": f"{round(limits.statement_time * 1000)}",
        "idle_in_transaction_session_timeout": "60000",
        "default_transaction_read_only": "on" if role is Role.READ else "off",
        "jit": "off",
    }
    return {
        "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
        "application_name": f"battleapi {role.value}",
        # To notice that a connection is lost and to make a new one takes no longer than the wait.
        "connect_timeout": max(2, round(limits.connection_wait - _LOST_SECONDS)),
        "tcp_user_timeout": round(_LOST_SECONDS * 1000),
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
    }


def connected(url: URL, wait: float, *, create: bool = False) -> sqlite3.Connection:
    """A connection to an SQLite file, which waits for locks so many seconds.

    Only where it is asked to does it make a file that is not there: an empty one in the wrong
    folder would pass for a store. Raises StoreUnavailable where there is none, else what the driver
    raises.
    """
    path = Path(str(url.database)).absolute()
    try:
        return sqlite3.connect(
            f"{path.as_uri()}?mode={'rwc' if create else 'rw'}",
            uri=True,
            timeout=wait,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_KEPT_STATEMENTS,
        )
    except sqlite3.OperationalError as error:
        if create or path.exists():
            raise
        raise StoreUnavailable(NO_STORE) from error


def file_of(url: URL) -> tuple[int, int] | None:
    """Which file an address names just now, by device and number; None where it names none."""
    try:
        found = Path(str(url.database)).stat() if is_sqlite(url) else None
    except OSError:
        return None
    return None if found is None else (found.st_dev, found.st_ino)


def prepare_sqlite(connection: sqlite3.Connection, role: Role) -> None:
    """Set what SQLite keeps per connection, and WAL, which it keeps in the file."""
    connection.execute(f"PRAGMA mmap_size={_MAPPED_BYTES}")
    connection.execute("PRAGMA cache_size=-16000")
    if role is Role.READ:
        connection.execute("PRAGMA query_only=ON")
        return
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _write_ahead(connection: sqlite3.Connection) -> None:
    # Changing the mode needs the whole file for a moment and does not wait for it by itself, so
    # several processes that open a new file at once would fail.
    for attempt in range(100):
        try:
            if connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",):
                return
        except sqlite3.OperationalError:
            if attempt == 99:
                raise
        time.sleep(0.02)


PATIENCE = "battleapi_patience"
"""An option of an engine: seconds to wait for the write lock, where the usual time is too long."""


def patient(engine: Engine, seconds: float) -> Engine:
    """The same engine and pool, but a transaction waits for locks no longer than this."""
    return engine.execution_options(**{PATIENCE: seconds})


def _begin_ourselves(engine: Engine, role: Role, limits: Limits) -> None:
    begin = "BEGIN IMMEDIATE" if role is Role.WRITE else "BEGIN"

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        prepare_sqlite(connection, role)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if role is Role.WRITE:
            wait = connection.get_execution_options().get(PATIENCE, limits.lock_wait)
            connection.exec_driver_sql(f"PRAGMA busy_timeout={round(wait * 1000)}")
        connection.exec_driver_sql(begin)


def _limit_locks(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        wait = connection.get_execution_options().get(PATIENCE)
        if wait is not None:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout={round(wait * 1000)}")
