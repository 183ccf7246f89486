from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from battleapi.cli.connection import Connection
from tests.service import Service

pytestmark = pytest.mark.slow

IN_A_SECOND = """
from battleapi.cli.app import main
from battleapi.cli.connection import Connection
Connection.head_seconds = 1.0
main()
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that waits one second for the head of a request."""
    with Service(
        folder=tmp_path_factory.mktemp("service"), program=(sys.executable, "-c", IN_A_SECOND)
    ) as running:
        yield running
        running.stop()


def connect(service: Service) -> socket.socket:
    return socket.create_connection(("127.0.0.1", service.port), timeout=10)


def read_all(connection: socket.socket) -> bytes:
    answer = b""
    try:
        while part := connection.recv(65536):
            answer += part
    except ConnectionResetError:
        # It was closed while we were still sending.
        pass
    return answer


def read_ok(connection: socket.socket) -> bool:
    """Whether the answer is 200; the whole of it is read."""
    answer = b""
    while not answer.endswith(b'{"status":"ok"}'):
        part = connection.recv(65536)
        if not part:
            return False
        answer += part
    return answer.startswith(b"HTTP/1.1 200 ")


def problem_in(answer: bytes) -> tuple[str, dict[str, str], dict[str, object]]:
    """The status line, the headers and the problem document of one raw answer."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("ascii").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert headers["content-type"] == "application/problem+json"
    assert headers["content-length"] == str(len(body))
    assert headers["connection"] == "close"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    return status, headers, json.loads(body)


def test_what_is_not_http_is_a_problem(service: Service) -> None:
    with connect(service) as connection:
        connection.sendall(b"HELO battleapi\r\n\r\n")
        status, headers, problem = problem_in(read_all(connection))
    assert status == "HTTP/1.1 400 Bad Request"
    assert problem["type"] == "/problems/bad-request"
    assert problem["instance"] == f"urn:uuid:{headers['x-request-id']}"


def test_a_head_that_is_too_long_is_a_problem_whole_or_not(service: Service) -> None:
    line = b"X-Long: " + b"a" * 1000 + b"\r\n"
    for end in (b"\r\n", b""):
        with connect(service) as connection:
            connection.sendall(b"GET /v1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n")
            try:
                for _ in range(400):
                    connection.sendall(line)
                connection.sendall(end)
            except (BrokenPipeError, ConnectionResetError):
                pass
            answer = read_all(connection)
        # The kernel may throw the answer away where the client is still sending.
        assert answer == b"" or answer.startswith(b"HTTP/1.1 431 ")


def test_a_head_a_little_too_long_is_answered_for_certain(service: Service) -> None:
    with connect(service) as connection:
        connection.sendall(b"GET /v1 HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 66_000 + b"\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        answer = read_all(connection)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 431 ")
    assert json.loads(body)["type"] == "/problems/headers-too-large"


def test_an_endless_head_grows_no_further_than_its_bound(service: Service) -> None:
    sent = 0
    with connect(service) as connection:
        connection.sendall(b"GET /v1 HTTP/1.1\r\nHost: x\r\nX-Long: ")
        try:
            while sent < 50_000_000:
                sent += connection.send(b"a" * 65536)
        except (BrokenPipeError, ConnectionResetError):
            pass
    # What lies in the buffers of the kernel comes on top.
    assert sent < 20_000_000


@pytest.mark.parametrize("start", [b"G", b"GET /v1 HTTP/1.1\r\n", b"GET /v1 HTTP/1.1\r\nHost: x"])
def test_a_head_that_is_late_is_a_problem(start: bytes, service: Service) -> None:
    began = time.monotonic()
    with connect(service) as connection:
        connection.sendall(start)
        status, _, problem = problem_in(read_all(connection))
    assert status == "HTTP/1.1 408 Request Timeout"
    assert problem["type"] == "/problems/request-timeout"
    assert problem["detail"] == "The request was not complete after 1 seconds."
    assert 0.8 < time.monotonic() - began < 4


def test_a_drop_now_and_then_does_not_keep_it_open(service: Service) -> None:
    began = time.monotonic()
    with connect(service) as connection:
        connection.sendall(b"GET /v1 HTTP/1.1\r\n")
        connection.settimeout(0.2)
        answer = b""
        while not answer and time.monotonic() - began < 5:
            connection.sendall(b"X-Drop: 1\r\n")
            try:
                answer = connection.recv(65536)
            except TimeoutError:
                continue
    assert answer.startswith(b"HTTP/1.1 408 ")


def test_a_connection_without_a_request_is_closed_in_silence(service: Service) -> None:
    with connect(service) as connection:
        assert read_all(connection) == b""


def test_a_later_head_is_due_from_its_own_first_byte(service: Service) -> None:
    request = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    with connect(service) as connection:
        connection.sendall(request)
        assert read_ok(connection)
        # Longer than a head may take, shorter than a connection is kept open.
        time.sleep(1.5)
        connection.sendall(request[:10])
        time.sleep(0.5)
        connection.sendall(request[10:])
        assert read_ok(connection)
        connection.sendall(request[:10])
        assert read_all(connection).startswith(b"HTTP/1.1 408 ")


def test_the_bounds_are_those_of_the_manual() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    manual = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"within {Connection.head_seconds:.0f} seconds" in manual
