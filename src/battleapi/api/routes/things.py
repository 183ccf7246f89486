"""What every kind of thing answers with: a list of them, and one by its id."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from battleapi.model.resources import Resource
from battleapi.store.projections import MEETING

from ..answers import Answer, Made, request_headers, respond
from ..asked import ListRequest, fields_parameter
from ..fields import Selection, cut, select
from ..forms import FIELDS, MODELS
from ..lane import HOT, Spot, answer_document, document_links, found
from ..lists import LISTS, PARTS, answer_list
from ..operations import documented, id_in_path
from ..parameters import read_values, refuse
from ..service import settings_of, store_of
from ..shapes import Listed, Selected


def list_operation(listed: type[Listed[Any]], resource: Resource) -> dict[str, Any]:
    """How the list of a resource is described."""
    return documented(listed, parameters=LISTS[resource].parameters)


def part_operation(listed: type[Listed[Any]], resource: Resource) -> dict[str, Any]:
    """How the list of the parts of one battle is described."""
    return documented(
        listed, path=(id_in_path(Resource.BATTLE),), parameters=PARTS[resource].parameters
    )


def thing_operation(resource: Resource) -> dict[str, Any]:
    """How one thing is described."""
    form = HOT[resource.plural]
    return documented(
        MODELS[form] | Selected,
        path=(id_in_path(resource),),
        parameters=(fields_parameter(FIELDS[form]),),
        merges=resource in MEETING,
    )


def answer_things(request: Request, resource: Resource) -> Answer:
    """The answer to a GET of the list of a resource; blocks, so it is run in a thread."""
    asked = ListRequest(
        request.scope["path"],
        request.scope["query_string"],
        request_headers(request.scope["headers"]),
    )
    licence = settings_of(request).licence_url
    return answer_list(store_of(request).reader, LISTS[resource], asked, licence)


def answer_parts(request: Request, resource: Resource) -> Answer:
    """The answer to a GET of the parts of one battle; blocks, so it is run in a thread."""
    asked = ListRequest(
        request.scope["path"],
        request.scope["query_string"],
        request_headers(request.scope["headers"]),
        battle=request.path_params["id"],
    )
    licence = settings_of(request).licence_url
    return answer_list(store_of(request).reader, PARTS[resource], asked, licence)


async def answer_thing(request: Request, resource: Resource) -> Answer:
    """The answer to a GET of one thing.

    Raises:
        NotFound: Nothing published has that id.
        InvalidParameters: `fields` names what the document does not have.
    """
    store = store_of(request)
    spot = Spot(resource.plural, request.path_params["id"])
    raw_headers = request.scope["headers"]
    licence = settings_of(request).licence_url
    query_string = request.scope["query_string"]
    if not query_string:
        return await answer_document(store, spot, raw_headers, licence)
    # To read a query, and to read, cut and compress a record, takes what the loop has not.
    selection = await run_in_threadpool(_selection, query_string, FIELDS[spot.form])
    if selection is None:
        return await answer_document(store, spot, raw_headers, licence)
    document = await found(store, spot)

    def answer_part() -> Answer:
        return respond(
            Made(cut(document.body, selection), revision=document.revision),
            request_headers(raw_headers),
            document_links(spot, document.revision, licence),
        )

    return await run_in_threadpool(answer_part)


def _selection(query_string: bytes, known: tuple[str, ...]) -> Selection | None:
    """What `fields` keeps, or None without it. Raises InvalidParameters."""
    values, faults = read_values(query_string, (fields_parameter(known),))
    selection, unknown = select(values["fields"][0], known) if "fields" in values else (None, ())
    refuse((*faults, *unknown))
    return selection
