"""Places: a point is whole and somebody's, or there is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.model.places import NOWHERE, Place, PlaceReference
from tests.records_of import a_citation, a_place


def place(**changes: Any) -> Place:
    return Place.model_validate(a_place("ber", **changes))


def test_a_place_needs_no_point() -> None:
    assert place().model_dump(mode="json") == {
        "id": "ber",
        "name": "Ber",
        "aliases": [],
        "admin": [],
        "countries": [],
        "lat": None,
        "lon": None,
        "basis": None,
        "citations": [],
        "external_ids": [],
    }


def test_a_point_of_a_source_stands_by_itself_and_one_of_a_gazetteer_is_cited() -> None:
    assert place(lat=16.83, lon=-2.53, basis="source").lat == 16.83
    cited = place(lat=16.83, lon=-2.53, basis="gazetteer", citations=[a_citation("geonames")])
    assert (cited.lat, cited.lon, cited.basis) == (16.83, -2.53, "gazetteer")
    with pytest.raises(ValidationError, match="cites the gazetteer"):
        place(lat=16.83, lon=-2.53, basis="gazetteer")


@pytest.mark.parametrize(
    "point",
    [
        {"lat": 16.83},
        {"lon": -2.53},
        {"basis": "source"},
        {"lat": 16.83, "lon": -2.53},
        {"lat": 16.83, "basis": "source"},
        {"lat": 0, "lon": 0},
    ],
)
def test_a_point_is_whole_or_there_is_none(point: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="given together"):
        place(**point)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_on_the_earth_is_taken(lat: float, lon: float) -> None:
    point = place(lat=lat, lon=lon, basis="source")
    assert (point.lat, point.lon) == (lat, lon)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        (90.001, 0.0),
        (-90.001, 0.0),
        (0.0, 180.001),
        (0.0, -180.001),
        (float("nan"), 0.0),
        (0.0, float("inf")),
        ("16.83", 0.0),
        (True, 0.0),
        (0.0, "-2.53"),
    ],
)
def test_degrees_are_numbers_within_their_range(lat: object, lon: object) -> None:
    with pytest.raises(ValidationError):
        place(lat=lat, lon=lon, basis="source")


@pytest.mark.parametrize(
    "changes",
    [
        {"countries": ["Mali"]},
        {"countries": ["ML", "ML"]},
        {"aliases": ["B", "B"]},
        {"admin": [""]},
    ],
)
def test_what_is_no_place(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        place(**changes)


@pytest.mark.parametrize(
    "reference",
    [
        {"id": "ber", "text": None, "precision": "near"},
        {"id": None, "text": "on the way", "precision": "linear_or_fuzzy"},
        {"id": "ber", "text": None, "precision": None},
    ],
)
def test_a_reference_is_to_a_place_or_to_words(reference: dict[str, Any]) -> None:
    assert PlaceReference.model_validate(reference).model_dump(mode="json") == reference


def test_precision_is_of_a_place() -> None:
    with pytest.raises(ValidationError, match="where there is a place"):
        PlaceReference.model_validate({"precision": "near"})
    with pytest.raises(ValidationError):
        PlaceReference.model_validate({"id": "ber", "precision": "roughly"})


def test_nowhere_has_no_leaf() -> None:
    assert NOWHERE.model_dump() == {"id": None, "text": None, "precision": None}
