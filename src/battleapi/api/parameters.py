"""Query parameters: declared once, read strictly, every fault of a request reported together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from typing import Any

from battleapi.errors import Fault, InvalidParameters

from .query import LONGEST_NAME, Query, read_query


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter: what it means, what one value of it may be, whether it may repeat.

    `schema` is the JSON Schema of one value as a string is read; `separated` marks a value that is
    a list divided by commas, of which `schema` then is the member. `together` is what the schema
    says of all values at once. `example` holds for the bundled record.
    """

    name: str
    doc: str
    schema: Mapping[str, Any]
    repeatable: bool = False
    separated: bool = False
    together: Mapping[str, Any] = field(default_factory=dict)
    example: str | None = None

    def documented(self) -> dict[str, Any]:
        """The parameter object of OpenAPI 3.1."""
        many = self.repeatable or self.separated
        schema: dict[str, Any] = dict(self.schema)
        if many:
            schema = {"type": "array", "items": schema, "minItems": 1, **self.together}
        if self.example is not None:
            # In the schema, since the console fills in what stands as `example` of a parameter:
            # every filter at once would be asked for, and would find nothing.
            schema["examples"] = [self.example.split(",") if many else self.example]
        described: dict[str, Any] = {
            "name": self.name,
            "in": "query",
            "required": False,
            "description": self.doc + (f" Example: `{self.example}`." if self.example else ""),
            "schema": schema,
        }
        if many:
            described |= {"style": "form", "explode": not self.separated}
        return described


Values = Mapping[str, tuple[str, ...]]
"""What was sent for each declared parameter, in the order sent."""


def read_values(
    query_string: bytes, declared: Iterable[Parameter]
) -> tuple[Values, tuple[Fault, ...]]:
    """Sort a query string by declared parameter; what does not fit is a fault, not a silence."""
    by_name = {parameter.name: parameter for parameter in declared}
    query = read_query(query_string)
    faults = [*query.faults, *_unknown(query, by_name)]
    values: dict[str, tuple[str, ...]] = {}
    for name, parameter in by_name.items():
        sent = query.named(name)
        if len(sent) > 1 and not parameter.repeatable:
            faults.append(Fault("query", name, "given_twice", f"{name} takes one value."))
        elif sent:
            values[name] = sent
    return values, tuple(faults)


def no_parameters(query_string: bytes) -> None:
    """Refuse every parameter, for an address that takes none.

    Raises:
        InvalidParameters: There is one.
    """
    if query_string:
        _, faults = read_values(query_string, ())
        refuse(faults)


def refuse(faults: Sequence[Fault]) -> None:
    """Refuse the request if anything is wrong with it.

    Raises:
        InvalidParameters: With every fault.
    """
    if faults:
        number = "1 parameter is" if len(faults) == 1 else f"{len(faults)} parameters are"
        raise InvalidParameters(f"{number} not valid. Nothing was searched.", tuple(faults))


def near(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that a misspelt one may have meant, the nearest first."""
    return tuple(get_close_matches(name[:LONGEST_NAME], tuple(known), n=3, cutoff=0.6))


EMPTY = "The value is empty."


def of_several(number: int, count: int, detail: str) -> str:
    """What is wrong with one of several values: which one, since values are never repeated."""
    return detail if count == 1 else f"Value {number} of {count}: {detail}"


MOST_SUGGESTIONS = 3
"""For how many faults of one sort near names are sought: it takes milliseconds for each."""


class Suggestions:
    """What the first faults of a request are told besides; to the others it gives nothing.

    A request can hold some thousand faults, and to look for near names takes longer for each than
    everything else. Whoever reads the first ones sees what is wrong.
    """

    def __init__(self) -> None:
        self._left = MOST_SUGGESTIONS

    def of(self, search: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """What a search finds, while there are searches left."""
        self._left -= 1
        return search() if self._left >= 0 else ()


@dataclass(frozen=True, slots=True)
class _Habit:
    """Parameters of lists elsewhere, and what there is for them where `instead` is declared."""

    names: frozenset[str]
    instead: tuple[str, ...]
    detail: str


_HABITS = (
    _Habit(
        frozenset({"page", "page_size", "per_page", "pagesize", "offset", "skip", "start"}),
        ("cursor", "limit"),
        "Follow `next` from page to page; `limit` is the length of a page.",
    ),
    _Habit(
        frozenset(
            {"from", "to", "year", "month", "day", "since", "until", "before", "after"}
            | {"start_date", "end_date", "date_from", "date_to"}
        ),
        ("date",),
        "Days, months, years and stretches of them are values of `date`: `date=2023-08/2023-09`.",
    ),
    _Habit(frozenset({"q", "query", "search"}), (), "There is no search yet."),
    _Habit(frozenset({"format"}), (), "There is JSON only."),
)


def _unknown(query: Query, declared: Mapping[str, Parameter]) -> list[Fault]:
    suggestions = Suggestions()
    faults = []
    detail = "There is no such parameter here."
    if not declared:
        detail = "There are no parameters here."
    elif "id" in declared:  # as every list with filters has it
        detail = "There is no such filter or parameter here; /v1/filters has the filters."
    for name in dict.fromkeys(name for name, _ in query.pairs if name not in declared):
        habit = next((one for one in _HABITS if name in one.names), None)
        if habit is not None and {"cursor", *habit.instead} <= declared.keys():
            told, expected = f"{detail} {habit.detail}", habit.instead
        else:
            told, expected = detail, suggestions.of(partial(_near_or_all, name, declared))
        faults.append(Fault("query", name[:LONGEST_NAME], "unknown_parameter", told, expected))
    return faults


def _near_or_all(name: str, declared: Iterable[str]) -> tuple[str, ...]:
    return near(name, declared) or tuple(sorted(declared))
