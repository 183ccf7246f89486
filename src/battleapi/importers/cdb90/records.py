"""The folder as record files, one for each battle of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ...errors import InvalidRecord
from ...model.actors import Actor, ExternalId
from ...model.battles import BattleRecord, FieldCitations
from ...model.claims import Claim
from ...model.passages import Passage
from ...model.places import NOWHERE, PlaceReference
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from ...model.vocabulary.registries import Authority
from ..directory import Directory
from ..findings import Finding, Findings
from ..made_records import checked, told
from ..tables import Row
from .conflicts import Wars
from .course import (
    advance_of,
    duration_of,
    fronts_of,
    initiator_of,
    leaders_of,
    resolutions_of,
    result_of,
)
from .figures import COUNTS, figures_of
from .folder import (
    ALL,
    BATTLES,
    BELLIGERENTS,
    COMMANDERS,
    DURATIONS,
    DYADS,
    FRONTS,
    PERIODS,
    TERRAIN,
    WEATHER,
    Folder,
)
from .forces import SIDES, Force, forces_of
from .periods import Period, days_of, events_of, is_uncertain, periods_of
from .sources import PACKAGE, cited, sources, table_id

_DBPEDIA = "http://dbpedia.org/resource/"
# The rows of these say more than the claims do; of the fronts, those that have an hour.
_KEPT = (BATTLES, BELLIGERENTS, DURATIONS, FRONTS, TERRAIN, WEATHER)
TABLES = tuple(map(table_id, ALL))
"""The tables, by the ids of their sources: a record has all that they say of its battle."""

_MAY_BE_NEGATIVE = ("wina", "kmda")


def battle_id(number: str) -> str:
    """The id of the battle with a number of the data set: `cdb90-17`."""
    return f"{PACKAGE}-{number}"


class Cdb90:
    """What the folder holds, by the number of the battle, and the findings so far.

    Each table has a tally of its rows. The pairs of actors, which are made of the table of actors,
    and rows of commanders without a name are empty.
    """

    name = "cdb90"

    def __init__(self, folder: Path) -> None:
        """Read every table. Raises BadRequest where one cannot be read."""
        self.findings = Findings()
        self._folder = Folder(folder, self.findings)
        self._sources = sources(self._folder.version, ALL)
        self.total = len(self._folder.numbers)
        battles = [self._folder.battle(number) for number in self._folder.numbers]
        self._wars = Wars(battles)
        self._resources = Counter(row["dbpedia"] for row in battles)
        self._parents = {row["parent"] for row in battles} - {""}
        self._blank: Counter[tuple[str, str]] = Counter()
        self._old = 0

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each battle, checked whole, in the order of the list.

        The rows of a battle of which no record can be made go into the findings.
        """
        try:
            for number in self._folder.numbers:
                try:
                    record = self._record(number, status, directory)
                except (ValueError, InvalidRecord) as error:
                    self._not_understood(number, told(error))
                else:
                    self._count(number)
                    yield record
        finally:
            # Whoever asks for the first battles only is told of those.
            self._remark_on_columns()

    def _record(self, number: str, status: BattleStatus, directory: Directory) -> RecordFile:
        folder = self._folder
        row = folder.battle(number)
        conflicts = self._wars.conflicts(row, directory)
        forces = forces_of(folder, number, conflicts[0].id, directory, self.findings)
        periods = periods_of(folder.rows(PERIODS, number))
        if not periods:
            raise ValueError(f"{PERIODS} has nothing of the battle.")
        parent, place = row["parent"], " ".join(row["locn"].split())
        here, added = cited(BATTLES, row.number), cited(BATTLES, row.number, of_compiler=True)
        dates = tuple(cited(PERIODS, one.row.number) for one in periods)
        record = BattleRecord(
            id=battle_id(number),
            kind=BattleKind.BATTLE,
            level=BattleLevel.ENGAGEMENT if parent else BattleLevel.BATTLE,
            status=status,
            name=" ".join(row["name"].split()),
            conflict=conflicts[-1].id,
            part_of=battle_id(parent) if parent else None,
            date=days_of(periods),
            place=PlaceReference(text=place) if place else NOWHERE,
            external_ids=tuple(self._external_ids(row)),
            citations_by_field=FieldCitations(
                name=(here,),
                conflict=(added,),
                part_of=(added,) if parent else (),
                date=(*dates, *(cited(DURATIONS, one.number) for one in self._durations(number))),
                place=(here,) if place else (),
            ),
            sides=SIDES,
            combatants=tuple(one for force in forces for one in force.combatants()),
            events=events_of(periods),
            claims=tuple(self._claims(row, forces, periods)),
            passages=tuple(self._passages(number)),
        )
        actors: list[Actor] = [one for force in forces for one in force.actors]
        actors += [led.person for force in forces for led in force.led_by if led.person is not None]
        return checked(directory.file(record, Registry.of(conflicts, (), actors, self._sources)))

    def _durations(self, number: str) -> tuple[Row, ...]:
        return self._folder.rows(DURATIONS, number)

    def _external_ids(self, row: Row) -> Iterator[ExternalId]:
        yield ExternalId(authority=Authority.CDB90, id=row["isqno"])
        resource = row["dbpedia"]
        # A resource of several battles is that of something larger: the row of each is kept.
        if resource.startswith(_DBPEDIA) and self._resources[resource] == 1:
            yield ExternalId(authority=Authority.DBPEDIA, id=resource.removeprefix(_DBPEDIA))

    def _claims(
        self, row: Row, forces: tuple[Force, Force], periods: tuple[Period, ...]
    ) -> Iterator[Claim]:
        folder, number = self._folder, row["isqno"]
        attacker, defender = forces
        yield from result_of(folder, row, attacker, defender)
        yield initiator_of(attacker)
        for force, enemy in ((attacker, defender), (defender, attacker)):
            yield from figures_of(force)
            yield from resolutions_of(folder, force, enemy)
            yield from leaders_of(force)
        yield advance_of(row, attacker)
        yield from fronts_of(folder.rows(FRONTS, number), attacker, defender)
        for period in periods:
            yield duration_of(period)

    def _passages(self, number: str) -> Iterator[Passage]:
        for table in _KEPT:
            for row in self._folder.rows(table, number):
                if table != FRONTS or row["time_min"]:
                    yield Passage(
                        source=table_id(table),
                        locator=f"row/{row.number}",
                        text=self._folder.in_words(row),
                    )

    def _count(self, number: str) -> None:
        for table, row in self._folder.every(number):
            tally = self.findings.tally(f"rows of {table}")
            tally.read += 1
            if table == DYADS or (table == COMMANDERS and not row["commanders"]):
                tally.empty += 1
            else:
                tally.taken += 1
        row = self._folder.battle(number)
        self._blank.update((BATTLES, one) for one in _MAY_BE_NEGATIVE if not row[one])
        for force in self._folder.rows(BELLIGERENTS, number):
            self._blank.update((BELLIGERENTS, one) for one in COUNTS if not force[one])
        self._old += is_uncertain(days_of(periods_of(self._folder.rows(PERIODS, number))))

    def _not_understood(self, number: str, reason: str) -> None:
        for table, row in self._folder.every(number):
            told = reason if table == BATTLES else f"Its battle is not taken: {battle_id(number)}."
            self._folder.refuse(table, row, "", told)

    def _remark_on_columns(self) -> None:
        """What holds for a whole column is told once."""
        for (table, column), cells in self._blank.items():
            reason = (
                "So many cells are blank: negative codes are blank in this copy, and no claim says "
                "who won"
                if column == "wina"
                else "So many cells are blank: negative numbers and codes are blank in this copy, "
                "and the claims say that it is not known"
            )
            self.findings.remarks.append(Finding(table, None, column, str(cells), reason + "."))
        reason = "Several battles have it, so it is of something larger: no external id is made."
        self.findings.remarks += [
            Finding(BATTLES, None, "dbpedia", resource, reason)
            for resource, times in self._resources.items()
            if resource and times > 1
        ]
        if self._old:
            reason = (
                "So many battles are before 14 September 1752, and the calendar is not stated: "
                "their days are as written, and uncertain."
            )
            self.findings.remarks.append(Finding(PERIODS, None, "", str(self._old), reason))
