"""Points of coordinates."""

from __future__ import annotations

import pytest

from battleapi.importers.wikipedia.coordinates import Point, point_in, point_of_numbers
from battleapi.importers.wikipedia.infobox import infoboxes
from battleapi.model.vocabulary.registries import PlacePrecision

EXACT, NEAR, FUZZY = PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.LINEAR_OR_FUZZY


@pytest.mark.parametrize(
    ("raw", "lat", "lon", "precision"),
    [
        ("{{coord|12|30|15|N|45|15|30|E}}", 12.504167, 45.258333, NEAR),
        ("{{coord|12|30|15|N|45|15|30|E|type:event}}", 12.504167, 45.258333, EXACT),
        ("{{coord|12|30|15|S|45|15|30|W|dim:2km}}", -12.504167, -45.258333, EXACT),
        ("{{coord|12|30|15|N|45|15|30|E|type:event_scale:1000000}}", 12.504167, 45.258333, FUZZY),
        ("{{coord|12|30|15|N|45|15|30|E|dim:20km_type:event}}", 12.504167, 45.258333, NEAR),
        ("{{coord|12|30|N|45|15|E|type:event}}", 12.5, 45.25, NEAR),
        ("{{coord|12|N|45|E|display=title}}", 12.0, 45.0, FUZZY),
        ("{{coord|12.5|N|45.25|E}}", 12.5, 45.25, NEAR),
        ("{{coord|12.5041|N|45.2583|E|type:event}}", 12.5041, 45.2583, EXACT),
        ("{{coord|12.5|-45.25|display=inline}}", 12.5, -45.25, NEAR),
        ("{{Coord|12|30|N|45|15|E|type:adm1st}}", 12.5, 45.25, PlacePrecision.ADMIN1),
        ("{{coord|12|30|N|45|15|E|type:adm2nd}}", 12.5, 45.25, PlacePrecision.ADMIN2),
        ("{{coord|12|30|N|45|15|E|type:country}}", 12.5, 45.25, PlacePrecision.COUNTRY),
        (
            "{{coord|12|30|15|N|45|15|30|E|type:city(1,200)_scale:9000}}",
            12.504167,
            45.258333,
            EXACT,
        ),
    ],
)
def test_a_point_is_as_precise_as_its_digits_and_its_author_say(
    raw: str, lat: float, lon: float, precision: PlacePrecision
) -> None:
    assert point_in(raw) == Point(lat, lon, precision, None)


def test_the_region_says_the_country() -> None:
    point = point_in("at {{coord|1|30|N|2|30|E|region:NO-03_type:event|display=inline}}")
    assert point == Point(1.5, 2.5, NEAR, "NO")


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "12 N 45 E",
        "{{coord|}}",
        "{{coord|12|N}}",
        "{{coord|91|N|45|E}}",
        "{{coord|12|75|N|45|15|E}}",
        "{{coord|north|N|45|E}}",
        "{{coord|1|2|3|4|N|45|E}}",
    ],
)
def test_what_is_no_point_gives_none(raw: str) -> None:
    assert point_in(raw) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("{{Warbox|latitude=12.5|longitude=-45.25}}", Point(12.5, -45.25, NEAR, None)),
        (
            "{{Warbox|lat_deg=50|lat_min=30|lat_sec=36|lon_deg=3|lon_min=15|lon_dir=W}}",
            Point(50.51, -3.25, NEAR, None),
        ),
        ("{{Warbox|latitude=|longitude=}}", None),
        ("{{Warbox|lat_deg=50}}", None),
    ],
)
def test_old_parameters_are_read_too(raw: str, expected: Point | None) -> None:
    assert point_of_numbers(infoboxes(raw)[0]) == expected
