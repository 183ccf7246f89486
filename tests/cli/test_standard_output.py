from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

SHELL_WORDS = {
    ">&-": "Bad file descriptor",
    ">/dev/full": "No space left on device",
}

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def buffered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python keep back what is printed, as it does where nobody asks otherwise."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


def started(
    *words: str, folder: Path, as_in_shell: str = "", output: int | None = None
) -> subprocess.Popen[bytes]:
    """`battleapi` with its standard output as the shell has it, or an open descriptor."""
    program = [sys.executable, "-m", "battleapi", *words]
    return subprocess.Popen(
        ["/bin/sh", "-c", f'exec "$@" {as_in_shell}', "sh", *program],
        cwd=folder,
        stdout=output,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def given_up() -> Iterator[int]:
    """A pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.mark.parametrize("as_in_shell", SHELL_WORDS)
@pytest.mark.parametrize("words", [("--version",), ("--help",), ("migrate",), ("check", "--json")])
def test_what_cannot_be_written_is_one_sentence(
    words: tuple[str, ...], as_in_shell: str, ber: Path, tmp_path: Path
) -> None:
    files = (str(ber),) if words[0] == "check" else ()
    with started(*words, *files, as_in_shell=as_in_shell, folder=tmp_path) as process:
        _, said = process.communicate(timeout=60)
    reason = SHELL_WORDS[as_in_shell]
    assert said.decode() == f"error: Cannot write to standard output: {reason}.\n"
    assert process.returncode == 1


def test_nothing_is_said_where_the_reader_has_enough(given_up: int, tmp_path: Path) -> None:
    with started("migrate", output=given_up, folder=tmp_path) as process:
        _, said = process.communicate(timeout=60)
    # As a shell tells of a program that SIGPIPE has ended: nothing is wrong with data or store.
    assert (process.returncode, said) == (141, b"")


@pytest.mark.parametrize("as_in_shell", [*SHELL_WORDS, ""])
def test_a_service_starts_although_it_cannot_announce_itself(
    as_in_shell: str, given_up: int, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        words = ("serve", "--port", f"{free.getsockname()[1]}")
    with started(*words, as_in_shell=as_in_shell, output=given_up, folder=tmp_path) as process:
        healthy = is_healthy(f"http://127.0.0.1:{words[-1]}")
        process.terminate()
        _, said = process.communicate(timeout=60)
    assert (healthy, process.returncode, said) == (True, 0, b"")


def is_healthy(address: str) -> bool:
    """Whether a service answers within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            return httpx.get(f"{address}/healthz", timeout=5).status_code == 200
        except httpx.TransportError:
            time.sleep(0.1)
    return False
