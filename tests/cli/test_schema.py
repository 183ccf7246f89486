from __future__ import annotations

from battleapi.store.migrate import newest_revision

from .conftest import Command


def test_a_store_gets_its_tables_once(database_url: str, command: Command) -> None:
    newest = newest_revision()
    first = command("migrate", "--database-url", database_url)
    assert first.code == 0
    assert first.out.endswith(f" has its tables now, at revision {newest}.\n")
    second = command("migrate", "--database-url", database_url)
    assert second.code == 0
    assert second.out.endswith(f" is at revision {newest} already.\n")


def test_a_password_is_not_shown(command: Command) -> None:
    done = command("migrate", "--database-url", "postgresql://u:hunter2@127.0.0.1:1/x")
    assert done.code == 1
    assert "hunter2" not in done.err
