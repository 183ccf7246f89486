import io
import json
import re
from asyncio import CancelledError
from typing import Literal

import pytest
from starlette.types import Receive, Scope, Send

from battleapi.api.access_log import AccessLog
from battleapi.api.answers import Answer, StateChanged
from battleapi.api.exchange import REQUEST_ID, Exchange
from battleapi.api.log import make_log
from battleapi.errors import Fault, InvalidParameters, NotFound, StoreUnavailable
from battleapi.settings import Settings
from tests.api.exchanges import send

pytestmark = pytest.mark.anyio

GIVEN = "0193527a-6d1e-7b0c-9a55-3f0f6f0a2d11"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Fixed:
    """An application that sends one answer, or fails."""

    def __init__(self, failure: BaseException | None = None, *, begin: bool = False) -> None:
        self.failure = failure
        self.begin = begin
        self.seen: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.seen.append(scope[REQUEST_ID])
        if self.begin or self.failure is None:
            await send({"type": "http.response.start", "status": 200, "headers": [(b"x", b"1")]})
        if self.failure is not None:
            raise self.failure
        await Answer(200, [], b"body")(scope, receive, _body_only(send))


def _body_only(send: Send) -> Send:
    async def forward(message: dict[str, object]) -> None:
        if message["type"] == "http.response.body":
            await send(message)

    return forward  # type: ignore[return-value]


def exchange(app: Fixed, stream: io.StringIO | None = None) -> Exchange:
    return Exchange(app, make_log(Settings(log_format="json"), stream or io.StringIO()))


async def test_every_answer_is_marked_and_guarded() -> None:
    got = await send(exchange(Fixed()))
    assert got.status == 200
    assert got.body == b"body"
    assert UUID.fullmatch(got.headers.pop("x-request-id"))
    assert got.headers == {
        "x": "1",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "cross-origin",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": (
            "ETag, Link, Last-Modified, Retry-After, X-Request-ID, Allow"
        ),
    }


@pytest.mark.parametrize("given", [GIVEN, GIVEN.upper()])
async def test_a_request_id_that_is_a_uuid_is_kept(given: str) -> None:
    app = Fixed()
    got = await send(exchange(app), headers={"X-Request-ID": given})
    assert got.headers["x-request-id"] == GIVEN
    assert app.seen == [GIVEN]


async def test_new_request_ids_are_random_uuids() -> None:
    app = Fixed()
    for _ in range(50):
        await send(exchange(app))
    assert len(set(app.seen)) == 50
    for request_id in app.seen:
        assert UUID.fullmatch(request_id)
        assert request_id[14] == "4"
        assert request_id[19] in "89ab"


@pytest.mark.parametrize("given", ["", "1", GIVEN + "0", "<script>", GIVEN[:-1] + "é"])
async def test_any_other_request_id_is_not_repeated(given: str) -> None:
    got = await send(exchange(Fixed()), headers={"X-Request-ID": given})
    assert UUID.fullmatch(got.headers["x-request-id"])
    assert got.headers["x-request-id"] != given


async def test_a_refusal_is_a_problem_document() -> None:
    fault = Fault("query", "actor", "unknown_value", "There is no actor with this id.", ("jnim",))
    app = Fixed(InvalidParameters("1 parameter is not valid. Nothing was searched.", (fault,)))
    got = await send(exchange(app), headers={"X-Request-ID": GIVEN})
    assert got.status == 422
    assert got.headers["content-type"] == "application/problem+json"
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["content-length"] == str(len(got.body))
    assert got.headers["access-control-allow-origin"] == "*"
    assert got.json() == {
        "type": "/problems/invalid-parameters",
        "title": "Some parameters are not valid",
        "status": 422,
        "detail": "1 parameter is not valid. Nothing was searched.",
        "instance": f"urn:uuid:{GIVEN}",
        "errors": [
            {
                "in": "query",
                "at": "actor",
                "code": "unknown_value",
                "detail": "There is no actor with this id.",
                "expected": ["jnim"],
            }
        ],
    }


async def test_a_store_that_is_away_says_when_to_come_back() -> None:
    got = await send(exchange(Fixed(StoreUnavailable("The store is away."))))
    assert got.status == 503
    assert got.headers["retry-after"] == "1"
    assert got.json()["errors"] == []


async def test_a_changed_state_says_which_one_there_is() -> None:
    got = await send(exchange(Fixed(StateChanged(b'"3-00"'))))
    assert got.status == 412
    assert got.headers["etag"] == '"3-00"'


async def test_an_unforeseen_failure_is_logged_once_and_says_nothing() -> None:
    stream = io.StringIO()
    app = Fixed(RuntimeError("password=hush"))
    got = await send(exchange(app, stream), "/v1", headers={"X-Request-ID": GIVEN})
    assert got.status == 500
    assert got.json() == {
        "type": "/problems/internal-error",
        "title": "The service failed",
        "status": 500,
        "detail": "The failure was recorded under the id of this request.",
        "instance": f"urn:uuid:{GIVEN}",
        "errors": [],
    }
    (line,) = stream.getvalue().splitlines()
    logged = json.loads(line)
    assert logged["event"] == "request_failed"
    assert logged["request_id"] == GIVEN
    assert logged["path"] == "/v1"
    assert "password=hush" in line
    assert b"hush" not in got.body


@pytest.mark.parametrize("log_format", ["json", "console"])
async def test_a_logged_traceback_has_no_local_variables(
    log_format: Literal["json", "console"],
) -> None:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        secret = "hush"
        raise RuntimeError(str(len(secret)))

    stream = io.StringIO()
    log = make_log(Settings(log_format=log_format), stream)
    await send(Exchange(app, log))
    assert "RuntimeError" in stream.getvalue()
    assert "hush" not in stream.getvalue()


async def test_a_request_that_the_end_cuts_off_may_be_sent_again() -> None:
    got = await send(exchange(Fixed(CancelledError())))
    assert got.status == 503
    assert got.headers["retry-after"] == "1"
    assert got.json()["type"] == "/problems/unavailable"


@pytest.mark.parametrize(
    "failure", [RuntimeError("midway"), NotFound("midway"), CancelledError("midway")]
)
async def test_half_an_answer_breaks_off(failure: BaseException) -> None:
    app = exchange(Fixed(failure, begin=True))
    with pytest.raises(type(failure), match="midway"):
        await send(app)


async def test_the_access_log_has_a_line_for_each_request() -> None:
    stream = io.StringIO()
    log = make_log(Settings(log_format="json"), stream)
    app = AccessLog(Exchange(Fixed(), log), log)
    await send(app, "/v1/battles", query=b"actor=hush", headers={"X-Request-ID": GIVEN})
    (line,) = stream.getvalue().splitlines()
    logged = json.loads(line)
    assert {key: logged[key] for key in ("request_id", "method", "path", "status", "bytes")} == {
        "request_id": GIVEN,
        "method": "GET",
        "path": "/v1/battles",
        "status": 200,
        "bytes": 4,
    }
    assert logged["milliseconds"] >= 0
    assert "hush" not in line


async def test_the_log_can_be_read_by_people_and_filtered_by_level() -> None:
    stream = io.StringIO()
    log = make_log(Settings(log_format="console", log_level="error"), stream)
    log.info("request")
    log.error("request_failed", request_id=GIVEN)
    assert "request_failed" in stream.getvalue()
    assert stream.getvalue().count("\n") == 1
