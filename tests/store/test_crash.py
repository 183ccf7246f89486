"""Killed in the middle: what was acknowledged is there, the chain is whole, and nothing is half."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from battleapi.editing.publish import Edition, publish
from battleapi.editing.verify import verify
from battleapi.errors import StoreUnavailable
from battleapi.model.resources import Resource
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.conftest import ROOT
from tests.postgres import PostgresServer
from tests.store.opened import ping
from tests.store.specimens import actor, battle, claim, event, file

WRITE_ON = """
import itertools, sys
from battleapi.editing.publish import Edition, publish
from battleapi.settings import Settings
from battleapi.store.store import Store
from tests.store.specimens import actor, battle, claim, event, file

url, prefix = sys.argv[1:]
store = Store.open(Settings(database_url=url))
for number in itertools.count(1):
    name = f"{prefix}-{number}"
    first = int(prefix[1:]) * 10**6 + number * 10
    red = actor("red", name=f"Red {name}")
    claims = [claim(one) for one in range(first, first + 5)]
    record = battle(name, claims=claims, events=[event(f"e-{name}", participants=["red"])])
    publish(store, file(record, red), Edition("me", name, update_shared=True))
    print(name, flush=True)
"""


@contextmanager
def writing(url: str, prefix: str) -> Iterator["Acknowledged"]:
    """A process that publishes one battle after the other, and what it says is stored."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE_ON, url, prefix],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        # Told apart by their beginnings, so that a test that fails can say why.
        stderr=subprocess.STDOUT,
        text=True,
    )
    acknowledged = Acknowledged(process, prefix)
    try:
        yield acknowledged
    finally:
        process.kill()
        process.wait()
        acknowledged.thread.join()
        assert process.stdout is not None
        process.stdout.close()


class Acknowledged:
    def __init__(self, process: subprocess.Popen[str], prefix: str) -> None:
        self.process = process
        self.prefix = prefix
        self.names: list[str] = []
        self.complaints: list[str] = []
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            told = self.names if line.startswith(self.prefix + "-") else self.complaints
            if line.endswith("\n"):
                told.append(line.strip())

    def wait_for(self, count: int) -> None:
        deadline = time.monotonic() + 60
        while len(self.names) < count:
            assert time.monotonic() < deadline, f"the writer does not write: {self.complaints}"
            assert self.process.poll() is None, f"the writer has ended: {self.complaints}"
            time.sleep(0.005)


def check(store: Store, acknowledged: list[str]) -> None:
    assert store.reader.missing(Resource.BATTLE, acknowledged) == ()
    assert list(verify(store)) == []


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_that_it_acknowledged(store_url: str) -> None:
    acknowledged: list[str] = []
    for round_number in range(1, 6):
        with writing(store_url, f"r{round_number}") as writer:
            writer.wait_for(3)
            time.sleep(random.uniform(0, 0.05))
            writer.process.kill()
        acknowledged += writer.names
        store = Store.open(Settings(database_url=store_url))
        check(store, acknowledged)
        # Not more than the one write that was under way came through unacknowledged.
        assert store.reader.counts()["battles"] - len(acknowledged) <= round_number
        publish(store, file(battle(f"after-{round_number}")), Edition("me", ""))
        acknowledged.append(f"after-{round_number}")
        store.close()
    assert len(acknowledged) >= 20


@pytest.mark.slow
def test_a_killed_server_loses_nothing_that_it_acknowledged(
    durable_postgres: PostgresServer,
) -> None:
    url = durable_postgres.admin_url
    migrate(url)
    store = Store.open(Settings(database_url=url, lock_wait=2.0, connection_wait=1.0))
    acknowledged: list[str] = []
    for round_number in range(1, 4):
        with writing(url, f"r{round_number}") as writer:
            writer.wait_for(3)
            time.sleep(random.uniform(0, 0.05))
            durable_postgres.kill()
        acknowledged += writer.names
        with pytest.raises(StoreUnavailable):
            ping(store)
        durable_postgres.start()
        # The pools that were open before the server died are used again.
        check(store, acknowledged)
        name = f"after-{round_number}"
        publish(store, file(battle(name, claims=[claim(round_number)])), Edition("me", ""))
        acknowledged.append(name)
    store.close()
    assert len(acknowledged) >= 12


@pytest.mark.slow
def test_a_restarted_server_is_found_again_by_the_event_loop(
    durable_postgres: PostgresServer,
) -> None:
    import asyncio

    from battleapi.rendering.documents import Form

    url = durable_postgres.admin_url
    migrate(url)
    store = Store.open(Settings(database_url=url, connection_wait=1.0))
    record = battle("b", events=[event("e", participants=["red"])])
    publish(store, file(record, actor("red")), Edition("me", ""))

    async def through_a_restart() -> float:
        many = [store.documents.get(Form.RECORD, "b") for _ in range(8)]
        assert None not in await asyncio.gather(*many)
        await asyncio.to_thread(durable_postgres.restart)
        assert await store.documents.get(Form.RECORD, "b") is not None
        await asyncio.to_thread(durable_postgres.stop)
        with pytest.raises(StoreUnavailable):
            await store.documents.get(Form.RECORD, "b")
        await asyncio.to_thread(durable_postgres.start)
        back = time.monotonic()
        while True:
            try:
                assert await store.documents.get(Form.RECORD, "b") is not None
            except StoreUnavailable:
                continue
            break
        waited = time.monotonic() - back
        await store.aclose()
        return waited

    assert asyncio.run(through_a_restart()) < 2.0
