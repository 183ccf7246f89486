"""The ORM twin: the service that most FastAPI projects would write over the same data.

SQLAlchemy's ORM with `selectinload`, answered through a response model. The response models are
battleapi's own, so its answers are the same JSON as those of the service it is compared with; a
test holds that.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from battleapi.rendering.battles import BattleSummary, ServedRecord

from .twin_records import Battle, BattleSource, Claim, Combatant, Event
from .twin_tables import Actor, Place, Source

PAGE = 50
_COLLECTION_SECONDS = 0.1


class SummaryList(BaseModel):
    """A page of summaries in battleapi's envelope."""

    data: tuple[BattleSummary, ...]
    next: str | None
    total: int | None
    total_capped: bool
    left_out: dict[str, int]
    data_version: int


def create_twin(database_url: str) -> FastAPI:
    """The twin's application over tables that were filled before."""
    engine = create_engine(database_url)
    app = FastAPI(lifespan=_collecting_between_requests)

    @app.get("/v1/battles/{battle_id}")
    async def get_battle(battle_id: str) -> ServedRecord:
        found = served_record(engine, battle_id)
        if found is None:
            raise HTTPException(404)
        return found

    @app.get("/v1/battles")
    async def list_battles(limit: int = PAGE, after: str = "") -> SummaryList:
        data = served_page(engine, limit, after)
        further = f"/v1/battles?limit={limit}&after={data[-1].id}" if data else None
        left_out = dict.fromkeys(("undated", "unlocated", "open"), 0)
        return SummaryList(
            data=data,
            next=further,
            total=None,
            total_capped=False,
            left_out=left_out,
            data_version=1,
        )

    return app


@asynccontextmanager
async def _collecting_between_requests(_: FastAPI) -> AsyncIterator[None]:
    """Collect garbage when no request is being answered, and at no other time.

    Collecting while pydantic reads ORM objects by their attributes ended the process within a
    minute (segmentation fault; CPython 3.11.7, SQLAlchemy 2.1.9, pydantic-core 2.50.5). For the
    same reason the endpoints run on the event loop, one at a time, which also saves them the way to
    a thread and back.
    """
    gc.disable()
    collecting = asyncio.create_task(_collect())
    yield
    collecting.cancel()


async def _collect() -> None:
    while True:
        gc.collect(1)
        await asyncio.sleep(_COLLECTION_SECONDS)


def served_record(engine: Engine, battle_id: str) -> ServedRecord | None:
    """A battle's whole record."""
    with Session(engine) as session:
        battle = session.get(Battle, battle_id, options=_OF_A_RECORD)
        if battle is None:
            return None
        return ServedRecord.model_validate(battle, from_attributes=True)


def served_page(engine: Engine, limit: int, after: str) -> tuple[BattleSummary, ...]:
    """A page of summaries in the order of ids."""
    statement = select(Battle).where(Battle.id > after).order_by(Battle.id).limit(limit)
    with Session(engine) as session:
        battles = session.scalars(statement.options(*_OF_A_SUMMARY))
        return tuple(BattleSummary.model_validate(one, from_attributes=True) for one in battles)


_OF_A_SUMMARY: tuple[ORMOption, ...] = (
    selectinload(Battle.sides),
    selectinload(Battle.combatants),
    selectinload(Battle.lead).selectinload(Claim.names),
)
_OF_A_RECORD: tuple[ORMOption, ...] = (
    selectinload(Battle.sides),
    selectinload(Battle.citations),
    selectinload(Battle.combatants).options(
        selectinload(Combatant.units), selectinload(Combatant.citations)
    ),
    selectinload(Battle.events).options(
        selectinload(Event.participants), selectinload(Event.citations)
    ),
    selectinload(Battle.claims).options(
        selectinload(Claim.about), selectinload(Claim.names), selectinload(Claim.citations)
    ),
    selectinload(Battle.conflicts),
    selectinload(Battle.places).selectinload(Place.citations),
    selectinload(Battle.actors).selectinload(Actor.memberships),
    selectinload(Battle.sources)
    .joinedload(BattleSource.source)
    .options(joinedload(Source.through), selectinload(Source.derives_from)),
)
