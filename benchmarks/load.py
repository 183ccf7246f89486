"""The load: requests over keep-alive connections, each answer checked for status and length.

One thread, raw sockets and `epoll`, so that the client takes a fraction of what the server takes
and stays out of the figures: the servers are measured by their own processor time.
"""

from __future__ import annotations

import re
import select
import socket
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

_STALL_SECONDS = 10.0
_SLEEP_SECONDS = 0.5
_READ_AT_ONCE = 1 << 18
_LONGEST_HEAD = 4096
_LENGTH = re.compile(rb"\r\n[Cc]ontent-[Ll]ength: *(\d+)\r\n")
_NO_BODY = (204, 304)


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked, and what has to come back; `length` None takes any."""

    path: str
    status: int = 200
    length: int | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def request(self) -> bytes:
        """The bytes to send."""
        lines = (f"{name}: {value}\r\n" for name, value in (("host", "benchmark"), *self.headers))
        return f"GET {self.path} HTTP/1.1\r\n{''.join(lines)}\r\n".encode("ascii")


@dataclass(slots=True)
class LoadResult:
    """What came of it: wall time, the time of each answer, and what was wrong, by kind."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """The latency in seconds that this share of the answers stays under."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class _Connection:
    """One connection: it always waits for one answer."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.began = 0.0
        self._target = Target("/")
        self._head = b""
        self._missing = -1

    def send(self, target: Target, request: bytes) -> None:
        self._target = target
        self._head = b""
        self._missing = -1
        self.began = time.perf_counter()
        self.socket.send(request)

    def receive(self, buffer: bytearray) -> str | None:
        """Take what arrived: None while the answer is not whole, else what is wrong with it."""
        received = self.socket.recv_into(buffer)
        if not received:
            return "connection closed"
        if self._missing >= 0:
            self._missing -= received
        else:
            self._head += buffer[: min(received, _LONGEST_HEAD)]
            end = self._head.find(b"\r\n\r\n") + 4
            if end < 4:
                return None
            wrong = self._check(self._head[:end])
            if wrong:
                return wrong
            self._missing -= len(self._head) - end + max(0, received - _LONGEST_HEAD)
        if self._missing > 0:
            return None
        return "" if self._missing == 0 else "longer than announced"

    def _check(self, head: bytes) -> str:
        """What is wrong with a head; sets how much of the body is missing."""
        status = int(head[9:12])
        found = _LENGTH.search(head)
        self._missing = int(found[1]) if found and status not in _NO_BODY else 0
        if status != self._target.status:
            return f"status {status}"
        if self._target.length not in (None, self._missing):
            return f"length {self._missing}"
        return ""


def run_load(
    port: int,
    targets: Sequence[Target],
    connections: int,
    count: int,
    *,
    sleeps: bool = False,
) -> LoadResult:
    """Ask `count` times, round the targets, over so many connections at once.

    A wrong answer ends its connection and is counted; another one takes its place. When nothing
    arrives for ten seconds the load ends, and what is still awaited is counted as stalled.

    Unless `sleeps` is true the client takes its whole core, waiting or not: to wake a sleeping
    client costs the kernel as much as a small answer and is charged to the server, so a server that
    is slower than the client would pay for being slower.
    """
    load = _Load(port, _requests(targets, count), _SLEEP_SECONDS if sleeps else 0.0)
    began = time.perf_counter()
    for _ in range(connections):
        load.add()
    load.run()
    load.result.seconds = time.perf_counter() - began
    return load.result


class _Load:
    """The connections of one load."""

    def __init__(
        self, port: int, requests: Iterator[tuple[Target, bytes]], patience: float
    ) -> None:
        self.result = LoadResult()
        self._patience = patience
        self._port = port
        self._requests = requests
        self._poll = select.epoll()
        self._open: dict[int, _Connection] = {}
        self._buffer = bytearray(_READ_AT_ONCE)

    def add(self) -> None:
        connection = _Connection(self._port)
        self._open[connection.socket.fileno()] = connection
        self._poll.register(connection.socket, select.EPOLLIN)
        self._ask(connection)

    def run(self) -> None:
        arrived = time.monotonic()
        while self._open:
            ready = self._poll.poll(self._patience)
            for number, _ in ready:
                self._take(self._open[number])
            now = time.monotonic()
            if ready:
                arrived = now
            elif now - arrived > _STALL_SECONDS:
                self.result.errors["stalled"] += len(self._open)
                break
        for connection in self._open.values():
            connection.socket.close()
        self._poll.close()

    def _take(self, connection: _Connection) -> None:
        try:
            wrong = connection.receive(self._buffer)
        except ConnectionError as error:
            wrong = type(error).__name__
        if wrong is None:
            return
        self.result.latencies.append(time.perf_counter() - connection.began)
        if wrong:
            self.result.errors[wrong] += 1
            self._end(connection)
            self.add()
        else:
            self._ask(connection)

    def _ask(self, connection: _Connection) -> None:
        following = next(self._requests, None)
        if following is None:
            self._end(connection)
        else:
            connection.send(*following)

    def _end(self, connection: _Connection) -> None:
        self._poll.unregister(connection.socket)
        del self._open[connection.socket.fileno()]
        connection.socket.close()


def _requests(targets: Sequence[Target], count: int) -> Iterator[tuple[Target, bytes]]:
    ready = [(target, target.request) for target in targets]
    return (pair for pair, _ in zip(cycle(ready), range(count), strict=False))
