"""Numbers as they are written: digits with marks of thousands, and English number words."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

_LONGEST = 16
_GROUP = 3
_LEADING = 3


def numeral(text: Sequence[str], start: int) -> tuple[int, float, bool]:
    """Where the number that begins at `start` ends, its value, and whether it has decimals.

    Marks of thousands are a comma, a full stop, an apostrophe or a narrow space before groups of
    exactly three digits; a plain space only before "000" or a group that a number word may follow.

    >>> numeral("12,421 men", 0)
    (6, 12421, False)
    >>> numeral("30.000+", 0)
    (6, 30000, False)
    >>> numeral("1.2 million", 0)
    (3, 1.2, True)
    """
    end = _digits(text, start)
    whole = "".join(text[start:end])
    mark = text[end] if end < len(text) else ""
    if len(whole) <= _LEADING and whole != "0" * len(whole) and mark in _MARKS:
        grouped = _groups(text, end, mark)
        if grouped > end:
            digits = "".join(one for one in text[start:grouped] if one.isdigit())
            return grouped, int(digits[: _LONGEST + 1]), False
    if mark == "." and end + 1 < len(text) and text[end + 1] in _DIGITS:
        stop = _digits(text, end + 1)
        decimals = "".join(text[end + 1 : stop])
        return stop, float(f"{whole[:_LONGEST]}.{decimals[:_LONGEST]}"), True
    return end, int(whole[: _LONGEST + 1]), False


_DIGITS = frozenset("0123456789")
_MARKS = frozenset(",.'\u00a0 ")


def _digits(text: Sequence[str], start: int) -> int:
    end = start
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    return end


def _groups(text: Sequence[str], end: int, mark: str) -> int:
    """The end of the groups of three after `end`, each after the same mark.

    A fourth digit glued to the last group is a footnote's: "15,3553" is 15,355 and a mark.
    """
    while end < len(text) and text[end] == mark:
        stop = _digits(text, end + 1)
        length = stop - end - 1
        if length == _GROUP + 1 and mark == ",":
            return end + 1 + _GROUP
        if length != _GROUP or (mark == " " and "".join(text[end + 1 : stop]) != "000"):
            break
        end = stop
    return end


_UNITS = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ]
        )
    }
)
_TENS = MappingProxyType(
    {
        word: 10 * value
        for value, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
        )
    }
)
MULTIPLIERS = MappingProxyType(
    {
        "hundred": 100,
        "thousand": 1_000,
        "million": 1_000_000,
        "billion": 1_000_000_000,
        "mln": 1_000_000,
        "m": 1_000_000,
        "mil": 1_000_000,
        "k": 1_000,
        "lakh": 100_000,
        "score": 20,
        "dozen": 12,
    }
)
"""What the word after a number multiplies it by."""

_SPELLED = frozenset((*_UNITS, *_TENS, "hundred", "thousand", "million"))
_HUNDRED = 100


def is_spelled(word: str) -> bool:
    """Whether a word, in lower case, is a number word or a compound of them ("twenty-five")."""
    return all(part in _SPELLED for part in word.split("-")) and word not in MULTIPLIERS


def spelled(words: Sequence[str]) -> tuple[int, int]:
    """How many of the words, in lower case, are one spelled number, and its value.

    (0, 0) where the first is not a number word.

    >>> spelled(["twenty-five", "thousand", "men"])
    (2, 25000)
    >>> spelled(["one", "hundred", "and", "forty"])
    (4, 140)
    """
    total = group = used = 0
    for index, word in enumerate(words):
        if word == "and" and used and group % _HUNDRED == 0 and index + 1 < len(words):
            if not is_spelled(words[index + 1]) or not (group or total):
                break
            continue
        parts = word.split("-")
        if not all(part in _SPELLED for part in parts) or (not used and word in MULTIPLIERS):
            break
        taken = _take(total, group, parts)
        if taken is None:
            break
        total, group = taken
        used = index + 1
    return used, total + group


def _take(total: int, group: int, parts: Sequence[str]) -> tuple[int, int] | None:
    """The sum so far with the next word taken in; null: the word begins another number."""
    for part in parts:
        if part == "hundred":
            if not 0 < group < _HUNDRED:
                return None
            group *= _HUNDRED
        elif part in MULTIPLIERS:
            if not group:
                return None
            total, group = total + group * MULTIPLIERS[part], 0
        else:
            value = _UNITS.get(part, _TENS.get(part, 0))
            below = _HUNDRED if part in _TENS else 10
            if value >= 10:
                below = _HUNDRED
            if group % below or (not value and group):
                return None
            group += value
    return total, group
