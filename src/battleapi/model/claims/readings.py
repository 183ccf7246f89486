"""Other ways to read the words of a claim.

The top level of a claim holds what is certain. A reading says what stands there instead, as one
overlay or, where one sentence splits into several claims, several.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

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

    kind: ClaimKind | None = None
    event: Slug | None = None
    about: tuple[Party, ...] = ()
    effects: tuple[Words, ...] = ()
    population: tuple[Population, ...] = ()
    item: Words | None = None
    item_class: ItemClass | None = None
    quantity: Quantity | None = None
    measure: Measure | None = None
    start: End[Slug] | None = None
    end: End[Slug] | None = None
    occurred: HistoricalDate | None = None


class Reading(Value):
    """One other way to read a claim. Readings of one statement share an id across its claims."""

    id: Slug
    basis: ReadingBasis
    instead: Annotated[tuple[Overlay, ...], Field(min_length=1)]
