"""Claims over all battles, and one claim: the thing to cite."""

from __future__ import annotations

from fastapi import APIRouter, Request

from battleapi.model.resources import Resource

from ..answers import Answer
from ..shapes import ClaimList
from .things import answer_thing, answer_things, list_operation, thing_operation

router = APIRouter(tags=["claims"])


@router.get("/v1/claims", **list_operation(ClaimList, Resource.CLAIM))
def list_claims(request: Request) -> Answer:
    """Claims of all battles; without `status` the current ones."""
    return answer_things(request, Resource.CLAIM)


@router.get("/v1/claims/{id}", **thing_operation(Resource.CLAIM))
async def get_claim(request: Request) -> Answer:
    """One claim, readable alone."""
    return await answer_thing(request, Resource.CLAIM)
