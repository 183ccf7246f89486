"""A comparison as a table in a terminal: cells in sections, in each of them claimants in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..model.vocabulary.records import Phase
from ..rendering.comparison import ServedComparison
from ..rendering.disputes import ServedDispute
from .comparison_words import (
    BOUND_MARK,
    CELL_COLUMNS,
    EXCHANGE_COLUMNS,
    TOTAL_COLUMNS,
    Part,
    cell_parts,
    dispute_of,
    exchange_parts,
    further_of,
    left_out_of,
    nothing_of,
    rules_of,
    total_parts,
    undated_in,
)
from .terminal import counted

_INDENT = 2
_BETWEEN = 2
_WHAT_IS_A_BOUND = (
    f"{BOUND_MARK}: its claims are of a part of what the heading says, or of more than that."
)


class Contradictions(NamedTuple):
    """Figures that cannot both be true: the widest of them, and how many there are besides."""

    shown: Sequence[ServedDispute]
    further: int


def laid_out(
    found: ServedComparison,
    contradictions: Contradictions,
    elsewhere: Iterable[Phase],
    width: int,
) -> Iterator[RenderableType]:
    """What is printed of a comparison, part by part, for a terminal of so many columns.

    It is laid out alike at every width; what is too long goes on in the next line. `elsewhere` are
    the phases that have figures where it has none.
    """
    yield Text(f"{found.battle.name}, revision {found.revision}", style="bold")
    yield Text(rules_of(found))
    if found.undated_kept is not None:
        yield Text(undated_in(found))
    cells = cell_parts(found)
    if cells:
        yield from _table("", CELL_COLUMNS, cells, width)
    else:
        yield from ("", Text(nothing_of(found, elsewhere)))
    if any(BOUND_MARK in row[-1] for part in cells for row in part.rows):
        yield from ("", Text(_WHAT_IS_A_BOUND))
    yield from _table("Totals, over every party", TOTAL_COLUMNS, total_parts(found), width)
    heading = "Ratios: losses and strength of one party for each of another"
    yield from _table(heading, EXCHANGE_COLUMNS, exchange_parts(found), width)
    yield from _section(
        "What cannot both be true",
        [*map(dispute_of, contradictions.shown), *further_of(contradictions.further, found.battle)],
    )
    claims = counted(len(found.excluded), "claim is", "claims are")
    yield from _section(f"{claims} left out", left_out_of(found))


def _table(
    heading: str, columns: Sequence[str], parts: Sequence[Part], width: int
) -> Iterator[RenderableType]:
    """Parts below each other, their columns in line; nothing at all of no parts."""
    if not parts:
        return
    widths = _widths([columns, *(row for part in parts for row in part.rows)], width)
    if heading:
        yield from ("", Text(heading, style="bold"))
    yield from ("", _rows([columns], widths))
    for part in parts:
        yield from ("", Text(part.heading, style="bold"))
        if part.sentence:
            yield Text(part.sentence)
        if part.rows:
            yield _rows(part.rows, widths)


def _section(heading: str, sentences: Iterable[str]) -> Iterator[RenderableType]:
    said = list(sentences)
    if said:
        yield from ("", Text(heading, style="bold"))
        for sentence in said:
            yield _hanging(sentence)


def _hanging(sentence: str) -> Table:
    """A sentence that is set in, its further lines a little more."""
    line = Table.grid()
    line.add_column()
    line.add_column(overflow="fold")
    line.add_row(Text("- "), Text(sentence))
    return line


def _rows(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Padding:
    table = Table.grid(padding=(0, _BETWEEN, 0, 0), pad_edge=False)
    for width in widths:
        table.add_column(width=width, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return Padding(table, (0, 0, 0, _INDENT), expand=False)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: as it needs, the widest less where that is too much together."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    left = max(width - _INDENT - _BETWEEN * (len(widths) - 1), len(widths))
    while sum(widths) > left:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    return widths
