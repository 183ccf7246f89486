"""The infoboxes of a page, and what each of their parameters says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import mwparserfromhell
from mwparserfromhell.nodes import Template

_NAMES: Final = (
    "infobox military conflict",
    "infobox military engagement",
    "infobox battle",
    "infobox war",
    "infobox conflict",
    "battlebox",
    "warbox",
)
"""The template and the names that redirect to it."""

_OPENING = re.compile(
    r"\{\{\s*(?:template\s*:\s*)?(?:" + "|".join(one.replace(" ", "[ _]+") for one in _NAMES) + ")"
    r"(?=\s*(?:\||\}\}|<!--))",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\{\{|\}\}|<!--.*?-->|<nowiki>.*?</nowiki>|<nowiki\s*/>", re.DOTALL | re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)

_OF_A_PARTY = ("combatant", "commander", "units", "strength", "casualties")
_FACTS = ("conflict", "partof", "date", "place", "coordinates", "result")
_KEPT = ("status", "territory", "casus", "notes", "campaign", "combatants_header", "casualties")
_OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "battle_name": "conflict",
        "battle": "conflict",
        "name": "conflict",
        "part_of": "partof",
        "dates": "date",
        "location": "place",
        "coords": "coordinates",
        "outcome": "result",
        "causes": "casus",
        "cause": "casus",
        "note": "notes",
    }
)
_FOR_SHOW = re.compile(
    r"(?:image|map|campaignbox|caption|alt|width|titlestyle|bodystyle|style|module|upright)"
)
_POINTS = ("latitude", "longitude", *(f"{one}_{part}" for one in ("lat", "lon", "long") for part in
           ("deg", "min", "sec", "dir", "d", "m", "s")))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter: `field` is its name in normal form, `name` as written, `raw` its wikitext.

    The wikitext is that between the marks around it, white space at both ends left away.
    """

    field: str
    name: str
    raw: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there, comments of editors apart."""
        return not _COMMENT.sub("", self.raw).strip()

    @property
    def party(self) -> int | None:
        """The number of the column of belligerents that it is of."""
        found = re.fullmatch(r"([a-z]+)([1-9])", self.field)
        return int(found[2]) if found is not None and found[1] in _OF_A_PARTY else None

    @property
    def is_for_show(self) -> bool:
        """Whether it is a picture or map, its caption or size, or a box of links."""
        return _FOR_SHOW.match(self.field) is not None

    @property
    def is_kept(self) -> bool:
        """Whether it is prose that is kept as it stands."""
        return self.field in _KEPT

    @property
    def is_of_a_point(self) -> bool:
        """Whether it is one of the old parameters for coordinates."""
        return self.field in _POINTS

    @property
    def is_known(self) -> bool:
        """Whether the template has such a parameter, and this program reads or keeps it."""
        known = self.field in (*_FACTS, *_POINTS) or self.is_kept
        return known or self.party is not None or self.is_for_show


@dataclass(frozen=True, slots=True)
class Infobox:
    """The parameters of one infobox, in the order of the page."""

    values: tuple[Value, ...]

    def __getitem__(self, field: str) -> Value | None:
        """What stands under a name; null where nothing does."""
        return next((one for one in self.values if one.field == field and not one.is_blank), None)

    def parties(self) -> tuple[int, ...]:
        """The numbers of the columns in which belligerents are named."""
        numbers = (one.party for one in self.values if one.field.startswith("combatant"))
        return tuple(
            sorted({number for number in numbers if number and self[f"combatant{number}"]})
        )


def infoboxes(text: str) -> tuple[Infobox, ...]:
    """Every infobox on a page about a battle, whatever it stands in, in the order of the page."""
    return tuple(map(_infobox, _sources(text)))


def infobox_sources(text: str) -> tuple[str, ...]:
    """The wikitext of each infobox of a page."""
    return tuple(_sources(text))


def _sources(text: str) -> Iterator[str]:
    """The wikitext of each infobox."""
    hidden = [found.span() for found in re.finditer(r"<!--.*?-->|<nowiki>.*?</nowiki>", text, 16)]
    for found in _OPENING.finditer(text):
        if not any(start < found.start() < end for start, end in hidden):
            yield text[found.start() : _end(text, found.start())]


def _end(text: str, start: int) -> int:
    depth = 0
    for mark in _MARK.finditer(text, start):
        depth += {"{{": 1, "}}": -1}.get(mark[0], 0)
        if depth == 0:
            return mark.end()
    return len(text)


def _infobox(source: str) -> Infobox:
    parsed = mwparserfromhell.parse(source)
    template = next(iter(parsed.ifilter_templates(recursive=False)), None)
    return Infobox(() if template is None else tuple(_values(template)))


def _values(template: Template) -> Iterator[Value]:
    for parameter in template.params:
        name = _COMMENT.sub("", str(parameter.name)).strip()
        yield Value(_field(name), name, str(parameter.value).strip())


def _field(name: str) -> str:
    plain = re.sub(r"[\s_]+", "_", name.lower()).strip("_")
    plain = re.sub(r"_([1-9])$", r"\1", plain)
    return _OTHER_NAMES.get(plain, plain)
