import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from benchmarks.load import Target, run_load

BODY = b"x" * 300_000


@contextmanager
def answering(*pieces: bytes) -> Iterator[int]:
    """A server that answers every request with these pieces, one `send` each."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(10)

    def serve_one(connection: socket.socket) -> None:
        with connection:
            while connection.recv(4096):
                for piece in pieces:
                    connection.sendall(piece)

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            connection.settimeout(10)
            threading.Thread(target=serve_one, args=(connection,)).start()

    thread = threading.Thread(target=serve)
    thread.start()
    yield listener.getsockname()[1]
    # A listener that is only closed goes on waiting.
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def head(status: int, length: int) -> bytes:
    return f"HTTP/1.1 {status} Whatever\r\ncontent-length: {length}\r\n\r\n".encode()


@pytest.mark.parametrize(
    "pieces",
    [
        (head(200, len(BODY)) + BODY,),
        (head(200, len(BODY)), BODY),
        (head(200, len(BODY))[:20], head(200, len(BODY))[20:] + BODY[:7], BODY[7:]),
    ],
)
def test_whole_answers_are_counted_however_they_arrive(pieces: tuple[bytes, ...]) -> None:
    with answering(*pieces) as port:
        result = run_load(port, (Target("/", 200, len(BODY)),), connections=3, count=40)
    assert len(result.latencies) == 40
    assert not result.errors
    assert 0 < result.percentile(0.5) <= result.percentile(0.99) <= result.seconds


def test_an_unchanged_document_has_no_body() -> None:
    with answering(b"HTTP/1.1 304 Not Modified\r\ncontent-length: 5\r\n\r\n") as port:
        result = run_load(port, (Target("/", 304, 0),), connections=2, count=10)
    assert (len(result.latencies), dict(result.errors)) == (10, {})


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (head(500, 2) + b"no", "status 500"),
        (head(200, 3) + b"no!", "length 3"),
        (head(200, 2) + b"no!", "longer than announced"),
    ],
)
def test_each_wrong_answer_is_counted(answer: bytes, wrong: str) -> None:
    with answering(answer) as port:
        result = run_load(port, (Target("/", 200, 2),), connections=2, count=6)
    assert dict(result.errors) == {wrong: 6}


def test_targets_are_asked_in_turn() -> None:
    with answering(head(200, 2) + b"ok") as port:
        targets = (Target("/", 200, 2), Target("/", 304, 0))
        result = run_load(port, targets, connections=1, count=10, sleeps=True)
    assert dict(result.errors) == {"status 200": 5}
