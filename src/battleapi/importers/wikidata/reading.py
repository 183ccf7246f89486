"""Files of Wikidata, item by item, in whichever of the forms they are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from ...errors import BadRequest
from ..files import opened
from ..json_stream import LONGEST, JsonStream
from .entities import StatementError, classes_of, item_of
from .items import Item
from .results import items_of

ENDINGS = (".json", ".jsonl", ".ndjson", ".srj")
_FIRST_KEY = re.compile(rb'\s*\{\s*"([a-z]+)"')
_HEAD = 4096
_BOM = b"\xef\xbb\xbf"


class Read(NamedTuple):
    """An item, or why there is none; `number` counts the entities or rows of a file from 1.

    `item` and `reason` are both null for an entity of a dump that is no battle: most are not.
    """

    number: int
    id: str
    item: Item | None
    reason: str | None = None


def read_items(
    path: Path,
    classes: Mapping[str, object],
    refused: Callable[[StatementError], None],
) -> Iterator[Read]:
    """The items of a file that are instances of a class, and what is told of the others.

    Raises BadRequest where the file cannot be read.
    """
    try:
        with opened(path) as file:
            head = file.read(_HEAD).removeprefix(_BOM)
            file.seek(0)
            found = _FIRST_KEY.match(head)
            key = found[1] if found else b""
            if key in (b"head", b"results"):
                rows = JsonStream(file).items(["results", "bindings"])
                for number, item in items_of(rows, refused):
                    yield Read(number, item.id, item)
            elif key == b"entities":
                entities = json.loads(_at_most(file.read(LONGEST + 1)))["entities"]
                listed = enumerate(entities.values(), start=1)
                yield from _of_entities(listed, entities, classes, refused, tell=True)
            else:
                stream = JsonStream(file).items([]) if head.lstrip()[:1] == b"[" else _lines(file)
                yield from _of_entities(
                    enumerate(stream, start=1), {}, classes, refused, tell=False
                )
    except (ValueError, TypeError, AttributeError) as error:
        raise BadRequest(f"{path.name} is no JSON of Wikidata: {error}") from error


def _lines(file: BinaryIO) -> Iterator[object]:
    while line := file.readline(LONGEST + 1):
        if line.strip():
            yield json.loads(_at_most(line))


def _at_most(read: bytes) -> bytes:
    if len(read) > LONGEST:
        raise ValueError(f"What is read of it at once has more than {LONGEST:,} bytes.")
    return read


def _of_entities(
    numbered: Iterator[tuple[int, object]],
    others: Mapping[str, Mapping[str, Any]],
    classes: Mapping[str, object],
    refused: Callable[[StatementError], None],
    *,
    tell: bool,
) -> Iterator[Read]:
    for number, entity in numbered:
        if not isinstance(entity, dict):
            yield Read(number, str(entity)[:100], None, "It is no entity.")
            continue
        own = classes_of(entity)
        name = str(entity.get("id", ""))
        if classes.keys() & set(own):
            yield Read(number, name, item_of(entity, others, refused))
        elif tell:
            of = ", ".join(own) or "nothing"
            yield Read(number, name, None, f"It is an instance of {of}, and no battle.")
        else:
            yield Read(number, name, None)
