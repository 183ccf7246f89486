import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect, select, text

import battleapi
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


def test_what_has_no_start_sorts_by_its_end_in_an_older_store_too(database_url: str) -> None:
    from alembic import command

    from battleapi.store.migrate import _config

    def run(direction: Callable[[Config, str], None], target: str) -> None:
        config = _config()
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            direction(config, target)

    def rows() -> list[tuple[int, ...]]:
        dated = columns.conflicts.c
        wanted = select(dated.starts, dated.ends, dated.day_up, dated.day_down)
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(wanted.order_by(dated.id))]

    migrate(database_url)
    engine = engine_for(read_url(database_url), Role.WRITE)
    run(command.downgrade, "0001")
    ever = columns.FOR_EVER
    before = [(-ever, 9, ever, ever), (4, 9, 4, -4), (ever, -ever, ever, ever)]
    with engine.begin() as connection:
        for number, (starts, ends, up, down) in enumerate(before):
            connection.execute(
                columns.conflicts.insert().values(
                    id=str(number),
                    name="",
                    kind="war",
                    undated=starts == ever,
                    starts=starts,
                    ends=ends,
                    day_up=up,
                    day_down=down,
                )
            )
    run(command.upgrade, "0002")
    assert rows() == [(-ever, 9, 9, -9), *before[1:]]
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
