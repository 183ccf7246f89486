"""Dates, owners and lists in plain English, for sentences made by template."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .calendars import GREGORIAN, JULIAN, MONTHS, date_of, day_of
from .dates import HistoricalDate
from .vocabulary.dates import Calendar, DatePrecision

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_BEFORE = {"..": "by", "": "until"}
_DOUBTS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_YEAR = re.compile(r"\d{3}|['\u2019]\d\d\b|\d ?BC")
_ORDINALS = ("first", "second", "third")
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
# The first day of the Gregorian calendar; before it, histories date by the Julian one.
_REFORM = day_of(1582, 10, 15)
_PLAIN = re.compile(
    r"(?P<year>-?[\dX]{4})(-(?P<month>\d\d|XX)(-(?P<day>\d\d|XX))?)?(?P<doubt>[~?%]?)"
)
# Words that begin with a capital only at the head of a sentence, unlike the name of a month.
_FUNCTION_WORD = re.compile(
    r"(a|about|after|around|at|before|between|by|during|early|following|from|in|late|mid|on|over"
    r"|since|the|throughout|until|within)\b",
    re.IGNORECASE,
)


def year_words(year: int) -> str:
    """An astronomical year as historians write it: -489 is 490 BCE."""
    return str(year) if year > 0 else f"{1 - year} BCE"


def date_words(date: HistoricalDate) -> str | None:
    """A date as words: `11-12 August 2023`, `from 12 August 2023`, `490 BCE`; null for none.

    A span that is given by days, months or years on both sides is written from its bounds. Anything
    else (open, unknown, approximate, X digits, seasons) is as the source wrote it where its words
    have a year, else from the expression. What has no expression is as the source wrote it.

    Days are in the calendar of the source's words. A day or month that a reader could take for one
    of another calendar names its own: `25 October 1415 (Julian)`.
    """
    if date.edtf is None:
        return _inside(date.text)
    # What is written from the expression is Gregorian, but for days, which can be turned.
    turned = date.calendar is JULIAN and date.precision is DatePrecision.DAY
    calendar = JULIAN if turned else GREGORIAN
    words = _exact_words(date, calendar)
    if words is None and _YEAR.search(date.text or ""):
        words, calendar = _inside(date.text), date.calendar or GREGORIAN
    return (words or _edtf_words(date.edtf, calendar)) + _calendar_mark(date, calendar)


def calendar_mark(date: HistoricalDate) -> str:
    """What follows the source's own words for a date, where they have to name their calendar."""
    return _calendar_mark(date, date.calendar or GREGORIAN)


def possessive(name: str) -> str:
    """A name as an owner: `the CMA's`, `the Reds'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def listed(words: Sequence[str]) -> str:
    """Words joined as a list: `A`, `A and B`, `A, B and C`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def ordinal(number: int) -> str:
    """A place in an order, from 1: `first`, `second`, `third`, `4th`, `21st`."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    suffix = "th" if number // 10 == 1 else _SUFFIXES.get(number % 10, "th")
    return f"{number}{suffix}"


def in_the_past(verb: str) -> str:
    """A regular verb of the third person in the past: of one and of many alike, `denied`."""
    stem = verb.removesuffix("s")
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


def with_article(words: str) -> str:
    """Words after the indefinite article: `a victory`, `an annihilation`."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def capitalised(sentence: str) -> str:
    """A sentence with its first letter in upper case and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def _exact_words(date: HistoricalDate, calendar: Calendar) -> str | None:
    """A span of days, months or years from its bounds; null where they do not say all of it."""
    if date.first_day is None or date.last_day is None:
        return None
    if not set("~?%X").isdisjoint(date.edtf or ""):
        return None
    first, last = date_of(date.first_day, calendar), date_of(date.last_day, calendar)
    match date.precision:
        case DatePrecision.DAY:
            return _days(first, last)
        # No month of another calendar is the same days: the words of the source know better.
        case DatePrecision.MONTH if date.calendar is GREGORIAN:
            months = (f"{MONTHS[m - 1]} {year_words(y)}" for y, m, _ in (first, last))
            return " to ".join(dict.fromkeys(months))
        case DatePrecision.YEAR:
            return " to ".join(dict.fromkeys(year_words(y) for y, _, _ in (first, last)))
    return None


def _calendar_mark(date: HistoricalDate, calendar: Calendar) -> str:
    """The name of the calendar that a day or month is written in, where it has to be told."""
    if date.precision not in (DatePrecision.DAY, DatePrecision.MONTH):
        return ""
    if calendar is JULIAN:
        return " (Julian)"
    start = date.first_day if date.first_day is not None else date.last_day
    expected = date.calendar is GREGORIAN and start is not None and start >= _REFORM
    return " (Gregorian)" if calendar is GREGORIAN and not expected else ""


def _edtf_words(edtf: str, calendar: Calendar) -> str:
    """An expression in words: `from 12 August 2023`, `by 1916`, `about spring 1916`."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _plain_words(edtf, calendar)
    if first in _BEFORE:
        return f"{_BEFORE[first]} {_plain_words(last, calendar)}"
    if last in _BEFORE:
        return f"from {_plain_words(first, calendar)}"
    return f"{_plain_words(first, calendar)} to {_plain_words(last, calendar)}"


def _inside(words: str | None) -> str | None:
    """A source's words for a date as they stand within a sentence: `by August 11`."""
    if words is None or not _FUNCTION_WORD.match(words):
        return words
    return words[0].lower() + words[1:]


def _plain_words(edtf: str, calendar: Calendar) -> str:
    """One date of an expression; digits that are not stated are left out or rounded down."""
    found = _PLAIN.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day, doubt = found["year"], found["month"], found["day"], found["doubt"]
    if day and day != "XX":
        days = day_of(int(year), int(month), int(day))
        return _DOUBTS[doubt] + _day_words(date_of(days, calendar))
    words = _year_or_span(year)
    if month and month != "XX":
        name = _SEASONS.get(month) or MONTHS[int(month) - 1]
        words = f"{name} {words}"
    return _DOUBTS[doubt] + words


def _year_or_span(year: str) -> str:
    if "X" not in year:
        return year_words(int(year))
    first, last = sorted(int(year.replace("X", digit)) for digit in "09")
    if year.startswith("-"):
        return f"{year_words(first).removesuffix(' BCE')} to {year_words(min(last, -1))}"
    return f"the {first}s"


def _days(first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
    if first == last:
        return _day_words(first)
    if first[:2] == last[:2]:
        return f"{first[2]}-{_day_words(last)}"
    return f"{_day_words(first)} to {_day_words(last)}"


def _day_words(date: tuple[int, int, int]) -> str:
    return f"{date[2]} {MONTHS[date[1] - 1]} {year_words(date[0])}"
