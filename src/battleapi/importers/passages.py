"""Words of a source as passages, also where they are too long for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.citations import span_in
from ..model.passages import Passage

LONGEST = 8000
"""The most characters of a passage."""

_WORD = re.compile(r"\S+")


def passages_of(source: str, locator: str, text: str) -> Iterator[Passage]:
    """The words of one place as they stand; several passages, each with its span, where too long.

    Raises ValueError for words that no record can hold, such as control characters.
    """
    for start, end in _pieces(text):
        at = locator if end - start == len(text) else span_in(locator, start, end)
        yield Passage(source=source, locator=at, text=text[start:end])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The spans of its pieces, divided between words; a word too long is divided anywhere."""
    start, end = -1, 0
    for word in _WORD.finditer(text):
        for begin in range(word.start(), word.end(), LONGEST):
            until = min(begin + LONGEST, word.end())
            if start >= 0 and until - start > LONGEST:
                yield start, end
                start = -1
            start = begin if start < 0 else start
            end = until
    if start >= 0:
        yield start, end
