"""Where SQLite and PostgreSQL differ: addresses, column types, upserts and driver failures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import (
    URL,
    BigInteger,
    Boolean,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    bindparam,
    cast,
    func,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.types import TypeEngine

from ..errors import StoreUnavailable

KEY: TypeEngine[str] = String().with_variant(String(collation="C"), "postgresql")
"""Text that is compared and sorted by code point, as SQLite does by itself."""

WHOLE: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit integer; under SQLite spelt so that a primary key is the row's own number."""

SMALL: TypeEngine[int] = SmallInteger()
FLAG: TypeEngine[bool] = Boolean()
BYTES: TypeEngine[bytes] = LargeBinary()

_PLAIN: Mapping[type, type[TypeEngine[Any]]] = MappingProxyType(
    {str: Text, int: BigInteger, bool: Boolean, bytes: LargeBinary}
)
"""The type of a column's values without its collation, which no array has."""

Upsert: TypeAlias = SqliteInsert | PostgresInsert
"""An INSERT of either engine."""

SQLITE = "sqlite"
POSTGRESQL = "postgresql"

_PARAMETERS_AT_ONCE = 500
"""Values in one IN list; SQLite may be built with a limit of 999 for a statement."""


def read_url(text: str) -> URL:
    """The address of a store, with the driver that is used here filled in.

    `sqlite:///file`, `postgresql://...` and `postgres://...` are taken. Raises ValueError for what
    is no address, for other engines and for SQLite in memory, which two pools cannot share.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        # The text may hold a password, so it is not repeated.
        raise ValueError("this is no address such as sqlite:///file or postgresql://...") from None
    backend = url.get_backend_name()
    if backend in {POSTGRESQL, "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if backend != SQLITE:
        raise ValueError("the store is SQLite (sqlite:///file) or PostgreSQL (postgresql://...)")
    if url.database in {None, "", ":memory:"}:
        raise ValueError("an SQLite store is a file: sqlite:///battleapi.db")
    return url.set(drivername="sqlite")


def is_sqlite(url: URL) -> bool:
    """Whether the address is of an SQLite file."""
    return url.get_backend_name() == SQLITE


def upsert(table: Table, dialect: str) -> Upsert:
    """An INSERT that replaces every other column of a row with the same primary key."""
    statement = sqlite.insert(table) if dialect == SQLITE else postgresql.insert(table)
    return _replacing(statement, table)


def upsert_arrays(table: Table) -> Upsert:
    """The same for PostgreSQL, of many rows: each column is given as one array of its values."""
    columns = [
        func.unnest(cast(bindparam(c.name), postgresql.ARRAY(_PLAIN[c.type.python_type])))
        for c in table.columns
    ]
    names = [c.name for c in table.columns]
    return _replacing(postgresql.insert(table).from_select(names, select(*columns)), table)


def _replacing(statement: Upsert, table: Table) -> Upsert:
    others = {c.name: statement.excluded[c.name] for c in table.columns if not c.primary_key}
    keys = [c.name for c in table.primary_key.columns]
    if not others:
        return statement.on_conflict_do_nothing(index_elements=keys)
    return statement.on_conflict_do_update(index_elements=keys, set_=others)


def in_chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Long lists of values, cut so that each part fits into one statement."""
    for start in range(0, len(values), _PARAMETERS_AT_ONCE):
        yield values[start : start + _PARAMETERS_AT_ONCE]


@contextmanager
def driver_failures() -> Iterator[None]:
    """Turn what a driver raises when the database is away, locked or full into StoreUnavailable.

    A broken rule of the schema and a wrong value are faults of ours and pass through.
    """
    try:
        yield
    except PoolTimeout as error:
        raise StoreUnavailable("every connection to the store is busy") from error
    except DBAPIError as error:
        failure = unavailability(error.orig)
        if failure is None:
            raise
        raise failure from error
    except sqlite3.Error as error:
        failure = unavailability(error)
        if failure is None:
            raise
        raise failure from error


def unavailability(error: BaseException | None) -> StoreUnavailable | None:
    """What a driver's error means for the store; None where it says nothing about its health."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    if error is not None and type(error).__module__.startswith("psycopg"):
        return _of_postgresql(error)
    return None


_NOT_MIGRATED = "the store has not been migrated: run `battleapi migrate`"
NO_STORE = "there is no store yet: run `battleapi migrate`"
NOT_REACHED = "the database cannot be reached or does not answer in time"
_LOCKED = "another program holds the lock of the store"

_SQLITE_SAYS = (
    ("no such table", _NOT_MIGRATED),
    ("no such column", _NOT_MIGRATED),
    ("locked", _LOCKED),
    ("full", "the disk of the store is full"),
    ("readonly", "the store cannot be written to"),
    ("", "the file of the store cannot be used"),
)
"""Words in a message of SQLite and what they mean; the last entry is found in every message."""

_POSTGRESQL_SAYS = {
    "42P01": _NOT_MIGRATED,
    "42703": _NOT_MIGRATED,
    "25006": "the database takes no writes just now",
    "40P01": _LOCKED,
    "55P03": _LOCKED,
}
"""What some SQLSTATEs mean for the store."""


def _of_sqlite(error: sqlite3.Error) -> StoreUnavailable | None:
    if isinstance(error, sqlite3.OperationalError):
        text = str(error)
        return StoreUnavailable(next(detail for words, detail in _SQLITE_SAYS if words in text))
    if type(error) is sqlite3.DatabaseError:
        return StoreUnavailable("the file of the store is damaged or is no database")
    return None


def _of_postgresql(error: BaseException) -> StoreUnavailable | None:
    # By name: the driver is only installed where its engine is used.
    names = {base.__name__ for base in type(error).__mro__}
    detail = _POSTGRESQL_SAYS.get(str(getattr(error, "sqlstate", None)))
    if detail is None and names & {"OperationalError", "InterfaceError", "InternalError"}:
        detail = NOT_REACHED
    return None if detail is None else StoreUnavailable(detail)
