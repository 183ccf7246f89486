"""Events as they are served: one shape in records, in lists and alone."""

from __future__ import annotations

from typing import Self

from ..model.events import ClockTime, Event
from ..model.resources import Resource
from ..model.vocabulary.records import EventKind, ParticipantRole, Phase
from .parts import Names, Ref, Served, ServedCitation, ServedDate, ServedPlace


class ServedParticipant(Served):
    """An actor's part in an event."""

    actor: str
    name: str | None
    role: ParticipantRole


class ServedEvent(Served):
    """A dated happening before, in or after a battle."""

    id: str
    kind: EventKind
    phase: Phase
    name: str
    battle: Ref
    part_of: Ref | None
    date: ServedDate
    time: ClockTime
    place: ServedPlace
    participants: tuple[ServedParticipant, ...]
    text: str
    citations: tuple[ServedCitation, ...]

    @classmethod
    def of(cls, event: Event, battle: Ref, names: Names) -> Self:
        """The served form of a stored event."""
        return cls(
            id=event.id,
            kind=event.kind,
            phase=event.phase,
            name=event.name,
            battle=battle,
            part_of=names.ref_or_none(Resource.EVENT, event.part_of),
            date=ServedDate.of(event.date),
            time=event.time,
            place=ServedPlace.of(event.place, names.registry),
            participants=tuple(
                ServedParticipant(actor=one.actor, name=names.actor(one.actor), role=one.role)
                for one in event.participants
            ),
            text=event.text,
            citations=ServedCitation.all_of(event.citations, names),
        )
