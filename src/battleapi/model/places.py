"""Places: names, the countries they lie in, and a point only where somebody gives one."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from .actors import ExternalId
from .citations import Citation
from .values import CountryCode, Distinct, Slug, Value, Words
from .vocabulary.registries import PlacePrecision, PointBasis

Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class Place(Value):
    """A place of the registry.

    `lat` and `lon` are degrees on WGS 84; they stand together with `basis`, which says whose they
    are, or all three are null. A point from a gazetteer cites the gazetteer.
    """

    id: Slug
    name: Words
    aliases: Distinct[Words] = ()
    admin: tuple[Words, ...] = ()
    countries: Distinct[CountryCode] = ()
    lat: Latitude | None = None
    lon: Longitude | None = None
    basis: PointBasis | None = None
    citations: tuple[Citation, ...] = ()
    external_ids: Distinct[ExternalId] = ()

    @model_validator(mode="after")
    def _point_is_whole(self) -> Self:
        given = [value is not None for value in (self.lat, self.lon, self.basis)]
        if any(given) and not all(given):
            raise ValueError("lat, lon and basis are given together, or none of them is")
        if self.basis is PointBasis.GAZETTEER and not self.citations:
            raise ValueError("a point from a gazetteer cites the gazetteer")
        return self


class PlaceReference(Value):
    """Where something was: a place of the registry, the words used, and how precise that is."""

    id: Slug | None = None
    text: Words | None = None
    precision: PlacePrecision | None = None

    @model_validator(mode="after")
    def _precision_is_of_a_place(self) -> Self:
        if self.precision is not None and self.id is None and self.text is None:
            raise ValueError(
                "precision is given where there is a place: give id or text, or leave it null"
            )
        return self


NOWHERE = PlaceReference()
"""The place of what has none."""
