"""Wikitext of a value as a row of pieces: words with their links, flags, marks and breaks.

Each piece knows which characters of the wikitext it came from. What a template shows is looked up
in `templates`; one that is not known there becomes a piece of its own, so that it can be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import mwparserfromhell
from mwparserfromhell.nodes import (
    Comment,
    ExternalLink,
    HTMLEntity,
    Node,
    Tag,
    Template,
    Text,
    Wikilink,
)
from mwparserfromhell.wikicode import Wikicode

from ...model.vocabulary.records import CommanderFate
from . import templates
from .flags import state
from .titles import is_picture, link_title, normal_title

_OF_BULLETS = ("plainlist", "plain list", "flatlist", "flat list", "hlist")
"""Lists whose entries are bullets of wikitext."""


class Break(StrEnum):
    """What ends a line, or says how the next one stands."""

    LINE = "line"
    RULE = "rule"
    BULLET = "bullet"
    OPEN = "open"
    OPEN_BULLETS = "open_bullets"
    CLOSE = "close"


_BREAKS = {"*": Break.BULLET, "hr": Break.RULE}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the wikitext from `start` to `end`, and what it shows.

    `link` is the title of the article that the words lead to; `flag` the name of a country as the
    flag template has it, or `file:` and the name of a picture of a flag; `fate` what a mark says of
    the commander before it; `reference` the wikitext of a footnote; `unknown` the name of a
    template of which it is not known what it shows.
    """

    start: int
    end: int
    text: str = ""
    link: str | None = None
    flag: str | None = None
    fate: CommanderFate | None = None
    mark: Break | None = None
    reference: str | None = None
    unknown: str | None = None
    is_bold: bool = False


def pieces_of(raw: str) -> Iterator[Piece]:
    """The pieces of a wikitext, in order."""
    return _of_code(mwparserfromhell.parse(raw), 0)


def _of_code(code: Wikicode, start: int) -> Iterator[Piece]:
    for node in code.nodes:
        end = start + len(str(node))
        yield from _of_node(node, start, end)
        start = end


def _of_node(node: Node, start: int, end: int) -> Iterator[Piece]:
    match node:
        case Text():
            yield from _of_text(str(node), start)
        case HTMLEntity():
            yield Piece(start, end, node.normalize().replace("\xa0", " "))
        case Wikilink():
            yield from _of_link(node, start, end)
        case ExternalLink():
            shown = "" if node.title is None else "".join(_words(node.title))
            yield Piece(start, end, shown)
        case Template():
            yield from _of_template(node, start, end)
        case Tag():
            yield from _of_tag(node, start, end)
        case Comment():
            return
        case _:
            # A heading, or the argument of a template.
            yield Piece(start, end, str(node))


def _of_text(text: str, start: int) -> Iterator[Piece]:
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        words = line.rstrip("\r\n")
        if words:
            yield Piece(start, start + len(words), words.replace("\xa0", " "))
        if len(words) < len(line):
            yield Piece(start + len(words), end, mark=Break.LINE)
        start = end


def _of_link(link: Wikilink, start: int, end: int) -> Iterator[Piece]:
    target = str(link.title)
    if is_picture(target):
        if target.strip().lower().startswith(("file:", "image:")):
            yield Piece(start, end, flag=f"file:{normal_title(target.partition(':')[2])}")
        return
    shown = target.lstrip(":") if link.text is None else "".join(_words(link.text))
    title = link_title(target)
    if "#" in target and title != normal_title(shown):
        # A section of an article on something else.
        title = None
    yield Piece(start, end, shown.replace("_", " "), link=title)


def _of_tag(tag: Tag, start: int, end: int) -> Iterator[Piece]:
    name = str(tag.tag).strip().lower()
    if tag.wiki_markup and name in ("li", "dd", "dt"):
        yield Piece(start, end, mark=Break.BULLET)
    elif name == "br":
        yield Piece(start, end, mark=Break.LINE)
    elif name == "hr":
        yield Piece(start, end, mark=Break.RULE)
    elif name == "ref":
        yield Piece(start, end, reference=str(tag))
    elif name in ("gallery", "math", "timeline") or tag.contents is None:
        return
    else:
        inside = str(tag.contents)
        opening = len(tag.wiki_markup) if tag.wiki_markup else str(tag).find(">") + 1
        is_bold = name == "b"
        is_block = name in ("div", "p", "li", "ul", "center")
        if is_block:
            yield Piece(start, start, mark=Break.LINE)
        for piece in _of_code(tag.contents, start + opening):
            yield replace(piece, is_bold=piece.is_bold or is_bold)
        if is_block:
            yield Piece(start + opening + len(inside), end, mark=Break.LINE)


def _of_template(template: Template, start: int, end: int) -> Iterator[Piece]:
    name = templates.name_of(template)
    shown = templates.shown(name)
    if shown in (templates.Shows.LAST, templates.Shows.LIST):
        yield from _of_parameters(template, start, name, shown)
    elif shown is not templates.Shows.NOTHING:
        yield _of_sign(template, start, end, name)


def _of_sign(template: Template, start: int, end: int, name: str) -> Piece:
    """A template with nothing in it that is wikitext of its own."""
    match templates.shown(name):
        case templates.Shows.REFERENCE:
            piece = Piece(start, end, reference=str(template))
        case templates.Shows.FLAG:
            piece = Piece(start, end, flag=templates.country(template, name))
        case templates.Shows.PICTURE:
            picture = normal_title(templates.country(template, name))
            piece = Piece(start, end, flag=f"file:{picture}")
        case templates.Shows.COUNTRY:
            country = templates.country(template, name)
            words = templates.name_shown(template, country)
            named = state(country)
            link = link_title(country) if named is None else named.title
            piece = Piece(start, end, words, link=link, flag=country)
        case templates.Shows.FORCE:
            words, link = templates.force(template, name)
            country = templates.country(template, name)
            piece = Piece(start, end, words, link=link, flag=country)
        case templates.Shows.WORDS:
            piece = Piece(start, end, templates.words(template, name))
        case templates.Shows.BREAK:
            piece = Piece(start, end, mark=_BREAKS.get(name, Break.LINE))
        case templates.Shows.FATE:
            piece = Piece(start, end, fate=templates.FATES[name])
        case _:
            piece = Piece(start, end, unknown=name)
    return piece


def _of_parameters(
    template: Template, start: int, name: str, shown: templates.Shows
) -> Iterator[Piece]:
    """What stands in a template: the last parameter of a wrapper, all of a list."""
    place = start + 2 + len(str(template.name))
    inside: list[tuple[int, Wikicode, bool]] = []
    for parameter in template.params:
        named = parameter.showkey
        offset = place + 1 + (len(str(parameter.name)) + 1 if named else 0)
        is_title = named and str(parameter.name).strip().lower() in ("title", "header")
        if is_title or not named or str(parameter.name).strip().isdecimal():
            inside.append((offset, parameter.value, is_title))
        place += 1 + len(str(parameter))
    if shown is templates.Shows.LAST:
        for offset, value, _ in inside[-1:]:
            yield from _of_code(value, offset)
        return
    yield Piece(start, start, mark=Break.OPEN_BULLETS if name in _OF_BULLETS else Break.OPEN)
    for offset, value, is_title in inside:
        yield Piece(offset, offset, mark=Break.LINE)
        for piece in _of_code(value, offset):
            yield replace(piece, is_bold=True) if is_title else piece
    yield Piece(place, place, mark=Break.LINE)
    yield Piece(place, place, mark=Break.CLOSE)


def _words(code: Wikicode) -> Iterator[str]:
    for piece in _of_code(code, 0):
        yield " " if piece.mark is not None else piece.text
