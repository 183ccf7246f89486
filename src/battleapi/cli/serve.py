"""`battleapi serve`: from an empty folder to a service that answers."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Annotated

import typer

from .. import __version__
from ..errors import Unavailable
from ..settings import Settings
from .first_start import Prepared, prepare
from .listening import address_of, listen
from .options import DatabaseUrl, read_settings, shown_address
from .terminal import counted, say

Host = Annotated[
    str | None,
    typer.Option(
        help="The address to listen on; 0.0.0.0 for every address of the machine. "
        "Default BATTLEAPI_HOST, else 127.0.0.1."
    ),
]
Port = Annotated[
    int | None,
    typer.Option(
        help="The port; 0 takes a free one and prints it. Default BATTLEAPI_PORT, else 8000."
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(help="Processes that answer requests. Default BATTLEAPI_WORKERS, else 1."),
]


def serve(
    host: Host = None,
    port: Port = None,
    workers: Workers = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Start the service and print its address.

    The tables are brought up to date first, and the bundled record is loaded into an empty store.
    SIGTERM or Ctrl+C end it: requests in flight are finished, for 8 seconds at most.
    """
    with _ending_at_once():
        settings = read_settings(database_url, host=host, port=port, workers=workers)
        # Before the store is touched, so that a taken port changes nothing.
        listener = listen(settings.host, settings.port)
        from .server import run  # noqa: PLC0415 - the other commands need no server

        prepared = prepare(settings)
        # Somebody may have closed or given up what it is announced on, and still want a service.
        with suppress(Unavailable):
            _announce(settings, address_of(listener), prepared)
    run(settings, listener)


@contextmanager
def _ending_at_once() -> Iterator[None]:
    """Let SIGTERM and Ctrl+C end the process whatever it is at; the handlers stay.

    An exception would be lost where Python swallows it: in a finalizer, or in a callback of the
    collector or of a library. And a handler waits until Python goes on, while a thread that reads
    the descriptor sees the signal during a wait for a database, too. A transaction that is cut off
    here is rolled back by the database.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    threading.Thread(target=_end_when_woken, args=(reading,), daemon=True).start()
    before = signal.set_wakeup_fd(writing)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end_at_once)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(writing)


def _end_when_woken(reading: int) -> None:
    if os.read(reading, 1):
        os._exit(0)
    os.close(reading)


def _end_at_once(_number: int, _frame: FrameType | None) -> None:
    os._exit(0)


def _announce(settings: Settings, address: str, prepared: Prepared) -> None:
    battles, claims = prepared.counts["battles"], prepared.counts["claims"]
    held = f"{counted(battles, 'battle')} and {counted(claims, 'claim')}"
    where = ("a new store, " if prepared.is_new else "") + shown_address(settings)
    say(f"battleapi {__version__} answers at {address}")
    say(f"{held} in {where}. The manual: {address}/docs. Ctrl+C ends the service.")
    sys.stdout.flush()
