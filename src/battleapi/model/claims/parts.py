"""What claims of every kind have in common: a head, a tail, and the values inside them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from ..citations import Citation
from ..dates import HistoricalDate
from ..values import ClaimId, Distinct, Slug, TermSet, Text, Value, Words
from ..vocabulary.claims import (
    AssessmentScheme,
    ClaimKind,
    ClaimStatus,
    Evidence,
    Polarity,
    Rank,
    RelationType,
)
from .parties import Claimant, Party
from .readings import Reading

_GRADES: dict[AssessmentScheme, tuple[str, ...]] = {
    AssessmentScheme.ADMIRALTY_SOURCE: tuple("ABCDEF"),
    AssessmentScheme.ADMIRALTY_INFORMATION: tuple("123456"),
    AssessmentScheme.AIRWARS: ("confirmed", "fair", "weak", "contested", "discounted"),
    AssessmentScheme.UCDP_CLARITY: tuple("12"),
    AssessmentScheme.UCDP_DATE: tuple("12345"),
    AssessmentScheme.UCDP_WHERE: tuple("1234567"),
}


class Related(Value):
    """A link to another claim of the same record."""

    type: RelationType
    claim: ClaimId


class Assessment(Value):
    """Somebody's grade on a named scheme; where nobody graded there is no assessment."""

    scheme: AssessmentScheme
    grade: Words
    by: Slug | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _grade_is_on_the_scheme(self) -> Self:
        legal = _GRADES[self.scheme]
        if self.grade not in legal:
            raise ValueError(f"grade of {self.scheme} is one of {', '.join(legal)}")
        return self


class Head(Value):
    """The first half of what every claim says: which, how, who, about whom."""

    id: ClaimId
    status: ClaimStatus = ClaimStatus.CURRENT
    kind: ClaimKind
    event: Slug | None = None
    polarity: Polarity = Polarity.ASSERTS
    claimant: Claimant
    about: Distinct[Party] = ()


class Tail(Value):
    """The second half: when, where written, and how it stands to other claims."""

    occurred: HistoricalDate = HistoricalDate.undated()
    asserted: HistoricalDate = HistoricalDate.undated()
    cumulative: bool = False
    covers_battles: Distinct[Slug] = ()
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]
    evidence: TermSet[Evidence] = ()
    related: Distinct[Related] = ()
    readings: tuple[Reading, ...] = ()
    rank: Rank = Rank.NORMAL
    rank_reason: Text | None = None
    assessments: tuple[Assessment, ...] = ()

    @model_validator(mode="after")
    def _rank_has_a_reason(self) -> Self:
        if (self.rank is Rank.NORMAL) != (self.rank_reason is None):
            raise ValueError(
                "rank_reason is given for ranks preferred and deprecated, and only for them"
            )
        return self

    @model_validator(mode="after")
    def _readings_have_different_ids(self) -> Self:
        ids = [reading.id for reading in self.readings]
        if len(set(ids)) != len(ids):
            raise ValueError("two readings of one claim have the same id")
        return self

    def related_by(self, *types: RelationType) -> tuple[ClaimId, ...]:
        """The claims that this one is linked to by any of the given types."""
        return tuple(link.claim for link in self.related if link.type in types)
