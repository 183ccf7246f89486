from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.spans import (
    ANY_COUNT,
    NO_SPREAD,
    NONE_AT_ALL,
    Span,
    Spread,
    added,
    contradict,
    differ_by_rounding,
    dispute_gap,
    dispute_ratio,
    disputed,
    ends_between,
    facing_ends,
    hull_of_spans,
    imprecision,
    quotient,
    spread,
    total,
)
from battleapi.model.values import SAFE_INTEGER

counts = st.integers(0, SAFE_INTEGER)
close_counts = st.integers(0, 40) | st.sampled_from([100, 500, 10_300, 10_316, 11_200])


def spans_of(ends: st.SearchStrategy[int]) -> st.SearchStrategy[Span]:
    """Closed and open spans whose ends are drawn from a strategy."""
    closed = st.builds(lambda one, other: Span(min(one, other), max(one, other)), ends, ends)
    return closed | st.builds(Span, ends, st.none())


spans = spans_of(counts)
close_spans = spans_of(close_counts)
several = st.lists(close_spans | spans, max_size=6)
some = st.lists(close_spans | spans, min_size=1, max_size=6)


def exactly(count: int) -> Span:
    return Span(count, count)


def at_least(count: int) -> Span:
    return Span(count, None)


# One figure


@pytest.mark.parametrize(
    ("one", "other", "meets", "below"),
    [
        (exactly(4), exactly(28), False, True),
        (exactly(28), exactly(4), False, False),
        (exactly(4), exactly(4), True, False),
        (Span(100, 500), Span(500, 900), True, False),
        (Span(100, 499), Span(500, 900), False, True),
        (exactly(4), at_least(28), False, True),
        (at_least(28), exactly(4), False, False),
        (at_least(24), at_least(1), True, False),
        (NONE_AT_ALL, at_least(1), False, True),
        (ANY_COUNT, NONE_AT_ALL, True, False),
    ],
)
def test_spans_meet_or_one_is_below(one: Span, other: Span, meets: bool, below: bool) -> None:
    assert one.meets(other) is meets
    assert other.meets(one) is meets
    assert one.below(other) is below


def test_a_span_says_nothing_only_where_every_count_is_allowed() -> None:
    assert ANY_COUNT.says_nothing
    assert ANY_COUNT.open
    assert not at_least(1).says_nothing
    assert not NONE_AT_ALL.says_nothing
    assert not NONE_AT_ALL.open


# Sums


def test_a_sum_is_exact_and_open_beyond_what_a_json_reader_keeps() -> None:
    assert total([exactly(SAFE_INTEGER - 1), exactly(1)]) == exactly(SAFE_INTEGER)
    assert total([exactly(SAFE_INTEGER), exactly(1)]) == at_least(SAFE_INTEGER)
    assert exactly(SAFE_INTEGER) + exactly(1) == at_least(SAFE_INTEGER)
    assert added([spread([exactly(SAFE_INTEGER)])] * 2) == (SAFE_INTEGER, SAFE_INTEGER, True)
    assert total([]) == NONE_AT_ALL
    assert total([exactly(7), exactly(8), at_least(24)]) == at_least(39)


def test_only_spans_are_added_to_spans() -> None:
    with pytest.raises(TypeError):
        exactly(4) + (1, 2)  # noqa: RUF005 - the sum is what is tested


@given(several)
def test_a_total_is_what_adding_one_by_one_gives(parts: list[Span]) -> None:
    summed = NONE_AT_ALL
    for part in parts:
        summed = summed + part
    assert total(parts) == summed
    assert total(parts).low == min(sum(part.low for part in parts), SAFE_INTEGER)
    assert all(type(end) is int for end in total(parts) if end is not None)


@given(some, st.data())
def test_a_total_allows_the_sum_of_any_counts_allowed(
    parts: list[Span], data: st.DataObject
) -> None:
    chosen = [
        data.draw(st.integers(part.low, part.low + 9 if part.high is None else part.high))
        for part in parts
    ]
    assert total(parts).meets(exactly(sum(chosen)))


# What several say together


@pytest.mark.parametrize(
    ("said", "together"),
    [
        ([], NO_SPREAD),
        ([exactly(4), exactly(28)], Spread(4, 28, False)),
        # The greatest number that somebody says, though there is no end.
        ([exactly(4), at_least(28)], Spread(4, 28, True)),
        ([at_least(24), Span(15, 33)], Spread(15, 33, True)),
        ([at_least(24)], Spread(24, 24, True)),
        ([NONE_AT_ALL], Spread(0, 0, False)),
        ([Span(100, 500), Span(300, 900)], Spread(100, 900, False)),
    ],
)
def test_a_spread_is_from_the_least_low_to_the_greatest_number(
    said: list[Span], together: Spread
) -> None:
    assert spread(said) == together
    assert spread(said).is_empty is (not said)


def test_a_spread_as_a_span_has_no_end_where_it_is_open() -> None:
    assert Spread(4, 28, True).span == at_least(4)
    assert Spread(4, 28, False).span == Span(4, 28)
    assert NO_SPREAD.span is None


@given(some)
def test_a_spread_contains_every_span(said: list[Span]) -> None:
    hull = spread(said).span
    assert hull is not None
    for one in said:
        assert hull.low <= one.low
        assert hull.open or (one.high is not None and hull.high is not None)
        assert hull.high is None or one.high is None or one.high <= hull.high


@given(some)
def test_the_ends_of_a_spread_are_numbers_that_somebody_says(said: list[Span]) -> None:
    named = {end for one in said for end in one if end is not None}
    assert {spread(said).low, spread(said).high} <= named


@given(some, spans | close_spans)
def test_one_more_voice_never_narrows_a_spread(said: list[Span], more: Span) -> None:
    before, after = spread(said), spread([*said, more])
    assert before.low is not None
    assert after.low is not None
    assert before.high is not None
    assert after.high is not None
    assert after.low <= before.low
    assert after.high >= before.high
    assert after.open or not before.open


@given(several, st.data())
def test_the_order_of_voices_never_matters(said: list[Span], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(said))
    assert spread(shuffled) == spread(said)
    assert total(shuffled) == total(said)
    assert disputed(shuffled) is disputed(said)
    assert dispute_gap(shuffled) == dispute_gap(said)
    assert imprecision(spread(shuffled)) == imprecision(spread(said))


@given(several)
def test_who_says_it_again_changes_nothing(said: list[Span]) -> None:
    assert spread(said + said) == spread(said)
    assert dispute_gap(said + said) == dispute_gap(said)


def test_spreads_of_parts_add_up_and_empty_ones_add_nothing() -> None:
    parts = [Spread(7, 7, False), Spread(4, 28, False), NO_SPREAD, Spread(0, 0, True)]
    assert added(parts) == Spread(11, 35, True)
    assert added([NO_SPREAD]) == NO_SPREAD
    assert added([]) == NO_SPREAD


@given(st.lists(some, min_size=1, max_size=4))
def test_added_spreads_contain_the_sum_of_what_any_voices_say(parts: list[list[Span]]) -> None:
    whole = added(map(spread, parts)).span
    assert whole is not None
    for pick in (lambda said: said[0], lambda said: said[-1]):
        summed = total(map(pick, parts))
        assert whole.low <= summed.low
        assert whole.high is None or (summed.high is not None and summed.high <= whole.high)


# Rounding


@pytest.mark.parametrize(
    ("one", "other", "rounded"),
    [
        (10_300, 10_316, True),
        (10_300, 10_350, True),
        (10_300, 10_351, False),
        (10_300, 10_249, False),
        (10_300, 11_200, False),
        (30_000, 33_333, True),
        (30_000, 33_334, False),
        (5, 10, False),
        (50, 100, False),
        (92, 100, True),
        (28, 29, False),
        # The same count is no difference.
        (28, 28, False),
        # Nobody rounds to none.
        (0, 1, False),
        (0, 100, False),
    ],
)
def test_figures_differ_by_rounding_within_half_the_unit_and_a_tenth(
    one: int, other: int, rounded: bool
) -> None:
    assert differ_by_rounding(exactly(one), exactly(other)) is rounded
    assert differ_by_rounding(exactly(other), exactly(one)) is rounded
    assert contradict(exactly(one), exactly(other)) is (one != other and not rounded)


@given(close_spans, close_spans)
def test_two_spans_have_ends_between_them_exactly_where_they_do_not_meet(
    one: Span, other: Span
) -> None:
    ends = ends_between(one, other)
    assert (ends is None) == one.meets(other)
    assert ends == ends_between(other, one) == facing_ends([one, other])


@given(some)
def test_a_hull_is_the_least_span_that_has_all_of_them_in_it(said: list[Span]) -> None:
    low, high = hull_of_spans(said)
    assert low == min(one.low for one in said)
    assert (high is None) == any(one.open for one in said)
    assert high is None or high == max(one.high or 0 for one in said)


def test_the_ends_that_face_each_other_are_those_rounded() -> None:
    assert differ_by_rounding(Span(9_000, 10_300), at_least(10_316))
    assert not differ_by_rounding(Span(7, 10_299), exactly(10_301))
    assert not differ_by_rounding(at_least(10_300), exactly(10_316))


@given(spans | close_spans, spans | close_spans)
def test_two_spans_meet_or_differ_by_rounding_or_contradict(one: Span, other: Span) -> None:
    verdicts = [one.meets(other), differ_by_rounding(one, other), contradict(one, other)]
    assert verdicts.count(True) == 1
    assert contradict(one, other) is contradict(other, one)
    assert contradict(one, other) is disputed([one, other])


# Disputes


@pytest.mark.parametrize(
    ("said", "gap"),
    [
        ([exactly(4), at_least(28)], 2.536),
        ([exactly(4), exactly(28)], 2.536),
        ([Span(100, 500)], 0.0),
        ([Span(100, 500), Span(300, 900)], 0.0),
        ([exactly(10_300), exactly(10_316)], 0.0),
        ([exactly(10_300), exactly(11_200)], 0.121),
        ([NONE_AT_ALL, exactly(1)], 1.0),
        ([at_least(4), at_least(28)], 0.0),
        ([], 0.0),
        # The two that are furthest apart, whoever else agrees with both by rounding.
        ([exactly(10_316), exactly(10_300), exactly(10_250)], 0.009),
    ],
)
def test_the_gap_is_that_of_the_greatest_low_and_the_least_high(
    said: list[Span], gap: float
) -> None:
    assert dispute_gap(said) == gap
    assert disputed(said) is (gap > 0)


@pytest.mark.parametrize(
    ("said", "ratio", "from_zero"),
    [
        ([exactly(4), at_least(28)], 7.0, False),
        ([exactly(3), exactly(10), Span(5, 20)], 3.333, False),
        ([NONE_AT_ALL, exactly(31)], None, True),
        ([exactly(10_300), exactly(10_316)], None, False),
        ([Span(100, 500), Span(300, 900)], None, False),
        ([at_least(4), at_least(28)], None, False),
        ([], None, False),
    ],
)
def test_the_ratio_of_a_dispute_is_that_of_the_greatest_low_to_the_least_high(
    said: list[Span], ratio: float | None, from_zero: bool
) -> None:
    assert dispute_ratio(said) == (ratio, from_zero)


@given(several)
def test_a_dispute_has_a_ratio_or_is_from_zero(said: list[Span]) -> None:
    ratio, from_zero = dispute_ratio(said)
    assert disputed(said) is (ratio is not None or from_zero)
    assert ratio is None or (ratio >= 1 and not from_zero)


@given(several)
def test_disputed_is_that_any_two_contradict_each_other(said: list[Span]) -> None:
    assert disputed(said) is any(contradict(one, other) for one in said for other in said)


@given(some, spans | close_spans)
def test_one_more_voice_never_settles_a_dispute(said: list[Span], more: Span) -> None:
    assert disputed([*said, more]) or not disputed(said)
    assert dispute_gap([*said, more]) >= dispute_gap(said)


@given(spans | close_spans)
def test_one_voice_is_no_dispute(one: Span) -> None:
    assert dispute_gap([one]) == 0.0
    assert dispute_gap([one, ANY_COUNT]) == 0.0


# Ratios


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(28, 3, 9.333), (0, 4, 0.0), (28, 0, None), (None, 4, None), (4, None, None)],
)
def test_a_quotient_has_three_decimals(
    one: int | None, other: int | None, expected: float | None
) -> None:
    assert quotient(one, other) == expected


# Vagueness


@pytest.mark.parametrize(
    ("said", "width"),
    [
        ([exactly(7)], 0.0),
        ([exactly(4), exactly(28)], 2.536),
        ([Span(100, 500)], 2.31),
        ([at_least(24)], None),
        ([], None),
    ],
)
def test_imprecision_is_how_wide_a_spread_is(said: Sequence[Span], width: float | None) -> None:
    assert imprecision(spread(said)) == width
