"""Canonical JSON (RFC 8785): the bytes that are stored, hashed and compared."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785
from pydantic import BaseModel


def canonical(value: BaseModel | dict[str, Any] | list[Any]) -> bytes:
    """One value as the one sequence of UTF-8 bytes that RFC 8785 allows for it.

    Raises `rfc8785.CanonicalizationError` for what I-JSON cannot hold: integers over 2**53,
    NaN and infinities, lone surrogates. A validated model holds none of them.
    """
    plain = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value
    return rfc8785.dumps(plain)


def sha256_hex(content: bytes) -> str:
    """The SHA-256 of some bytes in lower-case hexadecimal, 64 characters."""
    return hashlib.sha256(content).hexdigest()
