"""The lane and the routes of the same addresses give the same bytes and headers."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterable

import httpx
import pytest
from fastapi import FastAPI

from battleapi import create_app
from battleapi.api import fields
from battleapi.api.guards import LARGEST_HEADERS
from battleapi.api.lane import HOT, LONGEST_ID, Spot
from battleapi.api.operations import PATH_EXAMPLES
from battleapi.api.routes import comparison
from battleapi.errors import StoreUnavailable
from battleapi.model.resources import Resource
from battleapi.settings import Settings

pytestmark = pytest.mark.anyio

VARIATIONS: tuple[dict[str, str], ...] = (
    {},
    {"Accept-Encoding": "gzip, deflate"},
    {"Accept-Encoding": "br;q=1.0, *;q=0.1"},
    {"Accept-Encoding": "*;q=0"},
    {"Accept": "application/json"},
    {"Accept": "text/csv"},
    {"If-None-Match": "*"},
    {"If-Match": '"999-0"'},
    {"If-Match": '"1-0"', "Accept-Encoding": "gzip"},
    {"Origin": "https://elsewhere.example"},
)
BER = "battle-of-ber-2023"
REQUEST_ID = "0193527a-6d1e-7b0c-9a55-3f0f6f0a2d11"


def test_every_resource_has_its_place_in_the_lane() -> None:
    assert set(HOT) == {resource.plural for resource in Resource}


@pytest.mark.parametrize(
    ("resource", "part"), [*((one, "") for one in Resource), (Resource.BATTLE, "/comparison")]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_the_lane_and_the_route_say_the_same(
    client: httpx.AsyncClient, resource: Resource, part: str, method: str
) -> None:
    ids = (PATH_EXAMPLES[resource], "absent", "a" * (LONGEST_ID + 1))
    for thing_id in ids:
        address = f"/v1/{resource.plural}/{thing_id}{part}"
        for headers in VARIATIONS:
            sent = {**headers, "X-Request-ID": REQUEST_ID}
            # The lane takes requests without a query; an empty parameter is none, but a query.
            fast = await client.request(method, address, headers=sent)
            slow = await client.request(method, f"{address}?&", headers=sent)
            assert fast.status_code == slow.status_code
            assert fast.content == slow.content
            assert fast.headers.raw == slow.headers.raw


async def test_the_record_is_served_as_it_was_rendered(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/battles/battle-of-ber-2023")
    assert answer.status_code == 200
    record = answer.json()
    assert record["id"] == "battle-of-ber-2023"
    assert record["revision"] == 1
    assert answer.headers["etag"].startswith('"1-')
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "public, max-age=0, must-revalidate, s-maxage=60"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["link"] == (
        '</v1/battles/battle-of-ber-2023>; rel="self", </schemas/battle>; rel="describedby", '
        '</v1/battles/battle-of-ber-2023/revisions/1>; rel="cite-as"'
    )


async def test_the_comparison_is_served_as_it_was_rendered(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/v1/battles/{BER}/comparison"
    worked_out = await client.get(f"{address}?method=range")

    def fail(*_: object) -> None:
        raise AssertionError("it is not read from its document")

    for name in ("battle_of", "served_comparison"):
        monkeypatch.setattr(comparison, name, fail)
    answer = await client.get(address)
    assert answer.status_code == 200
    assert answer.content == worked_out.content
    packed = await client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == answer.content
    assert answer.headers["etag"] == worked_out.headers["etag"]
    assert answer.headers["etag"].startswith('"1-')
    assert answer.headers["link"] == (
        f'<{address}>; rel="self", </schemas/comparison>; rel="describedby", '
        f'</v1/battles/{BER}/revisions/1>; rel="cite-as"'
    )
    known = {"If-None-Match": answer.headers["etag"]}
    same = await client.get(address, headers=known)
    assert (same.status_code, same.content) == (304, b"")
    head = await client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == answer.headers["etag"]


@pytest.mark.parametrize("rest", ["/", "/comparison/", "/comparison/more", "/compared"])
async def test_what_is_no_part_of_a_battle_is_not_in_the_lane(
    client: httpx.AsyncClient, rest: str
) -> None:
    assert Spot.of(f"/v1/battles/{BER}{rest}") is None
    answer = await client.get(f"/v1/battles/{BER}{rest}")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "Nothing has this address."


async def test_a_claim_is_cited_by_its_own_address(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/claims/c7m2r5x0h8d3w6qe")
    assert answer.json()["id"] == "c7m2r5x0h8d3w6qe"
    assert '</v1/claims/c7m2r5x0h8d3w6qe>; rel="cite-as"' in answer.headers["link"]
    assert '</schemas/claim>; rel="describedby"' in answer.headers["link"]


@pytest.mark.parametrize("resource", list(Resource))
async def test_what_describes_a_thing_is_there(
    client: httpx.AsyncClient, resource: Resource
) -> None:
    answer = await client.get(f"/v1/{resource.plural}/{PATH_EXAMPLES[resource]}")
    schema = await client.get(answer.links["describedby"]["url"])
    assert schema.status_code == 200
    assert schema.json()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "rest",
    [
        *("", "?fields=id", "/claims", "/events?limit=1", "/comparison", "/comparison?method=own"),
        *("/revisions", "/revisions/1", "/citation"),
    ],
)
async def test_an_id_that_nothing_has_is_told_its_neighbours(
    client: httpx.AsyncClient, rest: str
) -> None:
    answer = await client.get(f"/v1/battles/battle-of-bear{rest}")
    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is nothing with this id in /v1/battles."
    (fault,) = answer.json()["errors"]
    assert (fault["in"], fault["at"], fault["code"]) == ("path", "id", "unknown_value")
    assert fault["expected"][0] == BER
    (same,) = (await client.get("/v1/claims?battle=battle-of-bear")).json()["errors"]
    assert fault["expected"] == same["expected"]
    assert fault["detail"] == same["detail"]


async def test_fields_cut_a_record_down(client: httpx.AsyncClient) -> None:
    address = "/v1/battles/battle-of-ber-2023"
    whole = await client.get(address)
    answer = await client.get(f"{address}?fields=id,date.edtf,sides.actors.id")
    assert answer.json() == {
        "id": "battle-of-ber-2023",
        "date": {"edtf": "2023-08-11/2023-08-12"},
        "sides": [
            {"actors": [{"id": "malian-armed-forces"}, {"id": "wagner-group"}]},
            {"actors": [{"id": "cma"}]},
            {"actors": [{"id": "jnim"}]},
        ],
    }
    assert answer.headers["etag"].startswith('"1-')
    assert answer.headers["etag"] != whole.headers["etag"]


async def test_an_unknown_field_is_refused_with_its_neighbours(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/battles/battle-of-ber-2023?fields=nam,id&fields=id")
    assert answer.status_code == 422
    faults = [(fault["at"], fault["code"]) for fault in answer.json()["errors"]]
    assert faults == [("fields", "given_twice")]
    answer = await client.get("/v1/battles/battle-of-ber-2023?fields=nam,id")
    (fault,) = answer.json()["errors"]
    assert (fault["at"], fault["code"]) == ("fields", "unknown_field")
    assert "name" in fault["expected"]


async def test_the_loop_reads_no_fields(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To look for near names takes milliseconds, and to others the loop would stand still.
    sought_in: set[int] = set()

    def near(_name: str, _known: Iterable[str]) -> tuple[str, ...]:
        sought_in.add(threading.get_ident())
        return ("id",)

    monkeypatch.setattr(fields, "near", near)
    query = ",".join(f"claims.claimant.voic{n}" for n in range(60))
    answer = await client.get(f"/v1/battles/{BER}?fields={query}")
    assert len(answer.json()["errors"]) == 60
    assert sought_in
    assert threading.get_ident() not in sought_in


@pytest.mark.parametrize(
    ("failure", "status", "problem"),
    [
        (StoreUnavailable("The store is away."), 503, "store-unavailable"),
        (asyncio.CancelledError(), 503, "unavailable"),
        (RuntimeError("hush"), 500, "internal-error"),
    ],
)
async def test_a_failure_in_the_lane_becomes_a_problem(
    service: FastAPI,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    *,
    failure: BaseException,
    status: int,
    problem: str,
) -> None:
    async def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(service.state.store.documents, "get", fail)
    answer = await client.get(
        "/v1/battles/battle-of-ber-2023", headers={"X-Request-ID": REQUEST_ID}
    )
    assert answer.status_code == status
    assert answer.json()["type"] == f"/problems/{problem}"
    assert answer.headers["x-request-id"] == REQUEST_ID
    assert "hush" not in answer.text


async def test_what_is_out_of_bounds_is_refused_in_the_lane_too(client: httpx.AsyncClient) -> None:
    address = "/v1/battles/battle-of-ber-2023"
    headers = {"X-Long": "x" * LARGEST_HEADERS}
    assert (await client.get(address, headers=headers)).status_code == 431
    assert (await client.get(f"{address}%00")).status_code == 400


async def test_the_access_log_has_a_line_for_what_the_lane_answers(
    library_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app = create_app(Settings(database_url=library_url, access_log=True, log_format="json"))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://t") as client,
    ):
        answer = await client.get("/v1/battles/battle-of-ber-2023")
        await client.get("/v1/battles?limit=1")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["path"] for line in lines] == ["/v1/battles/battle-of-ber-2023", "/v1/battles"]
    assert lines[0]["request_id"] == answer.headers["x-request-id"]
    assert lines[0]["status"] == 200
