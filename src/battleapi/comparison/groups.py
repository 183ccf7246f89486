"""Whether figures of several parts, taken together, contradict the figure of the whole.

Each of them can be compatible with it alone: 4 of the one and 0 of the other with 28 of both. Their
lows must not add up to more than the whole's high, where no two parts count the same; nor their
highs to less than its low, where nothing of the whole is in none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from ..model.vocabulary.comparison import CellFlag, ReasonCode
from .families import layout, packing
from .hearing import Statement
from .pairs import Account
from .results import Said
from .scopes import Scope
from .spans import Span, contradict

_STEPS = 2_000
"""How far a search for a cover goes. One that is given up may miss a contradiction, never make one
up."""


class Group(NamedTuple):
    """Parts that contradict a whole together; `sum` is what they come to at the least or most."""

    parts: tuple[Statement, ...]
    reason: ReasonCode
    sum: int


class Parts:
    """All that is said of anything in one scope, ready to be held against figures of it.

    `related` is in an order that does not depend on that of the claims (`in_a_set_order`).
    """

    def __init__(self, scope: Scope, related: Sequence[Statement]) -> None:
        self._scope = scope
        self._related = related

    def groups_against(
        self, whole: Account, passed_over: Collection[int] = ()
    ) -> tuple[Group, ...]:
        """The group whose lows contradict an account of the scope, and that whose highs do.

        Of other voices alone, less the places of what is to be passed over, and what contradicts
        the account by itself. Of several groups that of the greatest lows, or of the least highs,
        and of that no more than is needed.
        """
        others = [
            n
            for n, one in enumerate(self._related)
            if voice_of(one) != whole.voice and n not in passed_over
        ]
        found = (self._over(whole.span, others), self._under(whole.span, others))
        return tuple(group for group in found if group is not None)

    def bounded_by(self, voice: str) -> tuple[Statement, ...]:
        """What a voice says that has all of the scope in it, with the least sum; none: no end."""
        places = [
            n
            for n, one in enumerate(self._related)
            if voice_of(one) == voice
            and one.span.high is not None
            and _covers_for_certain(one.scope, self._scope)
        ]
        everything, laid = self._laid
        highs = [self._related[n].span.high or 0 for n in places]
        found = _cheapest_cover(everything, [laid[n] for n in places], highs, sum(highs) + 1)
        return tuple(self._related[places[n]] for n in found or ())

    @cached_property
    def _laid(self) -> tuple[int, tuple[int, ...]]:
        return layout(self._scope, [one.scope for one in self._related])

    @cached_property
    def _inside(self) -> frozenset[int]:
        return frozenset(n for n, one in enumerate(self._related) if one.scope.inside(self._scope))

    @cached_property
    def _covering(self) -> frozenset[int]:
        return frozenset(
            n
            for n, one in enumerate(self._related)
            if _covers_for_certain(one.scope, self._scope) and not self._scope.inside(one.scope)
        )

    def _over(self, whole: Span, others: Sequence[int]) -> Group | None:
        if whole.high is None:
            return None
        # Of equal scopes only the greatest low counts.
        greatest: dict[Scope, int] = {}
        for n in others:
            one = self._related[n]
            if n in self._inside and one.span.low and not _exceed([one], whole):
                kept = greatest.get(one.scope)
                if kept is None or self._related[kept].span.low < one.span.low:
                    greatest[one.scope] = n
        places = tuple(greatest.values())
        lows = [self._related[n].span.low for n in places]
        if sum(lows) <= whole.high:
            return None
        _, laid = self._laid
        chosen = [self._related[places[n]] for n in packing([laid[n] for n in places], lows)]
        for one in sorted(chosen, key=lambda one: one.span.low):
            if _exceed([other for other in chosen if other is not one], whole):
                chosen.remove(one)
        if len(chosen) < 2 or not _exceed(chosen, whole):
            return None
        return Group(tuple(chosen), ReasonCode.LOWS_SUM_OVER_HIGH, _least(chosen))

    def _under(self, whole: Span, others: Sequence[int]) -> Group | None:
        places = [
            n
            for n in others
            if n in self._covering and _most([self._related[n]], whole.low) < whole.low
        ]
        if len(places) < 2:
            return None
        everything, laid = self._laid
        highs = [_most([self._related[n]], whole.low) for n in places]
        found = _cheapest_cover(everything, [laid[n] for n in places], highs, whole.low)
        if found is None:
            return None
        chosen = [self._related[places[n]] for n in found]
        most = _most(chosen, whole.low)
        if not contradict(Span(0, most), whole):
            return None
        return Group(tuple(chosen), ReasonCode.HIGHS_SUM_UNDER_LOW, most)


def said_in(part: Statement, whole: Account) -> Said:
    """A part as a dispute shows it: as far as it is of the whole.

    What holds more than the part bounds it from above: no losses of any kind are no dead.
    """
    spans_more = not part.scope.inside(whole.scope)
    figure = part.figures[0]
    flags = {flag for one in part.figures for flag in one.flags}
    if spans_more:
        flags.add(CellFlag.BOUNDED)
    return Said(
        voice=figure.voice,
        stance=figure.stance,
        party=figure.party,
        effect=whole.effect if spans_more else part.scope.effects.key,
        span=Span(0, part.span.high) if spans_more else part.span,
        words=tuple(word for one in part.figures for word in one.words),
        derived=spans_more,
        flags=tuple(flag for flag in CellFlag if flag in flags),
        claims=tuple(dict.fromkeys(one.claim.id for one in part.figures)),
    )


def voice_of(said: Statement) -> str:
    """Who says it."""
    return said.figures[0].voice


def in_a_set_order(said: Iterable[Statement]) -> list[Statement]:
    """Statements in an order that does not depend on that of the claims."""
    return sorted(said, key=_order)


def _order(said: Statement) -> tuple[str, ...]:
    figure, scope = said.figures[0], said.scope
    what = (figure.party or "", scope.effects.key, scope.sort, scope.item or "", figure.population)
    return (figure.voice, *what, str(figure.days), str(sorted(scope.narrowed)))


def _least(parts: Iterable[Statement]) -> int:
    return sum(part.span.low for part in parts)


def _most(parts: Iterable[Statement], where_open: int) -> int:
    return sum(where_open if part.span.high is None else part.span.high for part in parts)


def _exceed(parts: Sequence[Statement], whole: Span) -> bool:
    return contradict(whole, Span(max(_least(parts), whole.low), None))


def _covers_for_certain(part: Scope, whole: Scope) -> bool:
    """Whether whatever is in both is surely counted by the part."""
    within = part.effects.most & whole.effects.most
    return (
        part.narrowed <= whole.narrowed
        and part.item in (None, whole.item)
        and (part.effects.key == whole.effects.key or not within & ~part.effects.least)
    )


def _cheapest_cover(
    everything: int, laid: Sequence[int], highs: Sequence[int], under: int
) -> tuple[int, ...] | None:
    """The places of parts that cover everything and have the least sum, if that is under a number.

    Of several such the fewest, then the first in their order.
    """
    best: tuple[int, int, tuple[int, ...]] | None = None
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, everything, ())]
    steps = 0
    while waiting and steps < _STEPS:
        steps += 1
        spent, uncovered, chosen = waiting.pop()
        if not uncovered:
            found = (spent, len(chosen), tuple(sorted(chosen)))
            best = found if best is None else min(best, found)
            continue
        lowest = uncovered & -uncovered
        limit = under - 1 if best is None else best[0]
        waiting += [
            (spent + highs[n], uncovered & ~part, (*chosen, n))
            for n, part in enumerate(laid)
            if part & lowest and spent + highs[n] <= limit
        ]
    return None if best is None else best[2]
