"""`battleapi import article`: into a store, again, and beside a battle of the same id."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from battleapi.cli.options import opened_store, read_settings
from battleapi.model.battles import BattleRecord

from .conftest import Command, Done

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "battle-of-tarn-bridge-1841.txt"
BER = Path(str(files("battleapi") / "records" / "battle-of-ber-2023.json"))


@pytest.fixture
def store(database_url: str, command: Command) -> str:
    """A migrated, empty store."""
    assert command("migrate", "--database-url", database_url).code == 0
    return database_url


def run(command: Command, store: str, path: Path, *options: str, report: Path) -> tuple[Done, Any]:
    done = command("import", "article", path, "--report", report, "--database-url", store, *options)
    return done, json.loads(report.read_text(encoding="utf-8"))


def stored(store: str, battle: str) -> BattleRecord | None:
    with opened_store(read_settings(store)) as opened:
        found = opened.record(battle)
    return None if found is None else found[0]


def test_an_article_is_imported_once(store: str, tmp_path: Path, command: Command) -> None:
    report = tmp_path / "report.json"
    done, told = run(command, store, EXAMPLE, "--publish", "--licence", "CC0-1.0", report=report)
    assert (done.code, done.err) == (0, "")
    assert (told["corpus"], told["battles"]["created"], told["claims"]["created"]) == (
        "article",
        1,
        13,
    )
    assert told["tallies"]["infobox values"]["taken"] == 17
    record = stored(store, "battle-of-tarn-bridge-1841")
    assert record is not None
    assert (len(record.claims), len(record.passages)) == (13, 23)
    done, told = run(command, store, EXAMPLE, "--publish", "--licence", "CC0-1.0", report=report)
    assert done.code == 0
    assert (told["battles"]["unchanged"], told["claims"]["unchanged"]) == (1, 13)
    assert command("verify", "--database-url", store).code == 0


def test_words_that_changed_are_superseded(store: str, tmp_path: Path, command: Command) -> None:
    report = tmp_path / "report.json"
    run(command, store, EXAMPLE, "--publish", report=report)
    newer = tmp_path / "newer.txt"
    text = EXAMPLE.read_text(encoding="utf-8").replace("112 killed", "113 killed")
    newer.write_text(text, encoding="utf-8")
    done, told = run(command, store, newer, "--publish", report=report)
    assert done.code == 0
    claims = {name: count for name, count in told["claims"].items() if count}
    # The claim behind the changed one has moved by no character: both numbers are of three digits.
    assert claims == {"created": 1, "superseded": 1, "unchanged": 12}
    record = stored(store, "battle-of-tarn-bridge-1841")
    assert record is not None
    kept = {one.locator: one.text for one in record.passages}
    assert kept["infobox/casualties1"] == "113 killed, 340 wounded"


@pytest.mark.parametrize("options", [(), ("--publish",)])
def test_a_battle_of_other_documents_is_left_as_it_is(
    options: tuple[str, ...], store: str, tmp_path: Path, command: Command
) -> None:
    assert command("load", BER, "--database-url", store).code == 0
    before = stored(store, "battle-of-ber-2023")
    article = tmp_path / "ber.txt"
    article.write_text("= Battle of Ber (2023) =\n\nInfobox\n- Casualties1: 7 killed\n")
    report = tmp_path / "report.json"
    done, told = run(command, store, article, *options, report=report)
    assert done.code == 1
    (refused,) = told["refused"]
    assert refused["battle"] == "battle-of-ber-2023"
    assert "is stored that comes from other documents. It is left as it is." in refused["detail"]
    assert stored(store, "battle-of-ber-2023") == before
    assert command("verify", "--database-url", store).code == 0


def test_what_is_not_understood_is_told(store: str, tmp_path: Path, command: Command) -> None:
    article = tmp_path / "ford.txt"
    article.write_text("= Ford =\n\nInfobox\n- Weather: rain\n")
    done, told = run(command, store, article, report=tmp_path / "report.json")
    assert done.code == 1
    assert "ford.txt, row 4, Weather: 'rain' is not understood. No such key is known" in done.out
    (found,) = told["not_understood"]
    assert (found["file"], found["row"], found["field"]) == ("ford.txt", 4, "Weather")
    assert told["battles"]["created"] == 1
