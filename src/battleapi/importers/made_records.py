"""Records that importers make: checked whole before they are given on, or why there is none."""

from __future__ import annotations

from pydantic import ValidationError

from ..errors import InvalidRecord
from ..model.checking import check, invalid
from ..model.record_file import RecordFile


def checked(file: RecordFile) -> RecordFile:
    """The same file. Raises InvalidRecord with every rule that it breaks."""
    faults = tuple(check(file, file.registry))
    if faults:
        raise invalid(faults)
    return file


def told(error: ValueError | InvalidRecord) -> str:
    """Why no record could be made, in a few sentences."""
    if isinstance(error, InvalidRecord):
        return " ".join(f"{fault.at}: {fault.detail}" for fault in error.faults)
    if isinstance(error, ValidationError):
        return " ".join(
            f"{'/'.join(map(str, one['loc']))}: {one['msg']}." for one in error.errors()
        )
    return str(error)
