"""What is kept of a rendered document: its bytes plain and compressed, and their entity tag."""

from __future__ import annotations

import gzip as gzip_format
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete

from ..model.canonical import sha256_hex
from ..model.resources import Resource
from ..rendering.documents import RENDERED_BY, Form, Rendered
from .dialect import in_chunks
from .documents import OWNER, Document
from .rows import append_rows
from .tables import documents as table

WORTH_COMPRESSING = 860
"""Bytes below which compressing saves no packet on the way."""


def etag_of(revision: int, body: bytes) -> str:
    """The entity tag of some bytes, without quotes."""
    return f"{revision}-{sha256_hex(body)[:16]}"


def compressed(body: bytes) -> bytes | None:
    """The body in gzip, the same bytes at any time of day; None where it is too short."""
    return gzip_format.compress(body, 9, mtime=0) if len(body) >= WORTH_COMPRESSING else None


def stored(rendered: Rendered) -> Document:
    """What is kept of a rendered document."""
    return Document(
        rendered.form,
        rendered.id,
        rendered.body,
        compressed(rendered.body),
        etag_of(rendered.revision, rendered.body),
        rendered.revision,
        rendered.recorded_at,
    )


def put_documents(
    connection: Connection, resource: Resource, documents: Mapping[str, Sequence[Document]]
) -> None:
    """Put the documents of some things of one kind, by the id of the thing, for the old ones."""
    forms = [form.value for form in Form if OWNER[form] is resource]
    for some in in_chunks(sorted(documents)):
        connection.execute(
            delete(table).where(table.c.owner.in_(list(some)), table.c.form.in_(forms))
        )
    ids: dict[Form, list[str]] = {}
    for one in (each for some in documents.values() for each in some):
        ids.setdefault(one.form, []).append(one.id)
    # An event may have been another battle's, whose documents are still stored.
    for form, mine in ids.items():
        for some_ids in in_chunks(mine):
            connection.execute(
                delete(table).where(table.c.form == form.value, table.c.id.in_(list(some_ids)))
            )
    rows = [_row(one, owner) for owner, some in documents.items() for one in some]
    append_rows(connection, table, rows)


def _row(document: Document, owner: str) -> tuple[object, ...]:
    return (
        document.form.value,
        document.id,
        owner,
        document.etag,
        document.revision,
        document.recorded_at,
        RENDERED_BY,
        document.gzip,
        document.body,
    )
