from __future__ import annotations

from datetime import date

import pytest

from battleapi.importers.directory import Directory
from battleapi.importers.ucdp.events import event_of
from battleapi.importers.ucdp.places import place_of
from battleapi.importers.ucdp.states import CODES, country_code
from battleapi.model.places import Place, PlaceReference
from battleapi.model.vocabulary.countries import COUNTRIES
from battleapi.model.vocabulary.registries import PlacePrecision, PointBasis
from tests.importers.ucdp_files import a_row


def placed(**changed: str) -> tuple[Place, PlaceReference]:
    return place_of(event_of(a_row(**changed)), Directory())


def test_a_place_has_its_point_and_its_units() -> None:
    place, reference = placed()
    assert place.name == "Low Ford village"
    assert place.id.startswith("ucdp-low-ford-village-")
    assert place.admin == ("Syria", "Upland governorate", "Ford district")
    assert place.countries == ("SY",)
    assert (place.lat, place.lon, place.basis) == (35.25, 36.75, PointBasis.SOURCE)
    assert reference == PlaceReference(
        id=place.id, text="at the mill of Low Ford", precision=PlacePrecision.EXACT
    )


@pytest.mark.parametrize(
    ("grade", "precision", "basis"),
    [
        ("2", PlacePrecision.NEAR, PointBasis.SOURCE),
        ("3", PlacePrecision.ADMIN2, PointBasis.REPRESENTATIVE),
        ("4", PlacePrecision.ADMIN1, PointBasis.REPRESENTATIVE),
        ("5", PlacePrecision.LINEAR_OR_FUZZY, PointBasis.REPRESENTATIVE),
        ("6", PlacePrecision.COUNTRY, PointBasis.REPRESENTATIVE),
        ("7", PlacePrecision.SEA_OR_AIR, PointBasis.REPRESENTATIVE),
    ],
)
def test_a_point_may_only_stand_for_an_area(
    grade: str, precision: PlacePrecision, basis: PointBasis
) -> None:
    place, reference = placed(where_prec=grade)
    assert (reference.precision, place.basis) == (precision, basis)


def test_the_same_words_are_the_same_place_and_others_are_not() -> None:
    first = placed()[0]
    assert placed(id="8", where_prec="2", where_description="")[0] == first
    others = ({"adm_1": ""}, {"latitude": "35.3"}, {"where_prec": "3"}, {"country_id": "660"})
    assert len({placed(**one)[0].id for one in others} | {first.id}) == 5


def test_without_a_point_or_a_name_the_country_is_left() -> None:
    place, reference = placed(
        latitude="",
        where_coordinates="",
        where_description="",
        adm_1="",
        adm_2="",
        country_id="396",
    )
    assert (place.name, place.admin, place.countries) == ("Syria", ("Syria",), ())
    assert (place.lat, place.lon, place.basis) == (None, None, None)
    assert reference.text == "Syria"


def test_every_number_has_a_code_that_there_is() -> None:
    assert set(CODES.values()) <= COUNTRIES.keys()
    assert len(set(CODES.values())) == len(CODES) - 1  # RS has two numbers


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [
        (345, date(1991, 11, 3), "YU"),
        (345, date(2003, 2, 4), "CS"),
        (345, date(2006, 6, 5), "RS"),
        (365, date(1991, 12, 25), "SU"),
        (365, date(1991, 12, 26), "RU"),
        (652, date(2013, 1, 3), "SY"),
        (396, date(2013, 1, 3), None),
    ],
)
def test_a_state_has_the_code_of_its_day(number: int, day: date, code: str | None) -> None:
    assert country_code(number, day) == code
