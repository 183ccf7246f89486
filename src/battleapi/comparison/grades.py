"""Grades: how far the figures of a cell bear each other out. Derived, never an assessment."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import CellFlag, Grade
from .origins import Origins
from .results import Heard


def grade(heard: Sequence[Heard], *, disputed: bool, origins: Origins) -> Grade:
    """The grade of one cell. Voices that give only bounds admit, claim and bear out nothing.

    Nor does one that contradicts itself agree with any other.
    """
    if disputed:
        return Grade.DISPUTED
    figures = [one for one in heard if not one.is_bounded]
    exact = [one for one in figures if not one.is_uncounted] or figures
    stances = {one.stance for one in exact}
    if Stance.OWN in stances:
        enemy = Stance.ENEMY in stances
        return Grade.ADMITTED_AND_CLAIMED if enemy else Grade.ADMITTED
    sound = [one for one in exact if CellFlag.SELF_INCONSISTENT not in one.flags]
    if _bear_each_other_out(sound, origins):
        return Grade.CORROBORATED
    if not exact:
        return Grade.BOUNDED_ONLY
    if stances == {Stance.ENEMY}:
        return Grade.ENEMY_ONLY
    return Grade.AGREED if len(sound) > 1 else Grade.SINGLE


def _bear_each_other_out(exact: Sequence[Heard], origins: Origins) -> bool:
    """Whether two independent voices agree; only those that show how they know are tried."""
    shown = [one for one in exact if origins.may_be_independent(one.voice)]
    shown.sort(key=lambda one: one.span.low)
    for place, one in enumerate(shown):
        for other in shown[place + 1 :]:
            if one.span.high is not None and one.span.high < other.span.low:
                break
            if origins.are_independent(one.voice, other.voice):
                return True
    return False
