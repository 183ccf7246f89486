"""Where a thing is written: source, place in the source, and the way the words took to it."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .values import MalformedError, OneLine, RuleError, Slug, Text, Value, Words
from .vocabulary.claims import ViaRole

_LOCATOR_FORMS = (
    "infobox/<field>[/<party>[/<item>]]",
    "lead/p<n>",
    "section/<heading>[/<heading>...]/p<n>",
    "row/<n>",
    "page/<n>",
    "any of these with #char=<from>,<to> at its end",
)
_FORM_OF = {
    "infobox": re.compile(r"infobox/[a-z][a-z0-9_]*(/[1-9][0-9]*){0,2}"),
    "lead": re.compile(r"lead/p[1-9][0-9]*"),
    "section": re.compile(r"section(/[^/]+)+/p[1-9][0-9]*"),
    "row": re.compile(r"row/[1-9][0-9]*"),
    "page": re.compile(r"page/[1-9][0-9]*"),
}


_SPAN = re.compile(r"#char=(0|[1-9][0-9]*),([1-9][0-9]*)")


def _locator(text: str) -> str:
    # No form ends in a span by itself: all of them end in a number or in the name of a field.
    span = re.search(f"{_SPAN.pattern}$", text)
    place = text if span is None else text[: span.start()]
    form = _FORM_OF.get(place.partition("/")[0])
    if form is None or not form.fullmatch(place):
        raise MalformedError("is not a locator", _LOCATOR_FORMS)
    if span is not None and int(span[1]) >= int(span[2]):
        raise MalformedError("is of no character", ("#char=<from>,<to> with <from> below <to>",))
    return text


_ANY_FORM = "|".join(form.pattern for form in _FORM_OF.values())

Locator = Annotated[
    str,
    StringConstraints(max_length=400),
    AfterValidator(_locator),
    OneLine,
    Field(json_schema_extra={"pattern": f"^({_ANY_FORM})({_SPAN.pattern})?$"}),
]
"""A place in a source. Numbers are 1-based; a slash inside a heading is written `%2F`.

At its end may stand which characters of that place are meant (RFC 5147): `#char=0,8` are the first
eight. They are Unicode code points, counted from 0, and the second number is of the first character
that is not meant any more.
"""


def span_in(locator: str, start: int, end: int) -> str:
    """The locator of the characters `start` up to `end`, exclusive, of the place located."""
    return f"{locator}#char={start},{end}"


class ViaStep(Value):
    """One station between whoever spoke and the document that was read, speaker first."""

    role: ViaRole = Field(description="What the station did with the words.")
    actor: Slug | None = Field(default=None, description="The actor, by id.")
    label: Words | None = Field(default=None, description="Who it was, as worded.")
    source: Slug | None = Field(default=None, description="The document of this station, by id.")

    @model_validator(mode="after")
    def _station_is_somewhere(self) -> Self:
        if self.actor is None and self.label is None and self.source is None:
            raise RuleError("a station has an actor, a label or a source")
        return self


class Citation(Value):
    """A place in a source where something is written.

    `quote` holds verbatim words and stays null where the licence or the length forbids them.
    """

    source: Slug = Field(description="The source that was read, by id.")
    locator: Locator | None = Field(
        default=None,
        description="Where in the source: `infobox/<field>/<party>/<item>`, `lead/p1`, "
        "`section/<heading>/<heading>/p1`, `row/17` or `page/3`; then, where only some characters "
        "of that are meant, `#char=<from>,<to>` (RFC 5147: code points from 0, the end exclusive).",
    )
    quote: Text | None = Field(
        default=None, description="Verbatim words; null where licence or length forbids them."
    )
    via: tuple[ViaStep, ...] = Field(
        default=(), description="The way the words took to the source, speaker first."
    )

    def sources(self) -> tuple[Slug, ...]:
        """The cited source and every source on the way to it, nearest first."""
        stations = [step.source for step in reversed(self.via) if step.source is not None]
        return tuple(dict.fromkeys((self.source, *stations)))

    def root(self) -> Slug:
        """The source in which the words first stood, as far as it is known."""
        for step in self.via:
            if step.source is not None:
                return step.source
        return self.source
