"""How far the voices of one cell contradict each other, and one that contradicts itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.hearing import Hearing
from battleapi.comparison.results import Heard
from battleapi.comparison.spans import Span, dispute_gap, dispute_ratio, disputed
from battleapi.comparison.standoff import NO_STANDOFF, Standoff, standoff
from battleapi.model.vocabulary.comparison import CellFlag
from tests.comparison.cells_of import at_least, document, enemy, exactly, own


def plain(said: Heard) -> Hearing:
    return Hearing(said, (), ())


def torn(voice: str, *tellings: Span) -> Hearing:
    """A voice that tells it in several ways."""
    highs = [one.high for one in tellings if one.high is not None]
    open_ended = len(highs) < len(tellings)
    whole = Span(min(one.low for one in tellings), None if open_ended else max(highs))
    said = document(voice, whole)._replace(flags=(CellFlag.SELF_INCONSISTENT,))
    return Hearing(said, (), (), tellings)


def test_four_and_twenty_eight() -> None:
    pair = [plain(own("reds", 4)), plain(enemy("blues", 28))]
    assert standoff(pair) == Standoff(True, 2.536, 7.0, False)
    assert standoff(pair[:1]) == standoff([]) == NO_STANDOFF


def test_from_zero_there_is_no_ratio() -> None:
    pair = [plain(own("reds", 0)), plain(enemy("blues", 28))]
    assert standoff(pair) == Standoff(True, 4.858, None, True)


def test_bounds_contradict_like_any_other_figure() -> None:
    bounds = plain(document("letter", at_least(9), bounded=True))
    assert standoff([plain(own("reds", 4)), bounds]).disputed
    assert standoff([plain(own("reds", 9)), bounds]) == NO_STANDOFF


@pytest.mark.parametrize(
    ("other", "made"),
    [
        # It agrees with whoever gives one of the two.
        (exactly(7), NO_STANDOFF),
        (exactly(10), NO_STANDOFF),
        (at_least(8), NO_STANDOFF),
        # Between them, and beyond the nearer of the two.
        (exactly(8), Standoff(True, 0.17, 1.142, False)),
        (exactly(20), Standoff(True, 0.933, 2.0, False)),
        (exactly(0), Standoff(True, 3.0, None, True)),
    ],
)
def test_a_voice_that_tells_it_in_two_ways_is_held_to_the_nearer(
    other: Span, made: Standoff
) -> None:
    pair = [torn("chronicle", exactly(7), exactly(10)), plain(document("letter", other))]
    assert standoff(pair) == made
    assert standoff(pair[::-1]) == made


def test_two_that_each_tell_it_in_two_ways_agree_where_one_of_them_is_the_same() -> None:
    one = torn("chronicle", exactly(7), exactly(100))
    assert standoff([one, torn("letter", exactly(7), exactly(30))]) == NO_STANDOFF
    assert standoff([one, torn("letter", exactly(20), exactly(30))]).disputed
    assert standoff([one]) == NO_STANDOFF


closed = st.builds(lambda low, more: Span(low, low + more), st.integers(0, 90), st.integers(0, 20))
spans = closed | st.builds(at_least, st.integers(0, 90))


@given(st.lists(spans, max_size=5))
def test_of_voices_of_one_mind_it_is_that_of_their_spans(said: list[Span]) -> None:
    hearings = [plain(document(f"source-{n}", one)) for n, one in enumerate(said)]
    expected = Standoff(disputed(said), dispute_gap(said), *dispute_ratio(said))
    assert standoff(hearings) == expected
    assert standoff(hearings[::-1]) == expected
