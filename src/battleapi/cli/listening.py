"""The socket that a service listens on, and its address for people."""

from __future__ import annotations

import errno
import socket

from ..errors import Unavailable

_BACKLOG = 2048
_REASONS = {
    errno.EADDRINUSE: "another program listens there; --port 0 takes a free one",
    errno.EACCES: "the system does not allow it; ports below 1024 are reserved",
    errno.EADDRNOTAVAIL: "this machine has no such address",
}
_EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - only named, not chosen


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; connections wait in it until a process answers them. Port 0 is any free.

    Raises Unavailable with the reason where there is none to be had.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except socket.gaierror:
        reason = "no address is known for that name"
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    raise Unavailable(f"Cannot listen on {host} port {port}: {reason}.")


def address_of(listener: socket.socket) -> str:
    """The address to ask, as a URL; for a service on every address that of this machine."""
    host, port = listener.getsockname()[:2]
    host = _EVERY_ADDRESS.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
