"""Dates and lists in plain English."""

from __future__ import annotations

import pytest

from battleapi.model.dates import HistoricalDate
from battleapi.model.vocabulary.dates import Calendar
from battleapi.model.wording import capitalised, date_words, listed, possessive, year_words


def dated(edtf: str | None, text: str | None = None) -> str | None:
    calendar = None if edtf is None else Calendar.GREGORIAN
    return date_words(HistoricalDate(edtf=edtf, text=text, calendar=calendar))


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
        ("-0489-09-12", "12 September 490 BCE"),
        ("-0489-09", "September 490 BCE"),
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
        ("../1916-08-11", "until 11 August 1916"),
        ("1916/", "from 1916"),
        ("/1916", "until 1916"),
        ("1916-21/1916-22", "spring 1916 to summer 1916"),
    ],
)
def test_words_with_a_digit_stand_for_an_open_vague_or_coarse_date(edtf: str, words: str) -> None:
    assert dated(edtf, "the spring of '16") == "the spring of '16"
    assert dated(edtf, "over the coming days") == words
    assert dated(edtf) == words


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
    assert dated("/2023-08-11", f"{text} 1") == f"{words} 1"


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
