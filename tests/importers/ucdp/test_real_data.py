"""The two files of real events, where they are beside this project."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.importers.ucdp.records import Events
from battleapi.model.claims import CasualtyClaim
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.model.vocabulary.registries import PlacePrecision, PointBasis

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(data_folder: Path) -> Path:
    folder = data_folder / "ucdp"
    if not folder.is_dir():
        pytest.skip(f"no UCDP data at {folder} (set BATTLEAPI_TEST_DATA)")
    return folder


def test_every_row_of_both_files_is_accounted_for(folder: Path) -> None:
    corpus = Events([folder])
    assert corpus.total == 17_566
    counts: Counter[str] = Counter()
    articles: set[str] = set()
    for record in corpus.records(BattleStatus.PUBLISHED, Directory()):
        counts["records"] += 1
        counts["claims"] += len(record.claims)
        counts["deaths"] += sum(
            one.quantity.value or 0
            for one in record.claims
            if isinstance(one, CasualtyClaim) and one.related
        )
        counts["disordered"] += sum(
            one.quantity.is_disordered for one in record.claims if isinstance(one, CasualtyClaim)
        )
        counts["representative"] += record.places[0].basis is PointBasis.REPRESENTATIVE
        counts["of a country"] += record.place.precision is PlacePrecision.COUNTRY
        counts["without a country"] += not record.places[0].countries
        counts["characters"] += sum(len(one.text) for one in record.passages)
        articles |= {one.id for one in record.sources if not one.reached.read}
    # 42 events stand in both files: of 5 of them the releases give other figures.
    assert corpus.findings.tally("rows") == Tally(
        read=17_566, taken=17_524, empty=37, not_understood=5
    )
    assert len(corpus.findings.remarks) == 37
    # The parts of the rows add up to their best numbers, which the files have as well.
    characters = counts.pop("characters")
    assert counts == Counter(
        {
            "records": 17_524,
            "claims": 86_338,
            "deaths": 121_678,
            "disordered": 114,
            "representative": 2_058,
            "of a country": 266,
            "without a country": 0,
        }
    )
    assert characters / counts["records"] < 100
    assert len(articles) == 14_970
