"""Battle records in any number, made up from a seed: the data that benchmarks run on.

Each battle is drawn from its own number alone, so the first hundred of twenty thousand are the
first hundred of any other run. Everything is built by the model, hence valid; `check` finds nothing
in it, which a test holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from battleapi.model.battles import BattleRecord, Combatant, FieldCitations, Side
from battleapi.model.citations import Citation
from battleapi.model.dates import HistoricalDate
from battleapi.model.events import Event, Participant
from battleapi.model.places import Place, PlaceReference
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import (
    BattleKind,
    BattleLevel,
    BattleStatus,
    CombatantRole,
    EventKind,
    ParticipantRole,
    Phase,
)
from battleapi.model.vocabulary.registries import PlacePrecision

from .assertions import ClaimWriter
from .calendar_words import drawn_date
from .pools import Pools, War

SEED = 2023
BATTLES = 20_000

_KINDS = (
    (BattleKind.BATTLE, 60),
    (BattleKind.CLASH, 12),
    (BattleKind.SIEGE, 10),
    (BattleKind.AMBUSH, 6),
    (BattleKind.RAID, 6),
    (BattleKind.ASSAULT, 4),
    (BattleKind.NAVAL_BATTLE, 2),
)


def record_files(count: int = BATTLES, seed: int = SEED) -> Iterator[RecordFile]:
    """That many record files, one after the other; nothing but the pools is kept in memory."""
    pools = Pools.of(seed)
    for number in range(count):
        yield record_file(pools, seed, number)


def record_file(pools: Pools, seed: int, number: int) -> RecordFile:
    """The battle of one number, with copies of what it uses."""
    drawing = _BattleDrawing(pools, Random(f"{seed}/{number}"), number)
    return RecordFile.of(drawing.record(), pools.registry)


class _BattleDrawing:
    """Draws one battle in one fixed order."""

    def __init__(self, pools: Pools, random: Random, number: int) -> None:
        self._random = random
        self._war: War = random.choice(pools.wars)
        self._place: Place = random.choice(self._war.places)
        kind: BattleKind = random.choices(*zip(*_KINDS, strict=True))[0]
        self._kind = kind
        words = kind.value.replace("_", " ")
        self._name = f"{words.capitalize()} of {self._place.name}"
        self._id = f"{words.replace(' ', '-')}-of-{self._place.id}-{number:05}"
        self._date = drawn_date(random, random.randint(self._war.first, self._war.last))

    def record(self) -> BattleRecord:
        random, war = self._random, self._war
        events = tuple(self._events())
        claims = ClaimWriter(random, war, self._place, [event.id for event in events])
        siding, *others = claims.drawn()
        citations = (self._citation(),)
        return BattleRecord(
            id=self._id,
            kind=self._kind,
            level=random.choice((BattleLevel.BATTLE, BattleLevel.BATTLE, BattleLevel.ENGAGEMENT)),
            status=BattleStatus.PUBLISHED,
            name=self._name,
            conflict=war.conflict,
            date=self._date,
            place=self._where(),
            citations_by_field=FieldCitations(
                name=citations, conflict=citations, date=citations, place=citations
            ),
            sides=_sides(len(war.powers)),
            combatants=tuple(self._combatants(siding.id)),
            events=events,
            claims=(siding, *others),
        )

    def _combatants(self, siding: str) -> Iterator[Combatant]:
        for number, power in enumerate(self._war.powers, start=1):
            is_in_the_fight = number <= 2
            yield Combatant(
                actor=power.force,
                label=f"the {power.force.replace('-', ' ')}",
                side=number,
                role=CombatantRole.BELLIGERENT if is_in_the_fight else CombatantRole.SUPPORT,
                units=(power.unit,) if power.unit and self._random.random() < 0.3 else (),
                sided_by=(siding,) if is_in_the_fight else (),
                citations=(self._citation(),),
            )

    def _events(self) -> Iterator[Event]:
        attacker, defender, *_ = self._war.powers
        first = Participant(actor=attacker.force, role=ParticipantRole.INITIATOR)
        second = Participant(actor=defender.force, role=ParticipantRole.TARGET)
        yield self._event(EventKind.ATTACK, Phase.BATTLE, "attack", (first, second))
        if self._random.random() < 0.5:
            yield self._event(EventKind.WITHDRAWAL, Phase.AFTERMATH, "withdrawal", (second,))
        if self._random.random() < 0.2:
            yield self._event(EventKind.NEGOTIATION, Phase.BACKGROUND, "talks", (first, second))

    def _event(
        self, kind: EventKind, phase: Phase, word: str, participants: tuple[Participant, ...]
    ) -> Event:
        return Event(
            id=f"{self._id}-{word}",
            kind=kind,
            phase=phase,
            name=f"{word.capitalize()} at {self._place.name}",
            date=self._date if self._random.random() < 0.7 else HistoricalDate.undated(),
            place=self._where(),
            participants=participants,
            text=f"The {word} at {self._place.name}, as the histories have it.",
            citations=(self._citation(),),
        )

    def _where(self) -> PlaceReference:
        precision = PlacePrecision.EXACT if self._random.random() < 0.6 else PlacePrecision.NEAR
        return PlaceReference(id=self._place.id, text=f"at {self._place.name}", precision=precision)

    def _citation(self) -> Citation:
        page = self._random.randint(1, 600)
        return Citation(source=self._random.choice(self._war.read), locator=f"page/{page}")


def _sides(count: int) -> tuple[Side, ...]:
    """The first two oppose each other; of further ones no hostility is stated."""
    opposes = {1: (2,), 2: (1,)}
    return tuple(
        Side(side=number, opposes=opposes.get(number, ())) for number in range(1, count + 1)
    )
