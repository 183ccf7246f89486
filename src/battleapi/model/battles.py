"""The record of one battle: the truth that is stored, nothing computed, no names of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, Strict

from .actors import ExternalId
from .citations import Citation
from .claims import Claim
from .dates import HistoricalDate
from .events import Event
from .passages import Passage
from .places import NOWHERE, PlaceReference
from .values import ClaimId, Distinct, Slug, Value, Words
from .vocabulary.records import BattleKind, BattleLevel, BattleStatus, CombatantRole, CommanderFate

SideNumber = Annotated[int, Strict(), Field(ge=1, le=99)]


class Side(Value):
    """A side and the sides that it opposes; what is not listed is not hostile."""

    side: SideNumber = Field(description="The number of the side.")
    opposes: Distinct[SideNumber] = Field(default=(), description="The sides that it fights.")


class Commander(Value):
    """Who led, under which words, and what became of them."""

    actor: Slug | None = Field(default=None, description="The person, by id.")
    label: Words = Field(description="Who it was, as worded.")
    fate: CommanderFate | None = Field(default=None, description="What became of them.")
    citations: tuple[Citation, ...] = Field(default=(), description="Where this is written.")


class Combatant(Value):
    """An actor's part in the battle; `side` null is present on no side.

    `units` are actors of the registry that belong to it; `sided_by` are the involvement claims
    that put it where it stands.
    """

    actor: Slug = Field(description="The actor, by id.")
    label: Words = Field(description="Who it was, as worded.")
    side: SideNumber | None = Field(description="Its side; null: present on no side.")
    role: CombatantRole = Field(description="What it did in the battle.")
    commanders: tuple[Commander, ...] = Field(default=(), description="Who led it.")
    units: Distinct[Slug] = Field(
        default=(), description="Actors that belong to it and took part, by id."
    )
    sided_by: Distinct[ClaimId] = Field(
        default=(), description="The involvement claims that put it on its side, by id."
    )
    citations: tuple[Citation, ...] = Field(
        min_length=1, description="Where this is written; at least one place."
    )


class FieldCitations(Value):
    """Where the battle's own facts are written, field by field."""

    name: tuple[Citation, ...] = Field(default=(), description="Where the name is written.")
    conflict: tuple[Citation, ...] = Field(default=(), description="Where the war is named.")
    part_of: tuple[Citation, ...] = Field(
        default=(), description="Where the larger battle is named."
    )
    date: tuple[Citation, ...] = Field(default=(), description="Where the date is written.")
    place: tuple[Citation, ...] = Field(default=(), description="Where the place is written.")

    def all(self) -> tuple[Citation, ...]:
        """Every citation, in the order of the fields."""
        return (*self.name, *self.conflict, *self.part_of, *self.date, *self.place)


class BattleRecord(Value):
    """One battle with its sides, combatants, events and claims.

    Its canonical JSON is what the revision log keeps. `conflict` is the war, `part_of` a larger
    battle of which this one is a part.
    """

    id: Slug = Field(description="Permanent; it never follows the name.")
    kind: BattleKind = Field(description="What sort of engagement it is.")
    level: BattleLevel = Field(description="How large a thing the record is about.")
    status: BattleStatus = Field(description="Whether it is public.")
    name: Words = Field(description="The name that it is listed under.")
    aliases: Distinct[Words] = Field(default=(), description="Other names.")
    conflict: Slug | None = Field(default=None, description="The war, by id.")
    part_of: Slug | None = Field(
        default=None, description="The larger battle that this one is a part of, by id."
    )
    date: HistoricalDate = Field(description="The days of the battle.")
    place: PlaceReference = Field(default=NOWHERE, description="Where it was.")
    external_ids: Distinct[ExternalId] = Field(
        default=(), description="Its identifiers in other projects."
    )
    citations_by_field: FieldCitations = Field(
        description="Where the battle's own facts are written."
    )
    sides: tuple[Side, ...] = Field(default=(), description="The sides, and whom each opposes.")
    combatants: tuple[Combatant, ...] = Field(default=(), description="Who was there.")
    events: tuple[Event, ...] = Field(
        default=(), description="What happened before, in and after the battle."
    )
    claims: tuple[Claim, ...] = Field(default=(), description="Who says what about whom.")
    # Not written where there are none: so a record of before there were passages keeps its bytes.
    passages: tuple[Passage, ...] = Field(
        default=(),
        exclude_if=lambda passages: not passages,
        description="Words of its sources, verbatim, where they say more than the claims do.",
    )

    def event(self, event_id: str | None) -> Event | None:
        """The event of that id; null for null and for an id that is not in the record."""
        return None if event_id is None else self._events_by_id.get(event_id)

    @cached_property
    def _events_by_id(self) -> Mapping[str, Event]:
        # Every claim asks for its event several times. Of two with one id the first is meant.
        return {event.id: event for event in reversed(self.events)}

    def __copy__(self) -> Self:
        """A copy that looks up its own events, which may be others."""
        copied = super().__copy__()
        copied.__dict__.pop("_events_by_id", None)
        return copied

    def citations(self) -> Iterator[Citation]:
        """Every citation in the record, in the order of the file."""
        yield from self.citations_by_field.all()
        for combatant in self.combatants:
            yield from combatant.citations
            for commander in combatant.commanders:
                yield from commander.citations
        for thing in (*self.events, *self.claims):
            yield from thing.citations
