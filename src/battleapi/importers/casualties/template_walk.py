"""What one template shows: its parameters, each at its place in the raw text."""

from __future__ import annotations

from typing import Protocol

from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from . import templates
from .drafts import Unseen
from .flag_names import country_of_file
from .marks import Mark, MarkKind, Shown

_LONGEST_LABEL = 100


class Walk(Protocol):
    """A pass over the nodes of wikitext, which goes on inside the parameters."""

    out: Shown

    def code(self, code: Wikicode, at: int, style: int) -> None:
        """Show a parameter that stands at a place."""


class TemplateWalk:
    """What one template shows: its parameters, each at its place."""

    def __init__(self, walk: Walk, template: Template, at: int, end: int, style: int) -> None:
        self.walk, self.at, self.end, self.style = walk, at, end, style
        self.unnamed: list[tuple[Wikicode, int]] = []
        self.named: dict[str, tuple[Wikicode, int]] = {}
        self.head = at + 2 + len(str(template.name))
        place = self.head
        for parameter in template.params:
            place += 1
            key = str(parameter.name)
            value = place + (len(key) + 1 if parameter.showkey else 0)
            if parameter.showkey:
                walk.out.hide(place, value, Unseen.SETTING)
            if not parameter.showkey or key.strip().isdigit():
                self.unnamed.append((parameter.value, value))
            else:
                self.named[key.strip().casefold()] = (parameter.value, value)
            place = value + len(str(parameter.value))

    def show(self, name: str) -> None:
        """Show what the template of this name shows."""
        span = (self.at, self.end)
        self.walk.out.hide(self.at, self.head, Unseen.SETTING)
        if name in templates.BREAKS:
            self.walk.out.mark(Mark(MarkKind.LINE, span))
        elif name in templates.RULES:
            self.walk.out.mark(Mark(MarkKind.RULE, span))
        elif name in templates.SIGNS and (not self.unnamed or templates.SIGNS[name].isspace()):
            self.walk.out.sign(templates.SIGNS[name], *span, self.style)
        elif name in templates.CIRCA:
            self.walk.out.sign("c. ", self.at, self.head, self.style)
            self.only(self.unnamed[:1])
        elif name in templates.LAST:
            self.only(self.unnamed[-1:])
        elif name in templates.FIRST:
            self.only(self.unnamed[:1])
        else:
            self.special(name)

    def special(self, name: str) -> None:
        """Lists, flags, ships and measures; a template that is none of these is left."""
        if name in templates.LISTS:
            self.items()
        elif name in templates.FLAGS:
            self.flag(name)
        elif name in templates.SHIPS:
            self.ship(name)
        elif name in {"convert", "cvt"}:
            self.measure()
        elif name in {"frac", "fraction", "sfrac"}:
            self.fraction()
        else:
            self.walk.out.leave(self.at, self.end, "a template that is not known")

    def only(self, shown: list[tuple[Wikicode, int]]) -> None:
        """The parameters given, with nothing between; all others are settings."""
        self.settings(shown)
        for value, place in shown:
            self.walk.code(value, place, self.style)

    def settings(self, shown: list[tuple[Wikicode, int]]) -> None:
        """Hide all parameters but those that are shown."""
        for value, place in (*self.unnamed, *self.named.values()):
            if (value, place) not in shown:
                self.walk.out.hide(place, place + len(str(value)), Unseen.SETTING)

    def items(self) -> None:
        """A list: its title, then each parameter as an item."""
        title = [self.named[key] for key in ("title", "header") if key in self.named]
        entries = [
            one for key in ("content", "list", "items", "text") if (one := self.named.get(key))
        ]
        self.settings([*title, *entries, *self.unnamed])
        out = self.walk.out
        out.mark(Mark(MarkKind.OPEN, (self.head, self.head)))
        for value, place in title:
            out.mark(Mark(MarkKind.TERM, (place, place)))
            self.walk.code(value, place, self.style)
        for value, place in sorted((*self.unnamed, *entries), key=lambda one: one[1]):
            out.mark(Mark(MarkKind.ITEM, (place, place)))
            self.walk.code(value, place, self.style)
        out.mark(Mark(MarkKind.CLOSE, (self.end, self.end)))

    def flag(self, name: str) -> None:
        """A flag: a mark that says whose, and of which service."""
        out = self.walk.out
        words = [str(value).strip() for value, _ in self.unnamed]
        whose = words[0] if words else ""
        if "image" in name or whose.casefold().endswith((".svg", ".png", ".gif", ".jpg")):
            whose = country_of_file(whose) or ""
        service = templates.SERVICES.get(name)
        out.hide(self.at, self.end, Unseen.SETTING)
        label = f"{whose} {service}" if service and whose else whose or service
        if label and len(label) <= _LONGEST_LABEL and "{" not in label and "[" not in label:
            named = " ".join(label.split())
            out.mark(Mark(MarkKind.FLAG, (self.at, self.end), label=named))

    def ship(self, name: str) -> None:
        """A ship's name: the prefix and the name, in italics; or the name of a class."""
        out = self.walk.out
        words = [" ".join(str(value).split()) for value, _ in self.unnamed]
        if name.startswith("sclass"):
            label = f"{words[0]}-class {words[1]}" if len(words) > 1 else " ".join(words)
            out.hide(self.at, self.end, Unseen.SETTING)
            out.sign(label, self.at, self.end, self.style)
            return
        if name == "ship":
            label = " ".join(words[:2])
        elif name in {"gs", "submarine", "sub", "warship"}:
            label = words[0] if words else ""
        else:
            label = " ".join((name.upper(), *words[:1]))
        out.hide(self.at, self.end, Unseen.SETTING)
        if label and len(label) <= _LONGEST_LABEL:
            out.mark(Mark(MarkKind.SHIP, (self.at, self.end), label=label))

    def measure(self) -> None:
        """A measure: the number and its unit."""
        self.only(self.unnamed[:1])
        if len(self.unnamed) > 1:
            value, place = self.unnamed[1]
            unit = str(value).strip()
            self.walk.out.sign(f" {unit}", place, place + len(str(value)), self.style)

    def fraction(self) -> None:
        """A fraction: its numbers and the stroke between them."""
        self.settings(self.unnamed[:3])
        for index, (value, place) in enumerate(self.unnamed[:3]):
            if index:
                separator = " " if index == 1 and len(self.unnamed) > 2 else "/"
                self.walk.out.sign(separator, place, place, self.style)
            self.walk.code(value, place, self.style)
