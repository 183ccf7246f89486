"""`battleapi serve` as a process of its own, for the tests that need a real one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import httpx

_START_SECONDS = 60.0
_PAUSE_SECONDS = 0.02
_ADDRESS = re.compile(r"answers at (http://\S+)")


class Service:
    """A service on a free port of the loopback; as a context it is killed at the end."""

    def __init__(
        self,
        *options: str,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        program: Sequence[str | Path] = (sys.executable, "-m", "battleapi"),
    ) -> None:
        """Start it in a folder and wait until it answers.

        Raises AssertionError, with what it said, where it does not come up.
        """
        self._log = folder / "service.log"
        self._output = folder / "service.out"
        began = time.monotonic()
        with self._log.open("ab") as log, self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [*program, "serve", *(() if "--port" in options else ("--port", "0")), *options],
                cwd=folder,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=log,
            )
        self.address = self._wait_until_it_answers(began + _START_SECONDS)
        self.started_in = time.monotonic() - began

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.address.rpartition(":")[2])

    @property
    def said(self) -> str:
        """What it printed on standard output."""
        return self._output.read_text(encoding="utf-8")

    @property
    def logged(self) -> str:
        """What it, and any before it in this folder, wrote to standard error."""
        return self._log.read_text(encoding="utf-8")

    def get(self, path: str) -> httpx.Response:
        """The answer to a GET."""
        return httpx.get(self.address + path, timeout=20)

    def terminate(self) -> None:
        """Ask it to end (SIGTERM)."""
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> tuple[int, float]:
        """Ask it to end and wait: its exit code and the seconds it took."""
        began = time.monotonic()
        self.terminate()
        return self.process.wait(timeout=60), time.monotonic() - began

    def kill(self) -> None:
        """End it as a power cut would (SIGKILL)."""
        self.process.kill()
        self.process.wait(timeout=30)

    def _wait_until_it_answers(self, until: float) -> str:
        while time.monotonic() < until and self.process.poll() is None:
            found = _ADDRESS.search(self.said)
            if found and self._is_ready(found[1]):
                return found[1]
            time.sleep(_PAUSE_SECONDS)
        self.kill()
        raise AssertionError(f"no service: {self.said}\n{self.logged}")

    def _is_ready(self, address: str) -> bool:
        try:
            return httpx.get(f"{address}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False
