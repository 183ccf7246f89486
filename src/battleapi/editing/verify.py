"""Verifying a store: every link of the log's chain, and all that is made from the log."""

from __future__ import annotations

from collections.abc import Iterator

from ..store.audit.chain import chain_findings
from ..store.audit.documents import document_findings
from ..store.audit.findings import Finding
from ..store.audit.projections import head_findings, projection_findings
from ..store.audit.schema import schema_findings, table_findings
from ..store.audit.text import any_text
from ..store.store import Store

_STAGES = (chain_findings, table_findings, head_findings, projection_findings, document_findings)
"""Each is measured by what the ones before it have proved."""


def verify(store: Store) -> Iterator[Finding]:
    """Everything that is not as it has to be; nothing at all for a sound store.

    What is made from something that has findings is not looked at, since nothing is left to measure
    it by. It reads one snapshot and may run beside writers. Documents that are marked as stale are
    in order: they are rendered before they are served. Raises StoreUnavailable, also for a database
    without a log.
    """
    with store.snapshot() as connection, any_text(connection):
        yield from schema_findings(connection)
        for findings_of in _STAGES:
            broken = False
            for finding in findings_of(connection):
                broken = True
                yield finding
            if broken:
                return
