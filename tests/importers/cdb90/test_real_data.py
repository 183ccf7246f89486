"""All 660 battles of CDB90, where its tables are beside this project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.disputes import disputes
from battleapi.importers.cdb90.figures import COUNTS
from battleapi.importers.cdb90.records import Cdb90
from battleapi.importers.directory import Directory
from battleapi.importers.tables import read_table
from battleapi.model.claims import CasualtyClaim, OutcomeClaim, StrengthClaim, quantity_of
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.assertions import OutcomeAspect, OutcomeType
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Verdict
from battleapi.model.vocabulary.materiel import StrengthBasis, StrengthItem
from battleapi.model.vocabulary.quantities import Qualifier
from battleapi.model.vocabulary.records import BattleLevel, BattleStatus

ROWS = {
    "battles.csv": (660, 660),
    "belligerents.csv": (1320, 1320),
    "battle_actors.csv": (1337, 1337),
    "commanders.csv": (1358, 1263),
    "active_periods.csv": (830, 830),
    "battle_durations.csv": (660, 660),
    "front_widths.csv": (692, 692),
    "terrain.csv": (789, 789),
    "weather.csv": (787, 787),
    "battle_dyads.csv": (678, 0),
}
"""Of each table its rows, and those of which something of a record came; the rest is empty."""


@pytest.fixture(scope="module")
def folder(data_folder: Path) -> Path:
    found = data_folder / "cdb90"
    if not found.is_dir():
        pytest.skip(f"no CDB90 at {found} (set BATTLEAPI_TEST_DATA)")
    return found


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Cdb90:
    return Cdb90(folder)


@pytest.fixture(scope="module")
def records(corpus: Cdb90) -> Mapping[str, RecordFile]:
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


@pytest.mark.usefixtures("records")
def test_every_row_is_accounted_for(corpus: Cdb90) -> None:
    assert corpus.findings.not_understood == []
    tallies = corpus.findings.tallies
    assert {
        name.removeprefix("rows of "): (one.read, one.taken) for name, one in tallies.items()
    } == ROWS
    assert all(one.accounts_for_all for one in tallies.values())


def test_every_count_is_a_claim(folder: Path, records: Mapping[str, RecordFile]) -> None:
    cells = Counter(
        cell
        for row in read_table(folder / "belligerents.csv", COUNTS)
        for cell in (row[column] for column in COUNTS)
    )
    claims = Counter(
        count.as_said or ""
        for record in records.values()
        for count in map(quantity_of, record.claims)
        if count is not None
    )
    assert sum(cells.values()) == 1320 * len(COUNTS)
    assert claims == cells


def test_levels_and_parts(records: Mapping[str, RecordFile]) -> None:
    assert len(records) == 660
    assert Counter(one.level for one in records.values()) == {
        BattleLevel.BATTLE: 624,
        BattleLevel.ENGAGEMENT: 36,
    }
    wholes = Counter(one.part_of for one in records.values() if one.part_of)
    assert len(wholes) == 16
    assert {*wholes} <= {*records}
    assert wholes["cdb90-373"] == 7


def test_nieuport(records: Mapping[str, RecordFile]) -> None:
    nieuport = records["cdb90-1"]
    assert (nieuport.name, nieuport.date.edtf) == ("NIEUPORT", "1600-07-02?")
    attacker, defender = nieuport.combatants
    assert (attacker.actor, defender.actor) == ("spain", "dutch-republic")
    assert attacker.commanders[0].label == "ALBERT OF AUSTRIA"
    (time,) = (one.time for one in nieuport.events)
    assert (time.from_minute, time.to_minute) == (14 * 60 + 30, 19 * 60 + 30)
    of_spain = [one for one in nieuport.claims if [two.actor for two in one.about] == ["spain"]]
    strength = next(one for one in of_spain if isinstance(one, StrengthClaim))
    assert (strength.basis, strength.counts) == (StrengthBasis.INITIAL, StrengthItem.PERSONNEL)
    # Five per cent fewer at most, and none more.
    assert bounds(strength) == (11500, 10925, 11500)
    lost = next(one for one in of_spain if isinstance(one, CasualtyClaim))
    assert bounds(lost) == (4000, 3000, 4000)
    resolved = [
        (one.type, one.sequence)
        for one in nieuport.claims
        if isinstance(one, OutcomeClaim) and one.aspect is OutcomeAspect.RESOLUTION
    ]
    assert resolved == [(OutcomeType.REPULSE, 1), (OutcomeType.WITHDRAWAL, 2)]


def bounds(claim: StrengthClaim | CasualtyClaim) -> tuple[int | None, int | None, int | None]:
    return (claim.quantity.value, claim.quantity.lower, claim.quantity.upper)


def test_122_per_cent_more(records: Mapping[str, RecordFile]) -> None:
    wide = [
        (record.id, bounds(claim))
        for record in records.values()
        for claim in record.claims
        if isinstance(claim, CasualtyClaim) and bounds(claim)[::2] == (900, 1998)
    ]
    assert [told for _, told in wide] == [(900, 900, 1998)]


def test_bounds_come_of_the_errors_that_are_given(
    folder: Path, records: Mapping[str, RecordFile]
) -> None:
    with_errors = sum(
        row["cas"] != "" and (row["caspl"], row["casmi"]) not in (("", ""), ("0", "0"))
        for row in read_table(folder / "belligerents.csv", ("cas", "caspl", "casmi"))
    )
    kinds = Counter(
        claim.quantity.qualifier
        for record in records.values()
        for claim in record.claims
        if isinstance(claim, CasualtyClaim)
    )
    assert kinds[Qualifier.UNKNOWN] == 10
    assert sum(kinds.values()) == 1320
    assert kinds.keys() == {Qualifier.UNKNOWN, Qualifier.EXACT, Qualifier.BEST_WITH_BOUNDS}
    assert kinds[Qualifier.BEST_WITH_BOUNDS] == with_errors == 1198


def test_who_won_where_a_number_says_so(records: Mapping[str, RecordFile]) -> None:
    results = Counter(
        claim.type
        for record in records.values()
        for claim in record.claims
        if isinstance(claim, OutcomeClaim) and claim.aspect is OutcomeAspect.RESULT
    )
    assert results == {OutcomeType.VICTORY: 398, OutcomeType.DRAW: 43}


def test_one_state_is_one_actor_and_one_war_one_conflict(
    records: Mapping[str, RecordFile],
) -> None:
    named = {one.id: one.name for record in records.values() for one in record.actors}
    assert named["usa"] == "USA"
    assert Counter(named.values())["USA"] == 1
    wars = {
        one.external_ids[0].id
        for record in records.values()
        for one in record.conflicts
        if one.external_ids
    }
    conflicts = {one.id for record in records.values() for one in record.conflicts}
    assert len(wars) == 33
    # The second of these names a typing error of one row has.
    assert "world-war-ii-of-1939-1945" in conflicts
    assert "world-war-ii-of-1939-194" not in conflicts


def test_claims_have_ids_of_their_own(records: Mapping[str, RecordFile]) -> None:
    ids = sorted(claim.id for record in records.values() for claim in record.claims)
    assert all(one != other for one, other in pairwise(ids))


def test_nothing_is_raised_where_records_are_compared(records: Mapping[str, RecordFile]) -> None:
    cells, verdicts = 0, Counter[tuple[ClaimKind, Verdict]]()
    for record in records.values():
        cells += len(compare(record, record.registry).cells)
        verdicts.update((one.kind, one.verdict) for one in disputes(record, record.registry))
    assert cells == 1310
    # One voice says two things of one side at one place in the order: repulse and stalemate.
    assert verdicts == {(ClaimKind.OUTCOME, Verdict.SELF_INCONSISTENT): 25}
