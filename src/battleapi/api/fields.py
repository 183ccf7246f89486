"""`fields=`: documents cut down to the members that were asked for, nested by dots.

`fields=id,date.earliest,claims.quantity` keeps those members wherever the path leads through
objects and lists. What a path names is kept whole; what a kind of claim does not have is absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

from pydantic import JsonValue

from battleapi.errors import Fault

from .parameters import EMPTY, Suggestions, near, of_several

Selection: TypeAlias = "dict[str, Selection]"
"""The members to keep, each with those to keep of it; an empty one keeps everything."""


def field_paths(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """Every path into the documents of a JSON Schema, parents before their members."""
    return tuple(dict.fromkeys(_paths(schema, schema.get("$defs", {}), "")))


def select(text: str, known: tuple[str, ...]) -> tuple[Selection, tuple[Fault, ...]]:
    """Read the value of `fields`; paths that the documents do not have are faults.

    To look for near paths takes milliseconds, which only a thread has.
    """
    sent = text.split(",")
    paths = dict.fromkeys(sent)
    legal = frozenset(known)
    unknown = [path for path in paths if path not in legal]
    if unknown:
        suggestions = Suggestions()
        places = {path: number for number, path in reversed(list(enumerate(sent, 1)))}
        return {}, tuple(
            Fault(
                "query",
                "fields",
                "unknown_field",
                of_several(places[path], len(sent), _NO_SUCH_FIELD if path else EMPTY),
                suggestions.of(partial(near, path, known)),
            )
            for path in unknown
        )
    selection: Selection = {}
    for path in sorted(paths, key=len):
        _add(selection, path.split("."))
    return selection, ()


def cut(body: bytes, selection: Selection) -> bytes:
    """A document with the selected members only, in the order of the document."""
    kept = _cut(json.loads(body), selection)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


_NO_SUCH_FIELD = "The documents here have no such field."


def _add(selection: Selection, path: list[str]) -> None:
    # Shorter paths come first, so a member that is kept whole stays whole.
    first, *rest = path
    if not rest:
        selection[first] = {}
    elif first not in selection:
        selection[first] = {}
        _add(selection[first], rest)
    elif selection[first]:
        _add(selection[first], rest)


def _cut(value: JsonValue, selection: Selection) -> JsonValue:
    if not selection:
        return value
    if isinstance(value, list):
        return [_cut(member, selection) for member in value]
    if isinstance(value, dict):
        return {
            name: _cut(member, selection[name])
            for name, member in value.items()
            if name in selection
        }
    return value


def _paths(schema: Mapping[str, Any], definitions: Mapping[str, Any], at: str) -> Iterator[str]:
    for variant in _variants(schema, definitions):
        if "items" in variant:
            yield from _paths(variant["items"], definitions, at)
        for name, member in variant.get("properties", {}).items():
            path = f"{at}.{name}" if at else name
            yield path
            yield from _paths(member, definitions, path)


def _variants(
    schema: Mapping[str, Any], definitions: Mapping[str, Any]
) -> Iterator[Mapping[str, Any]]:
    if "$ref" in schema:
        yield from _variants(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    for group in ("anyOf", "oneOf", "allOf"):
        for member in schema.get(group, ()):
            yield from _variants(member, definitions)
    if "properties" in schema or "items" in schema:
        yield schema
