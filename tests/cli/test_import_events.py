"""The formats whose files are of events: UCDP GED, ACLED, Wikidata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.importers import acled_files, ucdp_files
from tests.importers.acled_files import CLASH
from tests.importers.ucdp_files import EVENT, ONE_SIDED
from tests.importers.wikidata_items import amount, entity, said

from .conftest import Command


def of_revision(number: int, deaths: str) -> str:
    """An item in a revision, with a number of deaths."""
    item = {**entity(7, "Low Ford", P1120=[said(amount(deaths))]), "lastrevid": number}
    return json.dumps(item)


FILES = {
    "ged": (ucdp_files.csv_of([EVENT, ONE_SIDED]), 2, 8),
    "acled": (acled_files.csv_of(CLASH), 1, 3),
    "wikidata": (of_revision(9, "+515"), 1, 1),
}


def counts(report: Path, name: str) -> dict[str, int]:
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return {of: count for of, count in found[name].items() if count}


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_twice_changes_nothing(
    name: str, database_url: str, tmp_path: Path, command: Command
) -> None:
    text, battles, claims = FILES[name]
    file, report = tmp_path / f"events.{'json' if name == 'wikidata' else 'csv'}", tmp_path / "r"
    file.write_text(text, encoding="utf-8")
    assert command("migrate", "--database-url", database_url).code == 0
    for result in ("created", "unchanged"):
        words = ("import", name, file, "--publish", "--report", report)
        assert command(*words, "--database-url", database_url).code == 0
        assert counts(report, "battles") == {result: battles}
        assert counts(report, "claims") == {result: claims}
    assert command("verify", "--database-url", database_url).code == 0


def test_a_later_release_supersedes_what_it_says_otherwise(
    database_url: str, tmp_path: Path, command: Command
) -> None:
    report = tmp_path / "report.json"
    assert command("migrate", "--database-url", database_url).code == 0
    releases = (EVENT, {**EVENT, "best": "4.0", "deaths_civilians": "2.0"})
    for number, event in enumerate(releases):
        file = tmp_path / f"GEDEvent_v2{number}_1.csv"
        file.write_text(ucdp_files.csv_of([event]), encoding="utf-8")
        words = ("import", "ged", file, "--publish", "--report", report)
        assert command(*words, "--database-url", database_url).code == 0
    assert counts(report, "battles") == {"updated": 1}
    assert counts(report, "claims") == {"created": 2, "updated": 3, "superseded": 2}


def test_an_older_revision_of_an_item_changes_nothing(
    database_url: str, tmp_path: Path, command: Command
) -> None:
    file, report = tmp_path / "item.json", tmp_path / "report.json"
    assert command("migrate", "--database-url", database_url).code == 0
    told = []
    for number, deaths in ((9, "+515"), (10, "+600"), (8, "+500")):
        file.write_text(of_revision(number, deaths), encoding="utf-8")
        words = ("import", "wikidata", file, "--publish", "--report", report)
        assert command(*words, "--database-url", database_url).code == 0
        told.append((counts(report, "battles"), counts(report, "claims")))
    assert told == [
        ({"created": 1}, {"created": 1}),
        ({"updated": 1}, {"created": 1, "superseded": 1}),
        ({"older": 1}, {"kept": 1}),
    ]
