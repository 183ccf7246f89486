"""The registries: actors, conflicts, sources and places."""

from __future__ import annotations

from fastapi import APIRouter, Request

from battleapi.model.resources import Resource

from ..answers import Answer
from ..shapes import ActorList, ConflictList, PlaceList, SourceList
from .things import answer_thing, answer_things, list_operation, thing_operation

router = APIRouter(tags=["registries"])


@router.get("/v1/actors", **list_operation(ActorList, Resource.ACTOR))
def list_actors(request: Request) -> Answer:
    """States, forces, groups, people and witnesses."""
    return answer_things(request, Resource.ACTOR)


@router.get("/v1/actors/{id}", **thing_operation(Resource.ACTOR))
async def get_actor(request: Request) -> Answer:
    """One actor, what it belongs to and who belongs to it."""
    return await answer_thing(request, Resource.ACTOR)


@router.get("/v1/conflicts", **list_operation(ConflictList, Resource.CONFLICT))
def list_conflicts(request: Request) -> Answer:
    """Wars, insurgencies and campaigns."""
    return answer_things(request, Resource.CONFLICT)


@router.get("/v1/conflicts/{id}", **thing_operation(Resource.CONFLICT))
async def get_conflict(request: Request) -> Answer:
    """One conflict, what it is part of and what is part of it."""
    return await answer_thing(request, Resource.CONFLICT)


@router.get("/v1/sources", **list_operation(SourceList, Resource.SOURCE))
def list_sources(request: Request) -> Answer:
    """Documents that claims are written in or came through."""
    return answer_things(request, Resource.SOURCE)


@router.get("/v1/sources/{id}", **thing_operation(Resource.SOURCE))
async def get_source(request: Request) -> Answer:
    """One source."""
    return await answer_thing(request, Resource.SOURCE)


@router.get("/v1/places", **list_operation(PlaceList, Resource.PLACE))
def list_places(request: Request) -> Answer:
    """Places, some with a point and whose point it is."""
    return answer_things(request, Resource.PLACE)


@router.get("/v1/places/{id}", **thing_operation(Resource.PLACE))
async def get_place(request: Request) -> Answer:
    """One place."""
    return await answer_thing(request, Resource.PLACE)
