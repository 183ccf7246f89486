"""Reading record files: from disk or standard input, and those that travel in the package."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

from ..errors import BadRequest
from ..model.json_text import read_json
from ..model.record_file import RecordFile
from ..rendering.intake import read_document
from .terminal import shown_path

STANDARD_INPUT = "-"
"""What stands for standard input where a file is named."""


def read_record(path: str) -> RecordFile:
    """The record file at a path, checked whole; with or without what is computed.

    Raises BadRequest where it cannot be read, InvalidJson where it is no JSON, InvalidRecord with
    every rule that it breaks.
    """
    try:
        content = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except OSError as error:
        raise BadRequest(f"It cannot be read: {error.strerror or error}.") from error
    return read_document(read_json(content))


def named(path: str) -> str:
    """What a record file is called in a report."""
    return "standard input" if path == STANDARD_INPUT else shown_path(path)


def bundled_records() -> tuple[RecordFile, ...]:
    """The records that travel in the package, by the name of their files."""
    folder = files("battleapi") / "records"
    found = sorted(
        (one for one in folder.iterdir() if one.name.endswith(".json")), key=lambda one: one.name
    )
    return tuple(read_document(read_json(one.read_bytes())) for one in found)
