"""A query string as the names and values in it, read strictly.

The usual readers replace what they cannot decode, so that two different requests become one. Here
a name or value that is not percent-encoded UTF-8 (RFC 3986, 2.1), or that holds a character which
no value of ours can hold, is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from battleapi.errors import Fault

from .cursors import LONGEST_CURSOR

LONGEST_VALUE = LONGEST_CURSOR
"""The length in characters over which no value is looked at; nothing is longer than a cursor."""

MOST_PARAMETERS = 1_000
"""Beyond so many none is looked at: an address has room for thousands, and each can be a fault."""

LONGEST_NAME = 64
"""Names are echoed in problems, so they are cut at this length."""

_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile("[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Query:
    """The parameters of a request in the order sent, and what could not be read of it."""

    pairs: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...] = ()

    def named(self, name: str) -> tuple[str, ...]:
        """Every value sent under a name, in order."""
        return tuple(value for key, value in self.pairs if key == name)


def read_query(query_string: bytes) -> Query:
    """Read a raw query string; empty pieces between `&` are nothing."""
    pieces = [piece for piece in query_string.split(b"&") if piece]
    if len(pieces) > MOST_PARAMETERS:
        detail = f"An address has at most {MOST_PARAMETERS} parameters."
        return Query((), (Fault("query", "?", "too_many", detail, (f"0..{MOST_PARAMETERS}",)),))
    pairs: list[tuple[str, str]] = []
    faults: list[Fault] = []
    for piece in pieces:
        raw_name, _, raw_value = piece.partition(b"=")
        name = _decoded(raw_name)
        if name is None:
            faults.append(Fault("query", "?", "not_utf8", "A name is not percent-encoded UTF-8."))
            continue
        value = _value(name[:LONGEST_NAME], raw_value)
        if isinstance(value, Fault):
            faults.append(value)
        else:
            pairs.append((name, value))
    return Query(tuple(pairs), tuple(faults))


def _value(name: str, raw: bytes) -> str | Fault:
    value = _decoded(raw)
    if value is None:
        return Fault("query", name, "not_utf8", "The value is not percent-encoded UTF-8.")
    if len(value) > LONGEST_VALUE:
        detail = f"The value is longer than {LONGEST_VALUE} characters."
        return Fault("query", name, "too_long", detail, (f"0..{LONGEST_VALUE} characters",))
    if _CONTROL.search(value):
        return Fault("query", name, "control_character", "The value holds a control character.")
    return value


def _decoded(raw: bytes) -> str | None:
    if _BROKEN_ESCAPE.search(raw):
        return None
    try:
        return unquote_to_bytes(raw.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        return None
