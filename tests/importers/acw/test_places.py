from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from battleapi.importers.acw.battlefields import Battlefield, Point, read_battlefields
from battleapi.importers.acw.places import place_of
from battleapi.importers.directory import Directory
from battleapi.model.vocabulary.registries import PlacePrecision, PointBasis
from tests.importers.acw_folder import write_folder


@pytest.fixture
def low(tmp_path: Path) -> Battlefield:
    return read_battlefields(write_folder(tmp_path))["VA901"]


def test_a_point_is_that_of_the_data_set(low: Battlefield) -> None:
    place, reference = place_of(low, "low-ford", Directory())
    assert (place.id, place.name) == ("low-ford-place", "Ford County, VA")
    assert (place.admin, place.countries) == (("United States", "Virginia"), ("US",))
    assert (place.lat, place.lon, place.basis) == (38.5, -77.25, PointBasis.SOURCE)
    assert [(one.source, one.locator) for one in place.citations] == [
        ("acw-table-cwsac-battles", "row/1"),
        ("acw-table-nps-battles", "row/1"),
    ]
    assert (reference.id, reference.text) == ("low-ford-place", "Ford County, VA")
    assert reference.precision is PlacePrecision.NEAR


def test_without_a_point_it_is_known_to_the_county_or_the_state(low: Battlefield) -> None:
    place, reference = place_of(replace(low, point=None), "low-ford", Directory())
    assert (place.lat, place.basis, reference.precision) == (None, None, PlacePrecision.ADMIN2)
    _, reference = place_of(replace(low, point=None, locations="VA"), "low-ford", Directory())
    assert reference.precision is PlacePrecision.ADMIN1
    place, _ = place_of(replace(low, state="ZZ"), "low-ford", Directory())
    assert place.admin == ("United States", "ZZ")


def test_degrees_that_are_no_numbers_are_refused(low: Battlefield) -> None:
    with pytest.raises(ValueError, match="north"):
        place_of(replace(low, point=Point("north", "7", 1)), "low-ford", Directory())
