"""The record of one battle: the truth that is stored, nothing computed, no names of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, Strict

from .actors import ExternalId
from .citations import Citation
from .claims import Claim
from .dates import HistoricalDate
from .events import Event
from .places import NOWHERE, PlaceReference
from .values import ClaimId, Distinct, Slug, Value, Words
from .vocabulary.records import BattleKind, BattleLevel, BattleStatus, CombatantRole, CommanderFate

SideNumber = Annotated[int, Strict(), Field(ge=1, le=99)]


class Side(Value):
    """A side and the sides that it opposes; what is not listed is not hostile."""

    side: SideNumber
    opposes: Distinct[SideNumber] = ()


class Commander(Value):
    """Who led, under which words, and what became of them."""

    actor: Slug | None = None
    label: Words
    fate: CommanderFate | None = None
    citations: tuple[Citation, ...] = ()


class Combatant(Value):
    """An actor's part in the battle; `side` null is present on no side.

    `units` are actors of the registry that belong to it; `sided_by` are the involvement claims
    that put it where it stands.
    """

    actor: Slug
    label: Words
    side: SideNumber | None
    role: CombatantRole
    commanders: tuple[Commander, ...] = ()
    units: Distinct[Slug] = ()
    sided_by: Distinct[ClaimId] = ()
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]


class FieldCitations(Value):
    """Where the battle's own facts are written, field by field."""

    name: tuple[Citation, ...] = ()
    conflict: tuple[Citation, ...] = ()
    part_of: tuple[Citation, ...] = ()
    date: tuple[Citation, ...] = ()
    place: tuple[Citation, ...] = ()

    def all(self) -> tuple[Citation, ...]:
        """Every citation, in the order of the fields."""
        return (*self.name, *self.conflict, *self.part_of, *self.date, *self.place)


class BattleRecord(Value):
    """One battle with its sides, combatants, events and claims.

    Its canonical JSON is what the revision log keeps. `conflict` is the war, `part_of` a larger
    battle of which this one is a part.
    """

    id: Slug
    kind: BattleKind
    level: BattleLevel
    status: BattleStatus
    name: Words
    aliases: Distinct[Words] = ()
    conflict: Slug | None = None
    part_of: Slug | None = None
    date: HistoricalDate
    place: PlaceReference = NOWHERE
    external_ids: Distinct[ExternalId] = ()
    citations_by_field: FieldCitations
    sides: tuple[Side, ...] = ()
    combatants: tuple[Combatant, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()

    def event(self, event_id: str | None) -> Event | None:
        """The event of that id; null for null and for an id that is not in the record."""
        return next((event for event in self.events if event.id == event_id), None)

    def citations(self) -> Iterator[Citation]:
        """Every citation in the record, in the order of the file."""
        yield from self.citations_by_field.all()
        for combatant in self.combatants:
            yield from combatant.citations
            for commander in combatant.commanders:
                yield from commander.citations
        for thing in (*self.events, *self.claims):
            yield from thing.citations
