"""What a battle and its claims are found by of their comparison: columns, computed once.

Every number has a place among others in either direction, beyond all of them where there is none,
so that no order has to say where nulls go. Ratios and gaps, which are given to three decimals, are
kept as whole thousandths.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from ..comparison.results import Digest, Toll
from ..comparison.spans import NO_SPREAD
from ..model.battles import BattleRecord
from ..model.intervals import Interval
from ..model.registry import Registry
from .columns import FOR_EVER
from .rows import Row


def digest_columns(record: BattleRecord, registry: Registry) -> Row:
    """The columns of a battle from `killed_low` on, in their order."""
    digest = _digest(record, registry)
    ratio = None if digest.dispute_ratio is None else thousandths(digest.dispute_ratio)
    return (
        *_toll(digest.killed),
        *_toll(digest.wounded),
        digest.disputed,
        thousandths(digest.dispute_gap),
        ratio,
        digest.from_zero,
        *_places(digest.killed.spread.low),
        *_places(digest.wounded.spread.low),
        *_places(ratio),
    )


def interval_columns(interval: Interval | None) -> Row:
    """The columns of a claim from `low` on, in their order."""
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return (low, high, *_places(low), *_places(high))


def thousandths(number: float) -> int:
    """A number in whole thousandths; what is left is cut off, so that no bound is met too soon.

    It is taken as it is written, since in binary 1.001 is a little less.
    """
    whole = (Decimal(repr(number)) * 1000).to_integral_value(ROUND_FLOOR)
    return min(int(whole), FOR_EVER)


def _toll(toll: Toll) -> Row:
    return (_kept(toll.spread.low), _kept(toll.spread.high), toll.spread.open)


def _kept(count: int | None) -> int | None:
    # A sum can be more than the columns hold.
    return None if count is None else min(count, FOR_EVER)


def _places(number: int | None) -> tuple[int, int]:
    """Where a number stands in the order upward and in the order downward."""
    known = _kept(number)
    return (FOR_EVER, FOR_EVER) if known is None else (known, -known)


def _digest(record: BattleRecord, registry: Registry) -> Digest:  # noqa: ARG001 - not compared yet
    nothing = Toll(NO_SPREAD, ())
    return Digest(
        killed=nothing,
        wounded=nothing,
        disputed=False,
        dispute_gap=0.0,
        dispute_ratio=None,
        from_zero=False,
        contrasts=(),
        headline=None,
    )
