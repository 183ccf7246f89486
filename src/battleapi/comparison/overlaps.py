"""Figures that may count some of the same people, as their claims say by links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from ..model.vocabulary.claims import RelationType
from .families import packing
from .figures import Figure


class Addend(NamedTuple):
    """A number to be added up, and the claims that it comes of."""

    low: int
    claims: Collection[str]


class Overlaps:
    """Which claims are linked by `may_overlap`, in whichever direction."""

    def __init__(self, found: Iterable[Figure]) -> None:
        self._with: dict[str, set[str]] = defaultdict(set)
        for one in found:
            for other in one.claim.related_by(RelationType.MAY_OVERLAP):
                self._with[one.claim.id].add(other)
                self._with[other].add(one.claim.id)

    def among(self, some: Sequence[Addend]) -> list[tuple[int, int]]:
        """The places of each two of which claims are linked."""
        if not self._with:
            return []
        near = [
            {other for claim in one.claims for other in self._with.get(claim, ())} for one in some
        ]
        return [
            (a, b)
            for a, b in combinations(range(len(some)), 2)
            if not near[a].isdisjoint(some[b].claims)
        ]

    def least(self, some: Sequence[Addend]) -> int:
        """The largest sum of numbers no two of which are linked."""
        lows = [one.low for one in some]
        linked = self.among(some)
        if not linked:
            return sum(lows)
        # Each is a bit of its own, and each link a bit of both.
        sets = [1 << place for place in range(len(some))]
        for link, pair in enumerate(linked, len(some)):
            for place in pair:
                sets[place] |= 1 << link
        return sum(lows[place] for place in packing(sets, lows))
