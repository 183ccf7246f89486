"""Numbers of which others are a part, and which were not lost: "30 missing out of 300"."""

from __future__ import annotations

from collections.abc import Sequence

from .counts import Count, How
from .effects import effect_at
from .tokens import Kind, Token

_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "about"})
_WHOLES = frozenset(
    {"total", "force", "garrison", "army", "strength", "crew", "complement", "population", "group"}
)
_LONGEST_WHOLE = 3


def without_bases(
    tokens: Sequence[Token], counts: Sequence[Count]
) -> tuple[list[Count], dict[int, int]]:
    """The counts that are no such number, and where the phrases of the others begin and end."""
    kept: list[Count] = []
    bases: dict[int, int] = {}
    for count in counts:
        start = _base_of(tokens, kept[-1] if kept else None, count)
        if start is None and not kept and count is not counts[-1] and is_base(tokens, count):
            start = 0
        if start is None:
            kept.append(count)
        else:
            bases[start] = count.end
    return kept, bases


def is_base(tokens: Sequence[Token], count: Count) -> bool:
    """Whether a clause begins with such a phrase: "(of 300)"."""
    return _phrase_start(tokens, count.start) == 0 and count.start > 0


def _base_of(tokens: Sequence[Token], last: Count | None, count: Count) -> int | None:
    """Where the phrase of a count begins, behind the count before it; null where it is none."""
    if count.how is not How.NUMBER:
        return None
    start = _phrase_start(tokens, count.start)
    if last is None:
        return start if start and tokens[start - 1].kind is Kind.PERCENT else None
    if last.how is How.SHARE and tokens[last.end - 1].low == "of":
        article = tokens[last.end].low in _ARTICLES
        return last.end if last.end + article == count.start else None
    long = tokens[start].low in {"out", "from"} or any(
        one.low in _WHOLES for one in tokens[start : count.start]
    )
    behind = start == last.end or effect_at([tokens[start - 1].low], 0) is not None
    return start if last.end <= start < count.start and (long or behind) else None


def _phrase_start(tokens: Sequence[Token], at: int) -> int:
    """Where "out of", "of", "from a force of" begin before a number; `at` where none does."""
    place = at - 1
    if place >= 0 and tokens[place].low in _ARTICLES:
        place -= 1
    if place < 0 or tokens[place].low != "of":
        return at
    if place and tokens[place - 1].low in _WHOLES:
        whole = place - 1
        leads = range(whole - 1, max(-1, whole - 1 - _LONGEST_WHOLE), -1)
        place = next((one for one in leads if tokens[one].low in {"of", "from"}), at)
    out = 0 < place < at and tokens[place - 1].low == "out"
    return place - 1 if out else place
