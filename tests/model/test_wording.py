"""Dates and lists in plain English."""

from __future__ import annotations

import pytest

from battleapi.model.dates import HistoricalDate
from battleapi.model.vocabulary.assertions import ResponsibilityMode, SpeechAct
from battleapi.model.vocabulary.dates import Calendar
from battleapi.model.wording import (
    capitalised,
    date_words,
    in_the_past,
    listed,
    ordinal,
    possessive,
    with_article,
    year_words,
)


def dated(
    edtf: str | None, text: str | None = None, calendar: Calendar = Calendar.GREGORIAN
) -> str | None:
    known = None if edtf is None else calendar
    return date_words(HistoricalDate(edtf=edtf, text=text, calendar=known))


@pytest.mark.parametrize(
    ("year", "words"), [(2023, "2023"), (1, "1"), (0, "1 BCE"), (-1, "2 BCE"), (-489, "490 BCE")]
)
def test_years_are_counted_as_historians_do(year: int, words: str) -> None:
    assert year_words(year) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-08-11", "11 August 2023"),
        ("2023-08-11/2023-08-12", "11-12 August 2023"),
        ("2023-08-31/2023-09-01", "31 August 2023 to 1 September 2023"),
        ("2022-12-31/2023-01-01", "31 December 2022 to 1 January 2023"),
        ("2023-08", "August 2023"),
        ("2023-08/2023-09", "August 2023 to September 2023"),
        ("2023-08/2023-08", "August 2023"),
        ("2023", "2023"),
        ("1914/1918", "1914 to 1918"),
        ("-0489", "490 BCE"),
        ("-0489-09-12", "12 September 490 BCE (Gregorian)"),
        ("-0489-09", "September 490 BCE (Gregorian)"),
        ("1582-10-14", "14 October 1582 (Gregorian)"),
        ("1582-10-15", "15 October 1582"),
        ("-0001/0001", "2 BCE to 1"),
    ],
)
def test_a_date_with_bounds_is_written_from_them(edtf: str, words: str) -> None:
    assert dated(edtf) == words
    assert dated(edtf, "the words of the source") == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1916~", "about 1916"),
        ("1916?", "perhaps 1916"),
        ("1916-08-11%", "perhaps about 11 August 1916"),
        ("1916-XX", "1916"),
        ("1916-08-XX", "August 1916"),
        ("19XX", "the 1900s"),
        ("191X", "the 1910s"),
        ("-048X", "490 to 481 BCE"),
        ("1916-21", "spring 1916"),
        ("1916-24~", "about winter 1916"),
        ("1916-08-11/..", "from 11 August 1916"),
        ("../1916-08-11", "by 11 August 1916"),
        ("1916/", "from 1916"),
        ("/1916", "until 1916"),
        ("1916-21/1916-22", "spring 1916 to summer 1916"),
    ],
)
def test_words_with_a_year_stand_for_an_open_vague_or_coarse_date(edtf: str, words: str) -> None:
    assert dated(edtf, "the spring of '16") == "the spring of '16"
    assert dated(edtf, "by March 1916") == "by March 1916"
    assert dated(edtf, "over the coming 10 days") == words
    assert dated(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1415-11-03", "25 October 1415 (Julian)"),  # Agincourt
        ("1066-10-20", "14 October 1066 (Julian)"),  # Hastings
        ("-0489-09-07", "12 September 490 BCE (Julian)"),  # Marathon by its usual date
        ("-0043-03-13", "15 March 44 BCE (Julian)"),
        ("0000-12-30", "1 January 1 (Julian)"),
        ("1917-11-07", "25 October 1917 (Julian)"),
        ("1415-11-03/1415-11-04", "25-26 October 1415 (Julian)"),
        ("1415-11-09/1415-11-10", "31 October 1415 to 1 November 1415 (Julian)"),
        # A whole Julian month is given by its days.
        ("1415-10-10/1415-11-09", "1-31 October 1415 (Julian)"),
        ("1415-11-03~", "about 25 October 1415 (Julian)"),
        ("1415-11-03/..", "from 25 October 1415 (Julian)"),
        ("/1415-11-03", "until 25 October 1415 (Julian)"),
        # The months of the expression are Gregorian ones.
        ("1415-10", "October 1415 (Gregorian)"),
        ("1917-11/..", "from November 1917 (Gregorian)"),
        ("1415-10/1415-11-09", "October 1415 to 9 November 1415 (Gregorian)"),
        # A year is one year in both.
        ("1415", "1415"),
        ("-0489", "490 BCE"),
        ("-0489~", "about 490 BCE"),
        ("1415-21", "spring 1415"),
    ],
)
def test_days_are_in_the_calendar_of_the_words_and_say_so(edtf: str, words: str) -> None:
    assert dated(edtf, None, Calendar.JULIAN) == words
    assert dated(edtf, "on St Crispin's day", Calendar.JULIAN) == words


@pytest.mark.parametrize(
    ("edtf", "text", "words"),
    [
        ("1415-10", "October 1415", "October 1415 (Julian)"),
        ("1415-11-03~", "About 25 October 1415", "about 25 October 1415 (Julian)"),
        ("1415-21", "the spring of 1415", "the spring of 1415"),
        ("-0489~", "about 490 BC", "about 490 BC"),
        ("-0078~", "about 79 BC", "about 79 BC"),
    ],
)
def test_julian_words_stand_as_such(edtf: str, text: str, words: str) -> None:
    assert dated(edtf, text, Calendar.JULIAN) == words


def test_what_stands_for_words_of_another_calendar_says_that_it_is_gregorian() -> None:
    text = "10 Muharram 1445"
    assert dated("2023-07-28", text, Calendar.OTHER) == "28 July 2023 (Gregorian)"
    assert dated("2023-07-28~", text, Calendar.OTHER) == text


def test_an_undated_thing_has_the_words_of_its_source_or_none() -> None:
    assert dated(None, "following the Malian seizure") == "following the Malian seizure"
    assert dated(None) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By August 11", "by August 11"),
        ("Over the coming days", "over the coming days"),
        ("In response", "in response"),
        ("Late 2023", "late 2023"),
        ("August 11", "August 11"),
        ("Bykov's winter", "Bykov's winter"),
        ("Onset of winter", "Onset of winter"),
        ("early and mid-September", "early and mid-September"),
    ],
)
def test_words_of_a_date_stand_inside_a_sentence(text: str, words: str) -> None:
    assert dated(None, text) == words
    assert dated("/2023-08-11", f"{text} 2023") == f"{words} 2023"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and D"),
    ],
)
def test_a_list_in_a_sentence(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


def test_only_the_first_letter_of_a_sentence_changes() -> None:
    assert capitalised("the CMA: two") == "The CMA: two"
    assert capitalised("éléments") == "Éléments"
    assert capitalised("") == ""


def test_an_owner() -> None:
    assert [possessive(name) for name in ("the CMA", "the Reds")] == ["the CMA's", "the Reds'"]


def test_places_in_an_order() -> None:
    places = {1: "first", 2: "second", 3: "third", 4: "4th", 11: "11th", 12: "12th", 13: "13th"}
    places |= {20: "20th", 21: "21st", 22: "22nd", 23: "23rd", 99: "99th"}
    assert {number: ordinal(number) for number in places} == places


def test_articles() -> None:
    assert [with_article(words) for words in ("victory", "annihilation")] == [
        "a victory",
        "an annihilation",
    ]


@pytest.mark.parametrize("verb", [*ResponsibilityMode, *SpeechAct])
def test_what_is_said_is_past_of_one_and_of_many(verb: str) -> None:
    irregular = {"denies": "denied"}
    assert in_the_past(verb) == irregular.get(verb, verb.removesuffix("s").removesuffix("e") + "ed")
