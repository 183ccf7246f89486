"""Totals: one effect over every party present, voice by voice and then all voices mixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain
from operator import or_
from typing import NamedTuple, Self

from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.comparison import CellFlag
from .contrasts import preferred
from .families import packing
from .figures import Figure, Figures
from .hearing import Hearing, Hearings, in_order
from .overlaps import Addend, Overlaps
from .parties import Meant
from .party_groups import (
    PartyGroup,
    alternatives,
    are_of_the_same_days,
    covered,
    disjoint,
)
from .results import Total, VoiceTotal
from .scopes import Effects, Scope, bits, joined
from .spans import NONE_AT_ALL, Span, Spread, added, contradict, hull_of_spreads, spread, total
from .statements import Statement
from .statements import statements as statements_of
from .wholes import of_their_parts

_NOT_TOLD_APART = bits((CasualtyEffect.CAPTURED, CasualtyEffect.MISSING))


def totals(
    figures: Figures, statements: Mapping[str, Sequence[Statement]], hearings: Hearings
) -> tuple[Total, ...]:
    """The totals of each effect, and class of things, that some figure is of.

    In the order in which the record leads to them.
    """
    named = of_their_parts(figures)
    if named is not figures:
        figures, statements = named, statements_of(named.found)
        hearings = Hearings(statements)
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures.found:
        key = (figure.scope.sort, figure.scope.effects.key)
        grouped.setdefault(key, []).append(figure)
    told = _Told.by(figures, statements, hearings)
    made = [
        _Totals(told, some, joined([one.scope.effects for one in some]))
        for some in grouped.values()
    ]
    found = [
        one.total(effect, sort or None) for one, (sort, effect) in zip(made, grouped, strict=True)
    ]
    return tuple(
        _beside_its_parts(
            total,
            [
                (of_part.told_apart, part.spread)
                for part, of_part in zip(found, made, strict=True)
                if part.item_class == total.item_class and of_part.is_inside(whole)
            ],
        )
        for total, whole in zip(found, made, strict=True)
    )


def _beside_its_parts(one: Total, parts: Sequence[tuple[int, Spread]]) -> Total:
    """A total beside those of effects in it, itself among them, each with what it is told apart by.

    One that is open is no less than they are together: casualties are no fewer than the dead and
    the wounded. One that has an end is contradicted by them where they are more, and by the account
    of a voice that is more, or speaks of everybody and allows none of its numbers.
    """
    low, high, is_open = one.spread
    if low is None or high is None:
        return one
    lows = [part.low or 0 for _, part in parts]
    least = sum(lows[n] for n in packing([apart for apart, _ in parts], lows))
    if is_open:
        highs = [part.high for _, part in parts if part.high is not None]
        whole = Spread(least, max([least, *highs]), open=True)
        flags = {*one.flags}
        if least > low and not _is_said_by_one(whole, one.voices):
            flags.add(CellFlag.MIXED_VOICES)
        return replace(one, spread=whole, flags=in_order(flags))
    within = Span(low, high)
    accounts = [Span(each.span.low, None) if each.missing else each.span for each in one.voices]
    if any(contradict(within, other) for other in (Span(least, None), *accounts)):
        return replace(one, flags=(*one.flags, CellFlag.DISPUTED_BY_BOUNDS))
    return one


def _is_said_by_one(whole: Spread, accounts: Iterable[VoiceTotal]) -> bool:
    return any(spread([one.span]) == whole for one in accounts)


class _Told(NamedTuple):
    """What the totals of one comparison are made of.

    `present` has the atoms of every party present. `touched` has those of the parties that each
    voice tells of, other than that there were none at all, by the effects and things that it may
    count.
    """

    figures: Figures
    hearings: Hearings
    overlaps: Overlaps
    present: Mapping[str, int]
    touched: Mapping[str, Mapping[tuple[int, int], int]]

    @classmethod
    def by(
        cls, figures: Figures, statements: Mapping[str, Sequence[Statement]], hearings: Hearings
    ) -> Self:
        """All that the voices of some figures tell."""
        parties = figures.parties
        touched: dict[str, dict[tuple[int, int], int]] = {}
        for voice, said in statements.items():
            of_voice = touched.setdefault(voice, {})
            for one in said:
                if one.span != NONE_AT_ALL:
                    counted = (one.scope.effects.most, one.scope.things)
                    of_voice[counted] = of_voice.get(counted, 0) | one.scope.party
        present = {one: parties.mask(Meant((one,), ())) for one in parties.present}
        return cls(figures, hearings, Overlaps(figures.found), present, touched)


class _Totals:
    """The totals of one effect, or of one class of things in one."""

    def __init__(self, told: _Told, some: Sequence[Figure], effects: Effects) -> None:
        self._figures = told.figures
        self._hearings = told.hearings
        self._overlaps = told.overlaps
        self._some = some
        self._own: dict[tuple[int, int], list[Figure]] = defaultdict(list)
        for one in some:
            self._own[one.rolled_up, one.scope.population].append(one)
        self._effects = effects
        self._present = told.present
        self._anybody = reduce(or_, told.present.values(), 0)
        may_be = reduce(or_, (figure.scope.effects.most for figure in some))
        things = some[0].scope.things
        counted: dict[tuple[int, int], str | None] = {}
        # Figures of other effects may bound several parties together, as 50 casualties do the dead.
        for one in told.figures.found:
            if one.scope.effects.most & may_be and one.scope.things & things:
                counted[one.rolled_up, one.scope.population] = one.party
        self._touched_by = {
            voice: reduce(
                or_,
                (
                    party
                    for (effect, sorts), party in of_voice.items()
                    if effect & may_be and sorts & things
                ),
                0,
            )
            for voice, of_voice in told.touched.items()
        }
        told_of = {mask for mask, _ in counted}
        for party, mask in self._present.items():
            if mask not in told_of:
                # Of whom nobody gives a figure, others may still tell by what holds it.
                near = (
                    one.scope.population for one in told.figures.found if one.scope.party & mask
                )
                counted[mask, reduce(or_, near, 0)] = party
        self._groups = tuple(self._group(*key, party) for key, party in counted.items())

    def total(self, effect: str, item_class: str | None) -> Total:
        """All voices mixed, and the total of each voice that gives a figure of just the effect.

        Beside those, of each whose bounds are in the mixed sum and add to it.
        """
        told = [one for one in self._groups if one.hearings]
        known = [one for one in told if not one.is_vague]
        chosen = disjoint(known, lambda one: not one.is_told)
        labels = [one for one in told if one.is_vague]
        # A label in a joint figure is counted there already.
        vague = [
            one
            for one in labels
            if not any(other.holds(one) for other in (*chosen, *labels) if other is not one)
        ]
        heard_of = covered(chosen)
        families = alternatives(chosen, disjoint(known, lambda one: not one.is_told, finest=True))
        whole = hull_of_spreads(map(self._added, families))
        touched = reduce(or_, self._touched_by.values(), 0)
        is_whole = are_of_the_same_days(families) and not self._is_left_open(heard_of, touched)
        if not (whole.is_empty or is_whole):
            whole = whole._replace(open=True)
        heard_in = (*chain.from_iterable(families), *vague)
        spoken = frozenset[str]().union(*(group.speakers for group in heard_in))
        exactly = {
            voice for group in told for voice, one in group.hearings.items() if not one.is_bounded
        }
        counted = exactly | spoken
        accounts = [self._of_voice(one) for one in self._touched_by if one in counted]
        if vague:
            # Whoever speaks of a label and of others holds them apart.
            speakers = frozenset[str]().union(*(group.speakers for group in vague))
            held_apart = [
                self._overlaps.least(
                    [
                        Addend(one.spread.low or 0, one.hearings[voice].claims)
                        for one in (*chosen, *vague)
                        if voice in one.speakers
                    ]
                )
                for voice in speakers
            ]
            whole = _of_the_same_or_of_others([whole, *(one.spread for one in vague)], held_apart)
        flags = {
            CellFlag.MIXED_VOICES: len(spoken) > 1 and not _is_said_by_one(whole, accounts),
            CellFlag.IF_BOTH_TRUE: (bool(vague) and len(vague) + len(chosen) > 1)
            or any(self._overlaps.among(list(map(_addend, family))) for family in families),
        }
        return Total(
            effect=effect,
            item_class=item_class,
            spread=whole,
            missing=self._not_among(heard_of),
            unresolved=tuple(one.id for one in vague if one.id is not None),
            flags=tuple(flag for flag, holds in flags.items() if holds),
            voices=tuple(one for one in accounts if one.voice in exactly or one.span.low > 0),
        )

    def is_inside(self, other: _Totals) -> bool:
        """Whether all that is counted here is counted there: of its effects, and of its days."""
        return self._effects.inside(other._effects) and not self._days & ~other._days

    @property
    def told_apart(self) -> int:
        """Its effects as voices tell them apart: some call missing whom others call captured."""
        most = self._effects.most
        return most | _NOT_TOLD_APART if most & _NOT_TOLD_APART else most

    @property
    def _days(self) -> int:
        return reduce(or_, (one.scope.days for one in self._groups if one.hearings), 0)

    def _of_voice(self, voice: str) -> VoiceTotal:
        chosen = disjoint(
            [one for one in self._groups if voice in one.hearings],
            lambda one: one.hearings[voice].is_bounded,
        )
        heard = [one.hearings[voice] for one in chosen]
        least = self._overlaps.least([Addend(one.span.low, one.claims) for one in heard])
        whole = total([one.span for one in heard])
        whole = whole._replace(low=min(whole.low, least))
        heard_of, touched = covered(chosen), self._touched_by[voice]
        if self._is_left_open(heard_of, touched):
            whole = whole._replace(high=None)
        return VoiceTotal(voice, whole, self._not_among(heard_of | touched))

    def _added(self, family: Sequence[PartyGroup]) -> Spread:
        """The sum of some groups: from the most that is surely of others to all of it."""
        whole = added(one.spread for one in family)
        if whole.low is None:
            return whole
        return whole._replace(low=min(whole.low, self._overlaps.least(list(map(_addend, family)))))

    def _is_left_open(self, heard_of: int, touched: int) -> bool:
        """Whether a figure of more parties, or of more effects, may have some of the rest in it."""
        return bool(touched & self._anybody & ~heard_of)

    def _group(self, mask: int, population: int, party: str | None) -> PartyGroup:
        own = self._own.get((mask, population), ())
        scope = Scope(
            sort=self._some[0].scope.sort,
            things=self._some[0].scope.things,
            party=reduce(or_, (one.scope.party for one in own), 0) or mask,
            effects=self._effects,
            population=population,
            days=reduce(or_, (one.scope.days for one in own or self._figures.found)),
            inflicted=self._figures.inflicted.anybody,
            narrowed=frozenset(),
        )
        heard = _with_numbers(self._hearings.of(scope).values())
        hearings = {one.heard.voice: one.heard for one in heard}
        taken = preferred(hearings.values())
        return PartyGroup(
            id=party,
            scope=scope,
            size=scope.party.bit_count() * scope.population.bit_count(),
            is_vague=bool(mask) and not mask & ~self._figures.parties.vague,
            is_bounded_by_more=any(
                figure.scope.party & ~scope.party for one in heard for figure in one.figures
            ),
            is_told=not all(one.is_bounded for one in hearings.values()),
            hearings=hearings,
            spread=spread(one.span for one in taken),
            speakers=frozenset(one.voice for one in taken),
        )

    def _not_among(self, heard_of: int) -> tuple[str, ...]:
        """The parties present of which nothing is told, or only of a part of them."""
        return tuple([one for one, mask in self._present.items() if mask & ~heard_of])


def _addend(group: PartyGroup) -> Addend:
    claims = {claim for voice in group.speakers for claim in group.hearings[voice].claims}
    return Addend(group.spread.low or 0, claims)


def _with_numbers(hearings: Iterable[Hearing]) -> list[Hearing]:
    """Those with a number of their own: 50 casualties are no figure of the dead.

    But no casualties are no dead. Where that is all that is heard, it stands beside what others
    allow: with another's 3 casualties it is 0 to 3.
    """
    told, ceilings = list[Hearing](), list[Hearing]()
    for one in hearings:
        low, high = one.heard.span
        only_a_ceiling = low == 0 and high != 0 and one.heard.is_bounded
        (ceilings if only_a_ceiling else told).append(one)
    if any(not one.heard.is_bounded or one.heard.span != NONE_AT_ALL for one in told):
        return told
    return [*told, *(one for one in ceilings if one.heard.span.high is not None)] if told else []


def _of_the_same_or_of_others(spreads: Sequence[Spread], held_apart: Iterable[int]) -> Spread:
    """What figures are together that may count the same: from the greatest low to the sum.

    No less than what is added up by those who hold them apart.
    """
    lows = [one.low for one in spreads if one.low is not None]
    return added(spreads)._replace(low=max([*lows, *held_apart], default=None))
