from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from battleapi.store.documents import Row
from battleapi.store.loop_sqlite import SqliteLookup
from battleapi.store.statements import Statement

SQL = "SELECT etag, body FROM d WHERE form = ? AND owner = ? AND id = ?"
LARGE = 64 * 1024


@pytest.fixture
def file(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file in WAL with one table, written over a connection that is not the look-up's."""
    connection = sqlite3.connect(tmp_path / "d.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE d (form, owner, id, etag, body, PRIMARY KEY (form, id))")
    yield connection
    connection.close()


@pytest.fixture
def lookup(file: sqlite3.Connection, tmp_path: Path) -> Iterator[SqliteLookup]:  # noqa: ARG001 - it makes the file
    statement = Statement(SQL, ("form", "owner", "id"), {})
    lookup = SqliteLookup(make_url(f"sqlite:///{tmp_path / 'd.sqlite3'}"), statement, 1.0)
    yield lookup
    asyncio.run(lookup.close())


def put(file: sqlite3.Connection, document_id: str, etag: str, size: int) -> None:
    row = ("record", "battle", document_id, etag, etag[:1].encode() * size)
    file.execute("INSERT OR REPLACE INTO d VALUES (?, ?, ?, ?, ?)", row)


def row(lookup: SqliteLookup, document_id: str = "b") -> Row | None:
    return asyncio.run(lookup.row("record", "battle", document_id))


def test_a_large_document_is_copied_again_only_when_something_was_written(
    file: sqlite3.Connection, lookup: SqliteLookup
) -> None:
    put(file, "b", "1-a", LARGE)
    first, second, third = row(lookup), row(lookup), row(lookup)
    assert first == second == ("1-a", b"1" * LARGE)
    assert third is second
    put(file, "other", "1-z", 10)
    fourth = row(lookup)
    assert fourth == second
    assert fourth is not second


def test_every_change_is_seen_by_the_next_look_up(
    file: sqlite3.Connection, lookup: SqliteLookup
) -> None:
    for number in range(1, 30):
        # Now large, now small, now too large to be kept, now gone.
        size = (LARGE, LARGE + 1, 10, 1024 * 1024, 0)[number % 5]
        if size:
            put(file, "b", f"{number}-a", size)
        else:
            file.execute("DELETE FROM d WHERE id = 'b'")
        for _ in range(3):
            found = row(lookup)
            assert (found and found[0]) == (f"{number}-a" if size else None)
            assert (found and len(found[1])) == (size or None)


def test_what_is_not_committed_is_not_seen(file: sqlite3.Connection, lookup: SqliteLookup) -> None:
    put(file, "b", "1-a", LARGE)
    row(lookup), row(lookup)
    file.execute("BEGIN IMMEDIATE")
    put(file, "b", "2-a", LARGE)
    assert (row(lookup) or ())[0] == "1-a"
    file.execute("COMMIT")
    assert (row(lookup) or ())[0] == "2-a"


def test_a_bounded_number_of_documents_is_kept(
    file: sqlite3.Connection, lookup: SqliteLookup
) -> None:
    names = [f"b{number}" for number in range(40)]
    for name in names:
        put(file, name, "1-a", LARGE)
    kept = {name: (row(lookup, name), row(lookup, name))[1] for name in names}
    again = {name: row(lookup, name) for name in reversed(names)}
    assert again == kept
    assert sum(again[name] is kept[name] for name in names) == 32


def test_a_connection_that_is_opened_anew_keeps_nothing_of_the_old_one(
    file: sqlite3.Connection, lookup: SqliteLookup
) -> None:
    put(file, "b", "1-a", LARGE)
    row(lookup), row(lookup)
    asyncio.run(lookup.close())
    put(file, "b", "2-a", LARGE)
    assert (row(lookup) or ())[0] == "2-a"
    assert (row(lookup) or ())[0] == "2-a"
