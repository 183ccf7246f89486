"""Reading record files: from disk, and those that travel in the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from ..model.json_text import read_json
from ..model.record_file import RecordFile
from ..rendering.intake import read_document


def read_record(path: Path) -> RecordFile:
    """The record file at a path, checked whole; with or without what is computed.

    Raises InvalidJson where it cannot be read, InvalidRecord with every rule that it breaks.
    """
    return read_document(read_json(path.read_bytes()))


def bundled_records() -> tuple[RecordFile, ...]:
    """The records that travel in the package, by the name of their files."""
    folder = files("battleapi") / "records"
    found = sorted(
        (one for one in folder.iterdir() if one.name.endswith(".json")), key=lambda one: one.name
    )
    return tuple(read_document(read_json(one.read_bytes())) for one in found)
