"""The lines of a value that is a list: who stands there, how deep, and under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ...model.vocabulary.records import CommanderFate
from .pieces import Break, Piece, pieces_of
from .templates import FATES

_ROUND = re.compile(r"\([^()]*\)")
_AROUND = " \t\n,;·•*–-†‡"
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_SAID = (
    CommanderFate.KILLED,
    CommanderFate.DIED_OF_WOUNDS,
    CommanderFate.WOUNDED,
    CommanderFate.CAPTURED,
    CommanderFate.MISSING,
)
_FATES: Mapping[str, CommanderFate] = MappingProxyType(
    {**FATES, **{fate.value.replace("_", " "): fate for fate in _SAID}}
)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of a list: its pieces, and how deep it stands, from 0.

    `group` counts the parts of the list that rules divide, from 0; `heading` are the words of the
    heading above it, null where there is none.
    """

    pieces: tuple[Piece, ...]
    depth: int
    group: int = 0
    heading: str | None = None

    @property
    def start(self) -> int:
        """Where it begins in the wikitext."""
        return min(one.start for one in self.pieces)

    @property
    def end(self) -> int:
        """Where it ends in the wikitext, exclusive."""
        return max(one.end for one in self.pieces)

    @property
    def text(self) -> str:
        """The words that are shown, on one line."""
        return _plain("".join(one.text for one in self.pieces))

    @property
    def name(self) -> str:
        """The words without what stands in brackets, and without marks at their ends."""
        return _plain(_ROUND.sub(" ", self.text)).strip(_AROUND + ":?") or self.text

    @property
    def flag(self) -> str | None:
        """The first flag shown: a country, or `file:` and the name of a picture."""
        return next((one.flag for one in self.pieces if one.flag), None)

    @property
    def country(self) -> str | None:
        """The first country whose flag is shown."""
        return next((one.flag for one in self.pieces if one.flag and one.flag[:5] != "file:"), None)

    @property
    def link(self) -> str | None:
        """The article that the name leads to: its words are those of one link and no others."""
        for one in self.pieces:
            if one.link and _plain(_ROUND.sub(" ", one.text)).strip(_AROUND) == self.name:
                return one.link
        return None

    @property
    def fates(self) -> tuple[CommanderFate, ...]:
        """What the marks on the line say of a commander, in their order, each once."""
        marks = [one.fate for one in self.pieces if one.fate]
        words = [_FATES.get(found[1].lower()) for found in _IN_BRACKETS.finditer(self.text)]
        if "†" in self.text:
            words.append(CommanderFate.KILLED)
        return tuple(dict.fromkeys(one for one in (*marks, *words) if one is not None))

    @property
    def is_note(self) -> bool:
        """Whether the whole of it stands in brackets: it says something of the line above."""
        return bool(self.text) and self.text[0] == "(" and self.text.rstrip(".,;")[-1] == ")"

    @property
    def is_heading(self) -> bool:
        """Whether it names what follows: it ends in a colon."""
        return self.text.endswith(":")


def lines_of(raw: str) -> tuple[Line, ...]:
    """The entries of a list in wikitext; headings and notes are no entries.

    Entries are divided by breaks, bullets, rules, parameters of list templates, and by a flag that
    stands behind words. A note in brackets on a line of its own belongs to the entry above it.
    """
    entries: list[Line] = []
    heading: str | None = None
    group = 0
    for line in _level(_split(pieces_of(raw))):
        if line.group != group:
            group, heading = line.group, None
        if not line.text and not line.flag:
            continue
        if line.is_heading:
            heading = line.text.rstrip(": ") or heading
        elif line.is_note and entries:
            above = entries.pop()
            gap = Piece(line.start, line.start, " ")
            entries.append(
                Line((*above.pieces, gap, *line.pieces), above.depth, above.group, above.heading)
            )
        else:
            entries.append(Line(line.pieces, line.depth, line.group, heading))
    return tuple(entries)


def _level(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with the shallowest of them at depth 0."""
    found = tuple(lines)
    least = min((line.depth for line in found if line.text or line.flag), default=0)
    for line in found:
        yield Line(line.pieces, max(line.depth - least, 0), line.group)


def _split(pieces: Iterable[Piece]) -> Iterator[Line]:
    rows = _Rows()
    for piece in pieces:
        yield from rows.put(piece) if piece.mark is None else rows.mark(piece.mark)
    yield from rows.end()


@dataclass(slots=True)
class _Rows:
    """Gathers pieces into lines; how deep a line stands follows from the marks before it."""

    held: list[Piece] = field(default_factory=list)
    depth: int = 0
    group: int = 0
    bullets: int = 0
    inside: int = 0
    outer: list[int] = field(default_factory=list)

    def put(self, piece: Piece) -> Iterator[Line]:
        """Words; a flag behind other words begins a line of its own."""
        if piece.flag and any(one.text.strip() for one in self.held):
            yield from self.end()
        if not self.held:
            self.depth = max(self.inside + self.bullets, 0)
        self.held.append(piece)

    def mark(self, mark: Break) -> Iterator[Line]:
        """A break: the line before it is over, and the next one stands as the break says."""
        if mark is Break.BULLET and not any(one.text.strip() or one.flag for one in self.held):
            self.bullets, self.held = self.bullets + 1, []
            return
        yield from self.end()
        bullets, self.bullets = self.bullets, int(mark is Break.BULLET)
        match mark:
            case Break.RULE:
                self.group += 1
            case Break.OPEN | Break.OPEN_BULLETS:
                self.outer.append(self.inside)
                # The first bullets of a list of bullets only say that there are entries.
                self.inside += bullets - (mark is Break.OPEN_BULLETS)
            case Break.CLOSE:
                self.inside = self.outer.pop()
            case _:
                pass

    def end(self) -> Iterator[Line]:
        """The line held, if there is one."""
        if self.held:
            yield Line(tuple(self.held), self.depth, self.group)
        self.held = []


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def text_of(raw: str) -> str:
    """The words that a wikitext shows, one line for each line shown, notes left away."""
    rows: list[str] = [""]
    for piece in pieces_of(raw):
        if piece.mark is not None:
            rows.append("")
        else:
            rows[-1] += piece.text
    return "\n".join(filter(None, map(_plain, rows)))
