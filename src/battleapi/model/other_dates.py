"""Dates in notations that are not EDTF, and how EDTF has what they can mean."""

from __future__ import annotations

import re

from .calendars import days_in_month

_YEAR_FIRST = re.compile(r"([0-9]{4})([./])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[./-])?([0-9]{1,2})[./-]([0-9]{4})")


def readings_of(text: str) -> tuple[str, ...]:
    """What a date of slashes, dots or a last year can mean: `08/11/2023` is one of two days.

    Empty where it is no such date, or not one that there is.
    """
    if found := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = found.groups()
        return tuple(_written(year, month, day))
    if found := _YEAR_LAST.fullmatch(text):
        one, other, year = found.groups()
        if one is None:
            return tuple(_written(year, other, None))
        # Both orders are in use, and nothing says which one was meant.
        both = (*_written(year, one, other), *_written(year, other, one))
        return tuple(dict.fromkeys(both))
    return ()


def _written(year: str, month: str, day: str | None) -> list[str]:
    number = int(month)
    if not 1 <= number <= 12:
        return []
    if day is None:
        return [f"{year}-{number:02}"]
    if not 1 <= int(day) <= days_in_month(int(year), number):
        return []
    return [f"{year}-{number:02}-{int(day):02}"]
