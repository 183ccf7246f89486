from __future__ import annotations

from datetime import date

import pytest
from convertdate import gregorian as convertdate_gregorian  # type: ignore[import-untyped]
from convertdate import julian as convertdate_julian
from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.calendars import (
    date_of,
    day_of,
    days_in_month,
    is_leap,
    iso_date,
)
from battleapi.model.vocabulary.dates import Calendar

JULIAN_DAY_OF_DAY_0 = 1_721_424.5
"""The astronomers' Julian day of 31 December of the year 0, where day 1 is the day after."""

calendars = st.sampled_from((Calendar.GREGORIAN, Calendar.JULIAN))
days = st.integers(-4_000_000, 4_000_000)
years = st.integers(-12_000, 12_000)


@st.composite
def dates(draw: st.DrawFn, calendar: Calendar) -> tuple[int, int, int]:
    year, month = draw(years), draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, days_in_month(year, month, calendar)))


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ((1, 1, 1), 1),
        ((0, 12, 31), 0),
        ((0, 1, 1), -365),
        ((0, 2, 29), -306),
        ((-1, 12, 31), -366),
        ((-4, 2, 29), -1767),
        ((-489, 9, 12), -178_715),
        ((1582, 10, 15), 577_736),
        ((1970, 1, 1), 719_163),
        ((2023, 8, 11), 738_743),
        ((9999, 12, 31), 3_652_059),
        ((-9999, 1, 1), -3_652_424),
    ],
)
def test_gregorian_days_are_ordinals_carried_below_one(
    parts: tuple[int, int, int], day: int
) -> None:
    assert day_of(*parts) == day
    assert date_of(day) == parts


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1066, 10, 14), (1066, 10, 20)),  # Hastings
        ((1582, 10, 4), (1582, 10, 14)),  # the day before the reform
        ((1900, 2, 29), (1900, 3, 13)),  # a leap day that the Gregorian calendar has not
        ((1917, 10, 25), (1917, 11, 7)),  # the October revolution is one of November
        ((325, 5, 20), (325, 5, 21)),  # the calendars agree in the third century alone
        ((250, 5, 20), (250, 5, 20)),
        ((1, 1, 1), (0, 12, 30)),
        ((-43, 3, 15), (-43, 3, 13)),  # the Ides of March, 44 BCE
        ((-489, 9, 12), (-489, 9, 7)),  # Marathon by its usual date
    ],
)
def test_julian_dates_in_the_gregorian_calendar(
    julian: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert date_of(day_of(*julian, Calendar.JULIAN)) == gregorian
    assert date_of(day_of(*gregorian), Calendar.JULIAN) == julian


def test_leap_years_of_both_calendars() -> None:
    assert [year for year in range(-9, 10) if is_leap(year)] == [-8, -4, 0, 4, 8]
    centuries = (-400, -300, -100, 1500, 1600, 1700, 1900, 2000)
    assert [year for year in centuries if is_leap(year)] == [-400, 1600, 2000]
    assert all(is_leap(year, Calendar.JULIAN) for year in centuries)
    assert days_in_month(1900, 2) == 28
    assert days_in_month(1900, 2, Calendar.JULIAN) == 29


@pytest.mark.parametrize(
    ("year", "month", "day", "says"),
    [
        (2023, 0, 1, "a month is 1 to 12"),
        (2023, 13, 1, "a month is 1 to 12"),
        (2023, 2, 29, "a day of that month is 1 to 28"),
        (1900, 2, 29, "a day of that month is 1 to 28"),
        (2024, 2, 30, "a day of that month is 1 to 29"),
        (2023, 4, 31, "a day of that month is 1 to 30"),
        (2023, 1, 0, "a day of that month is 1 to 31"),
    ],
)
def test_a_date_that_is_none_is_refused(year: int, month: int, day: int, says: str) -> None:
    with pytest.raises(ValueError, match=f"^{says}$"):
        day_of(year, month, day)


def test_iso_dates() -> None:
    assert iso_date(738_743) == "2023-08-11"
    assert iso_date(-178_715) == "-0489-09-12"
    assert iso_date(0) == "0000-12-31"
    assert iso_date(-3_652_424) == "-9999-01-01"
    for day in (3_652_060, -3_652_425):
        with pytest.raises(ValueError, match="more than four digits"):
            iso_date(day)


@given(days, calendars)
def test_the_date_of_a_day_is_of_that_day(day: int, calendar: Calendar) -> None:
    assert day_of(*date_of(day, calendar), calendar) == day


@given(days, calendars)
def test_the_next_day_is_the_next_date(day: int, calendar: Calendar) -> None:
    year, month, of_month = date_of(day, calendar)
    if of_month < days_in_month(year, month, calendar):
        following = (year, month, of_month + 1)
    elif month < 12:
        following = (year, month + 1, 1)
    else:
        following = (year + 1, 1, 1)
    assert date_of(day + 1, calendar) == following


@given(st.dates())
def test_agrees_with_the_standard_library(of: date) -> None:
    assert day_of(of.year, of.month, of.day) == of.toordinal()
    assert date_of(of.toordinal()) == (of.year, of.month, of.day)
    assert iso_date(of.toordinal()) == of.isoformat()
    assert is_leap(of.year) == (date(of.year, 3, 1) - date(of.year, 2, 1)).days - 28


# convertdate counts astronomical years, with a year 0, as we do, in all its arithmetic; only its
# `format`, which is not compared here, writes 490 BCE. Nothing has to be left out.


@given(dates(Calendar.GREGORIAN))
def test_agrees_with_convertdate_in_the_gregorian_calendar(parts: tuple[int, int, int]) -> None:
    assert day_of(*parts) == convertdate_gregorian.to_jd(*parts) - JULIAN_DAY_OF_DAY_0
    assert date_of(day_of(*parts)) == convertdate_gregorian.from_jd(
        day_of(*parts) + JULIAN_DAY_OF_DAY_0
    )


@given(dates(Calendar.JULIAN))
def test_agrees_with_convertdate_in_the_julian_calendar(parts: tuple[int, int, int]) -> None:
    day = day_of(*parts, Calendar.JULIAN)
    assert day == convertdate_julian.to_jd(*parts) - JULIAN_DAY_OF_DAY_0
    assert date_of(day, Calendar.JULIAN) == convertdate_julian.from_jd(day + JULIAN_DAY_OF_DAY_0)
    assert date_of(day) == convertdate_julian.to_gregorian(*parts)
