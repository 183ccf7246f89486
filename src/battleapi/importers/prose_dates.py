"""Dates as English prose writes them, by explicit patterns; whatever fits none stays text.

A pattern is the row of a date's parts in the order in which they stand (`PATTERNS`): `d` a day, `m`
a month, `s` a season, `y` a year. Nothing is padded ("December 1941" has no day), nothing is taken
from elsewhere ("9-19 September" has no year and so no expression), no vague word is read.

The calendar of the words is the Julian one where all of them is before 15 October 1582, when the
Gregorian calendar began, and where they say O.S. (Old Style); an expression with a day is then
converted, one without is not. Later dates without such a mark are taken for Gregorian ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from ..model.calendars import GREGORIAN, JULIAN, MONTHS, date_of, day_of, iso_date
from ..model.dates import HistoricalDate
from ..model.edtf import EdtfError, parse
from ..model.values import are_words
from ..model.vocabulary.dates import Calendar

_MONTH: Final = MappingProxyType(
    {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
    | {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
    | {"sept": 9}
)
_SEASON: Final = MappingProxyType(
    {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
)
_BEFORE_OUR_ERA = ("bc", "bce")
_OUR_ERA = ("ad", "ce")
_BEGIN_OF_GREGORIAN = (1582, 10, 15)
_LONGEST_SPAN = 20 * 366
"""The most days of a battle that may tell the year of a day."""

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")
_UNIT = r"(?:hours?|days?|weeks?|months?|years?)"
_COUNTED = rf"(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?) {_UNIT}"
_DURATION = re.compile(
    rf"\(\s*(?:about )?{_COUNTED}(?:,? (?:and )?{_COUNTED})*\s*\)|\(\s*\)", re.IGNORECASE
)
_TOKEN = re.compile(
    r"(?P<number>\d+)(?:st|nd|rd|th)?|(?P<circa>\b(?:circa|ca?)\b\.?|~)"
    r"|(?P<word>[a-z]+\.?)|(?P<mark>[-/,])|(?P<space>\s+)",
    re.IGNORECASE,
)
_ERAS = re.compile(
    r"\b(b)\.? ?(c)\.?( ?e\b\.?)?|\b(a)\.? ?(d)\b\.?|\b(c)\.? ?(e)\b\.?", re.IGNORECASE
)
_STYLES = re.compile(r"\b([on])\.? ?s\b\.?|\b(old|new) style\b", re.IGNORECASE)
_TWICE = re.compile(
    r"(?P<one>[^\[(]+?) ?[\[(](?P<style>[<>]) ?(?P<other>[^\])]+?)[\])] ?(?P<rest>.*)"
)

PATTERNS: Final = (
    *("y", "my", "sy", "dmy", "mdy"),
    *("y-y", "s-sy", "sy-sy", "m-my", "my-my"),
    *("d-dmy", "dm-dmy", "dmy-dmy", "md-dy", "md-mdy", "mdy-mdy"),
    *("dm-my", "md-my", "dmy-my", "mdy-my", "my-dmy", "my-mdy", "m-dmy", "m-mdy"),
)
"""One date, or two with "-", "to" or "until" between them; the first may lack what they share.

A circa before either, and a comma before a year, may stand. "12/13 July 1943" is from the one to
the other.
"""


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is stated of one date; the year is astronomical."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_circa: bool = False

    def with_missing(self, other: _Parts) -> _Parts:
        """This date with the month and year of the other where it has none."""
        month = other.month if self.month is None and self.day is not None else self.month
        year = other.year if self.year is None else self.year
        return replace(self, month=month, year=year)

    def is_before_gregorian(self) -> bool:
        """Whether its first day is before the Gregorian calendar began."""
        month = self.month if self.month is not None and self.month <= 12 else 1
        return (self.year or 0, month, self.day or 1) < _BEGIN_OF_GREGORIAN

    def edtf(self, calendar: Calendar) -> str:
        """Raises ValueError for a date that no calendar has, and beyond four digits of year."""
        year = self.year or 0
        if self.month is not None and self.day is not None:
            stated = iso_date(day_of(year, self.month, self.day, calendar))
        else:
            stated = f"{'-' if year < 0 else ''}{abs(year):04d}"
            stated += "" if self.month is None else f"-{self.month:02d}"
        return stated + ("~" if self.is_circa else "")


def read_date(words: str) -> HistoricalDate:
    """The date that the words state, or one without an expression where they fit no pattern.

    The text is the words on one line; a duration in brackets at their end is passed over when they
    are read. Words that are too long for a text leave it null.
    """
    text = _SPACES.sub(" ", words).strip()
    kept = text if are_words(text) else None
    edtf, calendar = _read(_DURATION.sub(" ", text).strip())
    return HistoricalDate(edtf=edtf, text=kept, calendar=calendar)


def read_date_within(words: str, when: HistoricalDate) -> HistoricalDate:
    """The date of words that may leave out the year, which is then that of `when`.

    It is so where `when` lies in one year, or where the words are of days of `when` in just one of
    its years: 2 January of a battle from December 1944 to January 1945. Else they stay words.
    """
    stated = read_date(words)
    if stated.edtf is not None or when.first_day is None or when.last_day is None:
        return stated
    if when.last_day - when.first_day > _LONGEST_SPAN:
        return stated
    first, last = (date_of(day)[0] for day in (when.first_day, when.last_day))
    found = [read_date(f"{words} {year}") for year in range(first, last + 1)]
    found = [one for one in found if one.edtf is not None]
    if first != last:
        found = [one for one in found if _is_among(one, when)]
    return found[0].model_copy(update={"text": stated.text}) if len(found) == 1 else stated


def _is_among(date: HistoricalDate, when: HistoricalDate) -> bool:
    """Whether all days of a date are days of another one."""
    days = (when.first_day, date.first_day, date.last_day, when.last_day)
    known = [one for one in days if one is not None]
    return len(known) == len(days) and known == sorted(known)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str | None, Calendar | None]:
    plain = _DASHES.sub("-", _ERAS.sub(_era, text))
    plain = _STYLES.sub(lambda found: "<" if found[0][0] in "oO" else ">", plain).strip()
    twice = _TWICE.fullmatch(plain)
    if twice is not None and twice["other"]:
        return _in_both_styles(twice)
    bare = plain.replace("(<)", "<").replace("(>)", ">").strip()
    if bare.endswith(("<", ">")):
        calendar = JULIAN if bare[-1] == "<" else GREGORIAN
        return _told(_read_in(bare[:-1].strip(), calendar), calendar)
    dates = _dates(bare)
    if dates is None:
        return None, None
    calendar = JULIAN if dates[-1].is_before_gregorian() else GREGORIAN
    return _told(_expression(dates, calendar), calendar)


def _told(edtf: str | None, calendar: Calendar) -> tuple[str | None, Calendar | None]:
    return (None, None) if edtf is None else (edtf, calendar)


def _in_both_styles(twice: re.Match[str]) -> tuple[str | None, Calendar | None]:
    """Taken where both are the same days: "7 November [O.S. 25 October] 1917"."""
    one, other = JULIAN, GREGORIAN
    if twice["style"] == "<":
        one, other = GREGORIAN, JULIAN
    first = _read_in(f"{twice['one']} {twice['rest']}", one)
    for rest in (f" {twice['rest']}", ""):
        if first is not None and _read_in(twice["other"] + rest, other) == first:
            return first, GREGORIAN
    return None, None


def _read_in(text: str, calendar: Calendar) -> str | None:
    dates = _dates(text)
    return None if dates is None else _expression(dates, calendar)


def _expression(dates: tuple[_Parts, ...], calendar: Calendar) -> str | None:
    try:
        return str(parse("/".join(date.edtf(calendar) for date in dates)))
    except (EdtfError, ValueError):
        return None


def _era(found: re.Match[str]) -> str:
    return " bc " if found[1] else " ad "


def _dates(text: str) -> tuple[_Parts, ...] | None:
    """The one or two dates of a text that fits a pattern, else null."""
    tokens = _tokens(text)
    if tokens is None:
        return None
    shape = "".join(kind for kind, _ in tokens if kind not in "~eE,")
    if shape.replace("/", "-") not in PATTERNS or not _has_legal_marks(tokens):
        return None
    cut = next((place for place, (kind, _) in enumerate(tokens) if kind in "-/"), None)
    if cut is None:
        date = _parts(tokens)
        return None if date is None else (date,)
    first, last = _parts(tokens[:cut]), _parts(tokens[cut + 1 :])
    if first is None or last is None:
        return None
    if first.year is not None and first.year > 0 and _ends_before_our_era(tokens):
        # "264-241 BC": the era at the end is of both.
        first = replace(first, year=1 - first.year)
    last = last.with_missing(first)
    return first.with_missing(last), replace(last, is_circa=last.is_circa or first.is_circa)


def _ends_before_our_era(tokens: list[tuple[str, int]]) -> bool:
    return tokens[-1][0] == "E" and not any(kind in "eE" for kind, _ in tokens[:-1])


def _has_legal_marks(tokens: list[tuple[str, int]]) -> bool:
    """A comma stands before a year, a circa at the beginning of a date, a slash between days."""
    for place, (kind, _) in enumerate(tokens):
        before = tokens[place - 1][0] if place else ""
        after = tokens[place + 1][0] if place + 1 < len(tokens) else ""
        legal = {
            ",": before in ("d", "m", "s") and after in ("y", "e"),
            "~": before in ("", "-") and after != "",
            "/": before == after == "d",
            "e": after == "y" or before == "y",
            "E": before == "y",
        }
        if not legal.get(kind, True):
            return False
    return True


def _parts(tokens: list[tuple[str, int]]) -> _Parts | None:
    given = dict(tokens)
    year = given.get("y")
    if year is not None and "E" in given:
        year = 1 - year
    month = given.get("m", given.get("s"))
    return _Parts(year, month, given.get("d"), "~" in given)


def _tokens(text: str) -> list[tuple[str, int]] | None:
    """The parts and marks of a text, in order, or null where something else is in it."""
    tokens: list[tuple[str, int]] = []
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        token = None if found is None else _token(found)
        if found is None or token is None:
            return None
        place = found.end()
        if token[0]:
            tokens.append(token)
    return _with_short_years(tokens)


def _token(found: re.Match[str]) -> tuple[str, int] | None:
    word = (found["word"] or "").lower().rstrip(".")
    if found["number"]:
        number = int(found["number"])
        kind = {1: "d", 2: "d", 3: "y", 4: "y"}.get(len(found["number"]))
        return None if kind is None or number == 0 else (kind, number)
    if found["space"]:
        return "", 0
    if found["circa"]:
        return "~", 0
    if found["mark"]:
        return found["mark"], 0
    words = {
        **{name: ("m", number) for name, number in _MONTH.items()},
        **{name: ("s", number) for name, number in _SEASON.items()},
        **dict.fromkeys(_BEFORE_OUR_ERA, ("E", 0)),
        **dict.fromkeys(_OUR_ERA, ("e", 0)),
        **dict.fromkeys(("to", "until", "through", "till"), ("-", 0)),
    }
    return words.get(word)


def _with_short_years(tokens: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The second year of "1940-41" in full, and those of "AD 70" and "31 BC" as years."""
    read: list[tuple[str, int]] = []
    for place, (kind, number) in enumerate(tokens):
        before = tokens[place - 1] if place else ("", 0)
        after = tokens[place + 1][0] if place + 1 < len(tokens) else ""
        is_year = kind == "d" and (before[0] == "e" or after in ("e", "E"))
        only_years = [one for one, _ in tokens] == ["y", "-", "d"]
        if only_years and place == 2 and tokens[0][1] % 100 < number:
            read.append(("y", tokens[0][1] // 100 * 100 + number))
        else:
            read.append(("y" if is_year else kind, number))
    return read
