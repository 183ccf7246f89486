"""Everything battleapi refuses, as one tree of exceptions.

A failure is raised, never returned. Each class owns the slug of its problem page (`code`), the
HTTP status that the API answers with (`status`) and a short title; an instance adds the sentence
that says what is wrong here (`detail`) and, where several things are wrong at once, one `Fault`
for each.

    BattleApiError                      500  internal-error
    ├── BadRequest                      400  bad-request
    │   ├── InvalidCursor               400  invalid-cursor
    │   └── InvalidJson                 400  invalid-json
    ├── Unauthorized                    401  unauthorized
    ├── Forbidden                       403  forbidden
    ├── NotFound                        404  not-found
    ├── MethodNotAllowed                405  method-not-allowed
    ├── NotAcceptable                   406  not-acceptable
    ├── RequestTimeout                  408  request-timeout
    ├── Conflict                        409  conflict
    │   └── SharedDiffers               409  shared-differs
    ├── PreconditionFailed              412  precondition-failed
    ├── ContentTooLarge                 413  content-too-large
    ├── UriTooLong                      414  uri-too-long
    ├── UnsupportedMediaType            415  unsupported-media-type
    ├── Unprocessable                   422  unprocessable
    │   ├── InvalidParameters           422  invalid-parameters
    │   └── InvalidRecord               422  invalid-record
    ├── PreconditionRequired            428  precondition-required
    ├── HeadersTooLarge                 431  headers-too-large
    └── Unavailable                     503  unavailable
        └── StoreUnavailable            503  store-unavailable
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Where = Literal["query", "path", "header", "body", "record"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken rule: where it is, what is wrong, and what would be right.

    `where` names the part of the request (or `record` for a file), `at` the parameter, header or
    JSON pointer (RFC 6901). `expected` lists what would be right: near names, legal values or a
    range. `of` is the id of the thing of a record that it is in, where that has one. Values that
    were sent are never repeated in `detail`, but beside the stored one that such a value differs
    from.
    """

    where: Where
    at: str
    code: str
    detail: str
    expected: tuple[str, ...] = ()
    of: str | None = None


class BattleApiError(Exception):
    """A failure with a problem page; `status` and `code` belong to the class."""

    code: ClassVar[str] = "internal-error"
    status: ClassVar[int] = 500
    title: ClassVar[str] = "The service failed"

    def __init__(self, detail: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.faults = faults


class BadRequest(BattleApiError):
    """The request cannot be read at all."""

    code = "bad-request"
    status = 400
    title = "The request cannot be read"


class InvalidCursor(BadRequest):
    """A cursor that was altered, or that belongs to another question."""

    code = "invalid-cursor"
    title = "The cursor does not belong to this question"


class InvalidJson(BadRequest):
    """Text that is not one JSON value as RFC 8259 and I-JSON have it."""

    code = "invalid-json"
    title = "The text is not valid JSON"


class Unauthorized(BattleApiError):
    """A write without a key, or with one that is wrong, revoked or expired."""

    code = "unauthorized"
    status = 401
    title = "This needs a key that is in force"


class Forbidden(BattleApiError):
    """A key that may not do this."""

    code = "forbidden"
    status = 403
    title = "The key does not allow this"


class NotFound(BattleApiError):
    """Nothing has this address or id."""

    code = "not-found"
    status = 404
    title = "There is nothing here"


class MethodNotAllowed(BattleApiError):
    """The address exists and does not take this method."""

    code = "method-not-allowed"
    status = 405
    title = "This address does not take that method"


class NotAcceptable(BattleApiError):
    """None of the media types asked for can be given."""

    code = "not-acceptable"
    status = 406
    title = "None of the media types asked for is offered"


class RequestTimeout(BattleApiError):
    """The request did not arrive whole in the time that there is for it."""

    code = "request-timeout"
    status = 408
    title = "The request did not arrive in time"


class Conflict(BattleApiError):
    """The change contradicts what is stored."""

    code = "conflict"
    status = 409
    title = "The change contradicts what is stored"


class SharedDiffers(Conflict):
    """A record file carries a copy of a shared actor, source, conflict or place that differs."""

    code = "shared-differs"
    title = "A shared copy differs from what is stored"


class PreconditionFailed(BattleApiError):
    """`If-Match` or `If-Unmodified-Since` names another state (RFC 9110 13.1)."""

    code = "precondition-failed"
    status = 412
    title = "The state you named is no longer the current one"


class ContentTooLarge(BattleApiError):
    """The body is over the limit; it was not read."""

    code = "content-too-large"
    status = 413
    title = "The body is too large"


class UriTooLong(BattleApiError):
    """The request target is over the limit."""

    code = "uri-too-long"
    status = 414
    title = "The address is too long"


class UnsupportedMediaType(BattleApiError):
    """The body is not of a media type that this address takes."""

    code = "unsupported-media-type"
    status = 415
    title = "The media type of the body is not taken here"


class Unprocessable(BattleApiError):
    """Well formed, and wrong in what it says."""

    code = "unprocessable"
    status = 422
    title = "The request is not valid"


class InvalidParameters(Unprocessable):
    """Parameters that are unknown, doubled, or out of their domain."""

    code = "invalid-parameters"
    title = "Some parameters are not valid"


class InvalidRecord(Unprocessable):
    """A record that breaks rules of the model; `faults` has every one that can be judged.

    `unread` counts the values that could not be read: rules that look at them are not judged.
    """

    code = "invalid-record"
    title = "The record breaks rules of the model"

    def __init__(self, detail: str, faults: tuple[Fault, ...] = (), unread: int = 0) -> None:
        super().__init__(detail, faults)
        self.unread = unread


class PreconditionRequired(BattleApiError):
    """A write without `If-Match` (RFC 6585)."""

    code = "precondition-required"
    status = 428
    title = "Say which state you are changing"


class HeadersTooLarge(BattleApiError):
    """The header section is over the limit (RFC 6585)."""

    code = "headers-too-large"
    status = 431
    title = "The headers are too large"


class Unavailable(BattleApiError):
    """The service cannot answer now and can soon."""

    code = "unavailable"
    status = 503
    title = "The service cannot answer just now"


class StoreUnavailable(Unavailable):
    """The database is away, locked or full."""

    code = "store-unavailable"
    title = "The store cannot be reached just now"
