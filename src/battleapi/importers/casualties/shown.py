"""Wikitext as a reader sees it: characters, each with its place in the raw text, and marks.

The markup is read by mwparserfromhell. What is not shown as words of the field (references,
comments, settings, targets of links) is kept as `Hidden`, so that no number of it is lost.
"""

from __future__ import annotations

import mwparserfromhell
from mwparserfromhell.nodes import (
    Argument,
    Comment,
    ExternalLink,
    Heading,
    HTMLEntity,
    Node,
    Tag,
    Template,
    Text,
    Wikilink,
)
from mwparserfromhell.parser import ParserError
from mwparserfromhell.wikicode import Wikicode

from . import templates
from .drafts import Citation, Unseen
from .flag_names import country_of_file
from .marks import BOLD, ITALIC, LINKED, Mark, MarkKind, Shown
from .template_walk import TemplateWalk

_TOO_DEEP = 60


def shown(raw: str) -> Shown:
    """What a raw value shows."""
    walk = _Walk(Shown(raw))
    if _is_tangled(raw):
        walk.out.leave(0, len(raw), "markup that is opened too often and never closed")
        return walk.out
    try:
        code = mwparserfromhell.parse(raw)
    except (ParserError, RecursionError) as error:
        walk.out.leave(0, len(raw), f"markup that cannot be read: {error}")
        return walk.out
    if str(code) == raw:
        walk.code(code, 0, 0)
    else:
        # The parser gives back what it was given, save where the text holds what it cannot carry.
        walk.out.text(raw, 0, 0)
    return walk.out


def _is_tangled(raw: str) -> bool:
    """Whether so much is left open that reading it would take time without bound.

    The parser goes back over what was never closed, once for each opening.
    """
    tags = raw.count("<") - 2 * raw.count("</") - raw.count("/>") - raw.count("<br")
    unclosed = [raw.count(opened) - raw.count(closed) for opened, closed in _PAIRS]
    return tags > _MOST_UNCLOSED or max(unclosed) > _MOST_UNCLOSED


_PAIRS = (("{{", "}}"), ("[", "]"), ("{|", "|}"), ("<!--", "-->"))
_MOST_UNCLOSED = 100


class _Walk:
    """One pass over the nodes, each at its place in the raw text."""

    def __init__(self, out: Shown) -> None:
        self.out = out
        self.depth = 0

    def code(self, code: Wikicode, at: int, style: int) -> None:
        self.depth += 1
        if self.depth > _TOO_DEEP:
            self.out.leave(at, at + len(str(code)), "nested too deeply")
        else:
            for node in code.nodes:
                length = len(str(node))
                self.node(node, at, at + length, style)
                at += length
        self.depth -= 1

    def node(self, node: Node, at: int, end: int, style: int) -> None:
        match node:
            case Text():
                self.out.text(str(node.value), at, style)
            case Template():
                self.template(node, at, end, style)
            case Tag():
                self.tag(node, at, end, style)
            case Wikilink():
                self.link(node, at, end, style)
            case Comment():
                self.out.hide(at, end, Unseen.COMMENT)
            case HTMLEntity():
                self.out.hide(at, end, Unseen.SETTING)
                self.out.sign(_entity(node), at, end, style)
            case ExternalLink():
                self.address(node, at, end, style)
            case Heading():
                edge = int(node.level)
                self.out.mark(Mark(MarkKind.LINE, (at, at)))
                self.code(node.title, at + edge, style | BOLD)
                self.out.mark(Mark(MarkKind.LINE, (end, end)))
            case Argument():
                self.out.leave(at, end, "an argument of a template, filled in elsewhere")
            case _:
                self.out.leave(at, end, "markup of an unknown kind")

    def note(self, name: str | None, at: int, end: int) -> None:
        self.out.hide(at, end, Unseen.NOTE)
        citation = Citation(name, self.out.raw[at:end], (at, end))
        self.out.mark(Mark(MarkKind.NOTE, (at, end), citation=citation))

    def tag(self, tag: Tag, at: int, end: int, style: int) -> None:
        name = str(tag.tag).strip().casefold()
        raised = name == "sup" and str(tag.contents).strip().isdecimal()
        if raised or name in {"ref", "references"}:
            given = tag.get("name").value if tag.has("name") else None
            self.note(str(given).strip() if given is not None else None, at, end)
            return
        if name in {"br", "hr"} or (name in _ITEMS and not tag.contents):
            self.lone_tag(tag, name, at, end)
            return
        if tag.self_closing:
            self.out.hide(at, end, Unseen.SETTING)
            return
        closing = tag.closing_wiki_markup if tag.wiki_markup else f"</{tag.closing_tag}>"
        length = len(str(tag.contents))
        start = end - len(closing or "") - length
        if self.out.raw[start : start + length] != str(tag.contents):
            self.out.leave(at, end, "markup that cannot be followed")
            return
        self.out.hide(at, start, Unseen.SETTING)
        self.out.hide(start + length, end, Unseen.SETTING)
        self.inside(tag, name, start, style)

    def lone_tag(self, tag: Tag, name: str, at: int, end: int) -> None:
        if name == "hr":
            self.out.mark(Mark(MarkKind.RULE, (at, end)))
        elif name == "br":
            self.out.mark(Mark(MarkKind.LINE, (at, end)))
        elif tag.wiki_markup == ";":
            self.out.mark(Mark(MarkKind.TERM, (at, end), depth=1))
        else:
            self.out.mark(Mark(MarkKind.ITEM, (at, end), depth=1))

    def inside(self, tag: Tag, name: str, start: int, style: int) -> None:
        contents = tag.contents
        if name in _STRUCK:
            self.out.leave(start, start + len(str(contents)), "struck out")
            return
        if name in _UNSHOWN:
            self.out.hide(start, start + len(str(contents)), Unseen.SETTING)
            return
        style |= {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC}.get(name, 0)
        if name in {"td", "th"}:
            self.out.mark(Mark(MarkKind.CELL, (start, start)))
        elif name in _ITEMS:
            self.out.mark(Mark(MarkKind.ITEM, (start, start), depth=1))
        elif name in _BLOCKS:
            self.out.mark(Mark(MarkKind.LINE, (start, start)))
        self.code(contents, start, style)
        if name in _BLOCKS:
            stop = start + len(str(contents))
            self.out.mark(Mark(MarkKind.LINE, (stop, stop)))

    def link(self, link: Wikilink, at: int, end: int, style: int) -> None:
        title = str(link.title)
        space = title.partition(":")[0].strip().casefold()
        if space in {"file", "image"}:
            self.out.hide(at, end, Unseen.PICTURE)
            country = country_of_file(title.partition(":")[2])
            if country:
                self.out.mark(Mark(MarkKind.FLAG, (at, end), label=country))
            return
        if space == "category":
            self.out.hide(at, end, Unseen.LINK)
            return
        first = at + 2
        if link.text is None:
            self.code(link.title, first, style | LINKED)
        else:
            self.out.hide(first, first + len(title), Unseen.LINK)
            self.code(link.text, first + len(title) + 1, style | LINKED)

    def address(self, link: ExternalLink, at: int, end: int, style: int) -> None:
        if link.title is None:
            self.out.hide(at, end, Unseen.LINK)
            return
        length = len(str(link.title))
        start = end - length - (1 if link.brackets else 0)
        self.out.hide(at, start, Unseen.LINK)
        self.code(link.title, start, style)

    def template(self, template: Template, at: int, end: int, style: int) -> None:
        name = _name(template)
        prefix, _, rest = name.partition(":")
        if templates.is_note(name):
            self.note(None, at, end)
        elif prefix in {"formatnum", "nowrap", "lc", "uc"} and rest:
            written = str(template.name)
            start = at + 2 + written.index(":") + 1
            self.out.text(written.partition(":")[2], start, style)
        else:
            TemplateWalk(self, template, at, end, style).show(name)


_ITEMS = frozenset({"li", "dd", "dt"})
_BLOCKS = frozenset({"div", "p", "table", "tr", "ul", "ol", "dl", "center", "blockquote"})
_STRUCK = frozenset({"s", "del", "strike"})
_UNSHOWN = frozenset({"math", "gallery", "score", "timeline", "imagemap", "syntaxhighlight"})


def _name(template: Template) -> str:
    """The name by which a template is looked up: no case, no underscores, no comments."""
    words = str(template.name.strip_code() if "<" in str(template.name) else template.name)
    return " ".join(words.replace("_", " ").split()).casefold()


def _entity(entity: HTMLEntity) -> str:
    try:
        return str(entity.normalize())
    except (ValueError, OverflowError, KeyError):
        # No character has that number: the reader of the page sees it as it is written.
        return str(entity)
