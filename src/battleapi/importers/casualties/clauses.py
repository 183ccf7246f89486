"""The figures of one line: where each begins, its words, and what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .bases import without_bases
from .counts import Count, How, count_at
from .effects import effect_at
from .forces import UNITS, numbered_behind, numbers_a_unit
from .items import class_of_word, is_maker
from .labels import Label
from .lexicons import words
from .marks import ITALIC, MarkKind
from .numbers import skip_notes
from .people import is_people
from .said import Words
from .tokens import Kind, Token
from .words import WHERE, words_at


@dataclass(slots=True)
class Figure:
    """A phrase of number with its words; `before` are the words in front of it.

    `of` is the figure that this one is a part of, where the words say so. `voiced` says that it has
    its own claimant, not that of a heading.
    """

    count: Count
    words: Words
    tokens: Sequence[Token]
    before: list[Token] = field(default_factory=list)
    label: Label = field(default_factory=Label)
    of: Figure | None = None
    beside: Figure | None = None
    voiced: bool = False
    line: int = 0
    heading: int = 0
    depth: int = 0
    party: int = 1
    bold: bool = False
    total: bool = False
    part: bool = False
    name: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """From the first word of the number to the last that was read with it."""
        first = self.tokens[self.count.start]
        last = self.tokens[max(self.count.end, self.words.end) - 1]
        return first.span[0], max(last.span[1], first.span[1])


_DESIGNATIONS = words("clauses", "designations")
_FUNCTION = words("clauses", "function")
_SHORT_NAME = 3
_PREFIXES = words("clauses", "prefixes")


def figures(tokens: Sequence[Token]) -> list[Figure]:
    """The figures of a clause in order, each with the words before and after it."""
    counts, bases = without_bases(tokens, _counts(tokens))
    found: list[Figure] = []
    if len(counts) > 1 and _is_footnote(tokens, counts[-2], counts[-1]):
        counts.pop()
    led = bool(counts) and _is_led(tokens, counts[0])
    for index, count in enumerate(counts):
        stop = counts[index + 1].start if index + 1 < len(counts) else len(tokens)
        words = words_at(tokens, count.end, stop, led=led, bases=bases)
        figure = Figure(count, words, tokens)
        words.citations[:0] = [
            one.mark.citation for one in tokens[count.start : count.end]
            if one.mark and one.mark.citation
        ]  # fmt: skip
        of_all = bases.get(0, 0) if index == 0 else 0
        words.base[:0] = tokens[:of_all]
        before = tokens[of_all : count.start] if index == 0 else found[-1].words.rest
        figure.before = [one for one in before if one.kind is not Kind.SIGN or one.text == '"']
        if index:
            found[-1].words.rest = []
        found.append(figure)
    return found


def _is_led(tokens: Sequence[Token], count: Count) -> bool:
    """Whether the effects stand before their numbers: "killed 45, wounded 90"."""
    at = count.start - 1
    while at > 0 and tokens[at].text in {"-", "–", "=", "--"}:
        at -= 1
    before = tokens[at].low if at >= 0 else ""
    return effect_at([before], 0) is not None and before not in _LEADING_NOUNS


_LEADING_NOUNS = frozenset({"casualties", "losses", "dead"})


def _is_footnote(tokens: Sequence[Token], last: Count, count: Count) -> bool:
    """Whether a last lone number is the mark of a note, or a year: "190,000 captured 3"."""
    token = tokens[count.start]
    alone = count.start + 1 == count.end == len(tokens) and token.kind is Kind.NUMBER
    between = tokens[last.end : count.start]
    joined = any(one.kind is Kind.SIGN or one.low in {"and", "or", "of"} for one in between)
    odd = token.value < 100 or (token.text.isdecimal() and 1000 <= token.value <= 2100)
    return alone and odd and not joined and count.start > last.end


def _counts(tokens: Sequence[Token]) -> list[Count]:
    """The phrases of number, left to right; numbers in names are none."""
    found: list[Count] = []
    at = 0
    while at < len(tokens):
        count = None if tokens[at].kind in {Kind.GROUP, Kind.DATE} else _count(tokens, at)
        if count is None:
            at += 1
        else:
            found.append(count)
            at = max(count.end, at + 1)
    return found


def _count(tokens: Sequence[Token], at: int) -> Count | None:
    token = tokens[at]
    others = token.low == "others" and at and tokens[at - 1].kind is Kind.NUMBER
    if others or (at and _is_turned(tokens, at)):
        return None
    if token.kind is Kind.NUMBER and _names(tokens, at):
        return None
    if token.low in {"a", "an"}:
        return _one(tokens, at)
    count = count_at(tokens, at)
    if count is None or (count.how in _OFTEN_PROSE and not _stands(tokens, count)):
        return None
    if count.how is How.ALL and at and tokens[at - 1].low in {"in", "of", "at", "over"}:
        return None
    disputed = count.how is How.UNKNOWN and token.low == "disputed"
    return None if disputed and not _ends(tokens, count.end) else count


def _is_turned(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before makes it no count: "$2 million", "not 30", "all but 3"."""
    before = tokens[at - 1]
    if before.text in _CURRENCIES or before.low in {"not", "except"}:
        return True
    name = before.kind is Kind.CODE and tokens[at].low == "zero"
    return name or (before.low == "but" and at > 1 and tokens[at - 2].low == "all")


_CURRENCIES = frozenset("$€£¥₤₽")
_OFTEN_PROSE = frozenset({How.QUALITY, How.NONE, How.ALL, How.VAGUE})


def _one(tokens: Sequence[Token], at: int) -> Count | None:
    """As in "a destroyer sunk": one; or "a few", "a hundred"."""
    count = count_at(tokens, at)
    if count is not None and count.how in {How.VAGUE, How.NUMBER, How.SHARE}:
        return count
    if not _begins_one(tokens, at):
        return None
    return count_at([*tokens[:at], replace(tokens[at], kind=Kind.NUMBER, value=1)], at)


def _in_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number belongs to a name: "Ju 52", "No. 3", "Division 5", "74 Squadron"."""
    token = tokens[at]
    before = at - 1
    if before >= 0 and tokens[before].low == ".":
        before -= 1
    if before < 0 or "," in token.text or tokens[before].kind not in {Kind.WORD, Kind.CODE}:
        return False
    word = tokens[before]
    if word.low in {"p", "pp", "no", "nos"} and tokens[at - 1].low in {".", word.low}:
        return word.low != "no" or word.text[0].isupper() or tokens[at - 1].low == "."
    if before != at - 1:
        return False
    named = (word.text[0].isupper() or word.low in {"model", "pattern"}) and not token.glued
    if not named or word.low in _FUNCTION or effect_at([word.low], 0) is not None:
        return False
    if word.low in _DESIGNATIONS or word.low.removesuffix("s") in UNITS or is_maker(word.low):
        return True
    return len(word.text) <= _SHORT_NAME and before > 0


def _names(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number counts nothing: it belongs to a name, or says how great a ship is."""
    if numbered_behind(tokens, at) and _in_a_name(tokens, at - 2):
        return True
    return numbers_a_unit(tokens, at) or _rates_a_ship(tokens, at) or _in_a_name(tokens, at)


def _rates_a_ship(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number only says how great a ship is: "1 ship of 74 guns"."""
    rated = at > 1 and tokens[at - 1].low == "of" and at + 1 < len(tokens)
    return rated and tokens[at + 1].low == "guns" and class_of_word(tokens[at - 2].low) is not None


def _begins_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether "a" stands before one thing: "a destroyer sunk", not "a few" or "a rout"."""
    return any(
        class_of_word(one.low) is not None
        or (is_people(one.low) and one.low.endswith("ian"))
        or (is_maker(one.low) and one.text[0].isupper())
        for one in tokens[at + 1 : at + 4]
        if one.kind in {Kind.WORD, Kind.CODE} and one.low not in WHERE
    ) and (at == 0 or tokens[at - 1].low in {"and", ",", "&", ":"})


_BETWEEN = words("clauses", "between")


def _stands(tokens: Sequence[Token], count: Count) -> bool:
    """Whether a quality, "no" or "all" stands for a number, and not in a name or in prose."""
    at = count.end
    low = tokens[at].low if at < len(tokens) else ""
    if low in {"causes", "told", "in"} and count.how is How.ALL:
        return False
    if _ends(tokens, at) or effect_at([one.low for one in tokens[at : at + 4]], 0) is not None:
        return True
    if count.how is How.QUALITY:
        ahead = tokens[at + 1].low if at + 1 < len(tokens) else ""
        return low in _BETWEEN and effect_at([ahead], 0) is not None
    counted = any(
        class_of_word(one.low) is not None
        or is_people(one.low, also_like=True)
        or effect_at([one.low], 0)
        for one in tokens[at : at + 6]
    )
    return counted or count.how is How.VAGUE


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the phrase is over at a token: a bracket, a sign, "and", the end."""
    at = skip_notes(tokens, at)
    if at >= len(tokens) or tokens[at].kind is Kind.GROUP:
        return True
    return tokens[at].text in {",", ".", ";", ":", ")"} or tokens[at].low in {"and", "but"}


def ship_names(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Ships that are named, in italics or after a prefix ("HMS Abdiel"): places and name."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(tokens):
        end = _ship_end(tokens, at)
        if end > at:
            mark = tokens[at].mark
            name = (mark.label if mark else None) or " ".join(one.text for one in tokens[at:end])
            if name[0].isupper():
                found.append((at, end, name))
        at = max(end, at + 1)
    return found


def _ship_end(tokens: Sequence[Token], at: int) -> int:
    """The end of the ship's name that begins at a token; that token's place where none does."""
    token = tokens[at]
    if token.mark is not None:
        return at + (token.mark.kind is MarkKind.SHIP)
    if token.kind is not Kind.WORD:
        return at
    end = at + 1
    if token.style & ITALIC or (end < len(tokens) and tokens[end].style & ITALIC):
        if not token.style & ITALIC and token.low not in _PREFIXES:
            return at
        while end < len(tokens) and tokens[end].style & ITALIC and tokens[end].kind in _NAMES:
            end += 1
        return end
    if token.low not in _PREFIXES:
        return at
    while end < len(tokens) and tokens[end].kind in _NAMES and tokens[end].text[0].isupper():
        end += 1
    return end if end > at + 1 else at


_NAMES = frozenset({Kind.WORD, Kind.CODE, Kind.NUMBER})
