"""Each method by an example of its definition."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.figures import Figure
from battleapi.comparison.hearing import Hearing
from battleapi.comparison.methods import METHODS, Method, Outcome
from battleapi.comparison.results import Heard
from battleapi.comparison.spans import NO_SPREAD, Span, Spread
from battleapi.model.vocabulary.claims import Stance
from battleapi.model.vocabulary.comparison import CellFlag, Exclusion, MethodName
from tests.comparison.cells_of import at_least, document, enemy, exactly, heard, own
from tests.records_of import a_quantity, claim


def nobody(_one: str, _other: str) -> bool:
    return False


def everybody(one: str, other: str) -> bool:
    return one != other


def hearing(
    said: Heard,
    *points: int,
    on: int | None = None,
    graded: str | None = None,
    rank: str = "normal",
    best: bool = False,
) -> Hearing:
    """What a voice is heard to say, of one claim: made on a day, graded like "A2", of a rank."""
    schemes = ("admiralty_source", "admiralty_information")
    graded_by = zip(schemes, graded or "", strict=False)
    grades = [{"scheme": scheme, "grade": grade} for scheme, grade in graded_by]
    bounds = {"qualifier": "best_with_bounds", "bounds_kind": "coder_bounds"} if best else {}
    of = claim(
        quantity=a_quantity(5, **bounds),
        assessments=grades,
        rank=rank,
        rank_reason=None if rank == "normal" else "the fullest",
    )
    figure = cast(Figure, SimpleNamespace(said=on, claim=of))
    stated = points or ((said.span.low,) if said.span.low == said.span.high else ())
    return Hearing(said, (figure,), () if said.is_bounded else stated)


def without_number(voice: str, span: Span, **changes: Any) -> Hearing:
    """A figure that states no number, such as "at most 5"."""
    made = hearing(heard(voice, span), **changes)
    return Hearing(made.heard, made.figures, ())


def applied(name: MethodName, *hearings: Hearing, independent: Any = nobody) -> Outcome:
    method = METHODS[name]
    return method.apply(method.taken(hearings), independent)


def voices(made: Outcome) -> list[str]:
    return [one.heard.voice for one in made.used]


FOUR, MANY = hearing(own("reds", 4)), hearing(enemy("blues", 28))
TEN = hearing(document("letter", 10))
FROM_28 = hearing(enemy("blues", at_least(28)), 28)
BOUNDS = hearing(own("scouts", at_least(1), bounded=True))


def test_every_word_of_the_vocabulary_is_a_method_with_a_version() -> None:
    assert list(METHODS) == list(MethodName)
    for name, method in METHODS.items():
        assert method.name is name
        assert method.version == 1
        assert method.definition == name.definition
        assert method.origin == name.origin
        assert method.apply.__doc__


@pytest.mark.parametrize("name", list(MethodName))
def test_of_nobody_heard_no_method_makes_anything(name: MethodName) -> None:
    made = applied(name)
    assert (made.spread, made.value, made.used) == (NO_SPREAD, None, ())


# What is put together


def test_bounds_are_taken_where_nobody_is_nearer() -> None:
    assert METHODS[MethodName.RANGE].taken([MANY, BOUNDS]) == [MANY]
    assert METHODS[MethodName.RANGE].taken([BOUNDS]) == [BOUNDS]


def test_by_stance_bounds_are_taken_where_nobody_of_that_stance_is_nearer() -> None:
    assert METHODS[MethodName.OWN].taken([MANY, BOUNDS]) == [MANY, BOUNDS]
    assert METHODS[MethodName.OWN].taken([FOUR, BOUNDS]) == [FOUR]
    assert applied(MethodName.OWN, MANY, BOUNDS).spread == Spread(1, 1, True)
    assert applied(MethodName.BRACKET, MANY, BOUNDS).spread == Spread(1, 28, False)


# Ranges


def test_range_is_from_the_least_low_to_the_greatest_number_said() -> None:
    assert applied(MethodName.RANGE, FOUR, MANY, TEN).spread == Spread(4, 28, False)
    assert applied(MethodName.RANGE, FOUR, FROM_28).spread == Spread(4, 28, True)


def test_intersection_is_what_all_allow() -> None:
    wide, narrow = hearing(document("a", Span(3, 9))), hearing(document("b", Span(5, 12)))
    assert applied(MethodName.INTERSECTION, wide, narrow).spread == Spread(5, 9, False)
    open_ended = [hearing(document(name, at_least(n))) for name, n in (("a", 3), ("b", 5))]
    assert applied(MethodName.INTERSECTION, *open_ended).spread == Spread(5, 5, True)
    nothing = applied(MethodName.INTERSECTION, FOUR, MANY)
    assert (nothing.spread, nothing.flags) == (NO_SPREAD, (CellFlag.EMPTY,))
    assert voices(nothing) == ["reds", "blues"]


def test_low_best_high_takes_the_preferred_number() -> None:
    preferred = hearing(document("letter", 10), rank="preferred")
    best = hearing(document("ucdp", Span(4, 20)), 9, best=True)
    made = applied(MethodName.LOW_BEST_HIGH, FOUR, preferred, best, MANY)
    assert (made.spread, made.value) == (Spread(4, 28, False), 10)


def test_low_best_high_takes_the_best_of_the_one_data_set() -> None:
    best = hearing(document("ucdp", Span(15, 33)), 33, best=True)
    made = applied(MethodName.LOW_BEST_HIGH, FOUR, best)
    assert (made.spread, made.value) == (Spread(4, 33, False), 33)
    other = hearing(document("other", Span(1, 9)), 5, best=True)
    assert applied(MethodName.LOW_BEST_HIGH, best, other).value is None
    assert applied(MethodName.LOW_BEST_HIGH, FOUR, MANY).value is None


# Points


def test_points_are_what_is_stated() -> None:
    at_most = without_number("letter", Span(0, 5))
    low = applied(MethodName.CONSERVATIVE, at_most, TEN, FROM_28)
    assert (low.value, low.spread, low.flags) == (10, Spread(10, 28, True), ())
    assert (voices(low), low.left) == (["document:letter", "blues"], Exclusion.NO_POINT)
    assert applied(MethodName.MAXIMUM, at_most, TEN, FROM_28).value == 28
    nothing = applied(MethodName.CONSERVATIVE, at_most)
    assert (nothing.value, nothing.spread, nothing.left) == (None, NO_SPREAD, Exclusion.NO_POINT)


def test_median_and_mean_are_unrounded_and_say_when_nobody_says_it() -> None:
    assert applied(MethodName.MEDIAN, FOUR, MANY).value == 16
    assert applied(MethodName.MEDIAN, FOUR, MANY).flags == (CellFlag.BETWEEN_CLAIMS,)
    assert applied(MethodName.MEDIAN, FOUR, TEN, MANY).value == 10
    assert applied(MethodName.MEDIAN, FOUR, TEN, MANY).flags == ()
    five = hearing(document("digest", 5))
    assert applied(MethodName.MEDIAN, FOUR, five).value == 4.5
    assert applied(MethodName.MEAN, FOUR, five, TEN).value == pytest.approx(19 / 3)
    assert type(applied(MethodName.MEAN, FOUR, MANY).value) is int


@given(st.lists(st.integers(0, 9_000), min_size=1, max_size=6))
def test_points_are_between_the_least_and_the_greatest(said: list[int]) -> None:
    hearings = [hearing(document(f"source-{n}", one)) for n, one in enumerate(said)]
    values = {name: applied(name, *hearings).value for name in MethodName}
    least, greatest = values[MethodName.CONSERVATIVE], values[MethodName.MAXIMUM]
    assert (least, greatest) == (min(said), max(said))
    for name in (MethodName.MEDIAN, MethodName.MEAN):
        value = values[name]
        assert value is not None
        assert min(said) <= value <= max(said)
        between = CellFlag.BETWEEN_CLAIMS in applied(name, *hearings).flags
        assert between == (value not in said)


# Admiralty


@pytest.mark.parametrize(
    ("graded", "front"),
    [
        (("A1", "B2"), {0}),
        (("A2", "B1"), {0, 1}),
        (("A2", "A2"), {0, 1}),
        (("A2", "A3", "B2"), {0}),
        (("C3", "D1", "E5", "B4"), {0, 1, 3}),
        (("F1", "C6", "E5"), {2}),
        ((None, "E5"), {1}),
        (("F6", None), set()),
    ],
)
def test_source_priority_is_what_no_other_beats(
    graded: Sequence[str | None], front: set[int]
) -> None:
    hearings = [hearing(document(f"source-{n}", n), graded=grade) for n, grade in enumerate(graded)]
    made = applied(MethodName.SOURCE_PRIORITY, *hearings)
    assert voices(made) == [f"document:source-{n}" for n in sorted(front)]
    assert made.spread.low == (min(front) if front else None)
    for n, one in enumerate(hearings):
        grade = graded[n]
        judged = grade is not None and "F" not in grade and "6" not in grade
        if n not in front:
            expected = Exclusion.LESS_RELIABLE if judged else Exclusion.NOT_JUDGED
            assert made.reason(one) is expected


# Independent voices


def test_majority_is_the_number_of_most_independent_voices() -> None:
    two = [hearing(document(name, 4)) for name in ("a", "b")]
    assert applied(MethodName.MAJORITY, *two, MANY, independent=everybody).value == 4
    assert applied(MethodName.MAJORITY, *two, MANY).value is None
    assert applied(MethodName.MAJORITY, *two, MANY).spread == Spread(4, 28, False)
    four = [*two, *(hearing(document(name, 5)) for name in ("c", "d"))]
    assert applied(MethodName.MAJORITY, *four, independent=everybody).value is None
    more = [*four, hearing(document("e", 5))]
    assert applied(MethodName.MAJORITY, *more, independent=everybody).value == 5
    assert applied(MethodName.MAJORITY, FOUR, independent=everybody).value is None


def test_two_independent_voices_are_found_beside_one_that_is_independent_of_neither() -> None:
    def but_a(one: str, other: str) -> bool:
        return one != other and "document:a" not in (one, other)

    three = [hearing(document(name, 4)) for name in ("a", "b", "c")]
    assert applied(MethodName.MAJORITY, *three, independent=but_a).value == 4


# By stance, by day


def test_own_enemy_and_third_party_take_the_figures_of_those() -> None:
    ally = hearing(heard("greens", 6, Stance.ALLY))
    everyone = (FOUR, MANY, TEN, ally)
    for name, voice in (
        (MethodName.OWN, "reds"),
        (MethodName.ENEMY, "blues"),
        (MethodName.THIRD_PARTY, "document:letter"),
    ):
        made = applied(name, *everyone)
        assert (voices(made), made.left) == ([voice], Exclusion.OTHER_STANCE)


def test_a_bracket_is_from_the_own_low_to_the_enemies_high() -> None:
    made = applied(MethodName.BRACKET, FOUR, TEN, MANY)
    assert (made.spread, made.flags, voices(made)) == (Spread(4, 28, False), (), ["reds", "blues"])
    assert applied(MethodName.BRACKET, FOUR, FROM_28).spread == Spread(4, 28, True)
    assert applied(MethodName.BRACKET, FOUR, TEN).spread == NO_SPREAD
    assert applied(MethodName.BRACKET, MANY).spread == NO_SPREAD


def test_an_inverted_bracket_is_never_swapped() -> None:
    more, fewer = hearing(own("reds", 28)), hearing(enemy("blues", 4))
    made = applied(MethodName.BRACKET, more, fewer)
    assert (made.spread, made.flags) == (Spread(28, 4, False), (CellFlag.INVERTED,))
    # Whoever claims at least 4 does not claim less than 28.
    from_four = hearing(enemy("blues", at_least(4)), 4)
    assert applied(MethodName.BRACKET, more, from_four).flags == ()


def test_latest_is_the_newest_figure_by_when_it_was_said() -> None:
    old, new = hearing(own("reds", 4), on=100), hearing(own("reds@1993", 7), on=900)
    undated = hearing(document("letter", 9))
    made = applied(MethodName.LATEST, old, undated, new)
    assert (made.spread, made.value, voices(made)) == (Spread(7, 7, False), 7, ["reds@1993"])
    assert made.left is Exclusion.NOT_LATEST
    same_day = hearing(enemy("blues", 28), on=900)
    both = applied(MethodName.LATEST, old, new, same_day)
    assert (both.spread, both.value) == (Spread(7, 28, False), None)
    assert applied(MethodName.LATEST, undated).spread == NO_SPREAD
    assert exactly(7) == new.heard.span


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_each_function_says_what_it_is_whose_and_which_version(method: Method) -> None:
    docstring = method.apply.__doc__ or ""
    assert docstring.rstrip().endswith(f"Version {method.version}; source: {method.origin}.")
    assert docstring.partition("\n")[0].endswith((".", ","))
