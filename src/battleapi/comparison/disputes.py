"""Which voices contradict each other in one record, which do not, and what that hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from itertools import combinations, product
from typing import TypeAlias

from ..model.battles import BattleRecord
from ..model.registry import Registry
from ..model.vocabulary.claims import ClaimKind
from ..model.vocabulary.comparison import ReasonCode, ScopeRelation, Verdict
from .dependences import Dependences
from .docket import Docket
from .figures import Figure, figures
from .grounds import grounds, party_of, same_ground
from .groups import Parts, voice_of
from .hearing import Statement, statements
from .outcomes import outcome_disputes
from .pairs import (
    Account,
    Finding,
    least_high,
    lower_first,
    of_one_scope,
    of_part_and_whole,
)
from .rests import Rests
from .results import Dispute
from .rules import DEFAULT_RULES, Rules
from .told import told_in
from .voices import Voices

ALL_VERDICTS: Collection[Verdict] = frozenset(Verdict)

_Subject: TypeAlias = tuple[str, str, str | None, str | None, str]
"""The voices of a part and of its whole, the parties of both, and the effect."""
_Parts: TypeAlias = tuple[int, int, str, str]
"""The places of a part and of its whole, and the voices that give them."""


def disputes(
    record: BattleRecord,
    registry: Registry,
    rules: Rules = DEFAULT_RULES,
    verdicts: Collection[Verdict] = ALL_VERDICTS,
) -> tuple[Dispute, ...]:
    """How the voices of a record stand to each other, by the verdicts that are asked for.

    Over figures of the kind asked for; beside casualties, over outcomes and over who holds a place
    as well. Contradictions come first, the widest gap before the others; then everything in the
    order of the record. A pair is left out where a closer one of the same two voices says more: a
    part and a whole about which they contradict each other anyway, or a part of a part.
    """
    found = _OfFigures(record, registry, rules, verdicts)
    made = list(found.disputes())
    if rules.kind is ClaimKind.CASUALTIES:
        told = told_in(record, registry, rules)
        voices = Voices((), registry, ((one.voice, one.claim) for one in told))
        of_outcomes = outcome_disputes(record, found.standing, told, voices.independence, verdicts)
        made += [(0.0, one) for one in of_outcomes]
    places = {claim.id: place for place, claim in enumerate(record.claims)}

    def first(one: tuple[float, Dispute]) -> tuple[bool, float, list[int]]:
        gap, dispute = one
        said = (*dispute.a, *dispute.b)
        order = sorted(places[claim] for said_by in said for claim in said_by.claims)
        return dispute.verdict is not Verdict.CONTRADICTS, -gap, order

    # One figure can stand on two grounds: trucks, where a voice lists no other vehicles.
    return tuple({_who(dispute): dispute for _, dispute in sorted(made, key=first)}.values())


class _OfFigures:
    """The disputes over the figures of one record."""

    def __init__(
        self,
        record: BattleRecord,
        registry: Registry,
        rules: Rules,
        verdicts: Collection[Verdict],
    ) -> None:
        found = figures(record, registry, rules)
        self.standing = found.standing
        self.voices = Voices(found.found, registry)
        self._verdicts = verdicts
        self._said = statements(found.found)
        self._grounds = grounds(
            found, self._said, rules, with_bounds=Verdict.COMPATIBLE_IF in verdicts
        )
        self._docket = Docket(
            record,
            self.voices,
            Rests(record, found, rules.basis),
            Dependences(record, registry, rules),
        )
        self._at_odds: set[tuple[int, frozenset[str]]] = set()
        # By voice: where others give figures that contradict one of its own, and who.
        self._against: dict[str, set[tuple[int, str]]] = defaultdict(set)

    def disputes(self) -> Iterator[tuple[float, Dispute]]:
        """Each with the gap by which it is sorted, 0 where there is none."""
        yield from self._of_one_scope()
        yield from self._of_parts()
        if Verdict.SELF_INCONSISTENT in self._verdicts:
            for said in self._said.values():
                yield from self._self_inconsistent(said)
        if Verdict.CONTRADICTS in self._verdicts:
            yield from self._of_groups()
        if Verdict.NOT_COMPARABLE in self._verdicts:
            yield from self._crossed()

    def _of_one_scope(self) -> Iterator[tuple[float, Dispute]]:
        for place, ground in enumerate(self._grounds):
            for one, other in combinations(ground.accounts.values(), 2):
                a, b = sorted((one, other), key=lower_first)
                independent = self.voices.are_independent(a.voice, b.voice)
                found = of_one_scope(a.span, b.span, independent=independent)
                if found.verdict is Verdict.CONTRADICTS:
                    self._at_odds.add((place, frozenset((a.voice, b.voice))))
                    self._against[b.voice].add((place, a.voice))
                    self._against[a.voice].add((place, b.voice))
                if found.verdict in self._verdicts:
                    yield self._docket.pair(a, b, found)

    def _self_inconsistent(self, said: Iterable[Statement]) -> Iterator[tuple[float, Dispute]]:
        """Voices that give figures of one scope which share no count."""
        for one in said:
            if not one.is_consistent:
                party = party_of(one.figures[0])
                each = [Account.alone(figure, one.scope, party) for figure in one.figures]
                a, b = min(each, key=least_high), max(each, key=lower_first)
                found = of_one_scope(a.span, b.span, independent=False)
                yield self._docket.pair(a, b, found._replace(verdict=Verdict.SELF_INCONSISTENT))

    def _of_parts(self) -> Iterator[tuple[float, Dispute]]:
        pairs = list(self._parts_and_wholes())
        exceed = {
            (part, whole, a.voice, b.voice)
            for part, whole, a, b, found in pairs
            if found.verdict is Verdict.CONTRADICTS
        }
        for part, _, one, other in exceed:
            self._against[other].add((part, one))
        for part, whole, a, b, found in pairs:
            if found.verdict in self._verdicts and (
                self._is_closest_contradiction(part, whole, a.voice, b.voice, exceed)
                if found.verdict is Verdict.CONTRADICTS
                else self._is_closest(part, whole, a.voice, b.voice)
            ):
                yield self._docket.pair(a, b, found)
        if Verdict.COMPATIBLE_IF in self._verdicts:
            yield from self._of_bounds({_subject(a, b) for _, _, a, b, _ in pairs})

    def _of_bounds(self, told: Collection[_Subject]) -> Iterator[tuple[float, Dispute]]:
        """What is left of a joint figure by the most that a voice allows of one party's part.

        Only where the voice has no figure of a part of it that is compared already, and of what is
        added up not once more of what it is added up of.
        """
        pairs = [
            (a, b)
            for whole in self._grounds
            for m in sorted(whole.inside)
            for a, b in product(self._grounds[m].bounds.values(), whole.accounts.values())
            if a.scope == b.scope._replace(party=a.scope.party)
            and a.voice != b.voice
            and _subject(a, b) not in told
        ]
        larger = [(_subject(a, b), set(b.figures)) for a, b in pairs]
        for a, b in pairs:
            found = of_part_and_whole(a.span, b.span)
            subject, figures_of_whole = _subject(a, b), set(b.figures)
            if found.verdict is Verdict.COMPATIBLE_IF and not any(
                subject == other and figures_of_whole < more for other, more in larger
            ):
                yield self._docket.pair(a, b, found)

    def _parts_and_wholes(self) -> Iterator[tuple[int, int, Account, Account, Finding]]:
        for n, whole in enumerate(self._grounds):
            for m in whole.inside:
                part = self._grounds[m]
                for b in whole.accounts.values():
                    for a in part.accounts.values():
                        if not a.scope.inside(b.scope):
                            continue
                        found = of_part_and_whole(a.span, b.span)
                        if a.voice != b.voice:
                            yield m, n, a, b, found
                        elif found.verdict is Verdict.CONTRADICTS:
                            verdict = Verdict.SELF_INCONSISTENT
                            yield m, n, a, b, found._replace(verdict=verdict)

    def _is_closest_contradiction(
        self, part: int, whole: int, one: str, other: str, exceed: Collection[_Parts]
    ) -> bool:
        """Whether the two voices contradict each other about nothing between part and whole."""
        voices = frozenset((one, other))
        between = self._between(part, whole)
        return not (
            any((place, voices) in self._at_odds for place in (part, whole, *between))
            or any((part, place, one, other) in exceed for place in between)
            or any((place, whole, one, other) in exceed for place in between)
        )

    def _is_closest(self, part: int, whole: int, one: str, other: str) -> bool:
        """Whether neither voice has a figure of something between part and whole."""
        if (whole, frozenset((one, other))) in self._at_odds:
            return False
        if one == other:
            return True
        between = [self._grounds[place].accounts for place in self._between(part, whole)]
        nearer = self._grounds[part].accounts
        return other not in nearer and not any(
            one in accounts or other in accounts for accounts in between
        )

    def _between(self, part: int, whole: int) -> set[int]:
        return self._grounds[whole].inside & self._grounds[part].around

    def _of_groups(self) -> Iterator[tuple[float, Dispute]]:
        """Groups of figures that stand against nothing of the same voice one by one."""
        accounts = [
            (place, account)
            for place, ground in enumerate(self._grounds)
            for account in ground.accounts.values()
            if not ground.is_share
        ]
        # What is added up before what it is added up of, which then says nothing more.
        accounts.sort(key=lambda one: -len(one[1].figures))
        told: list[tuple[ReasonCode, set[Figure]]] = []
        by_scope = {same_ground(one.scope): n for n, one in enumerate(self._grounds)}
        places = {
            one.scope: by_scope.get(same_ground(one.scope), -1)
            for ground in self._grounds
            for one in ground.related
        }
        parts = [Parts(ground.scope, ground.related) for ground in self._grounds]
        for place, account in accounts:
            mine, against = set(account.figures), self._against[account.voice]
            passed_over = {
                n
                for n, one in enumerate(self._grounds[place].related)
                if not against.isdisjoint(
                    ((place, voice_of(one)), (places[one.scope], voice_of(one)))
                )
            }
            for group in parts[place].groups_against(account, passed_over):
                if not any(reason is group.reason and mine < more for reason, more in told):
                    told.append((group.reason, mine))
                    yield self._docket.group(account, group)

    def _crossed(self) -> Iterator[tuple[float, Dispute]]:
        found = Finding(Verdict.NOT_COMPARABLE, ScopeRelation.CROSSED, ReasonCode.CROSSED_SCOPES)
        for (_, one), (m, other) in combinations(enumerate(self._grounds), 2):
            if m in one.inside or m in one.around or one.scope.apart(other.scope):
                continue
            for first in one.accounts.values():
                for second in other.accounts.values():
                    if first.voice != second.voice and not (
                        first.heard.derived or second.heard.derived
                    ):
                        a, b = sorted((first, second), key=lower_first)
                        yield self._docket.pair(a, b, found)


def _who(dispute: Dispute) -> tuple[Hashable, ...]:
    sides = (
        tuple((said.voice, said.party, said.effect, said.claims) for said in side)
        for side in (dispute.a, dispute.b)
    )
    return dispute.verdict, dispute.relation, dispute.reason, *sides


def _subject(part: Account, whole: Account) -> _Subject:
    return part.voice, whole.voice, part.party, whole.party, whole.effect
