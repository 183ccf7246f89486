"""Methods that a route does not spell out: HEAD, OPTIONS, and the answer to all others."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from battleapi.errors import BadRequest, Fault, MethodNotAllowed, NotFound

from .answers import Answer
from .headers import NO_STORE, PREFLIGHT_HEADERS

ALLOWED = b"GET, HEAD, OPTIONS"
"""Every address of this service is read, and only read, but for those that are only written to."""

WRITTEN = b"POST, OPTIONS"
"""What an address takes that is no thing to read, but something to do."""


class HeadAsGet:
    """Answers HEAD by running GET and dropping the body (RFC 9110, 9.3.2).

    FastAPI answers 405 otherwise, and a second declaration of every route would be two truths.
    The scope is copied: the server keeps its own to know that no body may follow.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                if message.get("more_body", False):
                    return
                message = {"type": "http.response.body", "body": b"", "more_body": False}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_without_body)


async def routing_failure(request: Request, failure: Exception) -> Answer:
    """What the router could not place: OPTIONS is answered, everything else becomes ours.

    Starlette says 404 and 405 in plain text, and names in `Allow` only the first route's method.
    """
    if not isinstance(failure, HTTPException):
        raise failure
    if failure.status_code == 404:
        raise NotFound("Nothing has this address.", _without_slash(request)) from failure
    if failure.status_code != 405:
        raise BadRequest("The request cannot be read.") from failure
    if request.method == "OPTIONS":
        # Answers to OPTIONS are not kept (RFC 9110, 9.3.7); a browser goes by Max-Age.
        allowed = (b"allow", _allowed(request))
        return Answer(204, [allowed, (b"cache-control", NO_STORE), *PREFLIGHT_HEADERS])
    raise MethodRefused(_allowed(request)) from failure


def _allowed(request: Request) -> bytes:
    scope = {**request.scope, "method": "POST"}
    routes = (one for one in request.app.state.routes if isinstance(one, Route))
    is_written = any(one.matches(scope)[0] is Match.FULL for one in routes)
    return WRITTEN if is_written else ALLOWED


def _without_slash(request: Request) -> tuple[Fault, ...]:
    """What is wrong with an address that would be one without the slash at its end."""
    path: str = request.scope["path"]
    if not path.endswith("/"):
        return ()
    scope = {**request.scope, "path": path.rstrip("/"), "method": "GET"}
    # By its template, since what was sent is never repeated.
    meant = tuple(
        route.path
        for route in request.app.state.routes
        if isinstance(route, Route) and route.matches(scope)[0] is Match.FULL
    )
    if not meant:
        return ()
    return (Fault("path", "path", "trailing_slash", "The address has no slash at its end.", meant),)


class MethodRefused(MethodNotAllowed):
    """A refused method; the answer carries the complete `Allow`."""

    def __init__(self, allowed: bytes = ALLOWED) -> None:
        only = "read: GET, HEAD and OPTIONS" if allowed == ALLOWED else "written to: POST"
        super().__init__(f"This address is only {only}.")
        self.allowed = allowed
