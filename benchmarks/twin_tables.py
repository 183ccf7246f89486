"""The ORM twin's tables: the same records in normal form, as most services would keep them.

Everything that battleapi computes when it writes (party, stance, intervals, counts) stands ready in
columns here too, so what is compared is reading alone. Lists that nobody filters by are JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import (
    Composite,
    DeclarativeBase,
    Mapped,
    composite,
    mapped_column,
    relationship,
)

Json = list[Any] | dict[str, Any] | None


class Row(DeclarativeBase):
    """The base of the mapped classes."""

    type_annotation_map = {Json: JSON}  # noqa: RUF012 - how SQLAlchemy spells it


@dataclass
class DateValue:
    """A served date."""

    edtf: str | None
    text: str | None
    earliest: str | None
    latest: str | None
    first_day: int | None
    last_day: int | None
    precision: str | None
    calendar: str | None


@dataclass
class QuantityValue:
    """A served quantity."""

    as_said: str | None
    qualifier: str | None
    value: int | None
    lower: int | None
    upper: int | None
    bounds_kind: str | None
    term: str | None
    relative: Json


@dataclass
class IntervalValue:
    """A served interval."""

    low: int | None
    high: int | None
    open: bool | None
    lexicon: str | None
    tolerance: str | None


_WHOLE_NUMBERS = {"first_day", "last_day", "value", "lower", "upper", "low", "high"}
_TYPES = {"relative": JSON, "open": Boolean} | dict.fromkeys(_WHOLE_NUMBERS, Integer)


def columns_of(value: type, prefix: str) -> Composite[Any]:
    """A composite attribute of columns `<prefix>_<field>`."""
    columns = (
        mapped_column(f"{prefix}_{name}", _TYPES.get(name, String), nullable=True)
        for name in value.__annotations__
    )
    return composite(value, *columns)


def _association(name: str, left: str, right: str) -> Table:
    return Table(
        name,
        Row.metadata,
        Column("owner", ForeignKey(f"{left}.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("member", ForeignKey(f"{right}.id")),
    )


class Conflict(Row):
    """A war."""

    __tablename__ = "conflicts"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    aliases: Mapped[Json]
    external_ids: Mapped[Json]
    date: Mapped[DateValue] = columns_of(DateValue, "date")
    part_of_id: Mapped[str | None] = mapped_column(ForeignKey("conflicts.id"))
    part_of: Mapped[Conflict | None] = relationship(remote_side="Conflict.id")


class Actor(Row):
    """Somebody who fights or speaks."""

    __tablename__ = "actors"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str | None]
    aliases: Mapped[Json]
    country: Mapped[str | None]
    external_ids: Mapped[Json]
    memberships: Mapped[list[Membership]] = relationship(
        foreign_keys="Membership.actor_id", order_by="Membership.id"
    )


class Membership(Row):
    """What an actor belongs to."""

    __tablename__ = "memberships"
    id: Mapped[int] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"), index=True)
    of_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    type: Mapped[str]
    role: Mapped[str | None]
    since: Mapped[str | None]
    until: Mapped[str | None]
    of: Mapped[Actor] = relationship(foreign_keys=of_id, lazy="joined")


source_derivations = Table(
    "source_derivations",
    Row.metadata,
    Column("source", ForeignKey("sources.id"), primary_key=True),
    Column("derives_from", ForeignKey("sources.id"), primary_key=True),
)


class Source(Row):
    """A document."""

    __tablename__ = "sources"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    version: Mapped[str | None]
    publisher: Mapped[str | None]
    author: Mapped[str | None]
    date: Mapped[DateValue] = columns_of(DateValue, "date")
    language: Mapped[str | None]
    licence: Mapped[str | None]
    url: Mapped[str | None]
    read: Mapped[bool]
    through_id: Mapped[str | None] = mapped_column(ForeignKey("sources.id"))
    casualty_definition: Mapped[Json]
    through: Mapped[Source | None] = relationship(remote_side="Source.id")
    derives_from: Mapped[list[Source]] = relationship(
        secondary=source_derivations,
        primaryjoin="Source.id == source_derivations.c.source",
        secondaryjoin="Source.id == source_derivations.c.derives_from",
    )

    @property
    def reached(self) -> dict[str, Any]:
        """How it is known."""
        return {"read": self.read, "through": self.through}


class Citation(Row):
    """A place in a source; exactly one of its owners is set."""

    __tablename__ = "citations"
    id: Mapped[int] = mapped_column(primary_key=True)
    battle_id: Mapped[str | None] = mapped_column(ForeignKey("battles.id"), index=True)
    field: Mapped[str | None]
    place_id: Mapped[str | None] = mapped_column(ForeignKey("places.id"), index=True)
    combatant_id: Mapped[int | None] = mapped_column(ForeignKey("combatants.id"), index=True)
    event_id: Mapped[str | None] = mapped_column(ForeignKey("events.id"), index=True)
    claim_id: Mapped[str | None] = mapped_column(ForeignKey("claims.id"), index=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"))
    locator: Mapped[str | None]
    quote: Mapped[str | None]
    source: Mapped[Source] = relationship(lazy="joined")
    via: Mapped[list[ViaStep]] = relationship(order_by="ViaStep.id", lazy="selectin")


class ViaStep(Row):
    """A station on the way to a citation."""

    __tablename__ = "via_steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    citation_id: Mapped[int] = mapped_column(ForeignKey("citations.id"), index=True)
    role: Mapped[str]
    actor: Mapped[str | None] = mapped_column(ForeignKey("actors.id"))
    label: Mapped[str | None]
    source_id: Mapped[str | None] = mapped_column(ForeignKey("sources.id"))
    who: Mapped[Actor | None] = relationship(lazy="joined")
    source: Mapped[Source | None] = relationship(lazy="joined")

    @property
    def name(self) -> str | None:
        """What the actor is called."""
        return self.who.name if self.who else None


class Place(Row):
    """A place of the registry."""

    __tablename__ = "places"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    aliases: Mapped[Json]
    admin: Mapped[Json]
    countries: Mapped[Json]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    basis: Mapped[str | None]
    external_ids: Mapped[Json]
    citations: Mapped[list[Citation]] = relationship(order_by=Citation.id)


battle_conflicts = _association("battle_conflicts", "battles", "conflicts")
battle_places = _association("battle_places", "battles", "places")
battle_actors = _association("battle_actors", "battles", "actors")
combatant_units = _association("combatant_units", "combatants", "actors")
