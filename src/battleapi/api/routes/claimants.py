"""Claimants: who claims how much of enemies against what those say of themselves."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from battleapi.comparison.claimants import ranked
from battleapi.model.resources import Resource
from battleapi.rendering.claimants import ServedRankedClaimant
from battleapi.store.questions import LeftOut

from ..absent import absent
from ..answers import Answer, request_headers, respond
from ..comparison_shapes import ClaimantList
from ..lists import Envelope, enveloped, list_links
from ..operations import documented, id_in_path
from ..ranking import PARAMETERS, read_ranking
from ..service import settings_of, store_of

router = APIRouter(tags=["comparison"])


def _operation(resource: Resource) -> dict[str, Any]:
    path = (id_in_path(resource),)
    return documented(ClaimantList, path=path, parameters=PARAMETERS, merges=True)


@router.get("/v1/conflicts/{id}/claimants", **_operation(Resource.CONFLICT))
def list_conflict_claimants(request: Request) -> Answer:
    """Who claims most of enemies in a conflict, its parts included, against what those admit.

    Sums over figures of just the same, where the claimant states the party; nobody is ranked by
    what is inferred, and nothing says who is right.
    """
    return _answer(request, Resource.CONFLICT)


@router.get("/v1/actors/{id}/claimants", **_operation(Resource.ACTOR))
def list_actor_claimants(request: Request) -> Answer:
    """Who claims most of enemies in the battles of an actor, against what those admit.

    Everybody who claims anything in the battles that `actor` finds on `/v1/battles`: the actor says
    which battles, and need neither claim nor be claimed of.
    """
    return _answer(request, Resource.ACTOR)


def _answer(request: Request, resource: Resource) -> Answer:
    reader = store_of(request).reader
    thing, path = request.path_params["id"], request.scope["path"]
    if reader.missing(resource, (thing,)):
        raise absent(reader, resource, thing)
    ranking = read_ranking(request.scope["query_string"], path)
    # The version first: what is written meanwhile belongs to a later one.
    data_version = reader.data_version()
    found = ranked(reader.rivalries(resource, thing))
    names = reader.names(Resource.ACTOR, [one.claimant for one in found])
    rows = (ServedRankedClaimant.of(one, names.get(one.claimant)) for one in found)
    shown, further = ranking.page(rows, path)
    bodies = [one.model_dump_json().encode("utf-8") for one in shown]
    return respond(
        enveloped(bodies, Envelope(further, None, False, LeftOut(), data_version)),
        request_headers(request.scope["headers"]),
        list_links(path, ranking.pairs, further, settings_of(request).licence_url),
    )
