"""How two figures of different voices stand to each other: of one scope, or of a part and a whole.

Only numbers decide: two figures contradict each other where no count is allowed by both, beyond
rounding; a part contradicts its whole where it is more. What is left of the whole has then to be so
and so many, and where that is any number at all nothing has to be so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush
from math import inf, log2
from typing import NamedTuple

from ...model.vocabulary.claims import Stance
from ...model.vocabulary.comparison import CellFlag, ReasonCode, ScopeRelation, Verdict
from ..budget import Budget
from ..figures import Figure
from ..results import Heard, Said, When
from ..scopes import Scope
from ..spans import Span, differ_by_rounding, total
from ..statements import Statement


@dataclass(frozen=True, eq=False)
class Account:
    """What one voice says of one scope: by its figures of just that, or of the parts of it.

    `party` and `effect` are the ids of the scope's. `tellings` are what the voice allows each time
    that it tells it.
    """

    scope: Scope
    party: str | None
    heard: Heard
    figures: tuple[Figure, ...]
    tellings: tuple[Span, ...] = ()

    @classmethod
    def alone(cls, figure: Figure, scope: Scope, party: str | None) -> Account:
        """One of several figures that a voice gives of a scope, by itself."""
        return cls(scope, party, _heard((figure,), figure.span, derived=False), (figure,))

    @classmethod
    def bounded(cls, scope: Scope, party: str | None, holding: Sequence[Statement]) -> Account:
        """What one voice says of more than a scope, as the most that it allows of that."""
        figures = tuple(
            sorted((one for said in holding for one in said.figures), key=lambda one: one.place)
        )
        span = Span(0, total(said.span for said in holding).high)
        heard = _heard(figures, span, derived=len(figures) > 1, also=CellFlag.BOUNDED)
        return cls(scope, party, heard, figures)

    def telling(self, span: Span) -> Account:
        """One of its tellings by itself."""
        return replace(self, heard=self.heard._replace(span=span))

    @property
    def voice(self) -> str:
        """Who says it."""
        return self.heard.voice

    @property
    def span(self) -> Span:
        """The counts that it allows."""
        return self.heard.span

    @property
    def effect(self) -> str:
        """The id of its effect."""
        return self.scope.effects.key

    @property
    def is_consistent(self) -> bool:
        """Whether the voice contradicts itself nowhere about this."""
        return CellFlag.SELF_INCONSISTENT not in self.heard.flags

    @property
    def is_at_odds_with_itself(self) -> bool:
        """Whether the voice gives a number of just this, and elsewhere another."""
        return not self.is_consistent and not self.heard.derived

    @cached_property
    def said(self) -> Said:
        """As a dispute shows it."""
        heard = self.heard
        return Said(
            voice=heard.voice,
            stance=heard.stance,
            party=self.party,
            effect=self.effect,
            span=heard.span,
            words=heard.words,
            derived=heard.derived,
            flags=heard.flags,
            claims=heard.claims,
            when=when(self.figures),
        )


def when(figures: Iterable[Figure]) -> When:
    """The one event and the one day of which all of the figures are."""
    events, days = set[str | None](), set[str | None]()
    for figure in figures:
        events.add(figure.days.event)
        days.add(figure.days.day)
    return When(*(one.pop() if len(one) == 1 else None for one in (events, days)))


class Finding(NamedTuple):
    """What two accounts come to; `rest` is how many what is left of the whole must be."""

    verdict: Verdict
    relation: ScopeRelation
    reason: ReasonCode
    rest: Span | None = None


def of_one_scope(one: Span, other: Span, *, independent: bool) -> Finding:
    """What two figures of the same come to."""
    if one.meets(other):
        verdict = Verdict.CORROBORATES if independent else Verdict.AGREES
        return Finding(verdict, ScopeRelation.SAME_CELL, ReasonCode.MEET)
    if differ_by_rounding(one, other):
        verdict = Verdict.DIFFERS_WITHIN_ROUNDING
        return Finding(verdict, ScopeRelation.SAME_CELL, ReasonCode.WITHIN_ROUNDING)
    return Finding(Verdict.CONTRADICTS, ScopeRelation.SAME_CELL, ReasonCode.DISJOINT)


def of_part_and_whole(part: Span, whole: Span) -> Finding:
    """What a figure of a part and one of its whole come to.

    10,316 of a part do not contradict 10,300 of the whole, which is rounded.
    """
    if whole.below(part):
        if differ_by_rounding(whole, part):
            verdict = Verdict.DIFFERS_WITHIN_ROUNDING
            return Finding(verdict, ScopeRelation.INSIDE, ReasonCode.WITHIN_ROUNDING)
        return Finding(Verdict.CONTRADICTS, ScopeRelation.INSIDE, ReasonCode.PART_EXCEEDS_WHOLE)
    rest = rest_of(part, whole)
    if not rest.low and rest.high == whole.high:
        # That the rest is no more than the whole is so anyway.
        return Finding(Verdict.COMPATIBLE, ScopeRelation.INSIDE, ReasonCode.REST_IS_POSSIBLE)
    return Finding(Verdict.COMPATIBLE_IF, ScopeRelation.INSIDE, ReasonCode.REST_IS_POSSIBLE, rest)


def rest_of(part: Span, whole: Span) -> Span:
    """How many what is left of a whole must be; the part must not be more than the whole."""
    least = 0 if part.high is None else max(0, whole.low - part.high)
    return Span(least, None if whole.high is None else whole.high - part.low)


def widest_first(
    lower: Iterable[Account], upper: Iterable[Account], budget: Budget
) -> Iterator[tuple[float, Account, Account]]:
    """Each pair of which the first is all below the second, with its gap, the widest first.

    What differs by rounding alone is left out. Every pair that is looked at is one step, so that of
    very many the first are found without the others.
    """
    low = sorted(
        (one for one in lower if one.span.high is not None),
        key=lambda one: (one.span.high or 0, one.voice),
    )
    high = sorted(upper, key=lambda one: (-one.span.low, one.voice))

    def gap(n: int, m: int) -> float:
        return log2((high[m].span.low + 1) / ((low[n].span.high or 0) + 1))

    waiting = [(-gap(0, 0), 0, 0)] if low and high else []
    while waiting and budget.spend():
        apart, n, m = heappop(waiting)
        if not low[n].span.below(high[m].span):
            # Nor is anything that comes after these two.
            continue
        if not differ_by_rounding(low[n].span, high[m].span):
            yield round(-apart, 3), low[n], high[m]
        if m + 1 < len(high):
            heappush(waiting, (-gap(n, m + 1), n, m + 1))
        if not m and n + 1 < len(low):
            heappush(waiting, (-gap(n + 1, 0), n + 1, 0))


def near_each_other(
    accounts: Iterable[Account], budget: Budget, *, that_meet: bool, that_do_not: bool
) -> Iterator[tuple[Account, Account]]:
    """Each pair, the lower first, that meets, or that does not and may differ by rounding alone.

    Every pair that is looked at is one step.
    """
    ordered = sorted(accounts, key=lower_first)
    lows = [one.span.low for one in ordered]
    for n, one in enumerate(ordered):
        high = one.span.high
        end = len(ordered) if high is None else bisect_right(lows, high)
        for m in range(n + 1, end) if that_meet else ():
            if not budget.spend():
                return
            yield one, ordered[m]
        for m in range(max(n + 1, end), len(ordered)) if that_do_not else ():
            if 10 * (lows[m] - (high or 0)) > lows[m] or not budget.spend():
                break
            yield one, ordered[m]


def _heard(
    figures: Sequence[Figure], span: Span, *, derived: bool, also: CellFlag | None = None
) -> Heard:
    stances = {one.stance for one in figures}
    flags = {also, *(flag for one in figures for flag in one.flags)}
    return Heard(
        voice=figures[0].voice,
        stance=stances.pop() if len(stances) == 1 else Stance.MIXED,
        span=span,
        words=tuple(word for one in figures for word in one.words),
        derived=derived,
        flags=tuple(flag for flag in CellFlag if flag in flags),
        claims=tuple(dict.fromkeys(one.claim.id for one in figures)),
    )


def lower_first(account: Account) -> tuple[int, float, str, tuple[str, ...]]:
    """An order in which the lower of two figures comes first."""
    high = account.span.high
    return account.span.low, inf if high is None else high, account.voice, account.heard.claims


def least_high(account: Account) -> tuple[float, str]:
    """An order in which that comes first which ends first."""
    high = account.span.high
    return inf if high is None else high, account.figures[0].claim.id


def deciding_ends(a: Account, b: Account, found: Finding) -> tuple[Figure, ...]:
    """The figures whose upper end decides: of the lower of two, or of a part and its whole."""
    if found.reason in (ReasonCode.DISJOINT, ReasonCode.WITHIN_ROUNDING):
        return a.figures if a.span.below(b.span) else b.figures
    if found.reason is ReasonCode.PART_EXCEEDS_WHOLE:
        return b.figures
    return () if found.rest is None else (*a.figures, *b.figures)
