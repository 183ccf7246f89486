"""What a battle and its claims are found by of their comparison: columns and rows, computed once.

Every number has a place among others in either direction, beyond all of them where there is none,
so that no order has to say where nulls go. Ratios and gaps, which are given to three decimals, are
kept as whole thousandths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from ..comparison.results import Comparison, Rivalry
from ..comparison.spans import NO_SPREAD, Span, Spread
from ..model.intervals import Interval
from ..model.vocabulary.casualties import CasualtyEffect
from .columns import FOR_EVER
from .rows import Row


def comparison_columns(comparison: Comparison) -> Row:
    """The columns of a battle from `killed_low` on, in their order."""
    killed = _toll(comparison, CasualtyEffect.KILLED)
    wounded = _toll(comparison, CasualtyEffect.WOUNDED)
    exact = comparison.dispute_ratio
    ratio = None if exact is None else thousandths(exact)
    return (
        *(_kept(killed.low), _kept(killed.high), killed.open),
        *(_kept(wounded.low), _kept(wounded.high), wounded.open),
        comparison.disputed,
        thousandths(comparison.dispute_gap),
        ratio,
        comparison.from_zero,
        *_places(killed.low),
        *_places(wounded.low),
        *_places(ratio),
    )


def interval_columns(interval: Interval | None) -> Row:
    """The columns of a claim from `low` on, in their order."""
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return (low, high, *_places(low), *_places(high))


def rivalry_rows(battle: str, rivalries: Iterable[Rivalry]) -> list[Row]:
    """The rows of `rivalries` of a battle."""
    return [
        (battle, number, one.claimant, one.party, one.effect, *_ends(one.claimed), *_ends(one.own))
        for number, one in enumerate(rivalries)
    ]


def rivalry_of(row: Sequence[Any]) -> Rivalry:
    """The rivalry of a row, from `claimant` on."""
    claimant, party, effect, claimed_low, claimed_high, own_low, own_high = row
    own = None if own_low is None else Span(own_low, own_high)
    return Rivalry(claimant, party, effect, Span(claimed_low, claimed_high), own)


def thousandths(number: float) -> int:
    """A number in whole thousandths; what is left is cut off, so that no bound is met too soon.

    It is taken as it is written, since in binary 1.001 is a little less.
    """
    whole = (Decimal(repr(number)) * 1000).to_integral_value(ROUND_FLOOR)
    return min(int(whole), FOR_EVER)


def _toll(comparison: Comparison, effect: CasualtyEffect) -> Spread:
    total = comparison.total(effect)
    return NO_SPREAD if total is None else total.spread


def _kept(count: int | None) -> int | None:
    # A sum can be more than the columns hold.
    return None if count is None else min(count, FOR_EVER)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (_kept(span.low), _kept(span.high))


def _places(number: int | None) -> tuple[int, int]:
    """Where a number stands in the order upward and in the order downward."""
    known = _kept(number)
    return (FOR_EVER, FOR_EVER) if known is None else (known, -known)
