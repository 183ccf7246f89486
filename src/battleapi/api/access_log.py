"""The access log: one line for each request, where the operator asks for it."""

from __future__ import annotations

from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.typing import FilteringBoundLogger


class AccessLog:
    """Logs method, path, status, bytes and time of each request with its id.

    It is in the stack only where the setting asks for it: a line costs about as much as looking
    up and sending a stored document. The query is left out, since people put names into it.
    """

    def __init__(self, app: ASGIApp, log: FilteringBoundLogger) -> None:
        self._app = app
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        status = 0
        sent_bytes = 0
        request_id = ""

        async def send_and_note(message: Message) -> None:
            nonlocal status, sent_bytes, request_id
            if message["type"] == "http.response.start":
                status = message["status"]
                request_id = dict(message["headers"]).get(b"x-request-id", b"").decode("ascii")
            else:
                sent_bytes += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            self._log.info(
                "request",
                request_id=request_id,
                method=scope["method"],
                path=scope["path"],
                status=status,
                bytes=sent_bytes,
                milliseconds=round((perf_counter() - began) * 1000, 3),
            )
