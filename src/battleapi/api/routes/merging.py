"""Merging over HTTP: the twin of `battleapi merge actor A B`."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from battleapi.editing.keys import Scope, bearer
from battleapi.editing.merge import MergeReport, Pair, merge
from battleapi.editing.publish import Edition
from battleapi.model.resources import Resource
from battleapi.model.values import Slug, Text, Value

from ..answers import Answer
from ..headers import JSON, NO_STORE
from ..operations import id_in_path, writing
from ..parameters import read_values, refuse
from ..service import store_of
from ..shapes import Merged
from ..writes import body_of, key_in

router = APIRouter(tags=["writing"])

MOST_BATTLES = 200
"""How many battles are written while a client waits; for more there is the command."""


class Merge(Value):
    """What an actor is to become a part of, and why."""

    into: Slug = Field(description="The actor that stands for both afterwards, by id.")
    comment: Text | None = Field(default=None, description="Why; it stands in the history.")


@router.post(
    "/v1/actors/{id}/merge",
    **writing(Merged, Merge, path=(id_in_path(Resource.ACTOR),)),
)
async def merge_actor(request: Request) -> Answer:
    """Merge an actor into another one; everything that names the one names the other then.

    It needs a key of scope `editor`. The same request again changes nothing and answers the same
    but for the counts, so that it may be sent again where no answer came.
    """
    store = store_of(request)
    key = await run_in_threadpool(bearer, store, key_in(request), Scope.EDITOR)
    _, faults = read_values(request.scope["query_string"], ())
    refuse(faults)
    body = await body_of(request, Merge)
    pair = Pair(Resource.ACTOR, request.path_params["id"], body.into)

    def merged() -> MergeReport:
        comment = body.comment or f"Merged {pair.gone} into {pair.into}"
        return merge(store, pair, Edition(key.name, comment), most_battles=MOST_BATTLES)

    report = await run_in_threadpool(merged)
    answer = Merged(
        merged=report.merged,
        into=report.into,
        already=report.already,
        battles=report.battles,
        names=report.names,
        url=f"/v1/actors/{report.into}",
    )
    content = answer.model_dump_json().encode("utf-8")
    return Answer(
        200,
        [
            (b"content-type", JSON),
            (b"content-length", str(len(content)).encode("ascii")),
            (b"cache-control", NO_STORE),
        ],
        content,
    )
