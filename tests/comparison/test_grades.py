"""How far the figures of a cell bear each other out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from battleapi.comparison.grades import grade
from battleapi.comparison.origins import Origins
from battleapi.comparison.results import Heard
from battleapi.comparison.spans import Span
from battleapi.model.vocabulary.comparison import CellFlag, Grade
from tests.comparison.cells_of import at_least, document, enemy, own


def origins(*, independent: bool) -> Origins:
    """Voices that are all independent of each other, or none of them."""
    told = SimpleNamespace(
        may_be_independent=lambda _one: independent,
        are_independent=lambda one, other: independent and one != other,
    )
    return cast(Origins, told)


NOBODY, EVERYBODY = origins(independent=False), origins(independent=True)


@pytest.mark.parametrize(
    ("heard", "made"),
    [
        ([own("reds", 4)], Grade.ADMITTED),
        ([own("reds", 4), document("letter", 4)], Grade.ADMITTED),
        ([own("reds", 4), enemy("blues", at_least(3))], Grade.ADMITTED_AND_CLAIMED),
        ([document("letter", 4)], Grade.SINGLE),
        ([document("letter", 4), document("digest", 4)], Grade.AGREED),
        ([enemy("blues", 28)], Grade.ENEMY_ONLY),
        ([enemy("blues", 28), enemy("greens", 28)], Grade.ENEMY_ONLY),
        ([enemy("blues", 28), own("reds", at_least(4), bounded=True)], Grade.ENEMY_ONLY),
        ([own("reds", 4), enemy("blues", at_least(1), bounded=True)], Grade.ADMITTED),
        ([own("reds", at_least(4), bounded=True)], Grade.BOUNDED_ONLY),
        ([], Grade.BOUNDED_ONLY),
    ],
)
def test_grades_of_figures_that_are_not_known_to_be_independent(
    heard: list[Heard], made: Grade
) -> None:
    assert grade(heard, disputed=False, origins=NOBODY) is made


@pytest.mark.parametrize(
    ("heard", "made"),
    [
        ([document("letter", 4), document("digest", 4)], Grade.CORROBORATED),
        ([document("letter", 4), document("digest", at_least(4))], Grade.CORROBORATED),
        # Apart by no more than rounding, which is not the same number.
        ([document("letter", 10_300), document("digest", 10_316)], Grade.AGREED),
        ([enemy("blues", 28), document("letter", 28)], Grade.CORROBORATED),
        ([own("reds", 4), document("letter", 4)], Grade.ADMITTED),
        ([document("letter", 4), document("digest", at_least(1), bounded=True)], Grade.SINGLE),
    ],
)
def test_grades_of_independent_figures(heard: list[Heard], made: Grade) -> None:
    assert grade(heard, disputed=False, origins=EVERYBODY) is made


def test_who_contradicts_himself_agrees_with_nobody() -> None:
    twice = document("almanac", Span(12, 291))._replace(flags=(CellFlag.SELF_INCONSISTENT,))
    letter, digest = document("letter", 12), document("digest", 12)
    for origins_of_all in (NOBODY, EVERYBODY):
        assert grade([letter, twice], disputed=False, origins=origins_of_all) is Grade.SINGLE
        assert grade([twice], disputed=False, origins=origins_of_all) is Grade.SINGLE
    assert grade([letter, digest, twice], disputed=False, origins=NOBODY) is Grade.AGREED


def test_some_are_no_figure_beside_a_number() -> None:
    some = own("reds", at_least(1))._replace(flags=(CellFlag.UNCOUNTED,))
    for others, made in (
        ([document("letter", 20)], Grade.SINGLE),
        ([enemy("blues", 20)], Grade.ENEMY_ONLY),
        ([], Grade.ADMITTED),
    ):
        assert grade([some, *others], disputed=False, origins=NOBODY) is made


def test_what_is_disputed_is_nothing_else() -> None:
    heard = [own("reds", 4), enemy("blues", 28), document("letter", 28)]
    assert grade(heard, disputed=True, origins=EVERYBODY) is Grade.DISPUTED
