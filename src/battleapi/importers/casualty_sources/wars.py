"""The list of wars, `wars_input.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...errors import BadRequest
from .sources import WARS


@dataclass(frozen=True, slots=True)
class War:
    """An entry of the list; `number` counts them from 1."""

    number: int
    code: str
    name: str
    start: int
    end: int
    region: str


def read_wars(folder: Path) -> Mapping[str, War]:
    """The wars by their codes, in the order of the list.

    Raises BadRequest where the file cannot be read, or is no such list.
    """
    path = folder / WARS
    try:
        listed = json.loads(path.read_bytes())["wars"]
        wars = [_war(number, entry) for number, entry in enumerate(listed, start=1)]
    except OSError as error:
        raise BadRequest(f"{WARS} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadRequest(f"{WARS} is no list of wars with id, name, start, end, region.") from error
    return {one.code: one for one in wars}


def _war(number: int, entry: Mapping[str, object]) -> War:
    years = [entry[key] for key in ("start", "end")]
    start, end = (int(str(year)) for year in years)
    code, name, region = (str(entry[key]).strip() for key in ("id", "name", "region"))
    return War(number, code, name, start, end, region)
