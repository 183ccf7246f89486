"""Ids that a misspelt one may have meant."""

from __future__ import annotations

import re
from difflib import get_close_matches

from sqlalchemy import Connection, Table, or_, select

_LIKE_ENOUGH = 0.55
_FEW_STEPS = 2
_MEASURED_BY_STEPS = range(4, 13)
_CANDIDATES = 200
_MOST = 3
_OPAQUE_BEGINNING = 6


def nearest_ids(
    connection: Connection, table: Table, text: str, *, opaque: bool = False
) -> tuple[str, ...]:
    """Up to three ids of a table, the nearest first.

    Candidates share a piece of a word with the text, or stand next to it in the order of ids; the
    text may be anything, only its letters and digits go into the search. `opaque` ids have no
    words, and there are many: only those that begin alike are candidates, which an index finds.
    """
    words = re.findall(r"[a-z0-9]+", text.lower()[:120])
    if not words:
        return ()
    written = "-".join(words)
    column = table.c.id
    # The first two letters may have changed places.
    beginnings = {written[:_OPAQUE_BEGINNING]} if opaque else {written[:2], written[1::-1]}
    found: set[str] = set()
    for beginning in beginnings:
        beside = select(column).where(column >= beginning).order_by(column).limit(_CANDIDATES)
        found |= set(connection.execute(beside).scalars())
    pieces = () if opaque else _pieces(words)
    if pieces:
        like = or_(*(column.like(f"%{piece}%") for piece in pieces))
        sharing = select(column).where(like).order_by(column).limit(_CANDIDATES)
        found |= set(connection.execute(sharing).scalars())
    few_steps = _within_few_steps(written, sorted(found))
    others = sorted(found.difference(few_steps))
    alike = get_close_matches(written, others, n=_MOST, cutoff=_LIKE_ENOUGH)
    return (*few_steps, *alike)[:_MOST]


def _within_few_steps(written: str, candidates: list[str]) -> list[str]:
    """Those at most two steps away from a short word, the nearest first.

    Of short words a share of letters in common says little: `jmin` has as many with `mali` as with
    `jnim`. Of long ones it says enough, and steps take long to count.
    """
    if len(written) not in _MEASURED_BY_STEPS:
        return []
    near = (one for one in candidates if abs(len(one) - len(written)) <= _FEW_STEPS)
    steps = {one: _steps(written, one) for one in near}
    return sorted((one for one in steps if steps[one] <= _FEW_STEPS), key=steps.__getitem__)


def _steps(one: str, other: str) -> int:
    """How many letters to add, drop, replace or swap with the next (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        row = [i + 1]
        for j, wanted in enumerate(other):
            least = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != wanted))
            if i and j and (letter, one[i - 1]) == (other[j - 1], wanted):
                least = min(least, before[j - 1] + 1)
            row.append(least)
        before, above = above, row
    return above[-1]


def _pieces(words: list[str]) -> list[str]:
    # The longest words say most; the halves of a word survive one slip in the other half.
    longest = sorted((word for word in words if len(word) >= 3), key=len, reverse=True)[:3]
    halves = [half for word in longest if len(word) >= 6 for half in (word[:3], word[-3:])]
    return list(dict.fromkeys([*longest, *halves]))
