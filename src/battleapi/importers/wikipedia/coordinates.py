"""Points of {{coord}}, with no more precision than their digits and their author say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import mwparserfromhell
from mwparserfromhell.nodes import Template

from ...model.vocabulary.countries import COUNTRIES
from ...model.vocabulary.registries import PlacePrecision
from .infobox import Infobox
from .templates import name_of

_HEMISPHERES: Mapping[str, int] = MappingProxyType({"N": 1, "E": 1, "S": -1, "W": -1})
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_EXTRA = re.compile(
    r"(type|dim|scale|region):([\w.+-]+?)(?:\([^)]*\))?(?=_[a-z]+:|$)", re.IGNORECASE
)

# What the parameter `type` of the template says of the thing that the point is of.
_TYPES: Final[Mapping[str, PlacePrecision]] = MappingProxyType(
    {
        "country": PlacePrecision.COUNTRY,
        "satellite": PlacePrecision.COUNTRY,
        "state": PlacePrecision.ADMIN1,
        "adm1st": PlacePrecision.ADMIN1,
        "adm2nd": PlacePrecision.ADMIN2,
        "adm3rd": PlacePrecision.NEAR,
        "river": PlacePrecision.LINEAR_OR_FUZZY,
    }
)
_WIDEST_EXACT = 5_000
_WIDEST_NEAR = 50_000
_METRES_OF_SCALE = 0.1
"""A map of 1 : 100,000 shows about 10 km; `dim` is the width of what is shown, in metres."""


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees on WGS 84, how precisely they are meant, and the country of `region`."""

    lat: float
    lon: float
    precision: PlacePrecision
    country: str | None


def point_in(raw: str) -> Point | None:
    """The point of the first {{coord}} of a wikitext that can be read, else null."""
    for template in mwparserfromhell.parse(raw).ifilter_templates():
        if name_of(template) in ("coord", "coor", "coords"):
            point = _point(template)
            if point is not None:
                return point
    return None


def point_of_numbers(box: Infobox) -> Point | None:
    """The point of the old parameters: `latitude` and `longitude`, or degrees in parts."""
    whole = [_written(box, name) for name in ("latitude", "longitude")]
    lat, lon = whole
    if lat and lon:
        return _made((lat,), "N", (lon,), "E", "")
    parts = []
    for axis, default in (("lat", "N"), ("lon", "E")):
        numbers = tuple(
            filter(None, (_written(box, f"{axis}_{one}") for one in ("deg", "min", "sec")))
        )
        parts.append((numbers, _written(box, f"{axis}_dir") or default))
    (lats, north), (lons, east) = parts
    return _made(lats, north, lons, east, "") if lats and lons else None


def _written(box: Infobox, name: str) -> str:
    value = box[name]
    return "" if value is None else value.raw


def _point(template: Template) -> Point | None:
    given = [str(one.value).strip() for one in template.params if not one.showkey]
    marks = [place for place, one in enumerate(given) if one.upper() in _HEMISPHERES]
    if len(marks) >= 2:
        first, second = marks[:2]
        extra = "_".join(given[second + 1 :])
        lat, lon = tuple(given[:first]), tuple(given[first + 1 : second])
        return _made(lat, given[first].upper(), lon, given[second].upper(), extra)
    if len(given) >= 2 and not marks:
        return _made((given[0],), "N", (given[1],), "E", "_".join(given[2:]))
    return None


def _made(
    lats: tuple[str, ...], north: str, lons: tuple[str, ...], east: str, extra: str
) -> Point | None:
    lat, lon = _degrees(lats, north), _degrees(lons, east)
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
        return None
    told = {found[1].lower(): found[2] for found in _EXTRA.finditer(extra)}
    region = told.get("region", "")[:2].upper()
    precision = _precision(lats, told)
    return Point(lat, lon, precision, region if region in COUNTRIES else None)


def _degrees(parts: tuple[str, ...], hemisphere: str) -> float | None:
    if not 1 <= len(parts) <= 3 or not all(map(_NUMBER.fullmatch, parts)):
        return None
    numbers = [float(part) for part in parts]
    if any(not 0 <= one < 60 for one in numbers[1:]):
        return None
    total = sum(abs(one) / (1, 60, 3600)[power] for power, one in enumerate(numbers))
    sign = _HEMISPHERES[hemisphere] * (-1 if parts[0].startswith("-") else 1)
    return round(sign * total, 6) + 0.0


def _precision(lats: tuple[str, ...], told: Mapping[str, str]) -> PlacePrecision:
    """What the digits and the parameters allow; a point is never made more precise than either.

    Whole degrees are up to 80 km off; minutes, or a decimal or two, are near; seconds, or three
    decimals, are the place itself where the author says that it is an event, or how small it is.
    """
    kind = told.get("type", "").lower().rstrip("_")
    if kind in _TYPES:
        return _TYPES[kind]
    decimals = len(lats[-1].partition(".")[2].rstrip("0")) if len(lats) == 1 else 0
    if len(lats) == 1 and decimals == 0:
        return PlacePrecision.LINEAR_OR_FUZZY
    width = _width(told)
    if width is not None and width > _WIDEST_NEAR:
        return PlacePrecision.LINEAR_OR_FUZZY
    is_fine = len(lats) == 3 or decimals >= 3
    is_small = kind == "event" if width is None else width <= _WIDEST_EXACT
    return PlacePrecision.EXACT if is_fine and is_small else PlacePrecision.NEAR


def _width(told: Mapping[str, str]) -> float | None:
    """How wide the thing is, in metres, by `dim` or else by `scale`; null where neither says."""
    for name, metres in (("dim", 1.0), ("scale", _METRES_OF_SCALE)):
        found = re.fullmatch(r"(\d+(?:\.\d+)?)(k?m?)", told.get(name, "").lower())
        if found is not None:
            return float(found[1]) * metres * (1000 if found[2].startswith("k") else 1)
    return None
