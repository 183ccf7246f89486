"""An item as both forms have it: statements of a few properties, with all that they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from ...model.dates import HistoricalDate
from ...model.vocabulary.claims import Rank


class Missing(Enum):
    """Why a statement has no value: there is one that nobody knows, or there is none."""

    UNKNOWN = "unknown value"
    NONE = "no value"


@dataclass(frozen=True, slots=True)
class Entity:
    """Another item; without a label where the file does not have it."""

    id: str
    label: str | None = None

    @property
    def name(self) -> str:
        """Its label, else its id."""
        return self.label or self.id


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the Earth; `precision` in degrees, null where it is not known."""

    latitude: float
    longitude: float
    precision: float | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds, as they are written; they are null where none are."""

    amount: str
    lower: str | None = None
    upper: str | None = None


Value: TypeAlias = Entity | Point | Amount | HistoricalDate | str | Missing


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a statement is from: a work, an address, the day on which that was consulted."""

    stated_in: Entity | None = None
    imported_from: Entity | None = None
    url: str | None = None
    retrieved: HistoricalDate | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A property of an item with one value; `locator` says where it stands, `raw` how.

    Two that say the same are still two.
    """

    property: str
    value: Value
    locator: str
    rank: Rank = Rank.NORMAL
    qualifiers: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of Wikidata: what it is called, its revision, and its statements."""

    id: str
    label: str | None
    aliases: tuple[str, ...]
    revision: str | None
    modified: str | None
    article: str | None
    statements: tuple[Statement, ...]
    codes: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Statement, ...]:
        """The statements of a property, in their order."""
        return tuple(one for one in self.statements if one.property == name)

    def best(self, name: str) -> tuple[Statement, ...]:
        """Of a property those that Wikidata itself takes: the preferred ones, else the normal."""
        every = self.of(name)
        for rank in (Rank.PREFERRED, Rank.NORMAL):
            found = tuple(one for one in every if one.rank is rank)
            if found:
                return found
        return ()
