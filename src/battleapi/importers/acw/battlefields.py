"""The list of battles: name, dates, place and result of each, from the tables beside the claims."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ...errors import BadRequest
from ...model.sources import Source
from ...model.vocabulary.records import BattleKind
from ..tables import Row, read_table
from .sources import CWSAC_BATTLES, KENNEDY_BATTLES

_COLUMNS = (
    "battle",
    "battle_name",
    "other_names",
    "state",
    "locations",
    "start_date",
    "end_date",
    "operation",
    "results_text",
)
_KENNEDY_COLUMNS = ("cwsac_id", "battle_name", "state", "county", "start_date", "end_date")
_POINT_COLUMNS = ("cwsac_id", "lat", "long", "battle_type")

_KINDS: Mapping[str, BattleKind] = MappingProxyType(
    {
        "Siege": BattleKind.SIEGE,
        "Siege & Capture": BattleKind.SIEGE,
        "Advance & Siege": BattleKind.SIEGE,
        "Naval": BattleKind.NAVAL_BATTLE,
        "Naval Operations": BattleKind.NAVAL_BATTLE,
        "Bombardment": BattleKind.SHELLING,
        "Bombardment & Capture": BattleKind.SHELLING,
        "Assault": BattleKind.ASSAULT,
        "Skirmish": BattleKind.CLASH,
        "Massacre": BattleKind.MASSACRE,
    }
)
"""The types that say more than that there was a battle."""


@dataclass(frozen=True, slots=True)
class Point:
    """About the middle of the core area, in degrees as written; the row is of nps_battles.csv."""

    lat: str
    lon: str
    row: int


@dataclass(frozen=True, slots=True)
class Battlefield:
    """One battle of the list, as the tables have it; empty text where they have none.

    `result` are the words of the commission. `row` is that of `table`.
    """

    code: str
    name: str
    other_names: tuple[str, ...]
    state: str
    locations: str
    start: str
    end: str
    is_operation: bool
    result: str
    kind: BattleKind
    point: Point | None
    article: str | None
    cdb90: str | None
    table: Source
    row: int


def read_battlefields(folder: Path) -> Mapping[str, Battlefield]:
    """Every battle of the commission's list by its code, and those that only Kennedy has.

    Raises BadRequest where a table cannot be read.
    """
    around = _Around.read(folder)
    listed: dict[str, Battlefield] = {}
    for row in read_table(folder / "cwsac_battles.csv", _COLUMNS):
        listed[row["battle"]] = around.battlefield(row, row["battle"], CWSAC_BATTLES)
    for row in read_table(folder / "kennedy1997_battles.csv", _KENNEDY_COLUMNS):
        code = row["cwsac_id"]
        if code and code not in listed:
            listed[code] = around.battlefield(row, code, KENNEDY_BATTLES)
    return listed


@dataclass(frozen=True, slots=True)
class _Around:
    """What other tables say of a battle, by its code."""

    points: Mapping[str, Row]
    articles: Mapping[str, str]
    numbers: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> _Around:
        points = read_table(folder / "nps_battles.csv", _POINT_COLUMNS)
        articles = read_table(folder / "wikipedia_battles.csv", ("battle_id", "cwsac_id"))
        return cls(
            {row["cwsac_id"]: row for row in points},
            {row["cwsac_id"]: row["battle_id"].replace("_", " ") for row in articles},
            _numbers_of_cdb90(folder / "cdb90_to_cwsac.json"),
        )

    def battlefield(self, row: Row, code: str, table: Source) -> Battlefield:
        near = self.points.get(code)
        state = row["state"]
        return Battlefield(
            code=code,
            name=_line(row["battle_name"]),
            other_names=tuple(filter(None, map(_line, row["other_names"].split(";")))),
            state=state,
            locations=_line(row["locations"] or f"{row['county']}, {state}".removeprefix(", ")),
            start=row["start_date"],
            end=row["end_date"],
            is_operation=row["operation"] == "1",
            result=_line(row["results_text"]),
            kind=_KINDS.get(near["battle_type"], BattleKind.BATTLE) if near else BattleKind.BATTLE,
            point=Point(near["lat"], near["long"], near.number) if near else None,
            article=self.articles.get(code),
            cdb90=self.numbers.get(code),
            table=table,
            row=row.number,
        )


def _numbers_of_cdb90(path: Path) -> Mapping[str, str]:
    """The CDB90 number of a battle, where exactly one is the same battle."""
    try:
        return {
            link["battles_to"][0]: link["battles_from"][0]
            for link in json.loads(path.read_bytes())
            if link["relation"] == "eq" and len(link["battles_to"] + link["battles_from"]) == 2
        }
    except OSError as error:
        raise BadRequest(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise BadRequest(f"{path.name} is no list of links between battles.") from error


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())
