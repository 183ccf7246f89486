"""What a figure counts: which people or things, whose, hurt how, and when.

A scope is a product of sets, one for each axis, kept as bits: one scope is inside another if it is
so on every axis.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import reduce
from itertools import combinations
from operator import or_
from typing import NamedTuple, TypeAlias

from ..model.claims import CasualtyClaim, Claim, MaterielClaim, StrengthClaim
from ..model.sources import CasualtyDefinition
from ..model.vocabulary.casualties import Affiliation, CasualtyEffect, Causation, Population
from ..model.vocabulary.materiel import ItemClass, MaterielEffect, StrengthBasis, StrengthItem
from ..model.vocabulary.term import Term

Narrowed: TypeAlias = frozenset[tuple[str, str]]
"""What makes a figure one of fewer people than its party and effect say: officers, journalists."""

_POPULATIONS = tuple(Population)
_BITS: dict[Term, int] = {
    **{effect: 1 << place for place, effect in enumerate(CasualtyEffect)},
    **{effect: 1 << place for place, effect in enumerate(MaterielEffect)},
    **{basis: 1 << place for place, basis in enumerate(StrengthBasis)},
    **{population: 1 << place for place, population in enumerate(_POPULATIONS)},
}
_ORDER = [term.value for term in (*CasualtyEffect, *MaterielEffect, *StrengthBasis)]
_POPULATION_KEYS = {
    sum(_BITS[one] for one in some): "_or_".join(some)
    for size in range(len(_POPULATIONS) + 1)
    for some in combinations(_POPULATIONS, size)
}
UNDIVIDED = (CasualtyEffect.CASUALTY,)
UNDIVIDED_AT_LEAST = (CasualtyEffect.KILLED, CasualtyEffect.WOUNDED)
UNDIVIDED_AT_MOST = (
    CasualtyEffect.KILLED,
    CasualtyEffect.WOUNDED,
    CasualtyEffect.CAPTURED,
    CasualtyEffect.MISSING,
)
"""What undivided casualties are, where a source does not say what it means by them."""

_LOSSES = frozenset(MaterielEffect) - {MaterielEffect.DAMAGED, MaterielEffect.DISABLED}
_THINGS: dict[Term, int] = {
    one: 1 << place for place, one in enumerate((*ItemClass, *StrengthItem))
}
_EVERYTHING = reduce(or_, (_THINGS[one] for one in ItemClass))
_PEOPLE = 1


class Counted(NamedTuple):
    """What a claim counts, in its own terms.

    `sort` is the id of the sort of things, empty for people; `item` is what the claim calls them.
    """

    sort: str
    item: str | None
    effects: Hashable


class Effects(NamedTuple):
    """What happened to those counted: for certain, and at the most.

    The two differ only for undivided casualties. `key` is the id, such as `killed_or_wounded`.
    """

    key: str
    least: int
    most: int

    def inside(self, other: Effects) -> bool:
        """Whether whatever is counted here is counted there."""
        return self.key == other.key or self.most & ~other.least == 0

    def apart(self, other: Effects) -> bool:
        """Whether nothing can be counted by both."""
        return not self.most & other.most

    def is_sure_of(self, other: Effects) -> bool:
        """Whether whatever of the other can be counted here is so for certain."""
        return self.key == other.key or not self.most & ~self.least & other.most


class Scope(NamedTuple):
    """One product of sets.

    `sort` is the id of what sort of things is counted, `things` the sorts that are in it.
    `inflicted` is by whom. `item` is what a voice calls the things where it lists several of one
    sort, else null.
    """

    sort: str
    things: int
    party: int
    effects: Effects
    population: int
    days: int
    inflicted: int
    narrowed: Narrowed
    item: str | None = None

    def inside(self, other: Scope) -> bool:
        """Whether all that is counted here is counted there, or they are equal."""
        return (
            not self.things & ~other.things
            and not self.party & ~other.party
            and not self.days & ~other.days
            and not self.population & ~other.population
            and not self.inflicted & ~other.inflicted
            and self.effects.inside(other.effects)
            and other.narrowed <= self.narrowed
            and other.item in (None, self.item)
        )

    def equals(self, other: Scope) -> bool:
        """Whether both count the same: by their effects' ids, whatever sources mean by them."""
        return (
            self.party == other.party
            and self.days == other.days
            and self.population == other.population
            and self.inflicted == other.inflicted
            and self.effects.key == other.effects.key
            and self.narrowed == other.narrowed
            and self.sort == other.sort
            and self.item == other.item
        )

    def apart(self, other: Scope) -> bool:
        """Whether nothing can be counted by both."""
        return (
            not self.things & other.things
            or (self.item != other.item and self.item is not None and other.item is not None)
            or not self.party & other.party
            or not self.days & other.days
            or not self.population & other.population
            or not self.inflicted & other.inflicted
            or self.effects.apart(other.effects)
        )


def bits(terms: Iterable[Term]) -> int:
    """A set of terms of one vocabulary as bits."""
    return reduce(or_, (_BITS[term] for term in terms), 0)


def counted_in(claim: Claim) -> Counted:
    """What a claim counts. Raises TypeError for kinds without a figure to compare."""
    # People first: most figures are of them, and to rule out a kind takes longer than to find it.
    if isinstance(claim, CasualtyClaim):
        return Counted("", None, claim.effects)
    if isinstance(claim, MaterielClaim):
        return Counted(claim.item_class.value, claim.item.casefold(), claim.effects)
    if isinstance(claim, StrengthClaim):
        sort = claim.counts if claim.item_class is None else claim.item_class
        item = None if _is_of_some_people(claim) else claim.item and claim.item.casefold()
        return Counted(sort.value, item, claim.basis)
    raise _has_no_figure(claim)


def _is_of_some_people(claim: StrengthClaim) -> bool:
    """Whether it counts people and says which: the horse cavalry of an army, not the army."""
    return claim.counts is StrengthItem.PERSONNEL and bool(claim.item)


def effects_of(claim: Claim, definition: CasualtyDefinition | None) -> Effects:
    """The effects of a casualty or materiel claim, or the moment of a strength.

    `definition` is what the claim's source means by casualties; it holds for undivided ones alone.
    Raises TypeError for other kinds.
    """
    match claim:
        case CasualtyClaim() if CasualtyEffect.CASUALTY in claim.effects:
            return undivided(definition)
        case CasualtyClaim() | MaterielClaim():
            lost = MaterielEffect.LOST in claim.effects
            found = bits((*_LOSSES, *claim.effects) if lost else claim.effects)
            return Effects("_or_".join(claim.effects), found, found)
        case StrengthClaim():
            return Effects(claim.basis.value, _BITS[claim.basis], _BITS[claim.basis])
        case _:
            raise _has_no_figure(claim)


def undivided(definition: CasualtyDefinition | None) -> Effects:
    """Undivided casualties, as a source defines them or as they are where it does not."""
    least = definition.at_least if definition is not None else None
    most = definition.at_most if definition is not None else None
    certain = bits(least or UNDIVIDED_AT_LEAST)
    return Effects(
        CasualtyEffect.CASUALTY.value, certain, certain | bits(most or UNDIVIDED_AT_MOST)
    )


def things_of(claim: Claim) -> int:
    """The sorts of things that a claim counts.

    Tanks are among the armour. Things that were lost, of no class that is named, are of any.
    Raises TypeError for kinds without a figure.
    """
    match claim:
        case CasualtyClaim():
            return _PEOPLE
        case MaterielClaim() | StrengthClaim() if claim.item_class is ItemClass.ARMOUR:
            armour = (ItemClass.TANK, ItemClass.ARMOURED_VEHICLE, ItemClass.ARMOUR)
            return reduce(or_, (_THINGS[one] for one in armour))
        case MaterielClaim() if claim.item_class is ItemClass.UNSPECIFIED and (
            MaterielEffect.LOST in claim.effects
        ):
            return _EVERYTHING
        case MaterielClaim():
            return _THINGS[claim.item_class]
        case StrengthClaim():
            return _THINGS[claim.item_class or claim.counts]
        case _:
            raise _has_no_figure(claim)


def _has_no_figure(claim: Claim) -> TypeError:
    return TypeError(f"a claim of kind {claim.kind} has no figure to compare")


def population_of(claim: Claim, of_civilians: bool) -> int:
    """Whom a claim counts; where it does not say, civilians of a population, else combatants."""
    stated = claim.population if isinstance(claim, CasualtyClaim) else ()
    if stated:
        return bits(stated)
    return _BITS[Population.CIVILIAN if of_civilians else Population.COMBATANT]


def population_key(population: int) -> str:
    """The id of a set of populations: `combatant`, `combatant_or_civilian`."""
    return _POPULATION_KEYS[population]


def narrowed_by(claim: Claim, *, peacekeepers: bool) -> Narrowed:
    """What makes the claim one of fewer people or things than its party and effect say.

    That peacekeepers are counted narrows nothing where the party is a peacekeeping force.
    """
    found: set[tuple[str, str]] = set()
    if isinstance(claim, CasualtyClaim):
        if claim.affiliation is not None and not (
            peacekeepers and claim.affiliation is Affiliation.PEACEKEEPER
        ):
            found.add(("affiliation", claim.affiliation.value))
        if claim.rank_group is not None:
            found.add(("rank_group", claim.rank_group.value))
        if claim.causation is Causation.INDIRECT:
            found.add(("causation", claim.causation.value))
        found |= {("person", name) for name in claim.named_persons}
    elif isinstance(claim, MaterielClaim) and claim.severity is not None:
        found.add(("severity", claim.severity.value))
    elif isinstance(claim, StrengthClaim) and claim.item and _is_of_some_people(claim):
        found.add(("item", claim.item.casefold()))
    return frozenset(found)


def fewer_in(claim: Claim) -> Hashable:
    """What of a claim says that it counts fewer: claims with the same are narrowed alike."""
    if isinstance(claim, CasualtyClaim):
        return (
            *(claim.population, claim.affiliation, claim.rank_group),
            *(claim.named_persons, claim.causation, claim.inflicted_by),
        )
    if isinstance(claim, StrengthClaim):
        return claim.item.casefold() if claim.item and _is_of_some_people(claim) else None
    return claim.severity if isinstance(claim, MaterielClaim) else None


def joined(effects: Iterable[Effects]) -> Effects:
    """Several effects together: `killed` and `wounded` are `killed_or_wounded`.

    Undivided casualties take in all that they may hold.
    """
    known = tuple(effects)
    keys = {one.key for one in known}
    if keys == {CasualtyEffect.CASUALTY.value}:
        return undivided(None)
    if len(keys) == 1:
        return known[0]
    least = reduce(or_, (one.least for one in known))
    most = reduce(or_, (one.most for one in known))
    if CasualtyEffect.CASUALTY.value in keys:
        whole = undivided(None)
        # What is only perhaps among undivided casualties makes them more: captured or casualty.
        further = [one.value for one in CasualtyEffect if least & ~whole.least & _BITS[one]]
        return Effects("_or_".join([*further, whole.key]), least, most | whole.most)
    words = {word for key in keys for word in key.split("_or_")}
    return Effects("_or_".join(sorted(words, key=_ORDER.index)), least, most)
