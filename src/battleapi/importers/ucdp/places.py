"""Where an event was: a place of the registry, and how precisely that is known."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...model.places import Place, PlaceReference
from ...model.vocabulary.registries import PlacePrecision
from ..cells import words_of
from ..coded_places import CodedPlace
from ..directory import Directory
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


def place_of(event: Event, directory: Directory) -> tuple[Place, PlaceReference]:
    """The place that a row names, with its point, and the words it has for where the event was.

    From the third precision on the point only stands for the area that the place lies in.
    """
    row = event.row
    country = country_code(event.country, event.start)
    name = words_of(row, "where_coordinates") or words_of(row, "country")
    admin = tuple(filter(None, (words_of(row, one) for one in ("country", "adm_1", "adm_2"))))
    coded = CodedPlace(name, admin, country, event.point, event.place_precision in _OF_ITS_OWN)
    place = directory.place(coded.proposed(DATA_SET.id, "ucdp"))
    return place, PlaceReference(
        id=place.id,
        text=words_of(row, "where_description") or name,
        precision=PRECISIONS[event.place_precision],
    )
