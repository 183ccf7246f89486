"""Dates for generated records: an EDTF expression and the words that a source would use."""

from __future__ import annotations

from calendar import monthrange
from random import Random

from battleapi.model.calendars import MONTHS, day_of, iso_date
from battleapi.model.dates import HistoricalDate
from battleapi.model.vocabulary.dates import Calendar

# The last year in which the words of most sources are in the Julian calendar.
_LAST_JULIAN_YEAR = 1582


def drawn_date(random: Random, year: int) -> HistoricalDate:
    """A date in an astronomical year; older ones are vaguer, and a few have no expression."""
    # From 2 % vague today to 70 % in antiquity.
    vague = 0.02 + 0.68 * min(1.0, max(0.0, (1900 - year) / 2000))
    if random.random() < vague:
        return _vague_date(random, year)
    month = random.randint(1, 12)
    last = monthrange(2001, month)[1]
    day = random.randint(1, last)
    first = _edtf_day(year, month, day)
    if random.random() < 0.3 and day < last:
        until = random.randint(day + 1, last)
        words = f"{day}–{until} {MONTHS[month - 1]} {year_words(year)}"
        return _dated(f"{first}/{_edtf_day(year, month, until)}", words, year)
    return _dated(first, f"{day} {MONTHS[month - 1]} {year_words(year)}", year)


def year_date(year: int) -> HistoricalDate:
    """A whole year."""
    return _dated(edtf_year(year), year_words(year), year)


def span_of_years(first: int, last: int) -> HistoricalDate:
    """From one year to another."""
    if first == last:
        return year_date(first)
    words = f"{year_words(first)} to {year_words(last)}"
    return _dated(f"{edtf_year(first)}/{edtf_year(last)}", words, last)


def edtf_year(year: int) -> str:
    """An astronomical year in four digits: -489 is `-0489`."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def year_words(year: int) -> str:
    """A year as people write it: -489 is 490 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _edtf_day(year: int, month: int, day: int) -> str:
    """A day of the words as EDTF has it: converted, where they are in the Julian calendar."""
    return iso_date(day_of(year, month, day, _calendar(year)))


def _calendar(year: int) -> Calendar:
    return Calendar.JULIAN if year <= _LAST_JULIAN_YEAR else Calendar.GREGORIAN


def _vague_date(random: Random, year: int) -> HistoricalDate:
    written, words = edtf_year(year), year_words(year)
    match random.randrange(6):
        case 0:
            month = random.randint(1, 12)
            return _dated(f"{written}-{month:02}", f"{MONTHS[month - 1]} {words}", year)
        case 1:
            return _dated(f"{written}~", f"about {words}", year)
        case 2:
            return _dated(f"{written}?", f"perhaps {words}", year)
        case 3:
            return _dated(f"{written}-22", f"summer of {words}", year)
        case 4:
            return HistoricalDate.undated(f"in the days of the war, before {words}")
        case _:
            return year_date(year)


def _dated(edtf: str, words: str, year: int) -> HistoricalDate:
    return HistoricalDate(edtf=edtf, text=words, calendar=_calendar(year))
