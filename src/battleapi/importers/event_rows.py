"""Data sets that code one event in each row: their rows as records, one after the other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from ..errors import InvalidRecord
from ..model.record_file import RecordFile
from ..model.vocabulary.records import BattleStatus
from .cells import CellError, one_line, words_of
from .directory import Directory
from .files import files_of, plain_name
from .findings import Finding, Findings
from .made_records import told
from .once import Once
from .tables import Row

EventT = TypeVar("EventT")


class EventRows(ABC, Generic[EventT]):
    """The files of an import, as they are read: an event that comes twice is taken once.

    `endings` are those of the names of its files, `number` is the column with the number of an
    event.
    """

    name: ClassVar[str]
    endings: ClassVar[tuple[str, ...]]
    number: ClassVar[str]

    def __init__(self, paths: Sequence[Path]) -> None:
        """Find the files. Raises BadRequest where there are none."""
        self.findings = Findings()
        self._files = files_of(paths, *self.endings)
        self._once = Once()

    @property
    def total(self) -> int:
        """How many rows there are: to count them takes a hundredth of the time of an import."""
        return sum(1 for path in self._files for _ in self._rows(path))

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each event, checked whole, in the order of the rows."""
        rows = self.findings.tally("rows")
        for path in self._files:
            file = plain_name(path)
            for row in self._rows(path):
                rows.read += 1
                if not any(row[column] for column in row.cells):
                    rows.empty += 1
                    continue
                try:
                    event = self._event(row)
                    number, figures = self._told(event)
                    read = (number, path.name, row.number, figures)
                    repeated = self._once.repeated(self.number, *read)
                    if repeated is not None:
                        self.findings.remarks.append(repeated)
                        rows.empty += 1
                        continue
                    record = self._record(event, file, status, directory)
                except CellError as error:
                    self._not_understood(path, row, error.column, error.text, error.reason)
                except (ValueError, InvalidRecord) as error:
                    self._not_understood(path, row, "", words_of(row, self.number), told(error))
                else:
                    rows.taken += 1
                    self._once.read(*read)
                    self._remark(path, row)
                    yield record

    @abstractmethod
    def _rows(self, path: Path) -> Iterator[Row]:
        """The rows of a file. Raises BadRequest where it cannot be read."""

    @abstractmethod
    def _event(self, row: Row) -> EventT:
        """The event of a row. Raises CellError for the first cell that cannot be read."""

    @abstractmethod
    def _told(self, event: EventT) -> tuple[str, str]:
        """The number of an event, and its figures in a line."""

    @abstractmethod
    def _record(
        self, event: EventT, file: str, status: BattleStatus, directory: Directory
    ) -> RecordFile:
        """The record of an event of a file, checked. Raises ValueError or InvalidRecord."""

    def _remark(self, path: Path, row: Row) -> None:
        """Remark on a row that was taken with a doubt."""

    def _not_understood(self, path: Path, row: Row, column: str, text: str, reason: str) -> None:
        self.findings.tally("rows").not_understood += 1
        self.findings.not_understood.append(
            Finding(path.name, row.number, column, one_line(text), reason)
        )
