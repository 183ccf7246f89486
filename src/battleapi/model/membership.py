"""Who belongs to whom on the days of a battle."""

from __future__ import annotations

from collections.abc import Mapping

from .actors import Actor, Membership
from .dates import HistoricalDate
from .vocabulary.registries import MembershipType

SHARES_A_VOICE = frozenset({MembershipType.ORGAN, MembershipType.COMPONENT})
"""The memberships that are climbed to a root: organs and components speak for the whole."""

_ANY = frozenset(MembershipType)
SERVES_UNDER = SHARES_A_VOICE | {MembershipType.OFFICE, MembershipType.CONTINGENT}
"""The memberships by which one stands where the whole stands: all but those of a coalition."""


class Belonging:
    """The memberships that hold on a date, climbed upwards.

    `actors` are looked up by id; an id that is not there is an actor without memberships.
    """

    def __init__(self, actors: Mapping[str, Actor], date: HistoricalDate) -> None:
        self._actors = actors
        self._first, self._last = date.first_day, date.last_day
        self._ancestors: dict[tuple[str, frozenset[MembershipType]], tuple[str, ...]] = {}
        self._lines: dict[str, tuple[str, ...]] = {}

    def memberships(self, actor_id: str) -> tuple[Membership, ...]:
        """The actor's own memberships that hold on the date, in the order of its file."""
        actor = self._actors.get(actor_id)
        if actor is None:
            return ()
        return tuple(m for m in actor.memberships if m.holds_on(self._first, self._last))

    def ancestors(self, actor_id: str, types: frozenset[MembershipType] = _ANY) -> tuple[str, ...]:
        """Every actor that this one belongs to, by memberships of some types, nearest first."""
        key = (actor_id, types)
        if key not in self._ancestors:
            found: dict[str, None] = {}
            waiting = [actor_id]
            for one in waiting:
                for membership in self.memberships(one):
                    whole = membership.of
                    if membership.type in types and whole not in found and whole != actor_id:
                        found[whole] = None
                        waiting.append(whole)
            self._ancestors[key] = tuple(found)
        return self._ancestors[key]

    def line(self, actor_id: str) -> tuple[str, ...]:
        """The actor and those whose organ or component it is, step by step up to the topmost.

        Where an actor is an organ or component of several, the first in its file is climbed.
        """
        if actor_id not in self._lines:
            seen = [actor_id]
            while above := [
                m.of
                for m in self.memberships(seen[-1])
                if m.type in SHARES_A_VOICE and m.of not in seen
            ]:
                seen.append(above[0])
            self._lines[actor_id] = tuple(seen)
        return self._lines[actor_id]

    def root(self, actor_id: str) -> str:
        """The topmost actor whose organ or component this one is, through any number of steps."""
        return self.line(actor_id)[-1]

    def related(self, one: str, other: str) -> bool:
        """Whether two actors are the same, share a root, or one belongs to the other."""
        return (
            self.root(one) == self.root(other)
            or other in self.ancestors(one)
            or one in self.ancestors(other)
        )
