"""The table of claims as record files, one for each battle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ...errors import BadRequest, InvalidRecord
from ...model.conflicts import Conflict
from ...model.passages import Passage
from ...model.record_file import RecordFile
from ...model.sources import Reached, Source
from ...model.values import are_words
from ...model.vocabulary.records import BattleStatus
from ...model.vocabulary.registries import SourceKind
from ..directory import Directory
from ..findings import Finding, Findings
from ..made_records import checked, told
from ..passages import passages_of
from ..slugs import slug
from .battles import BattleRows, conflict_called
from .columns import COLUMNS, CellFault, read_cells
from .package import Described, described
from .rows import Table, TableRow
from .sources import Sources
from .template import TEMPLATE_NAME

ROWS = "rows"
"""The unit of the tally."""


class ClaimsTable:
    """A file in the layout of `columns`, or a Data Package that describes one.

    `licence` is that of the table as a whole, where the package does not say it. `name` tells it
    from other tables, where its file or package is not to do so.

    Of the rows only eight bytes each are held in memory, of the battles their ids, of the sources
    what is said of them, and of one battle at a time all of its rows.
    """

    name = "table"

    def __init__(self, path: Path, licence: str | None = None, name: str | None = None) -> None:
        """Read the file once. Raises BadRequest where it is no such table, or has no own name."""
        self.findings = Findings()
        meant = described(path)
        if name is None:
            _refuse_name(meant)
        elif not are_words(name):
            raise BadRequest("The name of a table is words on one line, 400 characters at most.")
        else:
            meant = replace(meant, name=name, title=meant.title if meant.has_title else name)
        self._table = Table(meant.path)
        self._source = Source(
            id=slug(f"table {meant.name}"),
            kind=SourceKind.DATASET,
            name=meant.title,
            licence=licence or meant.licence,
            reached=Reached(read=True),
        )
        self._sources = Sources(self._source, self._table.sources)
        self.total = sum(bool(battle) for battle in self._table.battles)

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each battle, checked whole, in the order in which the file begins them.

        A row that is not understood goes into the findings, the others of its battle are taken.
        """
        tally = self.findings.tally(ROWS)
        tally.read += self._table.empty
        tally.empty += self._table.empty
        for column in self._table.heading:
            if column not in COLUMNS:
                self._remark_on(column)
        for battle in self._table.battles:
            yield from self._record(battle, status, directory)

    def _record(
        self, battle: str, status: BattleStatus, directory: Directory
    ) -> Iterator[RecordFile]:
        tally = self.findings.tally(ROWS)
        built = BattleRows(battle, self._sources, directory, self._war(battle, directory))
        taken: list[TableRow] = []
        for row in self._table.rows_of(battle):
            tally.read += 1
            if self._is_added(row, built):
                taken.append(row)
        try:
            record = built.record(status)
            if record is not None:
                checked(record)
        except (ValueError, InvalidRecord) as error:
            for row in taken:
                self._tell(row, "battle", f"No record can be made of the battle: {told(error)}")
            return
        tally.taken += len(taken)
        if record is not None:
            yield record

    def _war(self, battle: str, directory: Directory) -> Conflict | None:
        """The war that a row of the battle is the first to name: in it the parties are met."""
        for row in self._table.rows_of(battle):
            name = self._table.named(row).get("conflict", "")
            if are_words(name):
                return directory.conflict(conflict_called(name))
        return None

    def _is_added(self, row: TableRow, built: BattleRows) -> bool:
        """Whether a row was taken; if not, each of its faults is told."""
        if len(row.cells) != len(self._table.heading):
            has, needs = len(row.cells), len(self._table.heading)
            self._tell(row, "", f"It has {has} cells, and the heading has {needs}.")
            return False
        named = list(zip(self._table.heading, row.cells, strict=True))
        cells, faults = read_cells(named)
        if not faults:
            try:
                built.add(row.number, cells, tuple(self._kept(row, named)))
            except CellFault as one:
                faults = [one]
            except ValueError as error:
                faults = [CellFault("", told(error))]
        for fault in faults:
            text = dict(named).get(fault.column, "") if fault.column else self._table.written(row)
            self._find(row, fault.column, text, fault.reason)
        if faults:
            self.findings.tally(ROWS).not_understood += 1
        return not faults

    def _kept(self, row: TableRow, named: list[tuple[str, str]]) -> Iterator[Passage]:
        """The row as it stands, where it says more than its claim."""
        more = any(cell.strip() for name, cell in named if name == "note" or name not in COLUMNS)
        if more:
            yield from passages_of(
                self._source.id, f"row/{row.number}", self._table.written(row).strip()
            )

    def _tell(self, row: TableRow, column: str, reason: str) -> None:
        self._find(row, column, self._table.written(row), reason)
        self.findings.tally(ROWS).not_understood += 1

    def _find(self, row: TableRow, column: str, text: str, reason: str) -> None:
        found = Finding(self._table.name, row.number, column, text, reason)
        self.findings.not_understood.append(found)

    def _remark_on(self, column: str) -> None:
        reason = "No such column is known: rows that have something there are kept as they stand."
        self.findings.remarks.append(Finding(self._table.name, None, column, "", reason))


def _refuse_name(meant: Described) -> None:
    """Of the name that the template gives are the tables of many: they are not one table."""
    if slug(meant.name) == TEMPLATE_NAME:
        raise BadRequest(
            f"{meant.path.name} has the name of the template, as the tables of others do: give it "
            "one of its own with --name, the same each time, or rename its file or package."
        )
