"""The rows of a store, and how fast drivers alone put them into empty tables."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, Engine, Table, create_engine, delete, insert

from battleapi.store.migrate import migrate
from battleapi.store.rows import append_rows
from battleapi.store.tables import METADATA
from tests.postgres import PostgresDatabases, PostgresServer

Rows: TypeAlias = dict[str, list[tuple[object, ...]]]
"""By table, every row with its values in the order of the columns."""


def rows_of(path: Path) -> Rows:
    """Every row of every table that the migrations leave empty or nearly so."""
    connection = sqlite3.connect(path)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    rows = {
        name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
        for (name,) in names
        if not name.startswith(("sqlite_", "alembic_"))
    }
    connection.close()
    return rows


def insert_raw(path: Path, rows: Rows, times: int = 1) -> None:
    """Put rows into an SQLite file, as durably as the store does, in so many transactions."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    statements = {
        name: f'INSERT OR REPLACE INTO "{name}" VALUES ({",".join("?" * len(values[0]))})'
        for name, values in rows.items()
        if values
    }
    for turn in range(times):
        connection.execute("BEGIN IMMEDIATE")
        for name, statement in statements.items():
            connection.executemany(statement, _share(rows[name], turn, times))
        connection.execute("COMMIT")
    connection.close()


def _share(values: list[tuple[object, ...]], turn: int, times: int) -> list[tuple[object, ...]]:
    return values[len(values) * turn // times : len(values) * (turn + 1) // times]


def copied_against_core(rows: Rows, rounds: int) -> list[float]:
    """How many times as fast rows go into PostgreSQL by COPY as by Core, round by round."""
    by_table = [(table, _typed(table, rows[table.name])) for table in METADATA.sorted_tables]
    filled = [(table, some) for table, some in by_table if some and table.name != "log_head"]
    named = [
        (table, [dict(zip(table.columns.keys(), one, strict=True)) for one in some])
        for table, some in filled
    ]

    def copy(connection: Connection) -> None:
        for table, some in filled:
            append_rows(connection, table, some)

    def core(connection: Connection) -> None:
        for table, some in named:
            connection.execute(insert(table), some)

    with _postgresql() as engine:
        return [_seconds(engine, core) / _seconds(engine, copy) for _ in range(rounds)]


def _typed(table: Table, rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Rows as PostgreSQL takes them: SQLite gives flags as 0 and 1."""
    flags = [column.type.python_type is bool for column in table.columns]
    return [
        tuple(bool(one) if flag else one for flag, one in zip(flags, row, strict=True))
        for row in rows
    ]


def _seconds(engine: Engine, work: Callable[[Connection], None]) -> float:
    with engine.begin() as connection:
        for table in METADATA.sorted_tables:
            if table.name != "log_head":
                connection.execute(delete(table))
    with engine.begin() as connection:
        began = time.perf_counter()
        work(connection)
        return time.perf_counter() - began


@contextmanager
def _postgresql() -> Iterator[Engine]:
    """A migrated database on a server of our own, gone at the end of the block."""
    folder = Path(tempfile.mkdtemp(prefix="battleapi-"))
    folder.chmod(0o777)
    server = PostgresServer(folder / "server", durable=True)
    server.start()
    try:
        url = PostgresDatabases(server.admin_url).create()
        migrate(url)
        engine = create_engine(url)
        yield engine
        engine.dispose()
    finally:
        server.remove()
        shutil.rmtree(folder)
