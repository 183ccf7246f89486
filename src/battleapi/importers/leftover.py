"""What a row says beyond its record: kept as a passage, cell by cell, as the file has it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator

from ..model.passages import Passage
from .tables import Row

_LONGEST = 7990


def leftover(row: Row, source: str, held: Container[str]) -> tuple[Passage, ...]:
    """The cells of the columns that are not held, as one JSON object; nothing of empty cells.

    It is cut into several passages where one cannot hold it.
    """
    left = {column: row[column] for column in row.cells if row[column] and column not in held}
    if not left:
        return ()
    text = json.dumps(left, ensure_ascii=False, separators=(",", ":"))
    return kept(text, source, f"row/{row.number}")


def kept(text: str, source: str, locator: str) -> tuple[Passage, ...]:
    """A text without white space around it as a passage, or as several that are not too long."""
    if len(text) <= _LONGEST:
        return (Passage(source=source, locator=locator, text=text),)
    return tuple(_pieces(text, source, locator))


def _pieces(text: str, source: str, locator: str) -> Iterator[Passage]:
    """A space between two pieces is in neither."""
    for start in range(0, len(text), _LONGEST):
        piece = text[start : start + _LONGEST]
        begins = start + len(piece) - len(piece.lstrip())
        piece = piece.strip()
        here = f"{locator}#char={begins},{begins + len(piece)}"
        yield Passage(source=source, locator=here, text=piece)
