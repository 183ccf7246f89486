"""Headings in force: whose figures follow, of which phase, by whose word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .labels import Label


@dataclass(slots=True)
class Context:
    """The headings above a line, from the widest to the narrowest.

    A heading ends those of its rank and below: bold ends flags, flags end plain labels. It ends
    with the list that it began in.
    """

    stack: list[tuple[int, Label]] = field(default_factory=list)
    serial: int = 0
    ends: list[tuple[int, int]] = field(default_factory=list)

    def enter(self, rank: int, label: Label, place: tuple[int, int] = (0, 0)) -> None:
        """A heading begins; `place` is the level of its list, and the depth of its item."""
        self._keep([at for at, one in enumerate(self.stack) if one[0] < rank])
        self.stack.append((rank, label))
        self.ends.append(place)
        self.serial += 1

    def outside(self, level: int, depth: int | None) -> None:
        """A line of a list of this level, and an item of this depth, ends the headings within."""
        kept = [
            at for at, (of, deep) in enumerate(self.ends)
            if of <= level and (depth is None or of < level or deep <= depth)
        ]  # fmt: skip
        if len(kept) < len(self.stack):
            self._keep(kept)
            self.serial += 1

    def _keep(self, places: list[int]) -> None:
        self.stack = [self.stack[at] for at in places]
        self.ends = [self.ends[at] for at in places]

    def leave(self) -> None:
        """A rule ends them all."""
        self._keep([])
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
