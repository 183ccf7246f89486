"""A party's own word beside that of its enemies."""

from __future__ import annotations

import pytest

from battleapi.comparison.contrasts import by_stance, certain_ratio, gap, preferred
from battleapi.comparison.results import Gap
from battleapi.comparison.spans import NO_SPREAD, Spread
from battleapi.model.vocabulary.claims import Stance
from tests.comparison.cells_of import at_least, document, enemy, heard, own

FOUR, MANY = Spread(4, 4, False), Spread(28, 28, False)


def test_voices_are_told_apart_by_stance() -> None:
    ally = heard("greens", 9, Stance.ALLY)
    unknown = heard("~an-officer@letter", 2, None)
    mine, theirs, other = by_stance(
        [own("reds", 4), own("reds@1993", 6), enemy("blues", at_least(28)), ally, unknown]
    )
    assert mine == Spread(4, 6, False)
    assert theirs == Spread(28, 28, True)
    assert other == Spread(2, 9, False)
    assert by_stance([]) == (NO_SPREAD, NO_SPREAD, NO_SPREAD)


def test_bounds_count_where_nobody_of_the_same_stance_is_nearer() -> None:
    bounds = own("scouts", at_least(1), bounded=True)
    assert by_stance([own("reds", 4), bounds])[0] == FOUR
    assert by_stance([enemy("blues", 4), bounds])[0] == Spread(1, 1, True)
    assert preferred([bounds]) == [bounds]
    assert preferred([]) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "made"),
    [
        (FOUR, MANY, Gap(24, 24)),
        (Spread(2, 4, False), Spread(10, 28, False), Gap(6, 26)),
        # At least 15 of its own and at least 24 by its enemies: nothing for certain.
        (Spread(15, 15, True), Spread(24, 24, True), Gap(0, None)),
        (FOUR, Spread(24, 24, True), Gap(20, None)),
        (MANY, FOUR, Gap(0, 0)),
        (FOUR, NO_SPREAD, Gap(None, None)),
        (NO_SPREAD, MANY, Gap(None, None)),
    ],
)
def test_gaps(mine: Spread, theirs: Spread, made: Gap) -> None:
    assert gap(mine, theirs) == made


@pytest.mark.parametrize(
    ("mine", "theirs", "ratio"),
    [
        (FOUR, MANY, 7.0),
        (Spread(3, 6, False), Spread(10, 28, False), 1.667),
        (MANY, FOUR, 0.143),
        (FOUR, Spread(28, 28, True), 7.0),
        (Spread(0, 0, False), MANY, None),
        (Spread(4, 4, True), MANY, None),
        (NO_SPREAD, MANY, None),
        (FOUR, NO_SPREAD, None),
        # "At most 99" is no number that an enemy claims, and none is one.
        (FOUR, Spread(0, 99, False), None),
        (FOUR, Spread(0, 0, True), None),
        (FOUR, Spread(0, 0, False), 0.0),
    ],
)
def test_the_ratio_is_the_certain_one(mine: Spread, theirs: Spread, ratio: float | None) -> None:
    assert certain_ratio(mine, theirs) == ratio


def test_documents_are_neither_own_nor_enemies() -> None:
    assert by_stance([document("letter", 7)]) == (NO_SPREAD, NO_SPREAD, Spread(7, 7, False))
