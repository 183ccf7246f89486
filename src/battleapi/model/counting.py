"""Which claims a plain sum may add up without counting anything twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterator
from functools import reduce
from operator import or_

from .battles import BattleRecord
from .claim_intervals import ClaimIntervals
from .claims import CasualtyClaim, Claim, MaterielClaim, StrengthClaim, quantity_of
from .intervals import Interval
from .standing import Standing
from .vocabulary.claims import ClaimStatus, Polarity, Rank, RelationType


def stands(claim: Claim) -> bool:
    """Whether a claim is current, asserts something and is not deprecated."""
    return (
        claim.status is ClaimStatus.CURRENT
        and claim.polarity is Polarity.ASSERTS
        and claim.rank is not Rank.DEPRECATED
    )


class Tally:
    """The totals and parts of one record, and what follows for each claim."""

    def __init__(self, record: BattleRecord, standing: Standing) -> None:
        self._standing = standing
        self._claims = {claim.id: claim for claim in record.claims}
        self._order = {claim.id: place for place, claim in enumerate(record.claims)}
        self._intervals = ClaimIntervals(record.claims)
        self._own: dict[str, bool] = {}
        self._parts: dict[str, list[Claim]] = defaultdict(list)
        self._among: dict[str, list[Claim]] = defaultdict(list)
        self._first_to_retell: dict[str, int] = {}
        self._all_told: dict[str, int] = {}
        for place, claim in enumerate(record.claims):
            if stands(claim):
                for whole in self._linked(claim, RelationType.PART_OF_TOTAL):
                    self._parts[whole.id].append(claim)
                for whole in self._linked(claim, RelationType.INCLUDED_IN):
                    self._among[whole.id].append(claim)
                for told in self._retells(claim, self._first_to_retell):
                    self._first_to_retell[told.id] = place
        self._giving_way = {total for total in self._parts if self._is_made_up(total)}
        self._latest: dict[Hashable, int] = {}
        for claim in record.claims:
            if claim.cumulative and stands(claim) and not self.repeats(claim):
                self._add_toll(claim)

    def counted(self, claim: Claim) -> bool:
        """Whether the claim goes into a plain sum.

        It does where it stands and nothing else in the sum has it already: no claim that it says
        again, no whole that it is inside of or a share of, no later toll of the same voice, and no
        parts, all with a number, that add up to it. Then its parts are counted, else it alone is.
        A figure that covers other battles too is in no sum of this one.
        """
        return self._is_own(claim) and claim.id not in self._giving_way and not claim.covers_battles

    def interval(self, claim: Claim) -> Interval | None:
        """What the words of a claim allow, with the default lexicon; null for kinds without number.

        A share of another claim is taken of that claim's interval.
        """
        return self._intervals.of(claim)

    def parts(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the same kind that stand and are parts of this total."""
        return tuple(self._parts.get(claim.id, ()))

    def among(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the same kind that stand and are included in this one."""
        return tuple(self._among.get(claim.id, ()))

    def wholes(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the same kind that this one is included in, standing or not."""
        return tuple(self._linked(claim, RelationType.INCLUDED_IN))

    def restated(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the same kind that this one says again; of two that are one, the first."""
        told = {one.id: one for one in self._linked(claim, RelationType.RESTATES)}
        if len(told) < 2:
            return tuple(told.values())
        places = sum(1 << self._order[one] for one in told)
        return tuple(one for one in told.values() if not self._told_by(one) & places)

    def _linked(self, claim: Claim, link: RelationType) -> Iterator[Claim]:
        # Persons and things are not added together: a link to another kind says nothing of a sum.
        for one in claim.related_by(link):
            other = self._claims.get(one)
            if other is not None and other is not claim and other.kind is claim.kind:
                yield other

    def _retells(self, claim: Claim, known: Container[str] = ()) -> Iterator[Claim]:
        """Every claim that this one says again, through any number of others that are not known."""
        seen, waiting = {claim.id}, [claim]
        for one in waiting:
            for told in self._linked(one, RelationType.RESTATES):
                if told.id not in seen and told.id not in known:
                    seen.add(told.id)
                    waiting.append(told)
                    yield told

    def _told_by(self, claim: Claim) -> int:
        """All that a claim says again, through any number of others: a bit for the place of each.

        They are kept, since a chain that is walked from each of its claims takes too long. In a
        circle, which is refused, some bits are missing.
        """
        waiting, entered = [claim], set[str]()
        while waiting:
            one = waiting.pop()
            if one.id in self._all_told:
                continue
            told = list(self._linked(one, RelationType.RESTATES))
            if one.id in entered:
                bits = (1 << self._order[two.id] | self._all_told.get(two.id, 0) for two in told)
                self._all_told[one.id] = reduce(or_, bits, 0)
            else:
                entered.add(one.id)
                waiting += [one, *(two for two in told if two.id not in entered)]
        return self._all_told[claim.id]

    def _is_own(self, claim: Claim) -> bool:
        """Whether nothing outside its own parts has the claim already.

        So it is where that holds of the claim alone, and every whole that it is a part of gives way
        to its parts and is its own as well.
        """
        waiting, entered = [claim], set[str]()
        while claim.id not in self._own:
            one = waiting[-1]
            wholes = self._wholes_here(one)
            unknown = [whole for whole in wholes if whole.id not in self._own]
            if unknown and one.id not in entered:
                entered.add(one.id)
                waiting += unknown
                continue
            waiting.pop()
            self._own[one.id] = self._is_its_own(one) and all(
                whole.id in self._giving_way and self._own.get(whole.id, True) for whole in wholes
            )
        return self._own[claim.id]

    def _wholes_here(self, claim: Claim) -> list[Claim]:
        wholes = self._linked(claim, RelationType.PART_OF_TOTAL)
        return [whole for whole in wholes if _is_of_this_battle(whole)]

    def _is_its_own(self, claim: Claim) -> bool:
        return (
            stands(claim)
            and not self.repeats(claim)
            and not self._is_inside(claim)
            and not (claim.cumulative and self.is_outdated(claim))
        )

    def _is_made_up(self, total: str) -> bool:
        """Whether the parts stand for a total: each has a number, or the total has none either."""
        return not self._has_number(self._claims[total]) or all(
            map(self._has_number, self._parts[total])
        )

    def _has_number(self, claim: Claim) -> bool:
        interval = self.interval(claim)
        return interval is not None and interval.has_number

    def repeats(self, claim: Claim) -> bool:
        """Whether what it says again stands, or another that says the same stands before it."""
        # A total may say again what its own parts say: then they stand for it, or it for them.
        own = {part.id for part in self._parts.get(claim.id, ())}
        place = self._order[claim.id]
        return any(
            stands(one) or self._first_to_retell.get(one.id, place) < place
            for one in self._retells(claim)
            if one.id not in own
        )

    def _is_inside(self, claim: Claim) -> bool:
        wholes = set(claim.related_by(RelationType.INCLUDED_IN))
        quantity = quantity_of(claim)
        if quantity is not None:
            relative = {quantity.relative.of, quantity.relative.remainder_of} - {None}
            # The thirds of a total that are linked to it as its parts stand for it like any others.
            wholes |= {str(one) for one in relative} - {
                *claim.related_by(RelationType.PART_OF_TOTAL)
            }
        found = (self._claims.get(one) for one in wholes)
        return any(
            one is not None and one.kind is claim.kind and _is_of_this_battle(one) for one in found
        )

    def _add_toll(self, toll: Claim) -> None:
        day, about = toll_day(toll), subject(toll, self._standing)
        if day is None or about is None:
            return
        # A toll without a number overtakes only others without.
        for has_number in {False, self._has_number(toll)}:
            overtaken = (about, has_number)
            self._latest[overtaken] = max(day, self._latest.get(overtaken, day))

    def is_outdated(self, toll: Claim) -> bool:
        """Whether the same voice gives a later toll of the same, with a number if this has one."""
        day, about = toll_day(toll), subject(toll, self._standing)
        if day is None or about is None:
            return False
        return self._latest.get((about, self._has_number(toll)), day) > day


def subject(claim: Claim, standing: Standing) -> tuple[Hashable, ...] | None:
    """What a figure is of: two figures of one voice with the same subject are of the same thing.

    Voice, party, event, and of each kind all that narrows down who or what is counted; not when.
    Null for kinds without a figure.
    """
    match claim:
        case CasualtyClaim():
            narrowed: tuple[Hashable, ...] = (
                claim.effects,
                claim.population,
                claim.affiliation,
                claim.rank_group,
                claim.named_persons,
                claim.causation,
                claim.inflicted_by,
            )
        case MaterielClaim():
            narrowed = (
                claim.item_class,
                claim.item.casefold(),
                claim.effects,
                claim.severity,
                claim.held_by,
            )
        case StrengthClaim():
            item = claim.item.casefold() if claim.item else None
            narrowed = (claim.counts, claim.item_class, item, claim.basis)
        case _:
            return None
    return (
        claim.kind,
        standing.voice(claim),
        Standing.party(claim),
        claim.event,
        frozenset(claim.covers_battles),
        *narrowed,
    )


def _is_of_this_battle(claim: Claim) -> bool:
    return stands(claim) and not claim.covers_battles


def toll_day(toll: Claim) -> int | None:
    """The day that a toll is as of: when it was, else when it was said; null where undated."""
    return toll.occurred.last_day if toll.occurred.last_day is not None else toll.asserted.last_day
