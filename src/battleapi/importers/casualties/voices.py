"""Words that say by whom a figure is: "per Mali", "German estimate", "according to Glantz"."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicons import words
from .nations import is_nation
from .tokens import Kind, Token, words_of

CLAIM = words("labels", "claim")
_SMALL = words("labels", "small") | {","}
_HOW_SURE = words("labels", "how sure")
_ENDS_OF_RANGE = frozenset({"low", "high", "lowest", "highest", "lower", "upper"})
_LONG_NAME = 3


def claimant_in(tokens: Sequence[Token]) -> str | None:
    """The claimant that words name: "per Mali", "German estimate", "according to Glantz".

    Words that only say that somebody stands behind the figure are kept whole: "modern consensus".
    """
    words = [one for one in tokens if one.kind is not Kind.MARK]
    lows = [one.low for one in words]
    if is_nobody(lows):
        return None
    for lead in _LEADS:
        if tuple(lows[: len(lead)]) == lead:
            return words_of(words[len(lead) :]).strip(" \"':,.") or None
    if lows[:1] == ["by"] and len(words) > 1 and _is_author(words[1:]):
        return words_of(words[1:])
    if (lows[-2:] == ["body", "count"] and len(words) > 2) or any(low in CLAIM for low in lows):
        return words_of(words).strip(" :,.") or None
    return None


def _is_author(words: Sequence[Token]) -> bool:
    """Whether the words after "by" are who says it: "French sources", or a name, "Clodfelter"."""
    lows = [one.low for one in words]
    if any(low in CLAIM for low in lows):
        return True
    name = words[0].kind is Kind.WORD and words[0].text[0].isupper()
    return name and not is_nation(lows) and len(words) <= _LONG_NAME


def is_nobody(lows: Sequence[str]) -> bool:
    """Whether words of a heading say how sure a figure is, and not by whom: "High estimate"."""
    named = [low for low in lows if low not in _HOW_SURE and low not in _SMALL]
    return not named and any(low in CLAIM or low in _ENDS_OF_RANGE for low in lows)


_LEADS: tuple[tuple[str, ...], ...] = (
    ("according", "to", "the"),
    ("according", "to"),
    ("as", "per"),
    ("per",),
    ("as", "claimed", "by"),
    ("claimed", "by"),
    ("claim", "by"),
    ("claims", "by"),
    ("estimated", "by"),
    ("estimate", "by"),
    ("estimates", "by"),
    ("reported", "by"),
    ("as", "reported", "by"),
    ("stated", "by"),
    ("confirmed", "by"),
    ("acknowledged", "by"),
    ("admitted", "by"),
    ("given", "by"),
    ("source", ":"),
    ("sources", ":"),
    ("source",),
    ("via",),
    ("says",),
)


def starts_claim(tokens: Sequence[Token]) -> bool:
    """Whether the words begin as those do that name a claimant: "according to"."""
    lows = tuple(one.low for one in tokens[:4])
    return any(lows[: len(lead)] == lead for lead in _LEADS)
