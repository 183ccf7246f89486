"""Dates, owners and lists in plain English, for sentences made by template."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import HistoricalDate
from .vocabulary.dates import DatePrecision

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBTS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_OPEN = ("", "..")
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
    have a digit, else from the expression. What has no expression is as the source wrote it.
    """
    if date.edtf is None:
        return _inside(date.text)
    said = date.text if re.search(r"\d", date.text or "") else None
    if date.earliest is None or date.latest is None or not set("~?%X").isdisjoint(date.edtf):
        return _inside(said) or edtf_words(date.edtf)
    first, last = _parts(date.earliest), _parts(date.latest)
    if date.precision is DatePrecision.DAY:
        return _days(first, last)
    if date.precision is DatePrecision.MONTH:
        months = (f"{_MONTHS[m - 1]} {year_words(y)}" for y, m, _ in (first, last))
        return " to ".join(dict.fromkeys(months))
    if date.precision is DatePrecision.YEAR:
        return " to ".join(dict.fromkeys(year_words(y) for y, _, _ in (first, last)))
    return _inside(said) or edtf_words(date.edtf)


def edtf_words(edtf: str) -> str:
    """An expression in words: `from 12 August 2023`, `until 1916`, `about spring 1916`."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _plain_words(edtf)
    if first in _OPEN:
        return f"until {_plain_words(last)}"
    if last in _OPEN:
        return f"from {_plain_words(first)}"
    return f"{_plain_words(first)} to {_plain_words(last)}"


def possessive(name: str) -> str:
    """A name as an owner: `the CMA's`, `the Reds'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def listed(words: Sequence[str]) -> str:
    """Words joined as a list: `A`, `A and B`, `A, B and C`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capitalised(sentence: str) -> str:
    """A sentence with its first letter in upper case and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def _inside(words: str | None) -> str | None:
    """A source's words for a date as they stand within a sentence: `by August 11`."""
    if words is None or not _FUNCTION_WORD.match(words):
        return words
    return words[0].lower() + words[1:]


def _plain_words(edtf: str) -> str:
    """One date of an expression; digits that are not stated are left out or rounded down."""
    found = _PLAIN.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day, doubt = found["year"], found["month"], found["day"], found["doubt"]
    words = _year_or_span(year)
    if month and month != "XX":
        name = _SEASONS.get(month) or _MONTHS[int(month) - 1]
        words = f"{name} {words}"
    if day and day != "XX":
        words = f"{int(day)} {words}"
    return _DOUBTS[doubt] + words


def _year_or_span(year: str) -> str:
    if "X" not in year:
        return year_words(int(year))
    first, last = sorted(int(year.replace("X", digit)) for digit in "09")
    if year.startswith("-"):
        return f"{year_words(first).removesuffix(' BCE')} to {year_words(min(last, -1))}"
    return f"the {first}s"


def _parts(iso: str) -> tuple[int, int, int]:
    year, month, day = iso.rsplit("-", 2)
    return int(year), int(month), int(day)


def _days(first: tuple[int, int, int], last: tuple[int, int, int]) -> str:
    def whole(date: tuple[int, int, int]) -> str:
        return f"{date[2]} {_MONTHS[date[1] - 1]} {year_words(date[0])}"

    if first == last:
        return whole(first)
    if first[:2] == last[:2]:
        return f"{first[2]}-{whole(last)}"
    return f"{whole(first)} to {whole(last)}"
