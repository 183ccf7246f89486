"""Many records at once: the ways into the tables that few rows never take."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from battleapi.editing.publish import Edition, publish_many
from battleapi.editing.rebuild import rebuild, refresh
from battleapi.editing.taking import take
from battleapi.editing.verify import verify
from battleapi.importers.directory import Directory
from battleapi.importers.ucdp.records import Events
from battleapi.model.resources import Resource
from battleapi.model.vocabulary.records import BattleStatus
from battleapi.settings import Settings
from battleapi.store import writer
from battleapi.store.migrate import migrate
from battleapi.store.questions import Condition, Question
from battleapi.store.store import Store
from battleapi.store.tables import documents, log, stale_marks
from benchmarks.event_file import write_events
from benchmarks.imports import in_batches
from tests.postgres import PostgresDatabases
from tests.store.specimens import actor, battle, claim, file

EDITION = Edition("An editor", "a reason")
EVENTS = 60
NOW = datetime(2026, 11, 20, 9, 14, 3, 123456, tzinfo=UTC)


@pytest.fixture(scope="module")
def events_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("events") / "events.csv"
    write_events(path, EVENTS)
    return path


def imported(store: Store, path: Path) -> None:
    for some in in_batches(Events([path]).records(BattleStatus.PUBLISHED, Directory())):
        take(store, some, EDITION)


def test_what_many_records_leave_is_what_the_log_says(store: Store, events_file: Path) -> None:
    imported(store, events_file)
    assert list(verify(store)) == []
    refresh(store)
    assert list(verify(store)) == []
    counts = dict(store.reader.counts())
    assert counts["battles"] == EVENTS
    for resource in Resource:
        page = store.reader.page(Question(resource, limit=1, count=True))
        assert page.total == counts[resource.plural]
    with store.snapshot() as connection:
        assert connection.execute(select(func.count()).select_from(stale_marks)).scalar() == 0
    rebuild(store)
    assert dict(store.reader.counts()) == counts
    assert list(verify(store)) == []


def test_the_same_import_a_second_time_changes_nothing(store: Store, events_file: Path) -> None:
    imported(store, events_file)
    version = store.reader.data_version()
    imported(store, events_file)
    assert store.reader.data_version() == version


def test_both_engines_hold_the_same_bytes(
    tmp_path: Path, events_file: Path, postgres_databases: PostgresDatabases
) -> None:
    held = []
    for url in (f"sqlite:///{tmp_path / 'store.sqlite3'}", postgres_databases.create()):
        migrate(url)
        store = Store.open(Settings(database_url=url), clock=lambda: NOW)
        imported(store, events_file)
        refresh(store)
        with store.snapshot() as connection:
            chain = connection.execute(select(log.c.hash).order_by(log.c.sequence)).scalars().all()
            wanted = select(documents.c.form, documents.c.id, documents.c.etag, documents.c.gzip)
            rows = connection.execute(wanted.order_by(documents.c.form, documents.c.id)).all()
        held.append((chain, [(*row[:3], bytes(row[3] or b"")) for row in rows]))
        store.close()
    assert len(held[0][0]) > 3 * EVENTS
    assert held[0] == held[1]


def test_battles_that_a_change_moves_are_put_right_few_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_AT_ONCE", 2)
    of_empire = [
        battle(f"b{number}", sides=[["reds"]], claims=[claim(number, by="reds")])
        for number in range(5)
    ]
    publish_many(store, [file(one, actor("reds")) for one in of_empire], EDITION)
    joined = file(battle("b9", sides=[["reds"]]), actor("reds", of=["empire"]), actor("empire"))
    publish_many(store, [joined], Edition("An editor", "a reason", update_shared=True))
    with store.snapshot() as connection:
        marked = select(stale_marks.c.id).where(stale_marks.c.resource == Resource.BATTLE.value)
        assert set(connection.execute(marked).scalars()) == {*(f"b{n}" for n in range(5)), "b9"}
    of_the_empire = (Condition("actor", ("empire",)),)
    assert store.reader.page(Question(Resource.BATTLE, of_the_empire, count=True)).total == 6
    assert list(verify(store)) == []
