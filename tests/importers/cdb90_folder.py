"""A small folder in the layout of jrnold/CDB90, for tests; everything in it is invented.

901  LOW FORD, 4 May 1801: Aland attacks Bland; every sort of figure
902  HIGH FORD, 1805: Aland and Cland attack Bland, over two periods with hours
903  HIGH BANK, a part of 902; both sides are given the same actor
904  NORTH MOOR, 1650: before the calendar is certain, and its start is not known
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TypeAlias

Cells: TypeAlias = dict[str, str]
Tables: TypeAlias = dict[str, list[Cells]]

_COUNTS = (
    *("str", "intst", "rerp", "cas", "finst", "cav", "tank", "lt", "mbt", "arty", "fly"),
    *("ctank", "carty", "cfly"),
)
_ERRORS = ("strpl", "strmi", "caspl", "casmi")
_COLUMNS = {
    "version.csv": ("version",),
    "battles.csv": (
        *("isqno", "war", "name", "locn", "campgn", "post1", "surpa", "wina", "kmda", "crit"),
        *("war4", "war4_theater", "dbpedia", "cow_warno", "parent"),
    ),
    "belligerents.csv": (
        *("isqno", "attacker", "nam", "co", "code", *_COUNTS, "pri1", "sec3"),
        *("reso1", "reso2", "reso3", *_ERRORS, "ach", "actors"),
    ),
    "battle_actors.csv": ("isqno", "attacker", "n", "actor"),
    "battle_dyads.csv": ("isqno", "attacker", "defender"),
    "commanders.csv": ("isqno", "attacker", "actors", "commanders", "uri"),
    "active_periods.csv": (
        *("isqno", "atp_number", "start_time_min", "start_time_max"),
        *("end_time_min", "end_time_max", "duration_max", "duration_min"),
    ),
    "battle_durations.csv": ("isqno", "datetime_min", "datetime_max", "duration1"),
    "front_widths.csv": ("isqno", "front_number", "wofa", "wofd", "time_min"),
    "terrain.csv": ("isqno", "terra1", "terra2", "terra3"),
    "weather.csv": ("isqno", "wx1", "wx2", "wx3", "wx4", "wx5"),
}
_CODES = {
    "aeroa": {"1": "ours in the air"},
    "cea": {"1": "led better"},
    "codead": {"1": "at first"},
    "crit": {"1": "clear cut", "2": "not clear cut"},
    "post": {"HD": "dug in hastily"},
    "postype": {"0": "one posture"},
    "pri": {"FF": "straight ahead"},
    "reso": {"PS": "Pursued", "RR": "Repulse", "WD": "Withdrew", "PP": "Penetration"},
    "surpa": {"-1": "surprised a little"},
    "terra1": {"R": "Rolling"},
    "terra2": {"B": "Bare"},
    "terra3": {"D": "Dunes"},
    "wina": {"0": "draw", "1": "attacker win", "-1": "attacker loss"},
    "wx1": {"W": "Wet"},
    "wx2": {"S": "Sunny"},
    "wx3": {"H": "Hot"},
    "wx4": {"$": "Spring"},
    "wx5": {"T": "Temperate"},
}


def the_tables() -> Tables:
    """The rows of every table, made anew; cells that are not named are blank."""
    return {
        "version.csv": [{"version": "1.2.3"}],
        "battles.csv": [
            _battle("901", "LOW FORD", "1", post1="HD", kmda="1.5", dbpedia=_resource("Low_Ford")),
            _battle("902", "HIGH  FORD", "0", "2", dbpedia=_resource("High_Ford")),
            _battle("903", "HIGH BANK", "", parent="902", dbpedia=_resource("High_Ford")),
            _battle(
                "904",
                "NORTH MOOR",
                "-1",
                war4="Moor War of 1650",
                war4_theater="",
                cow_warno="",
                campgn="",
                locn="",
            ),
        ],
        "belligerents.csv": [
            _force("901", "0", "BL ARMY", "Bland", co="A. BEE", reso1="WD", str="900", code="1"),
            _force(
                "901",
                "1",
                "AL ARMY",
                "Aland",
                code="3",
                str="1000",
                intst="800",
                rerp="200",
                cas="900",
                finst="",
                cav="100",
                tank="12",
                lt="5",
                mbt="7",
                arty="0",
                fly="3",
                ctank="2",
                carty="1",
                cfly="",
                reso1="RR",
                reso2="PP",
                strpl="5",
                strmi="-5",
                caspl="122",
                casmi="0",
                pri1="FF",
                co="C. DEE",
            ),
            _force("902", "0", "BL CORPS", "Bland", reso1="PS"),
            _force("902", "1", "AL & CL ARMY", "Aland & Cland", co="EFF & GEE"),
            _force("903", "0", "BL 1ST DIV", "Aland"),
            _force("903", "1", "AL 2ND DIV", "Aland"),
            _force("904", "0", "ROY ARMY", "Royalist"),
            _force("904", "1", "BL ARMY", "Bland"),
        ],
        "battle_actors.csv": [
            *_actors("901", "Bland", "Aland"),
            *_actors("902", "Bland", "Aland", "Cland"),
            *_actors("903", "Aland", "Aland"),
            *_actors("904", "Royalist", "Bland"),
        ],
        "battle_dyads.csv": [{"isqno": "901", "attacker": "Aland", "defender": "Bland"}],
        "commanders.csv": [
            _commander("901", "0", "A. BEE", "Anne_B%C3%A9e"),
            _commander("901", "1", "C. DEE", "?"),
            _commander("902", "1", "EFF", "Eva_Eff"),
            _commander("902", "1", "GEE", ""),
            _commander("903", "0", "", ""),
        ],
        "active_periods.csv": [
            _day("901", "1", "1801-05-04", "1801-05-05", duration="1440", least="0"),
            _hours("902", "2", "1805-06-02T18:00:00", "1805-06-03T00:00:00", "360"),
            _hours("902", "1", "1805-06-01T06:30:00", "1805-06-01T19:00:00", "750"),
            _hours("903", "1", "1805-06-01T07:00:00", "1805-06-02T19:00:00", "2160"),
            _hours("904", "1", "", "1650-03-04T13:00:00", ""),
        ],
        "battle_durations.csv": [
            _duration("901", "1801-05-04T00:00:00", "1801-05-05T00:00:00"),
            _duration("902", "1805-06-01T06:30:00", "1805-06-03T00:00:00"),
        ],
        "front_widths.csv": [
            {"isqno": "901", "front_number": "1", "wofa": "0.9", "wofd": ""},
            {
                "isqno": "901",
                "front_number": "2",
                "wofa": "2",
                "wofd": "3",
                "time_min": "1801-05-04T12:00:00",
            },
        ],
        "terrain.csv": [{"isqno": "901", "terra1": "R", "terra2": "B", "terra3": ""}],
        "weather.csv": [{"isqno": "901", "wx1": "W", "wx4": "$"}],
    }


def _battle(number: str, name: str, wina: str, crit: str = "1", **cells: str) -> Cells:
    return {
        "isqno": number,
        "war": "THE WAR",
        "name": name,
        "locn": "FORDSHIRE",
        "campgn": "FORDS",
        "wina": wina,
        "crit": crit,
        "surpa": "-1",
        "war4": "First River War of 1801-1805",
        "war4_theater": "North",
        "cow_warno": "999",
    } | cells


def _resource(name: str) -> str:
    return f"http://dbpedia.org/resource/{name}"


def _force(number: str, attacker: str, nam: str, actors: str, **cells: str) -> Cells:
    return {"isqno": number, "attacker": attacker, "nam": nam, "actors": actors, "ach": "5"} | cells


def _actors(number: str, defender: str, *attackers: str) -> list[Cells]:
    flags = {"0": (defender,), "1": attackers}
    return [
        {"isqno": number, "attacker": flag, "n": str(place), "actor": actor}
        for flag, actors in flags.items()
        for place, actor in enumerate(actors, start=1)
    ]


def _commander(number: str, attacker: str, name: str, uri: str) -> Cells:
    return {"isqno": number, "attacker": attacker, "commanders": name, "uri": uri}


def _day(number: str, period: str, day: str, next_day: str, *, duration: str, least: str) -> Cells:
    first, last = f"{day}T00:00:00", f"{next_day}T00:00:00"
    return _period(number, period, (first, last, first, last), duration, least)


def _hours(number: str, period: str, start: str, end: str, duration: str) -> Cells:
    return _period(number, period, (start, start, end, end), duration, duration)


def _period(
    number: str, period: str, moments: tuple[str, str, str, str], duration: str, least: str
) -> Cells:
    columns = ("start_time_min", "start_time_max", "end_time_min", "end_time_max")
    return {
        "isqno": number,
        "atp_number": period,
        **dict(zip(columns, moments, strict=True)),
        "duration_max": duration,
        "duration_min": least,
    }


def _duration(number: str, first: str, last: str) -> Cells:
    return {"isqno": number, "datetime_min": first, "datetime_max": last, "duration1": "1"}


def write_folder(folder: Path, tables: Tables | None = None) -> Path:
    """Write the tables, and those of their codes, into a folder; answers with the folder."""
    folder.mkdir(exist_ok=True)
    for name, rows in (the_tables() if tables is None else tables).items():
        _write(folder / name, _COLUMNS[name], rows)
    for code, meanings in _CODES.items():
        rows = [{"value": value, "description": text} for value, text in meanings.items()]
        _write(folder / f"enum_{code}.csv", ("value", "description"), rows)
    return folder


def _write(path: Path, columns: tuple[str, ...], rows: list[Cells]) -> None:
    content = io.StringIO(newline="")
    writer = csv.DictWriter(content, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(content.getvalue(), encoding="utf-8", newline="")
