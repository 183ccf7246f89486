from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.cli.options import shown_address
from battleapi.settings import Settings

from .conftest import Command


@pytest.mark.parametrize("words", [["verify"], ["rebuild"], ["dump", "battle-of-ber-2023"]])
def test_a_folder_without_a_store_is_said_to_be_so_and_stays_empty(
    words: list[str], command: Command, tmp_path: Path
) -> None:
    done = command(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"error: There is no store at sqlite:///{tmp_path}/battleapi.sqlite3: set "
        "BATTLEAPI_DATABASE_URL to the one you mean, or run `battleapi migrate` or "
        "`battleapi serve` to make one.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_loaded_into_a_store_that_is_not_there(
    ber: Path, command: Command, tmp_path: Path
) -> None:
    done = command("load", ber)
    assert (done.code, done.out) == (1, "")
    store = f"sqlite:///{tmp_path}/battleapi.sqlite3"
    assert done.err.startswith(f"error: There is no store at {store}: ")
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_shown_with_its_whole_path_and_without_its_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = {
        "sqlite:///a b.sqlite3": f"sqlite:///{tmp_path}/a b.sqlite3",
        "sqlite:////srv/battles.sqlite3": "sqlite:////srv/battles.sqlite3",
        "postgresql://me:secret@db/battles": "postgresql://me:***@db/battles",
    }
    assert {url: shown_address(Settings(database_url=url)) for url in shown} == shown
