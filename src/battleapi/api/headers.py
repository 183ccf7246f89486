"""The headers of answers: what every answer has, how long each kind may be kept, and links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

RawHeaders = list[tuple[bytes, bytes]]

# The policy is about pages that a browser might make of an answer. The pages of /problems need
# nothing that it forbids; the console at /docs runs scripts and sends a policy of its own.
CONTENT_SECURITY_POLICY = b"default-src 'none'; frame-ancestors 'none'"

CORS_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"access-control-allow-origin", b"*"),
    (
        b"access-control-expose-headers",
        b"ETag, Link, Last-Modified, Retry-After, X-Request-ID, Allow",
    ),
)
"""Reading is public and nothing depends on a cookie or a key, so every origin may read.

These headers are ours because Starlette's middleware answers a preflight that it refuses as
`text/plain`, sends nothing where no `Origin` came (so that a shared cache may keep an answer
without the header), and costs a wrapped `send` each time.
"""

PREFLIGHT_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (
        b"access-control-allow-headers",
        (
            b"Accept, Content-Type, If-Match, If-Modified-Since, If-None-Match, "
            b"If-Unmodified-Since, X-Request-ID"
        ),
    ),
    (b"access-control-max-age", b"86400"),
)

SECURITY_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"cross-origin"),
)

REVALIDATE = b"public, max-age=0, must-revalidate, s-maxage=60"
"""An editor must never read stale bytes; a 304 is the cheapest thing we do."""

IMMUTABLE = b"public, max-age=31536000, immutable"
"""For bytes that an address will always give."""

NO_STORE = b"no-store"
"""For problems, health and whatever is true only now."""

JSON = b"application/json"


# What may stand in a query as it is (RFC 3986, 3.4) and reads better so.
_SAFE = "!/:,"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a `Link` header (RFC 8288); the target is relative to the service."""

    target: str
    relation: str


def link_header(links: Iterable[Link]) -> bytes:
    """Links as one header value; targets are percent-encoded already."""
    return ", ".join(f'<{link.target}>; rel="{link.relation}"' for link in links).encode("ascii")


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A path with the parameters that were sent, as a relative address."""
    query = urlencode(tuple(pairs), safe=_SAFE, quote_via=quote)
    return f"{path}?{query}" if query else path


def licence_link(licence: str | None) -> str:
    """The last link of data, a comma before it; empty where no licence is known."""
    return "" if licence is None else f', <{licence}>; rel="license"'
