"""Rows on their way into tables, many at a time, with statements that Core compiled once.

PostgreSQL takes many rows several times as fast by COPY as by INSERT, and many that may be there
already as one statement over arrays; SQLite takes them as they come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Insert, Table, insert
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from .dialect import POSTGRESQL, SQLITE, upsert, upsert_arrays

Row: TypeAlias = tuple[Any, ...]
"""One value for each column of a table, in the order of its columns."""

Projection: TypeAlias = Mapping[Table, Sequence[Row]]
"""What belongs into some tables for one thing."""

_MANY = 20
"""Rows from which on PostgreSQL is given them all at once."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put rows into a table; a row with the same key replaces the stored one.

    Of several with one key the last stands.
    """
    if not rows:
        return
    dialect = connection.dialect.name
    if dialect != POSTGRESQL or len(rows) < _MANY:
        connection.exec_driver_sql(_upsert_sql(table, dialect), list(rows))
        return
    # One statement does not touch a row twice.
    places = [n for n, column in enumerate(table.columns) if column.primary_key]
    different = {tuple([row[n] for n in places]): row for row in rows}
    columns = tuple(list(column) for column in zip(*different.values(), strict=True))
    connection.exec_driver_sql(_arrays_sql(table), columns)


def append_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put new rows into a table that has none with their keys."""
    if not rows:
        return
    dialect = connection.dialect.name
    if dialect != POSTGRESQL or len(rows) < _MANY:
        connection.exec_driver_sql(_insert_sql(table, dialect), list(rows))
        return
    # The driver is installed where its engine is used.
    from .copying import copy_rows  # noqa: PLC0415 - see above

    copy_rows(connection, table, rows)


def merged(projections: Iterable[Projection]) -> dict[Table, list[Row]]:
    """The rows of several things, table by table."""
    together: dict[Table, list[Row]] = {}
    for projection in projections:
        for table, rows in projection.items():
            together.setdefault(table, []).extend(rows)
    return together


@lru_cache(maxsize=128)
def _upsert_sql(table: Table, dialect: str) -> str:
    return _compiled(upsert(table, dialect), table, dialect)


@lru_cache(maxsize=128)
def _insert_sql(table: Table, dialect: str) -> str:
    return _compiled(insert(table), table, dialect)


@lru_cache(maxsize=128)
def _arrays_sql(table: Table) -> str:
    return _compiled(upsert_arrays(table), table, POSTGRESQL)


def _compiled(statement: Insert, table: Table, dialect: str) -> str:
    # Rows are tuples, so both drivers are spoken to in their positional style.
    speaking = (
        SQLiteDialect_pysqlite(paramstyle="qmark")
        if dialect == SQLITE
        else PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]
    )
    return str(
        statement.compile(dialect=speaking, column_keys=[column.name for column in table.columns])
    )
