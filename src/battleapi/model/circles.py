"""What leads back to itself, through whatever number of others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import inf


def in_circles(leads_to: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Those that lead back to themselves, found in one walk over all of them.

    They are those that share a strongly connected component with another, or lead to themselves
    (R. Tarjan, Depth-first search and linear graph algorithms, 1972). What a thing leads to need
    not be there.
    """
    walk = _Walk(leads_to)
    for start, ups in leads_to.items():
        # Most lead nowhere, and nothing comes back from there.
        if ups:
            walk.go(start)
    return frozenset(walk.circular)


class _Walk:
    def __init__(self, leads_to: Mapping[str, Collection[str]]) -> None:
        self._leads_to = leads_to
        self.circular = set[str]()
        # Where each was reached, and the earliest place that it is known to lead back to.
        self._place: dict[str, int] = {}
        self._back_to: dict[str, float] = {}
        self._path: list[tuple[str, Iterator[str]]] = []
        # Those whose component is not complete yet.
        self._waiting: list[str] = []

    def go(self, start: str) -> None:
        """Reach all that can be reached from there and was not before."""
        self._enter(start)
        while self._path:
            one, ups = self._path[-1]
            up = next(ups, None)
            if up is None:
                self._leave(one)
            else:
                self._enter(up)
                self._lead_back(one, up)
                if up == one:
                    self.circular.add(one)

    def _enter(self, one: str) -> None:
        if one not in self._place:
            self._place[one] = self._back_to[one] = len(self._place)
            self._path.append((one, iter(self._leads_to.get(one, ()))))
            self._waiting.append(one)

    def _leave(self, one: str) -> None:
        self._path.pop()
        if self._path:
            self._lead_back(self._path[-1][0], one)
        if self._back_to[one] == self._place[one]:
            component = [self._waiting.pop()]
            while component[-1] != one:
                component.append(self._waiting.pop())
            if len(component) > 1:
                self.circular.update(component)
            # What is complete leads back to nothing that is reached later.
            self._back_to |= dict.fromkeys(component, inf)

    def _lead_back(self, one: str, up: str) -> None:
        self._back_to[one] = min(self._back_to[one], self._back_to[up])
