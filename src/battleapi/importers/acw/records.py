"""The folder as record files, one for each battle of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ...errors import BadRequest, InvalidRecord
from ...model.actors import ExternalId
from ...model.battles import BattleRecord, FieldCitations
from ...model.citations import Citation
from ...model.conflicts import Conflict
from ...model.dates import HistoricalDate
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.records import BattleLevel, BattleStatus
from ...model.vocabulary.registries import Authority, ConflictKind
from ..directory import Directory
from ..findings import Finding, Findings
from ..made_records import checked, told
from .battlefields import Battlefield, read_battlefields
from .claims import battle_id, claims_of
from .figures import ROWS, TABLE, Figure, read_figures
from .forces import CONFEDERATE_STATES, UNITED_STATES, Forces
from .places import place_of
from .sources import NPS_BATTLES, SOURCES, table_citation
from .works import PACKAGE

CIVIL_WAR = Conflict(
    id="american-civil-war",
    kind=ConflictKind.WAR,
    name="American Civil War",
    date=HistoricalDate(edtf="1861/1865", text=None, calendar=Calendar.GREGORIAN),
    external_ids=(ExternalId(authority=Authority.COW_WAR, id="572"),),
)

# Of one of the two battles of Suffolk the data set says that it stands for the whole siege.
_PARTS: Mapping[str, str] = MappingProxyType({"VA030": "VA031"})


class CivilWar:
    """What the folder holds: battles of the list by code, their figures, and the findings so far.

    A figure for several battles is filed under the first that its row names. The tallies are of the
    rows of figures, the rows of forces and the battles.
    """

    name = "acw"

    def __init__(self, folder: Path) -> None:
        """Read every table. Raises BadRequest where one cannot be read."""
        if not folder.is_dir():
            raise BadRequest(f"There is no folder {folder.name}.")
        self.findings = Findings()
        self.battlefields = read_battlefields(folder)
        self._forces = Forces(folder, self.findings)
        self.figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in read_figures(folder, self.battlefields, self.findings):
            self.figures[figure.codes[0]].append(figure)
        self.total = len(self.battlefields)

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each battle, checked whole, in the order of the list.

        A battle of which no record can be made, and its figures, go into the findings.
        """
        conflict = directory.conflict(CIVIL_WAR)
        self._forces.meet(directory, conflict.id)
        battles, rows = self.findings.tally("battles"), self.findings.tally(ROWS)
        for battlefield in self.battlefields.values():
            figures = len(self.figures.get(battlefield.code, ()))
            battles.read += 1
            rows.read += figures
            try:
                record = self._record(battlefield, status, conflict, directory)
            except (ValueError, InvalidRecord) as error:
                self._not_understood(battlefield, told(error))
                battles.not_understood += 1
                rows.not_understood += figures
            else:
                battles.taken += 1
                rows.taken += figures
                yield record

    def _record(
        self,
        battlefield: Battlefield,
        status: BattleStatus,
        conflict: Conflict,
        directory: Directory,
    ) -> RecordFile:
        code = battlefield.code
        here = table_citation(battlefield.table, battlefield.row)
        place, reference = place_of(battlefield, battle_id(code), directory)
        whole = _whole_of(code, self.battlefields)
        record = BattleRecord(
            id=battle_id(code),
            kind=battlefield.kind,
            level=BattleLevel.CAMPAIGN if battlefield.is_operation else BattleLevel.BATTLE,
            status=status,
            name=battlefield.name,
            aliases=tuple(
                dict.fromkeys(one for one in battlefield.other_names if one != battlefield.name)
            ),
            conflict=conflict.id,
            part_of=None if whole is None else battle_id(whole),
            date=_date(battlefield),
            place=reference,
            external_ids=_external_ids(battlefield),
            citations_by_field=FieldCitations(
                name=(here,),
                conflict=(Citation(source=PACKAGE),),
                part_of=() if whole is None else (self._cited_whole(battlefield, whole),),
                date=(here,),
                place=(here,),
            ),
            sides=self._forces.sides(code),
            combatants=self._forces.combatants(code),
            claims=claims_of(battlefield, self.figures.get(code, ()), self._forces, self.findings),
        )
        proposed = [force.actor for force in self._forces.of(code).values()]
        # The two states may be spoken of where no table has them as belligerents.
        actors = map(self._forces.meant, [*proposed, UNITED_STATES, CONFEDERATE_STATES])
        return checked(directory.file(record, Registry.of((conflict,), (place,), actors, SOURCES)))

    def _cited_whole(self, battlefield: Battlefield, whole: str) -> Citation:
        point = self.battlefields[whole].point
        if battlefield.code in _PARTS and point is not None:
            return table_citation(NPS_BATTLES, point.row)
        return table_citation(battlefield.table, battlefield.row)

    def _not_understood(self, battlefield: Battlefield, reason: str) -> None:
        file = f"{battlefield.table.name.rpartition(' ')[2]}"
        found = [Finding(file, battlefield.row, "", battlefield.code, reason)]
        found += [
            Finding(TABLE, figure.row, "cwsac_id", battlefield.code, "Its battle is not taken.")
            for figure in self.figures.get(battlefield.code, ())
        ]
        self.findings.not_understood += found


def _whole_of(code: str, listed: Mapping[str, Battlefield]) -> str | None:
    """The battle that this one is a part of: VA020A of VA020."""
    whole = _PARTS.get(code, code.rstrip("AB"))
    return whole if whole != code and whole in listed else None


def _date(battlefield: Battlefield) -> HistoricalDate:
    days = dict.fromkeys((battlefield.start, battlefield.end))
    return HistoricalDate(edtf="/".join(days), text=None, calendar=Calendar.GREGORIAN)


def _external_ids(battlefield: Battlefield) -> tuple[ExternalId, ...]:
    ids = {
        Authority.CWSAC: battlefield.code,
        Authority.WIKIPEDIA: battlefield.article and f"en:{battlefield.article}",
        Authority.CDB90: battlefield.cdb90,
    }
    return tuple(ExternalId(authority=authority, id=one) for authority, one in ids.items() if one)
