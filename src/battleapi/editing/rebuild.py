"""Making everything but the log anew, and rendering what is out of date."""

from __future__ import annotations

from ..store.remaking import remake
from ..store.store import Store

_LOCK_SECONDS = 60.0

_MANY = 500
"""So many things at once change what the database should expect of its tables."""


def rebuild(store: Store) -> int:
    """Make all projections anew from the log; answer with the number of things.

    Readers see the old state until the new one is whole. Raises StoreUnavailable.
    """
    with store.transaction(_LOCK_SECONDS) as connection:
        count = remake(connection)
    refresh(store)
    return count


def refresh(store: Store) -> int:
    """Render every document that is stale, missing or of another renderer, in batches.

    Answers with the number of things that were rendered. Raises StoreUnavailable.
    """
    count = store.renewal.all_stale(_LOCK_SECONDS)
    if count >= _MANY:
        store.gather_statistics()
    return count
