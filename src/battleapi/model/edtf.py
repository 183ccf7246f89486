"""EDTF, the Extended Date/Time Format of ISO 8601-2: text of a historical date, and its bounds.

What is read, in the words of the standard (ISO 8601-2, annex A; Library of Congress, "Extended
Date/Time Format (EDTF) Specification", 4 February 2019):

    expression  = date | interval
    interval    = end "/" end                      one end at least is a date
    end         = date | ".." | ""                 open | unknown
    date        = plain [ qualifier ]
    qualifier   = "?" | "~" | "%"                  uncertain | approximate | both
    plain       = year                             1985  -0489  0000
                | year "-" month                   1985-04
                | year "-" month "-" day           1985-04-12
                | year "-" season                  2001-21
                | decade "X" | century "XX"        201X  20XX  -048X
                | year "-XX"                       2004-XX
                | year "-" month "-XX"             1985-04-XX
                | year "-XX-XX"                    1985-XX-XX
    year        = [ "-" ] four digits              astronomical; 490 BCE is -0489; -0000 is no year
    season      = "21" | "22" | "23" | "24"        spring | summer | autumn | winter

Conformance: **level 0 is supported without date and time** (a time of day is no part of a date of
ours), and in addition of level 1 seasons, qualification, unspecified digits, extended intervals and
negative years, not the letter-prefixed year (`Y17000`: no battle is dated beyond -9999 to 9999).
From level 2 only unspecified digits in an end of an interval (`2004-06-XX/2004-07-03`). Where the
standard is silent, an end of an interval may be a season and a season may be qualified. There is
one spelling: what is accepted is already in normal form.

Bounds are the first and the last day that the expression can mean, proleptic Gregorian:

- Unspecified digits run over every date that they can stand for: `-048X` is -0489 to -0480. As
  `-0000` is no year, `-000X` ends with -0001; `000X` begins with 0000.
- A **season is bounded by its year**. The codes 21 to 24 are "independent of location": the
  standard gives them no months, and programs that do disagree. A season stands in the place of a
  month of the year that is written; a winter over the turn of a year is an interval
  (`1941-12/1942-02`).
- `?`, `~` and `%` do not move a bound: they say that the statement may be off, not by how much.
- An open or unknown end has no bound on its side. The standard has `..` for an end that is "not
  specified, either because there is none or for any other reason", so neither is endless for sure.
- An interval runs from the first day of its start to the last day of its end. One whose end is
  over before its start begins is refused; where the order is not certain it is not judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .calendars import day_of, days_in_month, iso_date
from .other_dates import readings_of
from .vocabulary.dates import DatePrecision

_SHAPES = ("2023", "2023-08", "2023-08-11", "2023-21", "202X", "-0489-09-12")

_COARSENESS = {precision: place for place, precision in enumerate(DatePrecision)}

_BEFORE_OUR_ERA = re.compile(r"\b0{0,3}([1-9][0-9]{0,3}) ?B\.?C(\.?E)?\b", re.IGNORECASE)

_SHORT_YEAR = re.compile(r"(-?)([0-9]{1,3})((?:-[0-9]{2}){0,2}[?~%]?)")

_TELLTALES = (
    (" \t\n", "there is white space in a date", ("no space anywhere",)),
    ("/", "an interval has more than two ends", ("2023-08-11/2023-08-12",)),
    ("[]{},", "sets of dates are of level 2", ("one date", "one interval")),
    ("T:", "a date has no time of day here", ("the date alone",)),
    ("YES", "a year has four digits here", ("-9999 to 9999",)),
    (".", "two dots stand alone at one end of an interval", ("2023-08/..", "../2023-08")),
    ("?~%", "a qualifier stands once, at the end of a whole date", ("2023?", "2023-08~", "2023%")),
    (
        "X",
        "X stands for a day, a month with its day, or the last one or two digits of a year alone",
        ("2023-08-XX", "2023-XX", "2023-XX-XX", "202X", "20XX"),
    ),
    ("+", "only a year before 1 BCE has a sign", ("2023", "-0489")),
    ("\u2010\u2011\u2012\u2013\u2014\u2212", "a hyphen and a minus are U+002D", ("-0489-09",)),
)
"""Characters that give away what was meant, in the order in which they are looked for."""


class EdtfError(ValueError):
    """Text that is not EDTF as read here.

    `detail` says what is wrong and `expected` what would be right; neither repeats what was given.
    """

    def __init__(self, detail: str, expected: tuple[str, ...]) -> None:
        super().__init__(f"{detail}; expected: {', '.join(expected)}")
        self.detail = detail
        self.expected = expected


class Gap(StrEnum):
    """An end of an interval at which no date stands; the value is how EDTF writes it."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as it is stated: its text and the days that it can mean, both ends included."""

    text: str
    first_day: int
    last_day: int
    precision: DatePrecision

    @property
    def is_uncertain(self) -> bool:
        """Whether it is qualified by `?` or `%`."""
        return self.text[-1] in "?%"

    @property
    def is_approximate(self) -> bool:
        """Whether it is qualified by `~` or `%`."""
        return self.text[-1] in "~%"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF expression: one date (`end` is None), or an interval of two ends.

    `str()` gives its one spelling, and `parse` of that gives an equal value.
    """

    start: StatedDate | Gap
    end: StatedDate | Gap | None = None

    def __str__(self) -> str:
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"

    @property
    def text(self) -> str:
        """The normal form, the same as `str()`."""
        return str(self)

    @property
    def stated(self) -> tuple[StatedDate, ...]:
        """The one or two dates that are written."""
        return tuple(end for end in (self.start, self.end) if isinstance(end, StatedDate))

    @property
    def first_day(self) -> int | None:
        """The first integer day that it can mean; None where the start is open or unknown."""
        return None if isinstance(self.start, Gap) else self.start.first_day

    @property
    def last_day(self) -> int | None:
        """The last integer day that it can mean; None where the end is open or unknown."""
        last = self.start if self.end is None else self.end
        return None if isinstance(last, Gap) else last.last_day

    @property
    def earliest(self) -> str | None:
        """`first_day` as an ISO 8601 date, `-0489-09-12`."""
        return None if self.first_day is None else iso_date(self.first_day)

    @property
    def latest(self) -> str | None:
        """`last_day` as an ISO 8601 date."""
        return None if self.last_day is None else iso_date(self.last_day)

    @property
    def precision(self) -> DatePrecision:
        """The precision of the coarser of the dates that are written."""
        return max((date.precision for date in self.stated), key=_COARSENESS.__getitem__)

    @property
    def is_uncertain(self) -> bool:
        """Whether a date in it is qualified by `?` or `%`."""
        return any(date.is_uncertain for date in self.stated)

    @property
    def is_approximate(self) -> bool:
        """Whether a date in it is qualified by `~` or `%`."""
        return any(date.is_approximate for date in self.stated)

    def overlaps(self, first_day: int | None, last_day: int | None) -> bool:
        """Whether a stretch of days may share a day with it; None leaves the stretch unbounded.

        What the bounds do not rule out is kept, and an open or unknown end, of either, rules
        nothing out on its side. (A filter of a list does not judge a date that has no start.)
        """
        first, last = self.first_day, self.last_day
        if first is not None and last_day is not None and last_day < first:
            return False
        return last is None or first_day is None or first_day <= last


@lru_cache(maxsize=8192)
def parse(text: str) -> Edtf:
    """Read an expression, which must be in normal form.

    Raises EdtfError, which says what is wrong and what would be right. Time is linear in the
    length. The same text gives the same value, so recent ones are kept.
    """
    start, slash, end = text.partition("/")
    try:
        return _interval(start, end) if slash else Edtf(_date(text))
    except EdtfError:
        if readings := readings_of(text):
            detail = "a date is written year, month and day, with hyphens between them"
            raise EdtfError(detail, readings) from None
        raise


def _interval(start_text: str, end_text: str) -> Edtf:
    start, end = _end(start_text), _end(end_text)
    if isinstance(start, Gap):
        if isinstance(end, Gap):
            raise EdtfError("an interval has a date at one end at least", ("2023-08/..", "/2023"))
    elif isinstance(end, StatedDate) and end.last_day < start.first_day:
        raise EdtfError("an interval ends before it starts", ("the earlier date first",))
    return Edtf(start, end)


def _end(text: str) -> StatedDate | Gap:
    return Gap(text) if text in ("", "..") else _date(text)


def _date(text: str) -> StatedDate:
    plain = text[:-1] if text.endswith(("?", "~", "%")) else text
    negative = plain.startswith("-")
    fields = plain.removeprefix("-").split("-")
    if any(len(field) != (2 if place else 4) for place, field in enumerate(fields)):
        raise _misfit(text)
    match fields:
        case [year]:
            return _year_alone(text, negative, year)
        case [year, "XX"] | [year, "XX", "XX"]:
            return _whole_year(text, _year(text, negative, year), DatePrecision.YEAR)
        case [year, "21" | "22" | "23" | "24"]:
            return _whole_year(text, _year(text, negative, year), DatePrecision.SEASON)
        case [year, month] | [year, month, "XX"]:
            return _whole_month(text, _year(text, negative, year), _month(text, month))
        case [year, month, day]:
            return _one_day(text, _year(text, negative, year), _month(text, month), day)
    raise _misfit(text)


def _year_alone(text: str, negative: bool, digits: str) -> StatedDate:
    stem = digits.rstrip("X")
    unspecified = len(digits) - len(stem)
    if unspecified == 0:
        return _whole_year(text, _year(text, negative, digits), DatePrecision.YEAR)
    if unspecified > 2:
        raise _misfit(text)
    lowest = _number(text, stem) * 10**unspecified
    highest = lowest + 10**unspecified - 1
    first, last = (-highest, -max(lowest, 1)) if negative else (lowest, highest)
    precision = DatePrecision.DECADE if unspecified == 1 else DatePrecision.CENTURY
    return StatedDate(text, day_of(first, 1, 1), day_of(last, 12, 31), precision)


def _whole_year(text: str, year: int, precision: DatePrecision) -> StatedDate:
    return StatedDate(text, day_of(year, 1, 1), day_of(year, 12, 31), precision)


def _whole_month(text: str, year: int, month: int) -> StatedDate:
    first = day_of(year, month, 1)
    return StatedDate(text, first, first + days_in_month(year, month) - 1, DatePrecision.MONTH)


def _one_day(text: str, year: int, month: int, digits: str) -> StatedDate:
    length = days_in_month(year, month)
    of_month = _number(text, digits)
    if not 1 <= of_month <= length:
        raise EdtfError("the month has no such day", (f"01 to {length}", "XX"))
    day = day_of(year, month, of_month)
    return StatedDate(text, day, day, DatePrecision.DAY)


def _year(text: str, negative: bool, digits: str) -> int:
    year = _number(text, digits)
    if negative and year == 0:
        raise EdtfError("the year 0, which is 1 BCE, has no sign", ("0000", "-0001"))
    return -year if negative else year


def _month(text: str, digits: str) -> int:
    month = _number(text, digits)
    if not 1 <= month <= 12:
        raise EdtfError(
            "there is no such month", ("01 to 12", "XX", "21 to 24 for a season, without a day")
        )
    return month


def _number(text: str, digits: str) -> int:
    # `isdigit` alone takes the digits of every script, and `int` reads them.
    if not (digits.isascii() and digits.isdigit()):
        raise _misfit(text)
    return int(digits)


def _misfit(text: str) -> EdtfError:
    """What to say of a text that has not the shape of a date."""
    if before := _BEFORE_OUR_ERA.search(text):
        year = int(before[1]) - 1
        right = f"-{year:04d}" if year else "0000"
        return EdtfError("a year before our era is written astronomically", (right,))
    if short := _SHORT_YEAR.fullmatch(text):
        return EdtfError("a year has four digits here", _filled(*short.groups()))
    if text in ("open", "unknown"):
        return EdtfError("open and unknown ends have no words", ("2023/.. open", "2023/ unknown"))
    small = {character for character in text if character != character.upper()}
    if small and small <= {"x", "u"}:
        return EdtfError("an unspecified digit is a capital X", ("202X", "20XX", "2023-XX"))
    if not small:
        for characters, detail, expected in _TELLTALES:
            if any(character in text for character in characters):
                return EdtfError(detail, expected)
    return EdtfError("this is not a date of EDTF levels 0 and 1", _SHAPES)


def _filled(sign: str, digits: str, rest: str) -> tuple[str, ...]:
    """What a year of too few digits may stand for: a number of years BC is not its year here."""
    number = int(digits)
    if not sign or not number:
        return (f"{number:04}{rest}",)
    year_bc = f"-{number - 1:04}" if number > 1 else "0000"
    return f"{year_bc}{rest} for {number} BC", f"-{number:04}{rest} for {number + 1} BC"
