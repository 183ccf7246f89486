"""When an event was: the days between which it lies, and what is known within them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ...model.dates import HistoricalDate
from ...model.vocabulary.dates import Calendar
from .events import Event

_MONTH = 4
"""The code from which on not even the week is known: a month, and with the next up to a year."""


def date_of(event: Event) -> HistoricalDate:
    """The date of an event.

    `date_start` and `date_end` are the first and the last day on which it can have been. Only with
    `date_prec` 1 are they its days; else it was on some day, or some days, within them: that is
    a month or a year where they are one, and both ends are marked uncertain where they are not.
    """
    start, end, precision = event.start, event.end, event.date_precision
    if precision == 1:
        days = start.isoformat() if start == end else f"{start}/{end}"
    elif precision >= _MONTH and _is_month(start, end):
        days = f"{start:%Y-%m}"
    elif precision > _MONTH and _is_year(start, end):
        days = f"{start:%Y}"
    else:
        days = f"{start}?" if start == end else f"{start}?/{end}?"
    words = None if start == end else f"{start} to {end}"
    return HistoricalDate(edtf=days, text=words, calendar=Calendar.GREGORIAN)


def _is_month(start: date, end: date) -> bool:
    same = (start.year, start.month) == (end.year, end.month)
    return same and start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def _is_year(start: date, end: date) -> bool:
    return start.year == end.year and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
