"""A small folder in the layout of silverdavi/casualty-source-aggregation; all of it is invented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TypeAlias

Rows: TypeAlias = list[list[str]]

HEADING = ["war_id", "war_name", "side", "bucket", "low", "high", "notes"]

WARS: list[dict[str, object]] = [
    {"id": "river_war", "name": "River War", "start": 1901, "end": 1903, "region": "Rivers"},
    {"id": "moor_rising", "name": "Moor Rising", "start": 1911, "end": 1911, "region": "Moors"},
]


def the_rows() -> Rows:
    """The rows of the totals without their heading, made anew."""
    return [
        _river("Aland", "military_killed", "100", "250", "Registers of the army, incomplete."),
        _river("Aland", "civilians_killed_directly", "40", "40", "Of one town."),
        _river("Aland", "deaths_from_actions:siege", "", "", "Not counted."),
        _river("Aland", "deaths_from_actions:famine", "900", "", "The low is of one year."),
        _river("Aland", "deaths_from_actions:famine", "300", "400", "Another province."),
        _river("Bland / Cland", "military_killed", "0", "0", "None fought."),
        _river("Bland / Cland", "civilians_killed_directly", "", "70", "A boast."),
        _river("Unattributed / crossfire", "military_killed", "5", "9", "Nobody knows."),
        _river("Unattributed / crossfire", "civilians_killed_directly", "1", "", "At least one."),
        ["moor_rising", "Moor Rising", "Israel", "military_killed", "1", "2", "A country."],
        ["moor_rising", "Moor Rising", "Targeted moors", "military_killed", "3", "", "Victims."],
    ]


def _river(side: str, bucket: str, low: str, high: str, notes: str) -> list[str]:
    return ["river_war", "The River War of the Rivers", side, bucket, low, high, notes]


def write_folder(folder: Path, rows: Rows | None = None) -> Path:
    """Write both files into a folder; answers with the folder."""
    folder.mkdir(exist_ok=True)
    content = io.StringIO(newline="")
    csv.writer(content).writerows([HEADING, *(the_rows() if rows is None else rows)])
    (folder / "totals.csv").write_text(content.getvalue(), encoding="utf-8", newline="")
    listed = json.dumps({"description": "Invented wars", "wars": WARS})
    (folder / "wars_input.json").write_text(listed, encoding="utf-8")
    return folder
