"""Two figures of one scope, and of a part and its whole: every number by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.budget import Budget
from battleapi.comparison.disputes.pairs import (
    Account,
    near_each_other,
    of_one_scope,
    of_part_and_whole,
    rest_of,
    widest_first,
)
from battleapi.comparison.spans import Span, contradict, differ_by_rounding, dispute_gap
from tests.comparison.cells_of import heard
from tests.comparison.test_families import scope


def exactly(count: int) -> Span:
    return Span(count, count)


def at_least(count: int) -> Span:
    return Span(count, None)


spans = st.builds(
    lambda low, more: Span(low, None if more is None else low + more),
    st.integers(0, 40_000),
    st.none() | st.integers(0, 30_000),
)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "reason"),
    [
        (exactly(4), exactly(28), "contradicts", "disjoint"),
        (exactly(4), exactly(4), "agrees", "meet"),
        (exactly(2), at_least(3), "contradicts", "disjoint"),
        (exactly(0), exactly(1), "contradicts", "disjoint"),
        (Span(100, 500), Span(300, 900), "agrees", "meet"),
        (at_least(1), exactly(20), "agrees", "meet"),
        (exactly(10_300), exactly(10_316), "differs_within_rounding", "within_rounding"),
        (exactly(10_300), exactly(11_200), "contradicts", "disjoint"),
        (exactly(30_000), exactly(27_500), "differs_within_rounding", "within_rounding"),
        (exactly(30_000), exactly(25_899), "contradicts", "disjoint"),
    ],
)
def test_two_figures_of_one_scope(one: Span, other: Span, verdict: str, reason: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = of_one_scope(first, second, independent=False)
        assert (found.verdict, found.relation, found.reason, found.rest) == (
            verdict,
            "same_cell",
            reason,
            None,
        )


def test_only_independent_voices_corroborate_each_other() -> None:
    assert of_one_scope(exactly(4), exactly(4), independent=True).verdict == "corroborates"
    assert of_one_scope(exactly(4), exactly(5), independent=True).verdict == "contradicts"


@pytest.mark.parametrize(
    ("part", "whole", "rest"),
    [
        # 1 on the first day, 7 in the battle: 6 on the second.
        (exactly(1), exactly(7), exactly(6)),
        # 15 of the one, dozens of both.
        (exactly(15), at_least(24), at_least(9)),
        (exactly(5), at_least(24), at_least(19)),
        # 4 of those meant by a label, 28 of all.
        (exactly(4), exactly(28), exactly(24)),
        (Span(2, 5), Span(4, 9), Span(0, 7)),
        (at_least(3), exactly(10), Span(0, 7)),
        (Span(3, 4), Span(3, 3), Span(0, 0)),
    ],
)
def test_a_part_leaves_so_many_for_the_rest(part: Span, whole: Span, rest: Span) -> None:
    found = of_part_and_whole(part, whole)
    assert (found.verdict, found.relation, found.reason) == (
        "compatible_if",
        "inside",
        "rest_is_possible",
    )
    assert found.rest == rest


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (exactly(24), at_least(24)),
        (at_least(1), at_least(24)),
        (exactly(30), at_least(2)),
        # That the rest is no more than the whole is so anyway.
        (exactly(0), exactly(0)),
        (Span(0, 10), exactly(10)),
    ],
)
def test_a_rest_that_can_be_anything_is_no_condition(part: Span, whole: Span) -> None:
    found = of_part_and_whole(part, whole)
    assert (found.verdict, found.reason, found.rest) == ("compatible", "rest_is_possible", None)


def test_a_part_that_is_more_than_its_whole() -> None:
    # 500 killed of 300 casualties.
    found = of_part_and_whole(exactly(500), exactly(300))
    assert (found.verdict, found.reason) == ("contradicts", "part_exceeds_whole")
    assert of_part_and_whole(at_least(8), Span(0, 7)).verdict == "contradicts"
    # Vicksburg: 3,202 killed or wounded of 32,697.
    assert of_part_and_whole(exactly(3_202), exactly(32_697)).rest == exactly(29_495)


def test_a_part_that_is_more_than_a_rounded_whole_by_rounding() -> None:
    found = of_part_and_whole(exactly(10_316), exactly(10_300))
    assert (found.verdict, found.reason) == ("differs_within_rounding", "within_rounding")


@given(part=spans, whole=spans)
def test_a_part_contradicts_its_whole_only_where_no_rest_is_possible(
    part: Span, whole: Span
) -> None:
    found = of_part_and_whole(part, whole)
    if found.verdict in ("contradicts", "differs_within_rounding"):
        assert whole.high is not None
        assert part.low > whole.high
        assert (found.verdict == "contradicts") is contradict(part, whole)
        return
    rest = rest_of(part, whole)
    # Some count of the part and some of the rest make up some count of the whole, at both ends.
    assert (part + rest).meets(whole)
    assert (part + Span(rest.low, rest.low)).meets(whole)
    assert rest.high is None or Span(part.low + rest.high, part.low + rest.high).meets(whole)
    # One less than the least rest, or one more than the greatest, is not enough or too many.
    if rest.low > 0:
        assert (part + Span(0, rest.low - 1)).below(whole)
    if rest.high is not None:
        assert whole.below(part + at_least(rest.high + 1))
    assert (found.verdict == "compatible") is (rest == Span(0, whole.high))


@given(one=spans, other=spans, independent=st.booleans())
def test_verdicts_on_one_scope_do_not_depend_on_who_is_first(
    one: Span, other: Span, *, independent: bool
) -> None:
    found = of_one_scope(one, other, independent=independent)
    assert found == of_one_scope(other, one, independent=independent)
    assert (found.verdict == "contradicts") is contradict(one, other)


# Pairs of many


def accounts(said: list[Span]) -> list[Account]:
    return [Account(scope(), "blues", heard(f"{n:03}", one), ()) for n, one in enumerate(said)]


many = st.lists(spans | st.builds(exactly, st.integers(0, 30)), max_size=9)


@given(many, many)
def test_the_widest_contradictions_come_first_and_all_of_them(
    lower: list[Span], upper: list[Span]
) -> None:
    found = [(a, b) for _, a, b in widest_first(accounts(lower), accounts(upper), Budget(1_000))]
    expected = [
        (f"{n:03}", f"{m:03}")
        for n, one in enumerate(lower)
        for m, other in enumerate(upper)
        if one.below(other) and not differ_by_rounding(one, other)
    ]
    assert sorted((a.voice, b.voice) for a, b in found) == sorted(expected)
    gaps = [dispute_gap((a.span, b.span)) for a, b in found]
    assert gaps == sorted(gaps, reverse=True)


@given(many, st.booleans(), st.booleans())
def test_whoever_may_meet_or_differ_by_rounding_is_near(
    said: list[Span], that_meet: bool, that_do_not: bool
) -> None:
    found = [
        frozenset((a.voice, b.voice))
        for a, b in near_each_other(
            accounts(said), Budget(1_000), that_meet=that_meet, that_do_not=that_do_not
        )
    ]
    for n, one in enumerate(said):
        for m, other in enumerate(said[:n]):
            times = found.count(frozenset((f"{n:03}", f"{m:03}")))
            if one.meets(other):
                assert times == that_meet
            elif differ_by_rounding(one, other):
                assert times == that_do_not


def test_of_very_many_no_more_is_looked_at_than_there_is_to_spend() -> None:
    everybody = accounts([exactly(1 + 1_000 * n) for n in range(60)])
    budget = Budget(10)
    gaps = [gap for gap, _, _ in widest_first(everybody, everybody, budget)]
    assert len(gaps) == 10
    assert gaps[0] == dispute_gap((exactly(1), exactly(59_001)))
    assert budget.ran_out
    alike = accounts([exactly(4)] * 60)
    budget = Budget(10)
    assert len(list(near_each_other(alike, budget, that_meet=True, that_do_not=True))) == 10
    assert budget.ran_out
