"""Many new rows into a table of PostgreSQL at once, by its COPY."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table

from .dialect import unavailability

_TYPES: Mapping[type, str] = MappingProxyType(
    {str: "text", int: "int8", bool: "bool", bytes: "bytea"}
)
"""How values are sent in the binary format, which converts nothing; all whole numbers here are
columns of 64 bits."""


def copy_rows(connection: Connection, table: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Send rows, one value for each column, within the transaction of a connection.

    None of their keys may be there: that raises what the driver raises, and StoreUnavailable where
    the database goes away.
    """
    driver: psycopg.Connection[Any] | None = connection.connection.driver_connection
    if driver is None:
        raise TypeError("the connection is not open")
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
        sql.Identifier(table.name),
        sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns),
    )
    types = [_TYPES[column.type.python_type] for column in table.columns]
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        failure = unavailability(error)
        if failure is None:
            raise
        raise failure from error
