"""An answer whose bytes and headers are ready: nothing is rendered or encoded on the way out."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Protocol

from starlette.responses import Response

from battleapi.errors import NotAcceptable, PreconditionFailed

from .conditional import Outcome, evaluate, http_date
from .headers import JSON, REVALIDATE, RawHeaders
from .negotiation import Coding, best_media_type, content_coding


class Answer(Response):
    """A response of finished bytes.

    Starlette's own constructor renders the content and builds the headers from text each time;
    that alone costs more than looking up a stored document.
    """

    def __init__(self, status_code: int, raw_headers: RawHeaders, body: bytes = b"") -> None:
        self.status_code = status_code
        self.raw_headers = raw_headers
        self.body = body
        self.background = None


class Representation(Protocol):
    """Bytes that can be sent plain or compressed, and the tag of the plain ones (unquoted)."""

    @property
    def body(self) -> bytes:
        """The plain bytes."""
        ...

    @property
    def gzip(self) -> bytes:
        """The same, compressed."""
        ...

    @property
    def etag(self) -> str:
        """The entity tag of the plain bytes without its quotes."""
        ...


@dataclass(frozen=True)
class Made:
    """A representation made while the service runs; compressed the first time that is asked for.

    `state` is what its entity tag speaks for where that is not simply the bytes.
    """

    body: bytes
    state: bytes | None = None
    revision: int | None = None

    @cached_property
    def gzip(self) -> bytes:
        """The body compressed; the same bytes each time (no time stamp inside)."""
        return gzip.compress(self.body, compresslevel=5, mtime=0)

    @cached_property
    def etag(self) -> str:
        """`<revision>-<digest>` where there is a revision, else the digest alone."""
        digest = sha256(self.body if self.state is None else self.state).hexdigest()[:16]
        return digest if self.revision is None else f"{self.revision}-{digest}"


@dataclass(frozen=True, slots=True)
class Keeping:
    """How an answer may be kept and what it links to."""

    cache_control: bytes = REVALIDATE
    links: bytes = b""
    last_modified: datetime | None = None
    media_type: bytes = JSON
    extra: tuple[tuple[bytes, bytes], ...] = ()


REQUEST_HEADERS = frozenset(
    {
        b"accept",
        b"accept-encoding",
        b"if-match",
        b"if-none-match",
        b"if-modified-since",
        b"if-unmodified-since",
    }
)


def request_headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """The headers that decide about an answer; those sent twice are joined (RFC 9110, 5.3)."""
    found: dict[bytes, bytes] = {}
    for name, value in raw:
        if name in REQUEST_HEADERS:
            found[name] = value if name not in found else found[name] + b", " + value
    return found


def respond(
    representation: Representation, headers: Mapping[bytes, bytes], keeping: Keeping
) -> Answer:
    """The answer to a GET: 200 with the bytes, or 304 with the same headers and none.

    Raises:
        NotAcceptable: The client refuses the media type or both codings.
        StateChanged: `If-Match` or `If-Unmodified-Since` names another state.
    """
    accept = headers.get(b"accept")
    if accept is not None and accept != b"*/*":
        _check_media_type(accept, keeping.media_type)
    coding = content_coding(headers.get(b"accept-encoding"))
    if coding is None:
        raise NotAcceptable("The body is sent plain or as gzip, and the request refuses both.")
    if coding is Coding.GZIP:
        etag = b'"%b-gzip"' % representation.etag.encode("ascii")
    else:
        etag = b'"%b"' % representation.etag.encode("ascii")
    sent: RawHeaders = [
        (b"etag", etag),
        (b"cache-control", keeping.cache_control),
        (b"vary", b"Accept-Encoding"),
    ]
    if keeping.links:
        sent.append((b"link", keeping.links))
    if keeping.last_modified is not None:
        sent.append((b"last-modified", http_date(keeping.last_modified)))
    sent.extend(keeping.extra)
    outcome = evaluate(headers, etag, keeping.last_modified)
    if outcome is Outcome.FAILED:
        raise StateChanged(etag)
    if outcome is Outcome.NOT_MODIFIED:
        return Answer(304, sent)
    if coding is Coding.GZIP:
        body = representation.gzip
        sent.append((b"content-encoding", b"gzip"))
    else:
        body = representation.body
    sent.append((b"content-type", keeping.media_type))
    sent.append((b"content-length", b"%d" % len(body)))
    return Answer(200, sent, body)


class StateChanged(PreconditionFailed):
    """A failed precondition that carries the current tag, so that the client need not ask again."""

    def __init__(self, etag: bytes) -> None:
        super().__init__("The thing is in another state now; its ETag is in the header.")
        self.etag = etag


def _check_media_type(accept: bytes, media_type: bytes) -> None:
    offered = media_type.partition(b";")[0].decode("ascii")
    if best_media_type(accept, (offered,)) is None:
        raise NotAcceptable(f"This address gives {offered}.")
