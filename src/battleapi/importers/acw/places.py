"""Where a battle was: its counties in words, and the point that the data set gives it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...model.places import Place, PlaceReference
from ...model.vocabulary.registries import PlacePrecision, PointBasis
from ..directory import Directory
from .battlefields import Battlefield
from .sources import NPS_BATTLES, table_citation

_STATES: Mapping[str, str] = MappingProxyType(
    {
        "AL": "Alabama",
        "AR": "Arkansas",
        "CO": "Colorado",
        "DC": "District of Columbia",
        "FL": "Florida",
        "GA": "Georgia",
        "ID": "Idaho",
        "IN": "Indiana",
        "KS": "Kansas",
        "KY": "Kentucky",
        "LA": "Louisiana",
        "MD": "Maryland",
        "MN": "Minnesota",
        "MO": "Missouri",
        "MS": "Mississippi",
        "NC": "North Carolina",
        "ND": "North Dakota",
        "NM": "New Mexico",
        "OH": "Ohio",
        "OK": "Oklahoma",
        "PA": "Pennsylvania",
        "SC": "South Carolina",
        "TN": "Tennessee",
        "TX": "Texas",
        "VA": "Virginia",
        "WV": "West Virginia",
    }
)


def place_of(
    battlefield: Battlefield, battle_id: str, directory: Directory
) -> tuple[Place, PlaceReference]:
    """The place of a battle, and how the battle refers to it.

    The state is that of today. Raises ValueError where the degrees are no numbers.
    """
    citations = [table_citation(battlefield.table, battlefield.row)]
    point = battlefield.point
    if point is not None:
        citations.append(table_citation(NPS_BATTLES, point.row))
    state = battlefield.state
    place = Place(
        id=f"{battle_id}-place",
        name=battlefield.locations,
        admin=("United States", _STATES.get(state, state)),
        countries=("US",),
        lat=None if point is None else float(point.lat),
        lon=None if point is None else float(point.lon),
        basis=None if point is None else PointBasis.SOURCE,
        citations=tuple(citations),
    )
    precision = PlacePrecision.ADMIN1 if place.name == state else PlacePrecision.ADMIN2
    if point is not None:
        # The middle of a battlefield, read off a map.
        precision = PlacePrecision.NEAR
    meant = directory.place(place)
    return meant, PlaceReference(id=meant.id, text=place.name, precision=precision)
