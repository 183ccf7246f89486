"""Grades: how far the figures of a cell bear each other out. Derived, never an assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import Grade
from .results import Heard


def grade(
    heard: Sequence[Heard], *, disputed: bool, independent: Callable[[str, str], bool]
) -> Grade:
    """The grade of one cell. Voices that give only bounds admit, claim and bear out nothing."""
    exact = [one for one in heard if not one.is_bounded]
    own = any(one.stance is Stance.OWN for one in exact)
    enemy = any(one.stance is Stance.ENEMY for one in exact)
    if disputed:
        return Grade.DISPUTED
    if own:
        return Grade.ADMITTED_AND_CLAIMED if enemy else Grade.ADMITTED
    if any(
        independent(one.voice, other.voice) and one.span.meets(other.span)
        for one, other in combinations(exact, 2)
    ):
        return Grade.CORROBORATED
    if not exact:
        return Grade.BOUNDED_ONLY
    if all(one.stance is Stance.ENEMY for one in exact):
        return Grade.ENEMY_ONLY
    return Grade.SINGLE if len(exact) == 1 else Grade.AGREED
