"""One server process on a core of its own: `python -m benchmarks.served KIND CORE WHAT`.

KIND is `bare` or `fastapi` (WHAT: a pickled mapping of paths to constants), `twin` or `battleapi`
(WHAT: the address of a database). The first line of output is the port.
"""

from __future__ import annotations

import os
import pickle
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from battleapi.cli.server import run
from battleapi.settings import Settings

from .constants import bare_application, fastapi_application
from .orm_twin import create_twin

_BACKLOG = 2048


def main() -> None:
    """Serve until SIGTERM."""
    kind, core, what = sys.argv[1:]
    if core != "any":
        os.sched_setaffinity(0, {int(core)})
    listener = socket.create_server(("127.0.0.1", 0), backlog=_BACKLOG)
    print(listener.getsockname()[1], flush=True)
    _SERVE[kind](what, listener)


def _bare(what: str, listener: socket.socket) -> None:
    _plain_uvicorn(bare_application(pickle.loads(Path(what).read_bytes())), listener, "off")


def _fastapi(what: str, listener: socket.socket) -> None:
    _plain_uvicorn(fastapi_application(pickle.loads(Path(what).read_bytes())), listener)


def _twin(what: str, listener: socket.socket) -> None:
    _plain_uvicorn(create_twin(what), listener)


def _battleapi(what: str, listener: socket.socket) -> None:
    # As `battleapi serve` does it, with its own protocol class and everything.
    run(Settings(database_url=what, log_level="warning"), listener)


def _plain_uvicorn(app: Any, listener: socket.socket, lifespan: Any = "on") -> None:  # noqa: ANN401 - as uvicorn takes it
    config = uvicorn.Config(
        app,
        ws="none",
        lifespan=lifespan,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
    )
    uvicorn.Server(config).run([listener])


_SERVE: dict[str, Callable[[str, socket.socket], None]] = {
    "bare": _bare,
    "fastapi": _fastapi,
    "twin": _twin,
    "battleapi": _battleapi,
}

if __name__ == "__main__":
    main()
