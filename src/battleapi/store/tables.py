"""The truth and what is kept beside it: the log, the heads, documents and their dependencies.

Only `log` and `log_head` are true. Every other table, those of `columns` included, is made from the
log and can be made from it again; but for `keys`, which are about the service and not about what it
holds.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from .dialect import BYTES, KEY, SMALL, WHOLE

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

log = Table(
    "log",
    METADATA,
    Column("sequence", WHOLE, primary_key=True, autoincrement=False),
    Column("resource", KEY, nullable=False),
    Column("id", KEY, nullable=False),
    Column("revision", WHOLE, nullable=False),
    Column("action", KEY, nullable=False),
    Column("recorded_at", KEY, nullable=False),
    Column("author", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("sha256", KEY, nullable=False),
    Column("previous", KEY, nullable=False),
    Column("hash", KEY, nullable=False),
    Column("canonical", BYTES, nullable=False),
    # Last: it is younger than the others.
    Column("merged_into", KEY, nullable=True),
    UniqueConstraint("resource", "id", "revision"),
)
"""Every revision of every thing in the order of commit; each holds the hash of the one before.

The last one of a thing that was merged into another names it in `merged_into`.
"""

log_head = Table(
    "log_head",
    METADATA,
    Column("number", SMALL, primary_key=True, autoincrement=False),
    Column("sequence", WHOLE, nullable=False),
    Column("recorded_at", KEY, nullable=False),
    Column("hash", KEY, nullable=False),
    CheckConstraint("number = 1", name="one_row"),
)
"""The end of the log, one row: a writer locks it first, so that sequence is the order of commit."""

heads = Table(
    "heads",
    METADATA,
    Column("resource", KEY, primary_key=True),
    Column("id", KEY, primary_key=True),
    Column("revision", WHOLE, nullable=False),
    Column("sequence", WHOLE, nullable=False),
    Column("recorded_at", KEY, nullable=False),
    Column("sha256", KEY, nullable=False),
    sqlite_with_rowid=False,
)
"""The newest revision of each thing."""

merges = Table(
    "merges",
    METADATA,
    Column("resource", KEY, primary_key=True),
    Column("id", KEY, primary_key=True),
    Column("merged_into", KEY, nullable=False),
    sqlite_with_rowid=False,
)
"""Things that are no more, and of which other thing each has become a part."""

parts = Table(
    "parts",
    METADATA,
    Column("resource", KEY, primary_key=True),
    Column("id", KEY, primary_key=True),
    Column("battle", KEY, nullable=False),
    Column("revision", WHOLE, nullable=False),
    Column("recorded_at", KEY, nullable=False),
    Column("sha256", KEY, nullable=False),
    Index(None, "battle"),
    sqlite_with_rowid=False,
)
"""Which battle a claim or event belongs to, and the battle's revision in which it last changed."""

dependencies = Table(
    "dependencies",
    METADATA,
    Column("on_resource", KEY, primary_key=True),
    Column("on_id", KEY, primary_key=True),
    Column("resource", KEY, primary_key=True),
    Column("id", KEY, primary_key=True),
    Index(None, "resource", "id"),
    sqlite_with_rowid=False,
)
"""Which thing is shown with words of which other: battles on all they lead to, shared things on
those they name."""

lineage = Table(
    "lineage",
    METADATA,
    Column("resource", KEY, primary_key=True),
    Column("ancestor", KEY, primary_key=True),
    Column("id", KEY, primary_key=True),
    Index(None, "resource", "id"),
    sqlite_with_rowid=False,
)
"""Actors and all that they ever belonged to, conflicts and all that they are a part of, themselves
included."""

documents = Table(
    "documents",
    METADATA,
    Column("form", KEY, primary_key=True),
    Column("id", KEY, primary_key=True),
    Column("owner", KEY, nullable=False),
    Column("etag", KEY, nullable=False),
    Column("revision", WHOLE, nullable=False),
    Column("recorded_at", KEY, nullable=False),
    Column("rendered_by", KEY, nullable=False),
    # Both stand last and the smaller first: SQLite reads a row from the left and no further than
    # it must, and a long value lies on a chain of pages.
    Column("gzip", BYTES, nullable=True),
    Column("body", BYTES, nullable=False),
    Index(None, "owner"),
)
"""What is served, as bytes. `owner` is the battle for a record and its parts, else the thing."""

stale_marks = Table(
    "stale_marks",
    METADATA,
    Column("resource", KEY, primary_key=True),
    Column("id", KEY, primary_key=True),
    Column("sequence", WHOLE, nullable=False),
    sqlite_with_rowid=False,
)
"""Things whose documents are out of date since `sequence`. A mark is a narrow row of its own: to
change a flag inside the documents would write all of their bytes again."""

keys = Table(
    "keys",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("name", KEY, nullable=False),
    Column("scope", KEY, nullable=False),
    Column("sha256", KEY, nullable=False),
    Column("created_at", KEY, nullable=False),
    Column("expires_at", KEY, nullable=True),
    Column("revoked_at", KEY, nullable=True),
    sqlite_with_rowid=False,
)
"""Who may write over HTTP. It is neither in the log nor made from it, and no data."""

counters = Table(
    "counters",
    METADATA,
    Column("name", KEY, primary_key=True),
    Column("value", WHOLE, nullable=False),
    sqlite_with_rowid=False,
)
"""How many published things there are, kept in the transactions that change it."""
