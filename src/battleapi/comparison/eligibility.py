"""Which claims have a figure that can be compared, and why the others have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model.battles import BattleRecord
from ..model.claim_intervals import ClaimIntervals
from ..model.claims import CasualtyClaim, Claim, quantity_of
from ..model.counting import Tally, subject, toll_day
from ..model.dates import HistoricalDate
from ..model.effective import effective_date, phase_of
from ..model.intervals import no_interval_reason
from ..model.lexicons import LEXICONS
from ..model.registry import Registry
from ..model.standing import Standing
from ..model.vocabulary.casualties import CasualtyEffect
from ..model.vocabulary.claims import ClaimStatus, Polarity, Rank, RelationType
from ..model.vocabulary.comparison import Exclusion
from ..model.vocabulary.dates import DatePrecision
from ..model.vocabulary.quantities import Qualifier
from .parties import NOBODY, Meant, NoWordsError, meant
from .readings import readings_of
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


_BY = {
    Exclusion.SUPERSEDED: RelationType.SUPERSEDES,
    Exclusion.RETRACTED: RelationType.RETRACTS,
}


_AGAIN = RelationType.RESTATES
_OF_ITS_OWN_WORDS = frozenset(
    {Exclusion.PARTY_NOT_STATED, Exclusion.NO_NUMBER, Exclusion.NOT_NUMERIC}
)
"""Reasons that do not matter where another claim says the same."""


class Eligible(NamedTuple):
    """A claim as it is read, its place in the record, whom it is about, and what it allows."""

    place: int
    claim: Claim
    party: Meant
    span: Span


class Eligibility:
    """Judges the claims of one record by the reader's rules."""

    def __init__(
        self, record: BattleRecord, registry: Registry, standing: Standing, rules: Rules
    ) -> None:
        self._record = record
        self._registry = registry
        self._rules = rules
        self._standing = standing
        self._other_days: dict[tuple[str | None, bool], bool] = {}
        self._read = tuple(readings_of(record, rules.readings))
        self._intervals = ClaimIntervals(
            [self._one_reading(place, claim) for place, claim in self._read],
            lexicon=rules.lexicon,
            tolerance=rules.tolerance,
            body_counts=rules.body_counts,
        )

    def _one_reading(self, place: int, claim: Claim) -> Claim:
        """What a share is taken of: a claim as read; as recorded where a reading splits it."""
        recorded = self._record.claims[place]
        split = sum(other == place for other, _ in self._read) > 1 if recorded.readings else False
        return recorded if split else claim

    def judged(self) -> tuple[tuple[Eligible, ...], tuple[Excluded, ...]]:
        """The claims of the kind that are eligible, as they are read, and why others are not.

        A claim gives way to another that it says again, or to a later toll, only where that one is
        eligible by the same rules.
        """
        able, excluded = self._able()
        for one in self._said_again_later(able, excluded):
            able.remove(one)
            excluded.setdefault(one.claim.id, Excluded(one.claim.id, Exclusion.ASSERTED_LATER))
        ways = self._say_again(able, excluded)
        outdated = self._outdated(able)
        # Of a claim that a reading splits, what is taken stands for the whole.
        newest = [one for one in able if one not in outdated]
        kept = {one.claim.id for one in newest}
        for one in outdated:
            if one.claim.id not in kept:
                ways.setdefault(one.claim.id, self._later_toll(one, able))
        for claim_id, way in ways.items():
            excluded.setdefault(claim_id, replace(way, of=_standing(way.of, ways)))
        taken = tuple(one for one in newest if one.claim.id not in ways)
        included = {one.claim.id for one in taken}
        return taken, tuple(one for one in excluded.values() if one.claim not in included)

    def _able(self) -> tuple[list[Eligible], dict[str, Excluded]]:
        """The claims that could go in if they stood alone, and those that could not."""
        kind, phases = self._rules.kind, self._rules.phases
        able: list[Eligible] = []
        excluded: dict[str, Excluded] = {}
        for place, claim in self._read:
            if claim.kind is not kind and self._record.claims[place].kind is not kind:
                continue
            if phase_of(claim, self._record) not in phases:
                # Of another phase: no claim of what is compared.
                continue
            said = self._said(claim)
            party = NOBODY
            if isinstance(said, Span):
                try:
                    party = meant(claim.about, self._rules.basis)
                except NoWordsError:
                    said = Exclusion.PARTY_NOT_STATED
            if isinstance(said, Span):
                able.append(Eligible(place, claim, party, said))
            else:
                of = self._in_place_of(claim, said)
                excluded.setdefault(claim.id, Excluded(claim.id, said, of))
        return able, excluded

    def _said(self, claim: Claim) -> Span | Exclusion:
        """What a claim allows if it can go in by itself, else why it cannot."""
        if claim.kind is not self._rules.kind:
            return Exclusion.READ_AS_ANOTHER_KIND
        return self._standing_code(claim) or self._number(claim)

    def _outdated(self, able: Sequence[Eligible]) -> list[Eligible]:
        """Tolls that a later one overtakes, in a record that has no other claims than these."""
        tolls = [one for one in able if one.claim.cumulative]
        if not tolls:
            return []
        claims = tuple(one.claim for one in able)
        tally = Tally(self._record.model_copy(update={"claims": claims}), self._standing)
        return [one for one in tolls if tally.is_outdated(one.claim)]

    def _said_again_later(
        self, able: Iterable[Eligible], excluded: Mapping[str, Excluded]
    ) -> list[Eligible]:
        """Undated claims that say again what was said only later: so they are later too."""
        later = {one.claim for one in excluded.values() if one.code is Exclusion.ASSERTED_LATER}
        if not later:
            return []
        return [
            one
            for one in able
            if not later.isdisjoint(self._record.claims[one.place].related_by(_AGAIN))
        ]

    def _in_place_of(self, claim: Claim, code: Exclusion) -> tuple[str, ...]:
        """The claims that supersede or retract one."""
        link = _BY.get(code)
        if link is None:
            return ()
        return tuple(one.id for one in self._record.claims if claim.id in one.related_by(link))

    def _say_again(
        self, able: Iterable[Eligible], excluded: dict[str, Excluded]
    ) -> dict[str, Excluded]:
        """Claims that say again what others say: these, or the first to say again the same.

        Of those that could not have gone in by themselves it is told as well.
        """
        claims = {claim.id: claim for claim in self._record.claims}
        ids = {one.claim.id for one in able}
        first_to_say: dict[str, str] = {}
        found: dict[str, Excluded] = {}
        linked = [one for one in able if self._record.claims[one.place].related]
        for one in sorted(linked, key=lambda one: one.claim.id):
            recorded = self._record.claims[one.place]
            if recorded.id in found:
                continue
            told = _retold(recorded, claims)
            of = [other for other in told if other in ids] or [
                first_to_say[other] for other in told if other in first_to_say
            ]
            of = [other for other in dict.fromkeys(of) if other != recorded.id]
            if of:
                direct = [other for other in of if other in recorded.related_by(_AGAIN)]
                code = Exclusion.RESTATES
                found[recorded.id] = Excluded(recorded.id, code, tuple(direct or of))
            for other in told:
                first_to_say.setdefault(other, recorded.id)
        for claim_id, reason in excluded.items():
            if reason.code in _OF_ITS_OWN_WORDS:
                of = [other for other in _retold(claims[claim_id], claims) if other in ids]
                direct = [other for other in of if other in claims[claim_id].related_by(_AGAIN)]
                if of:
                    excluded[claim_id] = Excluded(
                        claim_id, Exclusion.RESTATES, _standing(direct or of, found)
                    )
        return found

    def _later_toll(self, one: Eligible, able: Iterable[Eligible]) -> Excluded:
        about = subject(one.claim, self._standing)
        same = [
            other.claim
            for other in able
            if other.claim.cumulative and subject(other.claim, self._standing) == about
        ]
        days = {other.id: toll_day(other) for other in same}
        newest = max((day for day in days.values() if day is not None), default=None)
        of = tuple(other for other, day in days.items() if day == newest)
        return Excluded(one.claim.id, Exclusion.EARLIER_TOLL, of)

    def _standing_code(self, claim: Claim) -> Exclusion | None:
        if claim.status is not ClaimStatus.CURRENT:
            return _GONE[claim.status]
        if claim.polarity is not Polarity.ASSERTS:
            return Exclusion.NOT_ASSERTED
        if claim.rank is Rank.DEPRECATED:
            return Exclusion.DEPRECATED
        if claim.event is None and self._is_of_other_days(claim):
            return Exclusion.OTHER_DAYS
        if self._is_later(claim):
            return Exclusion.ASSERTED_LATER
        return Exclusion.COVERS_OTHER_BATTLES if claim.covers_battles else None

    def _number(self, claim: Claim) -> Span | Exclusion:
        quantity = quantity_of(claim)
        if quantity is None:
            return Exclusion.NO_NUMBER
        if quantity.qualifier is Qualifier.INDEFINITE and LEXICONS[self._rules.lexicon].deaths_only:
            of_deaths = isinstance(claim, CasualtyClaim) and _OF_DEATHS.issuperset(claim.effects)
            if not of_deaths:
                return Exclusion.EFFECT_NOT_COVERED
        ends = self._intervals.ends_as_read(claim)
        if ends is not None:
            return Span(*ends)
        whole = self._intervals.whole_of(claim)
        reason = no_interval_reason(quantity, lexicon=self._rules.lexicon, of=whole)
        return Exclusion.NO_NUMBER if reason is None else Exclusion(reason.value)

    def _is_of_other_days(self, claim: Claim) -> bool:
        """Whether a claim on the battle as a whole gives days on which the battle was not.

        A month or a year only holds the battle; days that are told one by one run past it. A toll
        of a later day has all of the battle in it.
        """
        key = (claim.occurred.edtf, claim.cumulative)
        if key not in self._other_days:
            battle, date = self._record.date, claim.occurred
            self._other_days[key] = _are_other_days(date, battle, is_toll=claim.cumulative)
        return self._other_days[key]

    def _is_later(self, claim: Claim) -> bool:
        if self._rules.asserted_until is None:
            return False
        # What happened later cannot have been said before, though nobody has written when it was.
        happened = effective_date(claim, self._record).date.first_day
        said = said_on(claim, self._registry)
        known = [day for day in (said, happened) if day is not None]
        return any(day > self._rules.asserted_until for day in known)


def _are_other_days(date: HistoricalDate, battle: HistoricalDate, *, is_toll: bool) -> bool:
    first, last = battle.first_day, battle.last_day
    if date.is_undated or first is None or last is None:
        return False
    begins, ends = date.first_day, date.last_day
    if is_toll:
        return ends is not None and ends < first
    if (begins is not None and begins > last) or (ends is not None and ends < first):
        return True
    if begins is None or ends is None or date.precision is not DatePrecision.DAY:
        return False
    return begins < first or ends > last


def _retold(claim: Claim, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Every claim of its kind that a claim says again, through any number of others."""
    found: dict[str, None] = {}
    waiting = [claim]
    for one in waiting:
        for told in one.related_by(_AGAIN):
            other = claims.get(told)
            if other is not None and other.kind is claim.kind and told not in found:
                found[told] = None
                waiting.append(other)
    return tuple(found)


def _standing(of: Iterable[str], ways: Mapping[str, Excluded]) -> tuple[str, ...]:
    """Those of the claims that stand; for others, those that they give way to in turn."""
    found: dict[str, None] = {}
    waiting, seen = list(of), set[str]()
    for one in waiting:
        if one in seen:
            continue
        seen.add(one)
        if one in ways:
            waiting += ways[one].of
        else:
            found[one] = None
    return tuple(found)
