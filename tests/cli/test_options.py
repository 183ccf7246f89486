from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command


@pytest.mark.parametrize("words", [["verify"], ["rebuild"], ["dump", "battle-of-ber-2023"]])
def test_a_folder_without_a_store_is_said_to_be_so_and_stays_empty(
    words: list[str], command: Command, tmp_path: Path
) -> None:
    done = command(*words)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "error: There is no store at sqlite:///battleapi.sqlite3: run `battleapi migrate` or "
        "`battleapi serve` to make one, or set BATTLEAPI_DATABASE_URL to the one you mean.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_loaded_into_a_store_that_is_not_there(
    ber: Path, command: Command, tmp_path: Path
) -> None:
    done = command("load", ber)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: There is no store at sqlite:///battleapi.sqlite3: ")
    assert list(tmp_path.iterdir()) == []
