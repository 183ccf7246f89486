"""Sources: the documents in which claims stand."""

from __future__ import annotations

import re
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from .dates import HistoricalDate
from .values import Distinct, MalformedError, RuleError, Slug, TermSet, Text, Value, Words, YesNo
from .vocabulary.casualties import CasualtyEffect
from .vocabulary.registries import SourceKind

_ADDRESS_CHARACTERS = re.compile(r"[^\s\x00-\x1f\x7f-\x9f<>\"\\^`{|}]+")


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        # A port that is no number is found out only when it is asked for.
        acceptable = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and parts.port != 0
        )
    except ValueError:
        acceptable = False
    # The parser takes some of these characters out in silence.
    if not acceptable or not _ADDRESS_CHARACTERS.fullmatch(text):
        raise MalformedError("is not an http or https address without user name and password")
    return text


WebAddress = Annotated[
    str,
    StringConstraints(max_length=2000),
    AfterValidator(_web_address),
    Field(json_schema_extra={"format": "uri", "pattern": "^https?://"}),
]
"""An address for people to follow; the service itself never fetches it."""

LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
"""The form of a `LanguageTag`."""

LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_TAG, max_length=35)]
"""A BCP 47 tag."""


class Reached(Value):
    """How the source is known: read itself, or through another one."""

    read: YesNo = Field(description="Whether the source itself was read.")
    through: Slug | None = Field(
        default=None, description="The source that tells of it, by id, where it was not read."
    )

    @model_validator(mode="after")
    def _read_or_through(self) -> Self:
        if self.read == (self.through is not None):
            raise RuleError("a source was read itself, or it is known through another")
        return self


class CasualtyDefinition(Value):
    """What a source counts when it writes "casualties" or "losses"; null where it does not say."""

    text: Text | None = Field(default=None, description="Its own words on it.")
    at_least: TermSet[CasualtyEffect] | None = Field(
        default=None, description="What it counts for certain."
    )
    at_most: TermSet[CasualtyEffect] | None = Field(
        default=None, description="What it counts beyond that, if anything."
    )

    @model_validator(mode="after")
    def _most_holds_least(self) -> Self:
        if self.at_least and self.at_most is not None and not {*self.at_least} <= {*self.at_most}:
            raise RuleError("at_most holds everything that at_least holds")
        return self


class Source(Value):
    """A document, statement, data set or testimony.

    `version` is the revision that was used (a page revision, an edition); `derives_from` lists
    sources that it is known to be drawn from, which decides whether two sources are independent.
    """

    id: Slug = Field(description="Permanent; it never follows the name.")
    kind: SourceKind = Field(description="What sort of document it is.")
    name: Words = Field(description="Its title, or what it is.")
    version: Words | None = Field(
        default=None, description="The page revision or edition that was used."
    )
    publisher: Words | None = Field(default=None, description="Who published it.")
    author: Words | None = Field(default=None, description="Who wrote it.")
    date: HistoricalDate = Field(
        default=HistoricalDate.undated(), description="When it was published."
    )
    language: LanguageTag | None = Field(default=None, description="BCP 47.")
    licence: Words | None = Field(default=None, description="SPDX, where the licence has an id.")
    url: WebAddress | None = Field(default=None, description="Where people can read it.")
    reached: Reached = Field(description="How it is known.")
    derives_from: Distinct[Slug] = Field(
        default=(), description="Sources that it is known to be drawn from, by id."
    )
    casualty_definition: CasualtyDefinition = Field(
        default=CasualtyDefinition(), description="What it means by casualties or losses."
    )

    @model_validator(mode="after")
    def _not_from_itself(self) -> Self:
        if self.id in (*self.derives_from, self.reached.through):
            raise RuleError("a source does not come from itself")
        return self
