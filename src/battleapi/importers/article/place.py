"""Where a battle was, by the words of its infobox, and the point that they may give."""

from __future__ import annotations

import re

from ...model.citations import Citation
from ...model.places import Place
from ...model.vocabulary.countries import COUNTRIES
from ...model.vocabulary.registries import PointBasis

# Georgia is a state of the United States too, and the words do not say which is meant.
_COUNTRIES = {one.name: one.code for one in COUNTRIES.values() if one.name != "Georgia"}
_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_DEGREES = rf"{_NUMBER}\s*°?(?:\s*{_NUMBER}\s*[′'’])?(?:\s*{_NUMBER}\s*[″\"”])?\s*"
_LETTERED = re.compile(rf"{_DEGREES}([NS])[,;\s]*{_DEGREES}([EW])", re.IGNORECASE)
_SIGNED = re.compile(r"([-−]?\d{1,2}\.\d+)\s*[,;]\s*([-−]?\d{1,3}\.\d+)")


def place_of(
    battle: str, words: str, point: tuple[float, float] | None, cited: tuple[Citation, ...]
) -> Place:
    """The place that the words name; `point` has its degrees north and east.

    Between commas the words go from the place outwards, which is taken so only where the last of
    them is exactly the name of a country.
    """
    name, *around = (one.strip() for one in words.split(","))
    country = _COUNTRIES.get(around[-1]) if around else None
    lat, lon = (None, None) if point is None else point
    return Place(
        id=f"{battle}-place",
        name=words if country is None else name,
        admin=() if country is None else tuple(reversed(around)),
        countries=() if country is None else (country,),
        lat=lat,
        lon=lon,
        basis=None if point is None else PointBasis.SOURCE,
        citations=cited,
    )


def read_point(words: str) -> tuple[float, float] | None:
    """Degrees north and east: from `16.83, -2.53`, `16.83 N 2.53 W` or `16°49′48″N 2°31′48″W`.

    Null where the words have another form, or are of no point on the globe.
    """
    signed, lettered = _SIGNED.fullmatch(words), _LETTERED.fullmatch(words)
    if signed is not None:
        north, east = (float(one.replace("−", "-")) for one in signed.groups())
    elif lettered is not None:
        parts = lettered.groups()
        north = _degrees(parts[:3]) * (-1 if parts[3] in "Ss" else 1)
        east = _degrees(parts[4:7]) * (-1 if parts[7] in "Ww" else 1)
    else:
        return None
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def _degrees(parts: tuple[str | None, ...]) -> float:
    degrees, minutes, seconds = (float(one or 0) for one in parts)
    return round(degrees + minutes / 60 + seconds / 3600, 6)
