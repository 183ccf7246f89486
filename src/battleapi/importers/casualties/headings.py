"""Where the labels of a line are: headings without a figure, and words before a colon."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import figures
from .effects import effect_at
from .lines import Line
from .marks import BOLD
from .nations import is_nation
from .said import including_at
from .tokens import Kind, Token


def is_nation_alone(tokens: Sequence[Token]) -> bool:
    """Whether words only name a country or people: "French", "Royal Hungarians"."""
    words = [one for one in tokens if one.kind is not Kind.MARK]
    capitals = all(one.kind is Kind.WORD and one.text[0].isupper() for one in words)
    return 0 < len(words) <= 3 and capitals and is_nation([words[-1].low])


def is_heading(line: Line, rest: Sequence[Token]) -> bool:
    """Whether a line without a figure is a heading: a term of a list, or all in bold."""
    words = [one for one in rest if one.kind not in {Kind.MARK, Kind.GROUP}]
    if not words or not (line.term or all(one.style & BOLD for one in words)):
        return False
    told = any(effect_at([one.low], 0) and one.low not in _LOSSES for one in words)
    return not told or words[0].low in {"civilian", "total", "killed", "wounded"}


_LOSSES = frozenset({"casualties", "losses"})


def labelled(clause: Sequence[Token]) -> list[tuple[Sequence[Token], Sequence[Token]]]:
    """A clause cut at its labels: each the words before a colon, and what follows it."""
    cuts: list[tuple[int, int]] = []
    for colon, token in enumerate(clause):
        if token.kind is not Kind.SIGN or token.text != ":":
            continue
        start, floor = colon, cuts[-1][1] if cuts else 0
        while start > floor and _is_label_word(clause[start - 1]):
            start -= 1
        counted = start > floor and clause[start - 1].kind is Kind.NUMBER
        part = including_at(clause, start) or figures(clause[start:colon])
        if start < colon and not counted and not part:
            cuts.append((start, colon + 1))
    ends = [start for start, _ in cuts[1:]] + [len(clause)]
    pieces = [
        (clause[start : after - 1], clause[after:end])
        for (start, after), end in zip(cuts, ends, strict=False)
    ]
    first = cuts[0][0] if cuts else len(clause)
    return [((), clause[:first]), *pieces] if first else pieces


def _is_label_word(token: Token) -> bool:
    if token.kind in {Kind.NUMBER, Kind.FRACTION, Kind.PERCENT}:
        return False
    return token.text not in {",", ";", ":"}
