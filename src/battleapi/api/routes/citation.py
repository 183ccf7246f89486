"""How a battle is cited: always the revision that is current when one asks."""

from __future__ import annotations

import json
import re

from fastapi import APIRouter, Request

from battleapi.errors import BadRequest, Fault
from battleapi.model.resources import Resource

from ..absent import absent
from ..answers import Answer, Kind, Made, request_headers, respond
from ..citation_styles import MEDIA_TYPES, CitedRevision, Style, cite
from ..headers import Link, link_header
from ..operations import documented, id_in_path
from ..parameters import Parameter, read_values, refuse
from ..service import settings_of, store_of
from ..shapes import CitedItem
from .revisions import state_of

router = APIRouter(tags=["battles"])

# What `Host` may be (RFC 3986, 3.2.2): it goes into the citation, so nothing else may.
_HOST = re.compile(r"(?:[A-Za-z0-9.-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_STYLE = Parameter(
    "style",
    "The format, whatever `Accept` says. Default `csl-json`.",
    {"type": "string", "enum": [style.value for style in Style]},
    example="bibtex",
)
_KINDS = {style: Kind(media_type=MEDIA_TYPES[style].encode("ascii")) for style in Style}


@router.get(
    "/v1/battles/{id}/citation",
    **documented(
        None,
        path=(id_in_path(Resource.BATTLE),),
        parameters=(_STYLE,),
        media_types={
            MEDIA_TYPES[Style.CSL_JSON]: {
                "type": "array",
                "items": CitedItem.model_json_schema(),
            },
            MEDIA_TYPES[Style.BIBTEX]: {"type": "string"},
            MEDIA_TYPES[Style.RIS]: {"type": "string"},
        },
    ),
)
def get_battle_citation(request: Request) -> Answer:
    """How the newest revision of a battle is cited; the address in it is that of the revision."""
    headers = request_headers(request.scope["headers"])
    asked = _style(request.scope["query_string"])
    if asked is not None:
        # Who names a style has said what he takes: browsers and consoles send an `Accept` anyway.
        headers.pop(b"accept", None)
    style = asked or Style.CSL_JSON
    reader = store_of(request).reader
    battle = request.path_params["id"]
    newest = reader.revisions(battle, 1)
    if not newest:
        raise absent(reader, Resource.BATTLE, battle)
    entry, content = state_of(reader, newest[0].id, str(newest[0].revision))
    address = f"/v1/battles/{entry.id}/revisions/{entry.revision}"
    itself = f"/v1/battles/{entry.id}/citation" + (f"?style={asked}" if asked else "")
    cited = CitedRevision(
        id=entry.id,
        name=json.loads(content)["name"],
        revision=entry.revision,
        recorded_at=entry.recorded_at,
        author=entry.author,
        sha256=entry.sha256,
        url=f"{_origin(request)}{address}",
    )
    return respond(
        Made(cite(cited, style).encode("utf-8"), revision=entry.revision),
        headers,
        link_header((Link(itself, "self"), Link(address, "cite-as"))),
        _KINDS[style],
    )


def _style(query_string: bytes) -> Style | None:
    values, faults = read_values(query_string, (_STYLE,))
    name = values.get("style", (None,))[0]
    known = tuple(one.value for one in Style)
    if name is not None and name not in known:
        unknown = Fault("query", "style", "unknown_value", "There is no such style.", known)
        faults = (*faults, unknown)
    refuse(faults)
    return None if name is None else Style(name)


def _origin(request: Request) -> str:
    public = settings_of(request).public_url
    if public is not None:
        return public
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise BadRequest("The Host is not the name of a host.")
    return f"{request.scope['scheme']}://{host}"
