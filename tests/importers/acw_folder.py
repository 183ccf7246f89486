"""A small folder in the layout of jrnold/acw_battle_data, for tests; everything in it is invented.

VA901   Low Ford, 1 May 1862: the United States against the Confederate States
VA902   High Ford, 2 to 3 May 1862, an operation; VA902A is a part of it
ND901   Round Butte: the United States against the River People
OK901   Oak Creek: the Confederate States against the River People
GA901   only in Kennedy's list
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TypeAlias

Table: TypeAlias = list[list[str]]

CLAIMS_HEADING = ["cwsac_id", "side", "source", "category", "low", "high"]
_LIST_HEADING = [
    "battle",
    "battle_name",
    "other_names",
    "state",
    "locations",
    "start_date",
    "end_date",
    "operation",
    "results_text",
]

CLAIMS: Table = [
    ["VA901", "US", "fox_1898", "killed", "10", "10.0"],
    ["VA901", "US", "fox_1898", "wounded", "20", "20.0"],
    ["VA901", "US", "fox_1898", "missing", "5", "5.0"],
    ["VA901", "US", "fox_1898", "casualties", "35", "35.0"],
    ["VA901", "CS", "nps_cwss", "casualties", "0", "0.0"],
    ["VA901", "CS", "nps_cwss", "strength", "1200", "1200.0"],
    ["VA901", "CS", "wikipedia", "casualties", "110", "119.0"],
    ["ND901", "CS", "kennedy_1998", "casualties", "80", "80.0"],
    ["OK901", "CS", "kennedy_1998", "casualties", "52", "52.0"],
    ["OK901", "CS", "kennedy_1998", "casualties", "412", "412.0"],
    ["OK901", "US", "nps_cwss", "casualties", "412", "412.0"],
    ["GA901", "US", "kennedy_1998", "missing", "751", "751.0"],
    ["VA901 VA902", "US", "greer_2005", "casualties", "900", "900.0"],
]


def the_tables() -> dict[str, Table]:
    """Every CSV file of the folder with its heading, made anew."""
    return {
        "DERIVED_competing_claims.csv": [CLAIMS_HEADING, *map(list, CLAIMS)],
        "cwsac_battles.csv": [
            list(_LIST_HEADING),
            _listed("VA901", "Low\nFord", "The Lower Ford; Low Ford", result="Union victory"),
            _listed("VA902", "High Ford", start="1862-05-02", end="1862-05-03", operation="1"),
            _listed("VA902A", "High Bank", result="Union gained ground"),
            _listed("ND901", "Round Butte", state="ND", locations=""),
            _listed("OK901", "Oak Creek", state="OK", result="Confederate tactical victory"),
        ],
        "cwsac_forces.csv": [
            ["battle", "belligerent", "description"],
            ["VA901", "Confederate", "Brigades"],
            ["VA901", "US", "One corps"],
            ["VA902", "US", ""],
            ["VA902", "Confederate", ""],
            ["ND901", "Native American", "500 River People (and\nothers)"],
            ["ND901", "US", ""],
            ["OK901", "Confederate", "Indian Department"],
            ["OK901", "Native American", "River People"],
        ],
        "kennedy1997_battles.csv": [
            ["battle_id", "battle_name", "state", "county", "start_date", "end_date", "cwsac_id"],
            ["VA901", "Low", "VA", "X County", "1862-05-01", "1862-05-01", "VA901"],
            ["GA901", "Third Mill", "GA", "Y County", "1864-10-13", "1864-10-13", "GA901"],
        ],
        "kennedy1997_forces.csv": [
            ["battle_id", "belligerent", "casualties_min"],
            ["OK901", "Confederate", "52"],
            ["OK901", "Native American", "412"],
            ["GA901", "US", ""],
            ["GA901", "Confederate", "0"],
        ],
        "cwss_forces.csv": [
            ["BattlefieldCode", "belligerent"],
            ["OK901", "US"],
            ["VA901", "US"],
        ],
        "nps_battles.csv": [
            ["cwsac_id", "lat", "long", "battle_type"],
            ["VA901", "38.5", "-77.25", "Siege & Capture"],
            ["VA902", "38.75", "-77.5", "Action"],
        ],
        "wikipedia_battles.csv": [
            ["battle_id", "id", "cwsac_id"],
            ["Battle_of_Low_Ford", "17", "VA901"],
        ],
    }


def _listed(
    code: str,
    name: str,
    other_names: str = "",
    *,
    state: str = "VA",
    locations: str = "Ford County, VA",
    start: str = "1862-05-01",
    end: str | None = None,
    operation: str = "0",
    result: str = "Inconclusive",
) -> list[str]:
    days = [start, end or start]
    return [code, name, other_names, state, locations, *days, operation, result]


def write_folder(folder: Path, tables: dict[str, Table] | None = None) -> Path:
    """Write the tables, and the links to CDB90, into a folder; answers with the folder."""
    folder.mkdir(exist_ok=True)
    for name, rows in (the_tables() if tables is None else tables).items():
        content = io.StringIO(newline="")
        csv.writer(content).writerows(rows)
        (folder / name).write_text(content.getvalue(), encoding="utf-8", newline="")
    links = [
        {"battles_from": ["171"], "battles_to": ["VA901"], "relation": "eq"},
        {"battles_from": ["172", "173"], "battles_to": ["VA902"], "relation": "eq"},
    ]
    (folder / "cdb90_to_cwsac.json").write_text(json.dumps(links), encoding="utf-8")
    return folder
