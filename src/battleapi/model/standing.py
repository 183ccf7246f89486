"""How claimants stand to the parties they speak of: voice, party and stance, by rule.

The rules are those of the comparison: a voice is the root of whoever speaks, a party is the set of
actors that one figure covers, and stance is read off the sides of the record. Nothing is guessed:
hostility that no side states is not there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from .battles import BattleRecord, Combatant
from .claims import Claim, Claimant
from .membership import SERVES_UNDER, Belonging
from .registry import Registry
from .vocabulary.claims import ClaimKind, Stance

_NOT_A_SLUG = re.compile(r"[^a-z0-9]+")
_ACCENTS = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")


def label_key(label: str) -> str:
    """The key of a label that names nobody in the registry: `~armed-terrorist-groups`.

    Accents are dropped, letters lowered and everything else turned into hyphens. A label with
    letters or digits that are not ASCII, or with none at all, keeps its code points in hexadecimal:
    what would be dropped may be all that tells two labels apart.
    """
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", label)).lower()
    slug = _NOT_A_SLUG.sub("-", plain).strip("-")
    foreign = any(character.isalnum() and not character.isascii() for character in plain)
    return f"~{label.encode().hex() if foreign or not slug else slug}"


class Standing:
    """The sides of one record on its own date, ready to be asked about its claims."""

    def __init__(self, record: BattleRecord, registry: Registry) -> None:
        self.belonging = Belonging(registry.actors, record.date)
        self._opposes = {side.side: frozenset(side.opposes) for side in record.sides}
        self._combatants: dict[str, list[Combatant]] = defaultdict(list)
        self._with_unit: dict[str, list[Combatant]] = defaultdict(list)
        self._under_root: dict[str, list[Combatant]] = defaultdict(list)
        for combatant in record.combatants:
            self._combatants[combatant.actor].append(combatant)
            self._under_root[self.belonging.root(combatant.actor)].append(combatant)
            for unit in combatant.units:
                self._with_unit[unit].append(combatant)
        self._split = frozenset(
            root for root, under in self._under_root.items() if self._are_opposed(under)
        )

    def voice(self, claim: Claim) -> str:
        """Who is heard in a claim: a root actor, `~label@<source>`, or `document:<source>`.

        In a source's own voice it is the source in which the words first stood: the cited one, or
        the footnote that `via` leads to. A label is heard only in its source: the "security
        sources" of one paper are not those of another. Where combatants of one root fight each
        other the voice is that of the combatant, not of the root.
        """
        claimant = claim.claimant
        if claimant.actor is not None:
            return self._root(claimant.actor)
        if claimant.label is not None:
            return f"{label_key(claimant.label)}@{claim.citations[0].root()}"
        return f"document:{claim.citations[0].root()}"

    @staticmethod
    def party(claim: Claim) -> str | None:
        """Whom a claim is about as one scalar to group by; null where it is about nobody."""
        keys = {party.actor or label_key(party.label or "") for party in claim.about}
        return ",".join(sorted(keys)) or None

    def stance(self, claim: Claim) -> Stance | None:
        """How the claimant stands to those the claim is about.

        Of a claim on responsibility: to those whom it holds responsible, where it names any. Null
        where the claim is about nobody, where the claimant is only a label, or where a party to the
        battle speaks of an unresolved label.
        """
        towards: tuple[str | None, ...] = tuple(party.actor for party in claim.about)
        if claim.kind is ClaimKind.RESPONSIBILITY and claim.attributed_to:
            towards = claim.attributed_to
        stances = {self._towards(claim.claimant, actor) for actor in towards}
        if not stances:
            return None
        return stances.pop() if len(stances) == 1 else Stance.MIXED

    def side(self, actor_id: str) -> int | None:
        """The side on which an actor stands; null where it is on none, or on several."""
        sides = {one.side for one in self._stands_as(actor_id) if one.side is not None}
        return next(iter(sides)) if len(sides) == 1 else None

    def is_present(self, actor_id: str) -> bool:
        """Whether the actor is part of the battle, on a side or on none."""
        return bool(self._stands_as(actor_id))

    def _stands_as(self, actor_id: str) -> list[Combatant]:
        """The combatant that the actor is or belongs to, nearest first.

        Itself, one that has it as a unit, then the same for all that it serves under. An actor
        above the combatants, such as a state whose army fights, stands as all that share its root.
        """
        for one in (actor_id, *self.belonging.ancestors(actor_id, SERVES_UNDER)):
            nearest = self._combatants.get(one) or self._with_unit.get(one)
            if nearest:
                return nearest
        return self._under_root.get(self.belonging.root(actor_id), [])

    def _root(self, actor_id: str) -> str:
        line = self.belonging.line(actor_id)
        if line[-1] not in self._split:
            return line[-1]
        for one in line:
            if one in self._combatants:
                return one
            if one in self._with_unit:
                return self._with_unit[one][0].actor
        return line[-1]

    def _are_opposed(self, combatants: Iterable[Combatant]) -> bool:
        """Whether two of them fight each other; an actor that changed sides is not two."""
        on: dict[int, set[str]] = defaultdict(set)
        for one in combatants:
            if one.side is not None:
                on[one.side].add(one.actor)
        return any(
            len(actors | on[other]) > 1
            for side, actors in on.items()
            for other in self._opposes.get(side, frozenset()) & on.keys()
        )

    def _towards(self, claimant: Claimant, party: str | None) -> Stance | None:
        if claimant.is_document:
            return Stance.THIRD_PARTY
        if claimant.actor is None:
            return None
        if party is not None and self.belonging.related(claimant.actor, party):
            return Stance.ENEMY if self._fight(claimant.actor, party) else Stance.OWN
        if not self.is_present(claimant.actor):
            return Stance.THIRD_PARTY
        return None if party is None else self._between(claimant.actor, party)

    def _fight(self, one: str, other: str) -> bool:
        """Whether two actors of one root stand as combatants that oppose each other."""
        own_side, other_side = self.side(one), self.side(other)
        return (
            own_side is not None
            and other_side is not None
            and other_side in self._opposes.get(own_side, frozenset())
        )

    def _between(self, one: str, other: str) -> Stance:
        own_side, other_side = self.side(one), self.side(other)
        if own_side is None or other_side is None:
            return Stance.OTHER_PARTY
        if own_side == other_side:
            return Stance.ALLY
        return Stance.ENEMY if self._fight(one, other) else Stance.OTHER_PARTY
