import sqlite3

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from battleapi.errors import StoreUnavailable
from battleapi.settings import Settings
from battleapi.store.dialect import driver_failures, in_chunks, read_url, unavailability
from battleapi.store.store import Store


@pytest.mark.parametrize(
    ("written", "driver"),
    [
        ("sqlite:///a.db", "sqlite"),
        ("sqlite:////tmp/a.db", "sqlite"),
        ("postgresql://u:p@h/n", "postgresql+psycopg"),
        ("postgres://u:p@h/n", "postgresql+psycopg"),
        ("postgresql+psycopg://u:p@h/n", "postgresql+psycopg"),
    ],
)
def test_an_address_gets_its_driver(written: str, driver: str) -> None:
    assert read_url(written).drivername == driver


@pytest.mark.parametrize(
    "written",
    ["", "nonsense", "mysql://h/n", "sqlite://", "sqlite:///:memory:", "postgresql://h:x/n"],
)
def test_what_is_no_address_of_a_store_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_url(written)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("database is locked"), "lock"),
        (sqlite3.OperationalError("database or disk is full"), "disk"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "written to"),
        (sqlite3.OperationalError("no such table: log"), "migrate"),
        (sqlite3.OperationalError("unable to open database file"), "cannot be used"),
        (sqlite3.OperationalError("disk I/O error"), "cannot be used"),
        (sqlite3.DatabaseError("file is not a database"), "no database"),
        (errors.UndefinedTable("log"), "migrate"),
        (errors.ReadOnlySqlTransaction("x"), "no writes"),
        (errors.LockNotAvailable("x"), "another program holds the lock"),
        (errors.DeadlockDetected("x"), "another program holds the lock"),
        (errors.QueryCanceled("x"), "in time"),
        (errors.AdminShutdown("x"), "in time"),
        (errors.TooManyConnections("x"), "in time"),
        (errors.DiskFull("x"), "in time"),
        (psycopg.OperationalError("connection refused"), "in time"),
        (psycopg.InterfaceError("closed"), "in time"),
    ],
)
def test_a_database_that_is_away_locked_or_full_is_unavailable(
    error: Exception, words: str
) -> None:
    failure = unavailability(error)
    assert failure is not None
    assert words in failure.detail
    assert failure.status == 503


@pytest.mark.parametrize(
    "error",
    [
        None,
        ValueError("x"),
        sqlite3.IntegrityError("UNIQUE constraint failed"),
        sqlite3.ProgrammingError("wrong number of bindings"),
        errors.UniqueViolation("x"),
        errors.SyntaxError("x"),
        psycopg.DataError("x"),
    ],
)
def test_a_fault_of_ours_is_not_blamed_on_the_database(error: Exception | None) -> None:
    assert unavailability(error) is None


def test_faults_of_ours_pass_through_as_they_are(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction(1.0) as connection:
        connection.execute(text("INSERT INTO log_head VALUES (1, 0, '', '')"))
    with pytest.raises(sqlite3.IntegrityError), driver_failures():
        raise sqlite3.IntegrityError
    with pytest.raises(StoreUnavailable), driver_failures():
        raise sqlite3.OperationalError("database is locked")


def test_every_connection_in_use_makes_the_store_unavailable(store_url: str) -> None:
    store = Store.open(Settings(database_url=store_url, read_connections=1, connection_wait=0.05))
    with store.snapshot(), pytest.raises(StoreUnavailable, match="busy"):
        store.reader.data_version()
    assert store.reader.data_version() == 0
    store.close()


def test_long_lists_are_cut() -> None:
    assert [len(some) for some in in_chunks(["x"] * 1200)] == [500, 500, 200]
    assert list(in_chunks([])) == []
