"""Words for units of a force, which a strength may count: divisions, battalions, sorties."""

from __future__ import annotations

from collections.abc import Sequence

from .items import class_of_word
from .lexicons import words
from .people import is_people
from .tokens import Kind, Token

UNITS = words("forces", "units")

SORTIES = frozenset({"sortie", "sorties", "missions", "airstrikes", "strikes", "raids"})
"""Flights by one aircraft, in lower case."""

_ONE_UNIT = words("forces", "one unit")
_MOST_WORDS = 3
_HIGHEST = 1_000


def numbers_a_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is the name of one unit: "74 Squadron", "3 Commando Brigade"."""
    token = tokens[at]
    if not 1 < token.value < _HIGHEST or not token.text.isdecimal():
        return False
    for place in range(at + 1, min(len(tokens), at + 2 + _MOST_WORDS)):
        if tokens[place].kind is not Kind.WORD:
            return False
        ends = place + 1 == len(tokens) or not _is_counted(tokens[place + 1])
        if tokens[place].low in _ONE_UNIT and (ends or tokens[place + 1].low not in _ONE_UNIT):
            return ends
        if is_people(tokens[place].low) and tokens[place].low.endswith("s"):
            return False
        if not tokens[place].text[0].isupper() and tokens[place].low not in _KINDS:
            return False
    return False


def numbered_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number goes on with the names of units: the 1 of "Regiments 26 and 1"."""
    joined = at > 1 and tokens[at - 1].low in {"and", "&", ","} and tokens[at - 2].text.isdecimal()
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return joined and (behind is None or behind.low in {"and", "&", ","})


_KINDS = words("forces", "kinds")


def _is_counted(token: Token) -> bool:
    """Whether a word is what is counted: the officers of "3 company officers"."""
    low = token.low
    return token.kind is Kind.WORD and (
        low in UNITS or is_people(low, also_like=True) or class_of_word(low) is not None
    )
