"""Totals of nobody in particular, taken for what their parts are of.

A data set tells of all the dead and names nobody, then of those of each side: the parts carry a
link to the total (UCDP GED: best, and deaths_a, deaths_b, deaths_civilians, deaths_unknown). Added
to its own parts such a total would be counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from ..model.vocabulary.claims import RelationType
from .figures import Figure, Figures
from .parties import NOBODY
from .spans import total


def of_their_parts(figures: Figures) -> Figures:
    """The figures, with each total that names nobody as one of all whom its parts are of.

    Its parts are then another way to tell it. A part that names nobody itself is of others of that
    total. Where the parts are too few to make the total up, or only stand among what it counts, it
    is of somebody besides: the parts are then no other way to tell it.
    """
    parts = _Parts(figures.found)
    if not parts.of:
        return figures
    vague = figures.parties.vague
    unnamed = figures.parties.mask(NOBODY)
    others, besides = 1 << vague.bit_length(), 2 << vague.bit_length()
    named: dict[Figure, Figure] = {}
    for one in figures.found:
        some = [] if one.rolled_up & ~vague else parts.all_of(one)
        if all(part.rolled_up == one.rolled_up for part in some):
            continue
        party, rolled_up = (
            reduce(or_, (others if mask == unnamed else mask for mask in masks))
            for masks in (
                [part.scope.party for part in some],
                [part.rolled_up for part in some],
            )
        )
        if parts.are_too_few_for(one):
            party, rolled_up = party | besides, rolled_up | besides
        population = reduce(or_, (part.scope.population for part in some), one.scope.population)
        scope = one.scope._replace(party=party, population=population)
        named[one] = replace(one, scope=scope, rolled_up=rolled_up, party=None)
        for part in some:
            if part.rolled_up == unnamed:
                of_others = part.scope._replace(party=others)
                named.setdefault(part, replace(part, scope=of_others, rolled_up=others))
    return replace(figures, found=tuple(named.get(one, one) for one in figures.found))


class _Parts:
    """Which figures stand in which others."""

    def __init__(self, found: Sequence[Figure]) -> None:
        self.of: dict[str, list[Figure]] = defaultdict(list)
        self._adding_up: dict[str, list[Figure]] = defaultdict(list)
        for one in found:
            for whole in one.claim.related_by(RelationType.PART_OF_TOTAL):
                self.of[whole].append(one)
                self._adding_up[whole].append(one)
            for whole in one.claim.related_by(RelationType.INCLUDED_IN):
                self.of[whole].append(one)

    def all_of(self, whole: Figure) -> list[Figure]:
        """Its parts and those of its parts."""
        seen, waiting = {whole.claim.id}, [whole.claim.id]
        some: list[Figure] = []
        for claim in waiting:
            for part in self.of.get(claim, ()):
                if part.claim.id not in seen:
                    seen.add(part.claim.id)
                    waiting.append(part.claim.id)
                    some.append(part)
        return some

    def are_too_few_for(self, whole: Figure) -> bool:
        """Whether those that are to add up to it do not."""
        return total(one.span for one in self._adding_up[whole.claim.id]).below(whole.span)
