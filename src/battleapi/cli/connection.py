"""One connection of the HTTP server, with bounds on the head of a request.

The server's own protocol reads the head of a request for as long as the client likes to send it:
a head that never ends keeps its connection and grows in memory. What it refuses by itself it
answers with a line of text; here too every failure is a problem document.

httptools has no bound of its own. h11 has one, and takes 75 microseconds of processor time for a
request where httptools takes 16 (a constant answer of 12.5 kB; what is done here does not show).
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar
from uuid import uuid4

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from ..api.guards import LARGEST_HEADERS, LONGEST_TARGET
from ..api.headers import CONTENT_SECURITY_POLICY, CORS_HEADERS, SECURITY_HEADERS
from ..api.problems import problem_answer
from ..errors import BadRequest, BattleApiError, HeadersTooLarge, RequestTimeout


class Connection(HttpToolsProtocol):
    """A connection on which the head of a request is complete in time, and in bounds.

    The exact bounds are kept by the API's guard, which sees complete requests. Here a head is ended
    that grows beyond them, give or take what is read at once.
    """

    head_seconds: ClassVar[float] = 15.0
    """From the connection, or from the first byte of a later request, to the end of its head."""

    largest_head: ClassVar[int] = LARGEST_HEADERS + LONGEST_TARGET

    _deadline: asyncio.TimerHandle | None = None
    _head_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin: the first head is due."""
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """End: nothing is due any more."""
        self._head_is_complete()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what arrived; if a head is not complete with it, see that it comes to an end."""
        super().data_received(data)
        # The server makes a scope at the first byte of a request and completes it with the head.
        scope: Any = self.scope
        if scope is None or "method" not in scope:
            self._await_head(len(data))
        elif self._deadline is not None:
            self._head_is_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - names the parser's own words
        """Answer what is not HTTP, and end the connection."""
        self._refuse(BadRequest("The request is not valid HTTP."))

    def _await_head(self, received: int) -> None:
        if self.transport.is_closing():
            return
        self._head_bytes += received
        if self._deadline is None:
            self._expect_head()
        if self._head_bytes > self.largest_head:
            self._refuse(HeadersTooLarge(f"The headers are larger than {LARGEST_HEADERS} bytes."))

    def _expect_head(self) -> None:
        self._deadline = self.loop.call_later(self.head_seconds, self._head_is_late)

    def _head_is_complete(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None
        self._head_bytes = 0

    def _head_is_late(self) -> None:
        if self.transport.is_closing():
            return
        if self._head_bytes:
            seconds = round(self.head_seconds)
            self._refuse(RequestTimeout(f"The request was not complete after {seconds} seconds."))
        else:
            # Nothing was asked, so nothing is answered.
            self.transport.close()

    def _refuse(self, error: BattleApiError) -> None:
        request_id = str(uuid4())
        answer = problem_answer(error, request_id)
        headers = [
            *self.server_state.default_headers,
            *answer.raw_headers,
            *SECURITY_HEADERS,
            *CORS_HEADERS,
            (b"content-security-policy", CONTENT_SECURITY_POLICY),
            (b"x-request-id", request_id.encode("ascii")),
            (b"connection", b"close"),
        ]
        lines = [b"%b: %b\r\n" % header for header in headers]
        self.transport.write(
            b"".join((STATUS_LINE[error.status], *lines, b"\r\n", bytes(answer.body)))
        )
        self.transport.close()
