"""Many connections at once: everything is answered and nothing stalls."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx
import pytest

from tests.service import Service

pytestmark = [pytest.mark.anyio, pytest.mark.slow]

# A record on the loop, lists and the root in threads, a refusal that asks the store for near ids.
ADDRESSES = (
    ("/v1/battles/battle-of-ber-2023", 200),
    ("/v1/claims?battle=battle-of-ber-2023&effect=killed&count=true", 200),
    ("/v1/battles?sort=-date", 200),
    ("/v1", 200),
    ("/v1/claims?actor=jnimm", 422),
    ("/v1/battles/battle-of-ber-2023/revisions/1", 200),
)
REQUESTS_EACH = 6
LONGEST_WAIT = 15.0


@pytest.mark.parametrize("connections", [10, 32, 64, 128])
async def test_no_stall(library_url: str, tmp_path: Path, connections: int) -> None:
    service = await asyncio.to_thread(Service, "--database-url", library_url, folder=tmp_path)
    waits: list[float] = []

    async def read(first: int) -> None:
        # A client each: one pool of many connections is slower than the service.
        async with httpx.AsyncClient(
            base_url=service.address, timeout=LONGEST_WAIT, verify=False
        ) as client:
            for number in range(REQUESTS_EACH):
                address, status = ADDRESSES[(first + number) % len(ADDRESSES)]
                began = time.perf_counter()
                answer = await client.get(address)
                waits.append(time.perf_counter() - began)
                assert answer.status_code == status, answer.text[:300]

    with service:
        async with asyncio.TaskGroup() as readers:
            for first in range(connections):
                readers.create_task(read(first))
        # It is as well as before.
        async with httpx.AsyncClient(base_url=service.address) as client:
            assert (await client.get("/readyz")).status_code == 200
    assert len(waits) == connections * REQUESTS_EACH
    assert max(waits) < LONGEST_WAIT
    assert service.logged.count("request_failed") == 0
