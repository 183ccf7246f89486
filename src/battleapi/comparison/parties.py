"""Whom figures are about, as sets that can be compared.

Every actor that the figures or the record name is an atom: that actor apart from the others that
are named with it. A party is the set of the atoms in it, so a brigade is inside of its army, and an
army without its brigade is what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple

from ..model.battles import BattleRecord
from ..model.claims import Party
from ..model.flags import INFERRED
from ..model.membership import SHARES_A_VOICE
from ..model.standing import Standing, label_key
from ..model.vocabulary.comparison import PartyBasis

NOT_STATED = "~"
"""The atom of whoever is meant where a claim does not say."""


class NoWordsError(Exception):
    """A party is inferred, and there are no words to take it back to."""


class Meant(NamedTuple):
    """Whom one claim is about: actors by id, and labels with the actors that they may mean."""

    actors: tuple[str, ...]
    labels: tuple[tuple[str, tuple[str, ...]], ...]


NOBODY = Meant((), ())
"""Whom a claim is about that does not say."""


def meant(about: Iterable[Party], basis: PartyBasis) -> Meant:
    """Whom the parties of a claim are, as the reader wants inferred ones to be taken.

    Raises NoWordsError where only stated parties are taken and an inferred one has no words.
    """
    actors: dict[str, None] = {}
    labels: dict[str, list[str]] = {}
    only_stated = basis is PartyBasis.STATED
    for party in about:
        if party.actor is not None and not (only_stated and party.basis in INFERRED):
            actors[party.actor] = None
        elif party.label is None:
            raise NoWordsError
        else:
            may_be = labels.setdefault(label_key(party.label), [])
            may_be += [party.actor] if party.actor is not None else []
    named = tuple([(key, tuple(may)) for key, may in labels.items()]) if labels else ()
    return Meant(tuple(actors), named)


class Parties:
    """The parties of one record's figures.

    An actor is rolled up to the combatant that it is an organ or component of; one that is above
    combatants, such as a state whose army fights, is all of those together. It is inside of
    whatever it belongs to by any membership, and of the combatant that has it as a unit.
    """

    def __init__(self, record: BattleRecord, standing: Standing, named: Iterable[Meant]) -> None:
        self._standing = standing
        self.present = tuple(dict.fromkeys(one.actor for one in record.combatants))
        self._units = {
            unit: combatant.actor for combatant in record.combatants for unit in combatant.units
        }
        mentioned = dict.fromkeys(self.present)
        self._may_be: dict[str, dict[str, None]] = {}
        for one in named:
            mentioned |= dict.fromkeys(one.actors)
            for label, may_be in one.labels:
                self._may_be.setdefault(label, {}).update(dict.fromkeys(may_be))
                mentioned |= dict.fromkeys(may_be)
        self._wholes = {actor: self._above(actor) for actor in mentioned}
        atoms = (*mentioned, *self._may_be, NOT_STATED)
        self._atom = {name: 1 << place for place, name in enumerate(atoms)}
        self._masks: dict[str, int] = {}
        self.vague = reduce(or_, (self._atom[one] for one in (*self._may_be, NOT_STATED)))

    def mask(self, party: Meant) -> int:
        """The atoms of a claim's party; of nobody stated, the one atom that stands for that.

        The same words mean the same: a label has all in it that any figure infers from it.
        """
        masks = [self._of_actor(actor) for actor in party.actors]
        for label, _ in party.labels:
            masks += [self._atom[label], *map(self._of_actor, self._may_be[label])]
        return reduce(or_, masks, 0) or self._atom[NOT_STATED]

    def combatants(self, party: Meant) -> Meant:
        """The party rolled up."""
        rolled = {one: None for actor in party.actors for one in self._rolled_up(actor)}
        return Meant(tuple(sorted(rolled)), party.labels)

    def _above(self, actor: str) -> frozenset[str]:
        """All that an actor belongs to, as a member or as a unit of a combatant."""
        found = {actor, *self._standing.belonging.ancestors(actor)}
        for one in tuple(found):
            if one in self._units:
                whole = self._units[one]
                found |= {whole, *self._standing.belonging.ancestors(whole)}
        return frozenset(found)

    def _rolled_up(self, actor: str) -> tuple[str, ...]:
        for one in (actor, *self._standing.belonging.ancestors(actor, SHARES_A_VOICE)):
            if one in self.present:
                return (one,)
        return self._below(actor) or (actor,)

    def _below(self, actor: str) -> tuple[str, ...]:
        return tuple(one for one in self.present if actor in self._wholes[one] and one != actor)

    def _of_actor(self, actor: str) -> int:
        if actor not in self._masks:
            within = [one for one, wholes in self._wholes.items() if actor in wholes]
            # A state acts by its forces here: besides the combatants there is nothing of it.
            by_others = actor not in self.present and self._below(actor)
            atoms = (self._atom[one] for one in within if one != actor or not by_others)
            self._masks[actor] = reduce(or_, atoms, 0)
        return self._masks[actor]


def party_id(party: Meant) -> str | None:
    """One scalar to group by: sorted ids and labels joined by commas; null for nobody stated."""
    return ",".join(sorted([*party.actors, *(label for label, _ in party.labels)])) or None
