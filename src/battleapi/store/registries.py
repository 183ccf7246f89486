"""Shared things as they now are, read from the log by id and followed to all that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, select

from ..model import references
from ..model.actors import Actor
from ..model.conflicts import Conflict
from ..model.places import Place
from ..model.registry import RESOURCE_OF, SHARED_TYPE, Registry, Shared
from ..model.resources import Resource
from ..model.sources import Source
from .dialect import in_chunks
from .tables import heads, log

_NEWEST = (
    select(heads.c.id, log.c.canonical)
    .join_from(heads, log, log.c.sequence == heads.c.sequence)
    .where(heads.c.resource == bindparam("resource"))
    .where(heads.c.id.in_(bindparam("ids", expanding=True)))
    .where(log.c.merged_into.is_(None))
)


def newest(connection: Connection, resource: Resource, ids: Collection[str]) -> dict[str, bytes]:
    """The canonical JSON of the newest revision of each id that there is and was not merged."""
    found: dict[str, bytes] = {}
    for some in in_chunks(sorted(ids)):
        rows = connection.execute(_NEWEST, {"resource": resource.value, "ids": list(some)})
        found |= {row.id: bytes(row.canonical) for row in rows}
    return found


class Shelf:
    """The shared things of one transaction: each is read once, when it is first needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._things: dict[tuple[Resource, str], Shared | None] = {}

    def put(self, thing: Shared) -> None:
        """Keep a thing that this transaction has written."""
        self._things[RESOURCE_OF[type(thing)], thing.id] = thing

    def get(self, resource: Resource, ids: Iterable[str]) -> dict[str, Shared]:
        """The things of one kind by id; those that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        missing = [one for one in wanted if (resource, one) not in self._things]
        if missing:
            read = newest(self._connection, resource, missing)
            model = SHARED_TYPE[resource]
            for one in missing:
                self._things[resource, one] = (
                    model.model_validate_json(read[one]) if one in read else None
                )
        found = {one: self._things[resource, one] for one in wanted}
        return {one: thing for one, thing in found.items() if thing is not None}

    def registry(self) -> Registry:
        """Everything that was read or put so far."""
        return registry_of(thing for thing in self._things.values() if thing is not None)

    def closure(self, start: Iterable[tuple[Resource, str]]) -> Registry:
        """Everything that the given references lead to, step by step until nothing is new."""
        found: dict[tuple[Resource, str], Shared] = {}
        asked: set[tuple[Resource, str]] = set()
        waiting = {one for one in start if one[0] in SHARED_TYPE}
        while waiting:
            asked |= waiting
            arrived: list[Shared] = []
            for resource in SHARED_TYPE:
                ids = [one for kind, one in sorted(waiting) if kind is resource]
                arrived += self.get(resource, ids).values()
            found |= {(RESOURCE_OF[type(thing)], thing.id): thing for thing in arrived}
            named = (reference for thing in arrived for reference in references.of_shared(thing))
            waiting = {(one.resource, one.id) for one in named} - asked
        return registry_of(found.values())


def registry_of(things: Iterable[Shared]) -> Registry:
    """A registry of things of any kind."""
    listed = tuple(things)
    return Registry.of(
        conflicts=(thing for thing in listed if isinstance(thing, Conflict)),
        places=(thing for thing in listed if isinstance(thing, Place)),
        actors=(thing for thing in listed if isinstance(thing, Actor)),
        sources=(thing for thing in listed if isinstance(thing, Source)),
    )
