"""The processes that answer requests: how they begin, and how each of them ends in time."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import TypeAlias

import uvicorn
from uvicorn.supervisors import Multiprocess

from ..errors import Unavailable
from ..settings import Settings
from .server_log import server_log

Application: TypeAlias = Callable[..., Awaitable[None]]
"""What a server calls for each request (ASGI 3)."""

_LAST_SECONDS = 1.0
"""For what may still run in threads when the wait for requests in flight is over."""


def run(settings: Settings, listener: socket.socket) -> None:
    """Answer requests until SIGTERM or Ctrl+C, then finish those in flight.

    After `settings.shutdown_wait` seconds whatever is not finished is cut off. Raises Unavailable
    where a process could not begin.
    """
    config = uvicorn.Config(
        partial(application, settings),
        factory=True,
        workers=settings.workers,
        http="battleapi.cli.connection:Connection",
        ws="none",
        lifespan="on",
        log_config=server_log(settings),
        access_log=False,
        # Nothing that is answered depends on the client's address.
        proxy_headers=False,
        server_header=False,
        # A kept connection that the server ends first loses the request that is on its way to it.
        # Proxies and client pools give theirs up after 60 seconds or less.
        timeout_keep_alive=75,
        timeout_graceful_shutdown=math.ceil(settings.shutdown_wait),
        # On a busy machine a worker takes longer than the default of 5 seconds to begin, and was
        # given up when it was to replace another.
        timeout_worker_healthcheck=20,
    )
    if settings.workers == 1:
        server = uvicorn.Server(config)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, partial(_end_unless_begun, server))
        server.run([listener])
        return
    workers = Multiprocess(config, [listener])
    workers.run()
    if any(process.exitcode == uvicorn.config.STARTUP_FAILURE for process in workers.processes):
        raise Unavailable("The service could not begin; the reason is in the log above.")


def application(settings: Settings) -> Application:
    """The application of one process, which ends when its time is over or its parent is gone."""
    # The parent of several workers answers nothing; this would be half of its start.
    from ..api.app import create_app  # noqa: PLC0415 - only a process that answers needs it

    app = create_app(settings)
    lifespan = app.router.lifespan_context

    @asynccontextmanager
    async def with_an_end(app: object) -> AsyncIterator[None]:
        async with lifespan(app):
            yield
            _end_soon()

    app.router.lifespan_context = with_an_end
    parent = multiprocessing.parent_process()
    if parent is not None:
        # A killed parent cannot tell its workers, and they would keep the port for ever.
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    return app


def _end_unless_begun(server: uvicorn.Server, _number: int, _frame: FrameType | None) -> None:
    # The server takes signals itself while it runs, ends by them, and then raises them again. What
    # may still run in threads at that time is left to `_end_soon`.
    if not server.started:
        os._exit(0)


def _end_soon() -> None:
    # Python waits for its threads, and one of them may wait for a database for longer than allowed.
    timer = threading.Timer(_LAST_SECONDS, _cut_off)
    timer.daemon = True
    timer.start()


def _cut_off() -> None:
    sys.stderr.write("what was not finished in time was cut off\n")
    sys.stderr.flush()
    os._exit(1)


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
