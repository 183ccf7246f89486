"""The licence of the data goes with them where the operator has said which it is."""

from __future__ import annotations

import httpx
import pytest

from battleapi import create_app
from battleapi.settings import Settings

pytestmark = pytest.mark.anyio

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
BER = "/v1/battles/battle-of-ber-2023"
DATA = (
    BER,
    f"{BER}?&",
    f"{BER}?fields=id",
    "/v1/battles",
    "/v1/claims?limit=1",
    f"{BER}/claims",
    f"{BER}/revisions",
    f"{BER}/revisions/1",
    f"{BER}/revisions/1?against=1",
)


@pytest.mark.parametrize("address", DATA)
async def test_no_licence_is_made_up(client: httpx.AsyncClient, address: str) -> None:
    assert "license" not in (await client.get(address)).links


async def test_the_licence_is_linked_from_the_data_and_from_nothing_else(
    library_url: str,
) -> None:
    app = create_app(Settings(database_url=library_url, licence_url=LICENCE))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://t") as client,
    ):
        for address in DATA:
            answer = await client.get(address)
            assert answer.links["license"]["url"] == LICENCE, address
            assert len(answer.links) > 1
        for address in ("/v1/vocabulary", "/docs", f"{BER}x"):
            assert "license" not in (await client.get(address)).links
