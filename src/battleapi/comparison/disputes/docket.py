"""Findings written down as disputes: who says what, when, how independently, and by what rules."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ...model.battles import BattleRecord
from ...model.dates import HistoricalDate
from ...model.effective import effective_date
from ...model.vocabulary.comparison import Independence, ReasonCode, ScopeRelation, Verdict
from ..origins import Origins
from ..results import Dispute, Rest
from ..spans import Span, dispute_gap
from .dependences import Dependences
from .groups import Group, said_in, voice_of
from .pairs import Account, Finding, deciding_ends
from .rests import Rests

_LEAST_FIRST = (
    Independence.DEPENDENT,
    Independence.LIKELY_COMMON_ORIGIN,
    Independence.NOT_ESTABLISHED,
    Independence.INDEPENDENT,
)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A dispute that is found and not yet written down.

    `gap` is by how much a contradiction is one, 0 where there is none. `who` tells one case from
    another, and is alike whatever order the claims stand in. `claims` are those of both sides.
    `reading` is the one under which alone there is such a case, null where there is one anyway.
    """

    verdict: Verdict
    gap: float
    who: tuple[Hashable, ...]
    claims: frozenset[str]
    write: Callable[[], Dispute]
    reading: str | None = None

    @property
    def order(self) -> tuple[object, ...]:
        """Contradictions come first, the widest gap before the others; then by what it is about.

        What there is anyway comes before what there is only by a reading.
        """
        contradicts = self.verdict is Verdict.CONTRADICTS
        by_reading = self.reading is not None
        return not contradicts, by_reading, -self.gap, _RANK[self.verdict], self.who

    def written(self) -> Dispute:
        """The dispute."""
        return replace(self.write(), reading=self.reading, gap=self.gap)


_RANK = {verdict: place for place, verdict in enumerate(Verdict)}


class Docket:
    """Takes down what is found, and writes each dispute when it is asked for."""

    def __init__(
        self, record: BattleRecord, origins: Origins, rests: Rests, dependences: Dependences
    ) -> None:
        self._record = record
        self._origins = origins
        self._rests = rests
        self._dependences = dependences

    def pair(self, a: Account, b: Account, found: Finding, gap: float = 0.0) -> Case:
        """What two accounts come to; of a part and its whole the part is the first."""
        who = (b.party or "", b.effect, found.relation, found.reason, _who(a), _who(b))
        claims = frozenset((*a.heard.claims, *b.heard.claims))
        return Case(found.verdict, gap, who, claims, partial(self._pair, a, b, found))

    def group(self, whole: Account, group: Group, verdict: Verdict = Verdict.CONTRADICTS) -> Case:
        """How a group contradicts an account of the whole."""
        over = group.reason is ReasonCode.LOWS_SUM_OVER_HIGH
        together = Span(group.sum, None) if over else Span(0, group.sum)
        parts = sorted(
            (voice_of(part), *sorted(figure.claim.id for figure in part.figures))
            for part in group.parts
        )
        what = (whole.party or "", whole.effect, ScopeRelation.GROUP, group.reason)
        claims = frozenset(claim for _, *some in parts for claim in some)
        return Case(
            verdict,
            dispute_gap((together, whole.span)) if verdict is Verdict.CONTRADICTS else 0.0,
            (*what, tuple(parts), _who(whole)),
            claims.union(whole.heard.claims),
            partial(self._group, whole, group, verdict),
        )

    def _pair(self, a: Account, b: Account, found: Finding) -> Dispute:
        rest = Rest() if found.rest is None else self._rests.rest(a, b, found.rest)
        return Dispute(
            verdict=found.verdict,
            relation=found.relation,
            kind=b.figures[0].claim.kind,
            party=b.party,
            effect=b.effect,
            event=_event((a, b)),
            date=self._date((b, a)),
            a=(a.said,),
            b=(b.said,),
            independence=self._independence((a.voice,), b.voice),
            reason=found.reason,
            rest=rest,
            depends_on=self._dependences.of(a.figures, b.figures, deciding_ends(a, b, found)),
        )

    def _group(self, whole: Account, group: Group, verdict: Verdict) -> Dispute:
        parts = sorted(group.parts, key=lambda one: one.figures[0].place)
        over = group.reason is ReasonCode.LOWS_SUM_OVER_HIGH
        figures = tuple(figure for part in parts for figure in part.figures)
        return Dispute(
            verdict=verdict,
            relation=ScopeRelation.GROUP,
            kind=whole.figures[0].claim.kind,
            party=whole.party,
            effect=whole.effect,
            event=_event((whole,)),
            date=self._date((whole,)),
            a=tuple(said_in(part, whole) for part in parts),
            b=(whole.said,),
            independence=self._independence([voice_of(part) for part in parts], whole.voice),
            reason=group.reason,
            depends_on=self._dependences.of(
                figures, whole.figures, whole.figures if over else figures
            ),
        )

    def _independence(self, voices: Iterable[str], other: str) -> Independence:
        """That of the two voices; of a group the first that stands in the way of independence."""
        found = {
            Independence.DEPENDENT if one == other else self._origins.independence(one, other)
            for one in voices
        }
        return next(one for one in _LEAST_FIRST if one in found)

    def _date(self, accounts: Sequence[Account]) -> HistoricalDate:
        """That of the first that is of one date; of what is added up over several, the battle's."""
        for account in accounts:
            dates = [effective_date(figure.claim, self._record).date for figure in account.figures]
            if all(date.edtf == dates[0].edtf for date in dates):
                return dates[0]
        return self._record.date


def _who(account: Account) -> tuple[str, ...]:
    heard = account.heard
    return account.voice, account.party or "", account.effect, *sorted(heard.claims)


def _event(accounts: Sequence[Account]) -> str | None:
    """The event that all of them are of; null where it is not one."""
    events = {figure.claim.event for account in accounts for figure in account.figures}
    return events.pop() if len(events) == 1 else None
