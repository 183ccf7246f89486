"""Lists by name walk through every name that a record may have, whatever stands in it."""

from __future__ import annotations

import httpx
import pytest

from battleapi import create_app
from battleapi.editing.publish import Edition, publish
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.records_of import a_record, a_source, the_citations, the_sources

pytestmark = pytest.mark.anyio

NAMES = (
    "Bataille\u00a0de Ber",
    "\u0646\u0628\u0631\u062f \u0646\u0647\u200c\u0631",
    "\U0001f5e1" * 390,
    "\U0001f5e1" * 400,
    '"\\' * 200,
    "\u202eright to left\u202c",
    "soft\u00adhyphen",
    "private \ue000 use",
    "unassigned \u0378",
)


@pytest.fixture
def odd_url(database_url: str) -> str:
    """A database with sources of those names."""
    sources = [a_source(f"source-{place}", name=name) for place, name in enumerate(NAMES)]
    cited = [{"source": source["id"]} for source in sources]
    migrate(database_url)
    store = Store.open(Settings(database_url=database_url))
    record = a_record(
        sources=[*the_sources(), *sources], citations_by_field=the_citations(name=cited)
    )
    publish(store, record, Edition("A. Curator", "First edition"))
    store.close()
    return database_url


async def test_a_list_by_name_takes_every_cursor_that_it_gives(odd_url: str) -> None:
    app = create_app(Settings(database_url=odd_url))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://t") as client,
    ):
        for order in ("name", "-name", "kind,name", "name,-kind"):
            address: str | None = f"/v1/sources?sort={order}&limit=1"
            met: list[str] = []
            while address is not None:
                answer = await client.get(address)
                assert answer.status_code == 200, answer.text
                met += [source["name"] for source in answer.json()["data"]]
                address = answer.json()["next"]
            assert set(NAMES) < set(met)
            assert len(met) == len(set(met)) == len(NAMES) + 2
            if order == "name":
                assert met == sorted(met)
