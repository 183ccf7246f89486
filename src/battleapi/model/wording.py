"""Dates and lists in plain English, for sentences made by template."""

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
    """A date as words: `11-12 August 2023`, `August 2023`, `490 BCE`; null where there is none.

    A span that is given by days, months or years on both sides is written from its bounds; anything
    else (open, unknown, approximate, X digits, seasons) as the source wrote it, else in EDTF.
    """
    if date.edtf is None or date.earliest is None or date.latest is None:
        return _inside(date.text) or date.edtf
    if not set("~?%X").isdisjoint(date.edtf):
        return _inside(date.text) or date.edtf
    first, last = _parts(date.earliest), _parts(date.latest)
    if date.precision is DatePrecision.DAY:
        return _days(first, last)
    if date.precision is DatePrecision.MONTH:
        months = (f"{_MONTHS[m - 1]} {year_words(y)}" for y, m, _ in (first, last))
        return " to ".join(dict.fromkeys(months))
    if date.precision is DatePrecision.YEAR:
        return " to ".join(dict.fromkeys(year_words(y) for y, _, _ in (first, last)))
    return _inside(date.text) or date.edtf


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
