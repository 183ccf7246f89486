"""Citations of an infobox: its characters and the words there, and words kept as passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.citations import Citation, span_in
from ...model.passages import Passage
from .infobox import Value

_MOST = 7900
"""Characters of a passage; a text holds a few more."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The places of one infobox in the article `source`.

    `box` counts the infoboxes of a page from 1: the fields of the second are `box2_date` and so on.
    """

    source: str
    box: int = 1

    def locator(self, value: Value) -> str:
        """The place of a value: `infobox/casualties1`."""
        return f"infobox/{value.field}" if self.box == 1 else f"infobox/box{self.box}_{value.field}"

    def words(self, value: Value, start: int = 0, end: int | None = None) -> Citation:
        """Some characters of a value, white space at their ends left away."""
        raw = value.raw[start:end]
        begin = start + len(raw) - len(raw.lstrip())
        quote = raw.strip()
        locator = span_in(self.locator(value), begin, begin + len(quote))
        return Citation(source=self.source, locator=locator, quote=quote[:_MOST].strip())

    def whole(self) -> Citation:
        """The article as a whole: its title."""
        return Citation(source=self.source)

    def passages(self, value: Value) -> Iterator[Passage]:
        """The whole of a value, in more than one passage where it is longer than a text."""
        pieces = tuple(_cut(value.raw))
        for start, end in pieces:
            place = self.locator(value)
            locator = place if len(pieces) == 1 else span_in(place, start, end)
            yield Passage(source=self.source, locator=locator, text=value.raw[start:end])


def _cut(raw: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that begin and end with no white space, cut at the end of a line."""
    start = 0
    while start < len(raw):
        end = min(start + _MOST, len(raw))
        if end < len(raw):
            end = max(raw.rfind("\n", start, end), raw.rfind(" ", start, end)) + 1 or end
            end = end if end > start else min(start + _MOST, len(raw))
        words = raw[start:end]
        begin = start + len(words) - len(words.lstrip())
        if words.strip():
            yield begin, begin + len(words.strip())
        start = end
