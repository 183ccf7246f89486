"""Which numbers each qualifier carries: one rule for counted quantities and for measures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .vocabulary.quantities import Qualifier

NUMBERS_OF: Mapping[Qualifier, frozenset[str]] = MappingProxyType(
    {
        Qualifier.EXACT: frozenset({"value", "lower", "upper"}),
        Qualifier.APPROXIMATELY: frozenset({"value"}),
        Qualifier.AT_LEAST: frozenset({"lower"}),
        Qualifier.AT_MOST: frozenset({"lower", "upper"}),
        Qualifier.BETWEEN: frozenset({"lower", "upper"}),
        Qualifier.BEST_WITH_BOUNDS: frozenset({"value", "lower", "upper"}),
        Qualifier.INDEFINITE: frozenset(),
        Qualifier.UNKNOWN_POSITIVE: frozenset(),
        Qualifier.NOT_NUMERIC: frozenset(),
        Qualifier.UNKNOWN: frozenset(),
    }
)
"""The numbers that are given under a qualifier; every other one is null.

Of the bounds around a best number one may be open, and is null then.
"""


def number_faults(
    qualifier: Qualifier,
    value: float | None,
    lower: float | None,
    upper: float | None,
) -> list[str]:
    """Every rule that three numbers break under a qualifier, each saying what would be right.

    Bounds in the wrong order break none: data sets have them, and they are kept and flagged.
    """
    numbers = {"value": value, "lower": lower, "upper": upper}
    if qualifier is Qualifier.BEST_WITH_BOUNDS:
        return _best_number_faults(**numbers)
    needed = NUMBERS_OF[qualifier]
    faults = [
        f"{qualifier} needs {name}" if name in needed else f"{qualifier} leaves {name} null"
        for name, number in numbers.items()
        if (number is None) == (name in needed)
    ]
    if faults:
        return faults
    if qualifier is Qualifier.EXACT and not value == lower == upper:
        return ["exact has the same number as value, lower and upper"]
    if qualifier is Qualifier.AT_MOST and lower != 0:
        return ["at_most has lower 0; with another lower bound it is between"]
    if qualifier is Qualifier.APPROXIMATELY and value == 0:
        return ["approximately needs a value above 0; none at all is exact 0"]
    return []


def _best_number_faults(value: float | None, lower: float | None, upper: float | None) -> list[str]:
    faults = ["best_with_bounds needs value"] if value is None else []
    if lower is None and upper is None:
        faults.append("best_with_bounds needs lower, upper or both; without bounds it is exact")
    return faults


def bounds_out_of_order(value: float | None, lower: float | None, upper: float | None) -> bool:
    """True where the numbers that are given do not rise from lower over value to upper."""
    given = [number for number in (lower, value, upper) if number is not None]
    return given != sorted(given)
