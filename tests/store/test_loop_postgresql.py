"""Key look-ups in PostgreSQL: soon answered where it is away, and again where it is back."""

import asyncio
import socket
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from battleapi.editing.publish import Edition, publish
from battleapi.errors import StoreUnavailable
from battleapi.rendering.documents import Form
from battleapi.settings import Settings
from battleapi.store.documents import Document
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.postgres import PostgresDatabases, PostgresServer
from tests.store.opened import ping
from tests.store.specimens import battle, file


@pytest.fixture
def url(postgres_databases: PostgresDatabases, migrated_database: str) -> Iterator[str]:
    """The address of a store with the battle `b`."""
    url = postgres_databases.create(migrated_database)
    store = Store.open(Settings(database_url=url))
    publish(store, file(battle("b")), Edition("me", ""))
    store.close()
    yield url
    postgres_databases.drop(url)


def look_up(store: Store) -> Coroutine[Any, Any, Document | None]:
    return store.documents.get(Form.RECORD, "b")


def seconds_until_refused(ask: Callable[[], object]) -> float:
    begun = time.monotonic()
    with pytest.raises(StoreUnavailable, match="cannot be reached or does not answer in time"):
        ask()
    return time.monotonic() - begun


def test_where_nothing_listens_the_answer_comes_at_once(tmp_path: Path) -> None:
    store = Store.open(Settings(database_url=f"postgresql://nobody@/nothing?host={tmp_path}"))
    assert seconds_until_refused(lambda: asyncio.run(look_up(store))) < 1
    assert seconds_until_refused(lambda: ping(store)) < 1
    store.close()


def test_who_does_not_answer_is_waited_for_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"postgresql://nobody@127.0.0.1:{silent.getsockname()[1]}/nothing"
        store = Store.open(Settings(database_url=address, connection_wait=0.5))
        assert 0.4 < seconds_until_refused(lambda: asyncio.run(look_up(store))) < 1
        assert 0.4 < seconds_until_refused(lambda: ping(store)) < 1
        store.close()


def test_a_server_that_is_frozen_is_waited_for_no_longer_than_is_allowed(
    durable_postgres: PostgresServer,
) -> None:
    url = durable_postgres.admin_url
    migrate(url)
    store = Store.open(Settings(database_url=url, connection_wait=0.5, read_connections=4))
    publish(store, file(battle("b")), Edition("me", ""))

    async def in_time(wanted: Coroutine[Any, Any, object]) -> float:
        begun = time.monotonic()
        with pytest.raises(StoreUnavailable, match="does not answer in time"):
            await wanted
        return time.monotonic() - begun

    async def before_and_after() -> tuple[list[float], list[Document | None]]:
        await asyncio.gather(*(look_up(store) for _ in range(4)))
        with durable_postgres.frozen():
            # Over the old connections, then over new ones, with more who wait for their turn.
            taken = await asyncio.gather(*(in_time(look_up(store)) for _ in range(3)))
            taken += await asyncio.gather(*(in_time(look_up(store)) for _ in range(8)))
            taken.append(await in_time(store.ping()))
        back = await asyncio.gather(*(look_up(store) for _ in range(8)))
        await store.ping()
        await store.aclose()
        return taken, back

    taken, back = asyncio.run(before_and_after())
    assert min(taken) > 0.4
    assert max(taken) < 1.5
    assert None not in back
    assert len(set(back)) == 1


def test_more_look_ups_than_connections_take_turns(url: str) -> None:
    store = Store.open(Settings(database_url=url, read_connections=2))

    async def together() -> tuple[list[Document | None], int]:
        found = await asyncio.gather(*(look_up(store) for _ in range(50)))
        with store.snapshot() as connection:
            wanted = text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid()"
            )
            used: int = connection.execute(wanted).scalar_one()
        await store.documents.close()
        return found, used

    found, used = asyncio.run(together())
    store.close()
    assert len(set(found)) == 1
    assert found[0] is not None
    assert used == 2


def test_a_lost_connection_is_replaced_without_a_failure(url: str) -> None:
    store = Store.open(Settings(database_url=url))

    async def through_a_loss() -> list[Document | None]:
        before = await asyncio.gather(*(look_up(store) for _ in range(4)))
        with store.snapshot() as connection:
            ended = connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            ).scalars()
            assert all(ended)
        after = await asyncio.gather(*(look_up(store) for _ in range(4)))
        await store.documents.close()
        return [*before, *after]

    found = asyncio.run(through_a_loss())
    store.close()
    assert None not in found
    assert len(set(found)) == 1
