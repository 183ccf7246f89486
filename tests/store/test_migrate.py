import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, ColumnElement, inspect, select, text

import battleapi
from battleapi.editing.publish import Edition, publish_many
from battleapi.editing.verify import verify
from battleapi.errors import StoreUnavailable
from battleapi.settings import Settings
from battleapi.store import columns
from battleapi.store.dialect import read_url
from battleapi.store.engine import Role, engine_for
from battleapi.store.migrate import (
    current_revision,
    migrate,
    migrations_folder,
    newest_revision,
)
from battleapi.store.store import Store
from battleapi.store.tables import METADATA, log_head
from tests.conftest import ROOT
from tests.store.opened import ping
from tests.store.specimens import battle, claim, event, file

UPGRADE = (
    "import sys; from battleapi.store.migrate import migrate; "
    "sys.stdin.readline(); print(migrate(sys.argv[1]))"
)


def test_the_migrations_make_the_tables_of_the_code(database_url: str) -> None:
    migrate(database_url)
    engine = engine_for(read_url(database_url), Role.READ)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
        assert columns.battles.name in inspect(connection).get_table_names()
    engine.dispose()


def test_the_end_of_the_log_is_one_row_by_a_constraint_of_that_name(database_url: str) -> None:
    migrate(database_url)
    engine = engine_for(read_url(database_url), Role.READ)
    with engine.connect() as connection:
        found = inspect(connection).get_check_constraints("log_head")
    engine.dispose()
    assert [one["name"] for one in found] == ["ck_log_head_one_row"]
    assert [one.name for one in log_head.constraints if isinstance(one, CheckConstraint)] == [
        "ck_log_head_one_row"
    ]


def test_text_is_compared_by_code_point_in_the_schema_itself(database_url: str) -> None:
    # Where the tests run PostgreSQL knows no other order, so only the schema can tell.
    migrate(database_url)
    engine = engine_for(read_url(database_url), Role.READ)
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            loose = connection.execute(
                text(
                    "SELECT table_name || '.' || column_name FROM information_schema.columns "
                    "WHERE table_schema = 'public' AND data_type LIKE 'char%' "
                    "AND collation_name IS DISTINCT FROM 'C' AND table_name <> 'alembic_version'"
                )
            ).scalars()
            assert list(loose) == []
        else:
            schema = connection.execute(text("SELECT sql FROM sqlite_master")).scalars()
            assert not any("COLLATE" in (sql or "") for sql in schema)
    engine.dispose()


def test_migrating_again_changes_nothing(database_url: str) -> None:
    assert current_revision(database_url) is None
    assert migrate(database_url) == newest_revision()
    assert migrate(database_url) == newest_revision()
    assert current_revision(database_url) == newest_revision()


def test_down_and_up_again(database_url: str) -> None:
    from alembic import command

    from battleapi.store.migrate import _config

    migrate(database_url)
    engine = engine_for(read_url(database_url), Role.WRITE)
    for direction, target in ((command.downgrade, "base"), (command.upgrade, "head")):
        config = _config()
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            direction(config, target)
            left = set(inspect(connection).get_table_names()) - {"alembic_version"}
        assert left == (set() if target == "base" else set(METADATA.tables))
    engine.dispose()


def test_a_store_that_was_older_has_the_columns_of_a_new_one(database_url: str) -> None:
    from alembic import command

    from battleapi.store.migrate import _config

    def run(direction: Callable[[Config, str], None], target: str) -> None:
        config = _config()
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            direction(config, target)

    def rows(*wanted: ColumnElement[Any]) -> list[tuple[Any, ...]]:
        with engine.connect() as connection:
            found = connection.execute(select(columns.events.c.id, *wanted))
            return sorted(tuple(row) for row in found)

    migrate(database_url)
    store = Store.open(Settings(database_url=database_url))
    events = [
        event("b", date="2023-08-11"),
        event("a", date="../2023-08-11"),
        event("d", date="2023-08-11/.."),
        event("c", date=None),
    ]
    publish_many(store, [file(battle("one", events=events))], Edition("me", ""))
    store.close()
    engine = engine_for(read_url(database_url), Role.WRITE)
    dates = (columns.events.c.day_up, columns.events.c.day_down)
    new = rows(*dates, columns.events.c.number)
    assert [(one, number) for one, _, _, number in new] == [("a", 1), ("b", 0), ("c", 3), ("d", 2)]
    run(command.downgrade, "0001")
    ever = columns.FOR_EVER
    assert rows(*dates)[0] == ("a", ever, ever)
    run(command.upgrade, "head")
    assert rows(*dates, columns.events.c.number) == new
    engine.dispose()


def test_a_store_that_was_older_is_filled_from_its_log(database_url: str) -> None:
    from alembic import command

    from battleapi.store.migrate import _config

    def claims() -> list[tuple[Any, ...]]:
        wanted = ("id", "low", "high", "low_up", "low_down", "high_up", "high_down")
        with engine.connect() as connection:
            found = connection.execute(select(*(columns.claims.c[one] for one in wanted)))
            return sorted(tuple(row) for row in found)

    migrate(database_url)
    store = Store.open(Settings(database_url=database_url))
    number, none = claim(1, value=28), claim(2, kind="statement")
    publish_many(store, [file(battle("one", claims=[number, none]))], Edition("me", ""))
    engine = engine_for(read_url(database_url), Role.WRITE)
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
    migrate(database_url)
    ever = columns.FOR_EVER
    assert claims() == [
        (number.id, 28, 28, 28, -28, 28, -28),
        (none.id, None, None, ever, ever, ever, ever),
    ]
    assert list(verify(store)) == []
    assert store.reader.counts()["claims"] == 2
    store.close()
    engine.dispose()


@pytest.mark.slow
def test_several_upgrades_at_once_all_succeed(database_url: str) -> None:
    waiting = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADE, database_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    outputs = []
    for process in waiting:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in waiting:
        out, error = process.communicate(timeout=60)
        outputs.append((process.returncode, out.decode().strip(), error.decode()))
    assert outputs == [(0, newest_revision(), "")] * 4
    store = Store.open(Settings(database_url=database_url))
    assert store.reader.data_version() == 0
    store.close()


def test_a_store_that_was_not_migrated_says_so(database_url: str) -> None:
    store = Store.open(Settings(database_url=database_url))
    with pytest.raises(StoreUnavailable, match="battleapi migrate"):
        ping(store)
    with pytest.raises(StoreUnavailable, match="battleapi migrate"), store.writer():
        pass
    store.close()


def test_the_migrations_of_a_checkout_are_beside_the_source() -> None:
    assert migrations_folder() == ROOT / "migrations"
    assert Path(battleapi.__file__).is_relative_to(ROOT)


@pytest.mark.parametrize("address", ["mysql://host/name", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match="SQLite"):
        migrate(address)


def test_a_server_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        migrate(f"postgresql://nobody@/nothing?host={tmp_path}")
