"""How far the voices of one cell contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from ..model.vocabulary.comparison import CellFlag
from .hearing import Hearing
from .spans import (
    Ends,
    Span,
    contradict,
    disputed,
    facing_ends,
    gap_between,
    ratio_between,
)


class Standoff(NamedTuple):
    """Whether any two voices contradict each other, and how far the ends are apart.

    `gap` is log2((L + 1) / (H + 1)), three decimals, 0 where nothing is disputed. `ratio` is L / H,
    three decimals; null where nothing is disputed, and where H is 0 (then `from_zero` is true).
    """

    disputed: bool
    gap: float
    ratio: float | None
    from_zero: bool


NO_STANDOFF = Standoff(False, 0.0, None, False)


def standoff(hearings: Sequence[Hearing]) -> Standoff:
    """The standoff of a cell. Bounds contradict like any other figure.

    A voice that gives figures which share no value agrees with whoever agrees with one of them: it
    contradicts another voice only where all of them do.
    """
    torn = [one for one in hearings if _is_torn(one)]
    of_one_mind = [one for one in hearings if not _is_torn(one)]
    spans = [one.heard.span for one in of_one_mind]
    found: list[Ends] = []
    ends = facing_ends(spans)
    if ends is not None and disputed(spans):
        found.append(ends)
    for place, one in enumerate(torn):
        found += _against(one, [*of_one_mind, *torn[place + 1 :]])
    if not found:
        return NO_STANDOFF
    return Standoff(
        disputed=True,
        gap=max(map(gap_between, found)),
        ratio=max((ratio_between(one) for one in found if one[0]), default=None),
        from_zero=any(not least_high for least_high, _ in found),
    )


def _against(one: Hearing, others: Iterable[Hearing]) -> Iterator[Ends]:
    """The ends at which a torn voice contradicts others: where their figures are nearest."""
    mine = _spans(one)
    for other in others:
        theirs = _spans(other)
        if any(a.meets(b) for a in mine for b in theirs):
            continue
        pairs = list(product(mine, theirs))
        if all(contradict(*pair) for pair in pairs):
            facing = [ends for pair in pairs if (ends := facing_ends(pair)) is not None]
            yield min(facing, key=lambda ends: (ends[1] + 1) / (ends[0] + 1))


def _is_torn(hearing: Hearing) -> bool:
    return CellFlag.SELF_INCONSISTENT in hearing.heard.flags and not hearing.heard.is_bounded


def _spans(hearing: Hearing) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(hearing.tellings)) if _is_torn(hearing) else (hearing.heard.span,)
