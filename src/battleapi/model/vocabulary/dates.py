"""The words about dates: the calendar of a source's words, and how finely a date is stated."""

from __future__ import annotations

from .term import Term


class Calendar(Term):
    """The calendar that the words of a source use; `edtf` is proleptic Gregorian whatever it is."""

    GREGORIAN = (
        "gregorian",
        "The words are in the calendar of 1582, or in that calendar carried back.",
        "Wikibase: proleptic Gregorian calendar",
    )
    JULIAN = (
        "julian",
        "The words are in the calendar used before it, as histories date what came before 1582.",
        "Wikibase: proleptic Julian calendar",
    )
    OTHER = (
        "other",
        "The words are in any other calendar: Attic, Islamic, Hebrew, of the French Republic.",
        "battleapi",
    )


class DatePrecision(Term):
    """The finest unit that is stated, in order from the finest to the coarsest.

    What is written `X` is not stated: `2004-XX` is a year. An interval has the precision of the
    coarser of its dated ends, whatever its length.
    """

    DAY = "day", "The day is stated.", "ISO 8601-1"
    MONTH = "month", "The month is stated and nothing finer.", "ISO 8601-1"
    SEASON = (
        "season",
        "A year and one of its four seasons are stated, not where; the bounds are the year's.",
        "ISO 8601-2",
    )
    YEAR = "year", "The year is stated and nothing finer.", "ISO 8601-1"
    DECADE = "decade", "The year is stated but for its last digit.", "ISO 8601-1"
    CENTURY = "century", "The year is stated but for its last two digits.", "ISO 8601-1"
