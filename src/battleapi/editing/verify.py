"""Verifying a store: every link of the log's chain, and all that is made from the log."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.registry import SHARED_TYPE
from ..store import audit
from ..store.audit import Finding
from ..store.store import Store


def verify(store: Store) -> Iterator[Finding]:
    """Everything that is not as it has to be; nothing at all for a sound store.

    It reads one snapshot and may run beside writers. Documents that are marked as stale are in
    order: they are rendered before they are served. Raises StoreUnavailable.
    """
    with store.snapshot() as connection:
        # What the log says, and where it says it last, is what everything else is measured by.
        for first in (audit.chain_findings, audit.head_findings):
            broken = False
            for finding in first(connection):
                broken = True
                yield finding
            if broken:
                return
        for resource in SHARED_TYPE:
            yield from audit.shared_findings(connection, resource)
        yield from audit.battle_findings(connection)
        yield from audit.counter_findings(connection)
        yield from audit.mark_findings(connection)
