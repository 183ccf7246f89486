"""The shared things that records refer to, by id."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from . import references
from .actors import Actor
from .battles import BattleRecord
from .conflicts import Conflict
from .places import Place
from .resources import Resource
from .sources import Source

Shared: TypeAlias = Conflict | Place | Actor | Source
"""A thing of the registries; records carry copies of it."""

RESOURCE_OF: Mapping[type[Shared], Resource] = MappingProxyType(
    {
        Conflict: Resource.CONFLICT,
        Place: Resource.PLACE,
        Actor: Resource.ACTOR,
        Source: Resource.SOURCE,
    }
)
SHARED_TYPE: Mapping[Resource, type[Shared]] = MappingProxyType(
    {resource: model for model, resource in RESOURCE_OF.items()}
)


@dataclass(frozen=True, slots=True)
class Registry:
    """Read-only look-ups of conflicts, places, actors and sources."""

    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        conflicts: Iterable[Conflict] = (),
        places: Iterable[Place] = (),
        actors: Iterable[Actor] = (),
        sources: Iterable[Source] = (),
    ) -> Registry:
        """A registry of the given things; of two with one id the later stands."""
        return cls(
            {thing.id: thing for thing in conflicts},
            {thing.id: thing for thing in places},
            {thing.id: thing for thing in actors},
            {thing.id: thing for thing in sources},
        )

    def get(self, resource: Resource, thing_id: str) -> Shared | None:
        """The thing of that kind and id, or null."""
        match resource:
            case Resource.CONFLICT:
                return self.conflicts.get(thing_id)
            case Resource.PLACE:
                return self.places.get(thing_id)
            case Resource.ACTOR:
                return self.actors.get(thing_id)
            case Resource.SOURCE:
                return self.sources.get(thing_id)
            case _:
                return None

    def __iter__(self) -> Iterator[Shared]:
        """Every thing: conflicts, places, actors, sources."""
        yield from self.conflicts.values()
        yield from self.places.values()
        yield from self.actors.values()
        yield from self.sources.values()

    def closure(self, record: BattleRecord) -> Registry:
        """What a record needs: all that it names, and all that those name in turn.

        Things come in the order in which the record first leads to them. Ids that are not in this
        registry are left out; `checking` reports them.
        """
        found: dict[tuple[Resource, str], Shared] = {}
        waiting = deque(references.of_record(record))
        while waiting:
            reference = waiting.popleft()
            key = (reference.resource, reference.id)
            thing = None if key in found else self.get(*key)
            if thing is not None:
                found[key] = thing
                waiting.extend(references.of_shared(thing))
        things = found.values()
        return Registry.of(
            [thing for thing in things if isinstance(thing, Conflict)],
            [thing for thing in things if isinstance(thing, Place)],
            [thing for thing in things if isinstance(thing, Actor)],
            [thing for thing in things if isinstance(thing, Source)],
        )
