from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from battleapi.cli import import_commands, importing
from battleapi.cli.options import opened_store, read_settings, shown_address
from battleapi.errors import StoreUnavailable
from battleapi.importers.acw import figures
from tests.importers.acw_folder import CLAIMS, Table, the_tables, write_folder

from .conftest import Command, Done

TABLE = "DERIVED_competing_claims.csv"
BATTLES = 6
# A claim for each row, and the results of the five battles of the list.
ALL_CLAIMS = len(CLAIMS) + 5
NOTHING = {"created": 0, "updated": 0, "unchanged": 0, "kept": 0}

Import = Callable[..., tuple[Done, Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "acw")


@pytest.fixture
def store(database_url: str, command: Command) -> str:
    """A migrated, empty store."""
    assert command("migrate", "--database-url", database_url).code == 0
    return database_url


@pytest.fixture
def acw(folder: Path, store: str, tmp_path: Path, command: Command) -> Import:
    """Import the folder, with other tables or rows in it; what was said, and the report."""

    def run(
        *options: str, tables: dict[str, Table] | None = None, rows: Table | None = None
    ) -> tuple[Done, Any]:
        given = tables or the_tables()
        if rows is not None:
            given[TABLE] = [given[TABLE][0], *rows]
        write_folder(folder, given)
        report = tmp_path / "report.json"
        done = command(
            "import", "acw", folder, "--report", report, "--database-url", store, *options
        )
        return done, json.loads(report.read_text(encoding="utf-8"))

    return run


def counts(**found: int) -> dict[str, int]:
    return NOTHING | {"older": 0, "refused": 0} | found


def claim_counts(**found: int) -> dict[str, int]:
    return NOTHING | {"superseded": 0} | found


def test_an_import_reports_battles_and_claims_and_a_second_one_changes_nothing(
    acw: Import, store: str, command: Command
) -> None:
    done, report = acw("--publish")
    assert (done.code, done.err) == (0, "")
    first, *_, last = done.out.splitlines()
    assert first == "acw: 6 records"
    words = [line.split() for line in done.out.splitlines()]
    assert ["read", "taken", "empty", "not", "understood"] in words
    assert ["rows", "of", "figures", "13", "13", "0", "0"] in words
    assert last == f"Stored in {shown_address(read_settings(store))}."
    assert (report["corpus"], report["status"]) == ("acw", "published")
    taken = {"empty": 0, "not_understood": 0}
    assert report["tallies"]["rows of figures"] == {"read": 13, "taken": 13} | taken
    assert report["tallies"]["battles"] == {"read": BATTLES, "taken": BATTLES} | taken
    assert report["battles"] == counts(created=BATTLES)
    assert report["claims"] == claim_counts(created=ALL_CLAIMS)
    assert (report["refused"], report["not_understood"]) == ([], [])
    assert [(one["row"], one["field"], one["text"]) for one in report["remarks"]] == [
        (5, "low", "0"),
        (13, "cwsac_id", "VA901 VA902"),
    ]
    with opened_store(read_settings(store)) as opened:
        before = opened.reader.data_version()

    done, report = acw("--publish")
    assert done.code == 0
    assert report["battles"] == counts(unchanged=BATTLES)
    assert report["claims"] == claim_counts(unchanged=ALL_CLAIMS)
    with opened_store(read_settings(store)) as opened:
        assert opened.reader.data_version() == before
    assert command("verify", "--database-url", store).code == 0


def test_battles_are_drafts_unless_they_are_published(
    acw: Import, store: str, command: Command
) -> None:
    done, report = acw()
    assert done.out.splitlines()[0] == "acw: 6 records (drafts: stored, not served)"
    assert report["status"] == "draft"
    with opened_store(read_settings(store)) as opened:
        assert opened.reader.counts()["battles"] == 0
    dumped = command("dump", "acw-va901", "--database-url", store).json()
    assert dumped["status"] == "draft"
    done, report = acw("--publish")
    assert (done.code, report["battles"]) == (0, counts(updated=BATTLES))
    assert report["claims"] == claim_counts(unchanged=ALL_CLAIMS)
    with opened_store(read_settings(store)) as opened:
        assert opened.reader.counts()["battles"] == BATTLES


def test_a_draft_never_takes_the_place_of_a_published_record(
    acw: Import, store: str, command: Command
) -> None:
    acw("--publish", "--limit", "1")
    done, report = acw()
    # It says the same: nothing is to be done.
    assert (done.code, report["battles"]) == (0, counts(created=BATTLES - 1, unchanged=1))
    before = command("dump", "acw-va901", "--database-url", store).json()
    done, report = acw(rows=[["VA901", "US", "fox_1898", "killed", "11", "11.0"]])
    assert done.code == 0
    assert report["battles"] == counts(kept=1, updated=3, unchanged=2)
    assert report["claims"]["kept"] == 2
    kept = "  Published battles are kept as they are: --publish brings them up to date."
    assert kept in done.out.splitlines()
    assert command("dump", "acw-va901", "--database-url", store).json() == before


def test_only_what_changed_is_changed(acw: Import) -> None:
    acw()
    rows = [list(row) for row in CLAIMS]
    inserted = ["VA902", "US", "fox_1898", "killed", "7", "7.0"]
    _, report = acw(rows=[inserted, *rows])
    # Rows below have other numbers now, and so other citations; no claim was lost or doubled.
    assert report["claims"] == claim_counts(created=1, updated=len(CLAIMS), unchanged=5)
    _, report = acw(rows=[inserted, *rows[:-1]])
    assert report["claims"] == claim_counts(superseded=1, unchanged=len(CLAIMS) + 5)


def test_a_better_reading_of_the_same_words_is_the_same_claim(
    acw: Import, store: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    acw("--publish")
    before = command("dump", "acw-va901", "--database-url", store).json()["claims"]
    # As if nobody had found out yet that his missing are captured as well.
    monkeypatch.setattr(figures, "_MISSING_ARE_CAPTURED_TOO", ())
    _, report = acw("--publish")
    assert report["claims"] == claim_counts(updated=2, unchanged=ALL_CLAIMS - 2)
    after = command("dump", "acw-va901", "--database-url", store).json()["claims"]
    assert [one["id"] for one in after] == [one["id"] for one in before]
    (changed,) = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert [one["effects"] for one in changed] == [["captured", "missing"], ["missing"]]


def test_what_a_source_says_no_more_is_superseded_and_stays(
    acw: Import, store: str, command: Command
) -> None:
    acw("--publish")
    killed, *others = (list(row) for row in CLAIMS)
    done, report = acw("--publish", rows=[[*killed[:4], "12", "12.0"], *others[:-1]])
    assert (done.code, report["refused"]) == (0, [])
    # The figure for two battles is the only one of the table in the other, which cites it no more.
    assert report["claims"]["superseded"] == 2
    assert report["claims"]["created"] == 1
    claims = command("dump", "acw-va901", "--database-url", store).json()["claims"]
    (old,) = [one for one in claims if one["status"] == "superseded" and "killed" in one["effects"]]
    (new,) = [
        one
        for one in claims
        for link in one["related"]
        if link == {"type": "supersedes", "claim": old["id"]}
    ]
    assert (old["quantity"]["value"], new["quantity"]["value"]) == (10, 12)
    _, report = acw("--publish", rows=[list(row) for row in CLAIMS])
    assert report["claims"]["superseded"] == 1
    claims = command("dump", "acw-va901", "--database-url", store).json()["claims"]
    status = {one["id"]: one["status"] for one in claims}
    assert (status[old["id"]], status[new["id"]]) == ("current", "superseded")
    assert command("verify", "--database-url", store).code == 0


def test_what_is_not_understood_is_told_and_fails(acw: Import) -> None:
    wrong = [["VA901", "FR", "wikipedia", "killed", "7", "7.0"] for _ in range(22)]
    done, report = acw(rows=wrong)
    assert done.code == 1
    lines = done.out.splitlines()
    assert (f"  {TABLE}, row 1, side: 'FR' is not understood. It is none of US, CS.") in lines
    assert "  and 2 more not understood; --report FILE lists all of them." in lines
    assert lines.index("  The commonest reasons:") == lines.index("  22  It is none of US, CS.") - 1
    assert report["commonest"] == {
        "reasons": [{"reason": "It is none of US, CS.", "count": 22}],
        "texts": [{"field": "side", "text": "FR", "count": 22}],
    }
    assert report["not_understood"][21] == {
        "file": TABLE,
        "row": 22,
        "field": "side",
        "text": "FR",
        "reason": "It is none of US, CS.",
    }
    assert report["tallies"]["rows of figures"]["not_understood"] == 22


def test_a_dry_run_needs_no_store(folder: Path, tmp_path: Path, command: Command) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    done = command("import", "acw", folder, "--dry-run", "--limit", "2")
    assert (done.code, done.err) == (0, "")
    lines = [line.split() for line in done.out.splitlines()]
    assert ["created", "2", "battles"] in lines
    assert done.out.splitlines()[-1] == "Nothing was stored."
    assert {path.name for path in tmp_path.iterdir()} == before


def test_the_folder_is_not_read_where_there_is_no_store(
    folder: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: Path) -> None:
        raise AssertionError("the folder is read")

    monkeypatch.setattr(import_commands, "CivilWar", read)
    done = command("import", "acw", folder, "--publish")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: There is no store at sqlite:///")
    assert done.err.endswith("or run `battleapi migrate` or `battleapi serve` to make one.\n")
    (tmp_path / "battleapi.sqlite3").touch()
    done = command("import", "acw", folder, "--publish")
    assert (done.code, done.out) == (1, "")
    assert "run `battleapi migrate`" in done.err


def test_what_is_stored_of_an_actor_stands(
    acw: Import, store: str, tmp_path: Path, command: Command
) -> None:
    acw("--limit", "1")
    document = command("dump", "acw-va901", "--database-url", store).json()
    next(one for one in document["actors"] if one["id"] == "united-states")["name"] = "The States"
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert command("load", path, "--update-shared", "--database-url", store).code == 0
    done, report = acw()
    assert (done.code, report["refused"]) == (0, [])
    document = command("dump", "acw-va901", "--database-url", store).json()
    kept = next(one for one in document["actors"] if one["id"] == "united-states")
    assert (kept["name"], kept["aliases"][-1]) == ("The States", "United States of America")


def test_a_source_that_differs_is_refused_until_it_is_asked_for(
    acw: Import, store: str, tmp_path: Path, command: Command
) -> None:
    acw("--limit", "1")
    document = command("dump", "acw-va901", "--database-url", store).json()
    document["sources"][0]["name"] = "The Package"
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert command("load", path, "--update-shared", "--database-url", store).code == 0

    done, report = acw()
    assert done.code == 1
    assert {one["battle"] for one in report["refused"]} == {
        "acw-va901",
        "acw-va902",
        "acw-nd901",
        "acw-ok901",
        "acw-va902a",
    }
    assert report["battles"] == counts(created=1, refused=5)
    assert "[shared_differs]" in done.err
    done, report = acw("--update-shared")
    assert (done.code, report["refused"]) == (0, [])
    assert report["battles"] == counts(created=4, unchanged=2)


def test_what_was_stored_is_reported_though_the_store_fails_later(
    acw: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise StoreUnavailable("The store is away.")

    monkeypatch.setattr(importing, "refresh", fail)
    done, report = acw()
    assert (done.code, done.err) == (1, "error: The store is away.\n")
    assert report["battles"] == counts(created=BATTLES)


def test_a_terminal_shows_how_far_it_is(
    folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = command("import", "acw", folder, "--dry-run")
    assert "battles" in done.err
    assert f"{BATTLES}/{BATTLES}" in done.err


@pytest.mark.parametrize("missing", [*the_tables(), "cdb90_to_cwsac.json"])
def test_a_table_that_is_not_there_fails(missing: str, folder: Path, command: Command) -> None:
    (folder / missing).unlink()
    done = command("import", "acw", folder, "--dry-run")
    assert (done.code, done.out) == (1, "")
    assert done.err == f"error: {missing} cannot be read: No such file or directory.\n"


def test_the_group_names_its_commands(command: Command) -> None:
    done = command("import", "--help")
    assert done.code == 0
    told = [line.split(maxsplit=1) for line in done.out.splitlines()]
    assert ["acw", "Import the American Civil War, by twelve sources."] in told
    assert command("import").code == 2


@pytest.mark.slow
def test_the_whole_corpus(civil_war_folder: Path, tmp_path: Path, command: Command) -> None:
    report, store = tmp_path / "report.json", f"sqlite:///{tmp_path / 'whole.sqlite3'}"
    command("migrate", "--database-url", store)
    words = ("import", "acw", civil_war_folder, "--publish", "--report", report)
    assert command(*words, "--database-url", store).code == 0
    found = json.loads(report.read_text(encoding="utf-8"))
    assert (found["not_understood"], found["refused"]) == ([], [])
    assert found["tallies"]["rows of figures"]["taken"] == 8850
    assert found["battles"] == counts(created=385)
    assert found["claims"] == claim_counts(created=9234)
    dumped = tmp_path / "antietam.json"
    command("dump", "acw-md003", "--output", dumped, "--database-url", store)
    assert command("check", dumped).code == 0
