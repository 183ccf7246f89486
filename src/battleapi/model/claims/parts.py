"""What claims of every kind have in common: a head, a tail, and the values inside them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from ..citations import Citation
from ..dates import HistoricalDate
from ..values import ClaimId, Distinct, RuleError, Slug, TermSet, Text, Value, Words, YesNo
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
    AssessmentScheme.ACLED_GEO: tuple("123"),
    AssessmentScheme.ACLED_TIME: tuple("123"),
}


class Related(Value):
    """A link to another claim of the same record."""

    type: RelationType = Field(description="How this claim stands to the other.")
    claim: ClaimId = Field(description="The other claim, by id.")


class Assessment(Value):
    """Somebody's grade on a named scheme; where nobody graded there is no assessment."""

    scheme: AssessmentScheme = Field(description="The scheme that the grade is on.")
    grade: Words = Field(description="The grade, as the scheme writes it.")
    by: Slug | None = Field(default=None, description="Who graded, by id.")
    note: Text | None = Field(default=None, description="Why.")

    @model_validator(mode="after")
    def _grade_is_on_the_scheme(self) -> Self:
        legal = _GRADES[self.scheme]
        if self.grade not in legal:
            raise RuleError("grade is one of the grades of its scheme", legal)
        return self


class Head(Value):
    """The first half of what every claim says: which, how, who, about whom."""

    id: ClaimId = Field(description="Permanent and opaque.")
    status: ClaimStatus = Field(
        default=ClaimStatus.CURRENT, description="Where it stands in the life of the record."
    )
    kind: ClaimKind = Field(description="What it is about.")
    event: Slug | None = Field(
        default=None, description="The narrowest event the words name, by id; null: the battle."
    )
    polarity: Polarity = Field(
        default=Polarity.ASSERTS, description="Whether it is said, denied or passed over."
    )
    claimant: Claimant = Field(description="Who says it.")
    about: Distinct[Party] = Field(default=(), description="Whom it is about, all together.")


class Tail(Value):
    """The second half: when, where written, and how it stands to other claims."""

    occurred: HistoricalDate = Field(
        default=HistoricalDate.undated(),
        description="When the thing was; undated: that of the event, else of the battle.",
    )
    asserted: HistoricalDate = Field(
        default=HistoricalDate.undated(), description="When it was said."
    )
    cumulative: YesNo = Field(default=False, description="Whether it is a toll as of a date.")
    covers_battles: Distinct[Slug] = Field(
        default=(), description="Other battles that the one figure covers too, by id."
    )
    citations: tuple[Citation, ...] = Field(
        min_length=1, description="Where this is written; at least one place."
    )
    evidence: TermSet[Evidence] = Field(default=(), description="What is shown with it.")
    related: Distinct[Related] = Field(default=(), description="Links to other claims.")
    readings: tuple[Reading, ...] = Field(
        default=(), description="Other ways to read the words; the claim holds what is certain."
    )
    rank: Rank = Field(default=Rank.NORMAL, description="An editor's preference.")
    rank_reason: Text | None = Field(
        default=None, description="Why it is preferred or deprecated; else null."
    )
    assessments: Distinct[Assessment] = Field(default=(), description="Grades that it was given.")

    @model_validator(mode="after")
    def _rank_has_a_reason(self) -> Self:
        if (self.rank is Rank.NORMAL) != (self.rank_reason is None):
            raise RuleError(
                "rank_reason is given for ranks preferred and deprecated, and only for them"
            )
        return self

    @model_validator(mode="after")
    def _readings_have_different_ids(self) -> Self:
        ids = [reading.id for reading in self.readings]
        if len(set(ids)) != len(ids):
            raise RuleError("two readings of one claim have the same id")
        return self

    def related_by(self, *types: RelationType) -> tuple[ClaimId, ...]:
        """The claims that this one is linked to by any of the given types."""
        return tuple(link.claim for link in self.related if link.type in types)
