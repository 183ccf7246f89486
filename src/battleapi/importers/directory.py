"""Where actors, places and conflicts of several sources meet: who is meant by what a source names.

An importer proposes what its source has, and gets what is meant: what is known already under an
identifier that both have, or under exactly that name within the same conflict. Nothing is ever
matched by likeness.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from ..model.actors import Actor, ExternalId
from ..model.conflicts import Conflict
from ..model.places import Place
from ..model.vocabulary.registries import Authority

ThingT = TypeVar("ThingT", Actor, Place, Conflict)


class Directory:
    """The actors, places and conflicts of one import, each under one id."""

    def __init__(self) -> None:
        self._actors: _Kind[Actor] = _Kind()
        self._places: _Kind[Place] = _Kind()
        self._conflicts: _Kind[Conflict] = _Kind()

    def actor(self, proposed: Actor, conflict: str | None = None) -> Actor:
        """The actor that is meant; `conflict` is the id of the war that it is named in.

        What was proposed before in the very same words is the same. Else it is the one with an
        identifier that both have; else the one of exactly this name or alias in this conflict, if
        there is only one and no identifier tells the two apart. Else it is the proposal, under
        another id where its own is taken.
        """
        return self._actors.meant(proposed, conflict)

    def place(self, proposed: Place) -> Place:
        """The place that is meant: the same words, or an identifier that both have.

        A name alone does not tell: many places share one.
        """
        return self._places.meant(proposed, None, by_name=False)

    def conflict(self, proposed: Conflict) -> Conflict:
        """The conflict that is meant, as with actors; its name counts wherever it is."""
        return self._conflicts.meant(proposed, None)


class _Kind(Generic[ThingT]):
    """The things of one kind."""

    def __init__(self) -> None:
        self._by_id: dict[str, ThingT] = {}
        self._same: dict[ThingT, ThingT] = {}
        self._by_external_id: dict[ExternalId, ThingT] = {}
        self._by_name: dict[tuple[str | None, str], dict[str, ThingT]] = {}

    def meant(self, proposed: ThingT, within: str | None, *, by_name: bool = True) -> ThingT:
        known = self._same.get(proposed) or self._by_crosswalk(proposed)
        if known is None and by_name:
            known = self._named(proposed, within)
        if known is None:
            known = proposed.model_copy(update={"id": self._free(proposed.id)})
            self._by_id[known.id] = known
        self._same[proposed] = known
        for one in proposed.external_ids:
            self._by_external_id.setdefault(one, known)
        for name in (proposed.name, *proposed.aliases):
            self._by_name.setdefault((within, name), {})[known.id] = known
        return known

    def _by_crosswalk(self, proposed: ThingT) -> ThingT | None:
        found = (self._by_external_id.get(one) for one in proposed.external_ids)
        return next((one for one in found if one is not None), None)

    def _named(self, proposed: ThingT, within: str | None) -> ThingT | None:
        found: dict[str, ThingT] = {}
        for name in (proposed.name, *proposed.aliases):
            found |= self._by_name.get((within, name), {})
        if len(found) != 1:
            return None
        (known,) = found.values()
        return None if _are_told_apart(known.external_ids, proposed.external_ids) else known

    def _free(self, wanted: str) -> str:
        number, free = 1, wanted
        while free in self._by_id:
            number += 1
            free = f"{wanted}-{number}"
        return free


def _are_told_apart(some: Iterable[ExternalId], others: Iterable[ExternalId]) -> bool:
    """Whether one authority has different identifiers for the two."""
    theirs: dict[Authority, set[str]] = {}
    for one in others:
        theirs.setdefault(one.authority, set()).add(one.id)
    return any(one.id not in theirs.get(one.authority, {one.id}) for one in some)
