"""The disputes of a battle: which of its claims cannot both be true, and what that hangs on."""

from __future__ import annotations

from fastapi import APIRouter, Request

from battleapi.comparison.disputes import disputes
from battleapi.model.resources import Resource
from battleapi.rendering.cast import Cast
from battleapi.rendering.comparison import ReadBy
from battleapi.rendering.disputes import ServedDispute
from battleapi.rendering.reasons import Reasons

from ..answers import Answer, Made, request_headers, respond
from ..comparison_parameters import OF_DISPUTES, read_rules, read_verdicts
from ..comparison_shapes import DisputeList
from ..lists import list_links
from ..operations import documented, id_in_path
from ..parameters import read_values, refuse
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
    reader = store_of(request).reader
    # The version first: what is written meanwhile belongs to a later one.
    data_version = reader.data_version()
    stored = battle_of(reader, request.path_params["id"])
    values, faults = read_values(request.scope["query_string"], OF_DISPUTES)
    rules, wrong = read_rules(values, stored.record)
    verdicts, wrong_verdicts = read_verdicts(values)
    refuse((*faults, *wrong, *wrong_verdicts))
    cast = Cast(stored.record, stored.registry)
    reasons = Reasons(stored.record, cast, rules)
    listed = DisputeList(
        data=tuple(
            ServedDispute.of(one, cast, reasons)
            for one in disputes(stored.record, stored.registry, rules, verdicts)
        ),
        next=None,
        total=None,
        total_capped=False,
        left_out=LeftOutCounts(undated=0, unlocated=0, open=0),
        data_version=data_version,
        battle=cast.battle,
        revision=stored.stamp.revision,
        kind=rules.kind,
        **ReadBy.members(rules),
    )
    # Nothing here is unset but what only other lists count.
    body = listed.model_dump_json(exclude_unset=True)
    # A write elsewhere moves data_version and nothing else.
    state = listed.model_dump_json(exclude={"data_version"})
    return respond(
        Made(body.encode("utf-8"), state=state.encode("utf-8")),
        request_headers(request.scope["headers"]),
        list_links(request.scope["path"], pairs_of(values), None, settings_of(request).licence_url),
    )
