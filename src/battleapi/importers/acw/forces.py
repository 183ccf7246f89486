"""Who fought in each battle: the belligerents of the tables of forces, as actors on sides.

The table of claims files everybody who was not of the United States under CS. The tables of forces
say who it was: in the West there were battles against Native Americans without any Confederate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...model.actors import Actor, ExternalId
from ...model.battles import Combatant, Side
from ...model.claims import Party
from ...model.sources import Source
from ...model.vocabulary.claims import AboutBasis
from ...model.vocabulary.records import CombatantRole
from ...model.vocabulary.registries import ActorKind, Authority
from ..directory import Directory
from ..findings import Finding, Findings
from ..slugs import slug
from ..tables import Row, read_table
from .figures import TOTAL, Figure
from .sources import CWSAC_FORCES, CWSS_FORCES, KENNEDY_FORCES, table_citation

UNITED_STATES = Actor(
    id="united-states",
    kind=ActorKind.STATE,
    name="United States of America",
    short_name="the United States",
    aliases=("United States", "the Union", "US"),
    country="US",
    external_ids=(ExternalId(authority=Authority.CDB90, id="USA"),),
)
CONFEDERATE_STATES = Actor(
    id="confederate-states",
    kind=ActorKind.STATE,
    name="Confederate States of America",
    short_name="the Confederate States",
    aliases=("Confederate States", "the Confederacy", "CS"),
    external_ids=(ExternalId(authority=Authority.CDB90, id="Confederacy"),),
)

_US, _CONFEDERATE, _NATIVE = "US", "Confederate", "Native American"
_BELLIGERENTS = (_US, _CONFEDERATE, _NATIVE)
_ASIDES = re.compile(r"\(.*?\)|^[\d,]+ ")
_NATIVE_FIGURE = "kennedy_1998"


@dataclass(frozen=True, slots=True)
class Force:
    """A belligerent of one battle, and the row of a table that has it."""

    belligerent: str
    actor: Actor
    label: str
    table: Source
    row: int


class Forces:
    """The belligerents of all battles, by CWSAC code.

    Each comes from the first table that has it: that of the commission, of Kennedy, of the CWSS. A
    row of a later table that has it too says nothing new.
    """

    def __init__(self, folder: Path, findings: Findings) -> None:
        """Read the tables. Raises BadRequest where one cannot be read."""
        self._forces: dict[str, dict[str, Force]] = {}
        self._meant: dict[str, Actor] = {}
        self._findings = findings
        for row in read_table(folder / "cwsac_forces.csv", ("battle", "belligerent")):
            self._add("cwsac_forces.csv", row, row["battle"], CWSAC_FORCES)
        self._of_natives: set[tuple[str, str]] = set()
        columns = ("battle_id", "belligerent", "casualties_min")
        for row in read_table(folder / "kennedy1997_forces.csv", columns):
            self._add("kennedy1997_forces.csv", row, row["battle_id"], KENNEDY_FORCES)
            if row["belligerent"] == _NATIVE:
                self._of_natives.add((row["battle_id"], row["casualties_min"]))
        for row in read_table(folder / "cwss_forces.csv", ("BattlefieldCode", "belligerent")):
            self._add("cwss_forces.csv", row, row["BattlefieldCode"], CWSS_FORCES)

    def _add(self, file: str, row: Row, code: str, table: Source) -> None:
        belligerent = row["belligerent"]
        tally = self._findings.tally("rows of forces")
        tally.read += 1
        if belligerent not in _BELLIGERENTS:
            tally.not_understood += 1
            reason = f"It is none of {', '.join(_BELLIGERENTS)}."
            finding = Finding(file, row.number, "belligerent", belligerent, reason)
            self._findings.not_understood.append(finding)
            return
        label = " ".join(row["description"].split()) or belligerent
        actor = {_US: UNITED_STATES, _CONFEDERATE: CONFEDERATE_STATES}.get(belligerent)
        if actor is None:
            actor = _native_force(label)
        else:
            label = belligerent
        known = self._forces.setdefault(code, {})
        if belligerent in known:
            tally.empty += 1
        else:
            known[belligerent] = Force(belligerent, actor, label, table, row.number)
            tally.taken += 1

    def meet(self, directory: Directory, conflict: str) -> None:
        """From now on each actor is the one that the directory means by it."""
        forces = (force for known in self._forces.values() for force in known.values())
        proposed = {UNITED_STATES: None, CONFEDERATE_STATES: None}
        proposed |= dict.fromkeys(force.actor for force in forces)
        self._meant = {one.id: directory.actor(one, conflict) for one in proposed}

    def meant(self, proposed: Actor) -> Actor:
        """The actor that is meant by one of this data set."""
        return self._meant.get(proposed.id, proposed)

    def of(self, code: str) -> Mapping[str, Force]:
        """The forces of a battle by belligerent, in the order of the tables."""
        return self._forces.get(code, {})

    def sides(self, code: str) -> tuple[Side, ...]:
        """The United States on side 1, against whom they fought; nothing between 1 and 3.

        Where Native Americans fought the Confederate States they are on side 3: whether they stood
        with the United States is for the sources to say.
        """
        present = {_side(force.belligerent, self.of(code)) for force in self.of(code).values()}
        opposed = {1: {2}, 2: {1, 3}, 3: {2}}
        return tuple(
            Side(side=side, opposes=tuple(sorted(opposed[side] & present)))
            for side in sorted(present)
        )

    def combatants(self, code: str) -> tuple[Combatant, ...]:
        """The forces of a battle as combatants, by side."""
        forces = self.of(code)
        combatants = (
            Combatant(
                actor=self.meant(force.actor).id,
                label=force.label,
                side=_side(force.belligerent, forces),
                role=CombatantRole.BELLIGERENT,
                citations=(table_citation(force.table, force.row),),
            )
            for force in forces.values()
        )
        return tuple(sorted(combatants, key=lambda one: one.side or 0))

    def party(self, figure: Figure) -> Party:
        """Whom a figure is about: by its side, and by who fought in the battle."""
        forces = self.of(figure.codes[0])
        if figure.side == "US":
            return Party(actor=self.meant(UNITED_STATES).id, label=None, basis=AboutBasis.STATED)
        native = forces.get(_NATIVE)
        if native is None or (_CONFEDERATE in forces and not self._is_of_natives(figure)):
            actor = self.meant(CONFEDERATE_STATES).id
            return Party(actor=actor, label=None, basis=AboutBasis.STATED)
        actor = self.meant(native.actor).id
        return Party(actor=actor, label=figure.side, basis=AboutBasis.INFERRED_BY_DOCUMENT)

    def _is_of_natives(self, figure: Figure) -> bool:
        """Whether Kennedy gives this number of the Native Americans.

        Where they fought the Confederate States the table of claims has both under CS.
        """
        return (
            figure.source == _NATIVE_FIGURE
            and figure.category == TOTAL
            and (figure.codes[0], figure.words.partition(",")[0]) in self._of_natives
        )


def _side(belligerent: str, forces: Mapping[str, Force]) -> int:
    if belligerent == _US:
        return 1
    return 3 if belligerent == _NATIVE and _CONFEDERATE in forces else 2


def _native_force(described: str) -> Actor:
    """An actor for each people or alliance that is described, without numbers and asides."""
    name = _ASIDES.sub("", described).strip()
    return Actor(
        id=slug(name),
        kind=ActorKind.NON_STATE_ARMED_GROUP,
        name=name,
    )
