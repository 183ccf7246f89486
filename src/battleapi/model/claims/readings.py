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
from ..values import Slug, Value, Words
from ..vocabulary.casualties import Population
from ..vocabulary.claims import ClaimKind, ReadingBasis
from ..vocabulary.materiel import ItemClass
from .bodies import End
from .parties import Party


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
    about: tuple[Party, ...] = Field(default=(), description="About others.")
    effects: tuple[Words, ...] = Field(default=(), description="With other effects.")
    population: tuple[Population, ...] = Field(default=(), description="Counting others.")
    item: Words | None = Field(default=None, description="Of another thing.")
    item_class: ItemClass | None = Field(default=None, description="Of another class.")
    quantity: Quantity | None = Field(default=None, description="Another number.")
    measure: Measure | None = Field(default=None, description="Another measure.")
    start: End[Slug] | None = Field(default=None, description="From another end.")
    end: End[Slug] | None = Field(default=None, description="To another end.")
    occurred: HistoricalDate | None = Field(default=None, description="At another time.")


class Reading(Value):
    """One other way to read a claim. Readings of one statement share an id across its claims."""

    id: Slug = Field(description="The name that turns all readings of one statement.")
    basis: ReadingBasis = Field(description="Who says that the words can be read so.")
    instead: tuple[Overlay, ...] = Field(
        min_length=1, description="What stands there instead; several where one claim splits."
    )
