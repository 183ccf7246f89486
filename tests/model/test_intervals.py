from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.model.intervals import (
    Interval,
    interval_of,
    no_interval_reason,
    rounding_unit,
    total,
)
from battleapi.model.quantities import Quantity
from battleapi.model.values import SAFE_INTEGER
from battleapi.model.vocabulary.quantities import LexiconName, NoInterval, Qualifier, Tolerance
from tests.records_of import a_share

CLAIM = "c0000000000000a1"
STRICT, IDIOM, ACLED = LexiconName.STRICT, LexiconName.IDIOM, LexiconName.ACLED


def span(low: int | None, high: int | None) -> Interval:
    return Interval(
        low=low,
        high=high,
        open=low is not None and high is None,
        lexicon=LexiconName.STRICT,
        tolerance=Tolerance.PCT10,
    )


def ends(quantity: Quantity, **rules: Any) -> tuple[int | None, int | None]:
    interval = interval_of(quantity, **rules)
    assert interval.open == (interval.low is not None and interval.high is None)
    return interval.low, interval.high


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (Quantity.exact(24, "twenty-four"), 24, 24),
        (Quantity.exact(0, "None"), 0, 0),
        (Quantity.more_than(60, "more than 60"), 61, None),
        (Quantity.at_most(5, "at most 5"), 0, 5),
        (Quantity.between(3_000, 4_000), 3_000, 4_000),
        (Quantity.between(4_000, 3_000), 3_000, 4_000),
        (Quantity.best(33, 15, 33), 15, 33),
        (Quantity.best(10, 9, 9), 9, 10),
        (Quantity.best(18, 18, 17), 17, 18),
        (Quantity.best(333, 334, 333), 333, 334),
        (Quantity.best(120, 100, None), 100, None),
        (Quantity.best(120, 130, None), 120, None),
        (Quantity.best(120, None, 150), 0, 150),
        (Quantity.best(120, None, 110), 0, 120),
        (Quantity.some("captured Malian equipment"), 1, None),
        (Quantity.vague("dozens", "dozens of deaths and injuries"), 24, None),
        (Quantity.vague("several", "Several civilians injured"), 3, None),
        (Quantity.vague("several dozen"), 36, None),
        (Quantity.vague("half a dozen"), 6, None),
        (Quantity.vague("many"), None, None),
        (Quantity.quality("heavy"), None, None),
        (Quantity.unknown("Unknown"), None, None),
    ],
)
def test_what_the_words_allow(quantity: Quantity, low: int | None, high: int | None) -> None:
    assert ends(quantity) == (low, high)


@pytest.mark.parametrize(
    ("value", "pct10", "rounding"),
    [
        (1, (1, 2), (1, 1)),
        (2, (1, 3), (2, 2)),
        (10, (9, 11), (5, 15)),
        (28, (25, 31), (28, 28)),
        (50, (45, 55), (45, 55)),
        (100, (90, 110), (50, 150)),
        (1_050, (945, 1_155), (1_045, 1_055)),
        (10_300, (9_270, 11_330), (10_250, 10_350)),
        (30_000, (27_000, 33_000), (25_000, 35_000)),
        (9_007_199_254_740_000, (8_106_479_329_266_000, None), (9_007_199_254_735_000, None)),
    ],
)
def test_about(value: int, pct10: tuple[int, int | None], rounding: tuple[int, int | None]) -> None:
    about = Quantity.about(value)
    assert ends(about, tolerance=Tolerance.PCT10) == pct10
    assert ends(about, tolerance=Tolerance.ROUNDING) == rounding


def test_the_shape_names_the_rules_it_was_made_with() -> None:
    dozens = Quantity.vague("dozens")
    assert interval_of(dozens).model_dump(mode="json") == {
        "low": 24,
        "high": None,
        "open": True,
        "lexicon": "strict",
        "tolerance": "pct10",
    }
    made = interval_of(dozens, lexicon=IDIOM, tolerance=Tolerance.ROUNDING)
    assert made.model_dump(mode="json") == {
        "low": 24,
        "high": 99,
        "open": False,
        "lexicon": "idiom",
        "tolerance": "rounding",
    }
    assert interval_of(Quantity.unknown()).model_dump(mode="json") == {
        "low": None,
        "high": None,
        "open": False,
        "lexicon": "strict",
        "tolerance": "pct10",
    }


def test_a_vague_word_by_each_lexicon() -> None:
    assert ends(Quantity.vague("dozens"), lexicon=ACLED) == (12, None)
    assert ends(Quantity.vague("several"), lexicon=ACLED) == (None, None)
    assert ends(Quantity.vague("dozens"), lexicon=LexiconName.NONE) == (None, None)
    assert ends(Quantity.exact(4), lexicon=LexiconName.NONE) == (4, 4)


def test_several_contradicts_two_in_strict() -> None:
    several, two = interval_of(Quantity.vague("several")), interval_of(Quantity.exact(2))
    assert not several.intersects(two)
    assert interval_of(Quantity.vague("a few")).intersects(two)


def test_a_body_count_may_be_read_as_a_minimum() -> None:
    assert ends(Quantity.exact(24), body_count_minimum=True) == (24, None)
    assert ends(Quantity.between(3, 5), body_count_minimum=True) == (3, None)
    assert ends(Quantity.about(100), body_count_minimum=True) == (90, None)
    assert ends(Quantity.unknown(), body_count_minimum=True) == (None, None)


@pytest.mark.parametrize(
    ("qualifier", "share", "whole", "expected"),
    [
        (Qualifier.EXACT, (1, 3), span(300, 300), (100, 100)),
        (Qualifier.EXACT, (1, 3), span(100, 110), (33, 37)),
        (Qualifier.EXACT, (1, 3), span(100, None), (33, None)),
        (Qualifier.EXACT, (1, 1), span(7, 7), (7, 7)),
        (Qualifier.EXACT, (1, 3), span(0, 0), (0, 0)),
        (Qualifier.AT_LEAST, (1, 2), span(100, 120), (50, 120)),
        (Qualifier.AT_LEAST, (1, 2), span(100, None), (50, None)),
        (Qualifier.AT_MOST, (1, 2), span(100, 121), (0, 60)),
        (Qualifier.AT_MOST, (1, 2), span(100, None), (0, None)),
        (Qualifier.APPROXIMATELY, (1, 3), span(300, 300), (90, 110)),
        (Qualifier.APPROXIMATELY, (99, 100), span(300, 300), (267, 300)),
        (Qualifier.APPROXIMATELY, (1, 3), span(300, None), (90, None)),
        (Qualifier.EXACT, (1, 3), span(None, None), (None, None)),
        (Qualifier.EXACT, (1, 3), None, (None, None)),
    ],
)
def test_a_share_of_another_claim(
    qualifier: Qualifier,
    share: tuple[int, int],
    whole: Interval | None,
    expected: tuple[int | None, int | None],
) -> None:
    quantity = a_share(CLAIM, share, qualifier=qualifier)
    assert ends(quantity, of=whole) == expected
    unknown = expected == (None, None)
    assert no_interval_reason(quantity, of=whole) is (NoInterval.WHOLE_UNKNOWN if unknown else None)


def test_a_remainder_has_no_interval_by_itself() -> None:
    rest = Quantity.remainder_of(CLAIM, "Remainder captured")
    assert ends(rest, of=span(10, 10)) == (None, None)
    assert no_interval_reason(rest, of=span(10, 10)) is NoInterval.REMAINDER


def test_why_there_is_no_interval() -> None:
    assert no_interval_reason(Quantity.unknown()) is NoInterval.NO_NUMBER
    assert no_interval_reason(Quantity.quality("heavy")) is NoInterval.NOT_NUMERIC
    assert no_interval_reason(Quantity.vague("many")) is NoInterval.TERM_NOT_IN_LEXICON
    several = Quantity.vague("several")
    assert no_interval_reason(several) is None
    assert no_interval_reason(several, lexicon=ACLED) is NoInterval.TERM_NOT_IN_LEXICON
    assert no_interval_reason(Quantity.some("some", term="some")) is None
    assert no_interval_reason(Quantity.exact(0)) is None


def test_the_parts_of_the_army_statement_add_up() -> None:
    days = [interval_of(Quantity.exact(1, "one")), interval_of(Quantity.exact(6, "six"))]
    assert total(days) == span(7, 7)
    assert total(days).intersects(interval_of(Quantity.exact(7, "7 killed")))
    assert not total(days).intersects(interval_of(Quantity.exact(8)))
    assert total([span(6, 6)]) == span(6, 6)


def test_open_ends_and_missing_numbers_in_sums() -> None:
    assert span(4, 4) + span(24, None) == span(28, None)
    assert span(24, None) + span(24, None) == span(48, None)
    assert span(5, 5) + span(None, None) == span(5, None)
    assert span(None, None) + span(5, 5) == span(5, None)
    assert span(None, None) + span(None, None) == span(None, None)


def test_sums_stay_within_what_json_readers_keep() -> None:
    assert span(SAFE_INTEGER, SAFE_INTEGER) + span(1, 1) == span(SAFE_INTEGER, None)
    assert span(5, SAFE_INTEGER) + span(0, 0) == span(5, SAFE_INTEGER)


def test_what_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        total([])
    with pytest.raises(ValueError, match="different lexicons or tolerances"):
        _ = span(1, 1) + interval_of(Quantity.exact(1), lexicon=IDIOM)
    with pytest.raises(ValueError, match="different lexicons or tolerances"):
        _ = span(1, 1) + interval_of(Quantity.exact(1), tolerance=Tolerance.ROUNDING)


@pytest.mark.parametrize(
    ("left", "right", "meet"),
    [
        (span(4, 4), span(28, 28), False),
        (span(4, 28), span(28, None), True),
        (span(4, 27), span(28, None), False),
        (span(100, 500), span(300, 900), True),
        (span(1, None), span(20, 20), True),
        (span(24, None), span(48, None), True),
        (span(None, None), span(7, 7), True),
        (span(0, 0), span(1, None), False),
    ],
)
def test_meeting(left: Interval, right: Interval, meet: bool) -> None:
    assert left.intersects(right) is meet
    assert right.intersects(left) is meet


def test_containing_a_count() -> None:
    assert [span(2, 4).contains(count) for count in (1, 2, 4, 5)] == [False, True, True, False]
    assert [span(2, None).contains(count) for count in (1, 2, 10**9)] == [False, True, True]
    assert span(None, None).contains(0)


@pytest.mark.parametrize(
    "ends_given",
    [
        {"low": 5, "high": 4, "open": False},
        {"low": 5, "high": None, "open": False},
        {"low": 5, "high": 6, "open": True},
        {"low": None, "high": None, "open": True},
        {"low": None, "high": 5, "open": False},
        {"low": -1, "high": 5, "open": False},
        {"low": True, "high": 5, "open": False},
        {"low": 1, "high": 5.0, "open": False},
        {"low": 1, "high": 5, "open": 0},
    ],
)
def test_an_interval_that_is_none_cannot_be_built(ends_given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Interval.model_validate({**ends_given, "lexicon": "strict", "tolerance": "pct10"})


def test_the_last_significant_unit() -> None:
    counts = [1, 28, 50, 100, 10_300, 10_316, 30_000]
    assert [rounding_unit(count) for count in counts] == [1, 1, 10, 100, 100, 1, 10_000]
    with pytest.raises(ValueError, match="above 0"):
        rounding_unit(0)


counts = st.integers(0, 10**7)
quantities = st.one_of(
    st.builds(Quantity.exact, counts),
    st.builds(Quantity.about, st.integers(1, SAFE_INTEGER)),
    st.builds(Quantity.at_least, counts),
    st.builds(Quantity.at_most, counts),
    st.builds(Quantity.between, counts, counts),
    st.builds(Quantity.best, counts, counts, counts),
    st.builds(Quantity.vague, st.sampled_from(["a few", "dozens", "thousands", "many"])),
    st.builds(Quantity.some),
    st.builds(Quantity.quality, st.just("light")),
    st.builds(Quantity.unknown),
    st.builds(a_share, st.just(CLAIM), st.just((1, 3))),
    st.builds(Quantity.remainder_of, st.just(CLAIM)),
)
spans = st.one_of(
    st.tuples(counts, counts).map(lambda pair: span(min(pair), max(pair))),
    counts.map(lambda low: span(low, None)),
    st.just(span(None, None)),
)
rules = {"lexicon": st.sampled_from(LexiconName), "tolerance": st.sampled_from(Tolerance)}


@settings(max_examples=200)
@given(quantities, rules["lexicon"], rules["tolerance"], st.booleans())
def test_the_interval_holds_every_number_that_is_stated(
    quantity: Quantity, lexicon: LexiconName, tolerance: Tolerance, minimum: bool
) -> None:
    interval = interval_of(quantity, lexicon=lexicon, tolerance=tolerance)
    for number in (quantity.lower, quantity.value, quantity.upper):
        assert number is None or interval.contains(number)
    assert interval.has_number is (no_interval_reason(quantity, lexicon=lexicon) is None)
    assert Interval.model_validate_json(interval.model_dump_json()) == interval
    wider = interval_of(quantity, lexicon=lexicon, tolerance=tolerance, body_count_minimum=minimum)
    assert wider.low == interval.low
    assert wider.open is (interval.has_number if minimum else interval.open)


@settings(max_examples=200)
@given(st.integers(1, 10**7), st.integers(1, 10**7), st.sampled_from(Tolerance))
def test_about_more_never_allows_less_by_a_tenth(first: int, second: int, rule: Tolerance) -> None:
    small, great = sorted((first, second))
    low, high = ends(Quantity.about(small)), ends(Quantity.about(great))
    assert low <= high
    assert (low[1] or 0) <= (high[1] or 0)
    interval = interval_of(Quantity.about(great), tolerance=rule)
    assert interval.low is not None
    assert interval.low >= 1


@settings(max_examples=200)
@given(spans, spans, spans)
def test_sums_do_not_depend_on_the_order(a: Interval, b: Interval, c: Interval) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c) == total([c, a, b])


@settings(max_examples=200)
@given(spans, spans, counts, counts)
def test_a_sum_holds_the_sum_of_what_its_parts_hold(
    a: Interval, b: Interval, in_a: int, in_b: int
) -> None:
    in_a = max(in_a, a.low or 0) if a.high is None else min(max(in_a, a.low or 0), a.high)
    in_b = max(in_b, b.low or 0) if b.high is None else min(max(in_b, b.low or 0), b.high)
    assert a.contains(in_a)
    assert b.contains(in_b)
    assert (a + b).contains(in_a + in_b)
    if a.has_number or b.has_number:
        assert (a + b).low == (a.low or 0) + (b.low or 0)


@settings(max_examples=200)
@given(spans, spans)
def test_two_intervals_meet_exactly_where_a_count_is_in_both(a: Interval, b: Interval) -> None:
    greatest_low = max(a.low or 0, b.low or 0)
    assert a.intersects(b) is (a.contains(greatest_low) and b.contains(greatest_low))
    assert a.intersects(a)
