"""Where the schema of a database is not the one that the code declares, and putting that right."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Index, Table, inspect

from .columns import battles
from .migrate import newest_revision

_TABLES = battles.metadata.sorted_tables
"""Every table: `columns` adds its own to those of `tables`."""


def differing_revision(connection: Connection) -> str | None:
    """What the database says it is at, where that is not the newest revision; may be empty."""
    # SQLite keeps values of any type in any column.
    found = MigrationContext.configure(connection).get_current_heads()
    return None if found == (newest_revision(),) else ", ".join(map(str, found))


def differing_tables(connection: Connection) -> Iterator[Table]:
    """Tables that are not there, or not with all their columns."""
    database = inspect(connection)
    names = database.get_table_names()
    for table in _TABLES:
        found = database.get_columns(table.name) if table.name in names else ()
        if not {column.name for column in table.columns} <= {one["name"] for one in found}:
            yield table


def differing_indexes(connection: Connection) -> Iterator[tuple[Table, Index]]:
    """Tables with an index that is not there, or of other columns. An index more does no harm."""
    database = inspect(connection)
    names = database.get_table_names()
    for table in [one for one in _TABLES if one.name in names]:
        found = {one["name"]: one["column_names"] for one in database.get_indexes(table.name)}
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            if found.get(index.name) != [column.name for column in index.columns]:
                yield table, index


def repair(connection: Connection, tables: Collection[Table]) -> None:
    """Make tables that differ anew, which empties them, and their indexes that differ.

    Nothing is done to a database of another revision, whose tables may have to differ.
    """
    if differing_revision(connection) is not None:
        return
    for table in [one for one in differing_tables(connection) if one in tables]:
        table.drop(connection, checkfirst=True)
        table.create(connection)
    for index in [one for table, one in differing_indexes(connection) if table in tables]:
        index.drop(connection, checkfirst=True)
        index.create(connection)
