"""Parties as a total adds them up: alone or together, and which of them share nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from .results import Heard
from .scopes import Scope
from .spans import Spread


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """Some parties together, what is counted of them, and what each voice says of that.

    `is_bounded_by_more` is true where a figure of more parties bounds it, `is_vague` of labels that
    nobody has resolved and where no party is stated, `is_told` where any voice gives a figure of
    just it. `spread` is what all voices say of it together; those heard in that are `speakers`.
    """

    id: str | None
    scope: Scope
    size: int
    is_vague: bool
    is_bounded_by_more: bool
    is_told: bool
    hearings: Mapping[str, Heard]
    spread: Spread
    speakers: frozenset[str]

    def holds(self, other: PartyGroup) -> bool:
        """Whether all who are counted there are counted here, of all its days."""
        one, scope = other.scope, self.scope
        return not (
            one.party & ~scope.party or one.population & ~scope.population or one.days & ~scope.days
        )

    def shares_people_with(self, other: PartyGroup) -> bool:
        """Whether anybody can be counted in both."""
        parties = self.scope.party & other.scope.party
        return bool(parties and self.scope.population & other.scope.population)


def disjoint(
    groups: Iterable[PartyGroup],
    is_bounded: Callable[[PartyGroup], bool],
    *,
    finest: bool = False,
) -> list[PartyGroup]:
    """Groups that share no party: first those that are told exactly, of these the largest.

    With `finest` the smallest.
    """

    def rank(group: PartyGroup) -> tuple[bool, int, str, int]:
        size = group.size if finest else -group.size
        return is_bounded(group), size, group.id or "", group.scope.population

    chosen: list[PartyGroup] = []
    for group in sorted(groups, key=rank):
        if not any(group.shares_people_with(one) for one in chosen):
            chosen.append(group)
    return chosen


def alternatives(coarse: list[PartyGroup], fine: list[PartyGroup]) -> list[list[PartyGroup]]:
    """Figures of several parties together and of each of them, where both are of the same people.

    A bound of several together is no bound of each: only what is told of each is added. Those that
    lack days of which the others are are no other way to tell it.
    """
    told = all(one.is_told or not one.is_bounded_by_more or one in coarse for one in fine)
    if not told or covered(coarse) != covered(fine):
        return [coarse]
    found = [(coarse, fine), (fine, coarse)]
    of_all_days = [some for some, others in found if _are_all_days(some, others)]
    return of_all_days or [coarse, fine]


def are_of_the_same_days(families: Iterable[Sequence[PartyGroup]]) -> bool:
    """Whether all that is told in several ways is of the same days."""
    return len({reduce(or_, [one.scope.days for one in some], 0) for some in families}) < 2


def _are_all_days(groups: Iterable[PartyGroup], others: Iterable[PartyGroup]) -> bool:
    """Whether each of some groups is of all the days that others are of."""
    days = reduce(or_, (one.scope.days for one in others), 0)
    return not any(days & ~one.scope.days for one in groups)


def covered(groups: Iterable[PartyGroup]) -> int:
    """The atoms of all the parties in some groups."""
    return reduce(or_, (one.scope.party for one in groups), 0)
