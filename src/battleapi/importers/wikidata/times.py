r"""Points in time, which the two forms write differently.

In the JSON of an entity a year before 1 is written as people count: `-0490` is 490 BCE, there is no
year 0, and a day is in the calendar that stands beside it. In RDF, and so in results of queries,
dates are those of XML Schema 1.1: the year 0 is 1 BCE, so 490 BCE is `-0489`; a day in the Julian
calendar is converted to the proleptic Gregorian one, and anything less precise is left as it is.
Both rules are written down in Wikibase's `Repo\Rdf\DateTimeValueCleaner`.
"""

from __future__ import annotations

import re

from ...model.calendars import JULIAN, MONTHS, date_of, day_of, iso_date
from ...model.dates import HistoricalDate
from ...model.vocabulary.dates import Calendar

JULIAN_MODEL = "Q1985786"
GREGORIAN_MODEL = "Q1985727"
_CALENDARS = {JULIAN_MODEL: Calendar.JULIAN, GREGORIAN_MODEL: Calendar.GREGORIAN}

_TIME = re.compile(r"([+-]?)([0-9]+)-([0-9]{2})-([0-9]{2})T[0-9:.]+Z?")
_CENTURY, _DECADE, _YEAR, _MONTH, _DAY = 7, 8, 9, 10, 11
_LAST_YEAR = 9999


def of_entity(time: str, precision: int, model: str, *, is_vague: bool = False) -> HistoricalDate:
    """A time value of an entity; `is_vague` where it is circa. Raises ValueError."""
    sign, year, month, day = _taken_apart(time)
    if year == 0:
        raise ValueError("There is no year 0.")
    astronomical = 1 - year if sign == "-" else year
    calendar = _CALENDARS.get(model)
    if calendar is None:
        raise ValueError(f"The calendar {model} is not known.")
    words = _words(astronomical, month, day, precision)
    told = (astronomical, month, day)
    if precision >= _DAY and calendar is Calendar.JULIAN:
        told = date_of(day_of(*told, JULIAN))
    return _dated(told, precision, words, calendar, vague=is_vague)


def of_result(time: str, precision: int, model: str) -> HistoricalDate:
    """A time value of a query. Raises ValueError."""
    sign, year, month, day = _taken_apart(time)
    calendar = _CALENDARS.get(model, Calendar.GREGORIAN)
    told = in_words = (-year if sign == "-" else year, month, day)
    if precision >= _DAY and calendar is Calendar.JULIAN:
        in_words = date_of(day_of(*told), JULIAN)
    return _dated(told, precision, _words(*in_words, precision), calendar)


def _taken_apart(time: str) -> tuple[str, int, int, int]:
    found = _TIME.fullmatch(time)
    if found is None:
        raise ValueError("It is no point in time.")
    return found[1], int(found[2]), int(found[3]), int(found[4])


def _dated(
    told: tuple[int, int, int],
    precision: int,
    words: str,
    calendar: Calendar,
    *,
    vague: bool = False,
) -> HistoricalDate:
    year, month, day = told
    if precision < _CENTURY or abs(year) > _LAST_YEAR - 100:
        return HistoricalDate.undated(words)
    mark = "~" if vague else ""
    if precision >= _DAY:
        edtf = f"{iso_date(day_of(year, month, day))}{mark}"
    elif precision == _MONTH:
        edtf = f"{_year(year)}-{month:02d}{mark}"
    elif precision == _YEAR:
        edtf = f"{_year(year)}{mark}"
    else:
        first, last = _stretch(year, 10 if precision == _DECADE else 100)
        edtf = f"{_year(first)}{mark}/{_year(last)}{mark}"
    return HistoricalDate(edtf=edtf, text=words, calendar=calendar)


def _stretch(year: int, length: int) -> tuple[int, int]:
    """The decade or century of an astronomical year.

    As Wikibase shows them: 1990 to 1999 are the 1990s, 1901 to 2000 the 20th century; before 1 they
    are counted by years BCE, 499 to 490 BCE and 500 to 401 BCE.
    """
    counted = year if year > 0 else 1 - year
    first = (counted - 1) // length * length + 1 if length > 10 else counted // length * length
    last = first + length - 1
    return (max(first, 1), last) if year > 0 else (1 - last, 1 - max(first, 1))


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def _words(year: int, month: int, day: int, precision: int) -> str:
    """As people write it, in the calendar that it is told in."""
    counted = f"{year}" if year > 0 else f"{1 - year} BCE"
    if precision >= _DAY:
        return f"{day} {_month(month)} {counted}"
    if precision == _MONTH:
        return f"{_month(month)} {counted}"
    units = {_DECADE: "decade", _CENTURY: "century", 6: "millennium"}
    unit = units.get(precision)
    return counted if precision == _YEAR else f"{unit or 'era'} of {counted}"


def _month(month: int) -> str:
    if not 1 <= month <= len(MONTHS):
        raise ValueError("It has no month.")
    return MONTHS[month - 1]
