from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import pytest
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from battleapi.cli.whole_answers import in_one_piece

Messages = Sequence[dict[str, Any]]

JSON = (b"content-type", b"application/json")
TAG = (b"etag", b'"1-abc"')


def start(status: int, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {"type": "http.response.start", "status": status, "headers": [*headers]}


def body(content: bytes = b"", **more: bool) -> dict[str, Any]:
    return {"type": "http.response.body", "body": content, **more}


def length(number: int) -> tuple[bytes, bytes]:
    return b"content-length", b"%d" % number


class Wire(asyncio.Transport):
    """A transport that keeps each piece that is written."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []
        self.closed = False

    def write(self, data: Any) -> None:
        self.pieces.append(bytes(data))

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True


class Exchanged:
    """One request, answered with these messages through the server's own cycle."""

    def __init__(
        self,
        messages: Messages,
        *,
        together: bool,
        method: str = "GET",
        keep_alive: bool = True,
        paused: bool = False,
    ) -> None:
        self.wire = Wire()
        self.completed = 0
        self.cycle: RequestResponseCycle
        asyncio.run(self._run(messages, together, method, keep_alive, paused))

    async def _run(
        self, messages: Messages, together: bool, method: str, keep_alive: bool, paused: bool
    ) -> None:
        flow = FlowControl(self.wire)
        if paused:
            flow.pause_writing()
            asyncio.get_running_loop().call_later(0.01, flow.resume_writing)
        scope: Any = {"type": "http", "method": method, "http_version": "1.1", "path": "/"}
        self.cycle = RequestResponseCycle(
            scope=scope,
            transport=self.wire,
            flow=flow,
            logger=logging.getLogger("test"),
            access_logger=logging.getLogger("test"),
            access_log=False,
            default_headers=[(b"date", b"Thu, 01 Jan 1970 00:00:00 GMT")],
            message_event=asyncio.Event(),
            expect_100_continue=False,
            keep_alive=keep_alive,
            on_response=self._complete,
        )

        async def app(_scope: Any, _receive: Any, send: Any) -> None:
            for message in messages:
                await send(message)

        application: Any = app
        await self.cycle.run_asgi(
            in_one_piece(application, self.cycle) if together else application
        )

    def _complete(self) -> None:
        self.completed += 1

    @property
    def outcome(self) -> tuple[Any, ...]:
        """All that the server and the client can know of it."""
        cycle = self.cycle
        state = (cycle.response_started, cycle.response_complete, cycle.message_event.is_set())
        return b"".join(self.wire.pieces), self.wire.closed, self.completed, *state


WHOLE = {
    "with a body": [start(200, JSON, TAG, length(2)), body(b"{}")],
    "not modified": [start(304, TAG), body()],
    "without content": [start(204, (b"allow", b"GET")), body()],
    "a problem": [start(404, length(4)), body(b"none")],
    "empty": [start(200, length(0)), body()],
}
NOT_WHOLE = {
    "in parts": [start(200, length(4)), body(b"ab", more_body=True), body(b"cd")],
    "of no stated length": [start(200, JSON), body(b"{}")],
}


@pytest.mark.parametrize("messages", WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize("keep_alive", [True, False])
def test_a_whole_answer_is_what_the_server_writes_but_one_piece(
    messages: Messages, keep_alive: bool
) -> None:
    ours = Exchanged(messages, together=True, keep_alive=keep_alive)
    servers = Exchanged(messages, together=False, keep_alive=keep_alive)
    assert ours.outcome == servers.outcome
    assert ours.completed == 1
    assert len(ours.wire.pieces) == 1
    assert len(servers.wire.pieces) == 2


def test_a_large_body_is_not_copied_behind_its_head() -> None:
    content = b"x" * 65_537
    messages = [start(200, JSON, length(len(content))), body(content)]
    ours = Exchanged(messages, together=True)
    assert [len(piece) for piece in ours.wire.pieces][1:] == [65_537]
    assert ours.outcome == Exchanged(messages, together=False).outcome


@pytest.mark.parametrize("messages", NOT_WHOLE.values(), ids=NOT_WHOLE)
def test_all_else_is_left_to_the_server(messages: Messages) -> None:
    ours, servers = (Exchanged(messages, together=one) for one in (True, False))
    assert ours.wire.pieces == servers.wire.pieces
    assert ours.outcome == servers.outcome


def test_head_and_slow_readers_are_left_to_the_server() -> None:
    messages = [start(200, JSON, length(2)), body(b"{}")]
    head = Exchanged(messages, together=True, method="HEAD")
    assert head.outcome == Exchanged(messages, together=False, method="HEAD").outcome
    assert not head.wire.pieces[0].endswith(b"{}")
    slow = Exchanged(messages, together=True, paused=True)
    assert slow.outcome == Exchanged(messages, together=False, paused=True).outcome
    assert len(slow.wire.pieces) == 2


@pytest.mark.parametrize("value", [b"a\r\nset-cookie: b", b"a\nb", b"a\rb"])
def test_a_header_with_a_line_break_is_never_written(value: bytes) -> None:
    messages = [start(200, (b"link", value), length(2)), body(b"{}")]
    ours = Exchanged(messages, together=True)
    written = b"".join(ours.wire.pieces)
    assert written.startswith(b"HTTP/1.1 500 ")
    assert value not in written


def test_an_application_that_fails_before_its_body_answers_500() -> None:
    ours = Exchanged([start(200, length(2))], together=True)
    assert b"".join(ours.wire.pieces).startswith(b"HTTP/1.1 500 ")
