"""What the grammar makes of a value: draft claims, and what it did not understand.

All spans are code points of the raw text, from 0, the end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import overload

from battleapi.model.quantities import Quantity, Relative
from battleapi.model.vocabulary.casualties import (
    Affiliation,
    CasualtyEffect,
    Population,
    RankGroup,
)
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.materiel import (
    ItemClass,
    MaterielEffect,
    Severity,
    StrengthItem,
)
from battleapi.model.vocabulary.quantities import Qualifier

Span = tuple[int, int]
"""Where something stands in the raw text."""


class Role(StrEnum):
    """How a figure stands to others of the same value, where the words say so."""

    TOTAL = "total"
    PART = "part"


class Unseen(StrEnum):
    """What a stretch of the raw text is that no reader of the page sees as words of the field."""

    NOTE = "note"
    COMMENT = "comment"
    SETTING = "setting"
    LINK = "link"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference that belongs to a claim: its name, where it has one, and its raw wikitext."""

    name: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Scope:
    """What the figure is limited to, each in the words of the text."""

    phase: str | None = None
    date: str | None = None
    place: str | None = None

    @property
    def words(self) -> str | None:
        """All of it in one line; null where the figure is not limited."""
        return "; ".join(filter(None, (self.phase, self.date, self.place))) or None


@dataclass(frozen=True, slots=True)
class Share:
    """A figure given by way of another: `share` of it, or (share null) what is left of it.

    `of` is the place of the other draft among the drafts, null where no figure of the same value
    is meant: "Remainder captured" beside two counts is what is left of the whole force.
    `qualifier` is that of the share: "more than half" is at_least one half.
    """

    of: int | None
    share: tuple[int, int] | None
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim as the words make it; nothing is resolved, added up or mended.

    `effects` is empty for a strength. `claimant` null is the document's own voice. `part_of` is the
    place of the total among the drafts. `party` counts the groups that `<hr>` or `----` divides,
    from 1.
    """

    kind: ClaimKind
    quantity: Quantity
    span: Span
    effects: tuple[CasualtyEffect, ...] | tuple[MaterielEffect, ...] = ()
    counts: StrengthItem | None = None
    item: str | None = None
    item_class: ItemClass | None = None
    severity: Severity | None = None
    population: tuple[Population, ...] = ()
    affiliation: Affiliation | None = None
    rank_group: RankGroup | None = None
    subject: str | None = None
    inflicted_by: str | None = None
    scope: Scope = Scope()
    claimant: str | None = None
    role: Role | None = None
    part_of: int | None = None
    relative: Share | None = None
    citations: tuple[Citation, ...] = ()
    party: int = 1

    def quantity_of(self, claim: str) -> Quantity:
        """The quantity of a share or remainder, given the id of the claim that `relative.of` is.

        Raises `ValueError` where the draft is of no other draft.
        """
        if self.relative is None or self.relative.of is None:
            raise ValueError("this draft is not relative to another")
        share = self.relative.share
        relative = Relative(
            share=share,
            of=claim if share else None,
            remainder_of=None if share else claim,
        )
        empty = dict.fromkeys(("value", "lower", "upper", "bounds_kind", "term"))
        said = {"as_said": self.quantity.as_said, "qualifier": self.relative.qualifier}
        return Quantity.model_validate({**empty, **said, "relative": relative})


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words of the text that no claim was made of, and why."""

    text: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """Raw text that is not shown as words of the field, kept because it may hold numbers."""

    text: str
    span: Span
    what: Unseen


@dataclass(frozen=True, slots=True)
class Reading(Sequence[Draft]):
    """The drafts in the order of the text, what was not understood, and what is not shown.

    Every digit of the raw text is in the words of a draft, in `not_understood` or in `unseen`
    (references and notes, comments, settings of templates, targets of links).
    """

    drafts: tuple[Draft, ...] = ()
    not_understood: tuple[Leftover, ...] = ()
    unseen: tuple[Hidden, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Draft: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Draft, ...]: ...
    def __getitem__(self, index: int | slice) -> Draft | tuple[Draft, ...]:
        return self.drafts[index]

    def __len__(self) -> int:
        return len(self.drafts)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self.drafts)
