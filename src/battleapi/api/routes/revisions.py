"""The history of a thing: its revisions, each as it was stored, and how two of them differ."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request

from battleapi.errors import Fault, InvalidCursor, NotFound
from battleapi.model.differences import differences
from battleapi.model.resources import Resource
from battleapi.store.log import LogEntry
from battleapi.store.questions import LeftOut
from battleapi.store.reader import Reader

from ..absent import absent
from ..answers import UNCHANGING, Answer, Made, request_headers, respond
from ..asked import cursor_parameter, limit_parameter, read_limit, read_position
from ..cursors import Key, write_cursor
from ..headers import licence_link
from ..lists import Envelope, enveloped, list_links, next_address
from ..operations import documented, id_in_path, in_path
from ..parameters import Parameter, read_values, refuse
from ..service import settings_of, store_of
from ..shapes import JsonDocument, Revision, RevisionDifferences, RevisionList

router = APIRouter(tags=["history"])

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_MOST = 999_999_999
_NUMBER_SCHEMA = {"type": "integer", "minimum": 1, "maximum": _MOST}
_PAGE = (limit_parameter(), cursor_parameter())
_AGAINST = Parameter(
    "against", "Say how the revision differs from this one.", _NUMBER_SCHEMA, example="1"
)


def _listed(resource: Resource) -> dict[str, Any]:
    return documented(RevisionList, path=(id_in_path(resource),), parameters=_PAGE)


def _single(resource: Resource) -> dict[str, Any]:
    number = in_path("n", "The number of the revision.", _NUMBER_SCHEMA, 1)
    return documented(
        JsonDocument | RevisionDifferences,
        path=(id_in_path(resource), number),
        parameters=(_AGAINST,),
    )


@router.get("/v1/battles/{id}/revisions", **_listed(Resource.BATTLE))
def list_battle_revisions(request: Request) -> Answer:
    """The revisions of a battle, the newest first."""
    return _answer_list(request, Resource.BATTLE)


@router.get("/v1/battles/{id}/revisions/{n}", **_single(Resource.BATTLE))
def get_battle_revision(request: Request) -> Answer:
    """One state of a battle, byte for byte as it was stored, or how it differs from another one.

    The stored state is canonical JSON (RFC 8785) and never changes; its SHA-256 is in the list of
    revisions.
    """
    return _answer_state(request, Resource.BATTLE)


@router.get("/v1/actors/{id}/revisions", **_listed(Resource.ACTOR))
def list_actor_revisions(request: Request) -> Answer:
    """The revisions of an actor, the newest first, also where it was merged into another."""
    return _answer_list(request, Resource.ACTOR)


@router.get("/v1/actors/{id}/revisions/{n}", **_single(Resource.ACTOR))
def get_actor_revision(request: Request) -> Answer:
    """One state of an actor, byte for byte as it was stored, or how it differs from another one."""
    return _answer_state(request, Resource.ACTOR)


@router.get("/v1/conflicts/{id}/revisions", **_listed(Resource.CONFLICT))
def list_conflict_revisions(request: Request) -> Answer:
    """The revisions of a conflict, the newest first, also where it was merged into another."""
    return _answer_list(request, Resource.CONFLICT)


@router.get("/v1/conflicts/{id}/revisions/{n}", **_single(Resource.CONFLICT))
def get_conflict_revision(request: Request) -> Answer:
    """One state of a conflict, byte for byte as it was stored, or how it differs from another."""
    return _answer_state(request, Resource.CONFLICT)


@router.get("/v1/places/{id}/revisions", **_listed(Resource.PLACE))
def list_place_revisions(request: Request) -> Answer:
    """The revisions of a place, the newest first, also where it was merged into another."""
    return _answer_list(request, Resource.PLACE)


@router.get("/v1/places/{id}/revisions/{n}", **_single(Resource.PLACE))
def get_place_revision(request: Request) -> Answer:
    """One state of a place, byte for byte as it was stored, or how it differs from another one."""
    return _answer_state(request, Resource.PLACE)


def _answer_list(request: Request, resource: Resource) -> Answer:
    thing_id = request.path_params["id"]
    values, faults = read_values(request.scope["query_string"], _PAGE)
    limit, wrong = read_limit(values)
    refuse((*faults, *wrong))
    bound_to = f"revisions of {resource.value} {thing_id}".encode()
    before = _before(read_position(values, bound_to))
    reader = store_of(request).reader
    # The version first: what is written meanwhile belongs to a later one.
    data_version = reader.data_version()
    entries = reader.revisions(thing_id, limit + 1, before, resource)
    if entries is None:
        raise absent(reader, resource, thing_id)
    pairs = tuple((name, sent[0]) for name, sent in values.items())
    path = request.scope["path"]
    further = None
    if len(entries) > limit:
        cursor = write_cursor(bound_to, (entries[limit - 1].revision,))
        further = next_address(path, pairs, cursor)
    bodies = [_described(entry).model_dump_json().encode() for entry in entries[:limit]]
    envelope = Envelope(further, None, False, LeftOut(), data_version)
    return respond(
        enveloped(bodies, envelope),
        request_headers(request.scope["headers"]),
        list_links(path, pairs, further, settings_of(request).licence_url),
    )


def _answer_state(request: Request, resource: Resource) -> Answer:
    thing_id, number = request.path_params["id"], request.path_params["n"]
    values, faults = read_values(request.scope["query_string"], (_AGAINST,))
    against = values.get("against", (None,))[0]
    if against is not None and not _NUMBER.fullmatch(against):
        detail = "against is the number of a revision."
        faults = (*faults, Fault("query", "against", "out_of_range", detail, ("1..",)))
    refuse(faults)
    reader = store_of(request).reader
    entry, content = state_of(reader, thing_id, number, resource)
    headers = request_headers(request.scope["headers"])
    links = _links(entry, settings_of(request).licence_url)
    if against is None:
        return respond(
            Made(content, revision=entry.revision),
            headers,
            links,
            UNCHANGING,
            datetime.fromisoformat(entry.recorded_at),
        )
    other, earlier = state_of(reader, thing_id, against, resource)
    found = RevisionDifferences(
        id=thing_id,
        revision=entry.revision,
        against=other.revision,
        differences=differences(json.loads(earlier), json.loads(content)),
    )
    return respond(Made(found.model_dump_json().encode(), revision=entry.revision), headers, links)


def _before(position: Key | None) -> int | None:
    """The revision that a cursor stands at. Raises InvalidCursor where it names no such thing."""
    match position:
        case None:
            return None
        case (int(number),) if 1 <= number <= _MOST:
            return number
    raise InvalidCursor("The cursor does not name a place in this list.")


def state_of(
    reader: Reader, thing_id: str, number: str, resource: Resource = Resource.BATTLE
) -> tuple[LogEntry, bytes]:
    """One public revision of a thing, and the bytes that were stored.

    Raises:
        NotFound: There is none of that number, or no such thing.
    """
    found = _NUMBER.fullmatch(number)
    entry = reader.revision(thing_id, int(number), resource) if found else None
    if entry is None or entry.canonical is None:
        if reader.revisions(thing_id, 1, None, resource) is None:
            raise absent(reader, resource, thing_id)
        raise NotFound(f"There is no such revision of a {resource.value} with this id.")
    return entry, entry.canonical


def _described(entry: LogEntry) -> Revision:
    return Revision(
        sequence=entry.sequence,
        recorded_at=entry.recorded_at,
        resource=entry.resource.value,
        id=entry.id,
        action=entry.action.value,
        revision=entry.revision,
        sha256=entry.sha256,
        previous=entry.previous,
        author=entry.author,
        comment=entry.comment,
        into=entry.merged_into,
        url=f"/v1/{entry.resource.plural}/{entry.id}/revisions/{entry.revision}",
    )


def _links(entry: LogEntry, licence: str | None) -> bytes:
    thing = f"/v1/{entry.resource.plural}/{entry.id}"
    return (
        f'<{thing}/revisions/{entry.revision}>; rel="self", <{thing}>; rel="latest-version", '
        f'<{thing}/revisions>; rel="version-history"{licence_link(licence)}'
    ).encode("ascii")
