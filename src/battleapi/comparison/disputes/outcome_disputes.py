"""The outcomes, and the words on who holds a place, of one record: set against each other in pairs.

Many claims say the same, so that what two of them come to is found once for all that say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, combinations_with_replacement, product
from typing import TypeAlias

from ...model.battles import BattleRecord
from ...model.claims import Claim, ControlClaim, OutcomeClaim
from ...model.effective import effective_date
from ...model.flags import INFERRED
from ...model.standing import Standing
from ...model.vocabulary.comparison import (
    CellFlag,
    DependenceCode,
    Independence,
    ScopeRelation,
    Verdict,
)
from ..budget import Budget
from ..event_days import one_day
from ..results import Dependence, Dispute, Said, When
from .docket import Case
from .outcomes import OTHER_SCOPE, Finding, Sides, compare_told
from .told import Assertion

Between: TypeAlias = Callable[[str, str], Independence]
"""How two voices depend on each other."""

_OfKinds: TypeAlias = tuple[Finding, Sequence[Assertion], Sequence[Assertion]]
"""What the claims of two kinds come to."""

_KINDS_AS_PAIRS = 8
"""How many pairs of claims the work on a pair of kinds of them is worth."""


class OutcomeDisputes:
    """How the outcomes and the holders that claims give stand to each other, pair by pair.

    `told` are the claims that count. Two voices are compared within one event; an outcome of the
    battle is set beside those of its events as well, which it never excludes. One voice is only
    said to contradict itself.
    """

    def __init__(
        self, record: BattleRecord, standing: Standing, told: Iterable[Assertion], between: Between
    ) -> None:
        self._record = record
        self._standing = standing
        self._between = between
        self._sides = Sides(record, standing)
        alike: dict[Hashable, list[Assertion]] = defaultdict(list)
        for one in sorted(told, key=lambda one: (one.voice, one.claim.id)):
            alike[_what(one.claim)].append(one)
        self._alike: tuple[tuple[Assertion, ...], ...] = tuple(map(tuple, alike.values()))

    def cases(self, verdicts: Collection[Verdict], budget: Budget) -> Iterator[Case]:
        """Each pair of one of the verdicts, those that contradict each other first."""
        found = self._findings(budget)
        # The order among equals stays.
        found.sort(key=lambda one: one[0].verdict is not Verdict.CONTRADICTS)
        for finding, some, others in found:
            of_one_voice = finding.verdict is Verdict.CONTRADICTS
            possible = {finding.verdict, *([Verdict.SELF_INCONSISTENT] if of_one_voice else [])}
            if possible.isdisjoint(verdicts):
                continue
            pairs = combinations(some, 2) if some is others else product(some, others)
            for one, other in pairs:
                if not budget.spend():
                    return
                same = one.voice == other.voice
                verdict = Verdict.SELF_INCONSISTENT if same else finding.verdict
                if verdict in verdicts and verdict in possible:
                    yield self._case(one, other, finding, verdict)

    def _findings(
        self, budget: Budget
    ) -> list[tuple[Finding, Sequence[Assertion], Sequence[Assertion]]]:
        """What claims of any two kinds come to, where they have something in common."""
        found: list[_OfKinds] = []
        for some, others in combinations_with_replacement(self._alike, 2):
            if not budget.spend(_KINDS_AS_PAIRS):
                break
            finding = compare_told(some[0].claim, others[0].claim, self._sides)
            if finding is not None:
                found.append((finding, some, others))
        return found

    def _case(self, one: Assertion, other: Assertion, finding: Finding, verdict: Verdict) -> Case:
        # What is implied comes first, and what is of an event before what is of the battle.
        turned = finding.follows == 1 or (finding is OTHER_SCOPE and one.claim.event is None)
        a, b = (other, one) if turned else (one, other)
        who = (finding.reason, (a.voice, a.claim.id), (b.voice, b.claim.id))
        write = partial(self._written, a, b, finding, verdict)
        claims = frozenset((a.claim.id, b.claim.id))
        return Case(verdict, 0.0, (Standing.party(b.claim) or "", "", *who), claims, write)

    def _written(self, a: Assertion, b: Assertion, finding: Finding, verdict: Verdict) -> Dispute:
        parties = {Standing.party(a.claim), Standing.party(b.claim)}
        inside = finding is OTHER_SCOPE
        return Dispute(
            verdict=verdict,
            relation=ScopeRelation.INSIDE if inside else ScopeRelation.SAME_EVENT,
            kind=a.claim.kind,
            party=parties.pop() if len(parties) == 1 else None,
            effect=None,
            event=a.claim.event,
            date=effective_date(a.claim, self._record).date,
            a=(self._said(a),),
            b=(self._said(b),),
            independence=self._between(a.voice, b.voice),
            reason=finding.reason,
            depends_on=_depends_on((a, b)),
        )

    def _said(self, told: Assertion) -> Said:
        claim = told.claim
        words = claim.as_said if isinstance(claim, OutcomeClaim | ControlClaim) else None
        date = effective_date(claim, self._record).date
        return Said(
            voice=told.voice,
            stance=self._standing.stance(claim),
            party=Standing.party(claim),
            effect=None,
            span=None,
            words=() if words is None else (words,),
            derived=False,
            flags=(CellFlag.PARTY_INFERRED,) if _is_inferred(claim) else (),
            claims=(claim.id,),
            when=When(claim.event, one_day(date.first_day, date.last_day)),
        )


def _what(claim: Claim) -> Hashable:
    """All that decides what a claim and another one come to."""
    match claim:
        case OutcomeClaim():
            said = (claim.aspect, claim.sequence, claim.type, claim.by, claim.against)
            return claim.kind, claim.event, *said
        case ControlClaim():
            holders = tuple(party.actor for party in claim.about)
            return claim.kind, claim.event, claim.place, claim.change, holders
    return claim.kind, claim.id


def _depends_on(told: Sequence[Assertion]) -> tuple[Dependence, ...]:
    inferred = tuple(one.claim.id for one in told if _is_inferred(one.claim))
    found = [Dependence(DependenceCode.PARTY_INFERRED, inferred)] if inferred else []
    read: dict[str, list[str]] = {}
    for one in told:
        for reading in one.readings:
            read.setdefault(reading, []).append(one.claim.id)
    found += [
        Dependence(DependenceCode.READING, tuple(claims), reading)
        for reading, claims in read.items()
    ]
    return tuple(found)


def _is_inferred(claim: Claim) -> bool:
    return any(party.basis in INFERRED for party in claim.about)
