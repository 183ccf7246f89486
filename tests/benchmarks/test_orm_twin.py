import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from battleapi.model.checking import read_record_file
from battleapi.rendering.documents import BattleDocuments, render_battle
from battleapi.rendering.stamps import Stamp
from benchmarks.generator import record_files
from benchmarks.orm_twin import served_page, served_record
from benchmarks.twin_loading import fill
from tests.conftest import ROOT

STAMP = Stamp(revision=1, recorded_at="2026-11-20T09:14:03.123456Z", sha256="0" * 64)
BER = ROOT / "src" / "battleapi" / "records" / "battle-of-ber-2023.json"


@pytest.fixture(scope="module")
def documents() -> tuple[BattleDocuments, ...]:
    """Ber and sixty generated battles, rendered."""
    files = (read_record_file(json.loads(BER.read_bytes())), *record_files(60))
    return tuple(
        render_battle(
            file.record, file.registry, STAMP, {claim.id: STAMP for claim in file.claims}, {}
        )
        for file in files
    )


@pytest.fixture(scope="module")
def engine(
    documents: tuple[BattleDocuments, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The twin's database with the same battles."""
    folder: Path = tmp_path_factory.mktemp("twin")
    engine = create_engine(f"sqlite:///{folder / 'twin.sqlite3'}")
    fill(engine, (json.loads(one.record.body) for one in documents))
    yield engine
    engine.dispose()


def test_the_twin_answers_with_the_same_bytes(
    documents: tuple[BattleDocuments, ...], engine: Engine
) -> None:
    for one in documents:
        record = served_record(engine, one.record.id)
        assert record is not None
        assert record.model_dump_json(by_alias=True).encode() == one.record.body


def test_the_twin_has_no_other_battle(engine: Engine) -> None:
    assert served_record(engine, "battle-of-nowhere") is None


def test_the_twins_pages_have_the_same_summaries(
    documents: tuple[BattleDocuments, ...], engine: Engine
) -> None:
    expected = sorted((one.summary for one in documents), key=lambda summary: summary.id)
    page = served_page(engine, 50, "")
    assert [one.model_dump_json().encode() for one in page] == [one.body for one in expected[:50]]
    rest = served_page(engine, 50, page[-1].id)
    assert [one.id for one in rest] == [one.id for one in expected[50:]]
