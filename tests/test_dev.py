"""The front door of a checkout, as far as it can be tried without making an environment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

DEV = Path(__file__).resolve().parent.parent / "dev"


def call(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, DEV, *words], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("foo",), "there is no command foo"),
        (("lint", "src"), "./dev lint takes nothing more"),
    ],
)
def test_a_command_that_there_is_not_is_named_before_the_help(
    words: tuple[str, ...], told: str
) -> None:
    done = call(*words)
    first, empty, *rest = done.stderr.splitlines()
    assert (done.returncode, first, empty) == (2, told, "")
    assert rest == call("help").stderr.splitlines()


@pytest.mark.parametrize("words", [(), ("help",), ("-h",)])
def test_help_is_no_mistake(words: tuple[str, ...]) -> None:
    done = call(*words)
    assert done.returncode == 0
    assert done.stderr.startswith("Everything one does with this checkout")
