"""What was merged into another: its address leads there, its history stays, filters find both."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from battleapi.editing.merge import Pair, merge
from battleapi.editing.publish import Edition, publish
from battleapi.model.resources import Resource
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.served import client_of, fresh_database
from tests.store.specimens import actor, battle, claim, conflict, file, place

pytestmark = pytest.mark.anyio

EDITION = Edition("An editor", "one and the same")


def write_merges(database_url: str) -> None:
    """The rote became the reds and these the army; a place and a war were merged as well."""
    migrate(database_url)
    store = Store.open(Settings(database_url=database_url))
    for number, (one, war, spot) in enumerate(
        (("rote", "strife", "mill"), ("reds", "war", "ford"), ("army", "war", "ford")), 1
    ):
        record = battle(
            f"b{number}",
            date="1900-05-10",
            sides=[[one], ["blues"]],
            claims=[claim(number, by=one, about=["blues"])],
            conflict=war,
            place_id=spot,
        )
        shared = (actor(one), actor("blues"), conflict(war), place(spot, "ML"))
        publish(store, file(record, *shared), EDITION)
    for resource, gone, into in (
        (Resource.ACTOR, "rote", "reds"),
        (Resource.ACTOR, "reds", "army"),
        (Resource.CONFLICT, "strife", "war"),
        (Resource.PLACE, "mill", "ford"),
    ):
        merge(store, Pair(resource, gone, into), EDITION)
    store.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def merged_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with those merges; the tests only read it."""
    with fresh_database(request, tmp_path_factory) as url:
        write_merges(url)
        yield url


@pytest.fixture(scope="module")
async def client(merged_url: str) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service over those merges; it follows nothing by itself."""
    async with client_of(merged_url) as client:
        yield client


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/v1/actors/reds", "/v1/actors/army"),
        ("/v1/actors/rote", "/v1/actors/army"),
        ("/v1/actors/rote?fields=id,name", "/v1/actors/army?fields=id,name"),
        ("/v1/actors/rote?&", "/v1/actors/army?&"),
        ("/v1/actors/rote/claimants?limit=2", "/v1/actors/army/claimants?limit=2"),
        ("/v1/conflicts/strife", "/v1/conflicts/war"),
        ("/v1/conflicts/strife/claimants", "/v1/conflicts/war/claimants"),
        ("/v1/places/mill", "/v1/places/ford"),
    ],
)
async def test_the_old_address_leads_to_the_other(
    client: httpx.AsyncClient, method: str, address: str, location: str
) -> None:
    answer = await client.request(method, address)
    assert (answer.status_code, answer.headers["location"]) == (308, location)
    assert answer.content == b""
    assert answer.headers["content-length"] == "0"
    assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate, s-maxage=60"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-request-id"]
    followed = await client.request(method, address, follow_redirects=True)
    assert followed.status_code == 200


async def test_an_id_that_was_never_there_is_not_found(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/actors/roter")
    assert answer.status_code == 404
    # What is no more is not suggested.
    assert "rote" not in answer.json()["errors"][0]["expected"]


@pytest.mark.parametrize("gone", ["rote", "reds", "army"])
async def test_filters_find_what_it_is_a_part_of_now(client: httpx.AsyncClient, gone: str) -> None:
    listed = (await client.get(f"/v1/battles?actor={gone}&sort=id")).json()
    assert [one["id"] for one in listed["data"]] == ["b1", "b2", "b3"]
    listed = (await client.get(f"/v1/claims?claimant={gone}&about=blues")).json()
    assert len(listed["data"]) == 3
    listed = (await client.get(f"/v1/battles?actor=!{gone}")).json()
    assert listed["data"] == []


async def test_filters_that_name_both_name_one(client: httpx.AsyncClient) -> None:
    listed = (await client.get("/v1/battles?actor=rote&actor=army&actor=blues&limit=2")).json()
    assert len(listed["data"]) == 2
    rest = (await client.get(listed["next"])).json()
    assert (len(rest["data"]), rest["next"]) == (1, None)
    answer = await client.get("/v1/battles?actor=rote&actor=nobody")
    assert answer.status_code == 422
    assert len(answer.json()["errors"]) == 1
    listed = (await client.get("/v1/battles?conflict=strife")).json()
    assert len(listed["data"]) == 3


async def test_the_history_of_what_is_no_more_is_read_at_its_address(
    client: httpx.AsyncClient,
) -> None:
    listed = (await client.get("/v1/actors/reds/revisions")).json()
    told = [(one["revision"], one["action"], one["into"]) for one in listed["data"]]
    # The second took the name of the rote in.
    assert told == [(3, "merged", "army"), (2, "updated", None), (1, "created", None)]
    assert listed["data"][0]["url"] == "/v1/actors/reds/revisions/3"
    last = await client.get("/v1/actors/reds/revisions/3")
    assert last.json()["aliases"] == ["Rote"]
    assert last.headers["cache-control"] == "public, max-age=31536000, immutable"
    differences = (await client.get("/v1/actors/reds/revisions/2?against=1")).json()
    assert [one["at"] for one in differences["differences"]] == ["/aliases/0"]
    assert (await client.get("/v1/actors/reds/revisions/4")).status_code == 404
    assert (await client.get("/v1/actors/nobody/revisions")).status_code == 404
    assert (await client.get("/v1/actors/nobody/revisions/1")).status_code == 404


@pytest.mark.parametrize("thing", ["conflicts/strife", "places/mill"])
async def test_conflicts_and_places_have_a_history(client: httpx.AsyncClient, thing: str) -> None:
    listed = (await client.get(f"/v1/{thing}/revisions?limit=1")).json()
    assert [(one["revision"], one["action"]) for one in listed["data"]] == [(2, "merged")]
    rest = (await client.get(listed["next"])).json()
    assert [(one["revision"], one["action"]) for one in rest["data"]] == [(1, "created")]
    state = await client.get(rest["data"][0]["url"])
    assert state.json()["id"] == thing.partition("/")[2]
