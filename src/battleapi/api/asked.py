"""One request to a list, read into one question; every fault of it found at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from battleapi.errors import Fault, InvalidCursor
from battleapi.model.resources import Resource
from battleapi.model.values import SAFE_INTEGER, are_words
from battleapi.store.keyset import DEFAULT_SORT, SORTS, ordering
from battleapi.store.plans import LISTED
from battleapi.store.questions import MOST_ROWS, Position, Question, SortKey

from .cursors import CURSOR_PATTERN, LONGEST_CURSOR, Key, read_cursor
from .fields import Selection, select
from .filters import Ids, filter_parameters, read_conditions
from .forms import FIELDS
from .parameters import (
    EMPTY,
    Parameter,
    Suggestions,
    Values,
    near,
    of_several,
    read_values,
    refuse,
)

DEFAULT_LIMIT = 50

_LIMIT = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What of a request matters to a list: path, query, headers, and the battle of the path."""

    path: str
    query_string: bytes
    headers: Mapping[bytes, bytes]
    battle: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, read: the question, what to keep of each document, and the parameters sent.

    `bound_to` is what makes it this walk through the list: filters and order.
    """

    question: Question
    selection: Selection | None
    bound_to: bytes
    pairs: tuple[tuple[str, str], ...]


def list_parameters(resource: Resource, *, of_battle: bool) -> tuple[Parameter, ...]:
    """Every parameter of a list. Where the path says the battle, no filter does."""
    filters = filter_parameters(resource)
    return (
        *(one for one in filters if not (of_battle and one.name == "battle")),
        *_page_parameters(resource),
        fields_parameter(FIELDS[LISTED[resource]]),
    )


def limit_parameter() -> Parameter:
    """`limit`, the same on every list."""
    return Parameter(
        "limit",
        f"How many things a page holds at most. Default {DEFAULT_LIMIT}.",
        {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
        example="10",
    )


def cursor_parameter() -> Parameter:
    """`cursor`, the same on every list."""
    return Parameter(
        "cursor",
        "Where the list goes on: taken from `next`, of no use with other filters or order.",
        {
            "type": "string",
            "pattern": CURSOR_PATTERN,
            "maxLength": LONGEST_CURSOR,
            "format": "cursor",
        },
    )


def fields_parameter(known: tuple[str, ...]) -> Parameter:
    """`fields`, for documents that have these."""
    return Parameter(
        "fields",
        "Only these members of each document, nested by dots and divided by commas.",
        {"type": "string", "enum": list(known)},
        separated=True,
        example="id",
    )


def read_question(
    resource: Resource, request: ListRequest, parameters: tuple[Parameter, ...], ids: Ids
) -> Asked:
    """The question that a request asks; `ids` knows which ids there are.

    Raises:
        InvalidParameters: With every fault of the query.
        InvalidCursor: The cursor was altered or belongs to another question.
    """
    values, faults = read_values(request.query_string, parameters)
    found = list(faults)
    filters: Values = values if request.battle is None else {**values, "battle": (request.battle,)}
    conditions, wrong = read_conditions(resource, filters, ids)
    found.extend(wrong)
    sort = _sort(values)
    found.extend(_faults_of_sort(resource, sort))
    limit, wrong = read_limit(values)
    found.extend(wrong)
    found.extend(_faults_of_count(values))
    selection: Selection | None = None
    if "fields" in values:
        selection, wrong = select(values["fields"][0], FIELDS[LISTED[resource]])
        found.extend(wrong)
    refuse(found)
    bound_to = json.dumps(
        [
            resource.value,
            sorted((one.filter, sorted(filters[one.filter])) for one in conditions),
            [_written(key) for key in sort],
        ]
    ).encode("utf-8")
    after = _position(values, bound_to)
    if after is not None:
        _check_fit(after, resource, sort)
    return Asked(
        Question(
            resource=resource,
            conditions=conditions,
            sort=sort,
            limit=limit,
            after=after,
            count=values.get("count") == ("true",),
        ),
        selection,
        bound_to,
        tuple((name, value) for name, sent in values.items() for value in sent),
    )


def read_limit(values: Values) -> tuple[int, tuple[Fault, ...]]:
    """The number in `limit`, the default where none was sent; beyond the range never clamped."""
    text = values.get("limit", (str(DEFAULT_LIMIT),))[0]
    if _LIMIT.fullmatch(text) and int(text) <= MOST_ROWS:
        return int(text), ()
    detail = f"limit is a whole number from 1 to {MOST_ROWS}."
    return 0, (Fault("query", "limit", "out_of_range", detail, (f"1..{MOST_ROWS}",)),)


def read_position(values: Values, bound_to: bytes) -> Key | None:
    """Where the cursor says that the list goes on, or None without a cursor.

    Raises:
        InvalidCursor: It was altered or belongs to another question.
    """
    if "cursor" not in values:
        return None
    return read_cursor(bound_to, values["cursor"][0])


def _page_parameters(resource: Resource) -> Iterator[Parameter]:
    keys = SORTS[resource]
    default = ",".join(_written(key) for key in DEFAULT_SORT[resource])
    then = "The id decides in the end."
    if resource is Resource.EVENT:
        then = (
            "Events of one day, and undated ones, come by battle and as its record lists them. "
            + then
        )
    if resource is Resource.BATTLE:
        then = (
            "`killed` and `wounded` are the low of all voices and parties together, `dispute_gap` "
            "and `dispute_ratio` the greatest of the cells of the default comparison. " + then
        )
    yield Parameter(
        "sort",
        "The order: keys divided by commas, each with `-` before it for the reverse. Text by code "
        "point, dates by the first day, of what has no start by the last; what has no value last. "
        f"{then} Default `{default}`.",
        {"type": "string", "enum": [*keys, *(f"-{key}" for key in keys)]},
        separated=True,
        together={"uniqueItems": True, "allOf": [_not_both(key) for key in keys]},
        example="-id",
    )
    yield limit_parameter()
    yield cursor_parameter()
    yield Parameter(
        "count",
        "Whether to count how many things there are in all.",
        {"type": "string", "enum": ["true", "false"]},
        example="true",
    )


def _not_both(key: str) -> dict[str, Any]:
    ways = [{"contains": {"const": key}}, {"contains": {"const": f"-{key}"}}]
    return {"not": {"allOf": ways}}


def _sort(values: Values) -> tuple[SortKey, ...]:
    written = values["sort"][0].split(",") if "sort" in values else ()
    return tuple(SortKey(text.removeprefix("-"), text.startswith("-")) for text in written)


def _faults_of_sort(resource: Resource, sort: tuple[SortKey, ...]) -> Iterator[Fault]:
    known = SORTS[resource]
    suggestions = Suggestions()
    names = [key.name for key in sort]
    for name in dict.fromkeys(name for name in names if name not in known):
        expected = suggestions.of(partial(near, name, known)) or known
        detail = "The list has no such sort key." if name else EMPTY
        detail = of_several(names.index(name) + 1, len(names), detail)
        yield Fault("query", "sort", "unknown_value", detail, expected)
    if len({key.name for key in sort}) != len(sort):
        yield Fault("query", "sort", "given_twice", "A sort key is named twice.")


def _faults_of_count(values: Values) -> Iterator[Fault]:
    if values.get("count", ("false",))[0] not in {"true", "false"}:
        yield Fault("query", "count", "unknown_value", "count is true or false.", ("true", "false"))


def _position(values: Values, bound_to: bytes) -> Position | None:
    key = read_position(values, bound_to)
    return None if key is None else Position(key)


def _check_fit(position: Position, resource: Resource, sort: tuple[SortKey, ...]) -> None:
    # The checksum is no secret: whoever makes a cursor of his own still gets no odd value into SQL.
    kinds = [int if one.is_number else str for one in ordering(resource, sort)]
    values = position.values
    if [type(value) for value in values] != kinds or not all(map(_storable, values)):
        raise InvalidCursor("The cursor does not name a place in this list.")


def _storable(value: str | int) -> bool:
    # What a list is sorted by is days, and names, ids and words as records may have them.
    return abs(value) <= SAFE_INTEGER if isinstance(value, int) else are_words(value)


def _written(key: SortKey) -> str:
    return f"-{key.name}" if key.descending else key.name
