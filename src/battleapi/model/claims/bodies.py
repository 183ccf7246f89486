"""What each kind of claim says, apart from what all claims have in common.

`R` is a reference to another thing: an id in a record, `{id, name}` where it is served. So each
kind is written once and stands in both.
"""

from __future__ import annotations

import re
from typing import Annotated, Generic, Self, TypeVar

from pydantic import Field, Strict, ValidationInfo, field_validator, model_validator

from ..edtf import parse
from ..measures import Measure
from ..quantities import Quantity
from ..values import (
    SLUG,
    Distinct,
    MalformedError,
    RuleError,
    TermSet,
    Text,
    Value,
    Words,
    YesNo,
)
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
from ..vocabulary.quantities import MeasureUnit
from ..vocabulary.records import BattleKind, EventKind

_DIGITS = re.compile(r"0|[1-9][0-9]*")
_ID = re.compile(SLUG)

Sequence = Annotated[int, Strict(), Field(ge=1, le=99)]
"""A place in an order, from 1."""

R = TypeVar("R")
E = TypeVar("E")


class CasualtyBody(Value, Generic[R]):
    """How many people came to harm. One number over several effects has them all."""

    effects: TermSet[CasualtyEffect] = Field(
        min_length=1, description="What happened to the people counted."
    )
    population: TermSet[Population] = Field(default=(), description="Whom it counts.")
    affiliation: Affiliation | None = Field(
        default=None, description="A special group that they belong to."
    )
    rank_group: RankGroup | None = Field(default=None, description="Their military rank.")
    named_persons: Distinct[Words] = Field(default=(), description="Those named, as worded.")
    causation: Causation | None = Field(default=None, description="What did the harm.")
    inflicted_by: Distinct[R] = Field(default=(), description="Who did it, where that is said.")
    count_basis: CountBasis = Field(
        default=CountBasis.NOT_STATED, description="How the number was arrived at."
    )
    quantity: Quantity = Field(description="How many.")

    @model_validator(mode="after")
    def _casualty_stands_alone(self) -> Self:
        if CasualtyEffect.CASUALTY in self.effects and len(self.effects) > 1:
            raise RuleError("casualty is undivided and stands alone in effects")
        return self


class MaterielBody(Value, Generic[R]):
    """What equipment was lost, taken or damaged; `held_by` has it now."""

    item: Words = Field(description="What it was, as worded.")
    item_class: ItemClass = Field(description="What sort of equipment.")
    effects: TermSet[MaterielEffect] = Field(min_length=1, description="What happened to it.")
    severity: Severity | None = Field(default=None, description="How badly it was damaged.")
    held_by: R | None = Field(default=None, description="Who has it now.")
    quantity: Quantity = Field(description="How many.")


class StrengthBody(Value):
    """How many people or things a party had; `item` is as worded where it is not people."""

    counts: StrengthItem = Field(description="What is counted.")
    item: Words | None = Field(default=None, description="What it was, as worded.")
    item_class: ItemClass | None = Field(default=None, description="What sort of equipment.")
    basis: StrengthBasis = Field(
        default=StrengthBasis.NOT_STATED, description="Of which moment, and counting whom."
    )
    quantity: Quantity = Field(description="How many.")

    @model_validator(mode="after")
    def _class_is_of_materiel(self) -> Self:
        if (self.counts is StrengthItem.MATERIEL) != (self.item_class is not None):
            raise RuleError("item_class is given exactly where counts is materiel")
        return self


class OutcomeBody(Value, Generic[R]):
    """How it ended: a result (who won) or a resolution (how the fight was resolved)."""

    as_said: Words = Field(description="The words verbatim.")
    aspect: OutcomeAspect = Field(description="Which question it answers.")
    type: OutcomeType = Field(description="The outcome.")
    by: Distinct[R] = Field(default=(), description="Whose outcome it is: the victors.")
    against: Distinct[R] = Field(default=(), description="Against whom, where that is said.")
    clear: YesNo | None = Field(
        default=None, description="Whether the source calls it clear; null: it does not say."
    )
    sequence: Sequence | None = Field(
        default=None,
        description="Which of several resolutions in order this was, from 1; null: not stated.",
    )

    @model_validator(mode="after")
    def _type_answers_the_aspect(self) -> Self:
        if self.aspect not in self.type.aspects:
            raise RuleError(f"{self.type} is a {self.type.aspects[0]}", self.type.aspects)
        return self

    @model_validator(mode="after")
    def _only_resolutions_follow_each_other(self) -> Self:
        if self.sequence is not None and self.aspect is not OutcomeAspect.RESOLUTION:
            raise RuleError("sequence is the place of a resolution among several; else null")
        return self


class ControlBody(Value, Generic[R]):
    """Who holds, takes or loses a place; `about` names the holder."""

    place: R = Field(description="The place.")
    change: ControlChange = Field(description="What changed.")
    as_said: Words | None = Field(default=None, description="The words verbatim.")


class InvolvementBody(Value, Generic[R]):
    """Who took part, and under which name; `against` names whom they faced, where it is said."""

    under_name: Words | None = Field(default=None, description="The name used for them.")
    against: Distinct[R] = Field(default=(), description="Whom they faced.")


class ResponsibilityBody(Value, Generic[R]):
    """Who did it; an empty `attributed_to` says that the perpetrator was not stated."""

    mode: ResponsibilityMode | None = Field(
        description="How the claimant speaks of it; null for silence (omits, no_response)."
    )
    attributed_to: Distinct[R] = Field(
        default=(), description="Who did it; empty: the perpetrator is not stated."
    )
    as_said: Words | None = Field(default=None, description="The words verbatim.")


class AttributeBody(Value):
    """A name, date, place, type, initiator or commander as somebody gives it.

    `value` is the normal form where there is one: EDTF for a date, an id for a place or an actor,
    a vocabulary term for a type, digits for a count; else null.
    """

    attribute: AttributeName = Field(description="Which attribute is given.")
    as_said: Words = Field(description="The words verbatim.")
    value: Words | None = Field(
        default=None,
        description="The normal form, where there is one: EDTF, an id, a term, digits.",
    )

    @field_validator("value")
    @classmethod
    def _value_is_in_normal_form(cls, value: str | None, info: ValidationInfo) -> str | None:
        attribute = info.data.get("attribute")
        if value is None or attribute is None:
            return value
        match attribute:
            case AttributeName.DATE:
                return str(parse(value))
            case AttributeName.TYPE:
                kinds = tuple(dict.fromkeys((*map(str, BattleKind), *map(str, EventKind))))
                if value not in kinds:
                    raise MalformedError(
                        "the value of a type is a kind of battle or of event", kinds
                    )
            case AttributeName.COUNT:
                if not _DIGITS.fullmatch(value):
                    raise MalformedError("the value of a count is a whole number in digits")
            case AttributeName.PLACE | AttributeName.INITIATOR | AttributeName.COMMANDER:
                if not _ID.fullmatch(value):
                    raise MalformedError("the value of this attribute is an id")
            case _:
                raise RuleError("this attribute has no normal form: value is null")
        return value


class EventRelationBody(Value, Generic[E]):
    """How the battle or event bears on another happening, of this record or only named."""

    relation: EventRelationType = Field(description="How the one bears on the other.")
    target: E | None = Field(default=None, description="The other happening, an event here.")
    target_label: Words | None = Field(default=None, description="What it is, as worded.")

    @model_validator(mode="after")
    def _something_is_related(self) -> Self:
        if self.target is None and self.target_label is None:
            raise RuleError("target is an event of the record, or target_label names what it is")
        return self


class End(Value, Generic[R]):
    """One end of a distance: a place of the registry, the words for it, or both null."""

    place: R | None = Field(default=None, description="A place of the registry.")
    label: Words | None = Field(default=None, description="The words for it.")


class MeasureBody(Value, Generic[R]):
    """A distance between two ends, a width, a duration, or the time left to a deadline."""

    dimension: MeasureDimension = Field(description="What is measured.")
    measure: Measure = Field(description="How far or how long.")
    start: End[R] = Field(default_factory=End, description="Where a distance starts.")
    end: End[R] = Field(default_factory=End, description="Where a distance ends.")

    @model_validator(mode="after")
    def _unit_is_of_the_dimension(self) -> Self:
        unit = self.measure.unit
        if unit is not None and unit.is_length != self.dimension.is_length:
            units = [one for one in MeasureUnit if one.is_length != unit.is_length]
            raise RuleError(f"a {self.dimension} is not measured in this unit", units)
        return self


class StatementBody(Value, Generic[R]):
    """Something said that is a threat, demand, denial or judgement."""

    topic: StatementTopic = Field(description="What it is about.")
    speech_act: SpeechAct = Field(description="What is done in saying it.")
    as_said: Text | None = Field(default=None, description="The words verbatim.")
    addressed_to: Distinct[R] = Field(default=(), description="To whom it is said.")
