"""How two figures of different voices stand to each other: of one scope, or of a part and a whole.

Only numbers decide: two figures contradict each other where no count is allowed by both, beyond
rounding; a part contradicts its whole where it is more. What is left of the whole has then to be so
and so many, and where that is any number at all nothing has to be so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..model.vocabulary.comparison import ReasonCode, ScopeRelation, Verdict
from .figures import Figure
from .results import Heard, Said
from .scopes import Scope
from .spans import Span, differ_by_rounding


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """What one voice says of one scope: by its figures of just that, or of the parts of it.

    `party` and `effect` are the ids of the scope's.
    """

    scope: Scope
    party: str | None
    heard: Heard
    figures: tuple[Figure, ...]

    @property
    def voice(self) -> str:
        """Who says it."""
        return self.heard.voice

    @property
    def span(self) -> Span:
        """The counts that it allows."""
        return self.heard.span

    @property
    def effect(self) -> str:
        """The id of its effect."""
        return self.scope.effects.key

    def said(self) -> Said:
        """As a dispute shows it."""
        heard = self.heard
        return Said(
            voice=heard.voice,
            stance=heard.stance,
            party=self.party,
            effect=self.effect,
            span=heard.span,
            words=heard.words,
            derived=heard.derived,
            flags=heard.flags,
            claims=heard.claims,
        )


def alone(figure: Figure, scope: Scope, party: str | None) -> Account:
    """One of several figures that a voice gives of a scope, by itself."""
    heard = Heard(
        voice=figure.voice,
        stance=figure.stance,
        span=figure.span,
        words=figure.words,
        derived=False,
        flags=figure.flags,
        claims=(figure.claim.id,),
    )
    return Account(scope, party, heard, (figure,))


class Finding(NamedTuple):
    """What two accounts come to; `rest` is how many what is left of the whole must be."""

    verdict: Verdict
    relation: ScopeRelation
    reason: ReasonCode
    rest: Span | None = None


def of_one_scope(one: Span, other: Span, *, independent: bool) -> Finding:
    """What two figures of the same come to."""
    if one.meets(other):
        verdict = Verdict.CORROBORATES if independent else Verdict.AGREES
        return Finding(verdict, ScopeRelation.SAME_CELL, ReasonCode.MEET)
    if differ_by_rounding(one, other):
        return Finding(
            Verdict.DIFFERS_WITHIN_ROUNDING, ScopeRelation.SAME_CELL, ReasonCode.WITHIN_ROUNDING
        )
    return Finding(Verdict.CONTRADICTS, ScopeRelation.SAME_CELL, ReasonCode.DISJOINT)


def of_part_and_whole(part: Span, whole: Span) -> Finding:
    """What a figure of a part and one of its whole come to.

    10,316 of a part do not contradict 10,300 of the whole, which is rounded.
    """
    if whole.below(part):
        if differ_by_rounding(whole, part):
            return Finding(
                Verdict.DIFFERS_WITHIN_ROUNDING, ScopeRelation.INSIDE, ReasonCode.WITHIN_ROUNDING
            )
        return Finding(Verdict.CONTRADICTS, ScopeRelation.INSIDE, ReasonCode.PART_EXCEEDS_WHOLE)
    rest = rest_of(part, whole)
    verdict = Verdict.COMPATIBLE if rest.says_nothing else Verdict.COMPATIBLE_IF
    return Finding(
        verdict,
        ScopeRelation.INSIDE,
        ReasonCode.REST_IS_POSSIBLE,
        None if rest.says_nothing else rest,
    )


def rest_of(part: Span, whole: Span) -> Span:
    """How many what is left of a whole must be; the part must not be more than the whole."""
    least = 0 if part.high is None else max(0, whole.low - part.high)
    return Span(least, None if whole.high is None else whole.high - part.low)
