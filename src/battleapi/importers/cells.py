"""What stands in the cells of a row: whole numbers, degrees and days, or why none of them do."""

from __future__ import annotations

import re
from datetime import date

from .tables import Row

# A program that knows no empty whole numbers wrote them as 2.0.
_WHOLE = re.compile(r"(-?[0-9]+)(?:\.0+)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?")


class CellError(ValueError):
    """A cell that a row cannot do without, or that is not what the codebook says."""

    def __init__(self, column: str, text: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.text = text
        self.reason = reason


def one_line(text: str) -> str:
    """A text on one line, without control characters: what names and labels have to be."""
    return " ".join(_CONTROL.sub(" ", text).split())


def words_of(row: Row, column: str) -> str:
    """The text of a cell on one line; empty where there is none."""
    return one_line(row[column])


def needed(row: Row, column: str) -> str:
    """The text of a cell on one line. Raises CellError where there is none."""
    text = words_of(row, column)
    if not text:
        raise CellError(column, "", "The cell is empty.")
    return text


def whole(row: Row, column: str) -> int | None:
    """A whole number, written 2 or 2.0; null where the cell is empty. Raises CellError."""
    text = row[column]
    if not text:
        return None
    found = _WHOLE.fullmatch(text)
    if found is None:
        raise CellError(column, text, "It is no whole number.")
    return int(found[1])


def count(row: Row, column: str) -> int | None:
    """A number of people; null where the cell is empty. Raises CellError."""
    number = whole(row, column)
    if number is not None and number < 0:
        raise CellError(column, row[column], "It is less than nobody.")
    return number


def code(row: Row, column: str) -> int:
    """A number that cannot be missing. Raises CellError."""
    number = whole(row, column)
    if number is None:
        raise CellError(column, "", "The cell is empty.")
    return number


def degrees(row: Row, column: str) -> float | None:
    """A latitude or longitude; null where the cell is empty. Raises CellError."""
    text = row[column]
    try:
        return float(text) if text else None
    except ValueError as error:
        raise CellError(column, text, "These are no degrees.") from error


def day(row: Row, column: str) -> date:
    """A day, with or without the midnight that some releases write after it. Raises CellError."""
    text = row[column]
    found = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(found[1] if found else text)
    except ValueError as error:
        raise CellError(column, text, "It is no day.") from error
