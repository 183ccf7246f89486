"""Standard output that is closed, full or no longer read: one plain failure, whoever writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, cast

from ..errors import Unavailable


class OutputGivenUp(Unavailable):
    """Who read standard output has enough, which is nothing to tell of."""


@contextmanager
def guarded_output() -> Iterator[None]:
    """Make a failure of ours of whatever fails on standard output meanwhile, up to its last byte.

    It may be the library of commands that writes. Raises Unavailable.
    """
    given = sys.stdout
    # Python has none where it is closed; and the next file opened would take its number.
    stream = given or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    sys.stdout = cast("TextIO", _Guarded(stream))
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    finally:
        sys.stdout = given


@contextmanager
def writing() -> Iterator[None]:
    """Write to standard output. Raises as `guarded_output` does; after that all is dropped."""
    try:
        yield
    except OSError as error:
        _drop_the_rest()
        reason = error.strerror or str(error)
        kind = OutputGivenUp if isinstance(error, BrokenPipeError) else Unavailable
        raise kind(f"Cannot write to standard output: {reason}.") from error


class _Guarded:
    """A stream of text."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with writing():
            return self._stream.write(text)

    def flush(self) -> None:
        with writing():
            self._stream.flush()


def _drop_the_rest() -> None:
    # Python writes what is left when it ends, and would fail again.
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
