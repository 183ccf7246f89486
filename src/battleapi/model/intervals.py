"""Intervals: the counts that a quantity's words allow, and exact arithmetic over them.

Everything is whole numbers. An interval may be open above ("at least 61"), and it may have no
number at all ("heavy"). Numbers that no JSON reader keeps exactly are never made: a low end stays
at `SAFE_INTEGER`, a high end beyond it counts as open, so that an interval only ever widens.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import Self

from pydantic import Field, model_validator

from .lexicons import LEXICONS
from .quantities import Quantity
from .values import SAFE_INTEGER, Count, Value
from .vocabulary.quantities import LexiconName, NoInterval, Qualifier, Tolerance


class Interval(Value):
    """The counts from `low` to `high`, both included.

    `open` is true where there is no upper end; then `high` is null. Where the quantity has no
    number both ends are null and `open` is false.
    """

    low: Count | None = Field(description="The least count allowed; null where there is no number.")
    high: Count | None = Field(description="The greatest count allowed; null where open.")
    open: bool = Field(description="True where there is no upper end.", strict=True)
    lexicon: LexiconName = Field(description="The lexicon that vague words were read with.")
    tolerance: Tolerance = Field(description="The tolerance given to approximate numbers.")

    @model_validator(mode="after")
    def _ends_agree(self) -> Self:
        if self.open != (self.low is not None and self.high is None):
            raise ValueError("open is true exactly where low is given and high is null")
        if self.high is not None and (self.low is None or self.low > self.high):
            raise ValueError("high needs a low that is not above it")
        return self

    @property
    def has_number(self) -> bool:
        """False where the quantity gives no count at all."""
        return self.low is not None

    def contains(self, count: int) -> bool:
        """True where the words allow this count; an interval without a number rules out none."""
        return (self.low or 0) <= count and (self.high is None or count <= self.high)

    def intersects(self, other: Interval) -> bool:
        """True where some count is allowed by both; an interval without a number rules out none."""
        return (self.high is None or (other.low or 0) <= self.high) and (
            other.high is None or (self.low or 0) <= other.high
        )

    def __add__(self, other: Interval) -> Interval:
        """The counts that two disjoint parts can have together.

        A part without a number may be any count from 0 up, so that 5 and an unknown number are at
        least 5; two without a number have none. Raises ValueError where the two were made with
        different rules.
        """
        if (self.lexicon, self.tolerance) != (other.lexicon, other.tolerance):
            raise ValueError("intervals made with different lexicons or tolerances do not add up")
        if not self.has_number and not other.has_number:
            return self
        return _interval(
            (self.low or 0) + (other.low or 0),
            None if self.high is None or other.high is None else self.high + other.high,
            self.lexicon,
            self.tolerance,
        )


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of the intervals of disjoint parts, in any order.

    Raises ValueError where there is none to add, or where they were made with different rules.
    """
    parts = tuple(intervals)
    if not parts:
        raise ValueError("a total needs at least one interval")
    return reduce(add, parts)


def rounding_unit(count: int) -> int:
    """The unit of the last significant digit of a count: 10,300 has 100, 28 has 1.

    Raises ValueError for 0, which has no significant digit.
    """
    if count < 1:
        raise ValueError("only a count above 0 has a significant digit")
    unit = 1
    while count % (unit * 10) == 0:
        unit *= 10
    return unit


def interval_of(
    quantity: Quantity,
    *,
    lexicon: LexiconName = LexiconName.STRICT,
    tolerance: Tolerance = Tolerance.PCT10,
    body_count_minimum: bool = False,
    of: Interval | None = None,
) -> Interval:
    """The counts that the words of a quantity allow.

    `of` is the interval of the claim that a relative quantity is a share of. With
    `body_count_minimum` the number is a count of bodies that is read as a lower bound. Where the
    quantity allows no interval both ends are null; `no_interval_reason` says why.
    """
    ends = ends_of(
        quantity,
        lexicon=lexicon,
        tolerance=tolerance,
        body_count_minimum=body_count_minimum,
        of=of,
    )
    if ends is None:
        return Interval(low=None, high=None, open=False, lexicon=lexicon, tolerance=tolerance)
    low, high = ends
    return Interval(low=low, high=high, open=high is None, lexicon=lexicon, tolerance=tolerance)


def ends_of(
    quantity: Quantity,
    *,
    lexicon: LexiconName = LexiconName.STRICT,
    tolerance: Tolerance = Tolerance.PCT10,
    body_count_minimum: bool = False,
    of: Interval | None = None,
) -> tuple[int, int | None] | None:
    """The two ends of `interval_of`, without the value that holds them; null for no number."""
    ends = _ends(quantity, lexicon, tolerance, of)
    if ends is None:
        return None
    low, high = ends
    return _kept(low, None if body_count_minimum else high)


def no_interval_reason(
    quantity: Quantity,
    *,
    lexicon: LexiconName = LexiconName.STRICT,
    of: Interval | None = None,
) -> NoInterval | None:
    """Why `interval_of` gives no number; null where it gives one."""
    if quantity.relative.remainder_of is not None:
        return NoInterval.REMAINDER
    if quantity.relative.of is not None:
        return NoInterval.WHOLE_UNKNOWN if of is None or not of.has_number else None
    if quantity.qualifier is Qualifier.UNKNOWN:
        return NoInterval.NO_NUMBER
    if quantity.qualifier is Qualifier.NOT_NUMERIC:
        return NoInterval.NOT_NUMERIC
    if quantity.term is not None and quantity.qualifier is Qualifier.INDEFINITE:
        known = LEXICONS[lexicon].word(quantity.term)
        return NoInterval.TERM_NOT_IN_LEXICON if known is None else None
    return None


Ends = tuple[int, int | None]


def _ends(
    quantity: Quantity, lexicon: LexiconName, tolerance: Tolerance, of: Interval | None
) -> Ends | None:
    if not quantity.relative.is_empty:
        return _share_ends(quantity, of)
    lower, value, upper = quantity.lower, quantity.value, quantity.upper
    match quantity.qualifier:
        case Qualifier.EXACT if value is not None:
            return value, value
        case Qualifier.APPROXIMATELY if value is not None:
            return _approximate_ends(value, tolerance)
        case Qualifier.INDEFINITE if quantity.term is not None:
            return LEXICONS[lexicon].bounds(quantity.term)
        case Qualifier.UNKNOWN_POSITIVE:
            return 1, None
    given = [n for n in (lower, value, upper) if n is not None]
    # The least and the greatest, so that bounds in the wrong order still make an interval. A best
    # number with one bound is open on the other side.
    low = 0 if lower is None else min(given)
    return (low, None if upper is None else max(given)) if given else None


def _approximate_ends(count: int, tolerance: Tolerance) -> Ends:
    if tolerance is Tolerance.PCT10:
        return max(1, 9 * count // 10), -(-11 * count // 10)
    half = rounding_unit(count) // 2
    return count - half, count + half


def _share_ends(quantity: Quantity, of: Interval | None) -> Ends | None:
    share = quantity.relative.share
    if share is None or of is None or of.low is None:
        return None
    part, whole = share
    low = of.low * part // whole
    high = None if of.high is None else -(-of.high * part // whole)
    if quantity.qualifier is Qualifier.AT_LEAST:
        # A bound keeps its promise: at least half of 7 is 4, at most half of 7 is 3.
        return -(-of.low * part // whole), of.high
    if quantity.qualifier is Qualifier.AT_MOST:
        return 0, None if of.high is None else of.high * part // whole
    if quantity.qualifier is Qualifier.APPROXIMATELY:
        # A tenth under either tolerance: a fraction has no last significant unit. A part is never
        # more than its whole.
        low = 9 * of.low * part // (10 * whole)
        high = None if of.high is None else min(of.high, -(-11 * of.high * part // (10 * whole)))
    return low, high


def _interval(low: int, high: int | None, lexicon: LexiconName, tolerance: Tolerance) -> Interval:
    least, most = _kept(low, high)
    return Interval(low=least, high=most, open=most is None, lexicon=lexicon, tolerance=tolerance)


def _kept(low: int, high: int | None) -> Ends:
    """Ends that any JSON reader keeps exactly."""
    return min(low, SAFE_INTEGER), None if high is None or high > SAFE_INTEGER else high
