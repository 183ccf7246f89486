"""The rows of one battle put together: its facts, its combatants, its claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...model.actors import Actor
from ...model.battles import BattleRecord, Combatant, FieldCitations, Side
from ...model.citations import Citation, ViaStep
from ...model.claims import Claim, Claimant, Party
from ...model.conflicts import Conflict
from ...model.dates import HistoricalDate
from ...model.passages import Passage
from ...model.places import NOWHERE, Place, PlaceReference
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.sources import Source
from ...model.vocabulary.claims import AboutBasis, ViaRole
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.records import BattleKind, BattleLevel, BattleStatus, CombatantRole
from ...model.vocabulary.registries import ActorKind, ConflictKind, PointBasis
from ..called import actor_called
from ..claim_ids import Origin, claim_ids
from ..directory import Directory
from ..slugs import slug
from .claims import claim_of
from .columns import BATTLE_FACTS, CellFault
from .sources import Sources

_PENDING = "c000000000000000"
"""The id of a claim until those of all rows are known."""


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact of the battle, and the row that is the first to say it."""

    value: Any
    row: int


@dataclass(slots=True)
class BattleRows:
    """What the rows of one battle come to. Each is added by itself, and refused by itself."""

    battle: str
    sources: Sources
    directory: Directory
    war: Conflict | None
    _facts: dict[str, _Fact] = field(default_factory=dict)
    _claims: list[tuple[Origin, Claim]] = field(default_factory=list)
    _combatants: dict[tuple[str, int], Combatant] = field(default_factory=dict)
    _worded: set[tuple[str, int, str]] = field(default_factory=set)
    _actors: dict[str, Actor] = field(default_factory=dict)
    _cited: dict[str, Source] = field(default_factory=dict)
    _passages: list[Passage] = field(default_factory=list)

    def add(self, number: int, row: Mapping[str, Any], kept: Sequence[Passage]) -> None:
        """Take a row with these cells; `kept` are its words, where they say more than its claim.

        Raises CellFault, and then nothing of the row is taken.
        """
        facts = self._agreeing(number, row)
        source = self.sources.of(row)
        parties: tuple[str, ...] = row.get("party", ())
        if "side" in row and not parties:
            raise CellFault("party", "It is empty, and nobody stands on the side.")
        if "side" in row and not 1 <= row["side"] <= 99:
            raise CellFault("side", "Sides are counted from 1 to 99.")
        # Actors are met last: a row that is refused leaves none behind.
        self._claim(number, row, source, [None] * len(parties))
        actors = [self._meet(name, row) for name in parties]
        claim = self._claim(number, row, source, actors)
        self._claims.append((_origin(self.battle, number, row, source), claim))
        self._facts = facts
        self._cited[source.id] = source
        self._passages += kept
        if "side" in row:
            self._stand(actors, parties, row["side"], number)

    def _agreeing(self, number: int, row: Mapping[str, Any]) -> dict[str, _Fact]:
        """The facts so far with those of a row, which may not contradict them."""
        facts = dict(self._facts)
        for name in BATTLE_FACTS:
            if name not in row:
                continue
            fact = facts.setdefault(name, _Fact(row[name], number))
            if fact.value != row[name]:
                told = f"Row {fact.row} has '{fact.value}' for the same battle."
                raise CellFault(name, told)
        for name, other in (("lat", "lon"), ("lon", "lat"), ("lat", "place"), ("country", "place")):
            if name in facts and other not in facts:
                raise CellFault(other, f"It is empty, and {name} needs it.")
        return facts

    def _meet(self, name: str, row: Mapping[str, Any]) -> Actor:
        kind = row.get("party_kind", ActorKind.UNSPECIFIED)
        proposed = Actor(id=slug(name), kind=kind, name=name)
        actor = self.directory.actor(proposed, self._war_id, self.battle)
        self._actors[actor.id] = actor
        return actor

    @property
    def _war_id(self) -> str | None:
        return None if self.war is None else self.war.id

    def _claim(
        self, number: int, row: Mapping[str, Any], source: Source, actors: Sequence[Actor | None]
    ) -> Claim:
        common = {
            "id": _PENDING,
            "claimant": Claimant(label=row.get("claimant")),
            "about": tuple(map(_party, row.get("party", ()), actors)),
            "occurred": _date(row.get("occurred")),
            "citations": self._citations(number, row, source),
        }
        return claim_of(row, common)

    def _citations(
        self, number: int, row: Mapping[str, Any], source: Source
    ) -> tuple[Citation, ...]:
        """The row, by way of the source that speaks in it; then the place in that source."""
        speaker = ViaStep(role=ViaRole.SPEAKER, source=source.id)
        here = self._row(number).model_copy(update={"via": (speaker,)})
        if "locator" not in row and "quote" not in row:
            return (here,)
        place = Citation(source=source.id, locator=row.get("locator"), quote=row.get("quote"))
        return (here, place)

    def _row(self, number: int) -> Citation:
        return Citation(source=self.sources.table.id, locator=f"row/{number}")

    def _stand(
        self, actors: Sequence[Actor], labels: Sequence[str], side: int, number: int
    ) -> None:
        for actor, label in zip(actors, labels, strict=True):
            combatant = Combatant(
                actor=actor.id,
                label=label,
                side=side,
                role=CombatantRole.BELLIGERENT,
                citations=(self._row(number),),
            )
            known = self._combatants.setdefault((actor.id, side), combatant)
            if (actor.id, side, label) not in self._worded and known is not combatant:
                # Two names of the table that are of one actor.
                citations = (*known.citations, self._row(number))
                self._combatants[actor.id, side] = known.model_copy(update={"citations": citations})
            self._worded.add((actor.id, side, label))

    def record(self, status: BattleStatus) -> RecordFile | None:
        """The record of what was taken, not checked yet; null where nothing was."""
        if not self._claims:
            return None
        ids = claim_ids([origin for origin, _ in self._claims])
        place = self._place()
        record = BattleRecord(
            id=self.battle,
            kind=self._value("battle_kind") or BattleKind.BATTLE,
            level=BattleLevel.BATTLE,
            status=status,
            name=self._value("battle_name") or self.battle,
            conflict=self._war_id if "conflict" in self._facts else None,
            date=_date(self._value("date"), self._value("date_text")),
            place=NOWHERE
            if place is None
            else PlaceReference(id=place.id, text=self._value("place")),
            citations_by_field=FieldCitations(
                name=self._where("battle_name", "battle"),
                conflict=self._where("conflict"),
                date=self._where("date", "date_text"),
                place=self._where("place"),
            ),
            sides=self._sides(),
            combatants=tuple(self._combatants.values()),
            claims=tuple(
                claim.model_copy(update={"id": claim_id, "claimant": self._known(claim.claimant)})
                for claim_id, (_, claim) in zip(ids, self._claims, strict=True)
            ),
            passages=tuple(self._passages),
        )
        registry = Registry.of(
            () if self.war is None else (self.war,),
            () if place is None else (place,),
            self._actors.values(),
            (self.sources.table, *self._cited.values()),
        )
        return self.directory.file(record, registry)

    def _known(self, claimant: Claimant) -> Claimant:
        """The claimant as an actor, where a row of the battle has a party of that name."""
        if claimant.label is None:
            return claimant
        actor = actor_called(claimant.label, self._actors.values())
        return Claimant(actor=None if actor is None else actor.id, label=claimant.label)

    def _value(self, name: str) -> Any:  # noqa: ANN401 - of whatever type the column is
        fact = self._facts.get(name)
        return None if fact is None else fact.value

    def _where(self, *names: str) -> tuple[Citation, ...]:
        """The first row that says one of these; of the name the first row of all."""
        said = next((self._facts[name].row for name in names if name in self._facts), None)
        if said is None:
            return (self._claims[0][1].citations[0],) if "battle" in names else ()
        return (self._row(said),)

    def _sides(self) -> tuple[Side, ...]:
        """Of two sides each fights the other; of more nothing says who fights whom."""
        sides = sorted({side for _, side in self._combatants})
        if len(sides) != 2:
            return tuple(Side(side=side) for side in sides)
        one, other = sides
        return (Side(side=one, opposes=(other,)), Side(side=other, opposes=(one,)))

    def _place(self) -> Place | None:
        name = self._value("place")
        if name is None:
            return None
        country, lat = self._value("country"), self._value("lat")
        place = Place(
            id=slug(f"{self.battle} place"),
            name=name,
            countries=() if country is None else (country,),
            lat=lat,
            lon=self._value("lon"),
            basis=None if lat is None else PointBasis.SOURCE,
            citations=self._where("place"),
        )
        return self.directory.place(place)


def conflict_called(name: str) -> Conflict:
    """The war of that name, as the table proposes it."""
    return Conflict(id=slug(name), kind=ConflictKind.WAR, name=name)


def _party(name: str, actor: Actor | None) -> Party:
    if actor is None:
        return Party(actor=None, label=name, basis=AboutBasis.UNRESOLVED)
    return Party(actor=actor.id, label=name, basis=AboutBasis.STATED)


def _date(edtf: str | None, text: str | None = None) -> HistoricalDate:
    calendar = None if edtf is None else Calendar.GREGORIAN
    return HistoricalDate(edtf=edtf, text=text, calendar=calendar)


def _origin(battle: str, number: int, row: Mapping[str, Any], source: Source) -> Origin:
    """What the id is made of: the cells as they are, by which a person would know the claim."""
    figure = ("quantity", "outcome", "value", "lower", "upper", "qualifier")
    return Origin(
        battle=battle,
        source=source.id,
        claimant=row.get("claimant"),
        party=tuple(row.get("party", ())),
        kind=str(row["kind"]),
        effects=tuple(
            str(row.get(name, "")) for name in ("effects", "population", "item", "item_class")
        ),
        dates=(row.get("occurred", ""),),
        words="|".join(str(row.get(name, "")) for name in figure),
        locator=f"row/{number}",
    )
