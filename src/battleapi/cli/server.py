"""The processes that answer requests: how they begin, and how each of them ends in time."""

from __future__ import annotations

import math
import multiprocessing
import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from functools import partial
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from types import FrameType
from typing import TypeAlias

import uvicorn
from uvicorn.supervisors import Multiprocess

from ..errors import Unavailable
from ..settings import Settings
from .server_log import server_log

Application: TypeAlias = Callable[..., Awaitable[None]]
"""What a server calls for each request (ASGI 3)."""

Handler: TypeAlias = Callable[[int, FrameType | None], object]
"""What is called when a signal comes."""

_LAST_SECONDS = 1.0
"""To say that they were too slow, and for threads, when the wait for requests in flight is over."""


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
        timeout_graceful_shutdown=_seconds_to_finish(settings),
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

    _end_in_time(_seconds_to_finish(settings) + _LAST_SECONDS)
    parent = multiprocessing.parent_process()
    if parent is not None:
        # A killed parent cannot tell its workers, and they would keep the port for ever.
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    return create_app(settings)


def _seconds_to_finish(settings: Settings) -> int:
    # The server takes whole seconds.
    return math.ceil(settings.shutdown_wait)


def _end_unless_begun(server: uvicorn.Server, _number: int, _frame: FrameType | None) -> None:
    # The server takes signals itself while it runs, ends by them, and then raises them again. What
    # may still run in threads at that time is left to `_end_in_time`.
    if not server.started:
        os._exit(0)


def _end_in_time(seconds: float) -> None:
    # Whatever the process waits for when it is told to end must not keep it: a thread of its own
    # may wait for a database, and the server itself for somebody to read its log.
    told: SimpleQueue[int] = SimpleQueue()
    threading.Thread(target=_cut_off, args=(told, seconds), daemon=True).start()
    for number in (signal.SIGTERM, signal.SIGINT):
        servers_own = signal.getsignal(number)
        if callable(servers_own):
            signal.signal(number, partial(_tell, told, servers_own))


def _tell(
    told: SimpleQueue[int], servers_own: Handler, number: int, frame: FrameType | None
) -> None:
    # A handler may run within itself, and `put` is made for that.
    told.put(number)
    servers_own(number, frame)


def _cut_off(told: SimpleQueue[int], seconds: float) -> None:
    told.get()
    time.sleep(seconds)
    try:
        log = sys.stderr.fileno()
        # Where nobody reads it, to write would be to wait.
        if select.select([], [log], [], 0)[1]:
            os.write(log, b"what was not finished in time was cut off\n")
    finally:
        os._exit(1)


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
