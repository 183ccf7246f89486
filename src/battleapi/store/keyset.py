"""Orders, and pages by the last row seen: what is inserted meanwhile neither repeats nor skips.

Every order ends with the id, so it is total. No sort column is null: what has no day sorts by a day
beyond all days, what has no number by one beyond all numbers, in both directions last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, or_, tuple_
from sqlalchemy.sql.elements import UnaryExpression

from ..model.resources import Resource
from .questions import SortKey

_WAYS = ("up", "down")


@dataclass(frozen=True, slots=True)
class Ordering:
    """A column to order by, and whether backwards."""

    column: str
    descending: bool

    @property
    def is_number(self) -> bool:
        """Whether the column holds whole numbers, and not text."""
        return self.column in _NUMBERS


_PLACED: Mapping[str, str] = MappingProxyType(
    {"date": "day", "dispute_ratio": "ratio"}
    | {one: one for one in ("killed", "wounded", "low", "high")}
)
"""Keys that may have no value, and the columns `<name>_up` and `<name>_down` to sort by them."""

_NUMBERS = frozenset(
    {"number", "dispute_gap"} | {f"{one}_{way}" for one in _PLACED.values() for way in _WAYS}
)

SORTS: Mapping[Resource, tuple[str, ...]] = MappingProxyType(
    {
        Resource.BATTLE: (
            *("id", "name", "kind", "date"),
            *("killed", "wounded", "dispute_gap", "dispute_ratio"),
        ),
        Resource.CLAIM: ("id", "battle", "kind", "date", "low", "high"),
        Resource.EVENT: ("id", "battle", "kind", "date"),
        Resource.ACTOR: ("id", "name", "kind"),
        Resource.CONFLICT: ("id", "name", "kind", "date"),
        Resource.SOURCE: ("id", "name", "kind", "date"),
        Resource.PLACE: ("id", "name"),
    }
)
"""What each list can be sorted by; text by code point, dates by their first day, what has no start
by its last, tolls by their low; what has no value last, an open high included."""

DEFAULT_SORT: Mapping[Resource, tuple[SortKey, ...]] = MappingProxyType(
    {resource: (SortKey("id"),) for resource in Resource} | {Resource.EVENT: (SortKey("date"),)}
)
"""The order of a list that is asked for none: by id, and events as they happened."""


def ordering(resource: Resource, sort: Sequence[SortKey]) -> tuple[Ordering, ...]:
    """The columns behind an order, the id last. Raises KeyError for a key that is not in SORTS.

    Events of one day, and undated ones, come by battle and in each as its record lists them, which
    is how it tells what happened: onward, whichever way the days go.
    """
    found: dict[str, Ordering] = {}
    for key in sort or DEFAULT_SORT[resource]:
        if key.name not in SORTS[resource]:
            raise KeyError(key.name)
        if key.name in _PLACED:
            way = "down" if key.descending else "up"
            one = Ordering(f"{_PLACED[key.name]}_{way}", descending=False)
        else:
            one = Ordering(key.name, key.descending)
        found.setdefault(one.column, one)
        if key.name == "id":
            break  # nothing is left to be ordered
    if "id" not in found:
        if resource is Resource.EVENT and not found.keys().isdisjoint({"day_up", "day_down"}):
            for column in ("battle", "number"):
                found.setdefault(column, Ordering(column, descending=False))
        # The last key's direction, so that most orders run one way and an index can be walked.
        last = list(found.values())[-1]
        found["id"] = Ordering("id", last.descending)
    return tuple(found.values())


Cells: TypeAlias = Sequence[ColumnElement[Any]]
"""What an order is by: one expression for each of its columns."""


def order_by(cells: Cells, orderings: Sequence[Ordering]) -> list[UnaryExpression[Any]]:
    """The ORDER BY of an order."""
    return [
        cell.desc() if one.descending else cell.asc()
        for cell, one in zip(cells, orderings, strict=True)
    ]


def following(
    cells: Cells, orderings: Sequence[Ordering], last: Sequence[ColumnElement[Any]]
) -> ColumnElement[bool]:
    """Rows after a position, given as one bound value for each column of the order."""
    directions = {o.descending for o in orderings}
    if len(directions) == 1:
        whole, position = tuple_(*cells), tuple_(*last)
        return whole < position if directions == {True} else whole > position
    steps = []
    for place, one in enumerate(orderings):
        same = [cells[before] == last[before] for before in range(place)]
        steps.append(and_(*same, _beyond(cells[place], last[place], one)))
    # What follows has to be at the first value or beyond it: said apart, since no engine finds out.
    first = orderings[0]
    reached = cells[0] <= last[0] if first.descending else cells[0] >= last[0]
    return and_(reached, or_(*steps))


def _beyond(
    cell: ColumnElement[Any], value: ColumnElement[Any], one: Ordering
) -> ColumnElement[bool]:
    return cell < value if one.descending else cell > value
