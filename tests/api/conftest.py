"""A service over three loaded records: Ber, Marathon and Cannae, on both engines."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from battleapi import create_app
from battleapi.editing.publish import Edition, publish
from battleapi.model.checking import read_record_file
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.served import fresh_database

ROOT = Path(__file__).resolve().parents[2]
RECORDS = (
    ROOT / "src" / "battleapi" / "records" / "battle-of-ber-2023.json",
    ROOT / "tests" / "records" / "marathon-490-bce.json",
    ROOT / "tests" / "records" / "cannae-216-bce.json",
)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The service runs on asyncio, so the tests do."""
    return "asyncio"


def load(database_url: str, paths: tuple[Path, ...] = RECORDS) -> None:
    """Migrate a database and publish some record files in it."""
    migrate(database_url)
    store = Store.open(Settings(database_url=database_url))
    for path in paths:
        file = read_record_file(json.loads(path.read_text(encoding="utf-8")))
        publish(store, file, Edition("A. Curator", "First edition"))
    store.close()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def library_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The URL of a database with the three records. Tests only read it."""
    with fresh_database(request, tmp_path_factory) as url:
        load(url)
        yield url


@pytest.fixture(scope="session")
async def service(library_url: str) -> AsyncIterator[FastAPI]:
    """The running application over the three records."""
    app = create_app(Settings(database_url=library_url))
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture(scope="session")
async def client(service: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application; it asks for plain bytes unless a test says otherwise."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=service),
        base_url="http://battles.example",
        headers={"Accept-Encoding": "identity"},
    ) as client:
        yield client
