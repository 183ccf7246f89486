from __future__ import annotations

from typing import NoReturn

import pytest

from battleapi.cli import first_start
from battleapi.cli.first_start import Prepared, prepare
from battleapi.editing.publish import Edition, publish
from battleapi.settings import Settings
from battleapi.store.migrate import migrate
from battleapi.store.store import Store
from tests.store.specimens import battle, file


def test_an_empty_store_gets_tables_and_the_bundled_record(database_url: str) -> None:
    prepared = prepare(Settings(database_url=database_url))
    assert prepared.is_new
    assert prepared.counts["battles"] == 1
    assert prepared.counts["claims"] > 50


def test_a_store_in_order_is_not_written_to(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_: object) -> NoReturn:
        raise AssertionError("this writes")

    settings = Settings(database_url=database_url)
    counts = prepare(settings).counts
    monkeypatch.setattr(first_start, "migrate", write)
    monkeypatch.setattr(first_start, "publish", write)
    assert prepare(settings) == Prepared(counts, is_new=False)


def test_a_store_that_has_held_something_gets_no_bundled_record(database_url: str) -> None:
    settings = Settings(database_url=database_url)
    migrate(database_url)
    store = Store.open(settings)
    publish(store, file(battle("elsewhere")), Edition("A. Curator", ""))
    store.close()
    assert prepare(settings).counts["battles"] == 1
