"""Results of the query service, read into items: rows of one item that stand together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from .entities import StatementError
from .items import Amount, Entity, Item, Point, Statement, Value
from .times import of_result

_ENTITY = "http://www.wikidata.org/entity/"
_ITEMS = {
    "class": "P31",
    "location": "P276",
    "country": "P17",
    "partOf": "P361",
    "participant": "P710",
}
_TIMES = {"pointInTime": "P585", "startTime": "P580", "endTime": "P582"}
_NUMBERS = {
    "deaths": "P1120",
    "injured": "P1339",
    "missing": "P1446",
    "survivors": "P1561",
    "casualties": "P1590",
}
_POINT = "Point("
Row = Mapping[str, Any]


def items_of(
    rows: Iterable[object], refused: Callable[[StatementError], None]
) -> Iterator[tuple[int, Item]]:
    """Each item with the number of its first row.

    Raises ValueError where a row names no item of Wikidata.
    """
    numbered = enumerate(rows, start=1)
    for item_id, group in groupby(numbered, key=lambda one: _item(one[1])):
        same = [(number, row) for number, row in group if isinstance(row, dict)]
        first = same[0][0]
        label = next((_text(row, "itemLabel") for _, row in same if "itemLabel" in row), None)
        statements: dict[tuple[str, Value], Statement] = {}
        codes: dict[str, str] = {}
        for number, row in same:
            if "country" in row and "countryCode" in row:
                codes[_id(_text(row, "country"))] = _text(row, "countryCode")
            for name, variable in _variables(row):
                locator = f"row/{number}"
                try:
                    value = _value(row, variable)
                except ValueError as error:
                    refused(StatementError(locator, _text(row, variable), str(error)))
                else:
                    statements.setdefault((name, value), Statement(name, value, locator))
        named = None if label == item_id else label
        yield first, Item(item_id, named, (), None, None, None, (*statements.values(),), codes)


def _item(row: object) -> str:
    match row:
        case {"item": {"value": str(address)}} if address.startswith(f"{_ENTITY}Q"):
            return _id(address)
        case _:
            raise ValueError("A row has no item.")


def _variables(row: Row) -> Iterator[tuple[str, str]]:
    for variable, name in (*_ITEMS.items(), *_TIMES.items(), *_NUMBERS.items(), ("coord", "P625")):
        if variable in row:
            yield name, variable


def _value(row: Row, variable: str) -> Value:
    text = _text(row, variable)
    if variable in _ITEMS:
        label = _text(row, f"{variable}Label") if f"{variable}Label" in row else None
        return Entity(_id(text), None if label == _id(text) else label)
    if variable in _TIMES:
        return of_result(text, *_told_of(row, variable))
    if variable in _NUMBERS:
        bounds = (row.get(f"{variable}{end}") for end in ("Lower", "Upper"))
        lower, upper = (None if one is None else str(one["value"]) for one in bounds)
        return Amount(text, lower, upper)
    lon, _, lat = text.removeprefix(_POINT).removesuffix(")").partition(" ")
    return Point(float(lat), float(lon), None)


def _told_of(row: Row, variable: str) -> tuple[int, str]:
    precision = f"{variable}Precision"
    if precision not in row:
        raise ValueError(f"Without {precision} nobody knows what of it is stated.")
    calendar = f"{variable}Calendar"
    return int(_text(row, precision)), _id(_text(row, calendar)) if calendar in row else ""


def _text(row: Row, variable: str) -> str:
    return " ".join(str(row[variable]["value"]).split())


def _id(address: str) -> str:
    return address.removeprefix(_ENTITY)
