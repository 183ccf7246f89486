"""Who belongs to whom on the days of a battle."""

from __future__ import annotations

from collections.abc import Mapping

from .actors import Actor, Membership
from .dates import HistoricalDate
from .vocabulary.registries import MembershipType

SHARES_A_VOICE = frozenset({MembershipType.ORGAN, MembershipType.COMPONENT})
"""The memberships that are climbed to a root: organs and components speak for the whole."""


class Belonging:
    """The memberships that hold on a date, climbed upwards.

    `actors` are looked up by id; an id that is not there is an actor without memberships.
    """

    def __init__(self, actors: Mapping[str, Actor], date: HistoricalDate) -> None:
        self._actors = actors
        self._first, self._last = date.first_day, date.last_day
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._roots: dict[str, str] = {}

    def memberships(self, actor_id: str) -> tuple[Membership, ...]:
        """The actor's own memberships that hold on the date, in the order of its file."""
        actor = self._actors.get(actor_id)
        if actor is None:
            return ()
        return tuple(m for m in actor.memberships if m.holds_on(self._first, self._last))

    def ancestors(self, actor_id: str) -> tuple[str, ...]:
        """Every actor that this one belongs to, by memberships of any type, nearest first."""
        if actor_id not in self._ancestors:
            found: dict[str, None] = {}
            waiting = [actor_id]
            for one in waiting:
                for membership in self.memberships(one):
                    if membership.of not in found and membership.of != actor_id:
                        found[membership.of] = None
                        waiting.append(membership.of)
            self._ancestors[actor_id] = tuple(found)
        return self._ancestors[actor_id]

    def root(self, actor_id: str) -> str:
        """The topmost actor whose organ or component this one is, through any number of steps.

        Where an actor is an organ or component of several, the first in its file is climbed.
        """
        if actor_id not in self._roots:
            seen = [actor_id]
            while above := [
                m.of
                for m in self.memberships(seen[-1])
                if m.type in SHARES_A_VOICE and m.of not in seen
            ]:
                seen.append(above[0])
            self._roots[actor_id] = seen[-1]
        return self._roots[actor_id]

    def related(self, one: str, other: str) -> bool:
        """Whether two actors are the same, share a root, or one belongs to the other."""
        return (
            self.root(one) == self.root(other)
            or other in self.ancestors(one)
            or one in self.ancestors(other)
        )
