"""What is told of a record that breaks no rule: figures in it that do not fit one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..rendering.battles import Issue
from .terminal import counted, say


def count_of_notes(notes: Sequence[Issue]) -> str:
    """How many there are, to end a sentence with: `, 2 notes`; nothing where there are none."""
    return f", {counted(len(notes), 'note')}" if notes else ""


def say_notes(notes: Iterable[Issue]) -> None:
    """A line for each, with the claims that it is of."""
    for note in notes:
        say(f"  {', '.join(note.claims)}: {note.text} [{note.code}]")


def notes_members(notes: Iterable[Issue]) -> list[dict[str, object]]:
    """The notes as the `issues` of a served record have them."""
    return [note.model_dump(mode="json") for note in notes]
