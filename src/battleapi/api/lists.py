"""Lists: one page of stored documents in their envelope."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from battleapi.errors import UriTooLong
from battleapi.model.resources import Resource
from battleapi.store.questions import LeftOut, Page
from battleapi.store.reader import Reader

from .absent import absent
from .answers import Answer, Made, respond
from .asked import ListRequest, list_parameters, read_question
from .cursors import LONGEST_CURSOR, write_cursor
from .fields import Selection, cut
from .guards import LONGEST_TARGET
from .headers import Link, address, link_header
from .parameters import Parameter

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """One list: of a resource, or of the parts of one battle that are such."""

    resource: Resource
    parameters: tuple[Parameter, ...]


LISTS: Mapping[Resource, ListOf] = MappingProxyType(
    {
        resource: ListOf(resource, list_parameters(resource, of_battle=False))
        for resource in Resource
    }
)
"""The list of every resource."""

PARTS: Mapping[Resource, ListOf] = MappingProxyType(
    {
        resource: ListOf(resource, list_parameters(resource, of_battle=True))
        for resource in (Resource.CLAIM, Resource.EVENT, Resource.SOURCE)
    }
)
"""The lists of the parts of one battle."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a list sends beside its data."""

    next: str | None
    total: int | None
    total_capped: bool
    left_out: LeftOut
    data_version: int


def answer_list(
    reader: Reader, listed: ListOf, request: ListRequest, licence: str | None
) -> Answer:
    """The answer to a GET of a list. It opens and closes its connections itself: run in a thread.

    Raises:
        InvalidParameters: With every fault of the query.
        InvalidCursor: The cursor was altered or belongs to another question.
        NotFound: The battle of the path is not there.
        UriTooLong: No cursor could be added to the address.
    """
    if request.battle is not None and reader.missing(Resource.BATTLE, (request.battle,)):
        raise absent(reader, Resource.BATTLE, request.battle)
    asked = read_question(listed.resource, request, listed.parameters, reader)
    _leave_room(request.path, asked.pairs)
    page = reader.page(asked.question)
    further = None
    if page.next is not None:
        cursor = write_cursor(asked.bound_to, page.next.values)
        further = next_address(request.path, asked.pairs, cursor)
    envelope = Envelope(further, page.total, page.total_capped, page.left_out, page.data_version)
    listing = enveloped(_bodies(page, asked.selection), envelope)
    links = list_links(request.path, asked.pairs, further, licence)
    return respond(listing, request.headers, links)


def enveloped(bodies: Iterable[bytes], envelope: Envelope) -> Made:
    """Documents in the envelope of a list."""
    left_out = envelope.left_out
    beside = {} if left_out.from_zero is None else {"from_zero": left_out.from_zero}
    rest = {
        "next": envelope.next,
        "total": envelope.total,
        "total_capped": envelope.total_capped,
        "left_out": {
            "undated": left_out.undated,
            "unlocated": left_out.unlocated,
            "open": left_out.open,
            **beside,
        },
    }
    written = json.dumps(rest, separators=(",", ":"))[1:-1].encode("ascii")
    state = b'{"data":[%b],%b' % (b",".join(bodies), written)
    # A write elsewhere moves data_version and nothing that a reader of this list sees. What counts
    # beside the data is `next`: a full page that was the last must not stay the last for a cache.
    return Made(state + b',"data_version":%d}' % envelope.data_version, state=state)


def list_links(path: str, pairs: Pairs, further: str | None, licence: str | None) -> bytes:
    """The `Link` header of a page of a list."""
    links = [
        Link(address(path, pairs), "self"),
        Link(address(path, _without_cursor(pairs)), "first"),
        Link("/openapi.json", "service-desc"),
    ]
    if further is not None:
        links.append(Link(further, "next"))
    if licence is not None:
        links.append(Link(licence, "license"))
    return link_header(links)


def next_address(path: str, pairs: Pairs, cursor: str) -> str:
    """The address of the page that a cursor begins."""
    return address(path, (*_without_cursor(pairs), ("cursor", cursor)))


def _leave_room(path: str, pairs: Pairs) -> None:
    # Else a list would hand out a `next` that is then refused.
    if len(next_address(path, pairs, "")) + LONGEST_CURSOR > LONGEST_TARGET:
        raise UriTooLong("The address of a list leaves no room for a cursor: ask in parts.")


def _bodies(page: Page, selection: Selection | None) -> list[bytes]:
    bodies = [document.body for document in page.documents]
    return bodies if selection is None else [cut(body, selection) for body in bodies]


def _without_cursor(pairs: Pairs) -> Pairs:
    return tuple(pair for pair in pairs if pair[0] != "cursor")
