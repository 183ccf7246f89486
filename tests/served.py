"""A database of a test's own on either engine, and a client of a service over one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx
import pytest

from battleapi import create_app
from battleapi.settings import Settings
from tests.postgres import PostgresDatabases


@contextmanager
def fresh_database(
    request: pytest.FixtureRequest, folders: pytest.TempPathFactory
) -> Iterator[str]:
    """The URL of an empty database on the engine that a fixture is asked for as its parameter."""
    if request.param == "sqlite":
        yield f"sqlite:///{folders.mktemp('store') / 'store.sqlite3'}"
        return
    databases: PostgresDatabases = request.getfixturevalue("postgres_databases")
    url = databases.create()
    yield url
    databases.drop(url)


@asynccontextmanager
async def client_of(
    database_url: str, base_url: str = "http://battles.example", **options: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service over a database; it follows nothing by itself."""
    app = create_app(Settings(database_url=database_url))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url=base_url, **options
        ) as client,
    ):
        yield client
