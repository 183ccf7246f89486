"""An answer whose bytes and headers are ready: nothing is rendered or encoded on the way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from gzip import compress
from hashlib import sha256
from typing import Protocol

from starlette.responses import Response

from battleapi.errors import NotAcceptable, PreconditionFailed

from .conditional import Outcome, evaluate, http_date
from .headers import IMMUTABLE, JSON, REVALIDATE, RawHeaders
from .negotiation import Coding, best_media_type, content_coding, identity_refused


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
    def gzip(self) -> bytes | None:
        """The same, compressed; None where that saves nothing."""
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
    def gzip(self) -> bytes | None:
        """The body compressed, the same bytes each time (no time stamp inside)."""
        compressed = compress(self.body, compresslevel=3, mtime=0)
        return compressed if len(compressed) < len(self.body) else None

    @cached_property
    def etag(self) -> str:
        """`<revision>-<digest>` where there is a revision, else the digest alone."""
        digest = sha256(self.body if self.state is None else self.state).hexdigest()[:16]
        return digest if self.revision is None else f"{self.revision}-{digest}"


@dataclass(frozen=True, slots=True)
class Kind:
    """What answers of one kind have in common: media type, how long they keep, what they vary by.

    `Accept` is not in `Vary` where there is one media type: a refusal is never stored, and an
    entry for each browser's own `Accept` would empty a shared cache of its use.
    """

    media_type: bytes = JSON
    cache_control: bytes = REVALIDATE
    vary: bytes = b"Accept-Encoding"
    extra: tuple[tuple[bytes, bytes], ...] = ()


DOCUMENT = Kind()
UNCHANGING = Kind(cache_control=IMMUTABLE)


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
    representation: Representation,
    headers: Mapping[bytes, bytes],
    links: bytes = b"",
    kind: Kind = DOCUMENT,
    last_modified: datetime | None = None,
) -> Answer:
    """The answer to a GET: 200 with the bytes, or 304 with the same headers and none.

    `links` is the value of `Link`; `last_modified` is given only for bytes that never change.

    Raises:
        NotAcceptable: The client refuses the media type or both codings.
        StateChanged: `If-Match` or `If-Unmodified-Since` names another state.
    """
    accept = headers.get(b"accept")
    if accept is not None and accept != b"*/*":
        _check_media_type(accept, kind.media_type)
    compressed = _compressed(representation, headers.get(b"accept-encoding"))
    tag = representation.etag.encode("ascii")
    etag = b'"%b"' % tag if compressed is None else b'"%b-gzip"' % tag
    outcome = evaluate(headers, etag, last_modified)
    if outcome is Outcome.FAILED:
        raise StateChanged(etag)
    sent: RawHeaders = [
        (b"etag", etag),
        (b"cache-control", kind.cache_control),
        (b"vary", kind.vary),
        *kind.extra,
    ]
    if links:
        sent.append((b"link", links))
    if last_modified is not None:
        sent.append((b"last-modified", http_date(last_modified)))
    if outcome is Outcome.NOT_MODIFIED:
        return Answer(304, sent)
    body = representation.body if compressed is None else compressed
    if compressed is not None:
        sent.append((b"content-encoding", b"gzip"))
    sent.append((b"content-type", kind.media_type))
    sent.append((b"content-length", b"%d" % len(body)))
    return Answer(200, sent, body)


class StateChanged(PreconditionFailed):
    """A failed precondition that carries the current tag, so that the client need not ask again."""

    def __init__(self, etag: bytes) -> None:
        super().__init__("The thing is in another state now; its ETag is in the header.")
        self.etag = etag


def _compressed(representation: Representation, accept_encoding: bytes | None) -> bytes | None:
    """The bytes to send as gzip, or None to send them plain."""
    coding = content_coding(accept_encoding)
    if coding is Coding.GZIP:
        ready = representation.gzip
        if ready is not None or not identity_refused(accept_encoding):
            return ready
        return compress(representation.body, mtime=0)
    if coding is None:
        raise NotAcceptable("The body is sent plain or as gzip, and the request refuses both.")
    return None


def _check_media_type(accept: bytes, media_type: bytes) -> None:
    offered = media_type.partition(b";")[0].decode("ascii")
    # What is some kind of JSON is given to those who ask for JSON.
    also = ("application/json",) if offered.endswith("+json") else ()
    if best_media_type(accept, (offered, *also)) is None:
        raise NotAcceptable(f"This address gives {offered}.")
