"""The schema of the database against the one that this code is written for."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from ..migrate import newest_revision
from ..schema import differing_indexes, differing_revision, differing_tables
from .findings import Finding


def table_findings(connection: Connection) -> Iterator[Finding]:
    """Tables that are missing or lack a column, so that nothing can be said of their rows."""
    for table in differing_tables(connection):
        yield Finding(table.name, "*", "the table is missing or lacks a column")


def schema_findings(connection: Connection) -> Iterator[Finding]:
    """A revision that is not the newest, and indexes that differ; all rows can be read without."""
    revision = differing_revision(connection)
    if revision is not None:
        detail = f"the revision is {revision or 'missing'} and has to be {newest_revision()}"
        yield Finding("alembic_version", "*", detail)
    for table, index in differing_indexes(connection):
        yield Finding(table.name, str(index.name), "the index is missing or of other columns")
