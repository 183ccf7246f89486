"""Cells of a comparison as they are served, with the voices in them."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field

from ..comparison.results import Cell, Heard
from ..comparison.spans import Span, Spread
from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import Axis, CellFlag, Grade
from .cast import Cast
from .parts import Ref, Served


class ServedSpread(Served):
    """From the least to the greatest that voices say; `open`: one of them has no upper end."""

    low: int | None = Field(description="Null where nobody says anything.")
    high: int | None = Field(
        description="The greatest number that anybody names: of an open figure its low."
    )
    open: bool

    @classmethod
    def of(cls, spread: Spread) -> Self:
        """The served form of a spread."""
        return cls(low=spread.low, high=spread.high, open=spread.open)


class ServedGap(Served):
    """How far enemies' figures are above a party's own; null where a figure or its end is missing.

    `certain` is the least that it can be, `possible` the most.
    """

    certain: int | None
    possible: int | None


class ServedVoice(Served):
    """What one voice says of one cell; `high` is null where it has no upper end."""

    voice: str = Field(description="As `claimant.voice`; of a later round with its year behind it.")
    name: str | None
    stance: Stance | None
    low: int
    high: int | None
    open: bool
    point: int | None = Field(
        description="The one number that it states, or the sum of those of its parts."
    )
    words: tuple[str, ...] = Field(description="The words of the figures, as the source has them.")
    derived: bool = Field(description="True where it is put together of several claims.")
    flags: tuple[CellFlag, ...]
    claims: tuple[str, ...] = Field(description="The claims that it is made of, by id.")

    @classmethod
    def of(cls, heard: Heard, cast: Cast) -> Self:
        """The served form of what a voice says."""
        return cls(
            voice=heard.voice,
            name=cast.voice(heard.voice),
            stance=heard.stance,
            **ends(heard.span),
            point=heard.point,
            words=heard.words,
            derived=heard.derived,
            flags=heard.flags,
            claims=heard.claims,
        )


class ServedCell(Served):
    """One cell. Of the axes, those are null that `by` does not name, or that no claim states.

    But `population` stands always, for people: combatants and civilians are never in one cell.
    """

    party: str | None
    effect: str | None
    population: str | None
    day: str | None
    event: str | None
    item_class: str | None
    strength_basis: str | None
    parties: tuple[Ref, ...] = Field(
        description="Whom its figures are about: the party, or all where `by` does not name that."
    )
    low: int | None = Field(description="What the method makes of the voices.")
    high: int | None
    open: bool
    value: float | int | None = Field(description="The one number of a method that gives one.")
    own: ServedSpread = Field(description="What the party says of itself.")
    enemy: ServedSpread = Field(description="What its enemies say.")
    other: ServedSpread = Field(description="What everybody else says.")
    gap: ServedGap
    ratio: float | None = Field(
        description="The least that enemies claim over the most that the party admits."
    )
    disputed: bool = Field(
        description="Two voices share no value, by more than rounding, of this or a part of it."
    )
    dispute_gap: float = Field(
        description="log2((L + 1) / (H + 1)) of the greatest low L and the least high H, of this "
        "or of the part of it where it is greatest; else 0."
    )
    dispute_ratio: float | None = Field(
        description="L / H where it is greatest; null where nothing is disputed, or only where H "
        "is 0."
    )
    from_zero: bool = Field(description="Whether this or a part of it is disputed where H is 0.")
    imprecision: float | None = Field(
        description="log2((high + 1) / (low + 1)) of the range; null where it is open."
    )
    grade: Grade
    flags: tuple[CellFlag, ...]
    voices: tuple[ServedVoice, ...] = Field(
        description="All that are heard, but for those that the method leaves out; those that only "
        "bound the cell (`bounded`) are in the range where nobody gives a figure of just the cell."
    )

    @classmethod
    def of(cls, cell: Cell, cast: Cast) -> Self:
        """The served form of a cell."""
        return cls(
            **{axis.value: cell.keys.get(axis) for axis in Axis}
            | {Axis.POPULATION.value: cell.population},
            parties=cast.parties(cell.parties),
            low=cell.low,
            high=cell.high,
            open=cell.open,
            value=cell.value,
            own=ServedSpread.of(cell.own),
            enemy=ServedSpread.of(cell.enemy),
            other=ServedSpread.of(cell.other),
            gap=ServedGap(certain=cell.gap.certain, possible=cell.gap.possible),
            ratio=cell.ratio,
            disputed=cell.disputed,
            dispute_gap=cell.dispute_gap,
            dispute_ratio=cell.dispute_ratio,
            from_zero=cell.from_zero,
            imprecision=cell.imprecision,
            grade=cell.grade,
            flags=cell.flags,
            voices=tuple(ServedVoice.of(one, cast) for one in cell.voices),
        )


def ends(span: Span | None) -> dict[str, Any]:
    """The members `low`, `high` and `open` of a span; null, null and false where there is none."""
    if span is None:
        return {"low": None, "high": None, "open": False}
    return {"low": span.low, "high": span.high, "open": span.open}
