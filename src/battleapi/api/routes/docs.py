"""The description of the API and a console to try it, both without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from fastapi import APIRouter, Request

from battleapi.errors import NotFound

from ..answers import Answer, Kind, Made, request_headers, respond
from ..parameters import no_parameters

router = APIRouter(include_in_schema=False)

# Swagger UI writes styles into its elements and shows images from data addresses; its scripts are
# files beside the page, so no inline script has to be allowed.
_CONSOLE_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_PAGE = Kind(
    media_type=b"text/html; charset=utf-8",
    extra=((b"content-security-policy", _CONSOLE_POLICY),),
)
_SCRIPT = Kind(media_type=b"text/javascript; charset=utf-8")
_FILES: Mapping[str, Kind] = MappingProxyType(
    {
        "swagger-ui.css": Kind(media_type=b"text/css; charset=utf-8"),
        "swagger-ui-bundle.js": _SCRIPT,
        "favicon.png": Kind(media_type=b"image/png"),
    }
)
"""The files of the console, out of the package that brings them."""

_CONSOLE = Made(
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>battleapi</title>'
    b'<meta name="viewport" content="width=device-width, initial-scale=1">'
    b'<link rel="stylesheet" href="docs/console/swagger-ui.css">'
    b'<link rel="icon" href="docs/console/favicon.png"></head><body>'
    b'<main id="console"></main><noscript>The console needs scripts; the description itself is '
    b'<a href="openapi.json">openapi.json</a>.</noscript>'
    b'<script src="docs/console/swagger-ui-bundle.js"></script>'
    b'<script src="docs/start.js"></script></body></html>'
)
_START = Made(
    b'SwaggerUIBundle({url: "openapi.json", dom_id: "#console", deepLinking: true, '
    b"presets: [SwaggerUIBundle.presets.apis], validatorUrl: null});"
)


@router.get("/docs")
async def get_console(request: Request) -> Answer:
    """The console."""
    no_parameters(request.scope["query_string"])
    return respond(_CONSOLE, request_headers(request.scope["headers"]), kind=_PAGE)


@router.get("/docs/start.js")
async def get_console_start(request: Request) -> Answer:
    """The script that starts the console."""
    no_parameters(request.scope["query_string"])
    return respond(_START, request_headers(request.scope["headers"]), kind=_SCRIPT)


@router.get("/docs/console/{name}")
def get_console_file(request: Request) -> Answer:
    """One file of the console. To read and compress it takes time, so it is run in a thread."""
    no_parameters(request.scope["query_string"])
    name = request.path_params["name"]
    if name not in _FILES:
        raise NotFound("Nothing has this address.")
    return respond(_file(name), request_headers(request.scope["headers"]), kind=_FILES[name])


@router.get("/openapi.json")
async def get_openapi(request: Request) -> Answer:
    """The description of the API (OpenAPI 3.1)."""
    no_parameters(request.scope["query_string"])
    description: Made = request.app.state.description
    return respond(
        description, request_headers(request.scope["headers"]), b'</openapi.json>; rel="self"'
    )


@cache
def _file(name: str) -> Made:
    return Made(files("fastapi_offline").joinpath("static", name).read_bytes())
