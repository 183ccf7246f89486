"""Where a battle was: the place that it names, or the point that it has itself."""

from __future__ import annotations

from types import MappingProxyType

from ...model.citations import Citation
from ...model.places import NOWHERE, Place, PlaceReference
from ...model.vocabulary.countries import COUNTRIES
from ...model.vocabulary.registries import PlacePrecision, PointBasis
from ..directory import Directory
from ..slugs import slug
from .actors import wikidata_id
from .items import Entity, Item, Point, Statement

_BY_NAME = MappingProxyType({country.name.upper(): code for code, country in COUNTRIES.items()})
_A_MINUTE = 1 / 60
_NEAR = 0.25
"""Degrees of latitude in about 25 km."""


def place_of(
    item: Item, here: Citation, directory: Directory
) -> tuple[Place | None, PlaceReference]:
    """The place of a battle and how the record refers to it.

    Its point is of the battle, so the place that has it is its own; without one it is the place
    that the item names, else its country.
    """
    locations, countries = _entities(item, "P276"), _entities(item, "P17")
    codes = (item.codes.get(one.id) or _BY_NAME.get(one.name.upper()) for one in countries)
    known = tuple(dict.fromkeys(code for code in codes if code and code in COUNTRIES))
    admin = tuple(one.name for one in countries[:1] if one.label)
    point = _point(item)
    if point is not None:
        name = locations[0].name if locations else item.label or item.id
        precision = _precision(point.precision)
        is_area = precision is PlacePrecision.LINEAR_OR_FUZZY
        place = directory.place(
            Place(
                id=f"wikidata-{item.id.lower()}-place",
                name=name,
                admin=admin,
                countries=known,
                lat=point.latitude,
                lon=point.longitude,
                basis=PointBasis.REPRESENTATIVE if is_area else PointBasis.SOURCE,
                citations=(here,),
            )
        )
        return place, PlaceReference(id=place.id, text=name, precision=precision)
    if not locations and not countries:
        return None, NOWHERE
    meant = locations[0] if locations else countries[0]
    place = directory.place(
        Place(
            id=slug(meant.label or f"wikidata {meant.id}"),
            name=meant.name,
            admin=admin if locations else (),
            countries=known,
            external_ids=(wikidata_id(meant.id),),
        )
    )
    precision = None if locations else PlacePrecision.COUNTRY
    return place, PlaceReference(id=place.id, text=meant.name, precision=precision)


def held_in_place(item: Item) -> set[Statement]:
    """The statements that the place comes of."""
    first = (item.best(name)[:1] for name in ("P276", "P17", "P625"))
    return {one for some in first for one in some}


def _entities(item: Item, name: str) -> list[Entity]:
    return [one.value for one in item.best(name) if isinstance(one.value, Entity)]


def _point(item: Item) -> Point | None:
    return next((one.value for one in item.best("P625") if isinstance(one.value, Point)), None)


def _precision(degrees: float | None) -> PlacePrecision | None:
    if degrees is None:
        return None
    if degrees <= _A_MINUTE:
        return PlacePrecision.EXACT
    return PlacePrecision.NEAR if degrees <= _NEAR else PlacePrecision.LINEAR_OR_FUZZY
