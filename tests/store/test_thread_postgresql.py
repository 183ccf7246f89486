"""What threads ask of a PostgreSQL that is frozen."""

import time
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from battleapi.editing.publish import Edition, publish
from battleapi.errors import StoreUnavailable
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.postgres import PostgresServer
from tests.store.specimens import battle, file


def seconds_until_refused(ask: Callable[[], object]) -> float:
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable, match="cannot be reached or does not answer in time"):
        ask()
    return time.monotonic() - begun


def test_a_thread_gives_a_frozen_server_up(durable_postgres: PostgresServer) -> None:
    url = durable_postgres.admin_url
    migrate(url)
    store = Store.open(Settings(database_url=url, connection_wait=0.5, statement_time=0.5))
    battle_b, battle_c = file(battle("b")), file(battle("c"))
    publish(store, battle_b, Edition("me", ""))
    version = store.reader.data_version()
    with durable_postgres.frozen():
        # First over the old connection, then over a new one.
        assert seconds_until_refused(store.reader.data_version) < 8
        assert seconds_until_refused(lambda: publish(store, battle_c, Edition("me", ""))) < 8
    assert store.reader.data_version() == version
    publish(store, battle_c, Edition("me", ""))
    with store.snapshot() as connection, durable_postgres.frozen():
        begun = time.monotonic()
        with pytest.raises(OperationalError):
            connection.execute(text("SELECT 1"))
        assert 2 < time.monotonic() - begun < 4
    assert store.reader.data_version() > version
    store.close()
