"""Rows of a table file, gathered by battle without holding them in memory.

Rows of one battle need not stand together. A first pass writes the rows to a temporary file and
keeps eight bytes of each, the ids of the battles, and what is said of each source; a second one
takes the rows of one battle at a time out of it.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import weakref
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ...errors import BadRequest
from ..files import opened
from ..tables import TooLong, csv_rows
from .columns import REQUIRED, SOURCE_FACTS

_LONGEST_HEADING = 100_000
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of data: its number, from 1, and its cells in the order of the heading."""

    number: int
    cells: tuple[str, ...]


class Table:
    """A file of the layout: its heading, and its rows by battle.

    Cells stand between commas, semicolons or tabs, whichever the heading has; a byte order mark
    and line breaks inside quotes are fine. The temporary file goes when the table does.
    """

    def __init__(self, path: Path) -> None:
        """Read the file once. Raises BadRequest where it is no such table."""
        self.name = path.name
        self.empty = 0
        self._count = 0
        self.sources: dict[str, dict[str, str]] = {}
        self._places: dict[str, array[int]] = {}
        self._spool = tempfile.TemporaryFile()  # noqa: SIM115 - it is read as long as the table is
        weakref.finalize(self, self._spool.close)
        try:
            with opened(path) as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
                self._gather(text)
        except (csv.Error, UnicodeDecodeError) as error:
            raise BadRequest(f"{path.name} is no CSV file in UTF-8: {error}.") from error

    def _gather(self, text: TextIO) -> None:
        first = text.readline(_LONGEST_HEADING + 1)
        if len(first) > _LONGEST_HEADING:
            longest = f"{_LONGEST_HEADING:,} characters"
            raise BadRequest(f"{self.name} has no heading: its first line has more than {longest}.")
        self.delimiter = next((one for one in _DELIMITERS if _is_heading(first, one)), ",")
        self.heading = _cells(first, self.delimiter)
        _refuse(self.heading, self.name)
        try:
            self._gather_rows(csv_rows(text, self.delimiter))
        except TooLong as error:
            raise BadRequest(f"{self.name}, row {self._count + 1}: {error}") from error

    def _gather_rows(self, lines: Iterator[list[str]]) -> None:
        end = 0
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                self.empty += 1
                continue
            self._count += 1
            row = TableRow(self._count, tuple(cells))
            self._places.setdefault(self._battle(row), array("q")).append(end)
            end += self._spool.write(json.dumps([row.number, *cells]).encode("ascii") + b"\n")
            self._learn_source(row)

    def _battle(self, row: TableRow) -> str:
        """The battle of a row; nothing for one that is not of the shape of the heading."""
        is_whole = len(row.cells) == len(self.heading)
        return row.cells[self.heading.index("battle")].strip() if is_whole else ""

    def _learn_source(self, row: TableRow) -> None:
        """Keep what the first row says that says something of its source."""
        cells = self.named(row)
        facts = self.sources.setdefault(cells.get("source", ""), {})
        for name in SOURCE_FACTS:
            if cells.get(name):
                facts.setdefault(name, cells[name])

    def named(self, row: TableRow) -> dict[str, str]:
        """The cells of a row by column, without white space around them."""
        return {name: cell.strip() for name, cell in zip(self.heading, row.cells, strict=False)}

    @property
    def battles(self) -> tuple[str, ...]:
        """What rows have in the column `battle`, in the order of the file.

        Under an empty text are those that have nothing there, or too few or too many cells.
        """
        return tuple(self._places)

    def rows_of(self, battle: str) -> Iterator[TableRow]:
        """The rows of a battle in the order of the file."""
        for place in self._places[battle]:
            self._spool.seek(place)
            number, *cells = json.loads(self._spool.readline())
            yield TableRow(number, tuple(cells))

    def written(self, row: TableRow) -> str:
        """A row as a line of the file, without the line break."""
        line = io.StringIO()
        csv.writer(line, delimiter=self.delimiter, lineterminator="").writerow(row.cells)
        return line.getvalue()


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), []))


def _is_heading(line: str, delimiter: str) -> bool:
    return {*REQUIRED} <= {*_cells(line, delimiter)}


def _refuse(heading: tuple[str, ...], name: str) -> None:
    missing = [column for column in REQUIRED if column not in heading]
    if missing:
        raise BadRequest(
            f"{name} has no column {', '.join(missing)}; the first line names the columns, "
            f"and `battleapi import table --template` shows all of them."
        )
    twice = sorted({column for column in heading if column and heading.count(column) > 1})
    if twice:
        raise BadRequest(f"{name} has the column {', '.join(twice)} twice.")
