"""The service over three records that the API's own tests have, and one over a module's own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from battleapi import create_app
from battleapi.settings import Settings
from tests.api.conftest import anyio_backend, client, library_url, load, service
from tests.conftest import ENGINES

__all__ = ["anyio_backend", "client", "library_url", "own_client", "own_url", "service"]


@pytest.fixture(scope="module", params=ENGINES)
def own_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The URL of a database with the record files in `RECORDS` of the module, on each engine."""
    folder = tmp_path_factory.mktemp("own")
    paths = tuple(folder / f"{document['id']}.json" for document in request.module.RECORDS)
    for path, document in zip(paths, request.module.RECORDS, strict=True):
        path.write_text(json.dumps(document), encoding="utf-8")
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'own.sqlite3'}"
        load(url, paths)
        yield url
        return
    databases = request.getfixturevalue("postgres_databases")
    url = databases.create()
    load(url, paths)
    yield url
    databases.drop(url)


@pytest.fixture(scope="module")
async def own_client(own_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service over the module's own records."""
    app = create_app(Settings(database_url=own_url))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app),
            base_url="http://battles.example",
            headers={"Accept-Encoding": "identity"},
        ) as client,
    ):
        yield client
