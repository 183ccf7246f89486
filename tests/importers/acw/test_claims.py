from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.importers.acw.claims import battle_id
from battleapi.importers.acw.records import CivilWar
from battleapi.importers.directory import Directory
from battleapi.model.claims import CasualtyClaim, Claim, OutcomeClaim, StrengthClaim
from battleapi.model.record_file import RecordFile
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.casualties import CasualtyEffect, Population
from battleapi.model.vocabulary.claims import RelationType
from battleapi.model.vocabulary.materiel import StrengthBasis, StrengthItem
from battleapi.model.vocabulary.records import BattleStatus
from tests.importers.acw_folder import CLAIMS_HEADING, Table, the_tables, write_folder

TABLE = "DERIVED_competing_claims.csv"


@pytest.fixture
def low(tmp_path: Path) -> RecordFile:
    return records_of(tmp_path)["acw-va901"]


def records_of(folder: Path, rows: Table | None = None) -> dict[str, RecordFile]:
    tables = the_tables()
    if rows is not None:
        tables[TABLE] = [CLAIMS_HEADING, *rows]
    corpus = CivilWar(write_folder(folder, tables))
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


def by_row(file: RecordFile) -> dict[str, Claim]:
    return {
        f"{claim.citations[0].source}:{claim.citations[0].locator}": claim for claim in file.claims
    }


def test_an_id_is_that_of_the_commission() -> None:
    assert battle_id("VA020A") == "acw-va020a"


def test_each_row_is_a_claim_in_the_voice_of_its_source(low: RecordFile) -> None:
    claims = by_row(low)
    assert list(claims) == [
        "acw-table-cwsac-battles:row/1",
        *(f"acw-competing-claims:row/{row}" for row in (1, 2, 3, 4, 5, 6, 7, 13)),
    ]
    killed = claims["acw-competing-claims:row/1"]
    assert isinstance(killed, CasualtyClaim)
    assert (killed.effects, killed.population) == (
        (CasualtyEffect.KILLED,),
        (Population.COMBATANT,),
    )
    assert killed.claimant.is_document
    assert killed.quantity.value == 10
    standing = Standing(low, low.registry)
    assert standing.voice(killed) == "document:acw-fox-1898"
    assert standing.party(killed) == "united-states"


def test_a_strength_counts_people_and_says_whom_where_that_is_stated(low: RecordFile) -> None:
    strength = by_row(low)["acw-competing-claims:row/6"]
    assert isinstance(strength, StrengthClaim)
    assert (strength.counts, strength.basis) == (
        StrengthItem.PERSONNEL,
        StrengthBasis.TOTAL_ENGAGED,
    )


def test_the_result_is_a_claim_of_the_commission(low: RecordFile) -> None:
    result = by_row(low)["acw-table-cwsac-battles:row/1"]
    assert isinstance(result, OutcomeClaim)
    assert (result.as_said, result.by) == ("Union victory", ("united-states",))
    assert result.citations[0].root() == "acw-cwsac-1993"


def test_parts_point_at_their_total(low: RecordFile) -> None:
    claims = by_row(low)
    total = claims["acw-competing-claims:row/4"].id
    linked = {
        row: claims[f"acw-competing-claims:row/{row}"].related_by(RelationType.PART_OF_TOTAL)
        for row in (1, 2, 3, 4, 5)
    }
    assert linked == {1: (total,), 2: (total,), 3: (total,), 4: (), 5: ()}


def test_a_figure_for_several_battles_names_the_others(low: RecordFile) -> None:
    covering = [claim for claim in low.claims if claim.covers_battles]
    assert [claim.citations[0].locator for claim in covering] == ["row/13"]
    assert covering[0].covers_battles == ("acw-va902",)


def test_ids_do_not_follow_rows_or_what_is_made_of_them(tmp_path: Path) -> None:
    before = records_of(tmp_path / "before")
    rows = the_tables()[TABLE][1:]
    inserted = ["VA901", "US", "bodart_1908", "killed", "11", "11.0"]
    after = records_of(tmp_path / "after", [inserted, *rows[:5], inserted, *rows[5:]])
    kept = {claim.id for file in before.values() for claim in file.claims}
    new = {claim.id for file in after.values() for claim in file.claims}
    assert kept < new
    assert len(new - kept) == 2
    words = {claim.id: claim.citations[0].root() for claim in before["acw-va901"].claims}
    assert (
        words.items()
        <= {claim.id: claim.citations[0].root() for claim in after["acw-va901"].claims}.items()
    )


def test_a_second_figure_of_a_source_is_kept_and_remarked(tmp_path: Path) -> None:
    rows = [["VA901", "US", "greer_2005", "casualties", one, f"{one}.0"] for one in ("500", "900")]
    tables = the_tables() | {TABLE: [CLAIMS_HEADING, *rows]}
    corpus = CivilWar(write_folder(tmp_path, tables))
    (low, *_) = corpus.records(BattleStatus.DRAFT, Directory())
    assert len(low.claims) == 3
    assert [(one.row, one.text) for one in corpus.findings.remarks] == [
        (1, "casualties"),
        (2, "casualties"),
    ]
