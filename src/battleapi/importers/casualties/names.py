"""Numbers that are a part of a name: "No. 74", "Mk. 4", "617 Squadron", "40 Commando"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .effects import effect_at
from .lexicons import words
from .tokens import Kind, Token

_BEFORE = words("names", "before")
_UNIT = words("names", "unit")
_ONLY_NAMED = words("names", "only named")
_HIGHEST = 999


def with_names(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, each number that is a part of a name made an ordinal, which counts nothing."""
    found = list(tokens)
    for at, token in enumerate(tokens):
        if token.is_count and (_is_after_name(tokens, at) or _is_before_unit(tokens, at)):
            found[at] = replace(token, kind=Kind.ORDINAL)
    return found


def _is_after_name(tokens: Sequence[Token], at: int) -> bool:
    """As in "No. 74", "Mk. 4", "Flak 88": a capital, perhaps a full stop, and the number."""
    before = at - 1
    stop = before > 0 and tokens[before].text == "." and tokens[before].glued
    word = tokens[before - stop] if before >= 0 else None
    return word is not None and word.text[:1].isupper() and word.low in _BEFORE


def _is_before_unit(tokens: Sequence[Token], at: int) -> bool:
    """As in "617 Squadron": no article, a capital, the singular.

    "1 Battalion" may be one battalion, and "1 Commando killed" one man.
    """
    token = tokens[at]
    unit = tokens[at + 1] if at + 1 < len(tokens) else None
    if unit is None or not token.text.isdecimal() or not 0 < token.value <= _HIGHEST:
        return False
    if unit.kind is not Kind.WORD or not unit.text[0].isupper() or unit.mark is not None:
        return False
    after = tokens[at + 2].low if at + 2 < len(tokens) else ""
    counted = token.value == 1 or unit.low in _ONLY_NAMED
    if counted and after != "lost" and effect_at([after], 0) is not None:
        return False
    return unit.low in _ONLY_NAMED or (unit.low in _UNIT and token.value > 1)
