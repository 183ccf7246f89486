"""The description of the API, OpenAPI 3.1: what the routes say, and what is true of all of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from battleapi.errors import (
    BadRequest,
    BattleApiError,
    Conflict,
    ContentTooLarge,
    Forbidden,
    HeadersTooLarge,
    NotAcceptable,
    NotFound,
    PreconditionFailed,
    StoreUnavailable,
    Unauthorized,
    Unprocessable,
    UnsupportedMediaType,
    UriTooLong,
)

from .operations import KEY_SCHEME
from .problems import PROBLEM_JSON
from .shapes import Problem

DESCRIPTION = """\
Who says what about whom in a battle, how they worded it, and where that is written.

Reading needs no key, writing does. Lists share one envelope; `next` leads to the following page.
Filters are typed: what is unknown or misspelt is refused with the nearest right word, never
ignored. Every failure is a problem document (RFC 9457). Answers carry an `ETag`: send it back in
`If-None-Match` and an unchanged answer costs a 304.
"""

_EVERYWHERE: tuple[type[BattleApiError], ...] = (
    BadRequest,
    NotAcceptable,
    PreconditionFailed,
    ContentTooLarge,
    UriTooLong,
    Unprocessable,
    HeadersTooLarge,
    BattleApiError,
    StoreUnavailable,
)
_OF_WRITES: tuple[type[BattleApiError], ...] = (
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    ContentTooLarge,
    UriTooLong,
    UnsupportedMediaType,
    Unprocessable,
    HeadersTooLarge,
    BattleApiError,
    StoreUnavailable,
)
_KEY = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "bk_<id>_<secret>",
    "description": "A key that `battleapi keys create` made, in `Authorization` and nowhere else.",
}
_TEXT_HEADER = {"schema": {"type": "string"}}
_ANSWER_HEADERS: dict[str, Any] = {
    "ETag": {**_TEXT_HEADER, "description": "The tag of these bytes (RFC 9110, 8.8.3)."},
    "Cache-Control": _TEXT_HEADER,
    "X-Request-ID": {**_TEXT_HEADER, "description": "The id of this exchange."},
}
_CONDITIONS = (
    ("If-None-Match", "Answer 304 if the representation still has one of these tags."),
    ("If-Match", "Answer 412 unless the thing is still in the revision of one of these tags."),
)


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of an application."""
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=DESCRIPTION,
        routes=app.routes,
        tags=app.openapi_tags,
    )
    components = document.setdefault("components", {})
    schemas: dict[str, Any] = components.setdefault("schemas", {})
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"))
    schemas["Problem"] = problem
    components["schemas"] = dict(sorted(schemas.items()))
    components["responses"] = dict(_problem_responses())
    components["parameters"] = dict(_condition_parameters())
    components["securitySchemes"] = {KEY_SCHEME: _KEY}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method == "get":
                _complete(path, operation)
            else:
                _complete_write(operation)
    _name_parameters(document)
    return document


def written(document: dict[str, Any]) -> str:
    """The document as the text of a file: one member a line, in the order it was made."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _complete(path: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses["200"]["headers"] = _ANSWER_HEADERS
    responses["304"] = {"$ref": "#/components/responses/NotModified"}
    kinds: Iterable[type[BattleApiError]] = _EVERYWHERE
    if "{" in path:
        kinds = (*_EVERYWHERE, NotFound)
    for kind in sorted(kinds, key=_status):
        responses[str(kind.status)] = {"$ref": f"#/components/responses/{kind.__name__}"}
    operation.setdefault("parameters", []).extend(
        {"$ref": f"#/components/parameters/{name}"} for name, _ in _CONDITIONS
    )


def _complete_write(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses["200"]["headers"] = {
        name: _ANSWER_HEADERS[name] for name in ("Cache-Control", "X-Request-ID")
    }
    for kind in sorted(_OF_WRITES, key=_status):
        responses[str(kind.status)] = {"$ref": f"#/components/responses/{kind.__name__}"}


def _status(kind: type[BattleApiError]) -> int:
    return kind.status


def _problem_responses() -> Iterator[tuple[str, Any]]:
    yield (
        "NotModified",
        {"description": "The client holds these bytes already.", "headers": _ANSWER_HEADERS},
    )
    for kind in dict.fromkeys((*_EVERYWHERE, NotFound, *_OF_WRITES)):
        yield (
            kind.__name__,
            {
                "description": f"{_title(kind)}.",
                "content": {
                    PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}},
                },
            },
        )


def _condition_parameters() -> Iterator[tuple[str, Any]]:
    for name, doc in _CONDITIONS:
        yield (
            name,
            {
                "name": name,
                "in": "header",
                "required": False,
                "description": doc,
                "schema": {"type": "string", "format": "entity-tags"},
            },
        )


def _name_parameters(document: dict[str, Any]) -> None:
    # The same parameter stands on many lists; written out each time the document would double.
    operations = [one for item in document["paths"].values() for one in item.values()]
    first_met: dict[str, tuple[str, dict[str, Any]]] = {}
    for operation in operations:
        for parameter in operation["parameters"]:
            if "$ref" not in parameter:
                first_met.setdefault(_text(parameter), (operation["operationId"], parameter))
    met = Counter(parameter["name"] for _, parameter in first_met.values())
    named = {
        text: name if met[name := parameter["name"]] == 1 else f"{operation}.{name}"
        for text, (operation, parameter) in first_met.items()
    }
    for operation in operations:
        operation["parameters"] = [
            parameter
            if "$ref" in parameter
            else {"$ref": f"#/components/parameters/{named[_text(parameter)]}"}
            for parameter in operation["parameters"]
        ]
    components = document["components"]["parameters"]
    components.update(sorted((named[text], one) for text, (_, one) in first_met.items()))


def _text(parameter: dict[str, Any]) -> str:
    return json.dumps(parameter, sort_keys=True)


def _title(kind: type[BattleApiError]) -> str:
    title: str = vars(kind)["title"]
    return title
