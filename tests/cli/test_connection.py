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

from .raw_client import BER, connect, problem_in, read_all, slow_reader

pytestmark = pytest.mark.slow

IN_A_SECOND = """
from battleapi.cli.app import main
from battleapi.cli.connection import Connection
Connection.head_seconds = 1.0
Connection.parting_seconds = 1.0
Connection.stalled_seconds = 1.0
main()
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that waits one second for whatever a client owes it."""
    with Service(
        folder=tmp_path_factory.mktemp("service"), program=(sys.executable, "-c", IN_A_SECOND)
    ) as running:
        yield running
        running.stop()


def read_ok(connection: socket.socket) -> bool:
    """Whether the answer is 200; the whole of it is read."""
    answer = b""
    while not answer.endswith(b'{"status":"ok"}'):
        part = connection.recv(65536)
        if not part:
            return False
        answer += part
    return answer.startswith(b"HTTP/1.1 200 ")


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


def test_an_address_without_end_is_too_long_whatever_would_follow(service: Service) -> None:
    with connect(service) as connection:
        connection.sendall(b"GET /v1?" + b"a" * 85_000)
        connection.shutdown(socket.SHUT_WR)
        answer = read_all(connection)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 414 ")
    assert json.loads(body)["type"] == "/problems/uri-too-long"


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


def test_blank_lines_after_an_answer_are_no_request(service: Service) -> None:
    with connect(service) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert read_ok(connection)
        assert drip(connection, b"\r\n").startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("start", [b"", b"the beginning of a bo"])
def test_a_body_that_does_not_end_is_not_waited_for(start: bytes, service: Service) -> None:
    before = idle_sockets(service)
    with connect(service) as connection:
        connection.sendall(b"POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n" + start)
        status, _, problem = problem_in(drip(connection, b"x"))
        assert status == "HTTP/1.1 405 Method Not Allowed"
        assert problem["type"] == "/problems/method-not-allowed"
        # It is closed to the end, although this side is not.
        assert wait_for_sockets(service, before)


def test_the_answer_to_a_large_body_is_not_lost(service: Service) -> None:
    with connect(service) as connection:
        connection.sendall(b"POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1500000\r\n\r\n")
        for _ in range(15):
            connection.sendall(b"x" * 100_000)
        status, _, _ = problem_in(read_all(connection))
    assert status == "HTTP/1.1 405 Method Not Allowed"


def test_nothing_is_answered_after_the_last_answer(service: Service) -> None:
    logged = service.logged
    with connect(service) as connection:
        connection.sendall(b"POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n")
        time.sleep(0.3)
        connection.sendall(b"bodyGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        status, _, _ = problem_in(read_all(connection))
    assert status == "HTTP/1.1 405 Method Not Allowed"
    assert service.logged == logged


def test_a_connection_goes_on_after_a_body_that_was_whole(service: Service) -> None:
    with connect(service) as connection:
        connection.sendall(
            b"POST /v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"
            b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        )
        answer = b""
        while not answer.endswith(b'{"status":"ok"}'):
            part = connection.recv(65536)
            assert part
            answer += part
    assert answer.startswith(b"HTTP/1.1 405 ")


@pytest.mark.parametrize("headers", [b"", b"Connection: close\r\n"])
def test_a_client_that_does_not_read_is_given_up(headers: bytes, service: Service) -> None:
    before = idle_sockets(service)
    with slow_reader(service, headers) as connection:
        assert connection.recv(1)
        assert open_sockets(service) == before + 1
        assert wait_for_sockets(service, before)


@pytest.mark.parametrize("headers", [b"", b"Connection: close\r\n"])
def test_a_client_that_reads_slowly_gets_everything(headers: bytes, service: Service) -> None:
    whole = service.get(BER).content
    began = time.monotonic()
    answer = b""
    with slow_reader(service, headers) as connection:
        while not answer.endswith(whole):
            part = connection.recv(16_384)
            assert part
            answer += part
            time.sleep(0.1)
    # Longer than one may read nothing.
    assert time.monotonic() - began > 2


def test_the_bounds_are_those_of_the_manual() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    manual = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"within {Connection.head_seconds:.0f} seconds" in manual
    assert f"closed {Connection.parting_seconds:.0f} seconds after" in manual
    assert f"nothing of it for {Connection.stalled_seconds:.0f} seconds" in manual
    assert f"{Connection.most_waiting}, then it is read no further" in manual


def drip(connection: socket.socket, drop: bytes) -> bytes:
    """What is answered to somebody who sends a drop now and then, and does not stop at once."""
    connection.settimeout(0.2)
    began = time.monotonic()
    answer = b""
    while time.monotonic() - began < 5:
        try:
            connection.sendall(drop)
            part = connection.recv(65536)
        except TimeoutError:
            continue
        except (BrokenPipeError, ConnectionResetError):
            break
        if not part:
            break
        answer += part
    return answer


def open_sockets(service: Service) -> int:
    """How many sockets the service has open."""
    folder = Path(f"/proc/{service.process.pid}/fd")
    return sum(str(one.readlink()).startswith("socket:") for one in folder.iterdir())


def idle_sockets(service: Service) -> int:
    """How many sockets it has open when those of the test before are closed."""
    time.sleep(0.5)
    return open_sockets(service)


def wait_for_sockets(service: Service, number: int) -> bool:
    """Whether the service comes back to so many open sockets in a few seconds."""
    until = time.monotonic() + 6
    while open_sockets(service) != number and time.monotonic() < until:
        time.sleep(0.05)
    return open_sockets(service) == number
