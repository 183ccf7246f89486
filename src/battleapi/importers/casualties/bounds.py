"""Words that bound a number or say that it is near: "at least", "up to", "c.", "~"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType

from .lexicons import sections
from .tokens import Token


class Bound(Enum):
    """What the words say of the number after them."""

    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    FEWER_THAN = "fewer than"
    ABOUT = "about"


_BOUNDS: Mapping[tuple[str, ...], Bound] = MappingProxyType(
    {tuple(phrase.split()): bound for bound in Bound for phrase in sections("bounds")[bound.value]}
)
_LONGEST = max(map(len, _BOUNDS))


def bound_at(tokens: Sequence[Token], start: int) -> tuple[int, Bound] | None:
    """The longest words of bound at `start`: where they end and what they say.

    A full stop after an abbreviation belongs to it: "ca." is one sign of two tokens.
    """
    words: list[str] = []
    best: tuple[int, Bound] | None = None
    at = start
    while at < len(tokens) and len(words) < _LONGEST:
        low = tokens[at].low
        if not low:
            break
        words.append(low)
        at += 1
        bound = _BOUNDS.get(tuple(words))
        if bound is not None:
            stop = at < len(tokens) and tokens[at].low == "." and tokens[at].glued
            best = (at + 1 if stop and low in _SHORT else at, bound)
    return best


_SHORT = frozenset({"c", "ca", "approx", "est", "min", "max", "appr", "cca", "circa"})
