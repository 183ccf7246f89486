"""The methods of comparison: the same for as long as the service runs."""

from __future__ import annotations

from fastapi import APIRouter, Request

from battleapi.comparison.methods import METHODS

from ..answers import Answer, Made, request_headers, respond
from ..comparison_shapes import Methods, ServedMethod
from ..operations import documented
from ..parameters import no_parameters

router = APIRouter(tags=["rules"])


@router.get("/v1/methods", **documented(Methods))
async def get_methods(request: Request) -> Answer:
    """The rules by which the figures of several voices become one, by name and version."""
    no_parameters(request.scope["query_string"])
    return respond(
        _METHODS, request_headers(request.scope["headers"]), b'</v1/methods>; rel="self"'
    )


_METHODS = Made(
    Methods(
        methods=tuple(
            ServedMethod(
                id=method.name,
                version=method.version,
                definition=method.definition,
                origin=method.origin,
            )
            for method in METHODS.values()
        )
    )
    .model_dump_json()
    .encode("utf-8")
)
