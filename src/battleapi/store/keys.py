"""Keys for writing over HTTP: who has one, what it may do, until when. They are no data."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

from sqlalchemy import Connection, select, update

from .rows import insert_rows
from .tables import keys


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key without its secret; instants are spelt as in the log.

    `sha256` is that of the whole key. `expires_at` null is never, `revoked_at` null not so far.
    """

    id: str
    name: str
    scope: str
    sha256: str
    created_at: str
    expires_at: str | None
    revoked_at: str | None


_COLUMNS = tuple(keys.c[one.name] for one in fields(StoredKey))


def add_key(connection: Connection, key: StoredKey) -> None:
    """Store a new key."""
    insert_rows(connection, keys, [astuple(key)])


def key_of(connection: Connection, key_id: str) -> StoredKey | None:
    """The key of an id, whether it is in force or not."""
    row = connection.execute(select(*_COLUMNS).where(keys.c.id == key_id)).one_or_none()
    return None if row is None else StoredKey(*row)


def all_keys(connection: Connection) -> tuple[StoredKey, ...]:
    """Every key there was, the oldest first."""
    rows = connection.execute(select(*_COLUMNS).order_by(keys.c.created_at, keys.c.id))
    return tuple(StoredKey(*row) for row in rows)


def revoke_key(connection: Connection, key_id: str, moment: str) -> None:
    """Take a key out of force from now on."""
    connection.execute(update(keys).where(keys.c.id == key_id).values(revoked_at=moment))
