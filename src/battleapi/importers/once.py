"""Events that stand in several rows or files: each is taken once."""

from __future__ import annotations

from typing import NamedTuple

from .cells import CellError
from .findings import Finding

_AGAIN = "The event is read already, with the same figures."
_OTHERWISE = (
    "The event is read already, with other figures. To take these, import this file alone and last."
)


class _Known(NamedTuple):
    file: str
    row: int
    figures: str


class Once:
    """What an import has read, by the number that its source gives it."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def read(self, number: str, file: str, row: int, figures: str) -> None:
        """Remember an event, where it stands, and its figures in a line."""
        self._known[number] = _Known(file, row, figures)

    def repeated(
        self, column: str, number: str, file: str, row: int, figures: str
    ) -> Finding | None:
        """What is to be remarked on where an event was read before with the same figures.

        Null where it was not read. Raises CellError where its figures are others: releases differ
        in what they say of an event, and nothing in a file says which of two is the newer.
        """
        known = self._known.get(number)
        if known is None:
            return None
        before = f"{known.file}, row {known.row}"
        if known.figures != figures:
            raise CellError(column, f"{number}: {figures}; {before}: {known.figures}", _OTHERWISE)
        return Finding(file, row, column, f"{number}; {before}", _AGAIN)
