"""A party's own word beside that of its enemies: gap and ratio."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.vocabulary.claims import Stance
from .results import Gap, Heard
from .spans import Spread, spread

_OF_BOUNDS = 2
"""The distance of bounds from a number of just the cell."""


def by_stance(heard: Iterable[Heard]) -> tuple[Spread, Spread, Spread]:
    """What the party itself, its enemies and all others say.

    Bounds count only where none of the same has a figure of just the cell.
    """
    own: list[Heard] = []
    enemy: list[Heard] = []
    other: list[Heard] = []
    for one in heard:
        if one.stance is Stance.OWN:
            own.append(one)
        else:
            (enemy if one.stance is Stance.ENEMY else other).append(one)
    return _of(own), _of(enemy), _of(other)


def preferred(heard: Iterable[Heard]) -> list[Heard]:
    """Those that give a number of just the cell; else those that say "some"; else the bounds.

    "Some" gives way to a number, but not where all who give one say none.
    """
    known = list(heard)
    if len(known) < 2:
        return known
    distances = [one.distance for one in known]
    if len(set(distances)) < 2:
        return known
    nearest = min(distances)
    taken = [one for one, far in zip(known, distances, strict=True) if far == nearest]
    some = [one for one, far in zip(known, distances, strict=True) if nearest < far < _OF_BOUNDS]
    denied = [one for one in some if not any(one.span.meets(other.span) for other in taken)]
    return [one for one in known if one in denied or one.distance == nearest] if denied else taken


def gap(own: Spread, enemy: Spread) -> Gap:
    """How far enemies are above the party's own word: for certain, and at the most."""
    if own.low is None or own.high is None or enemy.low is None or enemy.high is None:
        return Gap(None, None)
    certain = 0 if own.open else max(0, enemy.low - own.high)
    return Gap(certain, None if enemy.open else max(0, enemy.high - own.low))


def certain_ratio(own: Spread, enemy: Spread) -> float | None:
    """How many times the party's own word its enemies claim at the least, three decimals.

    To be asked of figures of just the cell. Null where the party may have lost none by its own
    word, or more than any number it gives, and where its enemies set only a most: "at most 99" is
    no number that they claim.
    """
    if not own.high or own.open or enemy.low is None:
        return None
    if not enemy.low and (enemy.high or enemy.open):
        return None
    return round(enemy.low / own.high, 3)


def _of(heard: Iterable[Heard]) -> Spread:
    return spread([one.span for one in preferred(heard)])
