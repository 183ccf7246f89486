"""What a reader should know about a claim before using its figure: computed, never stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from .battles import BattleRecord
from .claims import Claim, quantity_of
from .counting import Tally, stands, subject
from .intervals import Interval, total
from .standing import Standing
from .vocabulary.claims import AboutBasis, Flag, RelationType

INFERRED = frozenset({AboutBasis.INFERRED_BY_DOCUMENT, AboutBasis.INFERRED_BY_EDITOR})
"""The bases on which somebody else than the claimant says whom the words mean."""


@dataclass(slots=True)
class _Answers:
    """How far the figures go that one voice answers to one question.

    A figure misses one of them exactly where it ends below the greatest low, or begins above the
    least high: no two need be compared.
    """

    greatest_low: int = 0
    least_high: int | None = None

    def add(self, number: Interval) -> None:
        self.greatest_low = max(self.greatest_low, number.low or 0)
        if number.high is not None:
            least = self.least_high
            self.least_high = number.high if least is None else min(least, number.high)

    def contradict(self, number: Interval) -> bool:
        """Whether one of them allows no count that the number allows."""
        ends_below = number.high is not None and number.high < self.greatest_low
        return ends_below or (self.least_high is not None and (number.low or 0) > self.least_high)


class Flagging:
    """Raises the flags of one record's claims."""

    def __init__(self, record: BattleRecord, standing: Standing, tally: Tally) -> None:
        self._standing = standing
        self._tally = tally
        self._answers: dict[Hashable, _Answers] = defaultdict(_Answers)
        for claim in record.claims:
            question, number = self._question(claim), self._number(claim)
            if question is not None and number is not None:
                self._answers[question].add(number)
        self._of_wrong_sums: set[str] = set()
        for claim in record.claims:
            if self._parts_miss(claim):
                # The parts are what is counted in its place, so they are where it is looked for.
                self._of_wrong_sums |= {claim.id, *(part.id for part in tally.parts(claim))}

    def flags(self, claim: Claim) -> tuple[Flag, ...]:
        """What a reader should know about the claim, in vocabulary order."""
        quantity = quantity_of(claim)
        found = {
            Flag.SUM_MISMATCH: claim.id in self._of_wrong_sums or self._exceeds_its_whole(claim),
            Flag.RESTATEMENT_DIFFERS: self._restates_otherwise(claim),
            Flag.BOUNDS_DISORDERED: quantity is not None and quantity.is_disordered,
            Flag.SELF_INCONSISTENT: self._contradicts_itself(claim),
            Flag.PARTY_INFERRED: any(party.basis in INFERRED for party in claim.about),
            Flag.PARTY_UNRESOLVED: any(
                party.basis is AboutBasis.UNRESOLVED for party in claim.about
            ),
            Flag.READ_TWO_WAYS: bool(claim.readings),
        }
        return tuple(flag for flag, holds in found.items() if holds)

    def _number(self, claim: Claim) -> Interval | None:
        interval = self._tally.interval(claim)
        return interval if interval is not None and interval.has_number else None

    def _sum(self, claims: Iterable[Claim]) -> Interval | None:
        """All of them added up; null where one has no number, or there is none."""
        numbers = [self._number(claim) for claim in claims]
        known = [number for number in numbers if number is not None]
        return total(known) if known and len(known) == len(numbers) else None

    def _parts_miss(self, claim: Claim) -> bool:
        """Whether the parts do not come to a total, nor do they with all that stands among it.

        One part of a total may come from another source: it is then not counted in the place of
        the total, and still is what the other parts leave.
        """
        own, parts = self._number(claim), self._sum(self._tally.parts(claim))
        if own is None or parts is None or own.intersects(parts):
            return False
        others = self._sum(self._tally.among(claim))
        return others is None or not own.intersects(total([parts, others]))

    def _exceeds_its_whole(self, claim: Claim) -> bool:
        own = self._number(claim)
        wholes = (self._number(whole) for whole in self._tally.wholes(claim))
        return own is not None and any(
            whole is not None and whole.high is not None and (own.low or 0) > whole.high
            for whole in wholes
        )

    def _restates_otherwise(self, claim: Claim) -> bool:
        own, restated = self._number(claim), self._sum(self._tally.restated(claim))
        return own is not None and restated is not None and not own.intersects(restated)

    def _contradicts_itself(self, claim: Claim) -> bool:
        question, own = self._question(claim), self._number(claim)
        if question is None or own is None:
            return False
        return self._answers[question].contradict(own)

    def _question(self, claim: Claim) -> tuple[Hashable, ...] | None:
        """What a figure of one voice answers; two with equal questions must not disagree.

        The same subject, days and moment of saying. Null for what stands no longer, and for a part
        of another figure, which is meant to differ from it.
        """
        quantity = quantity_of(claim)
        if (
            not stands(claim)
            or quantity is None
            or not quantity.relative.is_empty
            or claim.related_by(RelationType.PART_OF_TOTAL, RelationType.INCLUDED_IN)
        ):
            return None
        about = subject(claim, self._standing)
        return about and (*about, claim.occurred.edtf, claim.asserted.edtf, claim.cumulative)
