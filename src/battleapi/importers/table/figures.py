"""The figure of a row: its words, its numbers, or both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ...model.quantities import Quantity
from ...model.vocabulary.casualties import CasualtyEffect
from ...model.vocabulary.quantities import BoundsKind, Qualifier
from ..casualties import parse
from ..casualties.drafts import Draft
from .columns import CellFault

# A sign is no part of a number that is counted, and a range has a number on either side.
_SIGNED = re.compile(r"(?:^|[^0-9\s]\s+)[-\u2212\u2013]\s?[0-9]|[-\u2212\u2013]\s*$")

NUMBERS = ("value", "lower", "upper")

# What each qualifier needs, and what else it may have; a single number may stand in `value`.
_NEEDS: Mapping[Qualifier, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        Qualifier.EXACT: (("value",), ()),
        Qualifier.APPROXIMATELY: (("value",), ()),
        Qualifier.AT_LEAST: (("lower",), ()),
        Qualifier.AT_MOST: (("upper",), ()),
        Qualifier.BETWEEN: (("lower", "upper"), ()),
        Qualifier.BEST_WITH_BOUNDS: (("value",), ("lower", "upper")),
        Qualifier.INDEFINITE: (("quantity",), ()),
        Qualifier.UNKNOWN_POSITIVE: ((), ()),
        Qualifier.NOT_NUMERIC: (("quantity",), ()),
        Qualifier.UNKNOWN: ((), ()),
    }
)
_FOLLOWS: Mapping[tuple[str, ...], Qualifier] = MappingProxyType(
    {
        ("value",): Qualifier.EXACT,
        ("lower",): Qualifier.AT_LEAST,
        ("upper",): Qualifier.AT_MOST,
        ("lower", "upper"): Qualifier.BETWEEN,
    }
)
_BOUNDED = (
    Qualifier.AT_LEAST,
    Qualifier.AT_MOST,
    Qualifier.BETWEEN,
    Qualifier.BEST_WITH_BOUNDS,
)


def figure_of(row: Mapping[str, Any]) -> Quantity:
    """The quantity of a row. Raises CellFault where it has none, or one that cannot be.

    Numbers, where there are any, are taken as they stand and the words beside them kept; words
    alone are read.
    """
    words: str | None = row.get("quantity")
    numbers = {name: row[name] for name in NUMBERS if name in row}
    if "qualifier" not in row and not numbers:
        if words is None:
            reason = "There is no figure: give it in words here, or as a number in value."
            raise CellFault("quantity", reason)
        return _read(words)
    qualifier: Qualifier = row.get(
        "qualifier", _FOLLOWS.get(tuple(numbers), Qualifier.BEST_WITH_BOUNDS)
    )
    needed, allowed = _NEEDS[qualifier]
    if needed in (("lower",), ("upper",)) and tuple(numbers) == ("value",):
        numbers = {needed[0]: numbers["value"]}
    for name in needed:
        if name not in numbers and (name != "quantity" or words is None):
            raise CellFault(name, f"It is empty, and a figure that is {qualifier} needs it.")
    for name in numbers:
        if name not in (*needed, *allowed):
            raise CellFault(name, f"A figure that is {qualifier} has no such number.")
    return _built(qualifier, numbers, words, row.get("bounds_kind"))


def _built(
    qualifier: Qualifier, numbers: Mapping[str, int], words: str | None, kind: BoundsKind | None
) -> Quantity:
    given: dict[str, Any] = dict.fromkeys((*NUMBERS, "bounds_kind", "term"))
    given |= {"as_said": words, "qualifier": qualifier, **numbers}
    if qualifier is Qualifier.EXACT:
        given |= dict.fromkeys(NUMBERS, numbers["value"])
    if qualifier is Qualifier.AT_MOST:
        given["lower"] = 0
    if qualifier in _BOUNDED:
        is_best = qualifier is Qualifier.BEST_WITH_BOUNDS
        given["bounds_kind"] = kind or (BoundsKind.CODER_BOUNDS if is_best else BoundsKind.STATED)
    elif kind is not None:
        raise CellFault("bounds_kind", f"A figure that is {qualifier} has no bounds.")
    if qualifier in (Qualifier.INDEFINITE, Qualifier.NOT_NUMERIC):
        given["term"] = words
    try:
        return Quantity.model_validate(given)
    except ValueError as error:
        reasons = "; ".join(str(one["ctx"]["error"]) for one in error.errors())  # type: ignore[attr-defined]
        raise CellFault("qualifier", f"{reasons}.") from None


def _read(words: str) -> Quantity:
    reading = parse(words, "casualties1")
    is_one = len(reading) == 1 and not reading.not_understood and not _SIGNED.search(words)
    if not is_one or not _is_bare(reading[0]):
        reason = (
            "It is not read as one figure and nothing besides; write for example 28, about 300, "
            "15-33, dozens, none or unknown, or give numbers in value, lower and upper."
        )
        raise CellFault("quantity", reason)
    return reading[0].quantity.model_copy(update={"as_said": words})


def _is_bare(draft: Draft) -> bool:
    """Whether the words say a number, and not of what: that stands in other columns."""
    besides = (draft.subject, draft.claimant, draft.scope.words, draft.item, draft.relative)
    return draft.effects == (CasualtyEffect.CASUALTY,) and not any((*besides, *draft.population))
