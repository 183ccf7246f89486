"""The words of quantities, measures and the rules that turn them into intervals."""

from __future__ import annotations

from .term import Term


class Qualifier(Term):
    """How the words give the number."""

    EXACT = "exact", "One number and no other: 28, or none, which is 0.", "Wikibase"
    APPROXIMATELY = (
        "approximately",
        "A number that is said to be near the true one: about 30,000.",
        "Wikidata (circa)",
    )
    AT_LEAST = "at_least", "A number that the true one is not below: more than 60.", "battleapi"
    AT_MOST = "at_most", "A number that the true one is not above: up to 5.", "battleapi"
    BETWEEN = "between", "Two bounds and no best number: 15 to 33.", "Wikibase"
    BEST_WITH_BOUNDS = (
        "best_with_bounds",
        "A best number with bounds around it, of which one may be open: low, best and high.",
        "UCDP",
    )
    INDEFINITE = (
        "indefinite",
        "A word for a number that does not say which: dozens, several.",
        "battleapi",
    )
    UNKNOWN_POSITIVE = (
        "unknown_positive",
        "At least one, with no count given: photographs of captured equipment.",
        "battleapi",
    )
    NOT_NUMERIC = (
        "not_numeric",
        "A quality in the place of a number: heavy, light.",
        "battleapi",
    )
    UNKNOWN = (
        "unknown",
        "The source says that the number is not known.",
        "Wikibase (unknown value)",
    )


class BoundsKind(Term):
    """Where the bounds of a quantity come from."""

    STATED = "stated", "The claimant's own words give the bounds.", "battleapi"
    CODER_BOUNDS = (
        "coder_bounds",
        "Whoever coded the data set chose the lowest and highest credible report.",
        "UCDP (low, best, high)",
    )
    ERROR_PERCENT = (
        "error_percent",
        "The source gives an error in per cent: 900 +122 % is 900 to 1,998.",
        "CDB90 (strpl, strmi, caspl, casmi)",
    )
    CONFIDENCE_INTERVAL = (
        "confidence_interval",
        "A statistical estimate with its interval.",
        "ISO 3534-1",
    )
    ROUNDING = (
        "rounding",
        "The source says to which unit it rounds; the bounds are half of it to each side.",
        "battleapi",
    )


class LexiconName(Term):
    """A named reading of vague number words."""

    STRICT = (
        "strict",
        "The least that each word can mean, and no upper bound.",
        "battleapi",
    )
    IDIOM = (
        "idiom",
        "The lows of strict; each upper bound is one below the next larger unit of speech.",
        "battleapi",
    )
    ACLED = (
        "acled",
        "Tens, dozens and hundreds of deaths as ACLED codes them: 10, 12, 100; no other word.",
        "ACLED (FAQ on fatalities)",
    )
    NONE = "none", "No vague word is read as a number.", "battleapi"


class Tolerance(Term):
    """How far an approximate number may be from the true one."""

    PCT10 = (
        "pct10",
        "A tenth to each side, whole numbers rounded outward, at least 1: about 50 is 45 to 55.",
        "battleapi",
    )
    ROUNDING = (
        "rounding",
        "Half the last significant unit to each side: about 30,000 is 25,000 to 35,000.",
        "battleapi",
    )


class BodyCounts(Term):
    """What a count of bodies says about the number of dead."""

    AS_STATED = "as_stated", "The number counted is the number of dead.", "battleapi"
    MINIMUM = (
        "minimum",
        "The number counted is a lower bound: the dead are carried off.",
        "battleapi",
    )


class NoInterval(Term):
    """Why a quantity allows no interval."""

    NO_NUMBER = "no_number", "The source says that the number is not known.", "battleapi"
    NOT_NUMERIC = "not_numeric", "A quality stands in the place of a number.", "battleapi"
    TERM_NOT_IN_LEXICON = (
        "term_not_in_lexicon",
        "The lexicon chosen does not read this vague word.",
        "battleapi",
    )
    WHOLE_UNKNOWN = (
        "whole_unknown",
        "A share of another claim whose own number is not known.",
        "battleapi",
    )
    REMAINDER = (
        "remainder",
        "What is left of another claim; only the parts beside it give a number.",
        "battleapi",
    )


class MeasureUnit(Term):
    """A unit of length or of time, as the source uses it; nothing is converted."""

    METRE = "m", "Metre.", "UCUM (m)"
    KILOMETRE = "km", "Kilometre, 1,000 m.", "UCUM (km)"
    FOOT = "ft", "International foot, 0.3048 m.", "UCUM ([ft_i])"
    YARD = "yd", "International yard, 0.9144 m.", "UCUM ([yd_i])"
    MILE = "mi", "International statute mile, 1,609.344 m.", "UCUM ([mi_i])"
    NAUTICAL_MILE = "nmi", "International nautical mile, 1,852 m.", "UCUM ([nmi_i])"
    MINUTE = "minute", "Minute, 60 seconds.", "UCUM (min)"
    HOUR = "hour", "Hour, 60 minutes.", "UCUM (h)"
    DAY = "day", "Day, by the calendar or 24 hours, as the source counts.", "ISO 8601"
    WEEK = "week", "Week of seven days.", "ISO 8601"
    MONTH = "month", "Month of the calendar, of no fixed length.", "ISO 8601"
    YEAR = "year", "Year of the calendar, of no fixed length.", "ISO 8601"

    @property
    def is_length(self) -> bool:
        """True for a unit of length, false for a unit of time."""
        return self in _LENGTHS


_LENGTHS = frozenset(
    {
        MeasureUnit.METRE,
        MeasureUnit.KILOMETRE,
        MeasureUnit.FOOT,
        MeasureUnit.YARD,
        MeasureUnit.MILE,
        MeasureUnit.NAUTICAL_MILE,
    }
)
