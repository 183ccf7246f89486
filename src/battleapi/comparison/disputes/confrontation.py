"""The figures of one record held against each other: of one scope, of part and whole, in groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import merge
from itertools import combinations, product
from math import inf
from typing import TypeAlias

from ...model.battles import BattleRecord
from ...model.registry import Registry
from ...model.vocabulary.comparison import ReasonCode, ScopeRelation, Verdict
from ..budget import Budget
from ..figures import Figure, Figures
from ..origins import Origins
from ..rules import Rules
from ..spans import dispute_gap, nearest
from ..statements import Statement, statements
from .dependences import Dependences
from .docket import Case, Docket
from .grounds import Ground, grounds, party_of
from .groups import Parts, voice_of
from .opponents import Opponents, is_more
from .pairs import (
    Account,
    Finding,
    least_high,
    lower_first,
    near_each_other,
    of_one_scope,
    of_part_and_whole,
    widest_first,
)
from .rests import Rests

_PAIRS = 40_000
"""How many pairs of accounts are looked at, for each of the ways in which two can stand."""
_FEW = 16
"""Pairs of a part and a whole that are quicker looked at all at once than one after the other."""
_PARTS_TRIED = 100_000
"""How many parts are tried in the search for groups."""

_EXCEEDED = Finding(Verdict.CONTRADICTS, ScopeRelation.INSIDE, ReasonCode.PART_EXCEEDS_WHOLE)
_APART = Finding(Verdict.CONTRADICTS, ScopeRelation.SAME_CELL, ReasonCode.DISJOINT)
_CROSSED = Finding(Verdict.NOT_COMPARABLE, ScopeRelation.CROSSED, ReasonCode.CROSSED_SCOPES)
_OF_ONE_SCOPE = {Verdict.CORROBORATES, Verdict.AGREES, Verdict.DIFFERS_WITHIN_ROUNDING}
_OF_PARTS = {Verdict.DIFFERS_WITHIN_ROUNDING, Verdict.COMPATIBLE, Verdict.COMPATIBLE_IF}

_Subject: TypeAlias = tuple[str, str, str | None, str | None, str]
"""The voices of a part and of its whole, the parties of both, and the effect."""
_Contradiction: TypeAlias = tuple[float, Account, Account, tuple[int, int] | None]
"""The gap, the lower figure, the higher one, and the places of part and whole if they are such."""


class Confrontation:
    """The cases over the figures of one record. `capped` is known once all were taken."""

    def __init__(
        self,
        record: BattleRecord,
        registry: Registry,
        found: Figures,
        rules: Rules,
        verdicts: Collection[Verdict],
    ) -> None:
        self._verdicts = verdicts
        self._said = statements(found.found)
        with_bounds = Verdict.COMPATIBLE_IF in verdicts
        self._grounds, self._more = grounds(found, self._said, rules, with_bounds=with_bounds)
        self._opponents = Opponents(self._grounds)
        self._origins = Origins(found.found, registry)
        rests = Rests(record, found, rules.basis)
        dependences = Dependences(record, registry, rules)
        self._docket = Docket(record, self._origins, rests, dependences)
        self._budgets: list[Budget] = []

    @property
    def capped(self) -> bool:
        """Whether there was more to look at than is looked at."""
        return self._more or any(one.ran_out for one in self._budgets)

    def contradictions(self) -> Iterator[Case]:
        """Those of pairs, the widest first, then those of groups."""
        if Verdict.CONTRADICTS in self._verdicts:
            yield from self._pairs_that_contradict()
            yield from self._of_the_torn()
            yield from self._groups()

    def other_cases(self) -> Iterator[Case]:
        """All other verdicts that are asked for."""
        wanted = self._verdicts
        if Verdict.SELF_INCONSISTENT in wanted:
            yield from self._self_inconsistent()
        if not _OF_ONE_SCOPE.isdisjoint(wanted):
            yield from self._of_one_scope()
        if not _OF_PARTS.isdisjoint(wanted):
            yield from self._of_parts()
        if Verdict.COMPATIBLE_IF in wanted:
            yield from self._of_bounds()
        if Verdict.NOT_COMPARABLE in wanted:
            yield from self._crossed()

    def _budget(self, steps: int) -> Budget:
        self._budgets.append(Budget(steps))
        return self._budgets[-1]

    def _pairs_that_contradict(self) -> Iterator[Case]:
        budget, closer = self._budget(_PAIRS), self._budget(_PAIRS)
        ways = [self._ranked(one, one, None, budget) for one in self._grounds]
        few: list[_Contradiction] = []
        ends = [_ends(ground.accounts.values()) for ground in self._grounds]
        for n, whole in enumerate(self._grounds):
            for m in sorted(whole.inside):
                part = self._grounds[m]
                if ends[n][0] >= ends[m][1]:
                    continue
                pairs = self._ranked(whole, part, (m, n), budget)
                if len(whole.accounts) * len(part.accounts) > _FEW:
                    ways.append(pairs)
                else:
                    few += pairs
        ways.append(iter(sorted(few, key=lambda one: -one[0])))
        for gap, low, high, places in merge(*ways, key=lambda one: -one[0]):
            if low.voice == high.voice:
                continue
            if places is None:
                yield self._docket.pair(low, high, _APART, gap)
            elif is_more(high, low) and (
                closer.spend(self._opponents.work(high.voice, low.voice))
                and self._opponents.is_closest_contradiction(*places, high.voice, low.voice)
            ):
                yield self._docket.pair(high, low, _EXCEEDED, gap)

    def _of_the_torn(self) -> Iterator[Case]:
        """Those of voices that contradict themselves, by figures that all contradict another's."""
        budget = self._budget(_PAIRS)
        for ground in self._grounds:
            torn = [one for one in ground.accounts.values() if len(one.tellings) > 1]
            if all(one.is_consistent for one in torn):
                continue
            for one, other in product(torn, ground.accounts.values()):
                if one.is_consistent or one.voice == other.voice or not one.span.meets(other.span):
                    continue
                if not budget.spend(len(one.tellings) * max(1, len(other.tellings))):
                    return
                of_both_torn = not other.is_consistent and len(other.tellings) > 1
                if of_both_torn and other.voice < one.voice:
                    continue
                theirs = other.tellings if of_both_torn else (other.span,)
                pair = nearest(one.tellings, theirs)
                if pair is not None:
                    a, b = sorted((one.telling(pair[0]), other.telling(pair[1])), key=lower_first)
                    yield self._docket.pair(a, b, _APART, dispute_gap((a.span, b.span)))

    @staticmethod
    def _ranked(
        lower: Ground, upper: Ground, places: tuple[int, int] | None, budget: Budget
    ) -> Iterator[_Contradiction]:
        pairs = widest_first(lower.accounts.values(), upper.accounts.values(), budget)
        return ((gap, low, high, places) for gap, low, high in pairs)

    def _groups(self) -> Iterator[Case]:
        """Groups of figures that stand against nothing of the same voice one by one."""
        parts = [Parts(ground.scope, ground.related) for ground in self._grounds]
        accounts = [
            (place, account)
            for place, ground in enumerate(self._grounds)
            for account in ground.accounts.values()
            if not ground.is_share
            and any(voice_of(one) != account.voice for one in ground.related)
            and parts[place].may_contradict(account.span)
        ]
        # What is added up before what it is added up of, which then says nothing more.
        accounts.sort(key=lambda one: -len(one[1].figures))
        told: dict[tuple[ReasonCode, Figure], list[frozenset[Figure]]] = {}
        budget = self._budget(_PARTS_TRIED)
        for place, account in accounts:
            if not budget.spend(len(self._grounds[place].related)):
                return

            def is_told(said: Statement, place: int = place, voice: str = account.voice) -> bool:
                return self._opponents.is_told(said, place, voice)

            mine = frozenset(account.figures)
            for group in parts[place].groups_against(account, budget, is_told):
                known = told.setdefault((group.reason, account.figures[0]), [])
                if not any(mine < more for more in known):
                    for figure in mine:
                        told.setdefault((group.reason, figure), []).append(mine)
                    yield self._docket.group(account, group)

    def _self_inconsistent(self) -> Iterator[Case]:
        """What one voice says of one scope, of a part and its whole, and of several parts."""
        for said in self._said.values():
            for one in said:
                if not one.is_consistent:
                    yield self._docket.pair(*_farthest_apart(one))
        found = _EXCEEDED._replace(verdict=Verdict.SELF_INCONSISTENT)
        for a, b in self._of_one_voice(self._budget(_PAIRS)):
            if is_more(a, b):
                yield self._docket.pair(a, b, found)
        budget = self._budget(_PARTS_TRIED)
        for ground in self._grounds:
            parts = Parts(ground.scope, ground.related)
            for account in ground.accounts.values():
                if (
                    account.is_at_odds_with_itself
                    and parts.may_contradict(account.span)
                    and budget.spend(len(ground.related))
                ):
                    for group in parts.groups_of_itself(account, budget):
                        yield self._docket.group(account, group, Verdict.SELF_INCONSISTENT)

    def _of_one_voice(self, budget: Budget) -> Iterator[tuple[Account, Account]]:
        for whole in self._grounds:
            for part in self._inside(whole):
                for voice in sorted(whole.accounts.keys() & part.accounts.keys()):
                    if budget.spend():
                        yield part.accounts[voice], whole.accounts[voice]
                if not budget.spend():
                    return

    def _of_one_scope(self) -> Iterator[Case]:
        budget = self._budget(_PAIRS)
        wanted = self._verdicts
        for ground in self._grounds:
            # Whoever contradicts himself agrees with nobody.
            accounts = [one for one in ground.accounts.values() if one.is_consistent]
            if Verdict.AGREES not in wanted and Verdict.DIFFERS_WITHIN_ROUNDING not in wanted:
                accounts = [one for one in accounts if self._origins.may_be_independent(one.voice)]
            pairs = near_each_other(
                accounts,
                budget,
                that_meet=Verdict.AGREES in wanted or Verdict.CORROBORATES in wanted,
                that_do_not=Verdict.DIFFERS_WITHIN_ROUNDING in wanted,
            )
            for a, b in pairs:
                independent = self._origins.are_independent(a.voice, b.voice)
                found = of_one_scope(a.span, b.span, independent=independent)
                if found.verdict is not Verdict.CONTRADICTS and found.verdict in wanted:
                    yield self._docket.pair(a, b, found)

    def _of_parts(self) -> Iterator[Case]:
        budget = self._budget(_PAIRS)
        for n, whole in enumerate(self._grounds):
            for m in sorted(whole.inside):
                pairs = product(self._grounds[m].accounts.values(), whole.accounts.values())
                for a, b in pairs:
                    if not budget.spend():
                        return
                    if a.voice == b.voice or not a.scope.inside(b.scope):
                        continue
                    found = of_part_and_whole(a.span, b.span)
                    if (
                        found.verdict is not Verdict.CONTRADICTS
                        and found.verdict in self._verdicts
                        and budget.spend(self._opponents.work(a.voice, b.voice))
                        and self._opponents.is_closest(m, n, a.voice, b.voice)
                    ):
                        yield self._docket.pair(a, b, found)

    def _of_bounds(self) -> Iterator[Case]:
        """What is left of a joint figure by the most that a voice allows of one party's part.

        Only where the voice has no figure of a part of it that is compared already, and of what is
        added up not once more of what it is added up of; nor where the two contradict each other
        about all of it or more of it anyway.
        """
        budget = self._budget(_PAIRS)
        pairs: list[tuple[Account, Account]] = []
        larger: dict[_Subject, list[frozenset[Figure]]] = {}
        for n, whole in enumerate(self._grounds):
            for m in sorted(whole.inside):
                bounds = self._grounds[m].bounds.values()
                for a, b in product(bounds, whole.accounts.values()):
                    if not budget.spend():
                        break
                    if (
                        a.voice != b.voice
                        and a.scope == b.scope._replace(party=a.scope.party)
                        and not self._opponents.stands_against(n, b.voice, a.voice)
                    ):
                        pairs.append((a, b))
                        larger.setdefault(_subject(a, b), []).append(frozenset(b.figures))
        told = self._subjects(set(larger), budget)
        for a, b in pairs:
            found = of_part_and_whole(a.span, b.span)
            subject, figures_of_whole = _subject(a, b), frozenset(b.figures)
            if (
                found.verdict is Verdict.COMPATIBLE_IF
                and subject not in told
                and budget.spend(len(larger[subject]))
                and not any(figures_of_whole < more for more in larger[subject])
            ):
                yield self._docket.pair(a, b, found)

    def _subjects(self, asked: Collection[_Subject], budget: Budget) -> set[_Subject]:
        """Which of them a part and a whole are of that both voices give figures of."""
        found: set[_Subject] = set()
        for whole in self._grounds:
            for part in self._inside(whole):
                for a, b in product(part.accounts.values(), whole.accounts.values()):
                    if not asked or not budget.spend():
                        return found
                    subject = _subject(a, b)
                    if subject in asked and a.voice != b.voice and a.scope.inside(b.scope):
                        found.add(subject)
        return found

    def _crossed(self) -> Iterator[Case]:
        budget = self._budget(_PAIRS)
        for (_, one), (m, other) in combinations(enumerate(self._grounds), 2):
            if not budget.spend():
                return
            if m in one.inside or m in one.around or one.scope.apart(other.scope):
                continue
            for first, second in product(one.accounts.values(), other.accounts.values()):
                if not budget.spend():
                    return
                if first.voice != second.voice and not (
                    first.heard.derived or second.heard.derived
                ):
                    a, b = sorted((first, second), key=lower_first)
                    yield self._docket.pair(a, b, _CROSSED)

    def _inside(self, whole: Ground) -> Sequence[Ground]:
        return [self._grounds[m] for m in sorted(whole.inside)]


def _ends(accounts: Iterable[Account]) -> tuple[float, float]:
    """The least high and the greatest low; of none, what stands against nothing."""
    known = list(accounts)
    highs = (inf if one.span.high is None else one.span.high for one in known)
    return min(highs, default=inf), max((one.span.low for one in known), default=0)


def _farthest_apart(said: Statement) -> tuple[Account, Account, Finding]:
    """The two figures of one voice that are the farthest apart."""
    party = party_of(said.figures[0])
    each = [Account.alone(figure, said.scope, party) for figure in said.figures]
    a, b = min(each, key=least_high), max(each, key=lower_first)
    found = of_one_scope(a.span, b.span, independent=False)
    return a, b, found._replace(verdict=Verdict.SELF_INCONSISTENT)


def _subject(part: Account, whole: Account) -> _Subject:
    return part.voice, whole.voice, part.party, whole.party, whole.effect
