"""How far the voices of one cell contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import log2
from typing import NamedTuple

from ..model.vocabulary.comparison import CellFlag
from .hearing import Hearing
from .spans import Span, contradict, dispute_gap, dispute_ratio, disputed, facing_ends


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
    found = [_between([one.heard.span for one in of_one_mind])]
    for place, one in enumerate(torn):
        found += _against(one, [*of_one_mind, *torn[place + 1 :]])
    return Standoff(
        any(one.disputed for one in found),
        max(one.gap for one in found),
        max((one.ratio for one in found if one.ratio is not None), default=None),
        any(one.from_zero for one in found),
    )


def _between(spans: Sequence[Span]) -> Standoff:
    if facing_ends(spans) is None or not disputed(spans):
        return NO_STANDOFF
    return Standoff(True, dispute_gap(spans), *dispute_ratio(spans))


def _against(one: Hearing, others: Iterable[Hearing]) -> Iterator[Standoff]:
    """Where a torn voice contradicts another: as far as the nearest of their figures are apart."""
    mine = _spans(one)
    for other in others:
        theirs = _spans(other)
        if any(a.meets(b) for a in mine for b in theirs):
            continue
        pairs = list(product(mine, theirs))
        if all(contradict(*pair) for pair in pairs):
            yield _between(min(pairs, key=_distance))


def _distance(pair: Sequence[Span]) -> float:
    lower, upper = sorted(pair, key=lambda span: span.low)
    return log2((upper.low + 1) / ((lower.high or 0) + 1))


def _is_torn(hearing: Hearing) -> bool:
    return CellFlag.SELF_INCONSISTENT in hearing.heard.flags and not hearing.heard.is_bounded


def _spans(hearing: Hearing) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(hearing.tellings)) if _is_torn(hearing) else (hearing.heard.span,)
