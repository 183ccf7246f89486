"""Words, numbers and signs of the text shown, each with its place in the raw text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from .drafts import Span
from .lexicons import words
from .marks import MARK, Mark, Shown
from .numerals import numeral
from .units import UNITS


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    WORD = auto()
    CODE = auto()
    ORDINAL = auto()
    FRACTION = auto()
    PERCENT = auto()
    MEASURE = auto()
    DATE = auto()
    SIGN = auto()
    MARK = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One of them. `glued` says that no space stands before it; `low` is the text in lower case.

    A GROUP is what stands in brackets: `inside` holds its tokens, `text` the opening bracket.
    """

    kind: Kind
    text: str
    span: Span
    style: int = 0
    glued: bool = False
    value: float = 0
    denominator: int = 0
    mark: Mark | None = None
    inside: tuple[Token, ...] = ()
    low: str = field(default="", compare=False)

    @property
    def is_count(self) -> bool:
        """Whether it is a whole number."""
        return self.kind is Kind.NUMBER and self.value == int(self.value)


def words_of(tokens: Sequence[Token]) -> str:
    """The words of tokens as they are shown, with single spaces."""
    parts: list[str] = []
    for token in tokens:
        if token.kind is Kind.MARK:
            continue
        if token.kind is Kind.GROUP:
            close = {"(": ")", "[": "]"}[token.text]
            written = f"{token.text}{words_of(token.inside)}{close}"
        else:
            written = token.text
        parts.append(written if token.glued and parts else f" {written}")
    return "".join(parts).strip()


_LETTER_SIGNS = frozenset("'&-–")
_FRACTIONS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)}
_APPROXIMATE = frozenset({"c", "ca", "circa", "x", "to", "approx", "about", "est"})
_MONTH_BEGINS = words("tokens", "month begins")
_BOUNDS = frozenset({"min", "max", "incl", "inc", "tot", "appr", "cca"})
_CARDINAL = frozenset({"st", "nd", "rd", "th"})
_THOUSANDS = {"k": 1_000, "m": 1_000_000}
_LONGEST_CODE_LETTERS = 7
_NUMERIC_DATE = re.compile(
    "([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4})(?![0-9])"
)
_LONGEST_TYPE = 4
_LONGEST_DENOMINATOR = 20
_WHOLE_WORD = 3


def tokens(shown: Shown) -> list[Token]:
    """The tokens of the whole text."""
    return _Scanner(shown).scan()


class _Scanner:
    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.text = shown.characters
        self.found: list[Token] = []
        self.at = 0

    def scan(self) -> list[Token]:
        space = True
        text = self.text
        while self.at < len(text):
            character = text[self.at]
            if character in " \u00a0":
                space = True
                self.at += 1
                continue
            start = self.at
            if character == MARK:
                self.add(Kind.MARK, start, start + 1, space, mark=self.shown.marks.get(start))
            elif character == "\n":
                self.add(Kind.SIGN, start, start + 1, space)
            elif character.isdecimal() and character.isascii():
                self.number(start, space)
            elif character.isalpha():
                self.word(start, space)
            elif character in _FRACTIONS:
                over, under = _FRACTIONS[character]
                self.add(Kind.FRACTION, start, start + 1, space, value=over, denominator=under)
            else:
                self.sign(start, space)
            space = False
        return self.found

    def add(  # noqa: PLR0913 - a token has these parts
        self,
        kind: Kind,
        start: int,
        end: int,
        space: bool,
        *,
        value: float = 0,
        denominator: int = 0,
        mark: Mark | None = None,
    ) -> None:
        text = "" if kind is Kind.MARK else "".join(self.text[start:end])
        self.found.append(
            Token(
                kind,
                text,
                (self.shown.begins[start], self.shown.ends[end - 1]),
                self.shown.styles[start],
                not space,
                value,
                denominator,
                mark,
                low=text.casefold(),
            )
        )
        self.at = end

    def number(self, start: int, space: bool) -> None:
        """A number and what is glued to it: "29th", "88mm", "2/3", "74%", "10-man"."""
        dated = _NUMERIC_DATE.match("".join(self.text[start : start + 11]))
        if dated:
            self.add(Kind.DATE, start, start + dated.end(1), space)
            return
        _, value, _ = numeral(self.text, start)
        end = self.number_end(start)
        if self.reads_on_as_measure(end):
            first = start
            while first < end and self.text[first].isdecimal():
                first += 1
            if first < end and self.text[first] == " ":
                end, value = first, float("".join(self.text[start:first]))
        following, letters = self.peek(end), self.letters_from(end)
        low = "".join(self.text[end : end + letters]).casefold()
        if following == "%":
            self.add(Kind.PERCENT, start, end + 1, space, value=value)
        elif following == "/" and self.is_digit(end + 1):
            self.over(start, end, value, space)
        elif following == "-" and self.peek(end + 1).isalpha():
            self.hyphened(start, end, value, space)
        elif following == ":" and self.is_digit(end + 1):
            self.add(Kind.CODE, start, self.number_end(end + 1), space)
        elif letters:
            self.lettered(start, end, value, space, low)
        else:
            self.sized(start, end, value, space)

    def sized(self, start: int, end: int, value: float, space: bool) -> None:
        """A number, or with the unit behind it a measure: "10.5 cm", "100,000 tons"."""
        if self.peek(end) == "," and self.is_digit(end + 1):
            self.badly_grouped(start, end, space)
            return
        unit = end
        while self.peek(unit) in {" ", "\u00a0"}:
            unit += 1
        stop = unit + self.letters_from(unit)
        low = "".join(self.text[unit:stop]).casefold()
        cent = unit + (5 if low == "per" and self.letters_from(stop + 1) == 4 else 0)
        if low in {"percent", "pct"} or (
            cent > unit and "".join(self.text[unit : unit + 8]).casefold() == "per cent"
        ):
            self.add(Kind.PERCENT, start, unit + 8 if cent > unit else stop, space, value=value)
        elif low in UNITS and unit > end:
            self.add(Kind.MEASURE, start, stop, space, value=value)
        else:
            self.add(Kind.NUMBER, start, end, space, value=value)

    def badly_grouped(self, start: int, end: int, space: bool) -> None:
        """Digits and commas that are no marks of thousands: "1,5" is no number that is known."""
        while self.peek(end) == "," and self.is_digit(end + 1):
            end = self.number_end(end + 1)
        self.add(Kind.CODE, start, end, space)

    def lettered(self, start: int, end: int, value: float, space: bool, low: str) -> None:
        """A number with letters glued on: "29th", "10k", "88mm", "17A", "300men"."""
        stop = end + len(low)
        if low in _CARDINAL:
            self.add(Kind.ORDINAL, start, stop, space, value=value)
        elif low in _THOUSANDS and value and not self.is_digit(stop):
            self.add(Kind.NUMBER, start, stop, space, value=round(value * _THOUSANDS[low]))
        elif low in UNITS:
            self.add(Kind.MEASURE, start, stop, space, value=value)
        elif len(low) < _WHOLE_WORD or self.is_digit(stop):
            self.code(start, stop, space)
        else:
            self.add(Kind.NUMBER, start, end, space, value=value)

    def hyphened(self, start: int, end: int, value: float, space: bool) -> None:
        """A number, a hyphen and letters: "20-ca. 100" and "500-strong" count, "10-man" not."""
        letters = self.letters_from(end + 1)
        low = "".join(self.text[end + 1 : end + 1 + letters]).casefold()
        if low in _APPROXIMATE | _MONTH_BEGINS | {"strong"}:
            self.add(Kind.NUMBER, start, end, space, value=value)
        elif low in UNITS:
            self.add(Kind.MEASURE, start, end + 1 + letters, space, value=value)
        else:
            self.code(start, end + 1 + letters, space)

    def over(self, start: int, end: int, value: float, space: bool) -> None:
        """A fraction, "2/3", or a number of two parts, "3/109"."""
        _, under, decimal = numeral(self.text, end + 1)
        stop = self.number_end(end + 1)
        proper = not decimal and 0 < value < under <= _LONGEST_DENOMINATOR
        if proper and value == int(value):
            self.add(Kind.FRACTION, start, stop, space, value=value, denominator=int(under))
        else:
            self.code(start, stop, space)

    def code(self, start: int, end: int, space: bool) -> None:
        """Letters and digits that are a name: "MiG-21", "17A", "M113"."""
        while end < len(self.text):
            letters = self.letters_from(end)
            digits = self.number_end(end) - end if self.is_digit(end) else 0
            if letters or digits:
                end += letters or digits
            elif self.peek(end) in "-–/" and (self.is_digit(end + 1) or self.letters_from(end + 1)):
                if self.is_digit(end + 1) or self.text[end] == "-":
                    end += 1
                else:
                    break
            else:
                break
        self.add(Kind.CODE, start, end, space)

    def word(self, start: int, space: bool) -> None:
        """Letters with inner hyphens and apostrophes; with digits glued on, a code."""
        end = start + self.letters_from(start)
        while end < len(self.text) and self.text[end] in "-'" and self.peek(end + 1).isalpha():
            end += 1 + self.letters_from(end + 1)
        while self.peek(end) == "." and self.peek(end + 1).isalpha() and self.dotted(start, end):
            end += 1 + self.letters_from(end + 1)
        low = "".join(self.text[start:end]).casefold()
        if self.is_type_with_stop(start, end, low):
            self.code(start, self.number_end(end + 1), space)
            return
        if low not in _APPROXIMATE or (low == "c" and self.is_cargo_plane(start, end)):
            hyphen = self.peek(end) == "-" and self.is_digit(end + 1)
            month = low in _MONTH_BEGINS or end - start > _LONGEST_CODE_LETTERS
            named = any(self.text[place].isupper() for place in range(start, end))
            if self.is_digit(end) or (hyphen and not month and named):
                self.code(start, end, space)
                return
        self.add(Kind.WORD, start, end, space)

    def is_type_with_stop(self, start: int, end: int, low: str) -> bool:
        """Whether a stop joins letters and number to the name of a type: "SM.82", "Z.1007"."""
        joined = self.peek(end) == "." and self.is_digit(end + 1)
        named = any(self.text[place].isupper() for place in range(start, end))
        short = end - start <= _LONGEST_TYPE
        return joined and named and short and low not in _APPROXIMATE | _BOUNDS | _MONTH_BEGINS

    def is_cargo_plane(self, start: int, end: int) -> bool:
        """Whether "C-130" is read, and not "c. 130"."""
        return self.text[start] == "C" and self.peek(end) == "-" and self.is_digit(end + 1)

    def dotted(self, start: int, end: int) -> bool:
        """Whether the letters so far are of an abbreviation with stops: "U.S", "k.i.a"."""
        last = end - 1
        return last == start or self.text[last - 1] == "."

    def sign(self, start: int, space: bool) -> None:
        text = self.text
        if text[start] == "<":
            end = self.stray_tag(start)
            if end > start:
                self.at = end
                return
        end = start + 1
        if text[start] == "§" and self.is_digit(end):
            self.add(Kind.CODE, start, self.number_end(end), space)
            return
        while end < len(text) and text[end] == text[start] and text[start] in "-–'.=|":
            end += 1
        self.add(Kind.SIGN, start, end, space)

    def stray_tag(self, start: int) -> int:
        """The end of a tag that nothing closes or opens ("<small>"); it says nothing."""
        end = start + 1
        if self.peek(end) == "/":
            end += 1
        letters = self.letters_from(end)
        if not letters:
            return start
        end += letters
        while end < len(self.text) and self.text[end] in " /":
            end += 1
        return end + 1 if self.peek(end) == ">" else start

    def reads_on_as_measure(self, end: int) -> bool:
        """Whether a unit follows: in "12 105 mm guns" the two numbers are not one."""
        while self.peek(end) in {" ", "\u00a0"}:
            end += 1
        low = "".join(self.text[end : end + self.letters_from(end)]).casefold()
        return low in UNITS

    def number_end(self, start: int) -> int:
        """The end of a number; a digit glued on is the mark of a note: "15,3553" is 15,355."""
        end, _, _ = numeral(self.text, start)
        while self.is_digit(end):
            end += 1
        return end

    def letters_from(self, start: int) -> int:
        end = start
        while end < len(self.text) and self.text[end].isalpha():
            end += 1
        return end - start

    def is_digit(self, place: int) -> bool:
        return place < len(self.text) and "0" <= self.text[place] <= "9"

    def peek(self, place: int) -> str:
        return self.text[place] if place < len(self.text) else "\0"
