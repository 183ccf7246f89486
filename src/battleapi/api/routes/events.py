"""Events over all battles, and one event."""

from __future__ import annotations

from fastapi import APIRouter, Request

from battleapi.model.resources import Resource

from ..answers import Answer
from ..shapes import EventList
from .things import answer_thing, answer_things, list_operation, thing_operation

router = APIRouter(tags=["events"])


@router.get("/v1/events", **list_operation(EventList, Resource.EVENT))
def list_events(request: Request) -> Answer:
    """Events of all battles, as they happened."""
    return answer_things(request, Resource.EVENT)


@router.get("/v1/events/{id}", **thing_operation(Resource.EVENT))
async def get_event(request: Request) -> Answer:
    """One event."""
    return await answer_thing(request, Resource.EVENT)
