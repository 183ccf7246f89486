"""Clients that speak to a service by a bare socket, well or badly."""

from __future__ import annotations

import json
import socket

from tests.service import Service

BER = "/v1/battles/battle-of-ber-2023"


def connect(service: Service) -> socket.socket:
    """A connection that waits 10 seconds for whatever it waits for."""
    return socket.create_connection(("127.0.0.1", service.port), timeout=10)


def read_all(connection: socket.socket) -> bytes:
    """All that comes until the other side has ended the connection."""
    answer = b""
    try:
        while part := connection.recv(65536):
            answer += part
    except ConnectionResetError:
        # It was closed while we were still sending.
        pass
    return answer


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


def slow_reader(service: Service, headers: bytes = b"", *, times: int = 1) -> socket.socket:
    """A connection that has asked for a battle, and has room for little of the answer."""
    connection = socket.socket()
    connection.settimeout(10)
    # Small segments keep the kernel from taking in the whole answer on the other side.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", service.port))
    request = b"GET %b HTTP/1.1\r\nHost: x\r\n%b\r\n" % (BER.encode(), headers)
    connection.sendall(request * times)
    return connection
