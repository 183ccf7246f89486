"""`battleapi keys`: made, shown once, listed, revoked."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from battleapi.editing.keys import Scope, bearer
from battleapi.errors import Unauthorized
from battleapi.settings import Settings
from battleapi.store.store import Store
from battleapi.store.tables import keys
from tests.cli.conftest import Command
from tests.store.opened import migrated_database, migrated_file, store, store_url

__all__ = ["migrated_database", "migrated_file", "store", "store_url"]


def test_a_key_is_shown_once_and_only_its_hash_is_stored(
    command: Command, store_url: str, store: Store
) -> None:
    at = ("--database-url", store_url)
    done = command("keys", "create", "--name", "E. Ditor", "--scope", "editor", "--days", "30", *at)
    assert (done.code, done.err) == (0, "")
    key = done.out.strip()
    form = re.fullmatch(r"bk_([0-9a-f]{12})_([0-9a-f]{64})", key)
    assert form is not None
    with store.snapshot() as connection:
        (row,) = connection.execute(select(keys)).all()
    assert form[2] not in str(row)
    assert (row.id, row.name, row.scope, row.revoked_at) == (form[1], "E. Ditor", "editor", None)
    assert row.created_at < row.expires_at
    assert bearer(store, key, Scope.EDITOR).name == "E. Ditor"
    assert bearer(store, key, Scope.CONTRIBUTOR).id == form[1]

    listed = command("keys", "list", *at).out
    assert form[2] not in listed
    assert listed.splitlines()[1].split()[:3] == [form[1], "editor", "E."]
    assert listed.splitlines()[1].endswith("yes")

    done = command("keys", "revoke", form[1], *at)
    assert done.out.startswith(f"{form[1]} of E. Ditor is revoked since ")
    assert command("keys", "revoke", form[1], *at).out == done.out
    assert command("keys", "list", *at).out.splitlines()[1].endswith("no")
    with pytest.raises(Unauthorized):
        bearer(store, key, Scope.EDITOR)


def test_what_no_key_can_be(command: Command, store_url: str) -> None:
    at = ("--database-url", store_url)
    assert command("keys", "create", "--name", "E", "--scope", "king", *at).code == 2
    assert command("keys", "create", "--name", "E\tE", "--scope", "editor", *at).code == 1
    done = command("keys", "revoke", "0123", *at)
    assert (done.code, done.err) == (1, "error: There is no key with this id.\n")


def test_keys_stay_where_all_else_is_made_anew(command: Command, store_url: str) -> None:
    at = ("--database-url", store_url)
    key = command("keys", "create", "--name", "E", "--scope", "editor", *at).out.strip()
    assert command("rebuild", *at).code == 0
    assert command("verify", *at).code == 0
    store = Store.open(Settings(database_url=store_url))
    assert bearer(store, key, Scope.EDITOR).name == "E"
    store.close()
