"""Which figures of parts make up a whole, and how much disjoint parts are together at the least.

Parts and whole are scopes, products of sets. They are laid out as one set of bits: every axis is
cut into the pieces that the parts tell apart, and a bit is one piece of every axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from .budget import Budget
from .scopes import Scope

_STEPS = 500
"""How far a search goes. One that is given up has found fewer partitions, or a smaller sum: bounds
are then wider than they could be, and still true."""


def layout(whole: Scope, parts: Sequence[Scope]) -> tuple[int, tuple[int, ...]]:
    """The bits of the whole and of each part; all parts are inside of it."""
    everything = [_axes(whole, whole), *(_axes(part, whole) for part in parts)]
    axes = list(zip(*everything, strict=True))
    # Many parts are of the same party or day: what there is of each axis is few different sets.
    different = [tuple(dict.fromkeys(axis)) for axis in axes]
    told_apart = [
        axis
        for axis, sets in zip(axes, different, strict=True)
        if any(one & axis[0] != axis[0] for one in sets)
    ]
    if len(told_apart) < 2 and all(one & sets[0] for sets in different for one in sets):
        # Of one axis its own bits tell the parts apart: nothing has to be cut.
        laid = [one & axis[0] for axis in told_apart or axes[:1] for one in axis]
        return laid[0], tuple(laid[1:])
    laid = [1] * len(everything)
    width = 1
    for axis, sets in zip(axes, different, strict=True):
        if len(sets) == 1 and sets[0]:
            continue
        pieces = _pieces(sets)
        marks = [(piece, 1 << place * width) for place, piece in enumerate(pieces)]
        cut = {one: sum([mark for piece, mark in marks if one & piece]) for one in sets}
        # Each bit so far, once for every piece.
        laid = [bits * cut[one] for bits, one in zip(laid, axis, strict=True)]
        width *= len(pieces)
    return laid[0], tuple(laid[1:])


def partitions(whole: int, parts: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The places of disjoint parts that make up the whole, for each way in which some do.

    Exact covers (Knuth, "Dancing Links", 2000): at each step the lowest bit that is not covered yet
    decides what is tried.
    """
    together = reduce(or_, parts, 0)
    # Where some of the whole is in no part, nothing is searched.
    found = _covers(whole, parts) if not whole & ~together else ()
    return tuple(sorted(tuple(sorted(one)) for one in found))


def packing(parts: Sequence[int], lows: Sequence[int]) -> tuple[int, ...]:
    """The places of disjoint parts whose lows have the largest sum; those with low 0 are left out.

    Of several such the one that is found first in the order of falling lows.
    """
    some = [n for n, low in enumerate(lows) if low]
    if len(some) < 2 or _are_disjoint([parts[n] for n in some]):
        return tuple(some)
    order = sorted(some, key=lows.__getitem__, reverse=True)
    if len(order) == 2:
        return (order[0],)
    return tuple(sorted(_Packing(parts, lows, order).best()))


_COVER_STEPS = 2_000


def cheapest_cover(
    whole: int, parts: Sequence[int], highs: Sequence[int], under: int, budget: Budget
) -> tuple[int, ...] | None:
    """The places of parts that cover a whole and have the least sum, if that is under a number.

    Of several such the fewest, then the first in their order. A search that is given up has found
    a greater sum or none.
    """
    best: tuple[int, int, tuple[int, ...]] | None = None
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, whole, ())]
    if whole & ~reduce(or_, parts, 0):
        return None
    steps = 0
    while waiting and steps < _COVER_STEPS and budget.spend(1 + len(parts)):
        steps += 1
        spent, uncovered, chosen = waiting.pop()
        if not uncovered:
            found = (spent, len(chosen), tuple(sorted(chosen)))
            best = found if best is None else min(best, found)
            continue
        lowest = uncovered & -uncovered
        limit = under - 1 if best is None else best[0]
        waiting += [
            (spent + highs[n], uncovered & ~part, (*chosen, n))
            for n, part in enumerate(parts)
            if part & lowest and spent + highs[n] <= limit
        ]
    return None if best is None else best[2]


def _axes(part: Scope, whole: Scope) -> tuple[int, ...]:
    same = part.effects.key == whole.effects.key
    # Undivided casualties are more than the effects that are surely in them: the bit for the rest
    # is in no part but another undivided one.
    rest = 1 << 62 if whole.effects.least != whole.effects.most else 0
    effects = whole.effects.most | rest if same else part.effects.most
    return part.party, effects, part.population, part.days, part.inflicted, part.things


def _pieces(axis: Sequence[int]) -> list[int]:
    """An axis cut into the largest pieces that each set has whole or not at all."""
    pieces = [axis[0]]
    for one in axis[1:]:
        pieces = [piece for old in pieces for piece in (old & one, old & ~one) if piece]
    return pieces


def _are_disjoint(parts: Sequence[int]) -> bool:
    # Adding up carries nothing exactly where no bit is in two of them.
    return sum(parts) == reduce(or_, parts, 0)


def _covers(whole: int, parts: Sequence[int]) -> Iterator[list[int]]:
    chosen: list[int] = []
    uncovered = whole
    # What is still to be tried at each depth.
    waiting = [_candidates(uncovered, parts)]
    steps = 0
    while waiting and steps < _STEPS + len(parts):
        steps += 1
        following = next(waiting[-1], None)
        if following is None:
            waiting.pop()
            if chosen:
                uncovered |= parts[chosen.pop()]
            continue
        chosen.append(following)
        uncovered &= ~parts[following]
        if not uncovered:
            yield list(chosen)
        waiting.append(_candidates(uncovered, parts))


def _candidates(uncovered: int, parts: Sequence[int]) -> Iterator[int]:
    """The parts that cover the lowest bit and nothing that is covered already."""
    lowest = uncovered & -uncovered
    return (n for n, part in enumerate(parts) if part & lowest and not part & ~uncovered)


class _Packing:
    """Branch and bound over which parts are taken, the largest first."""

    def __init__(self, parts: Sequence[int], lows: Sequence[int], order: Sequence[int]) -> None:
        self._parts = parts
        self._lows = lows
        self._order = order
        self._left = [0] * (len(order) + 1)
        for depth in range(len(order) - 1, -1, -1):
            self._left[depth] = self._left[depth + 1] + lows[order[depth]]
        self._best: tuple[int, ...] = ()
        self._most = -1

    def best(self) -> tuple[int, ...]:
        waiting: list[tuple[int, int, int, tuple[int, ...]]] = [(0, 0, 0, ())]
        steps = 0
        while waiting and steps < _STEPS:
            steps += 1
            depth, covered, sum_of_lows, chosen = waiting.pop()
            if depth == len(self._order):
                if sum_of_lows > self._most:
                    self._best, self._most = chosen, sum_of_lows
                continue
            if sum_of_lows + self._left[depth] <= self._most:
                continue
            place = self._order[depth]
            waiting.append((depth + 1, covered, sum_of_lows, chosen))
            if not covered & self._parts[place]:
                taken = (*chosen, place)
                low = sum_of_lows + self._lows[place]
                waiting.append((depth + 1, covered | self._parts[place], low, taken))
        return self._best
