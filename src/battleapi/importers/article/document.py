"""The text of an article taken apart: its title, the values of its infobox, its paragraphs.

Every line of the file is in one of them, or in `strays`; nothing is read into the words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

_HEADING = re.compile(r"(={1,6})\s*(.+?)\s*\1")
_VALUE = re.compile(r"[-*]\s*([^:]*?)\s*:\s*(.*)")
_INFOBOX = re.compile(r"infobox(?: [a-z ]+)?:?", re.IGNORECASE)
_NOT_OF_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, without white space around it; lines count from 1."""

    number: int
    text: str
    is_indented: bool = False


@dataclass(frozen=True, slots=True)
class BoxValue:
    """A value of the infobox: the key as the article has it, its line, the words.

    Indented lines below it are part of it.
    """

    key: str
    line: int
    text: str

    @property
    def words(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())

    @property
    def field(self) -> str:
        """The key as locators have it: `casualties1`; empty where nothing of it can stand there."""
        return _NOT_OF_A_NAME.sub("_", self.key.lower()).strip("_")

    @property
    def locator(self) -> str:
        """Where the value is: `infobox/casualties1`."""
        return f"infobox/{self.field}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of prose without an empty one among them, and their place: `section/Aftermath/p2`."""

    locator: str
    line: int
    text: str


@dataclass(slots=True)
class Article:
    """The parts of an article, each in the order of the file; `strays` are lines of no part."""

    title: Line | None = None
    values: list[BoxValue] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    strays: list[Line] = field(default_factory=list)


def read_article(text: str) -> Article:
    """An article from its text.

    The first heading of one `=` is the title. The infobox begins with a line "Infobox" and ends at
    an empty line or a heading. Paragraphs are counted by the headings that they stand under,
    also where those come twice.
    """
    article = Article()
    headings: list[tuple[int, str]] = []
    counted: dict[str, int] = {}
    for block in _blocks(text.replace("\r\n", "\n").split("\n")):
        first = block[0]
        heading = _HEADING.fullmatch(first.text)
        if heading is not None:
            level, words = len(heading[1]), heading[2]
            if level > 1:
                headings = [one for one in headings if one[0] < level] + [(level, words)]
            elif article.title is None:
                article.title = Line(first.number, words)
            else:
                article.strays.append(first)
        elif _INFOBOX.fullmatch(first.text) and not article.values:
            _read_box(block[1:], article)
        else:
            place = _place([words for _, words in headings])
            counted[place] = counted.get(place, 0) + 1
            prose = "\n".join(line.text for line in block)
            article.paragraphs.append(Paragraph(f"{place}/p{counted[place]}", first.number, prose))
    return article


def _blocks(lines: Iterable[str]) -> Iterator[list[Line]]:
    """Lines that stand together; a heading stands alone."""
    block: list[Line] = []
    for number, raw in enumerate(lines, start=1):
        line = Line(number, raw.strip(), is_indented=raw[:1].isspace())
        is_heading = _HEADING.fullmatch(line.text) is not None
        if block and (is_heading or not line.text):
            yield block
            block = []
        if is_heading:
            yield [line]
        elif line.text:
            block.append(line)
    if block:
        yield block


def _read_box(lines: Iterable[Line], article: Article) -> None:
    goes_on = False
    for line in lines:
        value = _VALUE.fullmatch(line.text)
        if line.is_indented and goes_on:
            above = article.values[-1]
            text = f"{above.text}\n{line.text}".strip()
            article.values[-1] = replace(above, text=text)
        elif value is not None:
            article.values.append(BoxValue(value[1], line.number, value[2]))
            goes_on = True
        else:
            article.strays.append(line)
            goes_on = False


def _place(headings: Iterable[str]) -> str:
    # A slash inside a heading would look like a heading more.
    path = "/".join(heading.replace("/", "%2F") for heading in headings)
    return f"section/{path}" if path else "lead"
