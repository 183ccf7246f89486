"""Characters shown, each with its place in the raw text, and the marks among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from .drafts import Citation, Hidden, Leftover, Span, Unseen

BOLD, ITALIC, LINKED = 1, 2, 4

MARK = "\ue000"
"""Stands in the characters where a mark is."""

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f"), "\u00a0")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"), "–")
_NO_CHARACTERS = {MARK: "\ufffd"} | {
    chr(code): " " for code in (*range(0x09), 0x0B, 0x0C, 0x0D, *range(0x0E, 0x20), 0x7F)
}
_LIKENESS: dict[int, str] = {
    **_SPACES,
    **_DASHES,
    **{ord(key): value for key, value in _NO_CHARACTERS.items()},
    **dict.fromkeys(range(0x80, 0xA0), " "),
    **dict.fromkeys((0x09, 0x2028, 0x2029, 0x200B, 0x200E, 0x200F, 0xFEFF, 0x2060, 0xAD), " "),
    **dict.fromkeys(map(ord, "’‘ʼ′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
}


class MarkKind(Enum):
    """What a mark is."""

    LINE = auto()
    ITEM = auto()
    TERM = auto()
    RULE = auto()
    CELL = auto()
    OPEN = auto()
    CLOSE = auto()
    FLAG = auto()
    SHIP = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A break, a flag, a ship's name or a note; `depth` is that of the list item."""

    kind: MarkKind
    span: Span
    depth: int = 0
    label: str | None = None
    citation: Citation | None = None


@dataclass(slots=True)
class Shown:
    """The characters shown; `begins` and `ends` are their places in the raw text."""

    raw: str

    characters: list[str] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)
    marks: dict[int, Mark] = field(default_factory=dict)
    hidden: list[Hidden] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)

    def text(self, text: str, at: int, style: int) -> None:
        """Raw text that is shown as it is."""
        for offset, character in enumerate(text.translate(_LIKENESS)):
            self._character(character, at + offset, at + offset + 1, style)

    def sign(self, text: str, at: int, end: int, style: int) -> None:
        """Characters that stand for the whole stretch of raw text."""
        for character in text.translate(_LIKENESS):
            self._character(character, at, end, style)

    def mark(self, mark: Mark) -> None:
        """A mark, at the place that it has."""
        self.marks[len(self.characters)] = mark
        self._character(MARK, *mark.span, 0)

    def hide(self, at: int, end: int, what: Unseen) -> None:
        """Raw text that is not shown."""
        if at < end:
            self.hidden.append(Hidden(self.raw[at:end], (at, end), what))

    def leave(self, at: int, end: int, reason: str) -> None:
        """Raw text that is not understood."""
        if at < end:
            self.left.append(Leftover(self.raw[at:end], (at, end), reason))

    def _character(self, character: str, at: int, end: int, style: int) -> None:
        self.characters.append(character)
        self.begins.append(at)
        self.ends.append(end)
        self.styles.append(style)
