"""Arrays in JSON texts that are too large for memory, read item by item."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Sequence
from json import JSONDecodeError
from typing import BinaryIO

LONGEST = 32_000_000
"""The most characters of a value that is kept."""

_CHUNK = 1 << 16
_WHITE = " \t\r\n"
_OF_NUMBERS = "0123456789.eE+-"
_DECODER = json.JSONDecoder()


class JsonStream:
    """A JSON text in UTF-8 (RFC 8259) of which only what is asked for is kept.

    Raises ValueError wherever it turns out to be none.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._at = 0
        self._ended = False

    def items(self, path: Sequence[str]) -> Iterator[object]:
        """The items of the array that the keys lead to, from object to object.

        Without keys they are those of the array that the text is; nothing after it is read. Raises
        ValueError where there is no such array.
        """
        for key in path:
            self._enter(key)
        self._expect("[")
        if self._next() == "]":
            return
        yield self._value()
        while self._expect(",", "]") == ",":
            yield self._value()

    def _enter(self, key: str) -> None:
        """Go to the value of a key, past those of others."""
        self._expect("{")
        mark = self._next()
        while mark != "}":
            found = self._value()
            self._expect(":")
            if found == key:
                return
            self._value()
            mark = self._expect(",", "}")
        raise ValueError(f"There is no {key} in it.")

    def _value(self) -> object:
        self._next()
        size = _CHUNK
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except JSONDecodeError:
                if self._ended:
                    raise
            else:
                # A number may go on in what is not read yet: `0.` is 0 and more to come.
                if self._ended or self._text[end : end + 1].strip(_OF_NUMBERS):
                    self._at = end
                    return value
            if len(self._text) - self._at > LONGEST:
                raise ValueError(f"A value in it has more than {LONGEST:,} characters.")
            # Twice as much each time: a value of any length is tried a few times only.
            self._read(size)
            size *= 2

    def _expect(self, *marks: str) -> str:
        mark = self._next()
        if not mark or mark not in marks:
            raise ValueError(f"There is {mark or 'its end'} where {' or '.join(marks)} should be.")
        self._at += 1
        return mark

    def _next(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _WHITE:
                self._at += 1
            if self._at < len(self._text) or self._ended:
                return self._text[self._at : self._at + 1]
            self._read(_CHUNK)

    def _read(self, size: int) -> None:
        chunk = self._file.read(size)
        self._ended = not chunk
        more = self._decoder.decode(chunk, final=self._ended)
        self._text = self._text[self._at :] + more
        self._at = 0
