"""One number, or two that are a range, in digits or words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .marks import MarkKind
from .numerals import MULTIPLIERS, spelled
from .tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens up to `end`.

    `factor` is that of the word behind it ("million"). `more` says that it is a least number
    ("603+", "15,355-?"), `about` that it is near ("ca. 100", "two dozen").
    """

    end: int
    base: float
    factor: int = 1
    written: str = ""
    more: bool = False
    about: bool = False

    @property
    def value(self) -> float:
        """What it is worth."""
        return self.base * self.factor


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers from `low` to `high`, which are the same where one stands alone."""

    end: int
    low: int
    high: int
    more: bool
    about: bool


_DASHES = frozenset({"-", "–", "--", "––", "~"})
_ABOUT = frozenset({"c", "ca", "~", "≈", "circa", "approx", "about", "around", "approximately"})
_BEFORE_LAST = _ABOUT | frozenset({".", "up", "to", "over", "possibly", "as", "many", "perhaps"})
_AFTER_A = frozenset({"hundred", "thousand", "million"})
_MOST_WORDS = 8
_THOUSAND = 1_000
_LONGEST = 21


def range_at(tokens: Sequence[Token], start: int, *, framed: bool) -> Range | None:
    """The number or range at `start`; `framed` ("between") lets "and" join the two.

    Notes may stand after each bound: "25,000[1]–40,000[2]".
    """
    first = number_at(tokens, start)
    if first is None:
        return None
    last = _last(tokens, first, framed=framed)
    if last is None:
        return _whole(first.end, first, first)
    if last.factor > 1 and first.factor == 1 and first.base < last.base:
        first = replace(first, factor=last.factor)
    if not (first.written or last.written) and first.value < 10:
        unit = next((one for one in (_THOUSAND, 100) if last.value % one == 0), 1)
        if first.value * unit < last.value:
            first = replace(first, factor=unit)
    elided = "," in last.written and first.written.isdecimal() and first.base < _THOUSAND
    if elided and first.value * _THOUSAND < last.value:
        first = replace(first, factor=_THOUSAND)
    return _whole(last.end, first, _completed(first, last)) or _whole(first.end, first, first)


def _whole(end: int, first: Number, last: Number) -> Range | None:
    if first.value != round(first.value) or last.value != round(last.value):
        return None
    more = first.more or last.more
    low, high = sorted((round(first.value), round(last.value)))
    return Range(end, low, high, more, first.about or last.about)


def _last(tokens: Sequence[Token], first: Number, *, framed: bool) -> Number | None:
    """The second number of a range; null where there is none."""
    at = skip_notes(tokens, first.end)
    low = tokens[at].low if at < len(tokens) else ""
    if not (low in _DASHES or low in {"to", "or"} or (framed and low in {"and", "&"})):
        return None
    at = skip_notes(tokens, at + 1)
    about = False
    while at < len(tokens) and tokens[at].low in _BEFORE_LAST:
        about = about or tokens[at].low in _ABOUT
        at += 1
    last = number_at(tokens, at)
    if last is None or (low == "or" and last.value <= first.value):
        return None
    return replace(last, about=last.about or about)


def _completed(first: Number, last: Number) -> Number:
    """The last number, whole: "1155–60" ends at 1160."""
    digits, ends = first.written.replace(",", ""), last.written
    if last.value >= first.value or not ends.isdecimal() or len(ends) >= len(digits):
        return last
    whole = int(digits[: -len(ends)] + ends) if digits.isdecimal() else 0
    return replace(last, base=whole) if whole > first.value else last


def number_at(tokens: Sequence[Token], start: int) -> Number | None:
    """The number that begins at `start`: "1,200", "1.2 million", "twenty-five", "603+"."""
    if start >= len(tokens):
        return None
    token = tokens[start]
    if token.kind is Kind.NUMBER and len(token.text) < _LONGEST:
        return _with_more(tokens, _digits(tokens, start))
    if token.kind is not Kind.WORD:
        return None
    words: list[str] = []
    for one in tokens[start : start + _MOST_WORDS]:
        if one.kind is not Kind.WORD:
            break
        words.append(one.low)
    with_half = _with_half(start, words)
    if with_half is not None:
        return with_half
    if words[0] in {"a", "an"} and words[1:2] and words[1] in _AFTER_A:
        return Number(start + 2, 1, MULTIPLIERS[words[1]])
    used, value = spelled(words)
    return _with_more(tokens, _dozen(tokens, start + used, value)) if used else None


def _with_half(start: int, words: Sequence[str]) -> Number | None:
    """As in "half a million", "a million and a half", "one and a half million"."""
    if words[:2] == ["half", "a"] and words[2:3] and words[2] in _AFTER_A:
        return Number(start + 3, 0.5, MULTIPLIERS[words[2]])
    if words[0] == "a" and words[2:5] == _AND_A_HALF and words[1] in _AFTER_A:
        return Number(start + 5, 1.5, MULTIPLIERS[words[1]])
    used, value = spelled(words)
    factor = MULTIPLIERS.get(words[used + 3], 1) if words[used + 3 :] else 1
    if used and words[used : used + 3] == _AND_A_HALF and factor > 1:
        return Number(start + used + 4, value + 0.5, factor)
    return None


_AND_A_HALF = ["and", "a", "half"]


def _digits(tokens: Sequence[Token], start: int) -> Number:
    """Digits, with the word that multiplies them."""
    token, end, value = tokens[start], start + 1, tokens[start].value
    word = tokens[end].low if end < len(tokens) else ""
    if end + 1 < len(tokens) and tokens[end].kind is Kind.FRACTION:
        word = tokens[end + 1].low
        if word in MULTIPLIERS:
            value += tokens[end].value / tokens[end].denominator
            end += 1
    factor = MULTIPLIERS.get(word, 1)
    about = word in {"dozen", "score"}
    return Number(end + (factor > 1), value, factor, token.text, about=about)


def _dozen(tokens: Sequence[Token], end: int, value: int) -> Number:
    """As in "two dozen" is about 24."""
    if end < len(tokens) and tokens[end].low in {"dozen", "score"}:
        return Number(end + 1, value, MULTIPLIERS[tokens[end].low], about=True)
    return Number(end, value)


def _with_more(tokens: Sequence[Token], number: Number) -> Number:
    """As in "603+", "1,000 or more", "500 or so", and "15,355-?" that ends nowhere."""
    at = number.end
    low = [one.low for one in tokens[at : at + 2]]
    if low[:1] == ["+"] and not (at + 1 < len(tokens) and tokens[at + 1].kind is Kind.NUMBER):
        return replace(number, end=at + 1, more=True)
    up_to = low == ["and", "up"] and at + 2 < len(tokens) and tokens[at + 2].low == "to"
    if low in (["or", "more"], ["and", "more"], ["at", "least"], ["and", "up"]) and not up_to:
        return replace(number, end=at + 2, more=True)
    if low[:1] == ["?"] and tokens[at].glued:
        return replace(number, end=at + 1, about=True)
    if low in (["or", "so"], ["or", "thereabouts"]):
        return replace(number, end=at + 2, about=True)
    if low[:1] and low[0] in _DASHES and low[1:] == ["?"]:
        return replace(number, end=at + 2, more=True)
    return number


def skip_notes(tokens: Sequence[Token], start: int) -> int:
    """The first token at or after `start` that is no note."""
    at = start
    while at < len(tokens) and is_note(tokens[at]):
        at += 1
    return at


def is_note(token: Token) -> bool:
    """Whether the token stands for a reference or note."""
    return token.mark is not None and token.mark.kind is MarkKind.NOTE
