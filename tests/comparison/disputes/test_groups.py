"""Figures of several parts against the figure of the whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.disputes import disputes
from battleapi.comparison.results import Dispute
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import Span, contradict, total
from tests.records_of import (
    Document,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_record,
    a_speaker,
    at_least,
)

FIRST_DAY, SECOND_DAY = a_date("1900-05-10"), a_date("1900-05-11")


def between(low: int, high: int) -> Document:
    return a_quantity(
        None, qualifier="between", value=None, lower=low, upper=high, bounds_kind="stated"
    )


def said(number: int, voice: str | None, count: int | Document, *about: str, **changes: Any) -> Any:
    """A figure of killed, of the blues unless others are named; the chronicle's without a voice."""
    return a_claim(
        number=number,
        claimant=a_speaker(voice),
        about=[a_party(one) for one in about or ("blues",)],
        quantity=a_quantity(count) if isinstance(count, int) else count,
        **changes,
    )


def contradictions(*claims: Document, **rules: Any) -> list[Dispute]:
    file = a_record(*claims)
    found = disputes(file.record, file.registry, Rules(**rules), ("contradicts",))  # type: ignore[arg-type]
    return list(found)


def the_group(*claims: Document) -> Dispute:
    (found,) = contradictions(*claims)
    assert (found.verdict, found.relation) == ("contradicts", "group")
    return found


def test_parts_that_make_up_the_whole_and_are_less() -> None:
    found = the_group(
        said(1, None, 28, "blues", "greens"),
        said(2, "blues", 4),
        said(3, "greens", 0, "greens", effects=["casualty"]),
    )
    assert (found.reason, found.party, found.effect) == (
        "highs_sum_under_low",
        "blues,greens",
        "killed",
    )
    four, none = found.a
    assert (four.voice, four.party, four.effect, four.span) == ("blues", "blues", "killed", (4, 4))
    assert (none.voice, none.party, none.effect, none.span) == (
        "greens",
        "greens",
        "killed",
        (0, 0),
    )
    assert (four.flags, none.flags) == ((), ("bounded",))
    (whole,) = found.b
    assert (whole.voice, whole.span) == ("document:chronicle", (28, 28))
    assert found.rest.span is None


def test_parts_that_are_more_than_the_whole() -> None:
    found = the_group(
        said(1, None, 9),
        said(2, "blues", 5, occurred=FIRST_DAY),
        said(3, "villagers", 6, occurred=SECOND_DAY),
    )
    assert found.reason == "lows_sum_over_high"
    assert [one.span for one in found.a] == [(5, 5), (6, 6)]
    assert found.date.edtf == "1900-05-10/1900-05-11"


def test_no_more_parts_than_are_needed() -> None:
    found = the_group(
        said(1, None, 9, "blues", "greens", "envoys"),
        said(2, "envoys", 1, "envoys"),
        said(3, "blues", 5),
        said(4, "greens", 6, "greens"),
    )
    assert [(one.party, one.span) for one in found.a] == [("blues", (5, 5)), ("greens", (6, 6))]


def test_parts_that_overlap_are_not_added() -> None:
    overlapping = [
        said(1, None, 10, effects=["killed", "wounded", "captured"]),
        said(2, "villagers", 6, effects=["killed", "wounded"]),
        said(3, "envoys", 6, effects=["wounded", "captured"]),
    ]
    assert contradictions(*overlapping) == []


def test_what_is_not_all_of_the_whole_can_be_less() -> None:
    assert contradictions(said(1, None, 28), said(2, "blues", 4, occurred=FIRST_DAY)) == []
    officers = said(3, "villagers", 0, occurred=SECOND_DAY, rank_group="officers")
    first_day = said(2, "blues", 4, occurred=FIRST_DAY)
    assert contradictions(said(1, None, 28), first_day, officers) == []
    assert len(contradictions(said(1, None, 28), first_day, officers | {"rank_group": None})) == 1


def test_open_figures_are_under_or_over_nothing() -> None:
    first, second = {"occurred": FIRST_DAY}, {"occurred": SECOND_DAY}
    parts = [said(2, "blues", 4, **first), said(3, "villagers", at_least(0), **second)]
    assert contradictions(said(1, None, 28), *parts) == []
    parts = [said(2, "blues", 40, **first), said(3, "villagers", 50, **second)]
    assert contradictions(said(1, None, at_least(28)), *parts) == []


def test_a_sum_over_a_rounded_figure_by_rounding() -> None:
    parts = [
        said(2, "blues", 5_000, occurred=FIRST_DAY),
        said(3, "villagers", 5_316, occurred=SECOND_DAY),
    ]
    assert contradictions(said(1, None, 10_300), *parts) == []
    assert len(contradictions(said(1, None, 10_301), *parts)) == 1


def test_parts_that_contradict_by_themselves_make_no_group() -> None:
    claims = [
        said(1, None, 9),
        said(2, "blues", 5, occurred=FIRST_DAY),
        said(3, "villagers", 16, occurred=SECOND_DAY),
    ]
    (found,) = contradictions(*claims)
    assert (found.relation, found.reason) == ("inside", "part_exceeds_whole")


def test_voices_that_contradict_the_whole_with_their_own_make_no_group() -> None:
    claims = [
        said(1, None, 9),
        said(2, "blues", 6, occurred=FIRST_DAY),
        said(3, "blues", 7, occurred=SECOND_DAY),
    ]
    (found,) = contradictions(*claims)
    assert (found.relation, found.b[0].span) == ("same_cell", (13, 13))
    # One voice's parts of which there is no sum of all.
    (found,) = contradictions(
        said(1, None, 9, "blues", "greens"), *claims[1:2], said(4, "blues", 7, "greens")
    )
    assert (found.relation, found.reason) == ("group", "lows_sum_over_high")


def test_what_contradicts_one_by_one_makes_no_group() -> None:
    # That the dead are 6 and not 1 is told; that with 7 wounded they are over 9 says nothing more.
    claims = [
        said(1, None, 9, effects=["killed", "wounded"]),
        said(2, None, 1),
        said(3, "villagers", 6),
        said(4, "envoys", 7, effects=["wounded"]),
    ]
    (found,) = contradictions(*claims)
    assert (found.relation, found.effect) == ("same_cell", "killed")
    assert len(contradictions(claims[0], *claims[2:])) == 1


def test_nobody_is_grouped_against_himself() -> None:
    claims = [
        said(1, "blues", 10, "blues", "greens"),
        said(2, "blues", 6),
        said(3, "blues", 7, "greens"),
    ]
    assert contradictions(*claims) == []


def test_a_sum_is_told_of_and_not_its_parts() -> None:
    # 4 and 24 of both, day by day; 1 of the one and 0 of the other in all.
    found = the_group(
        said(1, None, 4, "blues", "greens", occurred=FIRST_DAY),
        said(2, None, 24, "blues", "greens", occurred=SECOND_DAY),
        said(3, "blues", 1),
        said(4, "greens", 0, "greens"),
    )
    assert (found.b[0].span, found.b[0].derived) == ((28, 28), True)


@pytest.mark.parametrize("turned", [False, True])
def test_of_equal_parts_the_lowest_or_the_greatest_is_taken(*, turned: bool) -> None:
    claims = [
        said(1, None, 28, "blues", "greens"),
        said(2, "blues", 4),
        said(3, "villagers", 3),
        said(4, "greens", 0, "greens"),
    ]
    found = [
        one
        for one in contradictions(*(reversed(claims) if turned else claims))
        if one.relation == "group"
    ]
    assert len(found) == 1
    assert {one.voice for one in found[0].a} == {"villagers", "greens"}


small = st.builds(lambda low, more: (low, low + more), st.integers(0, 60), st.integers(0, 40))


@given(one=small, other=small, whole=small)
def test_a_group_contradicts_only_what_its_sum_does_not_allow(
    one: tuple[int, int], other: tuple[int, int], whole: tuple[int, int]
) -> None:
    found = contradictions(
        said(1, None, between(*whole), "blues", "greens"),
        said(2, "villagers", between(*one)),
        said(3, "envoys", between(*other), "greens"),
    )
    all_of_it = Span(*whole)
    exceeds = [contradict(Span(part[0], None), all_of_it) for part in (one, other)]
    together = contradict(total((Span(*one), Span(*other))), all_of_it)
    assert bool(found) is (together or any(exceeds))
    groups = [dispute for dispute in found if dispute.relation == "group"]
    assert len(groups) == (together and not any(exceeds))
