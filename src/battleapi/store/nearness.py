"""Ids that a misspelt one may have meant."""

from __future__ import annotations

import re
from difflib import get_close_matches

from sqlalchemy import Connection, Table, or_, select

_LIKE_ENOUGH = 0.55
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
    beginning = written[: _OPAQUE_BEGINNING if opaque else 2]
    beside = select(column).where(column >= beginning).order_by(column).limit(_CANDIDATES)
    found = set(connection.execute(beside).scalars())
    pieces = () if opaque else _pieces(words)
    if pieces:
        like = or_(*(column.like(f"%{piece}%") for piece in pieces))
        sharing = select(column).where(like).order_by(column).limit(_CANDIDATES)
        found |= set(connection.execute(sharing).scalars())
    return tuple(get_close_matches(written, sorted(found), n=_MOST, cutoff=_LIKE_ENOUGH))


def _pieces(words: list[str]) -> list[str]:
    # The longest words say most; the halves of a word survive one slip in the other half.
    longest = sorted((word for word in words if len(word) >= 3), key=len, reverse=True)[:3]
    halves = [half for word in longest if len(word) >= 6 for half in (word[:3], word[-3:])]
    return list(dict.fromkeys([*longest, *halves]))
