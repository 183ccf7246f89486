"""Whether figures of several parts, taken together, contradict the figure of the whole.

Each of them can be compatible with it alone: 4 of the one and 0 of the other with 28 of both. Their
lows must not add up to more than the whole's high, where no two parts count the same; nor their
highs to less than its low, where nothing of the whole is in none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

from ...model.vocabulary.comparison import CellFlag, ReasonCode
from ..budget import Budget
from ..families import cheapest_cover, layout, packing
from ..results import Said
from ..scopes import Scope
from ..spans import Span, contradict
from ..statements import Statement
from .pairs import Account, when

_TELLING = 4
"""How much it takes to find whether a part is told of already."""


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

    def may_contradict(self, whole: Span) -> bool:
        """Whether there is enough in parts for any group of them to contradict a figure."""
        _, _, lows, highs = self._sorted
        return (whole.high is not None and lows > whole.high) or highs < whole.low

    def groups_against(
        self,
        whole: Account,
        budget: Budget,
        is_told: Callable[[Statement], bool] = lambda _: False,
    ) -> tuple[Group, ...]:
        """The group whose lows contradict an account of the scope, and that whose highs do.

        Of other voices alone, less what is told of already, and what contradicts the account by
        itself. Of several groups that of the greatest lows, or of the least highs, and of that no
        more than is needed. A search that is given up misses a group, and never makes one up.
        """
        others = [one for one in self._related if voice_of(one) != whole.voice]
        return self._groups(whole, others, budget, is_told)

    def groups_of_itself(self, whole: Account, budget: Budget) -> tuple[Group, ...]:
        """What the account's own voice says of parts, where that is not what it says of all."""
        own = set(whole.figures)
        others = [
            one
            for one in self._related
            if voice_of(one) == whole.voice and own.isdisjoint(one.figures)
        ]
        return self._groups(whole, others, budget, lambda _: False)

    def bounded_by(self, voice: str, budget: Budget) -> tuple[Statement, ...]:
        """What a voice says that has all of the scope in it, with the least sum; none: no end."""
        holding = [
            one
            for one in self._related
            if voice_of(one) == voice and _covers_for_certain(one.scope, self._scope)
        ]
        ended = [one for one in holding if one.span.high is not None]
        return self._covered_by(ended, 1 + sum(one.span.high or 0 for one in ended), budget)

    def _groups(
        self,
        whole: Account,
        others: Sequence[Statement],
        budget: Budget,
        is_told: Callable[[Statement], bool],
    ) -> tuple[Group, ...]:
        if len(others) < 2:
            return ()
        found = (
            self._over(whole.span, others, budget, is_told),
            self._under(whole.span, others, budget, is_told),
        )
        return tuple(group for group in found if group is not None)

    @cached_property
    def _sorted(self) -> tuple[frozenset[Scope], frozenset[Scope], int, float]:
        """The scopes inside, those that cover what they share, and what is in them at the most.

        That is the sum of the greatest lows of parts, and of the least two highs of what covers.
        """
        by_scope: dict[Scope, list[Span]] = {}
        for one in self._related:
            by_scope.setdefault(one.scope, []).append(one.span)
        inside, covering, lows, highs = [], [], 0, []
        for scope, spans in by_scope.items():
            if scope.inside(self._scope):
                inside.append(scope)
                if not scope.equals(self._scope):
                    lows += max(span.low for span in spans)
            if _covers_for_certain(scope, self._scope) and not self._scope.inside(scope):
                covering.append(scope)
                highs.append(min(inf if span.high is None else span.high for span in spans))
        two = sum(sorted(highs)[:2]) if len(highs) > 1 else inf
        return frozenset(inside), frozenset(covering), lows, two

    @cached_property
    def _scopes(self) -> tuple[Scope, ...]:
        return tuple(dict.fromkeys(one.scope for one in self._related))

    @cached_property
    def _laid(self) -> tuple[int, Mapping[Scope, int]]:
        everything, laid = layout(self._scope, self._scopes)
        return everything, dict(zip(self._scopes, laid, strict=True))

    def _over(
        self,
        whole: Span,
        others: Sequence[Statement],
        budget: Budget,
        is_told: Callable[[Statement], bool],
    ) -> Group | None:
        if whole.high is None:
            return None
        within = self._sorted[0]
        inside = [
            one
            for one in others
            if one.span.low and one.scope in within and not _exceed(one.span.low, whole)
        ]
        chosen = self._packed(inside, whole.high, budget)
        if len(chosen) > 1 and any(map(is_told, chosen)):
            untold = [one for one in inside if budget.spend(_TELLING) and not is_told(one)]
            chosen = self._packed(untold, whole.high, budget)
        least = _least(chosen)
        for one in sorted(chosen, key=lambda one: one.span.low):
            if _exceed(least - one.span.low, whole):
                chosen.remove(one)
                least -= one.span.low
        if len(chosen) < 2 or not _exceed(least, whole):
            return None
        return Group(tuple(chosen), ReasonCode.LOWS_SUM_OVER_HIGH, least)

    def _packed(self, inside: Iterable[Statement], over: int, budget: Budget) -> list[Statement]:
        """Disjoint parts with the greatest sum of lows, if it is over a number; else none."""
        # Of equal scopes only the greatest low counts.
        greatest: dict[Scope, Statement] = {}
        for one in inside:
            kept = greatest.get(one.scope)
            if kept is None or kept.span.low < one.span.low:
                greatest[one.scope] = one
        parts = tuple(greatest.values())
        if _least(parts) <= over or not budget.spend(len(parts)):
            return []
        _, laid = self._laid
        places = packing([laid[one.scope] for one in parts], [one.span.low for one in parts])
        chosen = [parts[n] for n in places]
        return chosen if _least(chosen) > over else []

    def _under(
        self,
        whole: Span,
        others: Sequence[Statement],
        budget: Budget,
        is_told: Callable[[Statement], bool],
    ) -> Group | None:
        covering = self._sorted[1]
        parts = [
            one
            for one in others
            if one.span.high is not None and one.span.high < whole.low and one.scope in covering
        ]
        chosen = self._covered_by(parts, whole.low, budget) if len(parts) > 1 else ()
        if any(map(is_told, chosen)):
            untold = [one for one in parts if budget.spend(_TELLING) and not is_told(one)]
            chosen = self._covered_by(untold, whole.low, budget)
        most = sum(one.span.high or 0 for one in chosen)
        if not chosen or not contradict(Span(0, most), whole):
            return None
        return Group(chosen, ReasonCode.HIGHS_SUM_UNDER_LOW, most)

    def _covered_by(
        self, parts: Iterable[Statement], under: int, budget: Budget
    ) -> tuple[Statement, ...]:
        """Those parts that have all of the scope in them with the least sum, if it is under that.

        None where there are no such.
        """
        # Of equal scopes only the least high counts.
        least: dict[Scope, Statement] = {}
        for one in parts:
            kept = least.get(one.scope)
            if kept is None or (one.span.high or 0) < (kept.span.high or 0):
                least[one.scope] = one
        if not least:
            return ()
        everything, laid = self._laid
        some = tuple(least.values())
        highs = [one.span.high or 0 for one in some]
        bits = [laid[one.scope] for one in some]
        found = cheapest_cover(everything, bits, highs, under, budget)
        return tuple(some[n] for n in found or ())


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
        derived=len(part.figures) > 1,
        flags=tuple(flag for flag in CellFlag if flag in flags),
        claims=tuple(dict.fromkeys(one.claim.id for one in part.figures)),
        when=when(part.figures),
    )


def voice_of(said: Statement) -> str:
    """Who says it."""
    return said.figures[0].voice


def in_a_set_order(said: Iterable[Statement]) -> list[Statement]:
    """Statements in an order that does not depend on that of the claims."""
    return sorted(said, key=_order)


def _order(said: Statement) -> tuple[str, ...]:
    figure, scope = said.figures[0], said.scope
    what = (
        figure.party or "",
        scope.effects.key,
        scope.sort,
        scope.item or "",
        figure.population or "",
    )
    return (figure.voice, *what, str(figure.days), str(sorted(scope.narrowed)))


def _least(parts: Iterable[Statement]) -> int:
    return sum(part.span.low for part in parts)


def _exceed(least: int, whole: Span) -> bool:
    return contradict(whole, Span(max(least, whole.low), None))


def _covers_for_certain(part: Scope, whole: Scope) -> bool:
    """Whether whatever is in both is surely counted by the part."""
    return (
        part.narrowed <= whole.narrowed
        and part.item in (None, whole.item)
        and part.effects.is_sure_of(whole.effects)
    )
