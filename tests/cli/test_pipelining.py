from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from battleapi.cli.connection import Connection
from tests.service import Service

from .raw_client import connect, read_all, slow_reader

HEALTH = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
LAST_HEALTH = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
HEALTHY = b'{"status":"ok"}'

HEADS_IN_A_SECOND = """
from battleapi.cli.app import main
from battleapi.cli.connection import Connection
Connection.head_seconds = 1.0
main()
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with Service(folder=tmp_path_factory.mktemp("service")) as running:
        yield running
        running.stop()


def exchanged(service: Service, sent: bytes) -> list[tuple[bytes, bytes]]:
    """The head and the body of each answer to what is sent at once."""
    with connect(service) as connection:
        connection.sendall(sent)
        answers = read_all(connection).split(b"HTTP/1.1 ")[1:]
    return [(head, body) for head, _, body in (one.partition(b"\r\n\r\n") for one in answers)]


@pytest.mark.parametrize(
    "refused",
    [
        b"HELO battleapi\r\n\r\n",
        b"GET /v1?" + b"a" * 90_000,
        b"GET / HTTP/1.1\r\nX:" + b"a" * 90_000,
    ],
    ids=["no HTTP", "an endless address", "endless headers"],
)
@pytest.mark.parametrize("times", [1, 3])
def test_what_is_refused_takes_no_answer_from_what_came_before(
    times: int, refused: bytes, service: Service
) -> None:
    answers = exchanged(service, HEALTH * times + refused)
    # Where an answer was on its way already, a refusal may follow it.
    heads = [head for head, _ in answers[:times]]
    assert [head[:3] for head in heads] == [b"200"] * times
    assert [body for _, body in answers[:times]] == [HEALTHY] * times
    assert b"connection: close" in answers[-1][0]
    assert [head[:3] for head, _ in answers[times:]] in ([], [b"414"], [b"431"])


UPGRADE = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"


def test_an_upgrade_that_is_not_made_loses_no_request(service: Service) -> None:
    answers = exchanged(service, UPGRADE + b"\r\n" + LAST_HEALTH)
    assert [(head[:3], body) for head, body in answers] == [(b"200", HEALTHY)] * 2
    assert b"connection: close" not in answers[0][0]


@pytest.mark.parametrize(
    "framing", [b"Content-Length: %d\r\n" % len(HEALTH), b"Transfer-Encoding: chunked\r\n"]
)
def test_the_body_of_an_upgrade_is_no_request(framing: bytes, service: Service) -> None:
    ((head, body),) = exchanged(service, UPGRADE + framing + b"\r\n" + HEALTH + LAST_HEALTH)
    assert (head[:3], body) == (b"200", HEALTHY)
    assert b"connection: close" in head


def test_every_one_of_many_requests_is_answered(service: Service) -> None:
    # More than are read at once, and many times as many as may wait.
    times = 50 * Connection.most_waiting
    assert len(HEALTH) * times < 250_000
    with connect(service) as connection:
        sending = threading.Thread(target=connection.sendall, args=(HEALTH * times + LAST_HEALTH,))
        sending.start()
        answer = read_all(connection)
        sending.join()
    assert answer.count(b"HTTP/1.1 200 ") == answer.count(HEALTHY) == times + 1


def test_a_head_behind_many_requests_is_not_too_large(service: Service) -> None:
    # Two packets, the first of which ends in the middle of a head.
    times = 3000
    with connect(service) as connection:
        connection.sendall(HEALTH * times + LAST_HEALTH[:20])
        time.sleep(0.2)
        connection.sendall(LAST_HEALTH[20:])
        answer = read_all(connection)
    assert answer.count(b"HTTP/1.1 200 ") == times + 1


def test_a_head_is_not_late_that_waits_behind_a_slow_answer(tmp_path: Path) -> None:
    program = (sys.executable, "-c", HEADS_IN_A_SECOND)
    with (
        Service(folder=tmp_path, program=program) as service,
        slow_reader(service, times=20) as connection,
    ):
        # The answers fill what there is of buffers; then what comes is not read to its end.
        time.sleep(0.5)
        connection.sendall(HEALTH + LAST_HEALTH[:20])
        time.sleep(0.2)
        connection.sendall(LAST_HEALTH[20:])
        # Longer than a head may take.
        time.sleep(1.5)
        answer = read_all(connection)
    assert answer.count(b"HTTP/1.1 200 ") == 22
    assert answer.endswith(HEALTHY)


def test_who_asks_much_at_once_keeps_nobody_waiting(service: Service) -> None:
    readers = [slow_reader(service, times=60) for _ in range(10)]
    for reader in readers:
        reader.setblocking(False)
    began = time.monotonic()
    for reader in readers:
        reader.send(b"GET /x HTTP/1.1\r\nHost:x\r\n\r\n" * 9000)
    assert httpx.get(f"{service.address}/healthz", timeout=20).status_code == 200
    waited = time.monotonic() - began
    for reader in readers:
        reader.close()
    # What is parsed at once would take about a second.
    assert waited < 0.5
    time.sleep(0.5)
    # None of their requests failed because they left.
    assert service.logged == ""


LIST = b"GET /v1/claims?limit=20 HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize("times", [1, 3, 250])
@pytest.mark.parametrize("request_", [HEALTH, LIST], ids=["on the loop", "in a thread"])
def test_a_client_that_sends_no_more_is_answered_all_that_it_asked(
    request_: bytes, times: int, service: Service
) -> None:
    with connect(service) as connection:
        connection.sendall(request_ * times)
        connection.shutdown(socket.SHUT_WR)
        began = time.monotonic()
        answers = read_all(connection).split(b"HTTP/1.1 ")[1:]
    assert [answer[:3] for answer in answers] == [b"200"] * times
    # It waits for nothing after the last answer.
    assert time.monotonic() - began < 8.0


def test_a_client_that_leaves_in_the_middle_of_a_head_ends_its_connection(service: Service) -> None:
    with connect(service) as connection:
        connection.sendall(HEALTH + b"GET /healthz HTT")
        connection.shutdown(socket.SHUT_WR)
        answers = read_all(connection).split(b"HTTP/1.1 ")[1:]
    assert [answer[:3] for answer in answers] == [b"200"]
