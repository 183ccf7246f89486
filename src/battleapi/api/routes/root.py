"""The root: what the service is, how much it holds, and where everything is."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import APIRouter, Request

from battleapi.model.resources import Resource

from ..answers import Answer, Made, request_headers, respond
from ..headers import REVALIDATE
from ..operations import documented
from ..parameters import no_parameters
from ..service import store_of
from ..shapes import Counts, Root

router = APIRouter(tags=["service"])

_RESOURCES = {
    **{resource.plural: f"/v1/{resource.plural}" for resource in Resource},
    "vocabulary": "/v1/vocabulary",
    "lexicons": "/v1/lexicons",
    "methods": "/v1/methods",
    "filters": "/v1/filters",
    "schemas": "/schemas/{name}",
    "problems": "/problems/{slug}",
    "openapi": "/openapi.json",
    "docs": "/docs",
}
_LINKS = b'</v1>; rel="self", </openapi.json>; rel="service-desc", </docs>; rel="service-doc"'


@router.get("/", include_in_schema=False)
async def get_start(request: Request) -> Answer:
    """The address of the service itself leads to the root of its API; the console is linked."""
    no_parameters(request.scope["query_string"])
    links = b'</v1>; rel="index", </openapi.json>; rel="service-desc", </docs>; rel="service-doc"'
    # Not for ever (308): what stands at the address itself may come to be something else.
    return Answer(
        303,
        [
            (b"location", b"/v1"),
            (b"link", links),
            (b"cache-control", REVALIDATE),
            (b"content-length", b"0"),
        ],
    )


@router.get("/v1", **documented(Root))
def get_root(request: Request) -> Answer:
    """The version of the service and of its data, how much it holds, and where everything is."""
    no_parameters(request.scope["query_string"])
    reader = store_of(request).reader
    root = Root(
        name="battleapi",
        version=version("battleapi"),
        data_version=reader.data_version(),
        counts=Counts(**reader.counts()),
        resources=_RESOURCES,
    )
    body = root.model_dump_json().encode("utf-8")
    return respond(Made(body), request_headers(request.scope["headers"]), _LINKS)
