"""Which claims have a figure that can be compared, and why the others have none."""

from __future__ import annotations

from ..model.battles import BattleRecord
from ..model.claim_intervals import ClaimIntervals
from ..model.claims import CasualtyClaim, Claim, quantity_of
from ..model.counting import Tally, stands
from ..model.effective import effective_date, phase_of
from ..model.intervals import no_interval_reason
from ..model.lexicons import LEXICONS
from ..model.registry import Registry
from ..model.standing import Standing
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import ClaimStatus, Polarity, Rank
from ..model.vocabulary.comparison import Exclusion
from ..model.vocabulary.quantities import Qualifier
from .results import Excluded
from .rules import Rules
from .spans import Span
from .voices import said_on

_GONE = {
    ClaimStatus.SUPERSEDED: Exclusion.SUPERSEDED,
    ClaimStatus.RETRACTED: Exclusion.RETRACTED,
    ClaimStatus.PROPOSED: Exclusion.PROPOSED,
    ClaimStatus.DECLINED: Exclusion.DECLINED,
}
_OF_DEATHS = frozenset(
    {
        CasualtyEffect.KILLED,
        CasualtyEffect.DIED_OF_WOUNDS,
        CasualtyEffect.NON_BATTLE_DEATH,
        CasualtyEffect.DIED_IN_CAPTIVITY,
    }
)


class Eligibility:
    """Judges the claims of one record by the reader's rules."""

    def __init__(
        self, record: BattleRecord, registry: Registry, standing: Standing, rules: Rules
    ) -> None:
        self._record = record
        self._registry = registry
        self._rules = rules
        self._tally = Tally(record, standing)
        self._intervals = ClaimIntervals(
            record.claims,
            lexicon=rules.lexicon,
            tolerance=rules.tolerance,
            body_counts=rules.body_counts,
        )

    def span(self, claim: Claim) -> Span | None:
        """What a claim, as it is read, allows; null where it has no number."""
        ends = self._intervals.ends_as_read(claim)
        return None if ends is None else Span(*ends)

    def reason_against(self, claim: Claim, recorded: Claim) -> Excluded | None:
        """Why a claim, as it is read, is left out; null where it is eligible.

        `recorded` is the same claim as it stands in the record, which other claims are linked to.
        """
        code = self._standing_code(claim)
        if code is not None:
            return Excluded(claim.id, code)
        if recorded.related:
            told = tuple(one.id for one in self._tally.restated(recorded) if stands(one))
            if told or self._tally.repeats(recorded):
                return Excluded(claim.id, Exclusion.RESTATES, told)
        if claim.cumulative and self._tally.is_outdated(recorded):
            return Excluded(claim.id, Exclusion.EARLIER_TOLL)
        code = self._number_code(claim)
        return None if code is None else Excluded(claim.id, code)

    def _standing_code(self, claim: Claim) -> Exclusion | None:
        if claim.status in _GONE:
            return _GONE[claim.status]
        if claim.polarity is not Polarity.ASSERTS:
            return Exclusion.NOT_ASSERTED
        if claim.rank is Rank.DEPRECATED:
            return Exclusion.DEPRECATED
        if phase_of(claim, self._record) not in self._rules.phases:
            return Exclusion.OTHER_PHASE
        if self._is_later(claim):
            return Exclusion.ASSERTED_LATER
        return Exclusion.COVERS_OTHER_BATTLES if claim.covers_battles else None

    def _number_code(self, claim: Claim) -> Exclusion | None:
        quantity = quantity_of(claim)
        if quantity is None:
            return Exclusion.NO_NUMBER
        of_deaths = isinstance(claim, CasualtyClaim) and _OF_DEATHS.issuperset(claim.effects)
        vague = quantity.qualifier is Qualifier.INDEFINITE
        if vague and LEXICONS[self._rules.lexicon].deaths_only and not of_deaths:
            return Exclusion.EFFECT_NOT_COVERED
        whole = self._intervals.whole_of(claim)
        reason = no_interval_reason(quantity, lexicon=self._rules.lexicon, of=whole)
        return None if reason is None else Exclusion(reason.value)

    def _is_later(self, claim: Claim) -> bool:
        if self._rules.asserted_until is None:
            return False
        # What happened later cannot have been said before, though nobody has written when it was.
        happened = effective_date(claim, self._record).date.first_day
        said = said_on(claim, self._registry)
        known = [day for day in (said, happened) if day is not None]
        return any(day > self._rules.asserted_until for day in known)
