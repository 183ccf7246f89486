"""Starting, measuring and ending the server processes, and keeping them off each other's core."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Literal

Kind = Literal["bare", "fastapi", "twin", "battleapi"]

ROOT = Path(__file__).resolve().parent.parent
_START_SECONDS = 60.0
_PAUSE_SECONDS = 0.05
_SETTLE_SECONDS = 0.01


def cores() -> tuple[int | None, int | None]:
    """The core of the servers and the core of the load; both None on a machine with one core."""
    available = sorted(os.sched_getaffinity(0))
    return (available[0], available[1]) if len(available) > 1 else (None, None)


class ServerProcess:
    """A running server."""

    def __init__(self, kind: Kind, core: int | None, what: str) -> None:
        """Start it and wait until it answers; `what` is explained in `served`."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.served", kind, _core_word(core), what],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        output = self._process.stdout
        self.port = int(output.readline()) if output else 0
        self._wait()

    @property
    def cpu_seconds(self) -> float:
        """Processor time used so far, by all threads, those that ended too, to the nanosecond."""
        # The kernel adds to the clock of another process when that one goes to sleep.
        time.sleep(_SETTLE_SECONDS)
        # What clock_getcpuclockid(3) answers; `/proc` counts in hundredths of a second.
        return time.clock_gettime((~self._process.pid << 3) | 2)

    def stop(self) -> None:
        """End it in order."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def _wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=_START_SECONDS)
            try:
                # Any answer will do: the constant servers know no such path.
                connection.request("GET", "/healthz")
                connection.getresponse().read()
            except OSError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise
                time.sleep(_PAUSE_SECONDS)
            else:
                return
            finally:
                connection.close()


@contextmanager
def running(kind: Kind, core: int | None, what: str) -> Iterator[ServerProcess]:
    """A server for as long as the block takes."""
    process = ServerProcess(kind, core, what)
    try:
        yield process
    finally:
        process.stop()


def _core_word(core: int | None) -> str:
    return "any" if core is None else str(core)
