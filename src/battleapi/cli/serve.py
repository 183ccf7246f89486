"""`battleapi serve`: from an empty folder to a service that answers."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from .. import __version__
from ..settings import Settings
from .first_start import prepare
from .listening import address_of, listen
from .options import DatabaseUrl, read_settings, shown_address
from .terminal import say

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
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(0))
    settings = read_settings(database_url, host=host, port=port, workers=workers)
    # Before the store is touched, so that a taken port changes nothing.
    listener = listen(settings.host, settings.port)
    from .server import run  # noqa: PLC0415 - the other commands need no server

    counts = prepare(settings)
    _announce(settings, address_of(listener), counts)
    try:
        run(settings, listener)
    except KeyboardInterrupt:
        return


def _announce(settings: Settings, address: str, counts: Mapping[str, int]) -> None:
    battles, claims = counts["battles"], counts["claims"]
    say(f"battleapi {__version__} answers at {address}")
    say(
        f"{battles} battle{'' if battles == 1 else 's'} and {claims} claims in "
        f"{shown_address(settings)}. The manual: {address}/docs. Ctrl+C ends the service."
    )
    sys.stdout.flush()
