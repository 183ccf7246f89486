"""Rows on their way into tables, many at a time, with INSERT statements that Core compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from .dialect import SQLITE, upsert

Row: TypeAlias = tuple[Any, ...]
"""One value for each column of a table, in the order of its columns."""

Projection: TypeAlias = Mapping[Table, Sequence[Row]]
"""What belongs into some tables for one thing."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Put new rows into a table; a row with the same key replaces the stored one."""
    if rows:
        connection.exec_driver_sql(_upsert_sql(table, connection.dialect.name), list(rows))


def merged(projections: Iterable[Projection]) -> dict[Table, list[Row]]:
    """The rows of several things, table by table."""
    together: dict[Table, list[Row]] = {}
    for projection in projections:
        for table, rows in projection.items():
            together.setdefault(table, []).extend(rows)
    return together


@lru_cache(maxsize=128)
def _upsert_sql(table: Table, dialect: str) -> str:
    # Rows are tuples, so both drivers are spoken to in their positional style.
    speaking = (
        SQLiteDialect_pysqlite(paramstyle="qmark")
        if dialect == SQLITE
        else PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]
    )
    compiled = upsert(table, dialect).compile(
        dialect=speaking, column_keys=[column.name for column in table.columns]
    )
    return str(compiled)
