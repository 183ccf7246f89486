"""What the client takes: media types (RFC 9110, 12.5.1) and content codings (12.5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache


class Coding(StrEnum):
    """How the body is sent."""

    IDENTITY = "identity"
    GZIP = "gzip"


# Clients send a handful of different values; the cache is bounded because they could send any.
@lru_cache(maxsize=256)
def best_media_type(accept: bytes | None, offered: tuple[str, ...]) -> str | None:
    """The offered media type that an `Accept` header prefers, or None where it takes none.

    Without the header the first offer is taken. Of equally good offers the earlier wins.
    Parameters other than `q` are not weighed: every offer here has one form.
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = dict(_weighted(accept))
    quality = {media_type: _media_quality(media_type, ranges) for media_type in offered}
    best = max(offered, key=lambda media_type: quality[media_type])
    return best if quality[best] > 0 else None


@lru_cache(maxsize=256)
def content_coding(accept_encoding: bytes | None) -> Coding | None:
    """The coding to send, or None where the client refuses both plain bytes and gzip.

    An absent or empty header means plain bytes: compressing unasked surprises small clients.
    """
    if accept_encoding is None or not accept_encoding.strip():
        return Coding.IDENTITY
    codings = dict(_weighted(accept_encoding))
    gzip = codings.get("gzip", codings.get("x-gzip", codings.get("*", 0.0)))
    if gzip > 0 and gzip >= codings.get("identity", 0.0):
        return Coding.GZIP
    return None if identity_refused(accept_encoding) else Coding.IDENTITY


def identity_refused(accept_encoding: bytes | None) -> bool:
    """Whether plain bytes will not do: they are acceptable unless a weight of 0 says otherwise."""
    codings = dict(_weighted(accept_encoding or b""))
    return codings.get("identity", codings.get("*", 1.0)) == 0.0


def _media_quality(media_type: str, ranges: dict[str, float]) -> float:
    # The most specific range speaks for a type, even where a wider one would be kinder.
    for candidate in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        if candidate in ranges:
            return ranges[candidate]
    return 0.0


def _weighted(header: bytes) -> Iterator[tuple[str, float]]:
    for element in header.decode("latin-1").split(","):
        name, *parameters = element.split(";")
        if name.strip():
            yield name.strip().lower(), _quality(parameters)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                weight = float(value.strip())
            except ValueError:
                return 0.0
            return weight if 0.0 <= weight <= 1.0 else 0.0
    return 1.0
