"""The folder as record files, one for each war of the list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...errors import BadRequest, InvalidRecord
from ...model.actors import Actor
from ...model.battles import BattleRecord, Combatant, FieldCitations, Side
from ...model.claims import CasualtyClaim, Claim, Claimant, Party, Related
from ...model.conflicts import Conflict
from ...model.dates import HistoricalDate
from ...model.places import PlaceReference
from ...model.quantities import Quantity
from ...model.record_file import RecordFile
from ...model.registry import Registry
from ...model.vocabulary.claims import AboutBasis, ClaimKind, RelationType
from ...model.vocabulary.dates import Calendar
from ...model.vocabulary.quantities import BoundsKind
from ...model.vocabulary.records import (
    BattleKind,
    BattleLevel,
    BattleStatus,
    CombatantRole,
)
from ...model.vocabulary.registries import ConflictKind
from ..claim_ids import Origin, claim_ids
from ..directory import Directory
from ..findings import Finding, Findings
from ..made_records import checked, told
from ..slugs import slug
from ..tables import Row, read_table
from .buckets import Bucket, bucket_of
from .sides import actors_of
from .sources import PACKAGE, SOURCES, TOTALS, WARS, cited_total, cited_war
from .wars import War, read_wars

_COLUMNS = ("war_id", "war_name", "side", "bucket", "low", "high", "notes")
_WHOLE = re.compile(r"[0-9]{1,15}")
_IS_A_WAR = re.compile(r"\bwars?\b", re.IGNORECASE)
_CIVILIANS = "civilians"
_OWN_VOICE = Claimant()
_CODER = BoundsKind.CODER_BOUNDS


@dataclass(frozen=True, slots=True)
class Total:
    """A row of the totals that is understood."""

    row: Row
    bucket: Bucket
    quantity: Quantity


def battle_id(code: str) -> str:
    """The id of the record of a war: `casualty-sources-biafra-war`."""
    return slug(f"{PACKAGE} {code}")


class CasualtySources:
    """What the folder holds: the wars of the list, their totals, and the findings so far.

    The tallies are of the wars and of the rows of totals.
    """

    name = "casualty-sources"

    def __init__(self, folder: Path) -> None:
        """Read both files. Raises BadRequest where one cannot be read."""
        if not folder.is_dir():
            raise BadRequest(f"There is no folder {folder.name}.")
        self.findings = Findings()
        self._wars = read_wars(folder)
        self.total = len(self._wars)
        self._totals: dict[str, list[Total]] = defaultdict(list)
        self._rows = self.findings.tally(f"rows of {TOTALS}")
        for row in read_table(folder / TOTALS, _COLUMNS):
            try:
                self._totals[self._war_of(row)].append(_total(row))
            except ValueError as error:
                self._refuse(row, str(error))

    def _war_of(self, row: Row) -> str:
        if not row.whole:
            raise ValueError(f"The row has not the {len(_COLUMNS)} cells of the heading.")
        if row["war_id"] not in self._wars:
            raise ValueError("The list of wars has no such war_id.")
        return row["war_id"]

    def _refuse(self, row: Row, reason: str) -> None:
        self._rows.read += 1
        self._rows.not_understood += 1
        self.findings.not_understood.append(Finding(TOTALS, row.number, "", row.text, reason))

    def records(self, status: BattleStatus, directory: Directory) -> Iterator[RecordFile]:
        """The record of each war, checked whole, in the order of the list.

        A war of which no record can be made, and its rows, go into the findings.
        """
        wars = self.findings.tally(f"entries of {WARS}")
        for code, war in self._wars.items():
            totals = self._totals.get(code, [])
            wars.read += 1
            try:
                record = checked(_record(war, totals, status, directory))
            except (ValueError, InvalidRecord) as error:
                wars.not_understood += 1
                self.findings.not_understood.append(
                    Finding(WARS, war.number, "", war.code, told(error))
                )
                for one in totals:
                    self._refuse(one.row, f"Its war is not taken: {war.code}.")
            else:
                wars.taken += 1
                self._rows.read += len(totals)
                self._rows.taken += len(totals)
                yield record


def _total(row: Row) -> Total:
    try:
        return Total(row, bucket_of(row["bucket"]), _quantity(row["low"], row["high"]))
    except ValueError as error:
        raise ValueError(f"{row['bucket']}: {error}") from error


def _quantity(low: str, high: str) -> Quantity:
    """What the two numbers of a row say; a blank one is not known."""
    if any(cell and not _WHOLE.fullmatch(cell) for cell in (low, high)):
        raise ValueError(f"{low}-{high} is no range of whole numbers.")
    if not low and not high:
        return Quantity.unknown()
    if not high:
        return Quantity.at_least(int(low), low, _CODER)
    if not low:
        return Quantity.at_most(int(high), high, _CODER)
    if int(low) == int(high):
        return Quantity.exact(int(low), low)
    return Quantity.between(int(low), int(high), f"{low}-{high}", _CODER)


def _record(
    war: War, totals: Sequence[Total], status: BattleStatus, directory: Directory
) -> RecordFile:
    here = cited_war(war.number)
    names = dict.fromkeys(" ".join(one.row["war_name"].split()) for one in totals)
    aliases = tuple(one for one in names if one not in ("", war.name))
    date = _years(war)
    conflict = directory.conflict(
        Conflict(
            id=slug(war.name),
            kind=ConflictKind.WAR if _IS_A_WAR.search(war.name) else ConflictKind.OTHER,
            name=war.name,
            aliases=aliases,
            date=date,
        )
    )
    proposed = actors_of(one.row["side"] for one in totals)
    actors = {side: directory.actor(one, conflict.id) for side, one in proposed.items()}
    record = BattleRecord(
        id=battle_id(war.code),
        kind=BattleKind.OTHER,
        level=BattleLevel.CAMPAIGN,
        status=status,
        name=war.name,
        aliases=aliases,
        conflict=conflict.id,
        date=date,
        place=PlaceReference(text=war.region),
        citations_by_field=FieldCitations(
            name=(here,), conflict=(here,), date=(here,), place=(here,)
        ),
        # Whom a side fought is not said.
        sides=tuple(Side(side=number) for number in range(1, len(actors) + 1)),
        combatants=tuple(_combatants(totals, actors)),
        claims=tuple(_claims(war, totals, actors)),
    )
    return directory.file(record, Registry.of((conflict,), (), actors.values(), SOURCES))


def _years(war: War) -> HistoricalDate:
    years = dict.fromkeys(f"{year:04}" for year in (war.start, war.end))
    return HistoricalDate(edtf="/".join(years), text=None, calendar=Calendar.GREGORIAN)


def _combatants(totals: Sequence[Total], actors: Mapping[str, Actor]) -> Iterator[Combatant]:
    for number, (side, actor) in enumerate(actors.items(), start=1):
        first = next(one for one in totals if one.row["side"] == side)
        yield Combatant(
            actor=actor.id,
            label=side,
            side=number,
            role=CombatantRole.BELLIGERENT,
            citations=(cited_total(first.row),),
        )


def _claims(war: War, totals: Sequence[Total], actors: Mapping[str, Actor]) -> Iterator[Claim]:
    ids = claim_ids([_origin(war, one) for one in totals])
    times: Counter[tuple[str, str]] = Counter()
    victims: dict[str, list[str]] = defaultdict(list)
    for claim_id, one in zip(ids, totals, strict=True):
        bucket, side = one.bucket, one.row["side"]
        times[side, bucket.action] += 1
        actor = actors.get(side)
        overlapping = tuple(victims[side]) if bucket.action else ()
        if not bucket.of_the_side:
            victims[side].append(claim_id)
        yield CasualtyClaim(
            id=claim_id,
            claimant=_OWN_VOICE,
            about=(_about(one, actor, times[side, bucket.action]),),
            effects=bucket.effects,
            population=(bucket.population,),
            causation=bucket.causation,
            inflicted_by=() if actor is None or bucket.of_the_side else (actor.id,),
            quantity=one.quantity,
            citations=(cited_total(one.row),),
            related=tuple(
                Related(type=RelationType.MAY_OVERLAP, claim=other) for other in overlapping
            ),
        )


def _about(total: Total, actor: Actor | None, time: int) -> Party:
    """Whom a row is about: the side, or its victims, who are never the side.

    Who died of an action is told apart by its words, and by a number where two rows have the same:
    the one may be a part of the other.
    """
    side, bucket = total.row["side"], total.bucket
    if bucket.of_the_side and actor is not None:
        return Party(actor=actor.id, label=side, basis=AboutBasis.STATED)
    label = side
    if bucket.action:
        label = " ".join(bucket.action.split()) + (f" ({time})" if time > 1 else "")
    elif not bucket.of_the_side:
        label = _CIVILIANS
    return Party(label=label, basis=AboutBasis.UNRESOLVED)


def _origin(war: War, total: Total) -> Origin:
    row = total.row
    return Origin(
        battle=war.code,
        source=PACKAGE,
        claimant=None,
        party=(row["side"],),
        kind=ClaimKind.CASUALTIES,
        effects=(row["bucket"],),
        dates=(),
        words=f"{row['low']},{row['high']}",
        locator=f"row/{row.number}",
    )
