"""Stores for tests: migrated once for the session, copied for each test, on both engines."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.conftest import Engine
from tests.postgres import PostgresDatabases


def ping(store: Store) -> None:
    """Ask whether a store can answer, on a loop of its own."""

    async def asked() -> None:
        try:
            await store.ping()
        finally:
            await store.documents.close()

    asyncio.run(asked())


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite3"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres_databases: PostgresDatabases) -> Iterator[str]:
    url = postgres_databases.create()
    migrate(url)
    yield url
    postgres_databases.drop(url)


@contextmanager
def copied(
    engine: Engine,
    folder: Path,
    request: pytest.FixtureRequest,
    file: str = "migrated_file",
    database: str = "migrated_database",
) -> Iterator[str]:
    """The address of a copy of what two fixtures made, a file for SQLite or a database."""
    if engine == "sqlite":
        path = folder / "store.sqlite3"
        shutil.copyfile(request.getfixturevalue(file), path)
        yield f"sqlite:///{path}"
        return
    databases: PostgresDatabases = request.getfixturevalue("postgres_databases")
    url = databases.create(request.getfixturevalue(database))
    yield url
    databases.drop(url)


@pytest.fixture
def store_url(engine: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a migrated, empty store, once on each engine."""
    with copied(engine, tmp_path, request) as url:
        yield url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An open store with nothing in it, once on each engine."""
    opened = Store.open(Settings(database_url=store_url, lock_wait=1.0))
    yield opened
    opened.close()
