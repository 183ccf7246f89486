"""Words in the place of a number: dozens, none, unknown, heavy, all, half, the rest."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicons import words
from .tokens import Kind, Token

_UNITS = words("vague", "units")
_FACTORS = words("vague", "factors")
_ALONE = words("vague", "alone")
_QUALITIES = words("vague", "qualities")
_DEGREES = words("vague", "degrees")
_UNKNOWN = words("vague", "unknown")
_NOT_KNOWN = frozenset(
    {"known", "available", "recorded", "reported", "specified", "stated", "given", "disclosed"}
)
_NUMBER_NOUNS = frozenset(
    {"number", "numbers", "amount", "amounts", "figure", "figures", "quantity", "exact"}
)
_ALL = frozenset(
    {"all", "entire", "whole", "most", "both", "majority", "every", "everyone", "everybody"}
)
_NEARLY = frozenset(
    {"nearly", "almost", "virtually", "practically", "the", "vast", "great", "about"}
)
_REST = frozenset({"remainder", "rest", "remaining", "others"})
_PARTS = {
    "half": (1, 2), "third": (1, 3), "thirds": (1, 3), "quarter": (1, 4), "quarters": (1, 4),
    "fourth": (1, 4), "fifth": (1, 5), "fifths": (1, 5), "sixth": (1, 6), "eighth": (1, 8),
    "tenth": (1, 10), "tenths": (1, 10), "sixths": (1, 6), "fourths": (1, 4),
}  # fmt: skip
_OVER = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _of(tokens: Sequence[Token], at: int) -> int:
    """Past "of"."""
    return at + 1 if _low(tokens, at) == "of" else at


def vague_at(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    """Reads a word for a number ("dozens of", "several hundred", "a few", "some").

    The end of the words and the term, as a lexicon has it.
    """
    for rule in (_half_dozen, _large, _counted_units, _few):
        found = rule(tokens, start)
        if found is not None:
            return found
    return (start + 1, "some") if _low(tokens, start) in {"some", "certain"} else None


def _article(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if _low(tokens, at) in {"a", "an"} else at


def _half_dozen(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    at = _article(tokens, start)
    if _low(tokens, at) != "half":
        return None
    at = _article(tokens, at + 1)
    return (_of(tokens, at + 1), "half a dozen") if _low(tokens, at) == "dozen" else None


def _large(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    at = _article(tokens, start)
    sized = _low(tokens, at) in _QUALITIES or at > start
    end = _large_number(tokens, at) if sized else 0
    return (_of(tokens, end), " ".join(one.low for one in tokens[start:end])) if end else None


def _counted_units(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    """As in "hundreds", "tens of thousands", "several hundred", "a dozen"."""
    first = _article(tokens, start)
    at = first + 1 if _low(tokens, first) in _FACTORS else first
    at = _of(tokens, at) if at > first else at
    units = at
    while _low(tokens, at) in _UNITS:
        at += 1
        if _low(tokens, at) == "of" and _low(tokens, at + 1) in _UNITS:
            at += 1
    plural = _low(tokens, units).endswith("s")
    if at == units or not (plural or units > start):
        return None
    return _of(tokens, at), " ".join(one.low for one in tokens[start:at])


def _few(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    """As in "several", "a few", "multiple"."""
    at = _article(tokens, start)
    if _low(tokens, at) not in _ALONE:
        return None
    return _of(tokens, at + 1), " ".join(one.low for one in tokens[start : at + 1])


def _large_number(tokens: Sequence[Token], start: int) -> int:
    """The end of "large number(s)", "number", "great amount"; 0 where it is no such thing."""
    at = start
    while _low(tokens, at) in _QUALITIES | _DEGREES:
        at += 1
    return at + 1 if _low(tokens, at) in _NUMBER_NOUNS and _low(tokens, at + 1) == "of" else 0


_BEFORE_UNKNOWN = frozenset(
    {"an", "exact", "currently", "numbers", "number", "largely", "mostly", "figures"}
)


def unknown_at(tokens: Sequence[Token], start: int) -> int:
    """The end of "unknown (number of)", "not known", "N/A", "?"; 0 where it is no such thing."""
    at = start
    while _low(tokens, at) in _BEFORE_UNKNOWN and at < start + 3:
        at += 1
    low = _low(tokens, at)
    if low and set(low) == {"?"}:
        return at + 1
    if low == "n" and _low(tokens, at + 1) == "/" and _low(tokens, at + 2) == "a":
        return at + 3
    if low == "not" and _low(tokens, at + 1) in _NOT_KNOWN:
        return at + 2
    if low == "no" and _low(tokens, at + 1) in {
        "data",
        "information",
        "figures",
        "record",
        "records",
    }:
        return at + 2
    if low not in _UNKNOWN:
        return 0
    at += 1
    while _low(tokens, at) in _NUMBER_NOUNS | {"but", "exact"} and _low(tokens, at) != "but":
        at += 1
    return _of(tokens, at)


def none_at(tokens: Sequence[Token], start: int) -> int:
    """The end of "none", "nil", "zero", "no" before a noun; 0 where it is no such thing."""
    low = _low(tokens, start)
    if low in {"none", "nil", "zero", "nobody"}:
        told = _low(tokens, start + 1) in {"reported", "recorded", "confirmed", "suffered"}
        return start + 2 if told else start + 1
    known = _low(tokens, start + 1)
    if low == "no" and known and tokens[start + 1].kind is Kind.WORD and tokens[start].text != "NO":
        return start + 1
    return 0


def quality_at(tokens: Sequence[Token], start: int) -> tuple[int, str] | None:
    """As in "heavy", "possibly significant", "light to moderate": the end and the term."""
    at = start
    while _low(tokens, at) in _DEGREES:
        at += 1
    if _low(tokens, at) not in _QUALITIES:
        return None
    end = at + 1
    if _low(tokens, end) in {"to", "or", "and", "-", "–"} and _low(tokens, end + 1) in _QUALITIES:
        end += 2
    return end, " ".join(one.low for one in tokens[start:end])


def all_at(tokens: Sequence[Token], start: int) -> int:
    """The end of "all", "nearly all (of)", "the entire", "most of"; 0 where it is no such thing."""
    at = start
    while _low(tokens, at) in _NEARLY:
        at += 1
    if _low(tokens, at) not in _ALL:
        return 0
    at += 1
    counted = at < len(tokens) and tokens[at].kind is Kind.NUMBER
    if counted or _low(tokens, at) in {"but", "other"}:
        return 0
    return _of(tokens, at)


def share_at(tokens: Sequence[Token], start: int) -> tuple[int, tuple[int, int]] | None:
    """As in "one-third", "two thirds of", "half of them", "2/3": the end and the share."""
    at = start
    if at < len(tokens) and tokens[at].kind is Kind.FRACTION:
        share = (int(tokens[at].value), tokens[at].denominator)
        return (_of(tokens, at + 1), share) if 1 <= share[0] <= share[1] else None
    low = _low(tokens, at)
    over, _, under = low.partition("-")
    if over in _OVER and under in _PARTS:
        share = (_OVER[over], _PARTS[under][1])
        return (_of(tokens, at + 1), share) if share[0] <= share[1] else None
    if low in _OVER and _low(tokens, at + 1) in _PARTS:
        share = (_OVER[low], _PARTS[_low(tokens, at + 1)][1])
        return (_of(tokens, at + 2), share) if share[0] <= share[1] else None
    if low == "half" and not (_low(tokens, at + 1) in {"a", "an"} and _low(tokens, at + 2)):
        return _of(tokens, at + 1), (1, 2)
    return None


def rest_at(tokens: Sequence[Token], start: int) -> int:
    """The end of "the rest", "remainder", "others"; 0 where it is no such thing."""
    at = start
    if _low(tokens, at) in {"the", "all"}:
        at += 1
    return _of(tokens, at + 1) if _low(tokens, at) in _REST else 0
