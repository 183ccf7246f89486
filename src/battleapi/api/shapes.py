"""The shapes of answers that are not a stored document: the envelope, the root, problems, pages."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from battleapi.model.differences import Difference
from battleapi.rendering.battles import BattleSummary
from battleapi.rendering.claims import ServedClaim
from battleapi.rendering.events import ServedEvent
from battleapi.rendering.registries import (
    ServedActor,
    ServedConflict,
    ServedRegistryPlace,
    ServedSource,
)

Thing = TypeVar("Thing")


class Shape(BaseModel):
    """What is served, with every key always present."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ProblemFault(Shape):
    """One thing that is wrong with a request. Names that were sent are repeated, values never."""

    in_: Literal["query", "path", "header", "body", "record"] = Field(
        alias="in", description="The part of the request."
    )
    at: str = Field(description="The parameter, the header, or a JSON pointer (RFC 6901).")
    code: str = Field(description="What is wrong, as one word.")
    detail: str = Field(description="What is wrong, as a sentence.")
    expected: tuple[str, ...] = Field(
        description="What would be right: near names, legal values or a range."
    )


class Problem(Shape):
    """A problem document (RFC 9457)."""

    type: str = Field(description="The address of a page about this kind of problem.")
    title: str = Field(description="The kind of problem in a few words.")
    status: int = Field(ge=400, le=599, description="The HTTP status.")
    detail: str = Field(description="What went wrong here.")
    instance: str = Field(description="The id of this request, as a URN.")
    errors: tuple[ProblemFault, ...] = Field(description="Every fault that was found.")


class LeftOutCounts(Shape):
    """How many things met every other filter and could not be judged by one."""

    undated: int = Field(
        ge=0, description="They have no date, and `date` or `undated` asks for one."
    )
    unlocated: int = Field(
        ge=0, description="Their country is not known, and `country` asks for it."
    )
    open: int = Field(
        ge=0,
        description="They have no start and end after the range of `date`, so that nobody knows "
        "whether they reach into it; or what they say is open above and may still be `high_max` or "
        "less.",
    )
    from_zero: int = Field(
        default=0,
        ge=0,
        description="Only with `ratio_min`: they are disputed, but the least that is said is none, "
        "so that there is no ratio.",
    )


class Listed(Shape, Generic[Thing]):
    """The envelope of every list."""

    data: tuple[Thing, ...] = Field(description="The things, in the order of `sort`.")
    next: str | None = Field(
        description="Where the list goes on, as a relative address; null at its end."
    )
    total: int | None = Field(
        ge=0, description="How many there are in all, with `count=true`; else null."
    )
    total_capped: bool = Field(description="True where there are more than `total`.")
    left_out: LeftOutCounts
    data_version: int = Field(ge=0, description="The sequence of the newest change there is.")


class Selected(BaseModel):
    """A document cut down by `fields`: only the members that it named."""

    model_config = ConfigDict(extra="allow")


class BattleList(Listed[BattleSummary | Selected]):
    """A page of battles."""


class ClaimList(Listed[ServedClaim | Selected]):
    """A page of claims."""


class EventList(Listed[ServedEvent | Selected]):
    """A page of events."""


class ActorList(Listed[ServedActor | Selected]):
    """A page of actors."""


class ConflictList(Listed[ServedConflict | Selected]):
    """A page of conflicts."""


class SourceList(Listed[ServedSource | Selected]):
    """A page of sources."""


class PlaceList(Listed[ServedRegistryPlace | Selected]):
    """A page of places."""


class Revision(Shape):
    """One entry of the log of a thing."""

    sequence: int = Field(ge=1, description="The place in the one log of all things.")
    recorded_at: str = Field(description="When it was recorded (RFC 3339, UTC).")
    resource: str = Field(description="The kind of thing.")
    id: str = Field(description="The id of the thing.")
    action: str = Field(description="What was done: created, updated or merged.")
    revision: int = Field(ge=1, description="The number of this state of the thing.")
    sha256: str = Field(description="The SHA-256 of the canonical JSON of this state.")
    previous: str = Field(description="The hash of the entry before it in the log.")
    author: str = Field(description="Who made it.")
    comment: str = Field(description="Why.")
    into: str | None = Field(description="Where the thing went, if it was merged into another.")
    url: str = Field(description="The state itself, as a relative address.")


class RevisionList(Listed[Revision]):
    """A page of revisions, the newest first."""


class RevisionDifferences(Shape):
    """What changed between two revisions of a thing."""

    id: str = Field(description="The thing.")
    revision: int = Field(ge=1, description="The revision that was asked for.")
    against: int = Field(ge=1, description="The revision that it is compared with.")
    differences: tuple[Difference, ...] = Field(description="What turns `against` into `revision`.")


class Merged(Shape):
    """What a merge came to."""

    merged: str = Field(description="The thing that is no more, by id.")
    into: str = Field(description="The thing that stands for both.")
    already: bool = Field(description="Whether it was so before, and nothing was written.")
    battles: int = Field(ge=0, description="How many battles named the one and name the other now.")
    names: tuple[str, ...] = Field(description="What the other is called since.")
    url: str = Field(description="The address of the other, as a relative address.")


class Counts(Shape):
    """How many published things there are."""

    battles: int = Field(ge=0)
    claims: int = Field(ge=0)
    events: int = Field(ge=0)
    actors: int = Field(ge=0)
    conflicts: int = Field(ge=0)
    sources: int = Field(ge=0)
    places: int = Field(ge=0)


class Root(Shape):
    """The service: its version, what it holds, and where everything is."""

    name: str
    version: str
    data_version: int = Field(ge=0)
    counts: Counts
    resources: dict[str, str] = Field(description="Names of addresses, relative (RFC 6570).")


class VocabularyTerm(Shape):
    """One legal word."""

    term: str
    definition: str
    origin: str = Field(description="The codebook, standard or project that it is taken from.")


class Vocabulary(Shape):
    """Every legal word for one thing, in the order that sets of them are served in."""

    name: str
    definition: str
    terms: tuple[VocabularyTerm, ...]


class Vocabularies(Shape):
    """Every vocabulary of the records."""

    vocabularies: tuple[Vocabulary, ...]


class ServedLexiconWord(Shape):
    """What a vague word allows."""

    term: str
    low: int = Field(ge=0)
    high: int | None = Field(description="Null where there is no greatest count.")
    point: int | None = Field(description="The number that a data set writes for it, or null.")


class ServedLexicon(Shape):
    """A table of vague number words."""

    id: str
    version: int = Field(ge=1)
    definition: str
    origin: str
    deaths_only: bool
    words: tuple[ServedLexiconWord, ...]


class Lexicons(Shape):
    """Every lexicon, by name and version."""

    lexicons: tuple[ServedLexicon, ...]


class ServedValue(Shape):
    """A value that a filter takes now, and what it means or whose id it is."""

    value: str
    definition: str | None


class ServedFilter(Shape):
    """One filter of one list."""

    name: str
    doc: str
    kind: str = Field(description="id, term, country, date or choice.")
    repeatable: bool = Field(description="Several values are alternatives.")
    negatable: bool = Field(description="A `!` before a value excludes it.")
    pattern: str | None = Field(description="What a value must look like.")
    vocabularies: tuple[str, ...] = Field(
        description="The names in `/v1/vocabulary` of those that its words are from."
    )
    values: tuple[ServedValue, ...] = Field(
        description="The values that the filter takes, where there are few enough to list."
    )
    complete: bool = Field(description="Whether `values` is all of them.")


class FilteredList(Shape):
    """One list with its filters and sort keys."""

    resource: str
    url: str
    sort: tuple[str, ...]
    filters: tuple[ServedFilter, ...]


class Filters(Shape):
    """Every filter of every list, with what can be asked for at this moment."""

    lists: tuple[FilteredList, ...]
    data_version: int = Field(ge=0)


class Health(Shape):
    """Whether the process lives, or can answer."""

    status: Literal["ok", "ready"]


class ProblemPage(Shape):
    """What a kind of problem is."""

    type: str
    title: str
    status: int = Field(ge=400, le=599)
    description: str


class CitedItem(BaseModel):
    """One item of CSL-JSON, as reference managers read it."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: str
    title: str


JsonDocument = dict[str, JsonValue]
"""Any JSON object: a schema, an OpenAPI document, a stored record."""
