"""Totals: one effect over every party present, voice by voice and then all voices mixed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain
from operator import or_

from ..model.vocabulary.comparison import CellFlag
from .contrasts import preferred
from .figures import Figure, Figures
from .hearing import Hearings
from .parties import Meant
from .results import Heard, Total, VoiceTotal
from .scopes import Scope, joined
from .spans import NONE_AT_ALL, Spread, added, hull_of_spreads, spread, total
from .statements import Statement


@dataclass(frozen=True, slots=True)
class _Group:
    """Some parties together, what is counted of them, and what each voice says of that.

    `is_bounded_by_more` is true where a figure of more parties bounds it, `is_vague` of labels that
    nobody has resolved and where no party is stated.
    """

    id: str | None
    scope: Scope
    is_vague: bool
    is_bounded_by_more: bool
    hearings: Mapping[str, Heard]

    @property
    def is_told(self) -> bool:
        """Whether any voice gives a figure of just it."""
        return not all(one.is_bounded for one in self.hearings.values())

    def shares_people_with(self, other: _Group) -> bool:
        """Whether anybody can be counted in both."""
        parties = self.scope.party & other.scope.party
        return bool(parties and self.scope.population & other.scope.population)

    @property
    def spread(self) -> Spread:
        """What all voices say of it together."""
        return spread(one.span for one in preferred(self.hearings.values()))


def totals(
    figures: Figures, statements: Mapping[str, Sequence[Statement]], hearings: Hearings
) -> tuple[Total, ...]:
    """The totals of each effect, and class of things, that some figure is of.

    In the order in which the record leads to them.
    """
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures.found:
        key = (figure.scope.sort, figure.scope.effects.key)
        grouped.setdefault(key, []).append(figure)
    made = [
        _Totals(figures, statements, hearings, some).total(effect, sort or None)
        for (sort, effect), some in grouped.items()
    ]
    effects = [joined(one.scope.effects for one in some) for some in grouped.values()]
    return tuple(
        _no_less_than_its_parts(
            one,
            (
                part.spread
                for part, inside in zip(made, effects, strict=True)
                if part.item_class == one.item_class and inside.inside(whole)
            ),
        )
        for one, whole in zip(made, effects, strict=True)
    )


def _no_less_than_its_parts(one: Total, parts: Iterable[Spread]) -> Total:
    """An open total beside those of effects in it: casualties are no fewer than the dead."""
    if not one.spread.open:
        return one
    known = [part for part in parts if part.low is not None and part.high is not None]
    low = max((part.low or 0 for part in known), default=None)
    high = max((part.high or 0 for part in known), default=None)
    return replace(one, spread=Spread(low, high, open=True))


class _Totals:
    """The totals of one effect, or of one class of things in one."""

    def __init__(
        self,
        figures: Figures,
        statements: Mapping[str, Sequence[Statement]],
        hearings: Hearings,
        some: Sequence[Figure],
    ) -> None:
        self._figures = figures
        self._hearings = hearings
        self._some = some
        parties = figures.parties
        self._present = {one: parties.mask(Meant((one,), ())) for one in parties.present}
        counted: dict[tuple[int, int], str | None] = {}
        effects = reduce(or_, (figure.scope.effects.most for figure in some))
        things = some[0].scope.things
        # Figures of other effects may bound several parties together, as 50 casualties do the dead.
        counted |= {
            (one.rolled_up, one.scope.population): one.party
            for one in figures.found
            if one.scope.effects.most & effects and one.scope.things & things
        }
        self._touched_by = {
            voice: reduce(
                or_,
                (
                    one.scope.party
                    for one in said
                    if one.scope.effects.most & effects
                    and one.scope.things & things
                    and one.span != NONE_AT_ALL
                ),
                0,
            )
            for voice, said in statements.items()
        }
        told_of = {mask for mask, _ in counted}
        for party, mask in self._present.items():
            if mask not in told_of:
                # Of whom nobody gives a figure, others may still tell by what holds it.
                near = (one.scope.population for one in figures.found if one.scope.party & mask)
                counted[mask, reduce(or_, near, 0)] = party
        self._groups = tuple(self._group(*key, party) for key, party in counted.items())

    def total(self, effect: str, item_class: str | None) -> Total:
        """All voices mixed, and the total of each voice that gives a figure of just the effect."""
        told = [one for one in self._groups if one.hearings]
        known = [one for one in told if not one.is_vague]
        chosen = _disjoint(known, lambda one: one.hearings)
        vague = [one for one in told if one.is_vague]
        parties = [one.scope.party for one in chosen]
        families = [chosen, _disjoint(known, lambda one: one.hearings, finest=True)]
        if not _are_alternatives(*families):
            families.pop()
        whole = hull_of_spreads(added(one.spread for one in family) for family in families)
        if not whole.is_empty and self._is_left_open(chosen, self._touched_by):
            whole = whole._replace(open=True)
        if vague:
            whole = _of_the_same_or_of_others([whole, *(one.spread for one in vague)])
        spoken = {
            one.voice
            for group in (*chain.from_iterable(families), *vague)
            for one in preferred(group.hearings.values())
        }
        flags = {
            CellFlag.MIXED_VOICES: len(spoken) > 1,
            CellFlag.IF_BOTH_TRUE: bool(vague) and len(vague) + len(chosen) > 1,
        }
        exactly = {
            voice
            for group in (*known, *vague)
            for voice, one in group.hearings.items()
            if not one.is_bounded
        }
        return Total(
            effect=effect,
            item_class=item_class,
            spread=whole,
            missing=self._not_among(parties),
            unresolved=tuple(one.id for one in vague if one.id is not None),
            flags=tuple(flag for flag, holds in flags.items() if holds),
            voices=tuple(self._of_voice(one) for one in self._touched_by if one in exactly),
        )

    def _of_voice(self, voice: str) -> VoiceTotal:
        chosen = _disjoint(
            [one for one in self._groups if voice in one.hearings],
            lambda one: {voice: one.hearings[voice]},
        )
        parties = [one.scope.party for one in chosen]
        whole = total(one.hearings[voice].span for one in chosen)
        if self._is_left_open(chosen, [voice]):
            whole = whole._replace(high=None)
        touched = self._touched([voice])
        return VoiceTotal(voice, whole, self._not_among([*parties, *touched]))

    def _touched(self, voices: Iterable[str]) -> list[int]:
        """The parties of which some figure of the voices may have some of the effect in it."""
        return [self._touched_by[voice] for voice in voices]

    def _is_left_open(self, chosen: Iterable[_Group], voices: Iterable[str]) -> bool:
        """Whether a figure of more parties, or of more effects, may have some of the rest in it."""
        covered = _covered(chosen)
        present = reduce(or_, self._present.values(), 0)
        return any(party & present & ~covered for party in self._touched(voices))

    def _group(self, mask: int, population: int, party: str | None) -> _Group:
        own = [
            one
            for one in self._some
            if one.rolled_up == mask and one.scope.population == population
        ]
        scope = Scope(
            sort=self._some[0].scope.sort,
            things=self._some[0].scope.things,
            party=reduce(or_, (one.scope.party for one in own), 0) or mask,
            effects=joined(one.scope.effects for one in self._some),
            population=population,
            days=reduce(or_, (one.scope.days for one in own or self._figures.found)),
            inflicted=self._figures.inflicted.anybody,
            narrowed=frozenset(),
        )
        heard = {
            voice: one
            for voice, one in self._hearings.of(scope).items()
            if not _is_only_a_ceiling(one.heard)
        }
        return _Group(
            id=party,
            scope=scope,
            is_vague=bool(mask & self._figures.parties.vague),
            is_bounded_by_more=any(
                figure.scope.party & ~scope.party
                for one in heard.values()
                for figure in one.figures
            ),
            hearings={voice: one.heard for voice, one in heard.items()},
        )

    def _not_among(self, parties: Iterable[int]) -> tuple[str, ...]:
        """The parties present of which nothing is told, or only of a part of them."""
        covered = reduce(or_, parties, 0)
        return tuple(one for one, mask in self._present.items() if mask & ~covered)


def _disjoint(
    groups: Iterable[_Group],
    hearings: Callable[[_Group], Mapping[str, Heard]],
    *,
    finest: bool = False,
) -> list[_Group]:
    """Groups that share no party: first those that are told exactly, of these the largest.

    With `finest` the smallest.
    """

    def rank(group: _Group) -> tuple[bool, int, str, int]:
        bounded = all(one.is_bounded for one in hearings(group).values())
        size = group.scope.party.bit_count() * group.scope.population.bit_count()
        return bounded, size if finest else -size, group.id or "", group.scope.population

    chosen: list[_Group] = []
    for group in sorted(groups, key=rank):
        if not any(group.shares_people_with(one) for one in chosen):
            chosen.append(group)
    return chosen


def _is_only_a_ceiling(heard: Heard) -> bool:
    """Whether a voice gives no number of its own: 50 casualties are no figure of the dead.

    But no casualties are no dead.
    """
    low, high = heard.span
    return heard.is_bounded and low == 0 and high != 0


def _are_alternatives(coarse: Sequence[_Group], fine: Sequence[_Group]) -> bool:
    """Whether figures of several parties together and of each of them are of the same people.

    A bound of several together is no bound of each: only what is told of each is added.
    """
    told = all(one.is_told or not one.is_bounded_by_more or one in coarse for one in fine)
    return told and _covered(coarse) == _covered(fine)


def _covered(groups: Iterable[_Group]) -> int:
    return reduce(or_, (one.scope.party for one in groups), 0)


def _of_the_same_or_of_others(spreads: Sequence[Spread]) -> Spread:
    """What figures are together that may count the same: from the greatest low to the sum."""
    whole = added(spreads)
    return whole._replace(
        low=max((one.low for one in spreads if one.low is not None), default=None)
    )
