"""While the store cannot answer: 503 problems that say when to come back, and a live process."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import httpx
import pytest

from battleapi import create_app
from battleapi.settings import Settings
from tests.api.conftest import RECORDS, load
from tests.postgres import PostgresServer

pytestmark = pytest.mark.anyio

ADDRESSES = (
    "/v1",
    "/v1/battles",
    "/v1/battles/battle-of-ber-2023",
    "/v1/battles/battle-of-ber-2023/claims",
    "/v1/battles/battle-of-ber-2023/revisions",
    "/v1/battles/battle-of-ber-2023/revisions/1",
    "/v1/battles/battle-of-ber-2023/citation",
    "/v1/claims/c7m2r5x0h8d3w6qe?fields=id",
    "/v1/filters",
)


async def check_away(client: httpx.AsyncClient) -> None:
    for address in ADDRESSES:
        answer = await client.get(address)
        assert answer.status_code == 503, address
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["retry-after"] == "1"
        assert answer.headers["cache-control"] == "no-store"
        problem = answer.json()
        assert problem["type"] in {"/problems/store-unavailable", "/problems/unavailable"}
        assert "sqlite" not in answer.text.lower()
        assert "psycopg" not in answer.text.lower()
    ready = await client.get("/readyz")
    assert ready.status_code == 503
    # What needs no store goes on.
    for address in ("/healthz", "/openapi.json", "/docs", "/v1/vocabulary", "/schemas/record"):
        assert (await client.get(address)).status_code == 200


async def check_back(client: httpx.AsyncClient) -> None:
    for address in (*ADDRESSES, "/readyz", "/healthz"):
        assert (await client.get(address)).status_code == 200, address


async def test_a_store_without_tables(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "empty.sqlite3").close()
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'empty.sqlite3'}"))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://t") as client,
    ):
        await check_away(client)


async def test_a_postgresql_that_goes_and_comes_back(durable_postgres: PostgresServer) -> None:
    url = durable_postgres.admin_url
    load(url, RECORDS[:1])
    app = create_app(Settings(database_url=url, connection_wait=0.3))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url="http://t", timeout=30
        ) as client,
    ):
        await check_back(client)
        await asyncio.to_thread(durable_postgres.kill)
        await check_away(client)
        await asyncio.to_thread(durable_postgres.start)
        # It notices by itself, within two seconds.
        for _ in range(20):
            if (await client.get("/v1/battles/battle-of-ber-2023")).status_code == 200:
                break
            await asyncio.sleep(0.1)
        await check_back(client)
