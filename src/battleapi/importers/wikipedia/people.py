"""The commanders and the units of each column, beside the combatant that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model.actors import Actor
from ...model.battles import Commander
from ...model.calendars import MONTHS
from ...model.citations import Citation
from ...model.claims import AttributeClaim, Claim, Claimant, InvolvementClaim, Party
from ...model.dates import HistoricalDate
from ...model.vocabulary.assertions import AttributeName
from ...model.vocabulary.claims import AboutBasis, ClaimKind
from ...model.vocabulary.records import CombatantRole
from ...model.vocabulary.registries import ActorKind
from ..claim_ids import Origin
from ..prose_dates import read_date
from .actors import kind_of, part_of, person, proposed
from .cited import Cited
from .forces import Force, Forces, fighting, is_unnamed, label
from .infobox import Infobox, Value
from .lines import Line, lines_of
from .pending import Pending

_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_FORCES = (
    ActorKind.MILITARY_UNIT,
    ActorKind.STATE_FORCE,
    ActorKind.NON_STATE_ARMED_GROUP,
    ActorKind.MILITIA,
)


@dataclass(frozen=True, slots=True)
class People:
    """Puts commanders and units with their combatants; what cannot be put there is claimed."""

    battle: str
    cited: Cited
    forces: Forces

    def commanders(self, box: Infobox) -> Iterator[Pending]:
        """Give each combatant its commanders; claims of those of whom it is not said whom they led.

        A name belongs to the only combatant with the flag beside it, or without a flag to the only
        one of the column.
        """
        for column in _columns(box, "commander"):
            value = box[f"commander{column}"]
            if value is None:
                continue
            for line in lines_of(value.raw):
                yield from self._commander(value, column, line)

    def units(self, box: Infobox) -> Iterator[Pending]:
        """A claim that each unit took part; units with articles are put with their combatant."""
        for column in _columns(box, "units"):
            value = box[f"units{column}"]
            if value is None:
                continue
            flags: dict[int, str] = {}
            for line in lines_of(value.raw):
                flags = {depth: flag for depth, flag in flags.items() if depth < line.depth}
                if line.flag:
                    flags[line.depth] = line.flag
                above = next((flags[one] for one in sorted(flags, reverse=True)), None)
                if not is_unnamed(line):
                    yield self._unit(value, column, line, above)

    def units_among(
        self, value: Value, figures: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[Line, Pending]]:
        """The units that a value of strengths names in place of a figure, each with its line.

        `figures` are where the figures stand: a line with one of them names no unit.
        """
        for line in lines_of(value.raw):
            counted = any(start < line.end and line.start < end for start, end in figures)
            if value.party and not counted and kind_of(line.link or line.name) in _FORCES:
                yield line, self._unit(value, value.party, line, None)

    def _commander(self, value: Value, column: int, line: Line) -> Iterator[Pending]:
        if not line.text:
            # A flag above the names of those who are under it.
            return
        actor = None if line.link is None or is_unnamed(line) else person(line.link)
        met = None if actor is None else self.forces.meet(actor)
        cited = self.cited.words(value, line.start, line.end)
        fates = line.fates
        if len(fates) > 1:
            reason = "Two marks of what became of a commander: the first is taken."
            self.forces.remark(value, line.text, reason)
        force = None if is_unnamed(line) else self.forces.alone(column, line)
        if force is not None:
            who = None if met is None else met.id
            fate = fates[0] if fates else None
            entry = Commander(actor=who, label=label(line), fate=fate, citations=(cited,))
            force.commanders.append(entry)
            return
        if fates:
            reason = (
                "What became of the commander is in the words cited alone: of whom is not said."
            )
            self.forces.remark(value, line.text, reason)
        yield self._led(column, line, met, cited)

    def _led(self, column: int, line: Line, met: Actor | None, cited: Citation) -> Pending:
        words, forces = label(line), tuple(fighting(self.forces.of(column)))

        def make(claim_id: str) -> Claim:
            return AttributeClaim(
                id=claim_id,
                claimant=Claimant(),
                about=tuple(map(_filed, forces)),
                attribute=AttributeName.COMMANDER,
                as_said=words,
                value=None if met is None else met.id,
                citations=(cited,),
            )

        return Pending(self._origin(f"commander{column}", ClaimKind.ATTRIBUTE, words, cited), make)

    def _unit(self, value: Value, column: int, line: Line, flag: str | None) -> Pending:
        cited = self.cited.words(value, line.start, line.end)
        flagged = line if line.flag or flag is None else _with_flag(line, flag)
        met = self._placed(column, flagged, cited) if line.link else None
        words = label(line)
        if met is not None:
            self.forces.units |= {one.lower(): met for one in (words, line.name, met.name)}
        party = Party(
            actor=None if met is None else met.id,
            label=words,
            basis=AboutBasis.UNRESOLVED if met is None else AboutBasis.STATED,
        )

        def make(claim_id: str) -> Claim:
            return InvolvementClaim(
                id=claim_id,
                claimant=Claimant(),
                about=(party,),
                occurred=_when(line.heading),
                citations=(cited,),
            )

        return Pending(self._origin(value.field, ClaimKind.INVOLVEMENT, words, cited), make)

    def _placed(self, column: int, line: Line, cited: Citation) -> Actor:
        """The unit of an article, put with the combatant that it is of, or on its side alone."""
        unit = proposed(line.name, line.link, ActorKind.MILITARY_UNIT)
        force = self.forces.alone(column, line)
        if force is not None:
            met = self.forces.meet(part_of(unit, force.actor))
            if any(one.of == force.actor.id for one in met.memberships):
                force.units.append(met)
                return met
        else:
            met = self.forces.meet(unit)
        listed = (*self.forces.listed, *self.forces.loose)
        if not any((one.actor.id, one.column) == (met.id, column) for one in listed):
            role = CombatantRole.BELLIGERENT
            flags = frozenset({met.name})
            alone = Force(met, label(line), column, line.group, role, flags, [cited])
            self.forces.loose.append(alone)
        return met

    def _origin(self, field: str, kind: ClaimKind, words: str, cited: Citation) -> Origin:
        return Origin(
            battle=self.battle,
            source=self.cited.source,
            claimant=None,
            party=(field,),
            kind=kind,
            effects=(),
            dates=(),
            words=words,
            locator=cited.locator or "",
        )


def _when(heading: str | None) -> HistoricalDate:
    """The date that a heading gives; undated, with its words, where it only names a month."""
    if heading is None:
        return HistoricalDate.undated()
    date = read_date(heading)
    is_date = date.edtf is not None or _MONTH.search(heading) is not None
    return date if is_date else HistoricalDate.undated()


def _columns(box: Infobox, name: str) -> tuple[int, ...]:
    return tuple(
        sorted({one.party for one in box.values if one.field.startswith(name) and one.party})
    )


def _with_flag(line: Line, flag: str) -> Line:
    """The line with the flag of the one above it."""
    first, *rest = line.pieces
    return replace(line, pieces=(replace(first, flag=flag), *rest))


def _filed(force: Force) -> Party:
    return Party(actor=force.actor.id, label=force.label, basis=AboutBasis.INFERRED_BY_DOCUMENT)
