"""Places: names, the countries they lie in, and a point only where somebody gives one."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from .actors import ExternalId
from .citations import Citation
from .values import CountryCode, Distinct, RuleError, Slug, Value, Words
from .vocabulary.registries import PlacePrecision, PointBasis

Latitude = Annotated[float, Strict(), Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Strict(), Field(ge=-180, le=180, allow_inf_nan=False)]


class Place(Value):
    """A place of the registry.

    `lat` and `lon` are degrees on WGS 84; they stand together with `basis`, which says whose they
    are, or all three are null. A point from a gazetteer cites the gazetteer.
    """

    id: Slug = Field(description="Permanent; it never follows the name.")
    name: Words = Field(description="The name that it is listed under.")
    aliases: Distinct[Words] = Field(default=(), description="Other names.")
    admin: tuple[Words, ...] = Field(
        default=(), description="The units that it lies in, from the country down."
    )
    countries: Distinct[CountryCode] = Field(
        default=(), description="The countries that it lies in, ISO 3166-1 alpha-2."
    )
    lat: Latitude | None = Field(default=None, description="Degrees north on WGS 84.")
    lon: Longitude | None = Field(default=None, description="Degrees east on WGS 84.")
    basis: PointBasis | None = Field(default=None, description="Whose the point is.")
    citations: tuple[Citation, ...] = Field(default=(), description="Where this is written.")
    external_ids: Distinct[ExternalId] = Field(
        default=(), description="Its identifiers in other projects."
    )

    @model_validator(mode="after")
    def _point_is_whole(self) -> Self:
        given = [value is not None for value in (self.lat, self.lon, self.basis)]
        if any(given) and not all(given):
            raise RuleError("lat, lon and basis are given together, or none of them is")
        return self

    @model_validator(mode="after")
    def _gazetteer_is_cited(self) -> Self:
        if self.basis is PointBasis.GAZETTEER and not self.citations:
            raise RuleError("a point from a gazetteer cites the gazetteer")
        return self


class PlaceReference(Value):
    """Where something was: a place of the registry, the words used, and how precise that is."""

    id: Slug | None = Field(default=None, description="A place of the registry, by id.")
    text: Words | None = Field(default=None, description="The words of the source.")
    precision: PlacePrecision | None = Field(
        default=None, description="How precisely that is known."
    )

    @model_validator(mode="after")
    def _precision_is_of_a_place(self) -> Self:
        if self.precision is not None and self.id is None and self.text is None:
            raise RuleError(
                "precision is given where there is a place: give id or text, or leave it null"
            )
        return self


NOWHERE = PlaceReference()
"""The place of what has none."""
