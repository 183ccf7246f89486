import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from battleapi.editing.publish import Edition, publish
from battleapi.errors import StoreUnavailable
from battleapi.settings import Settings
from battleapi.store.store import Store
from tests.store.opened import ping
from tests.store.specimens import battle, file, source


def replace(path: Path) -> None:
    """Put a copy in the place of a file, as a backup is brought back."""
    shutil.copyfile(path, path.with_suffix(".copy"))
    path.with_suffix(".copy").replace(path)


@pytest.mark.parametrize("change", [replace, Path.unlink])
def test_a_file_that_is_no_longer_the_one_that_was_opened_is_noticed(
    change: Callable[[Path], None], migrated_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "store.sqlite3"
    shutil.copyfile(migrated_file, path)
    store = Store.open(Settings(database_url=f"sqlite:///{path}"))
    with asyncio.Runner() as loop:
        loop.run(store.ping())
        change(path)
        with pytest.raises(StoreUnavailable, match="replaced"):
            loop.run(store.ping())
        loop.run(store.aclose())


@pytest.mark.parametrize("table", ["documents", "stale_marks", "log_head"])
def test_a_store_that_could_answer_nothing_is_not_ready(store: Store, table: str) -> None:
    ping(store)
    with store.transaction(1.0) as connection:
        connection.execute(text(f"DROP TABLE {table}"))
    with pytest.raises(StoreUnavailable, match="battleapi migrate"):
        ping(store)


def test_many_records_are_read_at_once_drafts_among_them(store: Store) -> None:
    edition = Edition("An editor", "a reason")
    publish(store, file(battle("first", status="draft")), edition)
    publish(store, file(battle("second")), edition)
    publish(store, file(battle("second", name="Renamed")), edition)
    with store.writer() as writer:
        found = writer.records(["second", "nobody", "first"])
        assert writer.records([]) == {}
        assert writer.sources(["the-paper", "nothing"]) == {"the-paper": source()}
        assert writer.registry(found["second"]).sources == {"the-paper": source()}
    draft, second = battle("first", status="draft"), battle("second", name="Renamed")
    assert found == {"first": draft, "second": second}
