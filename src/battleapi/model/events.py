"""Events: the dated happenings of a record, told in our own words."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from .citations import Citation
from .dates import HistoricalDate
from .places import NOWHERE, PlaceReference
from .values import Distinct, RuleError, Slug, Text, Value, Words
from .vocabulary.records import EventKind, ParticipantRole, Phase

Minute = Annotated[int, Strict(), Field(ge=0, le=1440)]
"""Minutes after midnight, local time of the place."""


class ClockTime(Value):
    """The time of day, as worded and, where a source gives it, in minutes after midnight."""

    text: Words | None = Field(default=None, description="The words of the source.")
    from_minute: Minute | None = Field(default=None, description="Minutes after midnight.")
    to_minute: Minute | None = Field(
        default=None, description="Minutes after midnight; less than the start the day after."
    )


class Participant(Value):
    """An actor's part in an event."""

    actor: Slug = Field(description="The actor, by id.")
    role: ParticipantRole = Field(description="What it did in the event.")


class Event(Value):
    """A happening before, in or after the battle; `part_of` names the larger one."""

    id: Slug = Field(description="Permanent; it never follows the name.")
    kind: EventKind = Field(description="What sort of happening it is.")
    phase: Phase = Field(description="Where it stands to the battle.")
    name: Words = Field(description="A few words that name it.")
    part_of: Slug | None = Field(default=None, description="The larger event, by id.")
    date: HistoricalDate = Field(default=HistoricalDate.undated(), description="The days.")
    time: ClockTime = Field(default=ClockTime(), description="The time of day.")
    place: PlaceReference = Field(default=NOWHERE, description="Where it was.")
    participants: Distinct[Participant] = Field(default=(), description="Who was part of it.")
    text: Text = Field(description="What happened, in words that are not the source's.")
    citations: tuple[Citation, ...] = Field(
        min_length=1, description="Where this is written; at least one place."
    )

    @model_validator(mode="after")
    def _not_part_of_itself(self) -> Self:
        if self.part_of == self.id:
            raise RuleError("an event is not a part of itself")
        return self
