"""Which claims a plain sum may add up without counting anything twice, and what does not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from .battles import BattleRecord
from .claims import CasualtyClaim, Claim, quantity_of
from .intervals import Interval, interval_of, total
from .standing import Standing
from .vocabulary.claims import AboutBasis, ClaimStatus, Flag, Polarity, Rank, RelationType


def stands(claim: Claim) -> bool:
    """Whether a claim is current, asserts something and is not deprecated."""
    return (
        claim.status is ClaimStatus.CURRENT
        and claim.polarity is Polarity.ASSERTS
        and claim.rank is not Rank.DEPRECATED
    )


class Tally:
    """The totals and parts of one record, and what follows for each claim."""

    def __init__(self, record: BattleRecord) -> None:
        self._claims = {claim.id: claim for claim in record.claims}
        self._intervals: dict[str, Interval | None] = {}
        self._parts: dict[str, list[Claim]] = defaultdict(list)
        self._answers: dict[tuple[Hashable, ...], list[Claim]] = defaultdict(list)
        for claim in record.claims:
            if (question := _question(claim)) is not None:
                self._answers[question].append(claim)
            for whole_id in claim.related_by(RelationType.PART_OF_TOTAL):
                whole = self._claims.get(whole_id)
                # Persons and things are not added together: a part of another kind says nothing of
                # the sum, and does not stand for the total in it.
                if whole is not None and whole.kind is claim.kind and stands(claim):
                    self._parts[whole_id].append(claim)

    def counted(self, claim: Claim) -> bool:
        """Whether the claim goes into a plain sum.

        It does not where it no longer stands, where it says again what another claim says, or
        where it is a total whose parts stand beside it.
        """
        repeats = claim.related_by(RelationType.RESTATES, RelationType.SYNTHESISES)
        return stands(claim) and not repeats and not self._parts.get(claim.id)

    def interval(self, claim: Claim) -> Interval | None:
        """What the words of a claim allow, with the default lexicon; null for kinds without number.

        A share of another claim is taken of that claim's interval.
        """
        if claim.id not in self._intervals:
            self._intervals[claim.id] = None  # a share of itself, through others, has no interval
            quantity = quantity_of(claim)
            if quantity is not None:
                base = self._claims.get(quantity.relative.of or "")
                of = self.interval(base) if base is not None else None
                self._intervals[claim.id] = interval_of(quantity, of=of)
        return self._intervals[claim.id]

    def flags(self, claim: Claim) -> tuple[Flag, ...]:
        """What a reader should know about the claim, in vocabulary order."""
        found = {
            Flag.SUM_MISMATCH: self._parts_miss(claim),
            Flag.BOUNDS_DISORDERED: bool(
                (quantity := quantity_of(claim)) and quantity.is_disordered
            ),
            Flag.SELF_INCONSISTENT: self._contradicts_itself(claim),
            Flag.PARTY_INFERRED: any(
                party.basis in (AboutBasis.INFERRED_BY_DOCUMENT, AboutBasis.INFERRED_BY_EDITOR)
                for party in claim.about
            ),
            Flag.PARTY_UNRESOLVED: any(
                party.basis is AboutBasis.UNRESOLVED for party in claim.about
            ),
            Flag.READ_TWO_WAYS: bool(claim.readings),
        }
        return tuple(flag for flag, holds in found.items() if holds)

    def _parts_miss(self, claim: Claim) -> bool:
        own = self.interval(claim)
        parts = [self.interval(part) for part in self._parts.get(claim.id, ())]
        numbers = [part for part in parts if part is not None and part.has_number]
        if own is None or not own.has_number or not parts or len(numbers) < len(parts):
            return False
        return not own.intersects(total(numbers))

    def _contradicts_itself(self, claim: Claim) -> bool:
        question, own = _question(claim), self.interval(claim)
        if question is None or own is None or not own.has_number:
            return False
        answers = (self.interval(other) for other in self._answers[question])
        return any(a is not None and a.has_number and not own.intersects(a) for a in answers)


def _question(claim: Claim) -> tuple[Hashable, ...] | None:
    """What one claimant's casualty claims answer; two with equal questions must not disagree.

    The same people, harm, event, days and moment of saying. Null for what stands no longer, for
    other kinds, and for claimants that are not known to be one and the same.
    """
    if not isinstance(claim, CasualtyClaim) or claim.claimant.actor is None or not stands(claim):
        return None
    return (
        claim.claimant.actor,
        Standing.party(claim),
        claim.effects,
        claim.population,
        claim.affiliation,
        claim.rank_group,
        claim.event,
        claim.occurred.edtf,
        claim.asserted.edtf,
        claim.cumulative,
        claim.covers_battles,
    )
