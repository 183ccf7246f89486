"""Reading record files: from disk, and those that travel in the package."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from ..errors import InvalidJson
from ..model.checking import read_record_file
from ..model.record_file import RecordFile


def read_record(path: Path) -> RecordFile:
    """The record file at a path, checked whole.

    Raises InvalidJson where it cannot be read, InvalidRecord with every rule that it breaks.
    """
    return _read(path.read_bytes())


def bundled_records() -> tuple[RecordFile, ...]:
    """The records that travel in the package, by the name of their files."""
    folder = files("battleapi") / "records"
    found = sorted(
        (one for one in folder.iterdir() if one.name.endswith(".json")), key=lambda one: one.name
    )
    return tuple(_read(one.read_bytes()) for one in found)


def _read(content: bytes) -> RecordFile:
    try:
        document = json.loads(content)
    except ValueError as error:
        raise InvalidJson(f"The file is not JSON: {error}.") from None
    return read_record_file(document)
