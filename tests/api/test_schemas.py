"""The schemas as they are served: made when they are first asked for, and once."""

from __future__ import annotations

import subprocess
import sys

import httpx
import pytest

from battleapi.api.routes import schemas

pytestmark = pytest.mark.anyio


def test_a_start_makes_no_schema() -> None:
    made = "import battleapi.api.app, sys; from battleapi.api.routes import schemas as routes; "
    made += "sys.exit(routes._made.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", made], check=False).returncode == 0


async def test_a_schema_is_made_once(client: httpx.AsyncClient) -> None:
    schemas._made.cache_clear()
    bodies = {(await client.get("/schemas/record-claim")).content for _ in range(3)}
    assert len(bodies) == 1
    assert (schemas._made.cache_info().misses, schemas._made.cache_info().hits) == (1, 2)


async def test_a_schema_names_its_own_address(client: httpx.AsyncClient) -> None:
    for name in ("record", "claim"):
        answer = await client.get(f"/schemas/{name}")
        assert answer.headers["link"] == f'</schemas/{name}>; rel="self"'
        assert answer.json()["$id"] == f"/schemas/{name}"


async def test_an_unknown_schema_is_not_found(client: httpx.AsyncClient) -> None:
    answer = await client.get("/schemas/claims")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
