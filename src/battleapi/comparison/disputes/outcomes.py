"""Which outcomes, and which words on who holds a place, can be true together.

Outcomes are compared only where they are of one event, or both of the battle as a whole, and answer
one question: who won (a result), or how the fight was resolved (a resolution). What two of them
come to is read off `OUTCOMES`: a row says so for outcomes of one side, or of sides that oppose each
other, and what no row names can both be true.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ...model.battles import BattleRecord
from ...model.claims import Claim, ControlClaim, OutcomeClaim
from ...model.standing import Standing
from ...model.vocabulary.assertions import ControlChange, OutcomeAspect, OutcomeType
from ...model.vocabulary.comparison import ReasonCode, Verdict


class Whose(Enum):
    """How those whose outcomes they are stand to each other."""

    ONE_SIDE = "one side"
    OPPOSED = "opposed"
    UNRELATED = "unrelated"
    NOT_SAID = "not said"


_ALL = frozenset(Whose)
_SAME = frozenset({Whose.ONE_SIDE})
_OPPOSED = frozenset({Whose.OPPOSED})
_OF_TWO = frozenset({Whose.OPPOSED, Whose.UNRELATED})

_T = OutcomeType
_WON = frozenset({_T.VICTORY, _T.DECISIVE_VICTORY, _T.PYRRHIC_VICTORY, _T.DEFENSIVE_VICTORY})
_FIELD = frozenset({_T.TACTICAL_VICTORY})
_AIM = frozenset({_T.STRATEGIC_VICTORY})
_UNDECIDED = frozenset({_T.DRAW, _T.INCONCLUSIVE, _T.STALEMATE})
_FAILED = frozenset({_T.FAILURE})
_REPULSE = frozenset({_T.REPULSE})
_LEFT = frozenset({_T.WITHDRAWAL})
_LEFT_IN_RUINS = frozenset({_T.WITHDRAWAL_WITH_HEAVY_LOSSES})
_THROUGH = frozenset({_T.BREAKTHROUGH})
_INTO = frozenset({_T.PENETRATION})
_STILL = frozenset({_T.STALEMATE})
_MOVED = frozenset(
    {*_REPULSE, *_LEFT, *_LEFT_IN_RUINS, *_THROUGH, *_INTO, _T.ANNIHILATION, _T.PURSUIT}
)


class Row(NamedTuple):
    """What any of `one` and any of `other` come to, where those whose they are stand so.

    With the verdict `entailed_by`, `other` follows from `one`.
    """

    one: frozenset[OutcomeType]
    other: frozenset[OutcomeType]
    whose: frozenset[Whose]
    verdict: Verdict


OUTCOMES: tuple[Row, ...] = (
    # Of two enemies one wins at most: the fight, the field, and the aim, each for itself. Borodino
    # can be a tactical victory of the one and a strategic victory of the other.
    Row(_WON, _WON, _OPPOSED, Verdict.CONTRADICTS),
    Row(_FIELD, _FIELD, _OPPOSED, Verdict.CONTRADICTS),
    Row(_AIM, _AIM, _OPPOSED, Verdict.CONTRADICTS),
    # Whoever won, it was not left undecided. Who held the field or reached an aim can still be told
    # where neither won (Antietam).
    Row(_WON, _UNDECIDED, _ALL, Verdict.CONTRADICTS),
    # Who won has not failed; an aim can be reached in the end by one that failed that day.
    Row(_WON, _FAILED, _SAME, Verdict.CONTRADICTS),
    # The manner of a victory (decisive, dearly bought, in defence) is another matter than whose.
    Row(_WON, _WON, _SAME, Verdict.AGREES),
    Row(_UNDECIDED, _UNDECIDED, _ALL, Verdict.AGREES),
    # Where the side that was attacked won, the attacker did not do what it set out to do.
    Row(frozenset({_T.DEFENSIVE_VICTORY}), _FAILED, _OPPOSED, Verdict.ENTAILED_BY),
    # Where both stayed where they were, nobody came or left.
    Row(_STILL, _MOVED, _ALL, Verdict.CONTRADICTS),
    # One fight has one attacker, who is beaten off, gets in, or breaks through. One that is beaten
    # off can have been in before.
    Row(_REPULSE, _REPULSE, _OPPOSED, Verdict.CONTRADICTS),
    Row(_THROUGH | _INTO, _THROUGH | _INTO, _OPPOSED, Verdict.CONTRADICTS),
    Row(_REPULSE, _THROUGH, _OPPOSED, Verdict.CONTRADICTS),
    Row(_THROUGH, _INTO, _SAME, Verdict.CONTRADICTS),
    # Who is beaten off leaves; who leaves need not have been beaten off.
    Row(_REPULSE, _LEFT, _OPPOSED, Verdict.ENTAILED_BY),
    Row(_LEFT_IN_RUINS, _LEFT, _SAME, Verdict.ENTAILED_BY),
)
"""Which outcomes agree, exclude or imply each other; everything else is compatible."""

_HOLDS = frozenset({ControlChange.GAINED, ControlChange.HELD})
_REASON = {
    Verdict.CONTRADICTS: ReasonCode.EXCLUSIVE_OUTCOMES,
    Verdict.AGREES: ReasonCode.SAME_OUTCOME,
    Verdict.ENTAILED_BY: ReasonCode.IMPLIED_OUTCOME,
    Verdict.COMPATIBLE: ReasonCode.BOTH_POSSIBLE,
}


class Sides:
    """Who stands with whom and against whom in one record."""

    def __init__(self, record: BattleRecord, standing: Standing) -> None:
        self._standing = standing
        self._opposed = {
            frozenset((side.side, other)) for side in record.sides for other in side.opposes
        }

    def whose(self, one: OutcomeClaim, other: OutcomeClaim) -> Whose:
        """How those whose outcomes they are stand to each other.

        By the sides of the record, else by kinship, else by whom the claims themselves say they
        were against.
        """
        if not one.by or not other.by:
            return Whose.NOT_SAID
        found = {self.between(a, b) for a in one.by for b in other.by}
        if Whose.ONE_SIDE in found:
            return Whose.ONE_SIDE
        if Whose.OPPOSED in found or self.names(one, other) or self.names(other, one):
            return Whose.OPPOSED
        return Whose.UNRELATED

    def between(self, one: str, other: str) -> Whose:
        """How two actors stand to each other."""
        sides = self._standing.side(one), self._standing.side(other)
        if frozenset(sides) in self._opposed:
            return Whose.OPPOSED
        known = None not in sides
        if (known and sides[0] == sides[1]) or self._standing.belonging.related(one, other):
            return Whose.ONE_SIDE
        return Whose.UNRELATED

    def names(self, one: OutcomeClaim, other: OutcomeClaim) -> bool:
        """Whether the one says that it was against those whose outcome the other is."""
        related = self._standing.belonging.related
        return any(related(a, b) for a in one.against for b in other.by)

    def are_told_of_each(self, one: OutcomeClaim, other: OutcomeClaim) -> bool:
        """Whether one voice gives both as resolutions, each of another side.

        CDB90 tells of the attacker and of the defender, each by itself, how the fight was resolved:
        of both that they got into the other's lines.
        """
        is_resolution = one.aspect is OutcomeAspect.RESOLUTION
        return is_resolution and self._standing.voice(one) == self._standing.voice(other)


@dataclass(frozen=True, slots=True)
class Finding:
    """What two claims come to; `follows` is the place, 0 or 1, of the one that is implied."""

    verdict: Verdict
    reason: ReasonCode
    follows: int | None = None


def _found(verdict: Verdict, follows: int | None = None) -> Finding:
    return Finding(verdict, _REASON[verdict], follows)


_OTHER_QUESTION = Finding(Verdict.COMPATIBLE, ReasonCode.OTHER_QUESTION)
OTHER_SCOPE = Finding(Verdict.COMPATIBLE, ReasonCode.OTHER_SCOPE)


def compare_outcomes(one: OutcomeClaim, other: OutcomeClaim, sides: Sides) -> Finding:
    """What two outcomes of one event come to.

    A resolution never contradicts a result: at Leipzig a side that won is also said to have been
    repulsed and to have withdrawn. Of resolutions in order (CDB90) only those with the same place
    in it are compared. Those that one voice gives of two sides do not contradict each other.
    """
    if one.aspect is not other.aspect or one.sequence != other.sequence:
        return _OTHER_QUESTION
    whose = sides.whose(one, other)
    if one.type is other.type is not OutcomeType.OTHER:
        if whose is Whose.ONE_SIDE or not (one.by or other.by):
            return _found(Verdict.AGREES)
        if whose is Whose.NOT_SAID:
            # That one side won follows from that this one did.
            return _found(Verdict.ENTAILED_BY, 1 if one.by else 0)
    for first, second, follows in ((one, other, 1), (other, one, 0)):
        for row in OUTCOMES:
            if first.type in row.one and second.type in row.other and whose in row.whose:
                if row.verdict is not Verdict.ENTAILED_BY:
                    of_each = whose in _OF_TWO and sides.are_told_of_each(one, other)
                    return _found(Verdict.COMPATIBLE if of_each else row.verdict)
                if whose is Whose.ONE_SIDE or not first.against or sides.names(first, second):
                    return _found(row.verdict, follows)
    return _found(Verdict.COMPATIBLE)


def compare_control(one: ControlClaim, other: ControlClaim, sides: Sides) -> Finding:
    """What two claims on who holds one place, at the end of one event, come to.

    Two holders exclude each other only where their sides oppose; who holds a place has not lost it,
    and does not share it.
    """
    holders = [[p.actor for p in claim.about if p.actor is not None] for claim in (one, other)]
    found = {sides.between(a, b) for a in holders[0] for b in holders[1]}
    holds = [claim.change in _HOLDS for claim in (one, other)]
    contested = [claim.change is ControlChange.CONTESTED for claim in (one, other)]
    if any(contested):
        if all(contested):
            return _found(Verdict.AGREES)
        return _found(Verdict.CONTRADICTS if any(holds) else Verdict.COMPATIBLE)
    if Whose.ONE_SIDE in found:
        return _found(Verdict.AGREES if holds[0] is holds[1] else Verdict.CONTRADICTS)
    if all(holds) and Whose.OPPOSED in found:
        return _found(Verdict.CONTRADICTS)
    return _found(Verdict.COMPATIBLE)


def compare_told(one: Claim, other: Claim, sides: Sides) -> Finding | None:
    """What two claims come to; null where they are of nothing in common."""
    if isinstance(one, OutcomeClaim) and isinstance(other, OutcomeClaim):
        if one.event == other.event:
            return compare_outcomes(one, other, sides)
        return OTHER_SCOPE if None in (one.event, other.event) else None
    if (
        isinstance(one, ControlClaim)
        and isinstance(other, ControlClaim)
        and (one.event, one.place) == (other.event, other.place)
    ):
        return compare_control(one, other, sides)
    return None
