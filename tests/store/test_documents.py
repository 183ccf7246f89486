import asyncio
import gzip
import hashlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from battleapi.editing.publish import Edition, publish, publish_many
from battleapi.errors import StoreUnavailable
from battleapi.model.resources import Resource
from battleapi.rendering.documents import Form
from battleapi.settings import Settings
from battleapi.store.documents import Document
from battleapi.store.migrate import migrate
from battleapi.store.questions import Question
from battleapi.store.store import Store
from tests.conftest import ROOT
from tests.store.opened import ping
from tests.store.specimens import actor, battle, claim, claim_id, event, file

EDITION = Edition("me", "")
T = TypeVar("T")


def run(store: Store, wanted: Coroutine[Any, Any, T]) -> T:
    async def and_close() -> T:
        try:
            return await wanted
        finally:
            await store.documents.close()

    return asyncio.run(and_close())


def get(store: Store, form: Form, document_id: str) -> Document | None:
    return run(store, store.documents.get(form, document_id))


@pytest.fixture
def filled(store: Store) -> Store:
    record = battle("b", claims=[claim(1, by="red")], events=[event("e")])
    publish(store, file(record, actor("red")), EDITION)
    return store


@pytest.mark.parametrize(
    ("form", "document_id"),
    [
        (Form.RECORD, "b"),
        (Form.SUMMARY, "b"),
        (Form.CLAIM, claim_id(1)),
        (Form.EVENT, "e"),
        (Form.ACTOR, "red"),
        (Form.SOURCE, "the-paper"),
    ],
)
def test_a_document_is_read_by_its_key(filled: Store, form: Form, document_id: str) -> None:
    document = get(filled, form, document_id)
    assert document is not None
    assert (document.form, document.id, document.revision) == (form, document_id, 1)
    assert document.body.startswith(b'{"id":"' + document_id.encode())
    digest = hashlib.sha256(document.body).hexdigest()[:16]
    assert document.etag == f"1-{digest}"
    if document.gzip is not None:
        assert gzip.decompress(document.gzip) == document.body
        assert document.gzip[4:8] == b"\0\0\0\0"
    assert (document.gzip is not None) == (len(document.body) >= 860)
    assert type(document.body) is bytes


@pytest.mark.parametrize(
    ("form", "document_id"),
    [(form, "nothing") for form in Form] + [(Form.ACTOR, "b"), (Form.RECORD, "red")],
)
def test_what_is_not_there_is_none(filled: Store, form: Form, document_id: str) -> None:
    assert get(filled, form, document_id) is None


def test_a_draft_has_no_documents(store: Store) -> None:
    record = battle("b", status="draft", claims=[claim(1)], events=[event("e")])
    publish(store, file(record), EDITION)
    wanted = [(Form.RECORD, "b"), (Form.SUMMARY, "b"), (Form.CLAIM, claim_id(1)), (Form.EVENT, "e")]
    assert [get(store, *one) for one in wanted] == [None] * 4


def test_an_event_that_a_record_no_longer_has_is_gone(filled: Store) -> None:
    record = battle("b", claims=[claim(1, by="red")], events=[event("other")])
    publish_many(filled, [file(record)], EDITION)
    assert get(filled, Form.EVENT, "e") is None
    other = get(filled, Form.EVENT, "other")
    assert other is not None
    assert other.revision == 2


def test_many_documents_are_read_at_once(filled: Store) -> None:
    async def together() -> list[Document | None]:
        return await asyncio.gather(
            *(filled.documents.get(Form.RECORD, "b") for _ in range(200)),
        )

    found = run(filled, together())
    assert len(set(found)) == 1
    assert found[0] is not None


def test_a_reader_cannot_write(filled: Store) -> None:
    with pytest.raises(StoreUnavailable, match="writ"), filled.snapshot() as connection:
        connection.execute(text("DELETE FROM battles"))
    assert len(filled.reader.page(Question(Resource.BATTLE)).documents) == 1


def test_a_foreign_lock_makes_writes_unavailable_in_time_and_reads_go_on(store_url: str) -> None:
    store = Store.open(Settings(database_url=store_url, lock_wait=0.3))
    publish(store, file(battle("b")), EDITION)
    other = Store.open(Settings(database_url=store_url))
    with other.writer():
        begun = time.monotonic()
        with pytest.raises(StoreUnavailable):
            publish(store, file(battle("c")), EDITION)
        assert time.monotonic() - begun < 3
        assert len(store.reader.page(Question(Resource.BATTLE)).documents) == 1
        assert get(store, Form.RECORD, "b") is not None
    publish(store, file(battle("c")), EDITION)
    assert len(store.reader.page(Question(Resource.BATTLE)).documents) == 2
    other.close()
    store.close()


def test_a_file_that_is_locked_whole_is_waited_for_in_a_thread(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    migrate(url)
    store = Store.open(Settings(database_url=url, lock_wait=0.2))
    publish(store, file(battle("b")), EDITION)
    store.close()
    holder = sqlite3.connect(tmp_path / "store.sqlite3", isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    store = Store.open(Settings(database_url=url, lock_wait=0.2))
    with pytest.raises(StoreUnavailable):
        get(store, Form.RECORD, "b")

    async def meanwhile() -> int:
        asking = asyncio.create_task(store.documents.get(Form.RECORD, "b"))
        turns = 0
        while not asking.done():
            await asyncio.sleep(0.01)
            turns += 1
        assert isinstance(asking.exception(), StoreUnavailable)
        return turns

    assert run(store, meanwhile()) > 5
    holder.close()
    assert get(store, Form.RECORD, "b") is not None
    store.close()


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    store = Store.open(Settings(database_url=f"sqlite:///{tmp_path / 'a #1.sqlite3'}"))
    with pytest.raises(StoreUnavailable, match="no store yet: run `battleapi migrate`"):
        ping(store)
    with pytest.raises(StoreUnavailable, match="no store yet"), store.writer():
        pass
    with pytest.raises(StoreUnavailable, match="no store yet"):
        get(store, Form.RECORD, "b")
    assert list(tmp_path.iterdir()) == []
    migrate(f"sqlite:///{tmp_path / 'a #1.sqlite3'}")
    publish(store, file(battle("b")), EDITION)
    assert get(store, Form.RECORD, "b") is not None
    assert {path.name[:11] for path in tmp_path.iterdir()} == {"a #1.sqlite"}
    store.close()


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("These are notes, and more than a hundred bytes. " * 20)
    store = Store.open(Settings(database_url=f"sqlite:///{tmp_path / 'notes.txt'}"))
    with pytest.raises(StoreUnavailable):
        ping(store)
    with pytest.raises(StoreUnavailable):
        get(store, Form.RECORD, "b")
    store.close()


STORE_ONE = """
import json, sys
from battleapi.editing.publish import Edition, publish
from battleapi.model.checking import read_record_file
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from datetime import UTC, datetime
url, record = sys.argv[1:]
migrate(url)
store = Store.open(Settings(database_url=url), clock=lambda: datetime(2026, 11, 20, tzinfo=UTC))
publish(store, read_record_file(json.load(open(record))), Edition("me", ""))
store.close()
"""


def test_the_hash_seed_changes_no_stored_byte(tmp_path: Path) -> None:
    record = ROOT / "src/battleapi/records/battle-of-ber-2023.json"
    contents = []
    for seed in ("1", "77"):
        path = tmp_path / f"{seed}.sqlite3"
        subprocess.run(
            [sys.executable, "-c", STORE_ONE, f"sqlite:///{path}", str(record)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        connection = sqlite3.connect(path)
        tables = [row[0] for row in connection.execute(_TABLES)]
        contents.append(
            {one: connection.execute(f"SELECT * FROM {one}").fetchall() for one in tables}
        )
        connection.close()
    assert len(contents[0]["log"]) == 44
    assert contents[0] == contents[1]


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
