"""Julian days that were copied into an expression as they are."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from battleapi.model.dates import HistoricalDate
from battleapi.model.edtf import parse
from battleapi.model.julian_words import converted
from battleapi.model.vocabulary.dates import Calendar


@pytest.mark.parametrize(
    ("edtf", "words", "right"),
    [
        ("-0489-09-12", "12 September 490 BC", "-0489-09-07"),
        ("-0489-09-12~", "about September 12, 490 BC", "-0489-09-07~"),
        ("1066-10-14", "the 14th of October 1066", "1066-10-20"),
        ("1066-10-14", "14 Oct. 1066", "1066-10-20"),
        ("1709-06-27", "June the 27th", "1709-07-08"),
        ("1812-08-26/1812-08-27", "26 August and the day after", "1812-09-07/1812-09-08"),
        ("1812-08-26/..", "from 26 August on", "1812-09-07/.."),
        ("1812-08/1812-08-27", "until 27 August", "1812-08/1812-09-08"),
    ],
)
def test_a_copied_day_is_found_and_converted(edtf: str, words: str, right: str) -> None:
    assert converted(parse(edtf), words) == right


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("-0489-09-07", "12 September 490 BC"),
        ("1066-10-20", "14 October 1066"),
        ("-0489", "490 BC"),
        ("-0489-09", "September 490 BC"),
        # The two calendars agree from March 200 to February 300.
        ("0251-06-12", "12 June 251"),
        # Both days are in the words, or none of them.
        ("1916-07-27", "14/27 July 1916"),
        ("1916-07-27", "27 July (14 July, Old Style)"),
        ("1916-07-14", "the feast of the federation"),
        ("1916-07-14", "114 July men"),
        ("1916-05-14", "14 mayors"),
        ("1916-07-14", "1st July, 4 July"),
    ],
)
def test_whatever_may_be_right_is_left_alone(edtf: str, words: str) -> None:
    assert converted(parse(edtf), words) is None


def test_only_a_date_in_julian_words_is_refused() -> None:
    stated = {"edtf": "1066-10-14", "text": "14 October 1066"}
    for calendar in (Calendar.GREGORIAN, Calendar.OTHER):
        assert HistoricalDate.model_validate(stated | {"calendar": calendar}).edtf == "1066-10-14"
    with pytest.raises(ValidationError, match="has the Julian day of the words; expected: 1066-10"):
        HistoricalDate.model_validate(stated | {"calendar": "julian"})
    unsaid = stated | {"text": None, "calendar": "julian"}
    assert HistoricalDate.model_validate(unsaid).edtf == "1066-10-14"
