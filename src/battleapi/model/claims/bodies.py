"""What each kind of claim says, apart from what all claims have in common.

`R` is a reference to another thing: an id in a record, `{id, name}` where it is served. So each
kind is written once and stands in both.
"""

from __future__ import annotations

from typing import Annotated, Generic, Self, TypeVar

from pydantic import Field, model_validator

from ..measures import Measure
from ..quantities import Quantity
from ..values import Distinct, TermSet, Text, Value, Words
from ..vocabulary.assertions import (
    AttributeName,
    ControlChange,
    EventRelationType,
    MeasureDimension,
    OutcomeAspect,
    OutcomeType,
    ResponsibilityMode,
    SpeechAct,
    StatementTopic,
)
from ..vocabulary.casualties import (
    Affiliation,
    CasualtyEffect,
    Causation,
    CountBasis,
    Population,
    RankGroup,
)
from ..vocabulary.materiel import ItemClass, MaterielEffect, Severity, StrengthBasis, StrengthItem

R = TypeVar("R")
E = TypeVar("E")


class CasualtyBody(Value, Generic[R]):
    """How many people came to harm. One number over several effects has them all."""

    effects: Annotated[TermSet[CasualtyEffect], Field(min_length=1)]
    population: TermSet[Population] = ()
    affiliation: Affiliation | None = None
    rank_group: RankGroup | None = None
    named_persons: Distinct[Words] = ()
    causation: Causation | None = None
    inflicted_by: Distinct[R] = ()
    count_basis: CountBasis = CountBasis.NOT_STATED
    quantity: Quantity

    @model_validator(mode="after")
    def _casualty_stands_alone(self) -> Self:
        if CasualtyEffect.CASUALTY in self.effects and len(self.effects) > 1:
            raise ValueError("casualty is undivided and stands alone in effects")
        return self


class MaterielBody(Value, Generic[R]):
    """What equipment was lost, taken or damaged; `held_by` has it now."""

    item: Words
    item_class: ItemClass
    effects: Annotated[TermSet[MaterielEffect], Field(min_length=1)]
    severity: Severity | None = None
    held_by: R | None = None
    quantity: Quantity


class StrengthBody(Value):
    """How many people or things a party had; `item` is as worded where it is not people."""

    counts: StrengthItem
    item: Words | None = None
    item_class: ItemClass | None = None
    basis: StrengthBasis = StrengthBasis.NOT_STATED
    quantity: Quantity

    @model_validator(mode="after")
    def _class_is_of_materiel(self) -> Self:
        if (self.counts is StrengthItem.MATERIEL) != (self.item_class is not None):
            raise ValueError("item_class is given exactly where counts is materiel")
        return self


class OutcomeBody(Value, Generic[R]):
    """How it ended: a result (who won) or a resolution (how the fight was resolved)."""

    as_said: Words
    aspect: OutcomeAspect
    type: OutcomeType
    by: Distinct[R] = ()
    against: Distinct[R] = ()
    clear: bool | None = None

    @model_validator(mode="after")
    def _type_answers_the_aspect(self) -> Self:
        if self.type.aspect is not self.aspect:
            raise ValueError(f"{self.type} is a {self.type.aspect}")
        return self


class ControlBody(Value, Generic[R]):
    """Who holds, takes or loses a place; `about` names the holder."""

    place: R
    change: ControlChange
    as_said: Words | None = None


class InvolvementBody(Value, Generic[R]):
    """Who took part, and under which name; `against` names whom they faced, where it is said."""

    under_name: Words | None = None
    against: Distinct[R] = ()


class ResponsibilityBody(Value, Generic[R]):
    """Who did it; an empty `attributed_to` says that the perpetrator was not stated."""

    mode: ResponsibilityMode
    attributed_to: Distinct[R] = ()
    as_said: Words | None = None


class AttributeBody(Value):
    """A name, date, place, type, initiator or commander as somebody gives it.

    `value` is the normal form where there is one: EDTF for a date, an id for a place or an actor,
    a vocabulary term for a type, digits for a count; else null.
    """

    attribute: AttributeName
    as_said: Words
    value: Words | None = None


class EventRelationBody(Value, Generic[E]):
    """How the battle or event bears on another happening, of this record or only named."""

    relation: EventRelationType
    target: E | None = None
    target_label: Words | None = None

    @model_validator(mode="after")
    def _something_is_related(self) -> Self:
        if self.target is None and self.target_label is None:
            raise ValueError("target is an event of the record, or target_label names what it is")
        return self


class End(Value, Generic[R]):
    """One end of a distance: a place of the registry, the words for it, or both null."""

    place: R | None = None
    label: Words | None = None


class MeasureBody(Value, Generic[R]):
    """A distance between two ends, a duration, or the time left to a deadline."""

    dimension: MeasureDimension
    measure: Measure
    start: End[R] = Field(default_factory=End)
    end: End[R] = Field(default_factory=End)


class StatementBody(Value, Generic[R]):
    """Something said that is a threat, demand, denial or judgement."""

    topic: StatementTopic
    speech_act: SpeechAct
    as_said: Text | None = None
    addressed_to: Distinct[R] = ()
