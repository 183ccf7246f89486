"""What an importer tells of places in the files that it read: nothing is dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a file, what stands there, and what is to be said of it.

    `row` counts the rows of data from 1, the heading not among them; null where it is the whole
    file. `field` is the name of the column, empty where it is the whole row.
    """

    file: str
    row: int | None
    field: str
    text: str
    reason: str


@dataclass(slots=True)
class Findings:
    """What was not understood and so not taken, and remarks on what was."""

    not_understood: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
