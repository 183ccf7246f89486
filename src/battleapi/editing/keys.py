"""Who may write over HTTP: keys are made, shown once, known again by their hash, and revoked.

A key is `bk_<id>_<secret>`: the id finds it, the secret is 256 random bits. Only the SHA-256 of the
whole is stored; so many bits need no slower hash, since nobody can try them all.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hmac import compare_digest
from secrets import token_hex
from typing import NamedTuple

from ..errors import Forbidden, NotFound, Unauthorized
from ..model.canonical import sha256_hex
from ..store.keys import StoredKey, add_key, all_keys, key_of, revoke_key
from ..store.log import instant
from ..store.store import Store
from .publish import Edition

_KEY = re.compile(r"bk_([0-9a-f]{12})_[0-9a-f]{64}")
_LOCK_SECONDS = 10.0


class Scope(StrEnum):
    """What a key may do; an editor may do all that a contributor may."""

    CONTRIBUTOR = "contributor"
    EDITOR = "editor"


_RANKS = list(Scope)


class NewKey(NamedTuple):
    """A key that was made just now, and the only time that it is seen."""

    key: str
    stored: StoredKey


def create_key(store: Store, name: str, scope: Scope, days: int | None) -> NewKey:
    """Make a key for somebody, for so many days or for ever.

    What it writes is signed with the name. Raises Unprocessable for a name that cannot sign.
    """
    Edition(name, "")
    now = datetime.now(UTC)
    key = f"bk_{token_hex(6)}_{token_hex(32)}"
    stored = StoredKey(
        id=key.split("_")[1],
        name=name,
        scope=scope.value,
        sha256=sha256_hex(key.encode("ascii")),
        created_at=instant(now),
        expires_at=None if days is None else instant(now + timedelta(days=days)),
        revoked_at=None,
    )
    with store.transaction(_LOCK_SECONDS) as connection:
        add_key(connection, stored)
    return NewKey(key, stored)


def list_keys(store: Store) -> tuple[StoredKey, ...]:
    """Every key there was, the oldest first."""
    with store.snapshot() as connection:
        return all_keys(connection)


def revoke(store: Store, key_id: str) -> StoredKey:
    """Take a key out of force; to do so twice changes nothing. Raises NotFound."""
    with store.transaction(_LOCK_SECONDS) as connection:
        found = key_of(connection, key_id)
        if found is None:
            raise NotFound("There is no key with this id.")
        if found.revoked_at is None:
            revoke_key(connection, key_id, instant(datetime.now(UTC)))
        return key_of(connection, key_id) or found


def is_in_force(key: StoredKey) -> bool:
    """Whether the key opens anything now."""
    now = instant(datetime.now(UTC))
    return key.revoked_at is None and (key.expires_at is None or now < key.expires_at)


def bearer(store: Store, key: str | None, needed: Scope) -> StoredKey:
    """Whose key it is.

    Raises Unauthorized for none, and alike for one that is wrong, revoked or expired; Forbidden for
    one that may not do what is needed.
    """
    if key is None:
        raise Unauthorized("Send a key: Authorization: Bearer bk_...")
    form = _KEY.fullmatch(key)
    found = None
    if form is not None:
        with store.snapshot() as connection:
            found = key_of(connection, form[1])
    # Compared where there is none as well, so that the time tells nothing.
    same = compare_digest(sha256_hex(key.encode()), "" if found is None else found.sha256)
    if found is None or not same or not is_in_force(found):
        raise Unauthorized("The key is not known, or not in force any more.")
    if _RANKS.index(Scope(found.scope)) < _RANKS.index(needed):
        raise Forbidden(f"This needs a key of scope {needed.value}.")
    return found
