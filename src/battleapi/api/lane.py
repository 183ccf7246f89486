"""The lane: one stored document by its key, answered ahead of everything else.

The stack of middleware, matching a route and FastAPI's own stacks cost several times as much as the
look-up itself, and a battle is what is asked for most. `HOT` names the addresses; the routes of the
same addresses answer through the same function, and a test holds both to the same bytes and
headers.
"""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Mapping
from types import MappingProxyType

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
from .headers import licence_link

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

_RESOURCES = {resource.plural: resource for resource in Resource}

LONGEST_ID = 120

_PREFIX = "/v1/"


class Lane:
    """Answers a plain GET of one thing; hands everything else on, its own failures included.

    `state` is the application's, which has the store while it runs.
    """

    def __init__(self, app: ASGIApp, state: State) -> None:
        self._app = app
        self._state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one ASGI scope."""
        if scope["type"] == "http" and not scope["query_string"] and scope["method"] == "GET":
            path: str = scope["path"]
            plural, _, thing_id = path[len(_PREFIX) :].partition("/")
            if path.startswith(_PREFIX) and plural in HOT and thing_id and "/" not in thing_id:
                try:
                    check_bounds(scope)
                    answer = await answer_document(
                        self._state.store,
                        plural,
                        thing_id,
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


async def answer_document(
    store: Store,
    plural: str,
    thing_id: str,
    headers: list[tuple[bytes, bytes]],
    licence: str | None,
) -> Answer:
    """The answer to a GET of `/v1/<plural>/<thing_id>` with these request headers.

    Raises:
        NotFound: Nothing published has that id.
    """
    document = await found(store, plural, thing_id)
    links = document_links(plural, thing_id, document.revision, licence)
    return respond(document, request_headers(headers), links)


async def found(store: Store, plural: str, thing_id: str) -> Document:
    """The document of `/v1/<plural>/<thing_id>`.

    Raises:
        NotFound: Nothing published has that id; the nearest ids are with it.
    """
    document = None
    if len(thing_id) <= LONGEST_ID:
        document = await store.documents.get(HOT[plural], thing_id)
    if document is None:
        raise await run_in_threadpool(absent, store.reader, _RESOURCES[plural], thing_id)
    return document


def document_links(plural: str, thing_id: str, revision: int, licence: str | None) -> bytes:
    """The `Link` header of one thing: itself, its schema, what to cite, and its licence."""
    itself = f"/v1/{plural}/{thing_id}"
    # A claim is cited by its own permanent address, a battle by the state that was read.
    cited = f"{itself}/revisions/{revision}" if plural == "battles" else itself
    return (
        f'<{itself}>; rel="self", </schemas/{SCHEMA_NAMES[HOT[plural]]}>; rel="describedby", '
        f'<{cited}>; rel="cite-as"{licence_link(licence)}'
    ).encode("ascii")
