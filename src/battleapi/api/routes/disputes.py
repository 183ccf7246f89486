"""The disputes of a battle: which of its claims cannot both be true, and what that hangs on."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request

from battleapi.comparison.disputes import MOST, disputes_found
from battleapi.errors import InvalidCursor
from battleapi.model.resources import Resource
from battleapi.rendering.cast import Cast
from battleapi.rendering.comparison import ReadBy
from battleapi.rendering.disputes import ServedDispute
from battleapi.rendering.reasons import Reasons

from ..answers import Answer, Made, request_headers, respond
from ..asked import read_limit, read_position
from ..comparison_parameters import OF_DISPUTES, read_rules, read_verdicts
from ..comparison_shapes import DisputeList
from ..cursors import Key, write_cursor
from ..lists import list_links, next_address
from ..operations import documented, id_in_path
from ..parameters import Values, read_values, refuse
from ..service import settings_of, store_of
from ..shapes import LeftOutCounts
from .comparison import battle_of, pairs_of

router = APIRouter(tags=["comparison"])


@router.get(
    "/v1/battles/{id}/disputes",
    **documented(DisputeList, path=(id_in_path(Resource.BATTLE),), parameters=OF_DISPUTES),
)
def list_battle_disputes(request: Request) -> Answer:
    """Which figures and outcomes stand against each other, why, and what that hangs on."""
    battle = request.path_params["id"]
    reader = store_of(request).reader
    # The version first: what is written meanwhile belongs to a later one.
    data_version = reader.data_version()
    stored = battle_of(reader, battle)
    values, faults = read_values(request.scope["query_string"], OF_DISPUTES)
    rules, wrong = read_rules(values, stored.record)
    verdicts, wrong_verdicts = read_verdicts(values)
    limit, wrong_limit = read_limit(values)
    refuse((*faults, *wrong, *wrong_verdicts, *wrong_limit))
    revision = stored.stamp.revision
    bound_to = _question(battle, revision, values)
    first = _place(read_position(values, bound_to))
    found = disputes_found(stored.record, stored.registry, rules, verdicts)
    path, pairs = request.scope["path"], pairs_of(values)
    further = None
    if first + limit < len(found.cases):
        further = next_address(path, pairs, write_cursor(bound_to, (first + limit,)))
    cast = Cast(stored.record, stored.registry)
    reasons = Reasons(stored.record, cast, rules)
    listed = DisputeList(
        data=tuple(ServedDispute.of(one, cast, reasons) for one in found.written(first, limit)),
        next=further,
        total=len(found.cases),
        total_capped=found.capped,
        left_out=LeftOutCounts(undated=0, unlocated=0, open=0),
        data_version=data_version,
        battle=cast.battle,
        revision=revision,
        kind=rules.kind,
        **ReadBy.members(rules),
        undated_kept=found.undated_kept,
    )
    # Nothing here is unset but what only other lists count.
    body = listed.model_dump_json(exclude_unset=True)
    # A write elsewhere moves data_version and nothing else.
    state = listed.model_dump_json(exclude={"data_version"})
    return respond(
        Made(body.encode("utf-8"), state=state.encode("utf-8")),
        request_headers(request.scope["headers"]),
        list_links(path, pairs, further, settings_of(request).licence_url),
    )


def _question(battle: str, revision: int, values: Values) -> bytes:
    """What a cursor is bound to: another revision is another list."""
    asked = sorted((name, sorted(sent)) for name, sent in values.items() if name not in _OF_A_PAGE)
    return json.dumps(["disputes", battle, revision, asked]).encode("utf-8")


_OF_A_PAGE = frozenset({"limit", "cursor"})


def _place(position: Key | None) -> int:
    """How many disputes come before a page. Raises InvalidCursor where that is no such number."""
    match position:
        case None:
            return 0
        case (int(place),) if 0 < place < MOST:
            return place
    raise InvalidCursor("The cursor does not name a place in this list.")
