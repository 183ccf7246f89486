"""A page for each kind of problem: what `type` in a problem document leads to."""

from __future__ import annotations

import inspect
import json
from html import escape

from fastapi import APIRouter, Request

from battleapi.errors import BattleApiError, NotAcceptable, NotFound

from ..answers import Answer, Kind, Made, request_headers, respond
from ..negotiation import best_media_type
from ..operations import documented, in_path
from ..parameters import no_parameters
from ..problems import problem_classes
from ..shapes import ProblemPage

router = APIRouter(tags=["service"])

_JSON = Kind(vary=b"Accept-Encoding, Accept")
_HTML = Kind(media_type=b"text/html; charset=utf-8", vary=b"Accept-Encoding, Accept")
_OFFERED = ("application/json", "text/html")


@router.get(
    "/problems/{slug}",
    **documented(
        ProblemPage,
        path=(
            in_path(
                "slug",
                "The last part of a problem's `type`.",
                {"type": "string", "enum": sorted(kind.code for kind in problem_classes())},
                "invalid-parameters",
            ),
        ),
        media_types={"text/html": {"type": "string"}},
    ),
)
async def get_problem(request: Request) -> Answer:
    """Say what a kind of problem is, as JSON or as a page."""
    no_parameters(request.scope["query_string"])
    slug = request.path_params["slug"]
    kind = next((one for one in problem_classes() if one.code == slug), None)
    if kind is None:
        raise NotFound("There is no such kind of problem.")
    headers = request_headers(request.scope["headers"])
    wanted = best_media_type(headers.get(b"accept"), _OFFERED)
    if wanted is None:
        raise NotAcceptable("This address gives application/json and text/html.")
    if wanted == "text/html":
        return respond(Made(_page(kind)), headers, kind=_HTML)
    return respond(Made(_document(kind)), headers, kind=_JSON)


def _document(kind: type[BattleApiError]) -> bytes:
    page = {
        "type": f"/problems/{kind.code}",
        "title": kind.title,
        "status": kind.status,
        "description": _description(kind),
    }
    return json.dumps(page, ensure_ascii=False).encode("utf-8")


def _page(kind: type[BattleApiError]) -> bytes:
    title = escape(kind.title)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body><h1>{title}</h1>"
        f"<p>{escape(_description(kind))}</p>"
        f"<p>HTTP status {kind.status}, problem <code>{escape(kind.code)}</code>.</p>"
        "</body></html>"
    ).encode()


def _description(kind: type[BattleApiError]) -> str:
    return " ".join(inspect.cleandoc(kind.__doc__ or kind.title).replace("`", "").split())
