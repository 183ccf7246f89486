"""Sources: the documents in which claims stand."""

from __future__ import annotations

from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints, model_validator

from .dates import HistoricalDate
from .values import Distinct, Slug, TermSet, Text, Value, Words
from .vocabulary.casualties import CasualtyEffect
from .vocabulary.registries import SourceKind


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        acceptable = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        )
    except ValueError:
        acceptable = False
    if not acceptable or any(character.isspace() or ord(character) < 32 for character in text):
        raise ValueError("is not an http or https address without user name and password")
    return text


WebAddress = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_web_address)]
"""An address for people to follow; the service itself never fetches it."""

LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)
]
"""A BCP 47 tag."""


class Reached(Value):
    """How the source is known: read itself, or through another one."""

    read: bool
    through: Slug | None = None

    @model_validator(mode="after")
    def _read_or_through(self) -> Self:
        if self.read and self.through is not None:
            raise ValueError("a source that was read itself is not known through another")
        return self


class CasualtyDefinition(Value):
    """What a source counts when it writes "casualties" or "losses"; null where it does not say."""

    text: Text | None = None
    at_least: TermSet[CasualtyEffect] | None = None
    at_most: TermSet[CasualtyEffect] | None = None


class Source(Value):
    """A document, statement, data set or testimony.

    `version` is the revision that was used (a page revision, an edition); `derives_from` lists
    sources that it is known to be drawn from, which decides whether two sources are independent.
    """

    id: Slug
    kind: SourceKind
    name: Words
    version: Words | None = None
    publisher: Words | None = None
    author: Words | None = None
    date: HistoricalDate = HistoricalDate.undated()
    language: LanguageTag | None = None
    licence: Words | None = None
    url: WebAddress | None = None
    reached: Reached
    derives_from: Distinct[Slug] = ()
    casualty_definition: CasualtyDefinition = CasualtyDefinition()

    @model_validator(mode="after")
    def _not_from_itself(self) -> Self:
        if self.id in (*self.derives_from, self.reached.through):
            raise ValueError("a source does not come from itself")
        return self
