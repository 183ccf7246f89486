"""Who fought on which side, out of the columns of an infobox."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ...model.actors import Actor
from ...model.battles import Combatant, Commander, Side
from ...model.citations import Citation
from ...model.values import are_words
from ...model.vocabulary.records import CombatantRole
from ...model.vocabulary.registries import ActorKind, MembershipType
from .actors import kind_of, listed_under, part_of, proposed
from .cited import Cited
from .flags import are_kin, state
from .infobox import Infobox, Value
from .lines import Line, lines_of

_SUPPORT = re.compile(r"\bsupport(?:ed|ing)?\b|\baid(?:ed)?\b", re.IGNORECASE)
_OTHERS = re.compile(r"\W*(?:and )?(?:others?|more)\W*", re.IGNORECASE)
_CLIMBED = (MembershipType.ORGAN, MembershipType.COMPONENT)
_UNNAMED = re.compile(r"(?:unknown|none|n/?a|\?+|-+|–|various)", re.IGNORECASE)

Meet = Callable[[Actor], Actor]
"""Who is meant by an actor that is proposed."""

Remark = Callable[[Value, str, str], None]
"""Told of words of a value, and what is to be said of them."""


def named(line: Line) -> str:
    """The words that name who stands on a line: those shown, else the country of the flag."""
    return line.name.removeprefix("and ") or line.country or ""


def label(line: Line) -> str:
    """The words of a line, cut where they are longer than a label may be."""
    words = line.text.strip(" ,;") or line.country or ""
    return words if are_words(words) else words[:399].rpartition(" ")[0] + "…"


def is_unnamed(line: Line) -> bool:
    """Whether a line says that a name is not known, or that there is none."""
    return not line.text or _UNNAMED.fullmatch(line.text) is not None


@dataclass(slots=True)
class Force:
    """A combatant of a column: who it is, the words, and what stands below it.

    `group` counts the parts of the column that rules divide, from 0. `flags` are the titles of the
    states whose flags it has, its own among them.
    """

    actor: Actor
    label: str
    column: int
    group: int
    role: CombatantRole
    flags: frozenset[str]
    citations: list[Citation]
    commanders: list[Commander] = field(default_factory=list)
    units: list[Actor] = field(default_factory=list)

    def combatant(self) -> Combatant:
        """The combatant of the record."""
        return Combatant(
            actor=self.actor.id,
            label=self.label,
            side=self.column,
            role=self.role,
            commanders=tuple(self.commanders),
            units=tuple(dict.fromkeys(unit.id for unit in self.units)),
            citations=tuple(self.citations),
        )


@dataclass(slots=True)
class Forces:
    """The combatants of an infobox in the order of the columns.

    `loose` are units of a column of which it is not said to whom they belong; `units` are all units
    with an article, by their names in lower case.
    """

    cited: Cited
    meet: Meet
    remark: Remark
    listed: list[Force] = field(default_factory=list)
    loose: list[Force] = field(default_factory=list)
    units: dict[str, Actor] = field(default_factory=dict)

    def read(self, box: Infobox) -> None:
        """Take the combatants of each column."""
        for column in box.parties():
            value = box[f"combatant{column}"]
            if value is not None:
                self._column(value, column)

    def of(self, column: int) -> list[Force]:
        """The combatants of a column."""
        return [force for force in self.listed if force.column == column]

    def alone(self, column: int, line: Line) -> Force | None:
        """The combatant that a line of another list of the column is of.

        The only one with the flag that the line has; of a line without a flag, the only one that
        there is.
        """
        forces = self.of(column)
        if line.flag is None:
            return forces[0] if len(forces) == 1 else None
        flag = _title(line.flag)
        same = [force for force in forces if flag in force.flags]
        if not same:
            # The flag of another time of the same nation.
            same = [force for force in forces if any(are_kin(flag, one) for one in force.flags)]
        own = [force for force in same if force.actor.kind is ActorKind.STATE]
        chosen = own if len(own) == 1 else same
        return chosen[0] if len(chosen) == 1 else None

    def sides(self) -> tuple[Side, ...]:
        """Each column is a side. The first two fight each other; of a third it is not said."""
        numbers = dict.fromkeys(force.column for force in self.listed)
        against: Mapping[int, tuple[int, ...]] = (
            {1: (2,), 2: (1,)} if {1, 2} <= set(numbers) else {}
        )
        return tuple(Side(side=one, opposes=against.get(one, ())) for one in sorted(numbers))

    def _column(self, value: Value, column: int) -> None:
        above: dict[int, Force] = {}
        for line in lines_of(value.raw):
            if _OTHERS.fullmatch(line.text) or (is_unnamed(line) and not line.country):
                self.remark(value, line.text, "The list goes on with others, or names nobody.")
                continue
            whole = next(
                (above[one] for one in range(line.depth - 1, -1, -1) if one in above), None
            )
            force = self._force(value, line, column, whole)
            above = {depth: one for depth, one in above.items() if depth < line.depth}
            above[line.depth] = force
            self._add(force)

    def _force(self, value: Value, line: Line, column: int, whole: Force | None) -> Force:
        name = named(line)
        is_state = state(name) is not None and _says_no_more(line)
        is_country = is_state or (not line.name and line.country is not None)
        actor = proposed(name if are_words(name) else label(line), _title(name) if is_country
                         else line.link)  # fmt: skip
        flags = {_title(line.flag)} if line.flag else set[str]()
        if whole is not None:
            flagless = not flags or bool(flags & whole.flags)
            actor = part_of(actor, whole.actor) if flagless else listed_under(actor, whole.actor)
        met = self.meet(actor)
        if actor.memberships and actor.memberships[0] not in met.memberships:
            reason = "It stands below another in the list, and is known without that membership."
            self.remark(value, line.text, reason)
        supports = line.heading is not None and _SUPPORT.search(line.heading) is not None
        return Force(
            actor=met,
            label=label(line),
            column=column,
            group=line.group,
            role=CombatantRole.SUPPORT if supports else CombatantRole.BELLIGERENT,
            flags=frozenset(flags | {met.name}),
            citations=[self.cited.words(value, line.start, line.end)],
        )

    def _add(self, force: Force) -> None:
        """One entry for an actor on a side; who stands there twice was there in both ways."""
        for one in self.of(force.column):
            if one.actor.id == force.actor.id:
                one.citations += force.citations
                one.flags |= force.flags
                if CombatantRole.BELLIGERENT in (one.role, force.role):
                    one.role = CombatantRole.BELLIGERENT
                return
        self.listed.append(force)


def by_group(forces: list[Force]) -> tuple[tuple[Force, ...], ...]:
    """The combatants of a column in the parts that rules divide."""
    groups: dict[int, list[Force]] = defaultdict(list)
    for force in forces:
        groups[force.group].append(force)
    return tuple(tuple(groups[one]) for one in sorted(groups))


def fighting(forces: list[Force]) -> Iterator[Force]:
    """Those whom the figures of a whole column are about.

    An alliance is left out where its members are listed, whoever is a part of another of them, and
    supporters where there are others.
    """
    belligerents = [force for force in forces if force.role is CombatantRole.BELLIGERENT]
    forces = belligerents or forces
    ids = {force.actor.id for force in forces}
    for force in forces:
        is_alliance = force.actor.kind is ActorKind.COALITION and len(forces) > 1
        wholes = {one.of for one in force.actor.memberships if one.type in _CLIMBED}
        if not is_alliance and ids.isdisjoint(wholes):
            yield force


def _says_no_more(line: Line) -> bool:
    """Whether the article behind the name of a state is no force or body of its own.

    "Canada" beside its flag, which leads to an article on Canada in that war, is Canada.
    """
    if line.link is None:
        return True
    shows_flag = line.country is not None and _title(line.country) == _title(line.name)
    return shows_flag and kind_of(line.link) is ActorKind.ORGANISATION


def _title(flag: str) -> str:
    found = state(flag)
    return flag if found is None else found.title
