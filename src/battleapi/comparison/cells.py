"""The table of a comparison: its cells, and what each voice says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter, or_

from ..model.calendars import iso_date
from ..model.claims import CasualtyClaim
from ..model.vocabulary.claims import Stance
from ..model.vocabulary.comparison import Axis, CellFlag, Exclusion
from .contrasts import by_stance, certain_ratio, gap
from .event_days import Extent
from .figures import Figure, Figures
from .grades import grade
from .hearing import Hearing, in_order
from .methods import Method
from .origins import Origins
from .results import Cell, Excluded, Heard
from .scopes import Scope, joined
from .spans import Spread, disputed, facing_ends, imprecision
from .standoff import Standoff, standoff, widest


@dataclass(frozen=True, slots=True)
class Place:
    """A cell before anything is heard: its keys, what it counts, the figures that make it, when."""

    keys: Mapping[Axis, str | None]
    population: str | None
    scope: Scope
    figures: tuple[Figure, ...]
    extent: Extent


def places(figures: Figures, axes: Sequence[Axis]) -> tuple[Place, ...]:
    """The cells that the figures make, in the order in which the record leads to them.

    A cell is of what its figures speak of: of all the event-days that they are of, where the table
    is not divided by those, and of no part of a party that nobody tells of.
    But combatants and civilians are never in one cell, unless a figure counts both.
    """
    grouped: dict[tuple[tuple[str | None, ...], str | None], list[Figure]] = {}
    by_day = Axis.DAY in axes
    ids = [_ID_ON[axis] for axis in axes]
    for figure in figures.found:
        if by_day and _day(figure) is None:
            continue
        key = tuple([id_of(figure) for id_of in ids])
        grouped.setdefault((key, figure.population), []).append(figure)
    return tuple(
        Place(
            keys=dict(zip(axes, key, strict=True)),
            population=population,
            scope=_scope(some, figures, axes),
            figures=tuple(some),
            extent=_extent(some, figures),
        )
        for (key, population), some in grouped.items()
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell, all that is heard of it, and why claims of it were left out by the method."""

    cell: Cell
    heard: tuple[Heard, ...]
    left: Mapping[str, Excluded]


def fill(
    place: Place,
    heard_of: Mapping[str, Hearing],
    of_parts: Iterable[Standoff],
    method: Method,
    origins: Origins,
) -> Filled:
    """The cell that a method makes of what each voice is heard to say.

    Bounds join only where no voice has a figure of just the cell; they are shown all the same, and
    contradict like any other figure. `of_parts` has how far voices are apart about the same part of
    the cell: whoever gives a number of all of it does not settle what others dispute of a day.
    """
    # A party's own word first, then that of its enemies.
    hearings = tuple(sorted(heard_of.values(), key=lambda one: _STANCES.get(one.heard.stance, 2)))
    taken = method.taken(hearings)
    made = method.apply(taken, origins.are_independent)
    used = {one.heard.voice for one in made.used}
    left = [one for one in taken if one.heard.voice not in used]
    unused = {one.heard.voice for one in left}
    heard = [one.heard for one in hearings]
    exact = [one for one in heard if not one.is_bounded]
    own, enemy, other = by_stance(heard)
    # Bounds and "some" are no numbers that anybody claims.
    both_claimed = {one.stance for one in exact if not one.is_uncounted} >= _BOTH_SIDES
    as_a_whole = standoff(hearings)
    apart = widest([as_a_whole, *of_parts])
    cell = Cell(
        keys=place.keys,
        low=made.spread.low,
        high=made.spread.high,
        open=made.spread.open,
        value=made.value,
        own=own,
        enemy=enemy,
        other=other,
        gap=gap(own, enemy),
        ratio=certain_ratio(own, enemy) if both_claimed else None,
        disputed=apart.disputed,
        dispute_gap=apart.gap,
        dispute_ratio=apart.ratio,
        from_zero=apart.from_zero,
        imprecision=imprecision(made.spread),
        grade=grade(heard, disputed=apart.disputed, origins=origins),
        flags=in_order(
            {
                *made.flags,
                *_of_words(own, enemy),
                *_of_voices(heard, exact, origins),
                *_of_difference(hearings, as_a_whole, apart),
            }
        ),
        voices=tuple([one for one in heard if one.voice not in unused]),
        population=_stated_population(place),
        parties=tuple(sorted({one.party for one in place.figures if one.party is not None})),
        extent=place.extent,
    )
    taken_claims = tuple(claim for one in made.used for claim in one.heard.claims)
    reasons = {
        claim: Excluded(claim, reason, taken_claims if reason in _BEATEN else ())
        for one in left
        if (reason := made.reason(one)) is not None
        for claim in one.heard.claims
    }
    return Filled(cell, tuple(heard), reasons)


_BOTH_SIDES = frozenset({Stance.OWN, Stance.ENEMY})
_STANCES: Mapping[Stance | None, int] = {Stance.OWN: 0, Stance.ENEMY: 1}
_BEATEN = frozenset({Exclusion.LESS_RELIABLE, Exclusion.NOT_LATEST})
"""Reasons that are the other claims of the cell."""


def _is_by_bounds(hearings: Sequence[Hearing]) -> bool:
    """Whether a cell is disputed only by bounds: its numbers alone do not make it so."""
    exact = [one for one in hearings if not one.heard.is_bounded]
    if len(exact) == len(hearings) or disputed(one.heard.span for one in exact):
        return False
    return not standoff(exact).disputed


def _of_voices(
    heard: Sequence[Heard], exact: Sequence[Heard], origins: Origins
) -> Iterator[CellFlag]:
    """What there is to know of those who give a figure of just the cell, or else bounds."""
    for one in exact or heard:
        yield from one.flags
    if origins.share_an_origin(exact):
        yield CellFlag.LIKELY_COMMON_ORIGIN


def _of_difference(
    hearings: Sequence[Hearing], as_a_whole: Standoff, apart: Standoff
) -> Iterator[CellFlag]:
    """What there is to know of how the voices differ."""
    if as_a_whole.disputed and _is_by_bounds(hearings):
        yield CellFlag.DISPUTED_BY_BOUNDS
    if apart != as_a_whole:
        yield CellFlag.DISPUTED_IN_PART
    if not apart.disputed and facing_ends(one.heard.span for one in hearings) is not None:
        yield CellFlag.WITHIN_ROUNDING


def _of_words(own: Spread, enemy: Spread) -> tuple[CellFlag, ...]:
    """What there is to know of a party's word beside that of its enemies."""
    ends = own.low is not None and enemy.high is not None and not enemy.open
    found = {
        CellFlag.OWN_ZERO: own.high == 0 and not own.open,
        CellFlag.INVERTED: ends and (own.low or 0) > (enemy.high or 0),
    }
    return tuple(flag for flag, holds in found.items() if holds)


def _stated_population(place: Place) -> str | None:
    """Whom the cell counts, if any of its claims says so."""
    stated = any(
        isinstance(one.claim, CasualtyClaim) and one.claim.population for one in place.figures
    )
    return place.population if stated else None


def _day(figure: Figure) -> str | None:
    """The one day that a figure is of; null where it is of several, or of none that is known."""
    first, last = figure.days.first, figure.days.last
    return iso_date(first) if first is not None and first == last else None


_ID_ON: Mapping[Axis, Callable[[Figure], str | None]] = {
    Axis.PARTY: attrgetter("party"),
    Axis.EFFECT: attrgetter("scope.effects.key"),
    Axis.STRENGTH_BASIS: attrgetter("scope.effects.key"),
    Axis.POPULATION: attrgetter("population"),
    Axis.ITEM_CLASS: attrgetter("item_class"),
    Axis.EVENT: attrgetter("days.event"),
    Axis.DAY: _day,
}
"""What a figure has for each axis."""


def _extent(some: Sequence[Figure], figures: Figures) -> Extent:
    return figures.event_days.extent([one.days for one in some])


def _scope(some: Sequence[Figure], figures: Figures, axes: Sequence[Axis]) -> Scope:
    effects = joined(one.scope.effects for one in some)
    party = reduce(or_, (one.scope.party for one in some))
    days = reduce(or_, (one.scope.days for one in some))
    if Axis.DAY in axes:
        # Of more than one event of the day where anybody tells of more.
        day = figures.event_days.mask(some[0].days, whole_days=True)
        for one in figures.found:
            told = one.scope
            if told.party & party and told.effects.most & effects.most and not told.days & ~day:
                days |= told.days
    return Scope(
        sort=some[0].scope.sort,
        things=reduce(or_, (one.scope.things for one in some)),
        party=party,
        effects=effects,
        population=reduce(or_, (one.scope.population for one in some)),
        days=days,
        inflicted=figures.inflicted.anybody,
        narrowed=frozenset(),
    )
