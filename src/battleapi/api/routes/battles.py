"""Battles: summaries in a list, the whole record, and the lists of its parts."""

from __future__ import annotations

from fastapi import APIRouter, Request

from battleapi.model.resources import Resource

from ..answers import Answer
from ..shapes import BattleList, ClaimList, EventList, SourceList
from .things import (
    answer_parts,
    answer_thing,
    answer_things,
    list_operation,
    part_operation,
    thing_operation,
)

router = APIRouter(tags=["battles"])


@router.get("/v1/battles", **list_operation(BattleList, Resource.BATTLE))
def list_battles(request: Request) -> Answer:
    """Summaries of battles. Several filters on claims hold for one and the same claim."""
    return answer_things(request, Resource.BATTLE)


@router.get("/v1/battles/{id}", **thing_operation(Resource.BATTLE))
async def get_battle(request: Request) -> Answer:
    """The whole record of one battle, readable alone."""
    return await answer_thing(request, Resource.BATTLE)


@router.get("/v1/battles/{id}/claims", **part_operation(ClaimList, Resource.CLAIM))
def list_battle_claims(request: Request) -> Answer:
    """The claims of one battle."""
    return answer_parts(request, Resource.CLAIM)


@router.get("/v1/battles/{id}/events", **part_operation(EventList, Resource.EVENT))
def list_battle_events(request: Request) -> Answer:
    """The events of one battle, as they happened."""
    return answer_parts(request, Resource.EVENT)


@router.get("/v1/battles/{id}/sources", **part_operation(SourceList, Resource.SOURCE))
def list_battle_sources(request: Request) -> Answer:
    """The sources that the record of one battle lists."""
    return answer_parts(request, Resource.SOURCE)
