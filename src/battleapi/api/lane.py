"""The lane: one stored document by its key, answered ahead of everything else.

The stack of middleware, matching a route and FastAPI's own stacks cost several times as much as the
look-up itself, and a battle is what is asked for most. `HOT` names the addresses; the routes of the
same addresses answer through the same function, and a test holds both to the same bytes and
headers.
"""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import State
from starlette.types import ASGIApp, Receive, Scope, Send

from battleapi.model.resources import Resource
from battleapi.rendering.documents import Form
from battleapi.store.documents import Document
from battleapi.store.store import Store

from .absent import absent
from .answers import Answer, request_headers, respond
from .exchange import FAILURE, marked, request_id_of
from .forms import SCHEMA_NAMES
from .guards import check_bounds
from .headers import address, licence_link

HOT: Mapping[str, Form] = MappingProxyType(
    {
        "battles": Form.RECORD,
        "claims": Form.CLAIM,
        "events": Form.EVENT,
        "actors": Form.ACTOR,
        "conflicts": Form.CONFLICT,
        "sources": Form.SOURCE,
        "places": Form.PLACE,
    }
)
"""`/v1/<plural>/{id}` to the document that answers it."""

_COMPARISON = "comparison"
_PARTS: Mapping[tuple[str, str], Form] = MappingProxyType(
    {("battles", _COMPARISON): Form.COMPARISON}
)
"""`/v1/<plural>/{id}/<part>` to the document that answers it."""

_RESOURCES = {resource.plural: resource for resource in Resource}

LONGEST_ID = 120

_PREFIX = "/v1/"


class Lane:
    """Answers a plain GET of a document; hands everything else on, its own failures included.

    `state` is the application's, which has the store while it runs.
    """

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        if scope["type"] == "http" and not scope["query_string"] and scope["method"] == "GET":
            spot = Spot.of(scope["path"])
            if spot is not None:
                try:
                    check_bounds(scope)
                    answer = await answer_document(
                        self._state.store,
                        spot,
                        scope["headers"],
                        self._state.settings.licence_url,
                    )
                except (Exception, CancelledError) as failure:  # noqa: BLE001 - raised again there
                    # Only the exchange makes answers of failures.
                    scope[FAILURE] = failure
                else:
                    request_id = request_id_of(scope["headers"])
                    answer.raw_headers = marked(answer.raw_headers, request_id)
                    await answer(scope, receive, send)
                    return
        await self._app(scope, receive, send)


class Spot(NamedTuple):
    """What an address names: a thing, or with `part` something that is made of it."""

    plural: str
    thing_id: str
    part: str = ""

    @classmethod
    def of(cls, path: str) -> Spot | None:
        """The spot of a path; None for one that is not answered here."""
        if not path.startswith(_PREFIX):
            return None
        plural, _, rest = path[len(_PREFIX) :].partition("/")
        thing_id, slash, part = rest.partition("/")
        known = (plural, part) in _PARTS if slash else plural in HOT
        return cls(plural, thing_id, part) if known and thing_id else None

    @property
    def form(self) -> Form:
        """The document that answers it."""
        return _PARTS[self.plural, self.part] if self.part else HOT[self.plural]

    @property
    def path(self) -> str:
        """The address itself."""
        thing = f"{_PREFIX}{self.plural}/{self.thing_id}"
        return f"{thing}/{self.part}" if self.part else thing


def comparison_of(battle: str) -> Spot:
    """The comparison of a battle by the default rules."""
    return Spot("battles", battle, _COMPARISON)


async def answer_document(
    store: Store, spot: Spot, headers: list[tuple[bytes, bytes]], licence: str | None
) -> Answer:
    """The answer to a GET of a spot with these request headers.

    Raises:
        NotFound: Nothing published has that id.
    """
    document = await found(store, spot)
    links = document_links(spot, document.revision, licence)
    return respond(document, request_headers(headers), links)


async def found(store: Store, spot: Spot) -> Document:
    """The document of a spot.

    Raises:
        NotFound: Nothing published has that id; the nearest ids are with it.
    """
    document = None
    if len(spot.thing_id) <= LONGEST_ID:
        document = await store.documents.get(spot.form, spot.thing_id)
    if document is None:
        resource = _RESOURCES[spot.plural]
        raise await run_in_threadpool(absent, store.reader, resource, spot.thing_id)
    return document


def document_links(
    spot: Spot, revision: int, licence: str | None, pairs: Iterable[tuple[str, str]] = ()
) -> bytes:
    """The `Link` header of one thing: itself, its schema, what to cite, and its licence.

    `pairs` are the parameters that were sent.
    """
    thing = f"{_PREFIX}{spot.plural}/{spot.thing_id}"
    # A claim is cited by its own permanent address, a battle by the state that was read.
    cited = f"{thing}/revisions/{revision}" if spot.plural == "battles" else thing
    return (
        f'<{address(spot.path, pairs)}>; rel="self", '
        f'</schemas/{SCHEMA_NAMES[spot.form]}>; rel="describedby", '
        f'<{cited}>; rel="cite-as"{licence_link(licence)}'
    ).encode("ascii")
