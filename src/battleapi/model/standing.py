"""How claimants stand to the parties they speak of: voice, party and stance, by rule.

The rules are those of the comparison: a voice is the root of whoever speaks, a party is the set of
actors that one figure covers, and stance is read off the sides of the record. Nothing is guessed:
hostility that no side states is not there.
"""

from __future__ import annotations

import re
import unicodedata

from .battles import BattleRecord
from .claims import Claim, Party
from .membership import Belonging
from .registry import Registry
from .vocabulary.claims import Stance

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
        self._sides_of_root: dict[str, set[int]] = {}
        for combatant in record.combatants:
            sides = self._sides_of_root.setdefault(self.belonging.root(combatant.actor), set())
            if combatant.side is not None:
                sides.add(combatant.side)

    def voice(self, claim: Claim) -> str:
        """Who is heard in a claim: a root actor, `~label`, or `document:<source>`.

        In a source's own voice it is the source in which the words first stood: the cited one, or
        the footnote that `via` leads to.
        """
        claimant = claim.claimant
        if claimant.actor is not None:
            return self.belonging.root(claimant.actor)
        if claimant.label is not None:
            return label_key(claimant.label)
        return f"document:{claim.citations[0].root()}"

    @staticmethod
    def party(claim: Claim) -> str | None:
        """Whom a claim is about as one scalar to group by; null where it is about nobody."""
        keys = {party.actor or label_key(party.label or "") for party in claim.about}
        return ",".join(sorted(keys)) or None

    def stance(self, claim: Claim) -> Stance | None:
        """How the claimant stands to those the claim is about.

        Null where the claim is about nobody, where the claimant is only a label, or where a party
        to the battle speaks of an unresolved label.
        """
        if not claim.about:
            return None
        stances = {self._towards(claim, party) for party in claim.about}
        return stances.pop() if len(stances) == 1 else Stance.MIXED

    def side(self, actor_id: str) -> int | None:
        """The side of the combatants with the same root; null where they have none, or several."""
        sides = self._sides_of_root.get(self.belonging.root(actor_id), set())
        return next(iter(sides)) if len(sides) == 1 else None

    def is_present(self, actor_id: str) -> bool:
        """Whether the actor or its root is a combatant of the record, on a side or on none."""
        return self.belonging.root(actor_id) in self._sides_of_root

    def _towards(self, claim: Claim, party: Party) -> Stance | None:
        claimant = claim.claimant
        if claimant.is_document:
            return Stance.THIRD_PARTY
        if claimant.actor is None:
            return None
        if party.actor is not None and self.belonging.related(claimant.actor, party.actor):
            return Stance.OWN
        if not self.is_present(claimant.actor):
            return Stance.THIRD_PARTY
        return None if party.actor is None else self._between(claimant.actor, party.actor)

    def _between(self, one: str, other: str) -> Stance:
        own_side, other_side = self.side(one), self.side(other)
        if own_side is None or other_side is None:
            return Stance.OTHER_PARTY
        if own_side == other_side:
            return Stance.ALLY
        opposed = other_side in self._opposes.get(own_side, frozenset())
        return Stance.ENEMY if opposed else Stance.OTHER_PARTY
