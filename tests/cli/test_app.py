from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import battleapi

from .conftest import Command

COMMANDS = [
    "serve",
    "check",
    "load",
    "merge",
    "dump",
    "compare",
    "migrate",
    "verify",
    "rebuild",
    "openapi",
    "import",
    "keys",
]


def test_it_says_its_version(command: Command) -> None:
    done = command("--version")
    assert (done.code, done.out) == (0, f"battleapi {battleapi.__version__}\n")


def test_help_names_every_command_and_uses_no_boxes(command: Command) -> None:
    done = command("--help")
    named = [line.split()[0] for line in done.out.partition("Commands:\n")[2].splitlines()]
    assert named == COMMANDS
    assert done.out.isascii()
    assert "..." not in done.out.partition("Commands:\n")[2]
    assert command().err == done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, command: Command) -> None:
    done = command(name, "-h")
    assert done.code == 0
    assert done.out.startswith(f"Usage: battleapi {name} ")
    assert done.out.isascii()


def test_an_unknown_command_is_refused_with_the_nearest(command: Command) -> None:
    done = command("verfy")
    assert done.code == 2
    assert "'verify'" in done.err


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nothing", "--database-url: this is no address such as sqlite:///file"),
        ("postgresql://u:hunter2@db:port/x", "--database-url: this is no address such as"),
        ("mysql://u:hunter2@db/x", "--database-url: the store is SQLite (sqlite:///file) or"),
        ("sqlite://", "--database-url: an SQLite store is a file"),
    ],
)
def test_an_address_that_is_no_store_is_refused_without_repeating_it(
    url: str, reason: str, command: Command
) -> None:
    done = command("verify", "--database-url", url)
    assert done.code == 2
    assert reason in done.err
    assert "hunter2" not in done.err
    assert "Traceback" not in done.err


def test_a_wrong_setting_is_named_as_it_was_set(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATTLEAPI_WORKERS", "many")
    assert "BATTLEAPI_WORKERS: input should be a valid integer" in command("verify").err
    done = command("serve", "--port", "70000")
    assert done.code == 2
    assert "--port: input should be less than or equal to 65535" in done.err


def test_a_store_that_is_away_is_one_sentence(command: Command) -> None:
    done = command("verify", "--database-url", "sqlite:////no/such/folder/battles.sqlite3")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: ")
    assert len(done.err.splitlines()) == 1


def test_postgresql_without_its_driver_says_what_to_install(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("battleapi.cli.options.find_spec", lambda _name: None)
    done = command("verify", "--database-url", "postgresql://u@db/x")
    assert done.code == 2
    assert "install battleapi[postgres]" in done.err


def test_python_runs_the_package_and_a_check_does_not_load_the_web_framework(
    ber: Path, tmp_path: Path
) -> None:
    code = (
        "import runpy, sys\n"
        f"sys.argv = ['battleapi', 'check', {str(ber)!r}]\n"
        "try:\n"
        "    runpy.run_module('battleapi', run_name='__main__')\n"
        "except SystemExit as ended:\n"
        "    print(ended.code, 'fastapi' in sys.modules)\n"
    )
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False"
