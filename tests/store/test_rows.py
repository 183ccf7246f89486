"""Rows come out of both engines as they went in, few or many at a time."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pytest
from psycopg.errors import UniqueViolation
from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import IntegrityError

from battleapi.errors import StoreUnavailable
from battleapi.settings import Settings
from battleapi.store.columns import battle_actors, battle_conflicts, sources
from battleapi.store.migrate import migrate
from battleapi.store.rows import Row, append_rows, insert_rows
from battleapi.store.store import Store
from battleapi.store.tables import documents, heads
from tests.postgres import PostgresServer

FEW, MANY = 3, 60

Put: TypeAlias = Callable[[Connection, Table, Sequence[Row]], None]


def head(number: int, revision: int = 1) -> Row:
    return ("actor", f"n-{number:03}", revision, 2**40 + number, "2026", "é\t\\N\n“”" * 3)


def source(number: int) -> Row:
    # A flag, days far apart, and a name with what COPY in text would have to escape.
    return (
        f"n-{number:03}",
        f"\\.\t{number}\n\U0001f600",
        "book",
        number % 2 == 0,
        -(2**50),
        7,
        0,
        -1,
    )


def document(number: int) -> Row:
    body = bytes(range(256)) * number
    packed = None if number % 2 else body[:5]
    return ("actor", f"n-{number:03}", "o", "1-a", 1, "2026", "4-range-1", packed, body)


def stored(store: Store, table: Table) -> list[Row]:
    with store.snapshot() as connection:
        return [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]


@pytest.mark.parametrize("count", [0, FEW, MANY])
@pytest.mark.parametrize(
    ("table", "row"), [(heads, head), (sources, source), (documents, document)]
)
@pytest.mark.parametrize("put", [append_rows, insert_rows])
def test_rows_are_read_as_they_were_written(
    store: Store, put: Put, table: Table, row: Callable[[int], Row], count: int
) -> None:
    rows = [row(number) for number in range(count)]
    with store.transaction(1.0) as connection:
        put(connection, table, rows)
    assert stored(store, table) == rows


@pytest.mark.parametrize("count", [FEW, MANY])
def test_a_row_takes_the_place_of_one_with_its_key(store: Store, count: int) -> None:
    with store.transaction(1.0) as connection:
        insert_rows(connection, heads, [head(number) for number in range(count)])
        # Of two in one call the later stands.
        again = [head(1, 2), *(head(number, 3) for number in range(1, count))]
        insert_rows(connection, heads, again)
    assert stored(store, heads) == [head(0), *again[1:]]


def test_where_all_is_key_nothing_is_replaced(store: Store) -> None:
    rows = [(f"war-{number}", "battle") for number in range(MANY)]
    with store.transaction(1.0) as connection:
        insert_rows(connection, battle_conflicts, rows)
        insert_rows(connection, battle_conflicts, [*rows, *rows])
    with store.snapshot() as connection:
        found = connection.execute(select(battle_conflicts)).all()
    assert sorted(map(tuple, found)) == sorted(rows)


@pytest.mark.parametrize("count", [FEW, MANY])
def test_what_is_there_already_is_not_appended(store: Store, count: int) -> None:
    rows = [(f"n-{number}", "battle", True) for number in range(count)]
    with store.transaction(1.0) as connection:
        append_rows(connection, battle_actors, rows)
    broken = (IntegrityError, UniqueViolation)
    with pytest.raises(broken, match=r"(?i)unique"), store.transaction(1.0) as connection:
        append_rows(connection, battle_actors, rows)
    with store.snapshot() as connection:
        assert len(connection.execute(select(battle_actors)).all()) == count


def test_a_server_that_goes_away_is_told_as_for_any_write(
    durable_postgres: PostgresServer,
) -> None:
    url = durable_postgres.admin_url
    migrate(url)
    store = Store.open(Settings(database_url=url))

    def write() -> None:
        with store.transaction(1.0) as connection:
            durable_postgres.kill()
            append_rows(connection, heads, [head(number) for number in range(MANY)])

    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        write()
    durable_postgres.start()
    assert stored(store, heads) == []
    store.close()
