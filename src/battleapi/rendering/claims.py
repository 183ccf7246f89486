"""Claims as they are served: one shape in records, in lists and alone."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from ..model.claims import Related, Sparse
from ..model.claims.bodies import (
    AttributeBody,
    CasualtyBody,
    ControlBody,
    End,
    EventRelationBody,
    InvolvementBody,
    MaterielBody,
    MeasureBody,
    OutcomeBody,
    ResponsibilityBody,
    StatementBody,
    StrengthBody,
)
from ..model.intervals import Interval
from ..model.measures import Measure
from ..model.quantities import Quantity
from ..model.vocabulary.assertions import OutcomeAspect, OutcomeType, ResponsibilityMode
from ..model.vocabulary.casualties import Affiliation, CountBasis, Population, RankGroup
from ..model.vocabulary.claims import (
    AboutBasis,
    AssessmentScheme,
    ClaimKind,
    ClaimStatus,
    Evidence,
    Flag,
    Polarity,
    Rank,
    ReadingBasis,
    Stance,
)
from ..model.vocabulary.materiel import ItemClass, Severity, StrengthBasis, StrengthItem
from ..model.vocabulary.records import Phase
from .parts import Ref, Served, ServedCitation, ServedDate, ServedEffectiveDate


class ServedClaimant(Served):
    """Who says it; `actor`, `name` and `label` are null in a source's own voice."""

    actor: str | None
    name: str | None
    label: str | None = Field(description="As worded.")
    voice: str = Field(description="A root actor, `~label@<source>`, or `document:<source>`.")


class ServedParty(Served):
    """Whom a claim is about; several share one figure, so group by `party` and not by these."""

    actor: str | None
    name: str | None
    label: str | None = Field(description="As worded.")
    basis: AboutBasis


class ServedAssessment(Served):
    """Somebody's grade on a named scheme."""

    scheme: AssessmentScheme
    grade: str
    by: Ref | None
    note: str | None


class ServedOverlay(Sparse):
    """The keys of the claim that are read otherwise, and only those."""

    kind: ClaimKind | None = None
    event: Ref | None = None
    polarity: Polarity | None = None
    claimant: ServedClaimant | None = None
    about: tuple[ServedParty, ...] = ()
    effects: tuple[str, ...] = ()
    population: tuple[Population, ...] = ()
    affiliation: Affiliation | None = None
    rank_group: RankGroup | None = None
    inflicted_by: tuple[Ref, ...] = ()
    count_basis: CountBasis | None = None
    counts: StrengthItem | None = None
    basis: StrengthBasis | None = None
    item: str | None = None
    item_class: ItemClass | None = None
    severity: Severity | None = None
    held_by: Ref | None = None
    quantity: Quantity | None = None
    measure: Measure | None = None
    start: End[Ref] | None = None
    end: End[Ref] | None = None
    as_said: str | None = None
    aspect: OutcomeAspect | None = None
    type: OutcomeType | None = None
    by: tuple[Ref, ...] = ()
    against: tuple[Ref, ...] = ()
    mode: ResponsibilityMode | None = None
    attributed_to: tuple[Ref, ...] = ()
    occurred: ServedDate | None = None
    cumulative: bool = False
    covers_battles: tuple[Ref, ...] = ()


class ServedReading(Served):
    """Another way to read the words; readings of one statement share an id across its claims."""

    id: str
    basis: ReadingBasis
    instead: tuple[ServedOverlay, ...]


class ServedHead(Served):
    """The first half of every claim."""

    id: str
    status: ClaimStatus
    kind: ClaimKind
    summary: str = Field(description="One plain sentence, by template.")
    battle: Ref
    event: Ref | None = Field(description="The narrowest event the words name; null: the battle.")
    phase: Phase = Field(description="That of the event; `battle` where there is no event.")
    polarity: Polarity
    claimant: ServedClaimant
    about: tuple[ServedParty, ...]
    party: str | None = Field(description="`about` as one scalar to group by.")
    stance: Stance | None = Field(description="How the claimant stands to those in `about`.")


class Effect(Served):
    """The effects as one scalar."""

    effect: str = Field(description="`effects` joined: `killed_or_wounded`.")


class Figure(Served):
    """What the words of the quantity allow."""

    interval: Interval


class ServedTail(Served):
    """The second half of every claim."""

    counted: bool = Field(
        description="Whether a sum may take it in without counting anybody twice: a sum over one "
        "`battle.id`, `kind`, `claimant.voice`, `party` and `effect` (of equipment, one "
        "`item_class` too). Such sums are not added up in turn: two voices speak of the same "
        "people, and `killed_or_wounded` may hold the `killed` once more."
    )
    occurred: ServedDate = Field(description="When it was, as far as the claim itself says.")
    effective_date: ServedEffectiveDate = Field(
        description="The date that the filter `date` and the sort key `date` go by."
    )
    asserted: ServedDate
    cumulative: bool
    covers_battles: tuple[Ref, ...]
    citations: tuple[ServedCitation, ...]
    evidence: tuple[Evidence, ...]
    related: tuple[Related, ...] = Field(description="Links to other claims of the record.")
    superseded_by: tuple[str, ...] = Field(description="Claims that replace this one, by id.")
    retracted_by: tuple[str, ...] = Field(description="Claims that take this one back, by id.")
    readings: tuple[ServedReading, ...]
    flags: tuple[Flag, ...]
    rank: Rank
    rank_reason: str | None
    assessments: tuple[ServedAssessment, ...]
    revision: int = Field(description="The battle's revision in which these words came to be.")
    recorded_at: str = Field(description="RFC 3339, the instant of that revision.")


class ServedCasualtyClaim(ServedTail, Figure, CasualtyBody[Ref], Effect, ServedHead):
    """How many people came to harm."""

    kind: Literal[ClaimKind.CASUALTIES]


class ServedMaterielClaim(ServedTail, Figure, MaterielBody[Ref], Effect, ServedHead):
    """What equipment was lost, taken or damaged."""

    kind: Literal[ClaimKind.MATERIEL]


class ServedStrengthClaim(ServedTail, Figure, StrengthBody, ServedHead):
    """How many people or things a party had."""

    kind: Literal[ClaimKind.STRENGTH]


class ServedOutcomeClaim(ServedTail, OutcomeBody[Ref], ServedHead):
    """How it ended."""

    kind: Literal[ClaimKind.OUTCOME]


class ServedControlClaim(ServedTail, ControlBody[Ref], ServedHead):
    """Who holds, takes or loses a place."""

    kind: Literal[ClaimKind.CONTROL]


class ServedInvolvementClaim(ServedTail, InvolvementBody[Ref], ServedHead):
    """Who took part, and under which name."""

    kind: Literal[ClaimKind.INVOLVEMENT]


class ServedResponsibilityClaim(ServedTail, ResponsibilityBody[Ref], ServedHead):
    """Who did it, or is accused of it."""

    kind: Literal[ClaimKind.RESPONSIBILITY]


class ServedAttributeClaim(ServedTail, AttributeBody, ServedHead):
    """A name, date, place, type, initiator or commander as somebody gives it."""

    kind: Literal[ClaimKind.ATTRIBUTE]


class ServedEventRelationClaim(ServedTail, EventRelationBody[Ref], ServedHead):
    """How the battle, or the event, bears on another happening."""

    kind: Literal[ClaimKind.EVENT_RELATION]


class ServedMeasureClaim(ServedTail, MeasureBody[Ref], ServedHead):
    """A distance, a duration or a deadline."""

    kind: Literal[ClaimKind.MEASURE]


class ServedStatementClaim(ServedTail, StatementBody[Ref], ServedHead):
    """Something said that is a threat, demand, denial or judgement."""

    kind: Literal[ClaimKind.STATEMENT]


ServedClaim: TypeAlias = Annotated[
    ServedCasualtyClaim
    | ServedMaterielClaim
    | ServedStrengthClaim
    | ServedOutcomeClaim
    | ServedControlClaim
    | ServedInvolvementClaim
    | ServedResponsibilityClaim
    | ServedAttributeClaim
    | ServedEventRelationClaim
    | ServedMeasureClaim
    | ServedStatementClaim,
    Field(discriminator="kind"),
]
