"""Where actors, places and conflicts of several sources meet: who is meant by what a source names.

An importer proposes what its source has, and gets what is meant: what is known already, stored or
met earlier in the import, under an identifier that both have, or under exactly that name within the
same war. Nothing is ever matched by likeness: what is only alike becomes a suggestion.
"""

from __future__ import annotations

from ..model import references
from ..model.actors import Actor
from ..model.battles import BattleRecord
from ..model.conflicts import Conflict
from ..model.places import Place
from ..model.record_file import RecordFile
from ..model.registry import RESOURCE_OF, Registry, Shared
from ..model.resources import Resource
from ..model.sources import Source
from .findings import Finding
from .meeting import Acquaintances, Meetings, Setting


class Directory:
    """The actors, places and conflicts of one import, each under one id.

    `known` is who is known from before, null where nothing is stored. What may be one and is not
    taken for it goes into `suggestions`.
    """

    def __init__(
        self, known: Acquaintances | None = None, suggestions: list[Finding] | None = None
    ) -> None:
        self._known = known
        told = [] if suggestions is None else suggestions
        self._actors: Meetings[Actor] = Meetings(known, told, by_war=True)
        self._places: Meetings[Place] = Meetings(known, told)
        self._conflicts: Meetings[Conflict] = Meetings(known, told)
        self._roots: dict[str, str] = {}
        self._others: dict[tuple[Resource, str], Shared | None] = {}

    def actor(
        self, proposed: Actor, conflict: str | None = None, battle: str | None = None
    ) -> Actor:
        """The actor that is meant, by the ids of the war and of the battle that it is named in.

        It is the one with an identifier that both have; else the one of exactly this name or alias
        that battles of the same tree of conflicts name, if no identifier, country or being a person
        tells the two apart. In a battle of no conflict only what that very battle names counts so,
        and where no battle is given either, only identifiers do. Else it is the proposal, under
        another id where its own is taken. Names and identifiers that are new of it are added to
        what was known.
        """
        if conflict is not None:
            return self._actors.meant(proposed, Setting(war=self._war(conflict)))
        return self._actors.meant(proposed, Setting(battle=battle or ""))

    def place(self, proposed: Place) -> Place:
        """The place that is meant: an identifier that both have, or the same name and units.

        The units are its countries and what it lies in; two points have to be the same, and where
        nothing says what it lies in, both have the same one or none.
        """
        return self._places.meant(proposed)

    def conflict(self, proposed: Conflict) -> Conflict:
        """The conflict that is meant: an identifier that both have, or exactly the same name."""
        return self._conflicts.meant(proposed)

    def file(self, record: BattleRecord, registry: Registry) -> RecordFile:
        """The file of a record, with copies of all that its things lead to.

        `registry` has what the importer knows. What the directory gives may name things that it
        does not know: the whole of a stored actor, the source of a stored place.
        """
        used: dict[tuple[Resource, str], Shared] = {}
        waiting = [(one.resource, one.id) for one in references.of_record(record)]
        for key in waiting:
            thing = None if key in used else registry.get(*key) or self._recalled(*key)
            if thing is not None:
                used[key] = thing
                waiting += ((one.resource, one.id) for one in references.of_shared(thing))
        things = used.values()
        return RecordFile.of(
            record,
            Registry.of(
                (one for one in things if isinstance(one, Conflict)),
                (one for one in things if isinstance(one, Place)),
                (one for one in things if isinstance(one, Actor)),
                (one for one in things if isinstance(one, Source)),
            ),
        )

    def _recalled(self, resource: Resource, thing_id: str) -> Shared | None:
        met: dict[Resource, Meetings[Actor] | Meetings[Place] | Meetings[Conflict]] = {
            Resource.ACTOR: self._actors,
            Resource.PLACE: self._places,
            Resource.CONFLICT: self._conflicts,
        }
        if resource in met and (thing := met[resource].get(thing_id)) is not None:
            return thing
        if self._known is None or resource not in RESOURCE_OF.values():
            return None
        key = (resource, thing_id)
        if key not in self._others:
            self._others[key] = self._known.get(*key)
        return self._others[key]

    def _war(self, conflict: str) -> str:
        """The largest conflict that it is a part of, by what was met and what is stored."""
        passed, top = {conflict}, self._conflicts.get(conflict)
        while top is not None and top.part_of is not None and top.part_of not in passed:
            conflict = top.part_of
            passed.add(conflict)
            top = self._conflicts.get(conflict)
        if self._known is None:
            return conflict
        if conflict not in self._roots:
            self._roots[conflict] = self._known.root(conflict)
        return self._roots[conflict]
