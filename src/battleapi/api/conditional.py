"""Conditional requests (RFC 9110, section 13), with one rule of our own.

Names of other things are embedded in documents, so a document's bytes can change without a new
revision. `If-None-Match` therefore compares the whole tag, as a cache must, and `If-Match` only the
revision in front of the first hyphen: an editor who read revision 3 still holds revision 3 after
somebody renamed a country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from enum import Enum

_ENTITY_TAG = re.compile(rb'(W/)?"([\x21\x23-\x7e\x80-\xff]*)"')


class Outcome(Enum):
    """What the conditions of a request come to."""

    PROCEED = "send the representation"
    NOT_MODIFIED = "304"
    FAILED = "412"


def evaluate(
    headers: Mapping[bytes, bytes], etag: bytes, last_modified: datetime | None = None
) -> Outcome:
    """What to do with a GET, in the order of RFC 9110, 13.2.2.

    `headers` are the request's by lower-case name, `etag` is the current tag with its quotes,
    `last_modified` is given only where the bytes can never change again.
    """
    wanted = headers.get(b"if-match")
    if wanted is not None:
        if not _names_the_state(wanted, etag):
            return Outcome.FAILED
    elif last_modified is not None:
        unmodified_since = _instant(headers.get(b"if-unmodified-since"))
        if unmodified_since is not None and _seconds(last_modified) > unmodified_since:
            return Outcome.FAILED
    held = headers.get(b"if-none-match")
    if held is not None:
        return Outcome.NOT_MODIFIED if _holds(held, etag) else Outcome.PROCEED
    if last_modified is not None:
        modified_since = _instant(headers.get(b"if-modified-since"))
        if modified_since is not None and _seconds(last_modified) <= modified_since:
            return Outcome.NOT_MODIFIED
    return Outcome.PROCEED


def http_date(instant: datetime) -> bytes:
    """An instant in UTC as an HTTP date (RFC 9110, 5.6.7), to the second."""
    return format_datetime(instant, usegmt=True).encode("ascii")


def _holds(header: bytes, etag: bytes) -> bool:
    # Weak comparison: a `W/` before a tag does not matter (RFC 9110, 8.8.3.2).
    if header == etag or _any_state(header):
        return True
    return any(tag == etag[1:-1] for _, tag in _ENTITY_TAG.findall(header))


def _names_the_state(header: bytes, etag: bytes) -> bool:
    # Strong comparison: a weak tag never matches.
    state = _state(etag[1:-1])
    tags = _ENTITY_TAG.findall(header)
    return _any_state(header) or any(not weak and _state(tag) == state for weak, tag in tags)


def _any_state(header: bytes) -> bool:
    return header.strip() == b"*"


def _state(tag: bytes) -> bytes:
    return tag.partition(b"-")[0]


def _seconds(instant: datetime) -> datetime:
    return instant.replace(microsecond=0)


def _instant(header: bytes | None) -> datetime | None:
    if header is None:
        return None
    try:
        instant = parsedate_to_datetime(header.decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        return None
    return instant if instant.tzinfo is not None else None
