"""Events: the dated happenings of a record, told in our own words."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, Strict, model_validator

from .citations import Citation
from .dates import HistoricalDate
from .places import NOWHERE, PlaceReference
from .values import Distinct, Slug, Text, Value, Words
from .vocabulary.records import EventKind, ParticipantRole, Phase

Minute = Annotated[int, Strict(), Field(ge=0, le=1440)]
"""Minutes after midnight, local time of the place."""


class ClockTime(Value):
    """The time of day, as worded and, where a source gives it, in minutes after midnight."""

    text: Words | None = None
    from_minute: Minute | None = None
    to_minute: Minute | None = None


class Participant(Value):
    """An actor's part in an event."""

    actor: Slug
    role: ParticipantRole


class Event(Value):
    """A happening before, in or after the battle; `part_of` names the larger one."""

    id: Slug
    kind: EventKind
    phase: Phase
    name: Words
    part_of: Slug | None = None
    date: HistoricalDate = HistoricalDate.undated()
    time: ClockTime = ClockTime()
    place: PlaceReference = NOWHERE
    participants: Distinct[Participant] = ()
    text: Text
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _not_part_of_itself(self) -> Self:
        if self.part_of == self.id:
            raise ValueError("an event is not a part of itself")
        return self
