from __future__ import annotations

import pytest

from battleapi.importers.wikidata.times import of_entity, of_result
from battleapi.model.vocabulary.dates import Calendar

JULIAN, GREGORIAN = "Q1985786", "Q1985727"


@pytest.mark.parametrize(
    ("time", "precision", "model", "edtf", "text"),
    [
        # The same day in the two calendars, and the year without a year 0.
        ("-0490-09-12T00:00:00Z", 11, JULIAN, "-0489-09-07", "12 September 490 BCE"),
        ("+1066-10-14T00:00:00Z", 11, JULIAN, "1066-10-20", "14 October 1066"),
        ("+1916-07-01T00:00:00Z", 11, GREGORIAN, "1916-07-01", "1 July 1916"),
        ("+00000001916-07-01T00:00:00Z", 11, GREGORIAN, "1916-07-01", "1 July 1916"),
        ("+1916-07-01T12:30:00Z", 13, GREGORIAN, "1916-07-01", "1 July 1916"),
        ("-0001-00-00T00:00:00Z", 9, JULIAN, "0000", "1 BCE"),
        ("-0490-09-00T00:00:00Z", 10, JULIAN, "-0489-09", "September 490 BCE"),
        ("+1916-00-00T00:00:00Z", 9, GREGORIAN, "1916", "1916"),
        ("+1990-00-00T00:00:00Z", 8, GREGORIAN, "1990/1999", "decade of 1990"),
        ("+0005-00-00T00:00:00Z", 8, JULIAN, "0001/0009", "decade of 5"),
        ("-0490-00-00T00:00:00Z", 8, JULIAN, "-0498/-0489", "decade of 490 BCE"),
        ("+2000-00-00T00:00:00Z", 7, GREGORIAN, "1901/2000", "century of 2000"),
        ("+1901-00-00T00:00:00Z", 7, GREGORIAN, "1901/2000", "century of 1901"),
        ("-0500-00-00T00:00:00Z", 7, JULIAN, "-0499/-0400", "century of 500 BCE"),
        ("-0401-00-00T00:00:00Z", 7, JULIAN, "-0499/-0400", "century of 401 BCE"),
        ("-3000-00-00T00:00:00Z", 6, JULIAN, None, "millennium of 3000 BCE"),
        ("-13000-00-00T00:00:00Z", 9, JULIAN, None, "13000 BCE"),
    ],
)
def test_a_time_of_an_entity(
    time: str, precision: int, model: str, edtf: str | None, text: str
) -> None:
    date = of_entity(time, precision, model)
    assert (date.edtf, date.text) == (edtf, text)
    if edtf is not None:
        assert date.calendar is (Calendar.JULIAN if model == JULIAN else Calendar.GREGORIAN)


@pytest.mark.parametrize(
    ("time", "precision", "model", "edtf", "text"),
    [
        ("-0489-09-07T00:00:00Z", 11, JULIAN, "-0489-09-07", "12 September 490 BCE"),
        ("1066-10-20T00:00:00Z", 11, JULIAN, "1066-10-20", "14 October 1066"),
        ("0000-01-01T00:00:00Z", 9, JULIAN, "0000", "1 BCE"),
        ("-0489-09-01T00:00:00Z", 10, JULIAN, "-0489-09", "September 490 BCE"),
        ("1916-07-01T00:00:00Z", 11, "", "1916-07-01", "1 July 1916"),
    ],
)
def test_a_time_of_a_result(time: str, precision: int, model: str, edtf: str, text: str) -> None:
    date = of_result(time, precision, model)
    assert (date.edtf, date.text) == (edtf, text)


def test_both_forms_of_a_day_are_one_date() -> None:
    assert of_entity("-0490-09-12T00:00:00Z", 11, JULIAN) == of_result(
        "-0489-09-07T00:00:00Z", 11, JULIAN
    )


@pytest.mark.parametrize("time", ["+0000-00-00T00:00:00Z", "1916", "+1916-00-00T00:00:00Z"])
def test_what_is_no_day_is_refused(time: str) -> None:
    with pytest.raises(ValueError, match="no"):
        of_entity(time, 11, GREGORIAN)


def test_another_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="The calendar Q5 is not known"):
        of_entity("+1916-07-01T00:00:00Z", 11, "Q5")


def test_circa_is_kept() -> None:
    vague = of_entity("+1900-00-00T00:00:00Z", 8, GREGORIAN, is_vague=True)
    assert vague.edtf == "1900~/1909~"
