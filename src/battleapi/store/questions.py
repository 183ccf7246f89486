"""A question to a list, as values: what is asked for, in which order, from where on.

These carry no SQL. The floors above build them from parameters; `plans` turns their shape into SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from ..model.resources import Resource
from .documents import Document

MOST_ROWS = 1000
"""The longest page."""

COUNTED_TO = 10_000
"""Totals are counted no further: to count everything costs as much as to read everything."""


@dataclass(frozen=True, slots=True)
class DayRange:
    """A stretch of integer days, both ends included; None reaches on for ever."""

    first: int | None
    last: int | None


class Undated(StrEnum):
    """What to do with rows that have no date."""

    EXCLUDE = "exclude"
    INCLUDE = "include"
    ONLY = "only"


FilterValue: TypeAlias = str | int | DayRange | Undated
"""A value as a domain parses it; true and false are whole numbers here."""

SortValue: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter with its values: any of them, or with `negated` none of them."""

    filter: str
    values: tuple[FilterValue, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of an order."""

    name: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """The last row of a page, by its sort values and its id. The next page begins after it."""

    values: tuple[SortValue, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A page of a list.

    Conditions hold all together. `sort` empty is the resource's own order. `count` asks for the
    total. The same question but for `after` and `limit` is one walk through a list.
    """

    resource: Resource
    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()
    limit: int = 50
    after: Position | None = None
    count: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that meet every other filter and cannot be judged by one of these.

    `undated` by date, `unlocated` by country, `open` by date because they have no start, and by
    the most that is said because that is open above.
    `from_zero` by ratio, because the least that is said is none; null where no ratio is asked for.
    """

    undated: int = 0
    unlocated: int = 0
    open: int = 0
    from_zero: int | None = None


class Page(NamedTuple):
    """An answer: stored documents in order, and where the next page begins (None: at the end).

    `total` is None unless it was asked for, and at most COUNTED_TO, with `total_capped`.
    `data_version` is the sequence of the log that the page is of, or an earlier one if something
    was written while it was read.
    """

    documents: tuple[Document, ...]
    next: Position | None
    total: int | None
    total_capped: bool
    left_out: LeftOut
    data_version: int
