"""JSON Schemas: of the record file that is written and loaded, and of every document served."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from battleapi.errors import NotFound
from battleapi.model.schemas import DIALECT
from battleapi.model.schemas import SCHEMAS as PUBLISHED

from ..answers import Answer, Made, request_headers, respond
from ..forms import SCHEMA_NAMES, SCHEMAS
from ..headers import Link, link_header
from ..operations import documented, in_path
from ..parameters import no_parameters
from ..shapes import JsonDocument, Problem

router = APIRouter(tags=["rules"])


_SOURCES: Mapping[str, Callable[[], Mapping[str, Any]]] = MappingProxyType(
    {
        **PUBLISHED,
        "problem": partial(Problem.model_json_schema, mode="serialization"),
        **{name: partial(SCHEMAS.__getitem__, form) for form, name in SCHEMA_NAMES.items()},
    }
)
"""By name: what makes the schema. It takes so long that a start does not wait for it."""


@cache
def _made(name: str) -> Made:
    whole = {"$schema": DIALECT, "$id": f"/schemas/{name}", **_SOURCES[name]()}
    return Made(json.dumps(whole, ensure_ascii=False).encode("utf-8"))


@router.get(
    "/schemas/{name}",
    **documented(
        JsonDocument,
        path=(
            in_path(
                "name",
                "`record` is the file that is loaded, `record-claim` one claim of it; the others "
                "are served.",
                {"type": "string", "enum": sorted(_SOURCES)},
                "record",
            ),
        ),
    ),
)
async def get_schema(request: Request) -> Answer:
    """A JSON Schema (draft 2020-12)."""
    no_parameters(request.scope["query_string"])
    name = request.path_params["name"]
    if name not in _SOURCES:
        raise NotFound("There is no schema of that name.")
    # The first time is made in a thread: the loop has not the time.
    schema = await run_in_threadpool(_made, name)
    links = link_header((Link(f"/schemas/{name}", "self"),))
    return respond(schema, request_headers(request.scope["headers"]), links)
