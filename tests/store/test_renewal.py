"""Renewal beside writers: what is stored is never older than what was said to be stored."""

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, NoReturn

import pytest
from sqlalchemy import delete, event, text

from battleapi.editing.publish import Edition, publish
from battleapi.editing.rebuild import rebuild
from battleapi.editing.verify import verify
from battleapi.errors import StoreUnavailable
from battleapi.model.resources import Resource
from battleapi.rendering.documents import Form
from battleapi.settings import Settings
from battleapi.store.document_rows import put_documents
from battleapi.store.documents import Document
from battleapi.store.gathering import rendered
from battleapi.store.questions import Question
from battleapi.store.store import Store
from battleapi.store.tables import documents
from tests.store.specimens import actor, battle, claim, claim_id, file

EDITION = Edition("me", "", update_shared=True)


def rename(store: Store, name: str) -> None:
    record = battle("b", claims=[claim(1, by="red"), claim(2)])
    publish(store, file(record, actor("red", name=name)), EDITION)


def get(store: Store, form: Form, document_id: str) -> Document:
    async def look_up() -> Document | None:
        found = await store.documents.get(form, document_id)
        await store.documents.close()
        return found

    document = asyncio.run(look_up())
    assert document is not None
    return document


def one(store: Store, form: Form, document_id: str) -> Document | None:
    """What a reader gets that found nothing stored, or what is stale."""
    begun = store.renewal.begun(form, document_id)
    if not isinstance(begun, Future):
        return begun
    return next(made for made in begun.result(10) if (made.form, made.id) == (form, document_id))


def named(store: Store) -> tuple[str, str]:
    """How the actor is named by its own document, and by that of the claim it makes."""
    claimed = json.loads(get(store, Form.CLAIM, claim_id(1)).body)
    return json.loads(get(store, Form.ACTOR, "red").body)["name"], claimed["claimant"]["name"]


def marks(store: Store) -> int:
    with store.snapshot() as connection:
        count: int = connection.execute(text("SELECT count(*) FROM stale_marks")).scalar_one()
    return count


@pytest.fixture
def filled(store: Store) -> Store:
    rename(store, "Red")
    assert named(store) == ("Red", "Red")
    return store


@pytest.fixture
def other(store_url: str) -> Iterator[Store]:
    """The same store as another process has it: the turns of one are not those of the other."""
    opened = Store.open(Settings(database_url=store_url))
    yield opened
    opened.close()


def test_a_change_does_not_come_between_the_check_of_a_renewal_and_its_commit(
    filled: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(filled, "Crimson")
    checked, go_on = threading.Event(), threading.Event()

    def paused(*arguments: Any) -> None:
        checked.set()
        assert go_on.wait(10)
        put_documents(*arguments)

    monkeypatch.setattr("battleapi.store.renewal.put_documents", paused)
    with ThreadPoolExecutor() as threads:
        renewing = threads.submit(one, filled, Form.ACTOR, "red")
        assert checked.wait(10)
        renaming = threads.submit(rename, other, "Scarlet")
        with pytest.raises(TimeoutError):
            renaming.result(0.5)
        go_on.set()
        renaming.result(10)
        document = renewing.result(10)
    assert document is not None
    assert json.loads(document.body)["name"] == "Crimson"
    monkeypatch.undo()
    assert named(filled) == ("Scarlet", "Scarlet")
    assert list(verify(filled)) == []


def test_what_had_no_mark_and_was_renewed_meanwhile_is_not_overwritten(
    filled: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled.transaction(1.0) as connection:
        connection.execute(delete(documents).where(documents.c.form == Form.ACTOR.value))

    def overtaken(*arguments: Any) -> Any:
        made = rendered(*arguments)
        monkeypatch.undo()
        rename(other, "Scarlet")
        assert named(other) == ("Scarlet", "Scarlet")
        return made

    monkeypatch.setattr("battleapi.store.renewal.rendered", overtaken)
    assert json.loads(get(filled, Form.ACTOR, "red").body)["name"] == "Red"
    assert named(filled) == ("Scarlet", "Scarlet")
    assert list(verify(filled)) == []


def test_after_each_change_every_reader_sees_it(filled: Store, other: Store) -> None:
    over = threading.Event()

    def read() -> int:
        count = 0
        while not over.is_set():
            filled.reader.page(Question(Resource.ACTOR))
            filled.reader.page(Question(Resource.CLAIM))
            count += 1
        return count

    with ThreadPoolExecutor() as threads:
        reading = [threads.submit(read) for _ in range(4)]
        try:
            for number in range(15):
                rename(other, f"Red {number}")
                assert named(other) == (f"Red {number}", f"Red {number}")
        finally:
            over.set()
        assert min(one.result(10) for one in reading) > 0
    assert named(filled) == ("Red 14", "Red 14")
    get(filled, Form.SOURCE, "the-paper")
    assert marks(filled) == 0
    assert list(verify(filled)) == []


def test_a_rebuild_beside_writers_waits_for_them_and_they_for_it(
    filled: Store, other: Store
) -> None:
    def write() -> None:
        for number in range(20):
            rename(other, f"Red {number}")

    with ThreadPoolExecutor() as threads:
        writing = threads.submit(write)
        counts = [rebuild(filled) for _ in range(4)]
        writing.result(30)
    assert counts == [3, 3, 3, 3]
    assert named(filled) == ("Red 19", "Red 19")
    assert list(verify(filled)) == []


def test_many_readers_of_one_stale_document_render_it_once(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename(filled, "Crimson")
    asked = threading.Barrier(8)
    calls: list[tuple[object, ...]] = []

    def counted(connection: Any, resource: Resource, ids: Any) -> Any:
        calls.append((resource, *ids))
        # As long as the others take to find it under way.
        threading.Event().wait(0.5)
        return rendered(connection, resource, ids)

    def read(number: int) -> str:
        asked.wait(10)
        found = (
            filled.reader.page(Question(Resource.ACTOR)).documents[0]
            if number % 2
            else one(filled, Form.ACTOR, "red")
        )
        assert found is not None
        return str(json.loads(found.body)["name"])

    monkeypatch.setattr("battleapi.store.renewal.rendered", counted)
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(read, range(8))) == {"Crimson"}
    assert calls == [(Resource.ACTOR, "red")]
    # And who comes late reads what they have stored.
    late = one(filled, Form.ACTOR, "red")
    assert late is not None
    assert late == get(filled, Form.ACTOR, "red")
    assert calls == [(Resource.ACTOR, "red")]


@dataclass(frozen=True)
class Held:
    """Renderings of actors begin and do not go on until they may; no others are held."""

    begun: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def rendered(self, connection: Any, resource: Resource, ids: Any) -> Any:
        if resource is Resource.ACTOR:
            self.begun.set()
            assert self.go_on.wait(20)
        return rendered(connection, resource, ids)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    holding = Held()
    monkeypatch.setattr("battleapi.store.renewal.rendered", holding.rendered)
    yield holding
    holding.go_on.set()


def test_one_long_rendering_holds_up_nobody_who_asks_for_something_else(
    filled: Store, held: Held
) -> None:
    rename(filled, "Crimson")
    with filled.transaction(1.0) as connection:
        connection.execute(delete(documents).where(documents.c.form == Form.SOURCE.value))

    async def read() -> None:
        ask = filled.documents.get
        waiting = [asyncio.create_task(ask(Form.ACTOR, "red")) for _ in range(60)]
        assert await asyncio.to_thread(held.begun.wait, 10)
        async with asyncio.timeout(2):
            assert await ask(Form.ACTOR, "nobody") is None
            assert await ask(Form.CLAIM, claim_id(99)) is None
            source = await ask(Form.SOURCE, "the-paper")
        assert source is not None
        assert not any(one.done() for one in waiting)
        held.go_on.set()
        (red,) = set(await asyncio.gather(*waiting))
        assert red is not None
        assert json.loads(red.body)["name"] == "Crimson"
        await filled.documents.close()

    asyncio.run(read())
    assert isinstance(filled.renewal.begun(Form.ACTOR, "red"), Document)


def test_who_waits_too_long_for_a_rendering_is_told_to_come_back(
    filled: Store, store_url: str, held: Held
) -> None:
    rename(filled, "Crimson")
    store = Store.open(Settings(database_url=store_url, connection_wait=0.3))
    begun = time.monotonic()
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="being rendered anew"):
            get(store, Form.ACTOR, "red")
    with pytest.raises(StoreUnavailable, match="being rendered anew"):
        store.reader.page(Question(Resource.ACTOR))
    assert 0.8 < time.monotonic() - begun < 3
    # Nobody waits for it now, and it goes on all the same.
    held.go_on.set()
    assert json.loads(get(store, Form.ACTOR, "red").body)["name"] == "Crimson"
    assert len(store.reader.page(Question(Resource.ACTOR)).documents) == 1
    store.close()


@dataclass
class Closing:
    """A store of which four renderings are held and two wait for a thread."""

    store: Store
    running: list[Future[tuple[Document, ...]]]
    queued: list[Future[tuple[Document, ...]]]
    threads: list[threading.Thread]
    """Those that have begun to render something."""


@pytest.fixture
def closing(
    store: Store, store_url: str, held: Held, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Closing]:
    actors = [actor(f"actor-{number}") for number in range(6)]
    claims = [claim(number, by=one.id) for number, one in enumerate(actors)]
    publish(store, file(battle("b", claims=claims), *actors), EDITION)
    threads: list[threading.Thread] = []
    all_begun = threading.Barrier(5)

    def noted(connection: Any, resource: Resource, ids: Any) -> Any:
        threads.append(threading.current_thread())
        all_begun.wait(10)
        return held.rendered(connection, resource, ids)

    monkeypatch.setattr("battleapi.store.renewal.rendered", noted)
    opened = Store.open(Settings(database_url=store_url, connection_wait=2))
    begun = [opened.renewal.begun(Form.ACTOR, one.id) for one in actors]
    futures = [one for one in begun if isinstance(one, Future)]
    all_begun.wait(10)
    yield Closing(opened, futures[:4], futures[4:], threads)
    held.go_on.set()
    opened.close()


def test_what_waits_for_a_thread_when_the_store_is_closed_is_not_rendered(
    closing: Closing, held: Held
) -> None:
    pool = closing.store.renewal._engine.pool
    begun = time.monotonic()
    closing.store.close()
    assert 1.9 < time.monotonic() - begun < 8
    assert len(closing.queued) == 2
    for one in closing.queued:
        with pytest.raises(StoreUnavailable, match="nothing is rendered anew"):
            one.result(0)
    assert not any(one.done() for one in closing.running)
    # Nor what is asked for later, and nobody waits for it.
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="nothing is rendered anew"):
            closing.store.renewal.begun(Form.ACTOR, "actor-5")
    held.go_on.set()
    for thread in closing.threads:
        # Python joins these before it exits.
        thread.join(10)
        assert not thread.is_alive()
    # What they read with came back to the pool after it was emptied.
    pool.dispose()
    assert len(closing.threads) == 4
    assert [one.result(0)[0].id for one in closing.running] == [f"actor-{n}" for n in range(4)]


def test_who_waits_for_a_rendering_when_the_store_is_closed_hears_of_it(
    closing: Closing, held: Held
) -> None:
    async def read() -> None:
        ask = closing.store.documents.get
        (running, queued) = (asyncio.create_task(ask(Form.ACTOR, f"actor-{n}")) for n in (0, 5))
        await asyncio.sleep(0.2)
        closed = asyncio.create_task(closing.store.aclose())
        with pytest.raises(StoreUnavailable, match="nothing is rendered anew"):
            await queued
        assert not closed.done()
        held.go_on.set()
        document = await running
        assert document is not None
        assert document.id == "actor-0"
        await closed

    asyncio.run(read())


def test_connections_are_given_back_after_what_renders_with_them(
    closing: Closing, held: Held
) -> None:
    engine = closing.store.renewal._engine
    closed: list[object] = []
    event.listen(engine, "engine_disposed", closed.append)
    with ThreadPoolExecutor() as threads:
        ending = threads.submit(closing.store.close)
        with pytest.raises(TimeoutError):
            ending.result(0.1)
        assert closed == []
        held.go_on.set()
        ending.result(10)
    assert all(one.done() for one in closing.running)
    assert closed == [engine]


def test_for_what_is_not_published_nothing_is_rendered_or_written(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(filled, file(battle("draft", status="draft", claims=[claim(9)])), EDITION)

    def write(*_: object) -> NoReturn:
        raise AssertionError("this renders or writes")

    monkeypatch.setattr(filled.renewal, "_write", write)
    monkeypatch.setattr(filled.renewal, "_render", write)
    assert one(filled, Form.CLAIM, claim_id(9)) is None
    assert one(filled, Form.CLAIM, claim_id(99)) is None
