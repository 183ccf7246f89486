"""CSV files with a heading, read row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from ..errors import BadRequest
from .files import opened

LONGEST_ROW = 8_000_000
"""The most characters of a row. A cell has no more than `csv.field_size_limit()`, 131,072."""

_TAG = re.compile(r"#[A-Za-z][A-Za-z0-9_]*")


class TooLong(ValueError):
    """A row that is longer than may be, and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data; `number` counts from 1, the heading not among them.

    A row is whole where it has as many cells as the heading.
    """

    number: int
    cells: Mapping[str, str]
    text: str
    whole: bool

    def __getitem__(self, column: str) -> str:
        """The text of a cell, without white space around it; empty where there is none."""
        return self.cells.get(column, "").strip()


def read_table(path: Path, columns: tuple[str, ...], *, errors: str = "strict") -> Iterator[Row]:
    """The rows of a CSV file (RFC 4180, UTF-8, perhaps packed); lines without any cell are no rows.

    Neither is a second heading of HXL tags (hxlstandard.org), as the Humanitarian Data Exchange
    sets it below the first. `errors` says what becomes of bytes that are no UTF-8, as in
    `bytes.decode`. Raises BadRequest where it cannot be read, or has not all of the columns that
    are needed.
    """
    try:
        with (
            opened(path) as file,
            io.TextIOWrapper(file, "utf-8-sig", errors=errors, newline="") as text,
        ):
            yield from _rows(csv_rows(text), path.name, columns)
    except TooLong as error:
        raise BadRequest(f"{path.name}, heading: {error}") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise BadRequest(f"{path.name} is no CSV file in UTF-8: {error}.") from error


def csv_rows(text: TextIO, delimiter: str = ",") -> Iterator[list[str]]:
    """The cells of each row, of a blank line none; no more is read at once than a row may have.

    Raises TooLong for a row or a cell that is longer than may be, and csv.Error.
    """
    size = 0

    def lines() -> Iterator[str]:
        nonlocal size
        while line := text.readline(LONGEST_ROW - size + 1):
            size += len(line)
            if size > LONGEST_ROW:
                raise TooLong(f"It has more than {LONGEST_ROW:,} characters.")
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    while True:
        size = 0
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if "field limit" not in str(error):
                raise
            limit = csv.field_size_limit()
            raise TooLong(f"A cell of it has more than {limit:,} characters.") from error
        if cells is None:
            return
        yield cells


def _rows(lines: Iterator[list[str]], name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    heading = next(lines, [])
    missing = [column for column in columns if column not in heading]
    if missing:
        raise BadRequest(f"{name} has no column {', '.join(missing)}.")
    number = 0
    try:
        for cells in filter(None, lines):
            if number == 0 and _are_tags(cells):
                continue
            number += 1
            named = dict(zip(heading, cells, strict=False))
            yield Row(number, named, ",".join(cells), len(cells) == len(heading))
    except TooLong as error:
        raise BadRequest(f"{name}, row {number + 1}: {error}") from error


def _are_tags(cells: list[str]) -> bool:
    tags = [cell for cell in map(str.strip, cells) if cell]
    return bool(tags) and all(map(_TAG.match, tags))
