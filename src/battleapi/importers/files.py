"""The files of an import: found in folders, read through gzip and bzip2."""

from __future__ import annotations

import bz2
import gzip
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import BadRequest

LONGEST_TEXT = 8_000_000
"""The most bytes of a text that is read as one: MediaWiki itself takes no page above 2 MiB."""

_COMPRESSED = (".gz", ".bz2")


def files_of(paths: Sequence[Path], *endings: str) -> tuple[Path, ...]:
    """The files that are meant: those named, and of folders those with one of the endings.

    An ending is written as `.csv`, in lower case, and fits `.CSV`, `.csv.gz` and `.csv.bz2` too. A
    folder is searched as deep as it goes, and its files come in the order of their names. Raises
    BadRequest for a path that is not there and for a folder without any such file.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            if not path.exists():
                raise BadRequest(f"There is no file {path.name}.")
            found[path] = None
            continue
        inside = [one for one in sorted(path.rglob("*")) if one.is_file() and _ends(one, endings)]
        if not inside:
            raise BadRequest(f"The folder {path.name} has no file {', '.join(endings)} in it.")
        found |= dict.fromkeys(inside)
    return tuple(found)


def plain_name(path: Path) -> str:
    """The name of a file without the ending that says how it is compressed."""
    return path.stem if path.suffix.lower() in _COMPRESSED else path.name


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where its name ends in `.gz` or `.bz2`.

    Raises BadRequest where it cannot be read, or is not packed as its name says.
    """
    try:
        with _file(path) as file:
            yield file
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadRequest(f"{path.name} cannot be unpacked: {error}.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadRequest(f"{path.name} cannot be read: {reason}.") from error


def text_of(path: Path) -> str:
    """A text in UTF-8 as one.

    Raises BadRequest as `opened` does, and where it is no UTF-8 or longer than may be.
    """
    with opened(path) as file:
        read = file.read(LONGEST_TEXT + 1)
    if len(read) > LONGEST_TEXT:
        raise BadRequest(f"{path.name} has more than {LONGEST_TEXT:,} bytes: it is not read.")
    try:
        return read.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest(f"{path.name} is no text in UTF-8: {error}.") from error


def _file(path: Path) -> BinaryIO:
    match path.suffix.lower():
        case ".gz":
            return cast("BinaryIO", gzip.open(path))
        case ".bz2":
            return cast("BinaryIO", bz2.open(path))
        case _:
            return path.open("rb")


def _ends(path: Path, endings: Sequence[str]) -> bool:
    return plain_name(path).lower().endswith(tuple(endings))
