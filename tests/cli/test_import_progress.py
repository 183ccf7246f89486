from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from battleapi.cli.import_progress import shown, waiting_for
from battleapi.model.record_file import RecordFile
from tests.store.specimens import battle, file


def files(count: int) -> Iterator[RecordFile]:
    for number in range(count):
        # Long enough for a rate to be told.
        time.sleep(0.12)
        yield file(battle(f"battle-{number}"))


@pytest.mark.parametrize(
    ("known", "limit", "total"), [(5, None, "5"), (7, 5, "5"), (None, 5, "5"), (None, None, "?")]
)
def test_a_terminal_shows_how_many_how_fast_and_how_long(
    known: int | None,
    limit: int | None,
    total: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    assert [one.id for one in shown(files(5), known, limit)] == [
        f"battle-{number}" for number in range(5)
    ]
    told = capsys.readouterr().err
    assert "battles" in told
    assert f"/{total}" in told
    assert "/s" in told
    assert "0:00:00" in told


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(shown(files(2), 2, None))) == 2
    with waiting_for("Something is made."):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_terminal_says_what_is_waited_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with waiting_for("Something is made."):
        pass
    assert "Something is made." in capsys.readouterr().err
