import pytest
from starlette.types import Receive, Scope, Send

from battleapi.api.answers import Answer
from battleapi.api.guards import RequestGuard
from battleapi.errors import (
    BadRequest,
    BattleApiError,
    ContentTooLarge,
    HeadersTooLarge,
    NotFound,
    UriTooLong,
)
from tests.api.exchanges import send

pytestmark = pytest.mark.anyio


async def ok(scope: Scope, receive: Receive, send: Send) -> None:
    await Answer(200, [], b"ok")(scope, receive, send)


GUARDED = RequestGuard(ok)


@pytest.mark.parametrize(
    ("request_parts", "failure"),
    [
        ({"path": "/" + "a" * 16_384}, UriTooLong),
        ({"path": "/v1/battles", "query": b"q=" + b"a" * 16_384}, UriTooLong),
        ({"path": "/v1/a", "raw_path": b"/v1/%ff"}, BadRequest),
        ({"path": "/v1/a", "raw_path": b"/v1/%ED%A0%80"}, BadRequest),
        ({"path": "/v1/a", "raw_path": b"/v1/a%00b"}, BadRequest),
        ({"path": "/v1/a", "raw_path": b"/v1/a%0Ab"}, BadRequest),
        ({"headers": {"x": "a" * 65_536}}, HeadersTooLarge),
        ({"headers": {f"x{n}": "a" * 1000 for n in range(66)}}, HeadersTooLarge),
        ({"headers": {"content-length": "2000001"}}, ContentTooLarge),
        ({"headers": {"content-length": "9" * 40}}, BadRequest),
        ({"headers": {"content-length": "-1"}}, BadRequest),
        ({"headers": {"content-length": "ten"}}, BadRequest),
        ({"headers": {"content-length": "²"}}, BadRequest),
        ({"headers": []}, BadRequest),
        ({"headers": [], "http_version": "2"}, BadRequest),
        ({"headers": [("host", "a.example"), ("host", "a.example")]}, BadRequest),
        (
            {"headers": [("host", "a.example"), ("host", "b.example")], "http_version": "1.0"},
            BadRequest,
        ),
        ({"path": "/v1/battles", "raw_path": b"/v1%2fbattles"}, NotFound),
        ({"path": "/v1/battles/x", "raw_path": b"/v1/battles%2Fx"}, NotFound),
    ],
)
async def test_what_no_route_should_see(
    request_parts: dict[str, object], failure: type[BattleApiError]
) -> None:
    with pytest.raises(failure):
        await send(GUARDED, **request_parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "request_parts",
    [
        {"path": "/" + "a" * 16_383},
        {"path": "/v1/é", "raw_path": b"/v1/%C3%A9"},
        {"headers": [("host", ""), ("x", "a" * 65_531)]},
        {"headers": [], "http_version": "1.0"},
        {"path": "/v1/battles", "raw_path": b"/v1/%62attles"},
        {"headers": {"content-length": "2000000"}},
    ],
)
async def test_what_is_just_within_the_bounds(request_parts: dict[str, object]) -> None:
    assert (await send(GUARDED, **request_parts)).body == b"ok"  # type: ignore[arg-type]
