"""What a service needs before it can answer: tables, and a first record in an empty store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..editing.publish import UNSIGNED, Edition, publish
from ..settings import Settings
from ..store.migrate import current_revision, migrate, newest_revision
from ..store.store import Store
from .record_files import bundled_records

_EDITION = Edition(author=UNSIGNED, comment="The record that comes with battleapi")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A store that can answer: how many of each thing it has, and whether it was made just now."""

    counts: Mapping[str, int]
    is_new: bool


def prepare(settings: Settings) -> Prepared:
    """Bring the tables up to date, load the bundled record into an empty store, count things.

    It runs once, before any process answers. A store that is up to date is not written to, so it
    may lie on a disk that takes no writes. Several services that start at once do this in turn; all
    but the first find nothing left to do. Raises StoreUnavailable.
    """
    before = current_revision(settings.database_url)
    if before != newest_revision():
        migrate(settings.database_url)
    store = Store.open(settings)
    try:
        # Not "no battle": a store of drafts only, or one that was emptied on purpose, is in use.
        if store.reader.data_version() == 0:
            for record in bundled_records():
                publish(store, record, _EDITION)
        return Prepared(store.reader.counts(), is_new=before is None)
    finally:
        store.close()
