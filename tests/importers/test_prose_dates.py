"""Dates of English prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.prose_dates import read_date, read_date_within
from battleapi.model.calendars import GREGORIAN, JULIAN, day_of, iso_date
from battleapi.model.dates import HistoricalDate
from battleapi.model.vocabulary.dates import Calendar

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("6 June 1944", "1944-06-06"),
        ("June 6, 1944", "1944-06-06"),
        ("6th June 1944", "1944-06-06"),
        ("Oct. 14, 1812", "1812-10-14"),
        ("6–30 June 1944", "1944-06-06/1944-06-30"),
        ("June 6–30, 1944", "1944-06-06/1944-06-30"),
        ("6 June – 25 August 1944", "1944-06-06/1944-08-25"),
        ("June 6 – August 25, 1944", "1944-06-06/1944-08-25"),
        ("11 May to 4 June, 1944", "1944-05-11/1944-06-04"),
        ("23 August 1942 – 2 February 1943", "1942-08-23/1943-02-02"),
        ("23 January 1942 – August 1945", "1942-01-23/1945-08"),
        ("31 March − 1 April 1942", "1942-03-31/1942-04-01"),
        ("12/13 July 1943", "1943-07-12/1943-07-13"),
        ("December 1941", "1941-12"),
        ("September–November 1944", "1944-09/1944-11"),
        ("1940–1941", "1940/1941"),
        ("1940–41", "1940/1941"),
        ("spring 1915", "1915-21"),
        ("Autumn 1915", "1915-23"),
        ("c. 1812", "1812~"),
        ("20 May – 1 June 1941 (13 days)", "1941-05-20/1941-06-01"),
        ("8 August – 16 October 1941 (2 months, and 8 days)", "1941-08-08/1941-10-16"),
        ("2–21 October 1944 ()", "1944-10-02/1944-10-21"),
    ],
)
def test_explicit_patterns_are_read(words: str, edtf: str) -> None:
    date = read_date(words)
    assert (date.edtf, date.calendar, date.text) == (edtf, Calendar.GREGORIAN, words)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("490 BC", "-0489"),
        ("12 September 490 BC", "-0489-09-07"),
        ("c. 480 BC", "-0479~"),
        ("264–241 BC", "-0263/-0240"),
        ("2 September 31 BC", "-0030-08-31"),
        ("70 AD", "0070"),
        ("AD 70", "0070"),
        ("1260 BCE", "-1259"),
        ("14 October 1066", "1066-10-20"),
        ("12–15 September 1191", "1191-09-19/1191-09-22"),
        ("4 October 1582", "1582-10-14"),
        ("1 July 1690 O.S.", "1690-07-11"),
        ("25 October 1917 (Old Style)", "1917-11-07"),
    ],
)
def test_julian_words_are_converted(words: str, edtf: str) -> None:
    date = read_date(words)
    assert (date.edtf, date.calendar, date.text) == (edtf, Calendar.JULIAN, words)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("7 November [O.S. 25 October] 1917", "1917-11-07"),
        ("8 July 1709 (O.S. 27 June 1709)", "1709-07-08"),
        ("27 June [N.S. 8 July] 1709", "1709-07-08"),
        ("8 July 1709 (New Style)", "1709-07-08"),
        ("1582-10-15", None),
        ("15 October 1582", "1582-10-15"),
    ],
)
def test_dates_in_both_styles_are_those_of_the_gregorian_words(
    words: str, edtf: str | None
) -> None:
    date = read_date(words)
    assert date.edtf == edtf
    assert date.calendar is (None if edtf is None else Calendar.GREGORIAN)


@pytest.mark.parametrize(
    "words",
    [
        "9–19 September",
        "19 April – early May 1940",
        "early and mid-September 1940",
        "January 13–26, 1943 (including prelude)",
        "28–29 July 1942 8–10 August 1942",
        "winter 1941–42",
        "31 June 1944",
        "29 February 1943",
        "August 1944 – May 1940",
        "0 BC",
        "4 or 5 May 1200",
        "5–6–7 May 1900",
        "06/05/1944",
        "12/13 1944",
        "8 November [O.S. 25 October] 1917",
        "1944, June",
        "6 June, August 1944",
        "1944 June – BC",
        "20000",
        "",
    ],
)
def test_what_fits_no_pattern_stays_text(words: str) -> None:
    date = read_date(words)
    assert (date.edtf, date.calendar, date.text) == (None, None, words or None)


def test_words_that_are_too_long_for_a_text_leave_it_null() -> None:
    date = read_date("6 June 1944" + " " * 500 + "(13 days)" + "x" * 500)
    assert (date.edtf, date.text) == (None, None)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.booleans())
def test_a_day_is_that_of_its_calendar(year: int, month: int, day: int, english: bool) -> None:
    name = MONTHS[month - 1]
    of_day = f"{day} {name}" if english else f"{name} {day}"
    calendar = JULIAN if (year, month, day) < (1582, 10, 15) else GREGORIAN
    date = read_date(f"{of_day} {year} AD")
    assert date.edtf == iso_date(day_of(year, month, day, calendar))
    assert date.calendar is calendar


@given(st.text(max_size=60))
def test_any_text_is_taken_without_failing(text: str) -> None:
    date = read_date(text)
    assert date.edtf is None or any(one.isdecimal() for one in text)


@pytest.mark.parametrize(
    ("words", "battle", "edtf"),
    [
        ("1 October", "1944-10-06/1944-10-29", "1944-10-01"),
        ("5-31 July", "1943-07-05/1943-08-23", "1943-07-05/1943-07-31"),
        ("December 16", "1944-12-16/1945-01-25", "1944-12-16"),
        ("January 2", "1944-12-16/1945-01-25", "1945-01-02"),
        ("summer", "1943", "1943-22"),
        # None of its days, and days of two of its years.
        ("1 October", "1944-12-16/1945-01-25", None),
        ("1 July", "1941-06-22/1943-08-01", None),
        ("1 October", None, None),
        ("early October", "1944", None),
        ("1 October", "1900/1990", None),
        ("1 October 1940", "1944", "1940-10-01"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_the_battle_leaves(
    words: str, battle: str | None, edtf: str | None
) -> None:
    when = HistoricalDate(edtf=battle, text=None, calendar=None if battle is None else GREGORIAN)
    read = read_date_within(words, when)
    assert (read.edtf, read.text) == (edtf, words)
