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
class Tally:
    """How many things of one unit were read, and what came of them.

    Of those `taken` at least one claim or fact of a record came; those `empty` say nothing, or are
    left out for a reason that is documented; those not understood are in the findings. Nothing is
    lost where `read` is the sum of the three.
    """

    read: int = 0
    taken: int = 0
    empty: int = 0
    not_understood: int = 0

    @property
    def accounts_for_all(self) -> bool:
        """Whether each thing that was read is in one of the three."""
        return self.read == self.taken + self.empty + self.not_understood


@dataclass(slots=True)
class Findings:
    """What was not understood and so not taken, remarks on what was, suggestions, and the tallies.

    A suggestion is of something that a person may decide, such as two actors that may be one.
    Importers only add to the lists: whoever consumes the records takes out what is in them as it
    goes, so that they never hold what a whole corpus comes to.
    """

    not_understood: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    suggestions: list[Finding] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def tally(self, unit: str) -> Tally:
        """The tally of a unit, such as "rows"; begun where there is none yet."""
        return self.tallies.setdefault(unit, Tally())
