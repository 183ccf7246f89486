"""One connection of the HTTP server, with bounds on what a slow client can hold.

The server's own protocol reads the head of a request for as long as the client likes to send it:
a head that never ends keeps its connection and grows in memory. It waits as long for a body of
which nothing more comes, and for a client that does not read. It takes in all that a client asks
before the first answer, and answers nobody else meanwhile. What it refuses by itself it answers
with a line of text, before the answers that are still due; here too every failure is a problem
document.

httptools has no bound of its own. h11 has one, and takes 75 microseconds of processor time for a
request where httptools takes 16 (a constant answer of 12.5 kB; what is done here does not show).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar
from uuid import uuid4

import httptools
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)

from ..api.guards import LARGEST_HEADERS, LONGEST_TARGET
from ..api.headers import CONTENT_SECURITY_POLICY, CORS_HEADERS, SECURITY_HEADERS
from ..api.problems import problem_answer
from ..errors import (
    BadRequest,
    BattleApiError,
    HeadersTooLarge,
    RequestTimeout,
    UriTooLong,
)
from .whole_answers import in_one_piece

_BODY_HEADERS = frozenset((b"content-length", b"transfer-encoding"))

_PIECE = 4096
"""Bytes that are parsed in one go."""


class Connection(HttpToolsProtocol):
    """A connection on which every request begins, and every answer goes out, in time.

    The exact bounds of a head are kept by the API's guard, which sees complete requests. Here a
    head is ended that grows beyond them, give or take what is read at once. No request needs a
    body: where one is not complete when its answer is, the connection ends with that answer.
    """

    head_seconds: ClassVar[float] = 15.0
    """From the connection, or from the first byte of a later request, to the end of its head."""

    largest_head: ClassVar[int] = LARGEST_HEADERS + LONGEST_TARGET

    parting_seconds: ClassVar[float] = 2.0
    """From the last answer to a client that is still sending, to the end of its connection."""

    stalled_seconds: ClassVar[float] = 30.0
    """So long a client may take nothing of what is written to it."""

    most_waiting: ClassVar[int] = 100
    """So many requests that wait for an earlier answer keep the connection from being read on."""

    _all_is_sent = False
    _answering: RequestResponseCycle | None = None
    _deadline: asyncio.TimerHandle | None = None
    _head_bytes = 0
    _parting = False
    _unparsed = b""
    _write_check: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin: the first head is due."""
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """End: nothing is due any more."""
        self._head_is_complete()
        self._stop_write_checks()
        if self._answering is not None:
            # The server tells the latest request only, and this one may wait to write its answer.
            self._answering.disconnected = True
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what arrived; see that what is not complete with it comes to an end."""
        if self._parting:
            return
        self._unparsed += data
        self._parse()

    def eof_received(self) -> bool:  # type: ignore[override]
        """End the connection of a client that sends no more, once all that it asked is answered."""
        self._all_is_sent = True
        if not self._parting:
            self._parse()
        return self._unanswered() is not None

    def part(self) -> None:
        """End the connection of a client that is still sending, once it has read the answer.

        Closed at once, the answer would be lost: the kernel drops what is not yet read on the other
        side when more arrives here.
        """
        self._parting = True
        self.pipeline.clear()
        if self._all_is_sent:
            self._close()
        elif not self.transport.is_closing():
            self.transport.write_eof()
            self._deadline = self.loop.call_later(self.parting_seconds, self._close)

    def on_headers_complete(self) -> None:
        """Begin to answer, or let the request wait for its turn."""
        self._head_is_complete()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """Go on to the next request, or see the last answer out."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._check_writes()
        elif self._unparsed:
            self._parse()

    def pause_writing(self) -> None:
        """Let the answer wait for the client."""
        super().pause_writing()
        self._check_writes()

    def resume_writing(self) -> None:
        """Go on: the client has taken nearly all."""
        super().resume_writing()
        if not self.transport.is_closing():
            self._stop_write_checks()

    def timeout_keep_alive_handler(self) -> None:
        """End a connection on which nothing is asked any more."""
        if not self.transport.is_closing():
            self._close()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, in_one_piece(app, cycle))

    def _parse(self) -> None:
        # A piece at a time: ten thousand small requests fit into what is read at once, and while
        # they are parsed nobody else is answered.
        self._unset_keepalive_if_required()
        while self._unparsed and len(self.pipeline) < self.most_waiting and not self._is_over():
            piece, self._unparsed = self._unparsed[:_PIECE], self._unparsed[_PIECE:]
            self._parse_piece(piece)
        if self._is_over():
            self._unparsed = b""
        elif self._unparsed:
            self.flow.pause_reading()
        elif (latest := self._unanswered()) and (latest.more_body or self._all_is_sent):
            self._end_with(latest)

    def _is_over(self) -> bool:
        return self._parting or self.transport.is_closing()

    def _parse_piece(self, piece: bytes) -> None:
        try:
            self._feed(piece)
        except httptools.HttpParserError:
            self._refuse(BadRequest("The request is not valid HTTP."))
            return
        if self._is_over():
            return
        # The server makes a scope at the first byte of a request and completes it with the head.
        # Blank lines may come after an answer and before that byte; they end the server's own wait.
        scope: Any = self.scope
        if scope is None or "method" not in scope or self.cycle.response_complete:
            self._await_head(len(piece))

    def _feed(self, piece: bytes) -> None:
        while piece:
            try:
                self.parser.feed_data(piece)
            except httptools.HttpParserUpgrade as asked:
                # No other protocol is spoken here, so what follows is the next request. But the
                # parser has skipped no body, and that must not be taken for one.
                if not _BODY_HEADERS.isdisjoint(name for name, _ in self.headers):
                    self._read_no_more()
                    return
                piece = piece[asked.args[0] :]
            else:
                return

    def _unanswered(self) -> RequestResponseCycle | None:
        """The latest request whose head was read, unless it is answered already."""
        latest: RequestResponseCycle | None = self.cycle
        return None if latest is None or latest.response_complete else latest

    def _read_no_more(self) -> None:
        """End the connection with the latest answer that is due."""
        latest = self._unanswered()
        if latest is not None:
            self._head_is_complete()
            self._end_with(latest)
            self._parting = True

    def _end_with(self, latest: RequestResponseCycle) -> None:
        latest.keep_alive = False
        latest.transport = _LastAnswer(self.transport, self.part)

    def _await_head(self, received: int) -> None:
        self._head_bytes += received
        if self._deadline is None:
            self._expect_head()
        if self._head_bytes <= self.largest_head:
            return
        if len(self.url or b"") > LONGEST_TARGET:
            self._refuse(UriTooLong(f"The address is longer than {LONGEST_TARGET} bytes."))
        else:
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
        if self.flow.read_paused:
            # What is missing may have come; it is read when the answers before it are out.
            self._expect_head()
            return
        if self._head_bytes:
            seconds = round(self.head_seconds)
            self._refuse(RequestTimeout(f"The request was not complete after {seconds} seconds."))
        else:
            # Nothing was asked, so nothing is answered.
            self._close()

    def _close(self) -> None:
        """Close after what is written is sent, which a client that does not read puts off."""
        self.transport.close()
        self._check_writes()

    def _check_writes(self) -> None:
        if self._write_check is None:
            self._check_again(self.transport.get_write_buffer_size())

    def _check_again(self, left: int) -> None:
        self._write_check = self.loop.call_later(self.stalled_seconds, self._abort_if_stalled, left)

    def _abort_if_stalled(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        if left < before:
            self._check_again(left)
        else:
            self.transport.abort()

    def _stop_write_checks(self) -> None:
        if self._write_check is not None:
            self._write_check.cancel()
        self._write_check = None

    def _refuse(self, error: BattleApiError) -> None:
        if self._unanswered() is not None:
            # Whoever waits for the answer to what came before would take the refusal for it.
            self._read_no_more()
            return
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
        self._close()


class _LastAnswer(asyncio.Transport):
    """What an answer is written to that ends its connection while the client is still sending."""

    def __init__(self, transport: asyncio.Transport, part: Callable[[], None]) -> None:
        super().__init__()
        self._transport = transport
        self._part = part

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self._transport.write(data)

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def close(self) -> None:
        self._part()

    def abort(self) -> None:
        self._transport.abort()
