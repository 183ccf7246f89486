"""Where an event was: a place of the registry, and how precisely that is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType

from ...model.citations import Citation
from ...model.places import Place, PlaceReference
from ...model.vocabulary.registries import PlacePrecision, PointBasis
from ..cells import words_of
from ..directory import Directory
from ..slugs import slug
from .events import Event
from .sources import DATA_SET
from .states import country_code

PRECISIONS: Mapping[int, PlacePrecision] = MappingProxyType(
    {
        1: PlacePrecision.EXACT,
        2: PlacePrecision.NEAR,
        3: PlacePrecision.ADMIN2,
        4: PlacePrecision.ADMIN1,
        5: PlacePrecision.LINEAR_OR_FUZZY,
        6: PlacePrecision.COUNTRY,
        7: PlacePrecision.SEA_OR_AIR,
    }
)
"""What the codes of `where_prec` say."""

_OF_ITS_OWN = (1, 2)
_DIGEST = 8


def place_of(event: Event, directory: Directory) -> tuple[Place, PlaceReference]:
    """The place that a row names, with its point, and the words it has for where the event was.

    From the third precision on the point only stands for the area that the place lies in. One place
    has one name, one chain of units and one point: where releases differ these are two places.
    """
    row = event.row
    country = country_code(event.country, event.start)
    name = words_of(row, "where_coordinates") or words_of(row, "country")
    admin = tuple(filter(None, (words_of(row, one) for one in ("country", "adm_1", "adm_2"))))
    lat, lon = event.point or (None, None)
    basis = None
    if event.point is not None:
        stands_for_itself = event.place_precision in _OF_ITS_OWN
        basis = PointBasis.SOURCE if stands_for_itself else PointBasis.REPRESENTATIVE
    told = json.dumps((name, admin, country, lat, lon, basis))
    place = directory.place(
        Place(
            id=f"{slug(f'ucdp {name}')[:100].rstrip('-')}-{_digest(told)}",
            name=name,
            admin=admin,
            countries=() if country is None else (country,),
            lat=lat,
            lon=lon,
            basis=basis,
            # Many rows have it, so none of them is cited.
            citations=(Citation(source=DATA_SET.id),),
        )
    )
    return place, PlaceReference(
        id=place.id,
        text=words_of(row, "where_description") or name,
        precision=PRECISIONS[event.place_precision],
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]
