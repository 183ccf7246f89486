"""The ORM twin's tables of battles and what belongs to one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from .twin_tables import (
    Actor,
    Citation,
    Conflict,
    DateValue,
    IntervalValue,
    Json,
    Place,
    QuantityValue,
    Row,
    Source,
    battle_actors,
    battle_conflicts,
    battle_places,
    columns_of,
    combatant_units,
)


class Located:
    """The place of a battle or event: a place of the registry and the words."""

    place_id: Mapped[str | None] = mapped_column(ForeignKey("places.id"))
    place_text: Mapped[str | None]
    place_precision: Mapped[str | None]

    @declared_attr
    def where(cls) -> Mapped[Place | None]:  # noqa: N805 - how SQLAlchemy spells it
        """The place of the registry."""
        return relationship(Place, lazy="joined")

    @property
    def place(self) -> dict[str, Any]:
        """The place as it is served."""
        known = ("name", "admin", "countries", "lat", "lon", "basis")
        absent = {"admin": (), "countries": ()}
        place = {key: getattr(self.where, key) if self.where else absent.get(key) for key in known}
        return {
            "id": self.place_id,
            "text": self.place_text,
            "precision": self.place_precision,
            **place,
        }


class Side(Row):
    """A side of a battle."""

    __tablename__ = "sides"
    battle_id: Mapped[str] = mapped_column(ForeignKey("battles.id"), primary_key=True)
    side: Mapped[int] = mapped_column(primary_key=True)
    opposes: Mapped[Json]
    battle: Mapped[Battle] = relationship(back_populates="sides")

    @property
    def actors(self) -> list[Actor]:
        """Who stands on it."""
        return [one.who for one in self.battle.combatants if one.side == self.side]


class Combatant(Row):
    """An actor's part in a battle."""

    __tablename__ = "combatants"
    id: Mapped[int] = mapped_column(primary_key=True)
    battle_id: Mapped[str] = mapped_column(ForeignKey("battles.id"), index=True)
    actor: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    label: Mapped[str]
    side: Mapped[int | None]
    role: Mapped[str]
    commanders: Mapped[Json]
    sided_by: Mapped[Json]
    who: Mapped[Actor] = relationship(lazy="joined")
    units: Mapped[list[Actor]] = relationship(
        secondary=combatant_units, order_by=combatant_units.c.position
    )
    citations: Mapped[list[Citation]] = relationship(order_by=Citation.id)

    @property
    def name(self) -> str:
        """What the actor is called."""
        return self.who.name


class Participant(Row):
    """An actor's part in an event."""

    __tablename__ = "participants"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[str] = mapped_column(ForeignKey("events.id"), index=True)
    actor: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    role: Mapped[str]
    who: Mapped[Actor] = relationship(lazy="joined")

    @property
    def name(self) -> str:
        """What the actor is called."""
        return self.who.name


class Event(Located, Row):
    """A happening of a record."""

    __tablename__ = "events"
    id: Mapped[str] = mapped_column(primary_key=True)
    battle_id: Mapped[str] = mapped_column(ForeignKey("battles.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    phase: Mapped[str]
    name: Mapped[str]
    part_of_id: Mapped[str | None] = mapped_column(ForeignKey("events.id"))
    date: Mapped[DateValue] = columns_of(DateValue, "date")
    time: Mapped[Json]
    text: Mapped[str]
    battle: Mapped[Battle] = relationship(back_populates="events")
    part_of: Mapped[Event | None] = relationship(remote_side="Event.id")
    participants: Mapped[list[Participant]] = relationship(order_by=Participant.id)
    citations: Mapped[list[Citation]] = relationship(order_by=Citation.id)


class Party(Row):
    """Whom a claim is about."""

    __tablename__ = "parties"
    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claims.id"), index=True)
    actor: Mapped[str | None] = mapped_column(ForeignKey("actors.id"))
    label: Mapped[str | None]
    basis: Mapped[str]
    who: Mapped[Actor | None] = relationship(lazy="joined")

    @property
    def name(self) -> str | None:
        """What the actor is called."""
        return self.who.name if self.who else None


class NamedActor(Row):
    """An actor that a claim names in one of its own lists."""

    __tablename__ = "named_actors"
    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claims.id"), index=True)
    key: Mapped[str]
    actor_id: Mapped[str] = mapped_column(ForeignKey("actors.id"))
    who: Mapped[Actor] = relationship(lazy="joined")


class Claim(Row):
    """A claim of any kind; the columns of other kinds are null."""

    __tablename__ = "claims"
    id: Mapped[str] = mapped_column(primary_key=True)
    battle_id: Mapped[str] = mapped_column(ForeignKey("battles.id"), index=True)
    event_id: Mapped[str | None] = mapped_column(ForeignKey("events.id"))
    position: Mapped[int]
    status: Mapped[str]
    kind: Mapped[str]
    summary: Mapped[str]
    phase: Mapped[str]
    polarity: Mapped[str]
    claimant_id: Mapped[str | None] = mapped_column(ForeignKey("actors.id"))
    claimant_label: Mapped[str | None]
    voice: Mapped[str]
    party: Mapped[str | None]
    stance: Mapped[str | None]
    counted: Mapped[bool]
    occurred: Mapped[DateValue] = columns_of(DateValue, "occurred")
    effective_date: Mapped[Json]
    asserted: Mapped[DateValue] = columns_of(DateValue, "asserted")
    cumulative: Mapped[bool]
    covers_battles: Mapped[Json]
    evidence: Mapped[Json]
    related: Mapped[Json]
    superseded_by: Mapped[Json]
    retracted_by: Mapped[Json]
    readings: Mapped[Json]
    flags: Mapped[Json]
    rank: Mapped[str]
    rank_reason: Mapped[str | None]
    assessments: Mapped[Json]
    revision: Mapped[int]
    recorded_at: Mapped[str]
    quantity: Mapped[QuantityValue] = columns_of(QuantityValue, "quantity")
    interval: Mapped[IntervalValue] = columns_of(IntervalValue, "interval")
    effect: Mapped[str | None]
    effects: Mapped[Json]
    population: Mapped[Json]
    affiliation: Mapped[str | None]
    rank_group: Mapped[str | None]
    named_persons: Mapped[Json]
    causation: Mapped[str | None]
    count_basis: Mapped[str | None]
    item: Mapped[str | None]
    item_class: Mapped[str | None]
    severity: Mapped[str | None]
    held_by_id: Mapped[str | None] = mapped_column(ForeignKey("actors.id"))
    counts: Mapped[str | None]
    basis: Mapped[str | None]
    as_said: Mapped[str | None]
    aspect: Mapped[str | None]
    type: Mapped[str | None]
    clear: Mapped[bool | None]
    place_id: Mapped[str | None] = mapped_column(ForeignKey("places.id"))
    change: Mapped[str | None]
    under_name: Mapped[str | None]
    mode: Mapped[str | None]
    attribute: Mapped[str | None]
    value: Mapped[str | None]
    relation: Mapped[str | None]
    target_id: Mapped[str | None] = mapped_column(ForeignKey("events.id"))
    target_label: Mapped[str | None]
    dimension: Mapped[str | None]
    measure: Mapped[Json]
    start: Mapped[Json]
    end: Mapped[Json]
    topic: Mapped[str | None]
    speech_act: Mapped[str | None]
    battle: Mapped[Battle] = relationship(foreign_keys=battle_id, back_populates="claims")
    event: Mapped[Event | None] = relationship(foreign_keys=event_id)
    target: Mapped[Event | None] = relationship(foreign_keys=target_id, lazy="joined")
    speaker: Mapped[Actor | None] = relationship(foreign_keys=claimant_id, lazy="joined")
    held_by: Mapped[Actor | None] = relationship(foreign_keys=held_by_id, lazy="joined")
    place: Mapped[Place | None] = relationship(lazy="joined")
    about: Mapped[list[Party]] = relationship(order_by=Party.id)
    names: Mapped[list[NamedActor]] = relationship(order_by=NamedActor.id)
    citations: Mapped[list[Citation]] = relationship(order_by=Citation.id)

    @property
    def claimant(self) -> dict[str, Any]:
        """Who says it."""
        return {
            "actor": self.claimant_id,
            "name": self.speaker.name if self.speaker else None,
            "label": self.claimant_label,
            "voice": self.voice,
        }

    def named(self, key: str) -> list[Actor]:
        """The actors of one list."""
        return [one.who for one in self.names if one.key == key]

    by = property(lambda self: self.named("by"))
    against = property(lambda self: self.named("against"))
    inflicted_by = property(lambda self: self.named("inflicted_by"))
    attributed_to = property(lambda self: self.named("attributed_to"))
    addressed_to = property(lambda self: self.named("addressed_to"))


class BattleSource(Row):
    """A source that a battle's record names."""

    __tablename__ = "battle_sources"
    battle_id: Mapped[str] = mapped_column(ForeignKey("battles.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("sources.id"))
    claim_count: Mapped[int]
    source: Mapped[Source] = relationship(lazy="joined")

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        shown: object = getattr(self.source, name)
        return shown


class Battle(Located, Row):
    """A battle."""

    __tablename__ = "battles"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    level: Mapped[str]
    status: Mapped[str]
    name: Mapped[str]
    aliases: Mapped[Json]
    headline: Mapped[str | None]
    killed: Mapped[Json]
    wounded: Mapped[Json]
    disputed: Mapped[bool]
    dispute_gap: Mapped[float]
    dispute_ratio: Mapped[float | None]
    from_zero: Mapped[bool]
    widest_dispute: Mapped[Json]
    contrasts: Mapped[Json]
    conflict_id: Mapped[str | None] = mapped_column(ForeignKey("conflicts.id"))
    part_of_id: Mapped[str | None] = mapped_column(ForeignKey("battles.id"))
    date: Mapped[DateValue] = columns_of(DateValue, "date")
    counts: Mapped[Json]
    external_ids: Mapped[Json]
    result_id: Mapped[str | None]
    result_count: Mapped[int]
    issues: Mapped[Json]
    passages: Mapped[Json]
    sha256: Mapped[str]
    revision: Mapped[int]
    recorded_at: Mapped[str]
    conflict: Mapped[Conflict | None] = relationship(lazy="joined")
    part_of: Mapped[Battle | None] = relationship(remote_side="Battle.id")
    lead: Mapped[Claim | None] = relationship(
        primaryjoin="foreign(Battle.result_id) == Claim.id", viewonly=True
    )
    sides: Mapped[list[Side]] = relationship(order_by=Side.side, back_populates="battle")
    combatants: Mapped[list[Combatant]] = relationship(order_by=Combatant.id)
    events: Mapped[list[Event]] = relationship(order_by=Event.position, back_populates="battle")
    claims: Mapped[list[Claim]] = relationship(
        order_by=Claim.position, foreign_keys=Claim.battle_id, back_populates="battle"
    )
    citations: Mapped[list[Citation]] = relationship(order_by=Citation.id)
    conflicts: Mapped[list[Conflict]] = relationship(
        secondary=battle_conflicts, order_by=battle_conflicts.c.position
    )
    places: Mapped[list[Place]] = relationship(
        secondary=battle_places, order_by=battle_places.c.position
    )
    actors: Mapped[list[Actor]] = relationship(
        secondary=battle_actors, order_by=battle_actors.c.position
    )
    sources: Mapped[list[BattleSource]] = relationship(order_by=BattleSource.position)

    @property
    def result(self) -> dict[str, Any]:
        """The result that the record leads with; its values are null where it has none."""
        lead = self.lead
        nobody = {"actor": None, "name": None, "label": None, "voice": None}
        return {
            "label": lead.as_said if lead else None,
            "type": lead.type if lead else None,
            "by": lead.by if lead else [],
            "claimant": lead.claimant if lead else nobody,
            "claim": lead.id if lead else None,
            "claim_count": self.result_count,
        }

    @property
    def citations_by_field(self) -> dict[str, list[Citation]]:
        """Where the battle's own facts are written."""
        fields = ("name", "conflict", "part_of", "date", "place")
        return {name: [one for one in self.citations if one.field == name] for name in fields}
