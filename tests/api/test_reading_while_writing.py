"""What a reader sees while others write: no thing skipped or met twice, and tags that tell."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from battleapi import create_app
from battleapi.editing.publish import Edition, publish
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from tests.records_of import a_date, a_record, an_actor, the_actors

pytestmark = pytest.mark.anyio


@pytest.fixture
async def service(database_url: str) -> AsyncIterator[FastAPI]:
    """A service over an empty store of this test's own."""
    migrate(database_url)
    app = create_app(Settings(database_url=database_url))
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(service: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=service),
        base_url="http://battles.example",
        headers={"Accept-Encoding": "identity"},
    ) as client:
        yield client


def write(service: FastAPI, battle: str, edtf: str, **changes: object) -> None:
    record = a_record(id=battle, date=a_date(edtf), events=[], **changes)
    edition = Edition("A. Curator", "A test", update_shared=True)
    publish(service.state.store, record, edition)


@pytest.mark.parametrize("order", ["", "&sort=date", "&sort=-date", "&sort=name,-date"])
async def test_a_walk_skips_and_repeats_nothing_under_inserts(
    service: FastAPI, client: httpx.AsyncClient, order: str
) -> None:
    there = {f"b-{number:02}" for number in range(0, 40, 4)}
    for battle in sorted(there):
        write(service, battle, f"19{battle[2:]}-05-10")
    met: list[str] = []
    address: str | None = f"/v1/battles?limit=3{order}"
    number = 0
    while address is not None:
        body = (await client.get(address)).json()
        met += [battle["id"] for battle in body["data"]]
        address = body["next"]
        # One before and one after where the reader now is.
        for new in (1 + 4 * number, 39 - 4 * number):
            if number < 8:
                write(service, f"b-{new:02}", f"19{new:02}-05-10")
        number += 1
    assert len(met) == len(set(met))
    assert there <= set(met)


async def test_an_empty_service_answers_with_empty_lists(client: httpx.AsyncClient) -> None:
    for plural in ("battles", "claims", "events", "actors", "conflicts", "sources", "places"):
        body = (await client.get(f"/v1/{plural}?count=true")).json()
        assert (body["data"], body["next"], body["total"]) == ([], None, 0)
        assert body["data_version"] == 0
    assert (await client.get("/v1")).json()["data_version"] == 0
    assert (await client.get("/v1/filters")).status_code == 200


async def test_a_write_elsewhere_leaves_the_tag_of_a_list(
    service: FastAPI, client: httpx.AsyncClient
) -> None:
    write(service, "first", "1900-05-10")
    address = "/v1/battles?date=1900"
    before = await client.get(address)
    write(service, "second", "1950-05-10")
    after = await client.get(address)
    assert after.json()["data_version"] > before.json()["data_version"]
    assert after.headers["etag"] == before.headers["etag"]
    held = await client.get(address, headers={"If-None-Match": before.headers["etag"]})
    assert held.status_code == 304


async def test_a_full_last_page_does_not_stay_the_last(
    service: FastAPI, client: httpx.AsyncClient
) -> None:
    write(service, "a", "1900-05-10")
    before = await client.get("/v1/battles?limit=1")
    assert before.json()["next"] is None
    write(service, "b", "1900-05-10")
    after = await client.get(
        "/v1/battles?limit=1", headers={"If-None-Match": before.headers["etag"]}
    )
    # The data of the page is the same; a 304 would hide that the list goes on.
    assert after.status_code == 200
    assert after.json()["data"] == before.json()["data"]
    assert after.json()["next"] is not None


async def test_a_new_name_of_another_thing_changes_the_bytes_and_not_the_revision(
    service: FastAPI, client: httpx.AsyncClient
) -> None:
    write(service, "first", "1900-05-10")
    before = await client.get("/v1/battles/first")
    assert "The Crimson Army" not in before.text
    renamed = [
        an_actor("reds", **{**actor, "name": "The Crimson Army"})
        if actor["id"] == "reds"
        else actor
        for actor in the_actors()
    ]
    write(service, "second", "1900-05-10", actors=renamed)
    tag = before.headers["etag"]
    after = await client.get("/v1/battles/first", headers={"If-None-Match": tag})
    assert after.status_code == 200
    assert "The Crimson Army" in after.text
    assert after.headers["etag"] != tag
    assert after.headers["etag"].startswith('"1-')
    # An editor who holds revision 1 still does.
    held = await client.get("/v1/battles/first", headers={"If-Match": tag})
    assert held.status_code == 200
