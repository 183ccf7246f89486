"""Cursors: where a list goes on, bound to the question that they came from.

A cursor is `k1.` and base64url text: eight bytes of checksum over the question and the position,
then the position as JSON. It keeps nothing secret; the checksum finds every altered character and
every cursor that is used with other filters or another sort. Whoever computes it himself can put
anything behind it, so what a cursor holds is still judged as input.
"""

from __future__ import annotations

import base64
import binascii
import json
from hashlib import blake2b

from battleapi.errors import InvalidCursor

Key = tuple[str | int, ...]
"""The values that a list is sorted by, ending in the id that breaks ties."""

LONGEST_CURSOR = 3_000
"""In characters. The longest key is a name of 400 characters of four bytes each, two ids, a kind
and some numbers: under 2,000 bytes as JSON, which become under 2,700 characters."""

_VERSION = "k1."
_CHECKSUM_BYTES = 8

CURSOR_PATTERN = r"^k1\.[A-Za-z0-9_-]+$"
"""What every cursor looks like."""


def write_cursor(question: bytes, position: Key) -> str:
    """The cursor of a position; `question` is what the cursor shall be bound to."""
    payload = json.dumps(position, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    content = _checksum(question, payload) + payload
    return _VERSION + base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def read_cursor(question: bytes, cursor: str) -> Key:
    """The position that a cursor of this question names.

    Raises:
        InvalidCursor: It was altered, it belongs to another question, or it holds no position.
    """
    if len(cursor) > LONGEST_CURSOR:
        raise InvalidCursor("The cursor is longer than any that is given.")
    text = cursor.removeprefix(_VERSION)
    padded = text + "=" * (-len(text) % 4)
    try:
        content = base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise InvalidCursor(_REFUSAL) from error
    checksum, payload = content[:_CHECKSUM_BYTES], content[_CHECKSUM_BYTES:]
    if checksum != _checksum(question, payload):
        raise InvalidCursor(_REFUSAL)
    try:
        position = _position(payload)
        # Several texts decode to the same bytes (the last character has spare bits); one is ours.
        genuine = write_cursor(question, position) == cursor
    except (ValueError, RecursionError) as error:
        raise InvalidCursor(_REFUSAL) from error
    if not genuine:
        raise InvalidCursor(_REFUSAL)
    return position


_REFUSAL = (
    "The cursor was altered or belongs to another question. "
    "Follow `next` as it is given, or start again without a cursor."
)


def _position(payload: bytes) -> Key:
    """The values in the JSON of a position. Raises ValueError, or RecursionError where it nests."""
    values = json.loads(payload)
    if type(values) is not list or not all(type(value) in {str, int} for value in values):
        raise ValueError("a position is a list of texts and whole numbers")
    return tuple(values)


def _checksum(question: bytes, payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECKSUM_BYTES, key=blake2b(question).digest()).digest()
