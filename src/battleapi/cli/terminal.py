"""What commands say, and how: results on standard output, failures on standard error.

A failure is one plain sentence and a line for each fault. Nothing depends on colour: where the
output is not a terminal, or NO_COLOR is set, there is none, and no line is cut or broken.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from rich.console import Console, ConsoleDimensions, RenderableType
from rich.table import Table
from rich.text import Text

from ..errors import BattleApiError, Fault, InvalidRecord, Unavailable
from .standard_output import writing

FAILED = 1
"""The exit code where something is wrong with the data or the store."""
GIVEN_UP = 141
"""The exit code where who reads the output has enough, as of a program that SIGPIPE has ended."""

_UNBROKEN = 100_000
_IN_A_FILE = 100
_ANY_HEIGHT = 25


def say(line: str, *, style: str = "") -> None:
    """A line of the result."""
    _console().print(Text(line, style=style), soft_wrap=True)


def say_table(rows: Iterable[Sequence[str]], headings: Sequence[str] = ()) -> None:
    """Rows in columns; on a terminal the last column is broken into lines where it is long."""
    table = Table(box=None, pad_edge=False, show_header=bool(headings), header_style="bold")
    rows = [tuple(row) for row in rows]
    widths = len(headings) or max((len(row) for row in rows), default=0)
    for place in range(widths):
        table.add_column(
            headings[place] if headings else "", no_wrap=place < widths - 1, overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    _say(table, _console())


def say_laid_out(parts: Iterable[RenderableType], width: int) -> None:
    """Parts of a result one below the other, in so many columns, wherever they go to."""
    console = _console()
    # Both sides of it, or a terminal that can do nothing is taken for one of 80 columns.
    console.size = ConsoleDimensions(width, _ANY_HEIGHT)
    for part in parts:
        _say(part, console)


def columns_of_output() -> int:
    """How wide lines are that are laid out: COLUMNS, else as the terminal, else 100."""
    return get_terminal_size((_IN_A_FILE, 0)).columns


def _say(part: RenderableType, console: Console) -> None:
    if console.is_terminal:
        console.print(part)
        return
    with console.capture() as captured:
        console.print(part)
    # What is padded nobody sees on a terminal, and everybody does in a file.
    lines = captured.get().splitlines()
    sys.stdout.write("".join(line.rstrip() + "\n" for line in lines))


def say_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """One JSON document. Raises Unavailable where it cannot be written."""
    give((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8"), None)


def give(content: bytes, output: Path | None) -> None:
    """Bytes to a file, or to standard output as they are.

    Raises Unavailable with the reason where they cannot be written.
    """
    if output is not None:
        give_parts((content,), output)
        return
    with writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def give_parts(parts: Iterable[bytes], output: Path) -> None:
    """Bytes to a file, piece by piece. Raises as `give` does."""
    try:
        with output.open("wb") as file:
            file.writelines(parts)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unavailable(f"Cannot write to {shown_path(output)}: {reason}.") from error


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things with its word: `1 entry`, `2 entries`; `many` where it is not one + s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def shown_path(path: str | Path) -> str:
    """A path that can be printed, whatever bytes it has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def say_failure(error: BattleApiError, subject: str = "") -> None:
    """A failure on standard error: what is wrong, then each fault, then what is not judged."""
    console = _console(stderr=True)
    line = Text("error: ", style="bold red")
    line.append(f"{subject}: {error.detail}" if subject else error.detail, style="not bold default")
    console.print(line, soft_wrap=True)
    for fault in error.faults:
        console.print(fault_line(fault), soft_wrap=True)
    if isinstance(error, InvalidRecord) and error.unread:
        unread = counted(error.unread, "value")
        again = f"  Mend these and check again: {unread} could not be read."
        console.print(Text(again), soft_wrap=True)


def fault_line(fault: Fault) -> Text:
    """One fault in one line: where it is, what is wrong, and what would be right."""
    line = Text("  ")
    line.append(fault.at or "the whole file", style="cyan")
    if fault.of is not None:
        line.append(f" ({fault.of})")
    line.append(f": {fault.detail}")
    if fault.expected:
        line.append(f" Expected: {', '.join(fault.expected)}.", style="green")
    line.append(f" [{fault.code}]", style="dim")
    return line


def fault_members(fault: Fault) -> dict[str, object]:
    """One fault as a problem document has it, and the id of the thing that it is in."""
    return {
        "in": fault.where,
        "at": fault.at,
        "of": fault.of,
        "code": fault.code,
        "detail": fault.detail,
        "expected": list(fault.expected),
    }


def _console(*, stderr: bool = False) -> Console:
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = _UNBROKEN
    return console
