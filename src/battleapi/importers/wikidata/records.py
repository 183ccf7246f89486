"""The battles of Wikidata as record files, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from ...errors import InvalidRecord
from ...model.actors import ExternalId
from ...model.battles import BattleRecord, FieldCitations
from ...model.citations import Citation, ViaStep
from ...model.conflicts import Conflict
from ...model.dates import HistoricalDate
from ...model.passages import Passage
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.vocabulary.claims import ViaRole
from ...model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from ...model.vocabulary.registries import Authority, ConflictKind
from ..directory import Directory
from ..files import files_of, plain_name
from ..findings import Finding, Findings
from ..leftover import kept
from ..made_records import checked, told
from ..slugs import slug
from .actors import Actors, wikidata_id
from .claims import checked_number, claims_of, says_more, words_of
from .days import date_of, held_in_date
from .entities import StatementError
from .items import Entity, Item, Missing, Statement
from .places import held_in_place, place_of
from .reading import ENDINGS, read_items
from .sources import item_source, sources_of

CLASSES: Mapping[str, tuple[BattleKind, BattleLevel]] = MappingProxyType(
    {
        "Q188055": (BattleKind.SIEGE, BattleLevel.BATTLE),
        "Q1261499": (BattleKind.NAVAL_BATTLE, BattleLevel.BATTLE),
        "Q3199915": (BattleKind.MASSACRE, BattleLevel.BATTLE),
        "Q178561": (BattleKind.BATTLE, BattleLevel.BATTLE),
        "Q831663": (BattleKind.OTHER, BattleLevel.CAMPAIGN),
        "Q645883": (BattleKind.OTHER, BattleLevel.BATTLE),
    }
)
"""The classes whose instances are taken: siege, naval battle, massacre, battle, military campaign,
military operation. Of an instance of several the first here tells the kind."""

_OF_QUERIES = (BattleKind.BATTLE, BattleLevel.BATTLE)
"""What a result is that names no class, or another: whoever asked has asked for battles."""


class WikidataBattles:
    """The files of an import. Tallies are of the items that were read, and of their statements."""

    name = "wikidata"
    total = None

    def __init__(self, paths: Sequence[Path]) -> None:
        """Find the files. Raises BadRequest where there are none."""
        self.findings = Findings()
        self._files = files_of(paths, *ENDINGS)
        self._taken: set[str] = set()

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each battle, checked whole, in the order of the files."""
        items = self.findings.tally("items")
        for path in self._files:
            refused: list[StatementError] = []
            for number, item_id, item, reason in read_items(path, CLASSES, refused.append):
                items.read += 1
                self._tell_of(path, number, refused)
                if item is None:
                    items.empty += 1
                    if reason is not None:
                        self.findings.remarks.append(
                            Finding(path.name, number, "P31", item_id, reason)
                        )
                    continue
                if item.id in self._taken:
                    items.not_understood += 1
                    again = "The item is read already: its rows have to stand together."
                    self._not_understood(path, number, "item", item.id, again)
                    continue
                try:
                    record = self._record(item, path, number, status, directory)
                except (ValueError, InvalidRecord) as error:
                    items.not_understood += 1
                    self._not_understood(path, number, "", item.id, told(error))
                else:
                    items.taken += 1
                    self._taken.add(item.id)
                    yield record

    def _not_understood(self, path: Path, row: int, field: str, text: str, reason: str) -> None:
        self.findings.not_understood.append(Finding(path.name, row, field, text, reason))

    def _tell_of(self, path: Path, number: int, refused: list[StatementError]) -> None:
        statements = self.findings.tally("statements")
        for one in refused:
            statements.read += 1
            statements.not_understood += 1
            self._not_understood(path, number, one.locator, one.text, one.reason)
        refused.clear()

    def _record(
        self, item: Item, path: Path, number: int, status: BattleStatus, directory: Directory
    ) -> RecordFile:
        source, file = item_source(item), plain_name(path)
        is_result = any(one.locator.startswith("row/") for one in item.statements)
        relay = (ViaStep(role=ViaRole.RELAY, label=file[:400]),) if is_result else ()
        where = f"row/{number}" if is_result else None
        here = Citation(source=source.id, locator=where, via=relay)
        conflict = _conflict(item, directory)
        place, reference = place_of(item, here, directory)
        war = None if conflict is None else conflict.id
        actors = Actors(directory, war)
        claimed = list(claims_of(item, file, actors))
        held = {one for one, _ in claimed} | held_in_date(item) | held_in_place(item)
        held |= {*item.best("P361")[:1], *item.of("P31")}
        date = date_of(item)
        kind, level = _kind(item)
        record = BattleRecord(
            id=f"wikidata-{item.id.lower()}",
            kind=kind,
            level=level,
            status=status,
            name=item.label or item.id,
            aliases=item.aliases,
            conflict=war,
            date=date,
            place=reference,
            external_ids=tuple(_external_ids(item)),
            citations_by_field=FieldCitations(
                name=(here,),
                conflict=() if conflict is None else (here,),
                date=() if date == HistoricalDate.undated() else (here,),
                place=() if place is None else (here,),
            ),
            claims=tuple(claim for _, claim in claimed),
            passages=tuple(_passages(item, held, source.id)),
        )
        named = [one for statement in item.statements for one in sources_of(statement, source)]
        registry = Registry.of(
            () if conflict is None else (conflict,),
            () if place is None else (place,),
            actors.known.values(),
            (source, *named),
        )
        record_file = checked(directory.file(record, registry))
        self._count(item, held, path, number)
        return record_file

    def _count(self, item: Item, held: set[Statement], path: Path, number: int) -> None:
        statements = self.findings.tally("statements")
        for one in item.statements:
            statements.read += 1
            wrong = checked_number(one)
            if wrong is not None:
                statements.not_understood += 1
                self._not_understood(path, number, one.locator, words_of(one), wrong)
            elif one in held:
                statements.taken += 1
            else:
                statements.empty += 1
                if one.value is Missing.NONE:
                    self.findings.remarks.append(
                        Finding(
                            path.name,
                            number,
                            one.locator,
                            words_of(one),
                            "No value is no claim, and not 0.",
                        )
                    )


def _kind(item: Item) -> tuple[BattleKind, BattleLevel]:
    own = {one.value.id for one in item.best("P31") if isinstance(one.value, Entity)}
    return next((told for number, told in CLASSES.items() if number in own), _OF_QUERIES)


def _conflict(item: Item, directory: Directory) -> Conflict | None:
    """The first of what the battle is a part of: Wikidata does not say whether that is a war."""
    for statement in item.best("P361")[:1]:
        if isinstance(statement.value, Entity):
            whole = statement.value
            return directory.conflict(
                Conflict(
                    id=slug(whole.label or f"wikidata {whole.id}"),
                    kind=ConflictKind.OTHER,
                    name=whole.name,
                    external_ids=(wikidata_id(whole.id),),
                )
            )
    return None


def _external_ids(item: Item) -> Iterator[ExternalId]:
    yield wikidata_id(item.id)
    if item.article:
        yield ExternalId(authority=Authority.WIKIPEDIA, id=f"en:{item.article}")


def _passages(item: Item, held: set[Statement], source: str) -> Iterator[Passage]:
    """Statements that the record does not say, or not all of."""
    for one in item.statements:
        if one.raw and (one not in held or says_more(one)):
            yield from kept(one.raw, source, one.locator)
