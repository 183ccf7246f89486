from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from battleapi.store.dialect import read_url

from .conftest import Command


@pytest.fixture
def store(database_url: str, ber: Path, command: Command) -> str:
    """A store with the record of Ber."""
    command("migrate", "--database-url", database_url)
    assert command("load", ber, "--database-url", database_url).code == 0
    return database_url


def damage(url: str, statement: str) -> None:
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_sound_store_is_said_to_be_so(store: str, command: Command) -> None:
    done = command("verify", "--database-url", store)
    assert (done.code, done.err) == (0, "")
    assert " is sound: " in done.out
    found = command("verify", "--json", "--database-url", store).json()
    assert found["findings"] == []
    assert f" {found['data_version']} entries" in done.out


def test_one_of_a_kind_is_not_many(
    store: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("battleapi.cli.upkeep.remake", lambda _store: 1)
    assert command("rebuild", "--database-url", store).out.endswith(
        ": 1 thing was made anew from the log.\n"
    )
    monkeypatch.setattr("battleapi.store.reader.Reader.data_version", lambda _reader: 1)
    assert " is sound: 1 entry and " in command("verify", "--database-url", store).out


def test_a_changed_name_in_a_column_is_found_and_put_right(store: str, command: Command) -> None:
    damage(store, "UPDATE battles SET name = 'Elsewhere'")
    done = command("verify", "--database-url", store)
    assert done.code == 1
    headings, row, last = done.out.splitlines()
    assert headings.split() == ["table", "at", "what", "is", "wrong"]
    assert row.split()[:2] == ["battles", "battle-of-ber-2023"]
    assert last.startswith("1 difference in ")
    assert last.endswith(". `battleapi rebuild` makes all of that anew from the log.")
    (finding,) = command("verify", "--json", "--database-url", store).json()["findings"]
    assert (finding["table"], finding["at"]) == ("battles", "battle-of-ber-2023")

    done = command("rebuild", "--database-url", store)
    assert done.code == 0
    assert done.out.endswith(" things were made anew from the log.\n")
    assert command("verify", "--database-url", store).code == 0


def test_a_log_without_its_end_is_found(store: str, command: Command) -> None:
    damage(store, "DELETE FROM log_head")
    done = command("verify", "--json", "--database-url", store)
    assert done.code == 1
    assert done.json()["data_version"] is None
    assert [(one["table"], one["at"]) for one in done.json()["findings"]] == [("log_head", "1")]
    done = command("rebuild", "--database-url", store)
    assert (done.code, done.out) == (1, "")


def test_a_changed_entry_of_the_log_is_found_and_stays(store: str, command: Command) -> None:
    damage(store, "UPDATE log SET author = 'somebody else' WHERE sequence = 7")
    assert command("verify", "--database-url", store).code == 1
    command("rebuild", "--database-url", store)
    done = command("verify", "--json", "--database-url", store)
    assert done.code == 1
    assert {one["table"] for one in done.json()["findings"]} == {"log"}
    assert "7" in {one["at"] for one in done.json()["findings"]}


@pytest.mark.parametrize(
    ("statement", "way_out"),
    [
        ("UPDATE log SET author = 'nobody' WHERE sequence = 1", "only a backup has what it said."),
        ("UPDATE alembic_version SET version_num = '0001'", "brings older ones up to date."),
    ],
)
def test_what_rebuild_cannot_mend_is_not_left_to_it(
    statement: str, way_out: str, store: str, command: Command
) -> None:
    damage(store, statement)
    assert command("verify", "--database-url", store).out.rstrip("\n").endswith(way_out)
