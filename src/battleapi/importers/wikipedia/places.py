"""Where a battle was: the words of the infobox, the article they lead to, and its point."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model.citations import Citation
from ...model.places import NOWHERE, Place, PlaceReference
from ...model.values import are_words
from ...model.vocabulary.registries import PointBasis
from ..directory import Directory
from ..slugs import slug
from .cited import Cited
from .coordinates import Point, point_in, point_of_numbers
from .flags import state
from .infobox import Infobox, Value
from .lines import text_of
from .pieces import pieces_of
from .titles import external_id

_BETWEEN = re.compile(r"\s*(?:[,;:\n]|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Where:
    """The place of the registry, if there is one, the reference to it, and where it is written."""

    place: Place | None
    reference: PlaceReference
    citations: tuple[Citation, ...]


def where(box: Infobox, battle: str, name: str, cited: Cited, directory: Directory) -> Where:
    """The place of a battle.

    A point is the battle's and not that of a town it is named for, so a place with a point is one
    of its own. Without a point it is the article that the words begin with, else words alone.
    """
    value, coordinates = box["place"], box["coordinates"]
    words = "" if value is None else ", ".join(text_of(value.raw).split("\n")).strip(" ,")
    text = words if are_words(words) else None
    point, at = _point(box, value, coordinates)
    citations = tuple(cited.words(one) for one in dict.fromkeys((value, at)) if one is not None)
    if point is not None:
        place = directory.place(
            Place(
                id=slug(f"{battle} place"),
                name=text or name,
                countries=_countries(value, point),
                lat=point.lat,
                lon=point.lon,
                basis=PointBasis.SOURCE,
            )
        )
        reference = PlaceReference(id=place.id, text=text, precision=point.precision)
        return Where(place, reference, citations)
    if text is None:
        return Where(None, NOWHERE, ())
    title = None if value is None else _first_link(value.raw)
    if title is None:
        return Where(None, PlaceReference(text=text), citations)
    place = directory.place(
        Place(
            id=slug(title),
            name=title,
            countries=_countries(value, None),
            external_ids=(external_id(title),),
        )
    )
    return Where(place, PlaceReference(id=place.id, text=text), citations)


def _point(
    box: Infobox, value: Value | None, coordinates: Value | None
) -> tuple[Point | None, Value | None]:
    for one in (coordinates, value):
        if one is not None and (point := point_in(one.raw)) is not None:
            return point, one
    point = point_of_numbers(box)
    return point, (box["latitude"] or box["lat_deg"]) if point is not None else None


def _first_link(raw: str) -> str | None:
    """The article that the words begin with, where they go on behind a comma or end."""
    shown = [one for one in pieces_of(raw) if one.text.strip() or one.mark]
    while shown and shown[0].mark:
        del shown[0]
    if not shown or shown[0].link is None:
        return None
    ends = len(shown) == 1 or shown[1].mark is not None or shown[1].text.lstrip()[:1] in (",", "(")
    return shown[0].link if ends else None


def _countries(value: Value | None, point: Point | None) -> tuple[str, ...]:
    """The countries that the words name outright, or else the region of the coordinates.

    A name that leads to the article of another state ("Italy" to the kingdom of that time) says
    nothing of the country of today.
    """
    found: dict[str, None] = {}
    if value is not None:
        links = {one.text.strip(): one.link for one in pieces_of(value.raw) if one.link}
        for part in _BETWEEN.split(text_of(value.raw)):
            named = state(part.strip(" ."))
            if named is None or named.country is None:
                continue
            if links.get(part.strip(" ."), named.title) == named.title:
                found[named.country] = None
    if not found and point is not None and point.country is not None:
        found[point.country] = None
    return tuple(found)
