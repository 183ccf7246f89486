"""JSON Schemas: of the record file that is written and loaded, and of every document served."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Request

from battleapi.errors import NotFound
from battleapi.model.schemas import DIALECT
from battleapi.model.schemas import SCHEMAS as PUBLISHED

from ..answers import Answer, Made, request_headers, respond
from ..forms import SCHEMA_NAMES, SCHEMAS
from ..operations import documented, in_path
from ..parameters import no_parameters
from ..shapes import JsonDocument, Problem

router = APIRouter(tags=["rules"])


def _made(name: str, schema: Mapping[str, Any]) -> Made:
    whole = {"$schema": DIALECT, "$id": f"/schemas/{name}", **schema}
    return Made(json.dumps(whole, ensure_ascii=False).encode("utf-8"))


_SCHEMAS: Mapping[str, Made] = MappingProxyType(
    {
        **{name: _made(name, make()) for name, make in PUBLISHED.items()},
        "problem": _made("problem", Problem.model_json_schema(mode="serialization")),
        **{name: _made(name, SCHEMAS[form]) for form, name in SCHEMA_NAMES.items()},
    }
)


@router.get(
    "/schemas/{name}",
    **documented(
        JsonDocument,
        path=(
            in_path(
                "name",
                "`record` is the file that is loaded, `record-claim` one claim of it; the others "
                "are served.",
                {"type": "string", "enum": sorted(_SCHEMAS)},
                "record",
            ),
        ),
    ),
)
async def get_schema(request: Request) -> Answer:
    """A JSON Schema (draft 2020-12)."""
    no_parameters(request.scope["query_string"])
    schema = _SCHEMAS.get(request.path_params["name"])
    if schema is None:
        raise NotFound("There is no schema of that name.")
    return respond(schema, request_headers(request.scope["headers"]))
