"""The files of the data set, row by row, in the forms in which it is given out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ...errors import BadRequest
from ..files import opened, plain_name
from ..json_stream import JsonStream
from ..tables import Row, read_table
from .events import COLUMNS

_GEOJSON = (".geojson", ".json")
ENDINGS = (".csv", *_GEOJSON)
"""How the files of a folder end that are meant."""


def read_rows(path: Path) -> Iterator[Row]:
    """The events of a CSV file, or of a GeoJSON file (RFC 7946) whose properties are the columns.

    Raises BadRequest where it cannot be read, or has other columns.
    """
    if not plain_name(path).lower().endswith(_GEOJSON):
        yield from read_table(path, COLUMNS)
        return
    try:
        with opened(path) as file:
            for number, feature in enumerate(JsonStream(file).items(["features"]), start=1):
                yield _row(number, feature)
    except ValueError as error:
        raise BadRequest(f"{path.name} is no GeoJSON: {error}") from error


def _row(number: int, feature: object) -> Row:
    """The properties of a feature as the cells of a row, with the degrees of its point."""
    cells: dict[str, str] = {}
    match feature:
        case {"properties": dict(properties), **others}:
            cells = _degrees(others) | {key: _text(one) for key, one in properties.items()}
    return Row(number, cells, str(feature)[:400], whole=cells.keys() >= {*COLUMNS})


def _degrees(feature: Mapping[Any, Any]) -> dict[str, str]:
    match feature.get("geometry"):
        case {"type": "Point", "coordinates": [lon, lat, *_]}:
            return {"latitude": _text(lat), "longitude": _text(lon)}
        case _:
            return {}


def _text(value: object) -> str:
    """A value as a CSV file has it."""
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)
