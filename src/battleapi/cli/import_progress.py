"""How far an import is, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from ..model.record_file import RecordFile


class _Rate(ProgressColumn):
    """How many a second, lately."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f}/s")


def shown(
    records: Iterable[RecordFile], known: int | None, limit: int | None
) -> Iterator[RecordFile]:
    """The records as they come, with a bar on a terminal: how many, how fast, how long.

    `known` is how many there are, and `limit` how many are asked for, where that is known.
    """
    total = min((one for one in (known, limit) if one is not None), default=None)
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        # How long it will still take, or has taken so far where nobody knows the end.
        TimeElapsedColumn() if total is None else TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield from bar.track(records, total=total, description="battles")


def waiting_for(what: str) -> AbstractContextManager[object]:
    """Say on a terminal what is done meanwhile."""
    console = Console(stderr=True)
    return console.status(what) if console.is_terminal else nullcontext()
