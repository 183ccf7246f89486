"""What is refused before any route sees it: too long, too large, not text, for no one host."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Receive, Scope, Send

from battleapi.errors import (
    BadRequest,
    ContentTooLarge,
    Fault,
    HeadersTooLarge,
    NotFound,
    UriTooLong,
)

LONGEST_TARGET = 16 * 1024
LARGEST_HEADERS = 64 * 1024
LARGEST_BODY = 2_000_000

_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")


class RequestGuard:
    """Bounds on the request line, the header section and the body.

    uvicorn with httptools passes a megabyte of headers on with 200. Bodies are judged by their
    declared length; one sent in chunks is never read by a GET, and the server stops taking it in
    after 64 kB.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        if scope["type"] == "http":
            check_bounds(scope)
        await self._app(scope, receive, send)


def check_bounds(scope: Scope) -> None:
    """Raise the refusal of a request that is out of bounds: its target, headers or body."""
    _check_target(scope.get("raw_path") or b"", scope["query_string"])
    hosts = _check_headers(scope["headers"])
    if hosts != 1 and (hosts > 1 or scope["http_version"] != "1.0"):
        raise BadRequest("A request has one Host header (RFC 9112, 3.2).")


def _check_target(path: bytes, query: bytes) -> None:
    if len(path) + len(query) > LONGEST_TARGET:
        raise UriTooLong(f"The address is longer than {LONGEST_TARGET} bytes.")
    if b"%" not in path:
        return
    # The server replaces what it cannot decode, so two addresses would become one.
    decoded = unquote_to_bytes(path)
    try:
        decoded.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable_path("not_utf8", "is not percent-encoded UTF-8") from error
    if _CONTROL.search(decoded):
        raise _unreadable_path("control_character", "holds a control character")
    # The server decodes the path before it is divided, which would make two segments of one.
    if b"%2f" in path.lower():
        raise NotFound("Nothing has this address.")


def _check_headers(headers: list[tuple[bytes, bytes]]) -> int:
    """Check size and body; the answer is the number of Host headers."""
    size = 0
    hosts = 0
    for name, value in headers:
        size += len(name) + len(value)
        if name == b"host":
            hosts += 1
        if name == b"content-length" and not (value.isdigit() and len(value) < 16):
            raise BadRequest("The Content-Length is not a number of bytes.")
        if name == b"content-length" and int(value) > LARGEST_BODY:
            raise ContentTooLarge(f"The body is larger than {LARGEST_BODY} bytes.")
    if size > LARGEST_HEADERS:
        raise HeadersTooLarge(f"The headers are larger than {LARGEST_HEADERS} bytes.")
    return hosts


def _unreadable_path(code: str, what: str) -> BadRequest:
    return BadRequest(f"The path {what}.", (Fault("path", "path", code, f"The path {what}."),))
