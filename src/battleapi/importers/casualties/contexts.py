"""Headings in force: whose figures follow, of which phase, by whose word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .labels import Label


@dataclass(slots=True)
class Context:
    """The headings above a line, from the widest to the narrowest.

    A heading ends those of its rank and below: bold ends flags, flags end plain labels.
    """

    stack: list[tuple[int, Label]] = field(default_factory=list)
    serial: int = 0

    def enter(self, rank: int, label: Label) -> None:
        """A heading begins."""
        self.stack = [one for one in self.stack if one[0] < rank]
        self.stack.append((rank, label))
        self.serial += 1

    def leave(self) -> None:
        """A rule ends them all."""
        self.stack = []
        self.serial += 1

    def now(self) -> Label:
        """All that is in force, the narrower over the wider."""
        merged = Label()
        for _, label in self.stack:
            merged = over(merged, label)
        return merged


def over(wide: Label, narrow: Label) -> Label:
    """Both labels together; where both say something, the narrower is meant."""
    return replace(
        narrow,
        subject=narrow.subject or wide.subject,
        phase=narrow.phase or wide.phase,
        date=narrow.date or wide.date,
        place=narrow.place or wide.place,
        claimant=narrow.claimant or wide.claimant,
        total=narrow.total or wide.total,
        civil=narrow.civil or wide.civil,
        things=narrow.things,
        people=narrow.people,
        saved=narrow.saved or (wide.saved and not narrow.harms),
        harms=narrow.harms or wide.harms,
        nouns=narrow.nouns or wide.nouns,
    )
