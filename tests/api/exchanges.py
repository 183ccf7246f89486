"""Sending one request to an ASGI application, without a server and without a client's own ideas."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from starlette.types import ASGIApp, Message

NO_POSITIONS = (
    *(b"5", b"null", b"xx", b"", b"\xff", b'"abc"', b"{}", b'["\\ud800"]', b'["a", "b"]', b"[1e2]"),
    *(b"[[1]]", b"[null]", b"[true]", b"[1.5]", b"[NaN]", b"[-Infinity]", b"[" * 2_000),
)
"""What no cursor that the service gives has behind its checksum."""


def forged(question: bytes, payload: bytes) -> str:
    """A cursor whose checksum is right, made as anybody could make one."""
    key = blake2b(question).digest()
    content = blake2b(payload, digest_size=8, key=key).digest() + payload
    return "k1." + base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


@dataclass(frozen=True)
class Got:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes
    messages: list[Message] = field(repr=False)

    def json(self) -> Any:
        return json.loads(self.body)


async def send(
    app: ASGIApp,
    path: str = "/",
    *,
    method: str = "GET",
    query: bytes = b"",
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = MappingProxyType({}),
    http_version: str = "1.1",
    raw_path: bytes | None = None,
) -> Got:
    """One exchange with the application."""
    messages: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def keep(message: Message) -> None:
        messages.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": http_version,
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode() if raw_path is None else raw_path,
        "query_string": query,
        "root_path": "",
        "headers": [
            (name.lower().encode(), value.encode("latin-1")) for name, value in _pairs(headers)
        ],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    await app(scope, receive, keep)
    start = messages[0]
    return Got(
        start["status"],
        {name.decode(): value.decode("latin-1") for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in messages[1:]),
        messages,
    )


def _pairs(
    headers: Mapping[str, str] | Sequence[tuple[str, str]],
) -> Sequence[tuple[str, str]]:
    """The headers with a Host, unless they are given as pairs, which say it all."""
    if isinstance(headers, Mapping):
        return [("Host", "battles.example"), *headers.items()]
    return headers
