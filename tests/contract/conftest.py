"""The service over three records that the API's own tests have, and one over a module's own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests.api.conftest import anyio_backend, client, library_url, load, service
from tests.conftest import ENGINES
from tests.served import client_of, fresh_database

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
    with fresh_database(request, tmp_path_factory) as url:
        load(url, paths)
        yield url


@pytest.fixture(scope="module")
async def own_client(own_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service over the module's own records."""
    async with client_of(own_url, headers={"Accept-Encoding": "identity"}) as client:
        yield client
