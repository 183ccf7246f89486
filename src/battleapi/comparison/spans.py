"""Exact arithmetic over the counts that figures allow.

A `Span` is what one figure allows, a `Spread` what several voices say together. All numbers are
whole; nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf, log2
from typing import NamedTuple, TypeAlias

from ..model.intervals import rounding_unit
from ..model.values import SAFE_INTEGER


class Span(NamedTuple):
    """The counts from `low` to `high`, both included; `high` is null where there is no end."""

    low: int
    high: int | None

    @property
    def open(self) -> bool:
        """Whether there is no upper end."""
        return self.high is None

    @property
    def says_nothing(self) -> bool:
        """Whether every count is allowed."""
        return self.low == 0 and self.high is None

    def below(self, other: Span) -> bool:
        """Whether every count here is less than every count there."""
        return self.high is not None and self.high < other.low

    def meets(self, other: Span) -> bool:
        """Whether the two share a count."""
        return (self.high is None or self.high >= other.low) and (
            other.high is None or other.high >= self.low
        )

    def has(self, count: int) -> bool:
        """Whether a count is allowed."""
        return self.low <= count and (self.high is None or count <= self.high)

    def within(self, other: Span) -> bool:
        """Whether every count here is allowed there."""
        return self.low >= other.low and (
            other.high is None or (self.high is not None and self.high <= other.high)
        )

    def __add__(self, other: object) -> Span:
        """The counts that two disjoint parts can have together."""
        if not isinstance(other, Span):
            return NotImplemented
        return total((self, other))


NONE_AT_ALL = Span(0, 0)
ANY_COUNT = Span(0, None)


def total(spans: Iterable[Span]) -> Span:
    """The sum of disjoint parts; of none of them [0, 0].

    As in `model.intervals`, no number is made that a JSON reader may not keep: then it is open.
    """
    low, high = 0, 0
    open_ended = False
    for span in spans:
        low += span.low
        high += span.high or 0
        open_ended = open_ended or span.high is None
    return Span(min(low, SAFE_INTEGER), None if open_ended or high > SAFE_INTEGER else high)


def allowed(spans: Sequence[Span]) -> Span:
    """What one voice allows that says several things of the same: "four" and "several" are 4.

    That is what all of them allow; where that is nothing, all that any of the narrowest does.
    """
    if len(spans) == 1:
        return spans[0]
    low = max(span.low for span in spans)
    ends = [span.high for span in spans if span.high is not None]
    high = min(ends) if ends else None
    if high is None or low <= high:
        return Span(low, high)
    return hull_of_spans(narrowest(spans))


def narrowest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those in which no other one lies, each once: "at least 2" adds nothing to 4 and 28."""
    different = tuple(dict.fromkeys(spans))
    if len(different) < 2:
        return different
    return tuple(
        [
            one
            for one in different
            if not any(other is not one and other.within(one) for other in different)
        ]
    )


def hull_of_spans(spans: Sequence[Span]) -> Span:
    """From the least to the greatest of several spans, one at least; open where any of them is."""
    if len(spans) == 1:
        return spans[0]
    ends = [span.high for span in spans if span.high is not None]
    return Span(min(span.low for span in spans), max(ends) if len(ends) == len(spans) else None)


class Spread(NamedTuple):
    """From the least to the greatest that several voices say.

    `high` is the greatest of the finite highs and of the lows of open spans, so that it is a number
    that somebody says; `open` is true where any of them has no end. Both ends are null where there
    is no voice.
    """

    low: int | None
    high: int | None
    open: bool

    @property
    def is_empty(self) -> bool:
        """Whether no voice says anything."""
        return self.low is None

    @property
    def span(self) -> Span | None:
        """As a span, without an end where it is open; null where it is empty."""
        return None if self.low is None else Span(self.low, None if self.open else self.high)


NO_SPREAD = Spread(None, None, False)


def spread(spans: Iterable[Span]) -> Spread:
    """What voices say together: `range` of Iraq Body Count, Airwars and Every Casualty Counts."""
    least: int | None = None
    greatest = 0
    open_ended = False
    for low, high in spans:
        if least is None or low < least:
            least = low
        said = low if high is None else high
        greatest = max(greatest, said)
        open_ended = open_ended or high is None
    return NO_SPREAD if least is None else Spread(least, greatest, open_ended)


def added(spreads: Iterable[Spread]) -> Spread:
    """The sum of the spreads of disjoint parts; empty ones add nothing."""
    known = [one for one in spreads if one.low is not None]
    if not known:
        return NO_SPREAD
    high = sum(one.high or 0 for one in known)
    return Spread(
        min(sum(one.low or 0 for one in known), SAFE_INTEGER),
        min(high, SAFE_INTEGER),
        any(one.open for one in known) or high > SAFE_INTEGER,
    )


def hull_of_spreads(spreads: Iterable[Spread]) -> Spread:
    """What several spreads of the same say together."""
    known = [one for one in spreads if one.low is not None]
    if not known:
        return NO_SPREAD
    return Spread(
        min(one.low or 0 for one in known),
        max(one.high or 0 for one in known),
        any(one.open for one in known),
    )


def differ_by_rounding(one: Span, other: Span) -> bool:
    """Whether two spans without a common count are apart by no more than rounding explains.

    That is half the coarser unit of the ends that face each other, the unit being that of the last
    significant digit: 10,300 stands for 10,250 to 10,350, so 10,316 does not contradict it. And it
    is a tenth of the greater at the most, as for "about": 10 is no rounded 5, nor 100 a rounded 50.
    """
    ends = ends_between(one, other)
    return ends is not None and is_rounding(ends)


def contradict(one: Span, other: Span) -> bool:
    """Whether two spans share no count, and differ by more than rounding."""
    ends = ends_between(one, other)
    return ends is not None and not is_rounding(ends)


Ends: TypeAlias = tuple[int, int]
"""A least high and a greatest low, the second above the first."""


def ends_between(one: Span, other: Span) -> Ends | None:
    """The end of the lower and the beginning of the upper; null where the two share a count."""
    if one.high is not None and one.high < other.low:
        return one.high, other.low
    if other.high is not None and other.high < one.low:
        return other.high, one.low
    return None


def is_rounding(ends: Ends) -> bool:
    """Whether ends are apart by no more than rounding explains, as in `differ_by_rounding`."""
    lower, upper = ends
    if 10 * (upper - lower) > upper:
        return False
    return 2 * (upper - lower) <= max(rounding_unit(lower or 1), rounding_unit(upper))


def disputed(spans: Iterable[Span]) -> bool:
    """Whether any two of them contradict each other."""
    known = tuple(spans)
    ends = facing_ends(known)
    if ends is None or not is_rounding(ends):
        return ends is not None
    by_low = sorted(set(known), key=lambda span: -span.low)
    by_high = sorted(
        (span for span in by_low if span.high is not None), key=lambda span: span.high or 0
    )
    for upper in by_low:
        for lower in by_high:
            if not lower.below(upper):
                break
            if not differ_by_rounding(lower, upper):
                return True
    return False


def nearest(some: Iterable[Span], others: Sequence[Span]) -> tuple[Span, Span] | None:
    """The two that are nearest to each other of spans that all contradict each other, else null.

    Of equally near ones those with the least ends.
    """
    found: tuple[Span, Span] | None = None
    least: tuple[float, Ends] = inf, (0, 0)
    for one in some:
        for other in others:
            ends = ends_between(one, other)
            if ends is None or is_rounding(ends):
                return None
            if (key := (distance_between(ends), ends)) < least:
                found, least = (one, other), key
    return found


def distance_between(ends: Ends) -> float:
    """How far two ends are apart, as a factor: one more than each, so that 0 is a number too."""
    least_high, greatest_low = ends
    return (greatest_low + 1) / (least_high + 1)


def facing_ends(spans: Iterable[Span]) -> Ends | None:
    """The least high and the greatest low of figures that share no count; null where all do."""
    known = tuple(spans)
    ends = [span.high for span in known if span.high is not None]
    if not ends:
        return None
    least_high, greatest_low = min(ends), max([span.low for span in known])
    return (least_high, greatest_low) if greatest_low > least_high else None


def dispute_gap(spans: Iterable[Span]) -> float:
    """How far the greatest low is above the least high: log2((L + 1) / (H + 1)), three decimals.

    0 where the figures are not disputed. One unit is a factor of two.
    """
    known = tuple(spans)
    ends = facing_ends(known)
    if ends is None or not disputed(known):
        return 0.0
    return gap_between(ends)


def gap_between(ends: Ends) -> float:
    """The gap of two ends: log2((L + 1) / (H + 1)), three decimals."""
    return round(log2((ends[1] + 1) / (ends[0] + 1)), 3)


def ratio_between(ends: Ends) -> float:
    """How many times the least high the greatest low is, three decimals, cut off."""
    return ends[1] * 1000 // ends[0] / 1000


def dispute_ratio(spans: Iterable[Span]) -> tuple[float | None, bool]:
    """How many times the least high the greatest low is, and whether that high is 0.

    Three decimals, cut off: what is called threefold is so. Null where figures are not disputed,
    and where there is nothing to divide by.
    """
    known = tuple(spans)
    ends = facing_ends(known)
    if ends is None or not disputed(known):
        return None, False
    return (ratio_between(ends), False) if ends[0] else (None, True)


def quotient(one: int | None, other: int | None) -> float | None:
    """A ratio to three decimals; null where either is null or the divisor is 0."""
    return None if one is None or not other else float(round(Fraction(one, other), 3))


def imprecision(said: Spread) -> float | None:
    """How wide a spread is: log2((high + 1) / (low + 1)), three decimals.

    Null where it is open, empty or inverted. Vagueness is not dispute: one voice alone can be
    imprecise.
    """
    if said.low is None or said.high is None or said.open or said.high < said.low:
        return None
    return round(log2((said.high + 1) / (said.low + 1)), 3)
