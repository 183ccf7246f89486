"""The stores of these tests."""

from tests.store.opened import migrated_database, migrated_file, store, store_url

__all__ = ["migrated_database", "migrated_file", "store", "store_url"]
