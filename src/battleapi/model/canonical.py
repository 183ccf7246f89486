"""Canonical JSON (RFC 8785): the bytes that are stored, hashed and compared."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import rfc8785
from pydantic import BaseModel

_WRITE = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode

_OTHER_NUMBER = re.compile(rb"[:,\[]-?(?:[0-9]+\.0|[0-9.]+e[-+]?[0-9]+|[0-9]{16,})[,}\]]")
"""Where a number may stand that the standard library writes otherwise than RFC 8785: one with an
empty fraction, an exponent, or more digits than are kept. Any other has the same shortest digits in
both; an instant inside a string, which ends in `:15.123456Z`, is none."""

_BELOW_ASTRAL = bytes(range(0xF0))
"""The bytes of characters up to U+FFFF; beyond them keys may sort in another order."""


def canonical(value: BaseModel | dict[str, Any] | list[Any]) -> bytes:
    """One value as the one sequence of UTF-8 bytes that RFC 8785 allows for it.

    Raises `rfc8785.CanonicalizationError` for what I-JSON cannot hold: integers over 2**53,
    NaN and infinities, lone surrogates. A validated model holds none of them.
    """
    plain = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value
    # The library walks the value in Python, which takes several times as long and was two thirds
    # of an import. What only looks like such a number inside a string costs time, nothing else.
    try:
        content = _WRITE(plain).encode("utf-8")
    except (TypeError, ValueError):
        return rfc8785.dumps(plain)
    if _OTHER_NUMBER.search(content) or content.translate(None, _BELOW_ASTRAL):
        return rfc8785.dumps(plain)
    return content


def sha256_hex(content: bytes) -> str:
    """The SHA-256 of some bytes in lower-case hexadecimal, 64 characters."""
    return hashlib.sha256(content).hexdigest()
