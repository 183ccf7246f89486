"""From claims to figures: what each says in numbers, of what, and in whose voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..model.battles import BattleRecord
from ..model.claims import (
    CasualtyClaim,
    Claim,
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
from ..model.vocabulary.claims import AboutBasis, RelationType, Stance
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
    UNDIVIDED,
    Counted,
    Narrowed,
    Scope,
    counted_in,
    effects_of,
    fewer_in,
    narrowed_by,
    population_key,
    population_of,
    things_of,
)
from .spans import Span
from .voices import Utterance, VoiceNames, said_on

_OF_CIVILIANS = frozenset({ActorKind.POPULATION, ActorKind.PROTESTERS, ActorKind.RIOTERS})
_PEACEKEEPERS = frozenset({ActorKind.PEACEKEEPING_FORCE})


@dataclass(slots=True, eq=False)
class Figure:
    """What one claim says in numbers, as the reader's rules have it.

    `claim` is as read; a reading may split one into several with one id. `place` is its place in
    the record. `party` is the id of its party, rolled up to combatants where somebody gives such a
    figure of those, and `rolled_up` that party's atoms. `said` is the day on which it was said or
    published, null where that is not known.

    Two that say the same are still two. Nothing changes one: it is not frozen only because that
    would more than double what it takes to make it, and there are as many as claims.
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


class _Taken(NamedTuple):
    """An eligible claim as it is read."""

    place: int
    claim: Claim
    party: Meant
    span: Span
    voice: str
    said: int | None
    counted: Counted


class _About(NamedTuple):
    """A party as its figures need it; `is_whole` where it is combatants, and no part of them."""

    id: str | None
    mask: int
    rolled_up: int
    is_whole: bool
    kinds: frozenset[ActorKind]


def figures(record: BattleRecord, registry: Registry, rules: Rules) -> Figures:
    """Every claim of the kind asked for as a figure, or with the reason why it is none."""
    standing = Standing(record, registry)
    eligible, excluded = Eligibility(record, registry, standing, rules).judged()
    taken = [
        _Taken(*one, standing.voice(one.claim), said_on(one.claim, registry), counted_in(one.claim))
        for one in eligible
    ]
    maker = _Maker(record, registry, standing, rules, taken)
    return Figures(
        found=_without_rivals(
            tuple(map(maker.figure, taken, maker.event_days.of_claims)), standing
        ),
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
    taken: list[_Taken]

    def __post_init__(self) -> None:
        claims = [one.claim for one in self.taken]
        parties = dict.fromkeys(one.party for one in self.taken)
        self.parties = Parties(self.record, self.standing, parties)
        self.event_days = EventDays(self.record, claims)
        self.inflicted = Inflicted(self.standing, claims)
        self._abouts = {party: self._about(party) for party in parties}
        self._told_whole = {
            (about.rolled_up, one.counted.effects)
            for one in self.taken
            if (about := self._abouts[one.party]).is_whole
        }
        self._scopes: dict[Hashable, Scope] = {}
        self._stances: dict[Hashable, Stance | None] = {}
        self._last_tolls: dict[Hashable, int] = {}
        self._items: dict[tuple[str, str], set[str]] = defaultdict(set)
        for one in self.taken:
            day = toll_day(one.claim) if one.claim.cumulative else None
            if day is not None:
                of = _toll_of(one)
                self._last_tolls[of] = max(day, self._last_tolls.get(of, day))
            if one.counted.item is not None:
                self._items[one.voice, one.counted.sort].add(one.counted.item)
        self._names = VoiceNames(
            Utterance(one.voice, one.said)
            for one in self.taken
            if one.claim.claimant.actor is not None
        )

    def figure(self, taken: _Taken, days: Days) -> Figure:
        """The figure of one eligible claim, which is of some days."""
        claim = taken.claim
        quantity = quantity_of(claim)
        if quantity is None:
            raise ValueError("only a claim with a number has a figure")
        about = self._abouts[taken.party]
        if not about.is_whole and (about.rolled_up, taken.counted.effects) not in self._told_whole:
            # Nobody tells of the combatant: the part stands for itself.
            about = about._replace(id=party_id(taken.party), rolled_up=about.mask)
        return Figure(
            claim=claim,
            place=taken.place,
            voice=self._names.name(taken.voice, taken.said),
            stance=self._stance(claim, taken.party),
            span=taken.span,
            point=self._point(quantity, taken.span),
            words=() if quantity.as_said is None else (quantity.as_said,),
            scope=self._scope(taken, days),
            party=about.id,
            rolled_up=about.rolled_up,
            days=days,
            said=taken.said,
            flags=self._flags(claim, taken.party, quantity),
        )

    def _about(self, party: Meant) -> _About:
        """What is needed of a party."""
        combatants = self.parties.combatants(party)
        mask, rolled_up = self.parties.mask(party), self.parties.mask(combatants)
        known = (self.registry.actors.get(actor) for actor in party.actors)
        return _About(
            id=party_id(combatants),
            mask=mask,
            rolled_up=rolled_up,
            is_whole=mask == rolled_up,
            kinds=frozenset(actor.kind for actor in known if actor is not None),
        )

    def _scope(self, taken: _Taken, days: Days) -> Scope:
        """What a claim counts; claims that say so in the same words have one scope."""
        claim, (sort, item, effects) = taken.claim, taken.counted
        if item is not None and len(self._items[taken.voice, sort]) < 2:
            item = None
        definition = self._definition(claim) if effects == UNDIVIDED else None
        key = (
            *(taken.party, days, sort, item, effects, fewer_in(claim)),
            None if definition is None else (definition.at_least, definition.at_most),
            toll_day(claim) if claim.cumulative else None,
        )
        scope = self._scopes.get(key)
        if scope is None:
            about = self._abouts[taken.party]
            whole_days = self.event_days.is_all_of_its_days(days, taken.party.actors)
            civilians = bool(about.kinds) and about.kinds <= _OF_CIVILIANS
            scope = self._scopes[key] = Scope(
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
        return scope

    def _narrowed(self, taken: _Taken, about: _About) -> Narrowed:
        """What the claim is of fewer by than it seems; a toll that a later one follows, by then."""
        narrowed = narrowed_by(taken.claim, peacekeepers=about.kinds == _PEACEKEEPERS)
        day = toll_day(taken.claim) if taken.claim.cumulative else None
        if day is None or day == self._last_tolls[_toll_of(taken)]:
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

    def _flags(self, claim: Claim, party: Meant, quantity: Quantity) -> tuple[CellFlag, ...]:
        found: list[CellFlag] = []
        taken = self.rules.basis is PartyBasis.ANY
        if taken and not INFERRED.isdisjoint([one.basis for one in claim.about]):
            found.append(CellFlag.PARTY_INFERRED)
        if party.labels:
            found.append(CellFlag.PARTY_UNRESOLVED)
        if claim.readings:
            found.append(CellFlag.READ_TWO_WAYS)
        if quantity.qualifier is Qualifier.UNKNOWN_POSITIVE:
            found.append(CellFlag.UNCOUNTED)
        return tuple(found)


def _without_rivals(found: tuple[Figure, ...], standing: Standing) -> tuple[Figure, ...]:
    """The figures, with those that a voice says to be a part of another one as of fewer than that.

    "863,000 (710,000 in combat)" is 863,000: what seems to be of the same people, and is linked as
    a part of that, bounds it from below.
    """
    wholes: dict[str, list[Figure]] = {}
    for one in found:
        wholes.setdefault(one.claim.id, []).append(one)
    return tuple(
        replace(one, scope=_as_a_part(one)) if _is_a_part(one, wholes, standing) else one
        for one in found
    )


def _as_a_part(one: Figure) -> Scope:
    return one.scope._replace(narrowed=one.scope.narrowed | {("part", one.claim.id)})


def _is_a_part(one: Figure, wholes: Mapping[str, Sequence[Figure]], standing: Standing) -> bool:
    return any(
        whole.scope.equals(one.scope._replace(item=whole.scope.item))
        and standing.voice(whole.claim) == standing.voice(one.claim)
        for claim in one.claim.related_by(RelationType.PART_OF_TOTAL, RelationType.INCLUDED_IN)
        for whole in wholes.get(claim, ())
    )


def _toll_of(taken: _Taken) -> Hashable:
    """What a toll is of, whoever keeps it: a later one of the same overtakes it."""
    claim, (sort, item, effects) = taken.claim, taken.counted
    population = claim.population if isinstance(claim, CasualtyClaim) else ()
    of = () if isinstance(claim, StrengthClaim) else effects
    return (taken.party, of, population, claim.event, sort, item)
