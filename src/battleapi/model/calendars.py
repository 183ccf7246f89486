"""Days as integers: the proleptic Gregorian and Julian calendars, at any distance from today.

Day 1 is 1 January of the year 1, proleptic Gregorian: `datetime.date.toordinal()`, carried below 1
without end. Years are astronomical: 1 is preceded by 0 (1 BCE), that by -1 (2 BCE), so 490 BCE is
-489. Both calendars are proleptic, that is, carried back by their own rule before anybody used
them; the Julian one therefore leaves out the irregular leap years that Rome kept before 8 CE.

The arithmetic is of integers only and counts years from 1 March, so that the leap day is the last
of its year (Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`; Reingold
and Dershowitz, "Calendrical Calculations", for the rules of the two calendars).
"""

from __future__ import annotations

from .vocabulary.dates import Calendar

GREGORIAN, JULIAN = Calendar.GREGORIAN, Calendar.JULIAN

MONTHS = (
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
"""The English names of the months, in order."""

_DAYS_BEFORE_THE_CYCLES = {GREGORIAN: 306, JULIAN: 308}
"""Days from 1 March of the year 0, in the calendar itself, to day 1."""

_YEARS_AND_DAYS_OF_A_CYCLE = {GREGORIAN: (400, 146_097), JULIAN: (4, 1_461)}

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int, calendar: Calendar = GREGORIAN) -> bool:
    """Whether an astronomical year has a 29 February; 0 and -4 have one in both calendars."""
    return year % 4 == 0 and (calendar is JULIAN or year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int, calendar: Calendar = GREGORIAN) -> int:
    """The length of a month, 28 to 31. Raises ValueError for a month outside 1 to 12."""
    if not 1 <= month <= 12:
        raise ValueError("a month is 1 to 12")
    return 29 if month == 2 and is_leap(year, calendar) else _MONTH_LENGTHS[month - 1]


def day_of(year: int, month: int, day: int, calendar: Calendar = GREGORIAN) -> int:
    """The integer day of a date, which is given in `calendar`.

    Raises ValueError for a month outside 1 to 12 or a day that the month does not have.
    """
    length = days_in_month(year, month, calendar)
    if not 1 <= day <= length:
        raise ValueError(f"a day of that month is 1 to {length}")
    from_march = year if month > 2 else year - 1
    leap_days = from_march // 4
    if calendar is GREGORIAN:
        leap_days += from_march // 400 - from_march // 100
    before_the_month = (153 * ((month + 9) % 12) + 2) // 5
    return 365 * from_march + leap_days + before_the_month + day - _DAYS_BEFORE_THE_CYCLES[calendar]


def date_of(day: int, calendar: Calendar = GREGORIAN) -> tuple[int, int, int]:
    """The year, month and day of an integer day, in `calendar`: the inverse of `day_of`."""
    years, days = _YEARS_AND_DAYS_OF_A_CYCLE[calendar]
    cycle, since = divmod(day + _DAYS_BEFORE_THE_CYCLES[calendar] - 1, days)
    # Leap days before `since` are taken out, so that every year of the cycle is 365 days long. In a
    # Julian cycle, which is 1461 days, the last two terms are 0.
    year = (since - since // 1_460 + since // 36_524 - since // 146_096) // 365
    of_year = since - (365 * year + year // 4 - year // 100)
    march_month = (5 * of_year + 2) // 153
    month = march_month + 3 if march_month < 10 else march_month - 9
    of_month = of_year - (153 * march_month + 2) // 5 + 1
    return years * cycle + year + (month <= 2), month, of_month


def iso_date(day: int) -> str:
    """An integer day as ISO 8601 writes it, proleptic Gregorian: `-0489-09-12`.

    Raises ValueError beyond four digits of year, where ISO 8601 wants an agreement of its readers.
    """
    year, month, of_month = date_of(day)
    if not -9999 <= year <= 9999:
        raise ValueError("the year has more than four digits")
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{of_month:02d}"
