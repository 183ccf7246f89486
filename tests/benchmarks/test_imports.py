import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from battleapi.importers.directory import Directory
from battleapi.importers.ucdp.records import Events
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.store.migrate import migrate
from benchmarks.event_file import write_events
from benchmarks.import_memory import peaks
from benchmarks.imports import in_batches, main
from benchmarks.raw_rows import insert_raw, rows_of
from benchmarks.twin_adding import add_all, twin_file
from benchmarks.twin_loading import rows_in_batches
from benchmarks.twin_tables import Row
from tests.records_of import NO_DATE


def test_every_event_is_taken_and_a_row_depends_on_its_own_number_only(tmp_path: Path) -> None:
    few, many = tmp_path / "few.csv", tmp_path / "many.csv"
    write_events(few, 20)
    write_events(many, 300)
    assert many.read_bytes().startswith(few.read_bytes())
    events = Events([many])
    files = list(events.records(BattleStatus.PUBLISHED, Directory()))
    assert [file.id for file in files] == [f"ucdp-ged-{number}" for number in range(1, 301)]
    assert events.findings.not_understood == []
    assert {file.conflict for file in files} == {files[0].conflict}
    shared = set.intersection(*({actor.id for actor in file.actors} for file in files))
    assert shared == {"government-of-upland", "civilians"}
    sources = {source.id for file in files for source in file.sources}
    assert 300 < len(sources) < sum(len(file.sources) for file in files)


def test_raw_rows_are_those_of_the_store(tmp_path: Path) -> None:
    path = tmp_path / "raw.sqlite3"
    migrate(f"sqlite:///{path}")
    before = rows_of(path)
    counters: list[tuple[object, ...]] = [(name, 3) for name, _ in before["counters"]]
    insert_raw(path, {"counters": counters, "sources": []}, times=2)
    assert len(counters) == 7
    assert rows_of(path) == {**before, "counters": counters}


def test_the_twin_is_filled_by_objects_with_every_row(tmp_path: Path) -> None:
    conflict = {"id": "war", "kind": "war", "name": "War", "aliases": [], "external_ids": []}
    undated = dict.fromkeys(("earliest", "latest", "first_day", "last_day", "precision"))
    path = tmp_path / "twin.sqlite3"
    twin_file(path)
    columns = {f"date_{name}": value for name, value in {**NO_DATE, **undated}.items()}
    add_all(path, [{"conflicts": [{**conflict, **columns, "part_of_id": None}]}])
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = connection.execute(select(Row.metadata.tables["conflicts"])).mappings().all()
    engine.dispose()
    assert [dict(one) for one in found] == [{**conflict, **columns, "part_of_id": None}]
    assert list(rows_in_batches([], 50)) == []


def test_things_come_in_lots_of_one_transaction() -> None:
    assert [len(some) for some in in_batches(range(120))] == [50, 50, 20]


def test_the_ratios_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--only", "sqlite", "--events", "12", "--rounds", "1"])
    told = capsys.readouterr().out
    assert "SQLite: 12 events, 1 rounds" in told
    ratios = re.findall(r"against .*?(\d+\.\d+) \(", told)
    assert len(ratios) == 4
    assert all(float(one) > 0 for one in ratios)


def test_memory_is_that_of_a_process_of_its_own(tmp_path: Path) -> None:
    few, more = peaks(tmp_path, (5, 60))
    assert 10 * 2**20 < few < 400 * 2**20
    assert more < 1.5 * few
