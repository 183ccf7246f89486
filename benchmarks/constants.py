"""The two measures: bytes that are ready, sent by bare uvicorn and by a bare FastAPI route."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Response

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Any, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Constant:
    """One answer: what battleapi sends at the same path, with the least headers that it takes."""

    body: bytes
    coding: str | None = None


def bare_application(constants: Mapping[str, Constant]) -> Application:
    """The least ASGI application that there is: a look-up in a dict, and two messages."""
    answers = {path: _messages(constant) for path, constant in constants.items()}
    nothing = _messages(Constant(b"{}"))

    async def application(scope: Scope, receive: Any, send: Send) -> None:  # noqa: ANN401, ARG001 - as ASGI has it
        for message in answers.get(scope["path"], nothing):
            await send(message)

    return application


def fastapi_application(constants: Mapping[str, Constant]) -> FastAPI:
    """FastAPI as it comes, with one route for each answer."""
    app = FastAPI()
    for path, constant in constants.items():
        app.get(path)(_endpoint(constant))
    return app


def _messages(constant: Constant) -> tuple[dict[str, Any], dict[str, Any]]:
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(constant.body)),
    ]
    if constant.coding:
        headers.append((b"content-encoding", constant.coding.encode("ascii")))
    return (
        {"type": "http.response.start", "status": 200, "headers": headers},
        {"type": "http.response.body", "body": constant.body},
    )


def _endpoint(constant: Constant) -> Callable[[], Awaitable[Response]]:
    headers = {"content-encoding": constant.coding} if constant.coding else None

    async def endpoint() -> Response:
        return Response(constant.body, media_type="application/json", headers=headers)

    return endpoint
