"""Julian words whose day was copied into an expression, where only a Gregorian day may stand."""

from __future__ import annotations

import re

from .calendars import JULIAN, MONTHS, date_of, day_of, iso_date
from .edtf import Edtf, Gap, StatedDate
from .vocabulary.dates import DatePrecision


def converted(expression: Edtf, words: str) -> str | None:
    """The expression with every day taken for a Julian one, where the words show that it is one.

    They do where they name a day of the expression as it is written there ("12 September"), and
    not the day that it is in the Julian calendar: who writes both ("12/25 September") has converted
    it. Null where nothing shows it. Days are looked for in English words alone.
    """
    if not any(_is_copied(stated, words) for stated in expression.stated):
        return None
    ends = (expression.start,) if expression.end is None else (expression.start, expression.end)
    return "/".join(map(_as_gregorian, ends))


def _is_copied(stated: StatedDate, words: str) -> bool:
    if stated.precision is not DatePrecision.DAY:
        return False
    _, month, day = date_of(stated.first_day)
    *_, julian_day = date_of(stated.first_day, JULIAN)
    return _names(words, month, day) and not re.search(rf"(?<!\d){julian_day}(?!\d)", words)


def _names(words: str, month: int, day: int) -> bool:
    name = MONTHS[month - 1]
    of_year = rf"\b(?:{name}|{name[:3]}t?\.?)"
    of_month = rf"(?<!\d){day}(?:st|nd|rd|th)?"
    either = rf"{of_month}\s+(?:of\s+)?{of_year}(?![a-z])|{of_year}\s+(?:the\s+)?{of_month}(?!\d)"
    return re.search(either, words, re.IGNORECASE) is not None


def _as_gregorian(end: StatedDate | Gap) -> str:
    if isinstance(end, Gap) or end.precision is not DatePrecision.DAY:
        return str(end)
    qualifier = end.text[-1] if end.is_uncertain or end.is_approximate else ""
    return iso_date(day_of(*date_of(end.first_day), JULIAN)) + qualifier
