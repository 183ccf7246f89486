"""How an operation is described: its answer, its parameters, and the problems it can end in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from battleapi.model.resources import Resource

from .parameters import Parameter

SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
CLAIM_PATTERN = "^c[0-9a-z]{15}$"

KEY_SCHEME = "key"
"""The name of the one way to show who writes."""

PATH_EXAMPLES: Mapping[Resource, str] = {
    Resource.BATTLE: "battle-of-ber-2023",
    Resource.CLAIM: "c7m2r5x0h8d3w6qe",
    Resource.EVENT: "ber-2023-ambush",
    Resource.ACTOR: "jnim",
    Resource.CONFLICT: "mali-war",
    Resource.SOURCE: "wikipedia-battle-of-ber-2023",
    Resource.PLACE: "ber",
}
"""An id of each resource in the bundled record."""


_MERGED: Mapping[str, Any] = {
    "description": "The thing was merged into the one at this address.",
    "headers": {"Location": {"schema": {"type": "string", "format": "uri-reference"}}},
}


def documented(
    model: Any,  # noqa: ANN401 - a model, or a union of models, which is no class
    *,
    path: Iterable[Mapping[str, Any]] = (),
    parameters: Iterable[Parameter] = (),
    media_types: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    merges: bool = False,
) -> dict[str, Any]:
    """The keywords of a route for an operation that answers with `model` as JSON.

    `path` are the parameter objects of the address; `media_types` are those that the operation
    answers with besides JSON, or without a model instead of it, each with its schema. `merges` says
    that the thing of the address may have been merged into another. Problems are added to every
    operation by `openapi`.
    """
    answer: dict[str, Any] = {"description": "The answer."}
    if model is not None:
        answer["model"] = model
    if media_types:
        answer["content"] = {name: {"schema": dict(schema)} for name, schema in media_types.items()}
    return {
        # Without a class of responses FastAPI describes nothing of its own beside ours.
        "response_class": Response,
        "responses": {200: answer, **({308: _MERGED} if merges else {})},
        "openapi_extra": {
            "parameters": [*path, *(parameter.documented() for parameter in parameters)]
        },
    }


def writing(
    model: type[BaseModel], body: type[BaseModel], *, path: Iterable[Mapping[str, Any]] = ()
) -> dict[str, Any]:
    """The keywords of a route for an operation that takes `body` as JSON and a key."""
    described = documented(model, path=path)
    described["openapi_extra"] |= {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": body.model_json_schema()}},
        },
        "security": [{KEY_SCHEME: []}],
    }
    return described


def id_in_path(resource: Resource) -> dict[str, Any]:
    """The id of a thing as a parameter of an address."""
    pattern = CLAIM_PATTERN if resource is Resource.CLAIM else SLUG_PATTERN
    return in_path(
        "id",
        f"The id of the {resource.value}.",
        {"type": "string", "pattern": pattern, "maxLength": 120, "format": f"{resource.value}-id"},
        PATH_EXAMPLES[resource],
    )


def in_path(name: str, doc: str, schema: Mapping[str, Any], example: str | int) -> dict[str, Any]:
    """A parameter of an address."""
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": doc,
        "schema": dict(schema),
        "example": example,
    }
