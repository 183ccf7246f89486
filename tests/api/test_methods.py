import io

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from battleapi.api.access_log import AccessLog
from battleapi.api.answers import Made, respond
from battleapi.api.exchange import Exchange
from battleapi.api.guards import RequestGuard
from battleapi.api.log import make_log
from battleapi.api.methods import HeadAsGet, MethodRefused, routing_failure
from battleapi.errors import BadRequest, NotFound
from battleapi.settings import Settings
from tests.api.exchanges import send

pytestmark = pytest.mark.anyio


def a_request(method: str) -> Request:
    app = Starlette()
    app.state.routes = []
    return Request({"type": "http", "method": method, "headers": [], "path": "/v1", "app": app})


async def test_what_the_router_cannot_place() -> None:
    with pytest.raises(NotFound):
        await routing_failure(a_request("GET"), HTTPException(404))
    with pytest.raises(MethodRefused):
        await routing_failure(a_request("PUT"), HTTPException(405))
    with pytest.raises(BadRequest):
        await routing_failure(a_request("GET"), HTTPException(401))
    with pytest.raises(RuntimeError, match="not of the router"):
        await routing_failure(a_request("GET"), RuntimeError("not of the router"))
    answer = await routing_failure(a_request("OPTIONS"), HTTPException(405))
    assert answer.status_code == 204
    assert (b"allow", b"GET, HEAD, OPTIONS") in answer.raw_headers
    assert (b"cache-control", b"no-store") in answer.raw_headers


async def test_head_hears_of_one_end_however_long_the_body() -> None:
    async def in_pieces(scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        assert scope["method"] == "GET"
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for last in (False, False, True):
            await send({"type": "http.response.body", "body": b"piece", "more_body": not last})

    got = await send(HeadAsGet(in_pieces), method="HEAD")
    assert got.body == b""
    assert [message["type"] for message in got.messages] == [
        "http.response.start",
        "http.response.body",
    ]
    assert (await send(HeadAsGet(in_pieces))).body == b"piecepiecepiece"


async def test_what_is_not_http_goes_through_the_stack_untouched() -> None:
    seen: list[Scope] = []

    async def keep(scope: Scope, receive: Receive, send: Send) -> None:
        del receive, send
        seen.append(scope)

    async def nothing(*_: object) -> None:
        raise AssertionError("nothing is sent or received")

    log = make_log(Settings(), io.StringIO())
    stack = AccessLog(HeadAsGet(Exchange(RequestGuard(keep), log)), log)
    scope: Scope = {"type": "lifespan"}
    await stack(scope, nothing, nothing)  # type: ignore[arg-type]
    assert seen == [{"type": "lifespan"}]
    assert seen[0] is scope


def test_what_is_too_small_to_compress_is_compressed_for_those_who_take_nothing_else() -> None:
    small = Made(b"{}")
    assert small.gzip is None
    plain = respond(small, {b"accept-encoding": b"gzip"})
    assert plain.body == b"{}"
    only = respond(small, {b"accept-encoding": b"gzip, identity;q=0"})
    assert (b"content-encoding", b"gzip") in only.raw_headers
    assert only.body[:2] == b"\x1f\x8b"
    assert dict(only.raw_headers)[b"etag"] == dict(plain.raw_headers)[b"etag"][:-1] + b'-gzip"'
