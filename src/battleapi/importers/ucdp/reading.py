"""The files of the data set, row by row, in the forms in which it is given out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..tables import Row, read_table
from .events import COLUMNS

ENDINGS = (".csv",)
"""How the files of a folder end that are meant."""


def read_rows(path: Path) -> Iterator[Row]:
    """The events of a file. Raises BadRequest where it cannot be read, or has other columns."""
    yield from read_table(path, COLUMNS)
