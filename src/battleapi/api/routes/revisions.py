"""The history of a battle: its revisions, each as it was stored, and how two of them differ."""

from __future__ import annotations

import json
import re
from datetime import datetime

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
_BATTLE_ID = id_in_path(Resource.BATTLE)
_PAGE = (limit_parameter(), cursor_parameter())
_AGAINST = Parameter(
    "against", "Say how the revision differs from this one.", _NUMBER_SCHEMA, example="1"
)


@router.get(
    "/v1/battles/{id}/revisions",
    **documented(RevisionList, path=(_BATTLE_ID,), parameters=_PAGE),
)
def list_battle_revisions(request: Request) -> Answer:
    """The revisions of a battle, the newest first."""
    battle = request.path_params["id"]
    values, faults = read_values(request.scope["query_string"], _PAGE)
    limit, wrong = read_limit(values)
    refuse((*faults, *wrong))
    bound_to = f"revisions of {battle}".encode()
    before = _before(read_position(values, bound_to))
    reader = store_of(request).reader
    # The version first: what is written meanwhile belongs to a later one.
    data_version = reader.data_version()
    entries = _revisions(reader, battle, limit + 1, before)
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


@router.get(
    "/v1/battles/{id}/revisions/{n}",
    **documented(
        JsonDocument | RevisionDifferences,
        path=(_BATTLE_ID, in_path("n", "The number of the revision.", _NUMBER_SCHEMA, 1)),
        parameters=(_AGAINST,),
    ),
)
def get_battle_revision(request: Request) -> Answer:
    """One state of a battle, byte for byte as it was stored, or how it differs from another one.

    The stored state is canonical JSON (RFC 8785) and never changes; its SHA-256 is in the list of
    revisions.
    """
    battle, number = request.path_params["id"], request.path_params["n"]
    values, faults = read_values(request.scope["query_string"], (_AGAINST,))
    against = values.get("against", (None,))[0]
    if against is not None and not _NUMBER.fullmatch(against):
        detail = "against is the number of a revision."
        faults = (*faults, Fault("query", "against", "out_of_range", detail, ("1..",)))
    refuse(faults)
    reader = store_of(request).reader
    entry, content = state_of(reader, battle, number)
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
    other, earlier = state_of(reader, battle, against)
    found = RevisionDifferences(
        id=battle,
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


def _revisions(reader: Reader, battle: str, limit: int, before: int | None) -> tuple[LogEntry, ...]:
    entries = reader.revisions(battle, limit, before)
    if entries is None:
        raise absent(reader, Resource.BATTLE, battle)
    return entries


def state_of(reader: Reader, battle: str, number: str) -> tuple[LogEntry, bytes]:
    """One public revision of a battle, and the bytes that were stored.

    Raises:
        NotFound: There is none of that number, or no such battle.
    """
    entry = reader.revision(battle, int(number)) if _NUMBER.fullmatch(number) else None
    if entry is None or entry.canonical is None:
        if reader.missing(Resource.BATTLE, (battle,)):
            raise absent(reader, Resource.BATTLE, battle)
        raise NotFound("There is no such revision of a battle with this id.")
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
        into=None,
        url=f"/v1/battles/{entry.id}/revisions/{entry.revision}",
    )


def _links(entry: LogEntry, licence: str | None) -> bytes:
    battle = f"/v1/battles/{entry.id}"
    return (
        f'<{battle}/revisions/{entry.revision}>; rel="self", <{battle}>; rel="latest-version", '
        f'<{battle}/revisions>; rel="version-history"{licence_link(licence)}'
    ).encode("ascii")
