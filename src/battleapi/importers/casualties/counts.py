"""How many: the phrases of number, each rule a function with an example.

A phrase is words of bound or approximation, a number or a range, and what follows it ("+").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from battleapi.model.quantities import Quantity
from battleapi.model.values import SAFE_INTEGER, are_words
from battleapi.model.vocabulary.quantities import Qualifier

from .bounds import Bound, bound_at
from .numbers import Range, range_at
from .tokens import Token, words_of
from .vague import all_at, none_at, quality_at, rest_at, share_at, unknown_at, vague_at


class How(Enum):
    """What sort of phrase gives the number."""

    NUMBER = auto()
    VAGUE = auto()
    UNKNOWN = auto()
    NONE = auto()
    QUALITY = auto()
    ALL = auto()
    SHARE = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Count:
    """A phrase of number: the tokens from `start` to `end`, and the quantity that it is."""

    start: int
    end: int
    how: How
    quantity: Quantity
    share: tuple[int, int] | None = None
    qualifier: Qualifier = Qualifier.EXACT


_MOST_BOUNDS = 3
_SHARE_QUALIFIERS = {
    Bound.AT_LEAST: Qualifier.AT_LEAST,
    Bound.MORE_THAN: Qualifier.AT_LEAST,
    Bound.AT_MOST: Qualifier.AT_MOST,
    Bound.FEWER_THAN: Qualifier.AT_MOST,
    Bound.ABOUT: Qualifier.APPROXIMATELY,
}


def count_at(tokens: Sequence[Token], start: int) -> Count | None:
    """The phrase of number that begins at `start`; null: none does, or the model has no such."""
    for rule in (_number, _none, _unknown, _rest, _share, _vague, _all, _quality):
        found = rule(tokens, start)
        if found is not None:
            return found
    return None


def _bounds(tokens: Sequence[Token], start: int) -> tuple[int, list[Bound]]:
    """The words of bound before a number, no more than anybody writes: where they end."""
    at = start
    bounds: list[Bound] = []
    while len(bounds) < _MOST_BOUNDS and (found := bound_at(tokens, at)) is not None:
        at = found[0]
        bounds.append(found[1])
    return at, bounds


def _said(tokens: Sequence[Token], start: int, end: int) -> str | None:
    words = words_of(tuple(tokens[start:end]))
    return words if are_words(words) else None


def _number(tokens: Sequence[Token], start: int) -> Count | None:
    """A number or range with its bounds: "603+", "at least 40", "c. 1,500-2,000"."""
    at, bounds = _bounds(tokens, start)
    if at < len(tokens) and tokens[at].low in {"between", "from"}:
        at += 1
    found_range = range_at(tokens, at, framed=tokens[at - 1].low == "between" if at else False)
    if found_range is None or max(found_range.low, found_range.high) >= SAFE_INTEGER:
        return None
    if found_range.about:
        bounds.append(Bound.ABOUT)
    end, behind = _bound_behind(tokens, found_range.end)
    bounds.extend(behind)
    upper = _upper(tokens, end, found_range) if _LOWER & {*bounds} else None
    if upper is not None and (said := _said(tokens, start, upper.end)) is not None:
        low = found_range.low + (Bound.MORE_THAN in bounds)
        return Count(start, upper.end, How.NUMBER, Quantity.between(low, upper.high, said))
    said = _said(tokens, start, end)
    if said is None:
        return None
    quantity = _quantity(bounds, found_range, said)
    return Count(start, end, How.NUMBER, quantity)


_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


def _upper(tokens: Sequence[Token], at: int, low: Range) -> Range | None:
    """As in "at least 3,000 but no more than 5,000": the number that ends it."""
    if at >= len(tokens) or tokens[at].low not in {"but", "and"}:
        return None
    end, bounds = _bounds(tokens, at + 1)
    found = range_at(tokens, end, framed=False) if bounds == [Bound.AT_MOST] else None
    known = found is not None and low.high + 1 < found.high < SAFE_INTEGER
    return found if known else None


def _bound_behind(tokens: Sequence[Token], at: int) -> tuple[int, list[Bound]]:
    """As in "200 or fewer", "500 at most", "500±": where it ends, and the bound."""
    lows = [one.low for one in tokens[at : at + 2]]
    if lows in (["or", "fewer"], ["or", "less"], ["at", "most"]):
        return at + 2, [Bound.AT_MOST]
    doubted = lows[:1] == ["?"] and tokens[at].glued and len(tokens) > at + 1
    if lows[:1] == ["±"] or doubted:
        return at + 1, [Bound.ABOUT]
    return at, []


def _quantity(bounds: list[Bound], numbers: Range, said: str) -> Quantity:
    """The quantity of the numbers: where two bounds are given, the one that is said first."""
    bound = next((one for one in bounds if one is not Bound.ABOUT), None)
    low, high = numbers.low, numbers.high
    if bound is Bound.AT_MOST:
        return Quantity.at_most(high, said)
    if bound is Bound.FEWER_THAN:
        return Quantity.fewer_than(high, said) if high else Quantity.exact(0, said)
    if bound is Bound.MORE_THAN and low == high:
        return Quantity.more_than(low, said)
    if bound is Bound.AT_LEAST or numbers.more:
        return Quantity.at_least(low, said)
    if low != high:
        return Quantity.between(low, high, said)
    # Nothing is near nought: "about 0" is 0.
    near = Bound.ABOUT in bounds and low > 0
    return Quantity.about(low, said) if near else Quantity.exact(low, said)


def _none(tokens: Sequence[Token], start: int) -> Count | None:
    """As in "None", "no casualties", "nil": nought."""
    end = none_at(tokens, start)
    said = _said(tokens, start, end) if end else None
    return Count(start, end, How.NONE, Quantity.exact(0, said)) if said else None


def _unknown(tokens: Sequence[Token], start: int) -> Count | None:
    """As in "Unknown", "unknown number of", "?": the source says that it is not known."""
    end = unknown_at(tokens, start)
    said = _said(tokens, start, end) if end else None
    return Count(start, end, How.UNKNOWN, Quantity.unknown(said)) if said else None


def _vague(tokens: Sequence[Token], start: int) -> Count | None:
    """As in "dozens of", "at least several hundred", "some": a word for a number."""
    found_vague = vague_at(tokens, start) or vague_at(tokens, _bounds(tokens, start)[0])
    if found_vague is None:
        return None
    end, term = found_vague
    said = _said(tokens, start, end)
    if said is None:
        return None
    if term == "some":
        return Count(start, end, How.VAGUE, Quantity.some(said))
    return Count(start, end, How.VAGUE, Quantity.vague(term, said))


def _quality(tokens: Sequence[Token], start: int) -> Count | None:
    """As in "heavy", "possibly light": a quality in the place of a number."""
    found = quality_at(tokens, start)
    said = _said(tokens, start, found[0]) if found else None
    if found is None or said is None:
        return None
    return Count(start, found[0], How.QUALITY, Quantity.quality(found[1], said))


def _all(tokens: Sequence[Token], start: int) -> Count | None:
    """As in "all", "nearly all", "the entire": everybody, without a number."""
    end = all_at(tokens, start)
    said = _said(tokens, start, end) if end else None
    return Count(start, end, How.ALL, Quantity.quality(said.casefold(), said)) if said else None


def _share(tokens: Sequence[Token], start: int) -> Count | None:
    """As in "one-third", "half of them", "2/3": a share of another number."""
    at, bounds = _bounds(tokens, start)
    found = share_at(tokens, at)
    said = _said(tokens, start, found[0]) if found else None
    if found is None or said is None:
        return None
    end, share = found
    how = _SHARE_QUALIFIERS[bounds[0]] if bounds else Qualifier.EXACT
    quality = Quantity.quality(said.casefold(), said)
    return Count(start, end, How.SHARE, quality, share, how)


def _rest(tokens: Sequence[Token], start: int) -> Count | None:
    """As in "remainder", "the rest": what is left of another number."""
    end = rest_at(tokens, start)
    said = _said(tokens, start, end) if end else None
    return Count(start, end, How.REST, Quantity.quality(said.casefold(), said)) if said else None
