"""What a store says to an import that asks who is known: `importers.meeting.Acquaintances`."""

from __future__ import annotations

from typing import TypeVar

from ..model.actors import Actor
from ..model.conflicts import Conflict
from ..model.extending import names_of
from ..model.likeness import near_name
from ..model.places import Place
from ..model.registry import RESOURCE_OF, Shared
from ..model.resources import Resource
from ..store.acquaintance import has_head, ids_alike, is_named_in
from ..store.registries import Shelf
from ..store.store import Store

ThingT = TypeVar("ThingT", Actor, Place, Conflict)


class StoredAcquaintances:
    """Who is known from what is stored, drafts included. Each question raises StoreUnavailable."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def root(self, conflict: str) -> str:
        """The largest conflict that this one is a part of; itself where it is of none."""
        with self._store.snapshot() as connection:
            known = Shelf(connection).closure([(Resource.CONFLICT, conflict)]).conflicts
        passed = {conflict}
        while (one := known.get(conflict)) is not None and one.part_of not in {None, *passed}:
            conflict = str(one.part_of)
            passed.add(conflict)
        return conflict

    def alike(self, proposed: ThingT, war: str, battle: str) -> list[tuple[ThingT, bool]]:
        """Those with an identifier or a near name of the proposal; whether they are named there."""
        resource = RESOURCE_OF[type(proposed)]
        folded = {near_name(name) for name in names_of(proposed)}
        external = {(one.authority.value, one.id) for one in proposed.external_ids}
        with self._store.snapshot() as connection:
            ids = ids_alike(connection, resource, folded, external)
            return [
                (
                    thing,
                    resource is Resource.ACTOR and is_named_in(connection, thing.id, war, battle),
                )
                for thing in Shelf(connection).get(resource, ids).values()
                if isinstance(thing, type(proposed))
            ]

    def is_taken(self, resource: Resource, thing_id: str) -> bool:
        """Whether anything has or had the id."""
        with self._store.snapshot() as connection:
            return has_head(connection, resource, thing_id)

    def get(self, resource: Resource, thing_id: str) -> Shared | None:
        """The thing of an id."""
        with self._store.snapshot() as connection:
            return Shelf(connection).get(resource, (thing_id,)).get(thing_id)
