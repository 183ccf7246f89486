"""One exchange from request to answer: its id, the headers that every answer has, its failures."""

from __future__ import annotations

import re
from asyncio import CancelledError
from secrets import token_hex

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.typing import FilteringBoundLogger

from battleapi.errors import BattleApiError, Unauthorized, Unavailable

from .absent import Moved
from .answers import StateChanged
from .headers import CONTENT_SECURITY_POLICY, CORS_HEADERS, SECURITY_HEADERS, RawHeaders
from .methods import MethodRefused
from .problems import problem_answer

REQUEST_ID = "battleapi.request_id"
"""The key of an ASGI scope under which the request's id stands."""

FAILURE = "battleapi.failure"
"""The key of an ASGI scope under which stands what failed before the exchange began."""

_CSP = b"content-security-policy"
_COMMON = (*SECURITY_HEADERS, *CORS_HEADERS)
_UUID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Exchange:
    """Gives each request its id and each answer its common headers; turns failures into problems.

    It is the one place where an exception becomes an answer, so that routes, the lane and guards
    all fail in the same form. An exception that is not ours is logged here, once, and says
    nothing of itself to the client.
    """

    def __init__(self, app: ASGIApp, log: FilteringBoundLogger) -> None:
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = request_id_of(scope["headers"])
        scope[REQUEST_ID] = request_id
        started = False

        async def send_with_common_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = marked(message["headers"], request_id)
            await send(message)

        try:
            _fail_again(scope)
            await self._app(scope, receive, send_with_common_headers)
        except (BattleApiError, CancelledError) as error:
            if started:
                raise
            if isinstance(error, Moved):
                answer = error.answer(scope["path"], scope["query_string"])
            else:
                answer = problem_answer(_refusal(error), request_id, _headers_of(error))
            await answer(scope, receive, send_with_common_headers)
        except Exception:
            self._log.exception("request_failed", request_id=request_id, path=scope["path"])
            if started:
                # Half an answer must not look whole: the server breaks the connection.
                raise
            answer = problem_answer(BattleApiError(_INTERNAL), request_id)
            await answer(scope, receive, send_with_common_headers)


def request_id_of(headers: RawHeaders) -> str:
    """The id of a request: the one that it brings where that is a UUID, else a new one."""
    return _given_id(headers) or _new_id()


def marked(headers: RawHeaders, request_id: str) -> RawHeaders:
    """The headers of an answer with those that every answer has."""
    # The console at /docs runs scripts and sends a policy of its own.
    policy = () if _CSP in dict(headers) else ((_CSP, CONTENT_SECURITY_POLICY),)
    return [*headers, *policy, *_COMMON, (b"x-request-id", request_id.encode("ascii"))]


_INTERNAL = "The failure was recorded under the id of this request."
_ENDING = "The service is ending and this request took too long."


def _new_id() -> str:
    # A random UUID (RFC 9562, version 4); `uuid4` takes three times as long to say the same.
    digits = token_hex(16)
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def _given_id(headers: RawHeaders) -> str | None:
    # Only the form that goes into `instance` is taken: what a client sends is never echoed raw.
    for name, value in headers:
        if name == b"x-request-id":
            return value.lower().decode("ascii") if _UUID.fullmatch(value.lower()) else None
    return None


def _fail_again(scope: Scope) -> None:
    if FAILURE in scope:
        raise scope[FAILURE]


def _refusal(error: BattleApiError | CancelledError) -> BattleApiError:
    # Requests are cancelled only when the process ends and has waited for them.
    return Unavailable(_ENDING) if isinstance(error, CancelledError) else error


def _headers_of(error: BaseException) -> RawHeaders:
    if isinstance(error, StateChanged):
        return [(b"etag", error.etag)]
    if isinstance(error, MethodRefused):
        return [(b"allow", error.allowed)]
    if isinstance(error, Unauthorized):
        return [(b"www-authenticate", b'Bearer realm="battleapi"')]
    return []
