"""Claimants as they are served: what one voice claims of its enemies beside what they admit."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from ..comparison.claimants import Claimant
from ..comparison.spans import Span
from .parts import Served


class RankedVoice(Served):
    """Who claims."""

    voice: str = Field(description="A root actor.")
    name: str | None


class ServedSum(Served):
    """What figures add up to, at the least and at the most; both null where there are none."""

    low: int | None
    high: int | None

    @classmethod
    def of(cls, span: Span, pairs: int) -> Self:
        """The served form of a sum over so many pairs, each of which has an end."""
        return cls(low=span.low, high=span.high) if pairs else cls(low=None, high=None)


class ServedRankedClaimant(Served):
    """One claimant over many battles. Ratios are of sums, never means of ratios."""

    claimant: RankedVoice
    ratio: float | None = Field(
        description="The certain one: the least that it claims over the most that is admitted."
    )
    ratio_high: float | None = Field(
        description="The most that it claims over the least that is admitted; null where that is 0."
    )
    claimed: ServedSum = Field(description="What it claims in the `n` cells that are pooled.")
    admitted: ServedSum = Field(description="What the parties say of themselves in those cells.")
    n: int = Field(description="The cells that are pooled: both say a number that has an end.")
    own_zero: int = Field(description="Those of them in which the party admits none.")
    battles: int = Field(description="The battles in which it gives figures of enemies.")
    claimed_cells: int = Field(
        description="The figures that it gives of enemies, one a cell; pooled are only `n` of them."
    )
    open_cells: int = Field(
        description="Those of `claimed_cells` without an upper end, as dozens: never pooled."
    )
    answered_cells: int = Field(
        description="Those of `claimed_cells` of which the party gives a figure itself."
    )
    one_sided: float = Field(description="The share of `claimed_cells` that nobody answers.")

    @classmethod
    def of(cls, claimant: Claimant, name: str | None) -> Self:
        """The served form of a claimant."""
        return cls(
            claimant=RankedVoice(voice=claimant.claimant, name=name),
            ratio=claimant.ratio,
            ratio_high=claimant.ratio_high,
            claimed=ServedSum.of(claimant.claimed, claimant.n),
            admitted=ServedSum.of(claimant.admitted, claimant.n),
            n=claimant.n,
            own_zero=claimant.own_zero,
            battles=claimant.battles,
            claimed_cells=claimant.claimed_cells,
            open_cells=claimant.open_cells,
            answered_cells=claimant.answered_cells,
            one_sided=claimant.one_sided,
        )
