"""From claims to figures: what each says in numbers, of what, and in whose voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from ..model.battles import BattleRecord
from ..model.claims import (
    CasualtyClaim,
    Claim,
    MaterielClaim,
    StrengthClaim,
    quantity_of,
)
from ..model.counting import toll_day
from ..model.flags import INFERRED
from ..model.lexicons import LEXICONS
from ..model.quantities import Quantity
from ..model.registry import Registry
from ..model.sources import CasualtyDefinition
from ..model.standing import Standing
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import AboutBasis, Stance
from ..model.vocabulary.comparison import CellFlag, PartyBasis
from ..model.vocabulary.quantities import Qualifier
from ..model.vocabulary.registries import ActorKind
from .eligibility import Eligibility
from .event_days import Days, EventDays
from .inflicted import Inflicted
from .parties import Meant, Parties, party_id
from .results import Excluded
from .rules import Rules
from .scopes import (
    Narrowed,
    Scope,
    effects_of,
    narrowed_by,
    population_key,
    population_of,
    things_of,
)
from .spans import Span
from .voices import Utterance, VoiceNames, said_on

_OF_CIVILIANS = frozenset({ActorKind.POPULATION, ActorKind.PROTESTERS, ActorKind.RIOTERS})
_NARROWING = (
    *("population", "affiliation", "rank_group", "named_persons", "causation", "inflicted_by"),
    "severity",
)
"""What of a claim says that it counts fewer."""

_PEACEKEEPERS = frozenset({ActorKind.PEACEKEEPING_FORCE})


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """What one claim says in numbers, as the reader's rules have it.

    `claim` is as read; a reading may split one into several with one id. `place` is its place in
    the record. `party` is the id of its party, rolled up to combatants where somebody gives such a
    figure of those, and `rolled_up` that party's atoms. `said` is the day on which it was said or
    published, null where that is not known.
    """

    claim: Claim
    place: int
    voice: str
    stance: Stance | None
    span: Span
    point: int | None
    words: tuple[str, ...]
    scope: Scope
    party: str | None
    rolled_up: int
    days: Days
    said: int | None
    flags: tuple[CellFlag, ...]

    @property
    def population(self) -> str | None:
        """The id of whom it counts; null of things and of strengths."""
        return population_key(self.scope.population) if not self.scope.sort else None

    @property
    def item_class(self) -> str | None:
        """The class of things that it counts; null for the dead and wounded."""
        return self.scope.sort or None


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one record, in its order; the claims of the kind that are none, and why."""

    found: tuple[Figure, ...]
    excluded: tuple[Excluded, ...]
    parties: Parties
    event_days: EventDays
    inflicted: Inflicted
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Taken:
    """An eligible claim as it is read."""

    place: int
    claim: Claim
    party: Meant
    voice: str
    said: int | None


class _About(NamedTuple):
    """A party as its figures need it."""

    id: str | None
    mask: int
    rolled_up: int
    kinds: frozenset[ActorKind]

    @property
    def is_whole(self) -> bool:
        """Whether it is combatants, and no part of them."""
        return self.mask == self.rolled_up


def figures(record: BattleRecord, registry: Registry, rules: Rules) -> Figures:
    """Every claim of the kind asked for as a figure, or with the reason why it is none."""
    standing = Standing(record, registry)
    eligibility = Eligibility(record, registry, standing, rules)
    eligible, excluded = eligibility.judged()
    taken = [
        _Taken(place, claim, party, standing.voice(claim), said_on(claim, registry))
        for place, claim, party in eligible
    ]
    maker = _Maker(record, registry, standing, rules, eligibility, taken)
    return Figures(
        found=tuple(map(maker.figure, taken)),
        excluded=excluded,
        parties=maker.parties,
        event_days=maker.event_days,
        inflicted=maker.inflicted,
        standing=standing,
    )


@dataclass
class _Maker:
    """Makes figures of claims, with the parties and event-days of all of them."""

    record: BattleRecord
    registry: Registry
    standing: Standing
    rules: Rules
    eligibility: Eligibility
    taken: list[_Taken]

    def __post_init__(self) -> None:
        self.parties = Parties(self.record, self.standing, [one.party for one in self.taken])
        self.event_days = EventDays(self.record, [one.claim for one in self.taken])
        self.inflicted = Inflicted(self.standing, [one.claim for one in self.taken])
        self._abouts: dict[Meant, _About] = {}
        self._told_whole = {
            (self._about(one.party).rolled_up, _effects(one.claim))
            for one in self.taken
            if self._about(one.party).is_whole
        }
        self._scopes: dict[Hashable, Scope] = {}
        self._stances: dict[Hashable, Stance | None] = {}
        self._last_tolls: dict[Hashable, int] = {}
        for one in self.taken:
            day = toll_day(one.claim) if one.claim.cumulative else None
            if day is not None:
                of = _counted_by(one)
                self._last_tolls[of] = max(day, self._last_tolls.get(of, day))
        self._items: dict[tuple[str, str], set[str]] = defaultdict(set)
        for one in self.taken:
            item = _item(one.claim)
            if item is not None:
                self._items[one.voice, _sort(one.claim)].add(item)
        self._names = VoiceNames(
            Utterance(one.voice, one.said)
            for one in self.taken
            if one.claim.claimant.actor is not None
        )

    def figure(self, taken: _Taken) -> Figure:
        """The figure of one eligible claim."""
        claim = taken.claim
        quantity = quantity_of(claim)
        span = self.eligibility.span(claim)
        if quantity is None or span is None:
            raise ValueError("only a claim with a number has a figure")
        days = self.event_days.days(claim)
        about = self._about(taken.party)
        if not about.is_whole and (about.rolled_up, _effects(claim)) not in self._told_whole:
            # Nobody tells of the combatant: the part stands for itself.
            about = about._replace(id=party_id(taken.party), rolled_up=about.mask)
        return Figure(
            claim=claim,
            place=taken.place,
            voice=self._names.name(taken.voice, taken.said),
            stance=self._stance(claim, taken.party),
            span=span,
            point=self._point(quantity, span),
            words=() if quantity.as_said is None else (quantity.as_said,),
            scope=self._scope(taken, days),
            party=about.id,
            rolled_up=about.rolled_up,
            days=days,
            said=taken.said,
            flags=self._flags(claim, taken.party),
        )

    def _about(self, party: Meant) -> _About:
        """What is needed of a party; many figures are of the same one."""
        if party not in self._abouts:
            rolled_up = self.parties.combatants(party)
            known = (self.registry.actors.get(actor) for actor in party.actors)
            self._abouts[party] = _About(
                id=party_id(rolled_up),
                mask=self.parties.mask(party),
                rolled_up=self.parties.mask(rolled_up),
                kinds=frozenset(actor.kind for actor in known if actor is not None),
            )
        return self._abouts[party]

    def _scope(self, taken: _Taken, days: Days) -> Scope:
        """What a claim counts; claims that say so in the same words have one scope."""
        claim, sort = taken.claim, _sort(taken.claim)
        item = _item(claim) if len(self._items.get((taken.voice, sort), ())) > 1 else None
        definition = self._definition(claim) if _is_undivided(claim) else None
        key = (
            *(taken.party, days, sort, item, _effects(claim)),
            *(getattr(claim, name, None) for name in _NARROWING),
            None if definition is None else (definition.at_least, definition.at_most),
            toll_day(claim) if claim.cumulative else None,
        )
        if key not in self._scopes:
            about = self._about(taken.party)
            whole_days = self.event_days.is_all_of_its_days(days, taken.party.actors)
            civilians = bool(about.kinds) and about.kinds <= _OF_CIVILIANS
            self._scopes[key] = Scope(
                sort=sort,
                things=things_of(claim),
                party=about.mask,
                effects=effects_of(claim, definition),
                population=population_of(claim, civilians),
                days=self.event_days.mask(days, whole_days),
                inflicted=self.inflicted.mask(claim),
                narrowed=self._narrowed(taken, about),
                item=item,
            )
        return self._scopes[key]

    def _narrowed(self, taken: _Taken, about: _About) -> Narrowed:
        """What the claim is of fewer by than it seems; a toll that a later one follows, by then."""
        narrowed = narrowed_by(taken.claim, peacekeepers=about.kinds == _PEACEKEEPERS)
        day = toll_day(taken.claim) if taken.claim.cumulative else None
        if day is None or day == self._last_tolls[_counted_by(taken)]:
            return narrowed
        return narrowed | {("toll_by", str(day))}

    def _point(self, quantity: Quantity, span: Span) -> int | None:
        """The number stated: a value, a lower bound, or the lexicon's for a vague word."""
        if quantity.value is not None:
            return quantity.value
        if quantity.qualifier is Qualifier.AT_LEAST:
            return quantity.lower
        if quantity.qualifier is Qualifier.INDEFINITE and quantity.term is not None:
            return LEXICONS[self.rules.lexicon].point(quantity.term)
        if quantity.qualifier is Qualifier.EXACT and span.low == span.high:
            # A third of 300.
            return span.low
        return None

    def _definition(self, claim: Claim) -> CasualtyDefinition | None:
        source = self.registry.sources.get(claim.citations[0].root())
        return None if source is None else source.casualty_definition

    def _stance(self, claim: Claim, party: Meant) -> Stance | None:
        if not party.labels:
            # Many claims of one claimant are about the same.
            key = (claim.claimant.actor, claim.claimant.label, party.actors)
            if key not in self._stances:
                self._stances[key] = self.standing.stance(claim)
            return self._stances[key]
        # Taken back to its words, a party is nobody to whom a claimant could stand.
        about = tuple(
            one
            if one.actor in party.actors
            else one.model_copy(update={"actor": None, "basis": AboutBasis.UNRESOLVED})
            for one in claim.about
        )
        return self.standing.stance(claim.model_copy(update={"about": about}))

    def _flags(self, claim: Claim, party: Meant) -> tuple[CellFlag, ...]:
        taken = self.rules.basis is PartyBasis.ANY
        found: list[CellFlag] = []
        if taken and any(one.basis in INFERRED for one in claim.about):
            found.append(CellFlag.PARTY_INFERRED)
        if party.labels:
            found.append(CellFlag.PARTY_UNRESOLVED)
        if claim.readings:
            found.append(CellFlag.READ_TWO_WAYS)
        quantity = quantity_of(claim)
        if quantity is not None and quantity.qualifier is Qualifier.UNKNOWN_POSITIVE:
            found.append(CellFlag.UNCOUNTED)
        return tuple(found)


def _counted_by(taken: _Taken) -> Hashable:
    """What a toll is of, whoever keeps it: a later one of the same overtakes it."""
    claim = taken.claim
    effects = getattr(claim, "effects", ())
    population = getattr(claim, "population", ())
    return (taken.party, effects, population, claim.event, _sort(claim), _item(claim))


def _effects(claim: Claim) -> Hashable:
    return getattr(claim, "effects", None) or getattr(claim, "basis", None)


def _is_undivided(claim: Claim) -> bool:
    return isinstance(claim, CasualtyClaim) and CasualtyEffect.CASUALTY in claim.effects


def _sort(claim: Claim) -> str:
    match claim:
        case MaterielClaim():
            return claim.item_class.value
        case StrengthClaim():
            return claim.item_class.value if claim.item_class is not None else claim.counts.value
        case _:
            return ""


def _item(claim: Claim) -> str | None:
    item = claim.item if isinstance(claim, MaterielClaim | StrengthClaim) else None
    return None if item is None else item.casefold()
