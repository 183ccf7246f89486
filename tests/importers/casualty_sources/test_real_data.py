"""All 81 wars of the compilation, where it is beside this project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.disputes import disputes
from battleapi.importers.casualty_sources.records import CasualtySources
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.model.claims import CasualtyClaim
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.casualties import Population
from battleapi.model.vocabulary.quantities import Qualifier
from battleapi.model.vocabulary.records import BattleStatus


@pytest.fixture(scope="module")
def corpus(data_folder: Path) -> CasualtySources:
    folder = data_folder / "casualty_sources"
    if not folder.is_dir():
        pytest.skip(f"no casualty sources at {folder} (set BATTLEAPI_TEST_DATA)")
    return CasualtySources(folder)


@pytest.fixture(scope="module")
def records(corpus: CasualtySources) -> Mapping[str, RecordFile]:
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


@pytest.fixture(scope="module")
def claims(records: Mapping[str, RecordFile]) -> list[CasualtyClaim]:
    every = [claim for record in records.values() for claim in record.claims]
    return [claim for claim in every if isinstance(claim, CasualtyClaim)]


def test_every_row_is_a_claim(
    corpus: CasualtySources, records: Mapping[str, RecordFile], claims: list[CasualtyClaim]
) -> None:
    assert corpus.findings.not_understood == []
    assert corpus.findings.tallies == {
        "rows of totals.csv": Tally(read=760, taken=760),
        "entries of wars_input.json": Tally(read=81, taken=81),
    }
    assert len(records) == 81
    rows = sorted(int((one.citations[0].locator or "").removeprefix("row/")) for one in claims)
    assert rows == list(range(1, 761))
    assert all(one.citations[0].quote for one in claims)


def test_what_low_and_high_come_to(claims: list[CasualtyClaim]) -> None:
    assert Counter(one.quantity.qualifier for one in claims) == {
        Qualifier.UNKNOWN: 306,
        Qualifier.BETWEEN: 293,
        Qualifier.AT_LEAST: 90,
        Qualifier.EXACT: 62,
        Qualifier.AT_MOST: 9,
    }


def test_no_victim_is_filed_under_the_perpetrator(
    claims: list[CasualtyClaim], records: Mapping[str, RecordFile]
) -> None:
    populations = Counter(one.population for one in claims)
    assert populations[Population.COMBATANT,] == populations[Population.CIVILIAN,] == 227
    combatants = {one.actor for record in records.values() for one in record.combatants}
    for one in claims:
        if one.population != (Population.COMBATANT,):
            assert combatants.isdisjoint({party.actor for party in one.about})


def test_boxers(records: Mapping[str, RecordFile]) -> None:
    boxers = records["casualty-sources-boxer-rebellion"]
    of_the_qing = [one for one in boxers.claims if isinstance(one, CasualtyClaim)][:3]
    (military, civilians, siege) = of_the_qing
    side = "qing-empire-boxer-side"
    assert military.about[0].actor == side
    assert (military.quantity.lower, military.quantity.upper) == (2500, 20000)
    assert (civilians.quantity.lower, civilians.quantity.upper) == (32200, None)
    assert civilians.inflicted_by == siege.inflicted_by == (side,)
    assert siege.about[0].label == "siege"
    assert boxers.date.edtf == "1899/1901"


def test_nothing_is_raised_and_nothing_disputed_where_records_are_compared(
    records: Mapping[str, RecordFile],
) -> None:
    cells, disputed = 0, 0
    for record in records.values():
        cells += len(compare(record, record.registry).cells)
        disputed += len(tuple(disputes(record, record.registry)))
    assert (cells, disputed) == (346, 0)
