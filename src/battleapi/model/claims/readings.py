"""Other ways to read the words of a claim.

The top level of a claim holds what is certain. A reading says what stands there instead, as one
overlay or, where one sentence splits into several claims, several.
"""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from ..dates import HistoricalDate
from ..measures import Measure
from ..quantities import Quantity
from ..values import Distinct, Slug, Text, Value, Words, YesNo
from ..vocabulary.assertions import OutcomeAspect, OutcomeType, ResponsibilityMode
from ..vocabulary.casualties import Affiliation, CountBasis, Population, RankGroup
from ..vocabulary.claims import ClaimKind, Polarity, ReadingBasis
from ..vocabulary.materiel import ItemClass, Severity, StrengthBasis, StrengthItem
from .bodies import End
from .parties import Claimant, Party


class Sparse(Value):
    """A value of which only the keys that were given are written."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    def __eq__(self, other: object) -> bool:
        """Equal are two with the same keys and equal values; null is not the same as not given."""
        if not isinstance(other, Sparse):
            return NotImplemented
        return self.model_fields_set == other.model_fields_set and super().__eq__(other) is True

    def __hash__(self) -> int:
        """By what is given."""
        return hash(tuple((key, getattr(self, key)) for key in sorted(self.model_fields_set)))

    @model_serializer(mode="wrap")
    def _only_what_differs(self, serialise: SerializerFunctionWrapHandler) -> dict[str, Any]:
        whole: dict[str, Any] = serialise(self)
        return {key: value for key, value in whole.items() if key in self.model_fields_set}


class Overlay(Sparse):
    """The keys of a claim that are read otherwise, and only those.

    An empty overlay keeps the claim as it stands (beside another one that adds to it). The values
    have the meaning and the shape that they have in a claim; applying the overlay must give a
    valid claim, which the claim itself checks.
    """

    kind: ClaimKind | None = Field(
        default=None, description="Of another kind; then all that this kind needs stands here."
    )
    event: Slug | None = Field(default=None, description="Of another event; null: the battle.")
    polarity: Polarity | None = Field(default=None, description="Denied, not said, or so.")
    claimant: Claimant | None = Field(default=None, description="Said by another.")
    about: tuple[Party, ...] = Field(default=(), description="About others.")
    effects: tuple[Words, ...] = Field(default=(), description="With other effects.")
    population: tuple[Population, ...] = Field(default=(), description="Counting others.")
    affiliation: Affiliation | None = Field(default=None, description="Of another group.")
    rank_group: RankGroup | None = Field(default=None, description="Of other ranks.")
    inflicted_by: Distinct[Slug] = Field(default=(), description="Done by others, by id.")
    count_basis: CountBasis | None = Field(default=None, description="Arrived at otherwise.")
    counts: StrengthItem | None = Field(default=None, description="Counting something else.")
    basis: StrengthBasis | None = Field(default=None, description="Of another moment.")
    item: Words | None = Field(default=None, description="Of another thing.")
    item_class: ItemClass | None = Field(default=None, description="Of another class.")
    severity: Severity | None = Field(default=None, description="Damaged worse, or less.")
    held_by: Slug | None = Field(default=None, description="Another has it now, by id.")
    quantity: Quantity | None = Field(default=None, description="Another number.")
    measure: Measure | None = Field(default=None, description="Another measure.")
    start: End[Slug] | None = Field(default=None, description="From another end.")
    end: End[Slug] | None = Field(default=None, description="To another end.")
    as_said: Text | None = Field(default=None, description="Fewer or more of the words.")
    aspect: OutcomeAspect | None = Field(default=None, description="Answering something else.")
    type: OutcomeType | None = Field(default=None, description="Another outcome.")
    by: Distinct[Slug] = Field(default=(), description="The outcome of others, by id.")
    against: Distinct[Slug] = Field(default=(), description="Against others, by id.")
    mode: ResponsibilityMode | None = Field(default=None, description="Spoken of otherwise.")
    attributed_to: Distinct[Slug] = Field(default=(), description="Laid to others, by id.")
    occurred: HistoricalDate | None = Field(default=None, description="At another time.")
    cumulative: YesNo = Field(default=False, description="A toll so far, or not.")
    covers_battles: Distinct[Slug] = Field(default=(), description="Of other battles too, by id.")


class Reading(Value):
    """One other way to read a claim. Readings of one statement share an id across its claims."""

    id: Slug = Field(description="The name that turns all readings of one statement.")
    basis: ReadingBasis = Field(description="Who says that the words can be read so.")
    instead: tuple[Overlay, ...] = Field(
        min_length=1, description="What stands there instead; several where one claim splits."
    )
