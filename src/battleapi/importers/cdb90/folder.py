"""The tables of the folder: their rows by the number of the battle, and what their codes mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ...errors import BadRequest
from ..findings import Finding, Findings
from ..tables import Row, read_table

BATTLES = "battles.csv"
BELLIGERENTS = "belligerents.csv"
ACTORS = "battle_actors.csv"
COMMANDERS = "commanders.csv"
PERIODS = "active_periods.csv"
DURATIONS = "battle_durations.csv"
FRONTS = "front_widths.csv"
TERRAIN = "terrain.csv"
WEATHER = "weather.csv"
DYADS = "battle_dyads.csv"

NUMBER = "isqno"
"""The column with the number of the battle, in every table."""

_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        BATTLES: (
            "isqno",
            "name",
            "locn",
            "campgn",
            "wina",
            "kmda",
            "crit",
            "war4",
            "war4_theater",
            "dbpedia",
            "cow_warno",
            "parent",
        ),
        BELLIGERENTS: (
            "isqno",
            "attacker",
            "nam",
            "co",
            "str",
            "code",
            "intst",
            "rerp",
            "cas",
            "finst",
            "cav",
            "tank",
            "lt",
            "mbt",
            "arty",
            "fly",
            "ctank",
            "carty",
            "cfly",
            "reso1",
            "reso2",
            "reso3",
            "strpl",
            "strmi",
            "caspl",
            "casmi",
            "actors",
        ),
        ACTORS: ("isqno", "attacker", "actor"),
        COMMANDERS: ("isqno", "attacker", "commanders", "uri"),
        PERIODS: (
            "isqno",
            "atp_number",
            "start_time_min",
            "start_time_max",
            "end_time_min",
            "end_time_max",
            "duration_min",
            "duration_max",
        ),
        DURATIONS: ("isqno", "datetime_min", "datetime_max"),
        FRONTS: ("isqno", "front_number", "wofa", "wofd", "time_min"),
        TERRAIN: ("isqno", "terra1", "terra2", "terra3"),
        WEATHER: ("isqno", "wx1", "wx2", "wx3", "wx4", "wx5"),
        DYADS: ("isqno", "attacker", "defender"),
    }
)
ALL = tuple(_COLUMNS)
"""The tables, by their file names."""

_ENUM_OF: Mapping[str, str] = MappingProxyType(
    {
        "code": "codead",
        **{name: name for name in ("aeroa", "cea", "crit", "postype", "surpa", "wina")},
        **{name: name for name in ("terra1", "terra2", "terra3")},
        **{name: name for name in ("wx1", "wx2", "wx3", "wx4", "wx5")},
        **dict.fromkeys(("post1", "post2"), "post"),
        **dict.fromkeys(("pri1", "pri2", "pri3", "sec1", "sec2", "sec3"), "pri"),
        **dict.fromkeys(("reso1", "reso2", "reso3"), "reso"),
    }
)
"""The `enum_*.csv` that has what the codes of a column mean."""


class Folder:
    """Every row of the folder, by table and number of battle, each looked at once.

    A table has a tally of its rows. Those that are broken, or of no battle of the list, are told at
    once; the others when their battle is.
    """

    def __init__(self, folder: Path, findings: Findings) -> None:
        """Read every table. Raises BadRequest where one cannot be read."""
        if not folder.is_dir():
            raise BadRequest(f"There is no folder {folder.name}.")
        self._findings = findings
        self.version = next(
            (row["version"] for row in read_table(folder / "version.csv", ("version",))), None
        )
        self._meanings = {
            enum: {
                row["value"]: row["description"]
                for row in read_table(folder / f"enum_{enum}.csv", ("value", "description"))
            }
            for enum in dict.fromkeys(_ENUM_OF.values())
        }
        self._rows: dict[str, dict[str, list[Row]]] = {}
        for table, columns in _COLUMNS.items():
            self._rows[table] = self._read(folder / table, columns)

    def _read(self, path: Path, columns: tuple[str, ...]) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        listed = self._rows.get(BATTLES)
        # Of two cells of the commanders the bytes are no UTF-8.
        for row in read_table(path, columns, errors="backslashreplace"):
            number = row[NUMBER]
            if not row.whole:
                self.refuse(path.name, row, "", "The row has not as many cells as the heading.")
            elif not number.isdecimal() or (listed is not None and number not in listed):
                self.refuse(path.name, row, NUMBER, "No battle of the list has this number.")
            elif listed is None and number in found:
                self.refuse(path.name, row, NUMBER, "A battle above has this number.")
            else:
                found[number].append(row)
        return dict(found)

    def refuse(self, table: str, row: Row, field: str, reason: str) -> None:
        """Tell that a row is not understood."""
        tally = self._findings.tally(f"rows of {table}")
        tally.read += 1
        tally.not_understood += 1
        text = row[field] if field else row.text
        self._findings.not_understood.append(Finding(table, row.number, field, text, reason))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the battles, in the order of the list."""
        return tuple(self._rows[BATTLES])

    def battle(self, number: str) -> Row:
        """The row of a battle in the list."""
        return self._rows[BATTLES][number][0]

    def rows(self, table: str, number: str) -> tuple[Row, ...]:
        """The rows that a table has of a battle, in the order of the file."""
        return tuple(self._rows[table].get(number, ()))

    def every(self, number: str) -> Iterator[tuple[str, Row]]:
        """Every row that is of a battle, with its table."""
        for table in ALL:
            for row in self.rows(table, number):
                yield table, row

    def meaning(self, column: str, code: str) -> str | None:
        """What a code of a column means; null where no file says it."""
        return self._meanings.get(_ENUM_OF.get(column, ""), {}).get(code)

    def in_words(self, row: Row) -> str:
        """The cells of a row that are not blank, each on its line: `post1: HD (Hasty defense)`."""
        lines = []
        for column in row.cells:
            cell = row[column]
            if cell:
                meaning = self.meaning(column, cell)
                lines.append(f"{column}: {cell}" + (f" ({meaning})" if meaning else ""))
        return "\n".join(lines)
