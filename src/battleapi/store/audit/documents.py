"""The stored documents against those that published things render to."""

from __future__ import annotations

import gzip
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select

from ...model.resources import Resource
from ...rendering.documents import RENDERED_BY, Form, Rendered
from ..document_rows import WORTH_COMPRESSING, etag_of
from ..documents import OWNER
from ..gathering import rendered
from ..projections import TABLES
from ..replay import ids_in_log
from ..rows import Row
from ..staleness import marks_of
from ..tables import documents
from .findings import Finding, at, few


def document_findings(connection: Connection) -> Iterator[Finding]:
    """Documents of nothing that is published, and those that are not what their thing renders to.

    All that documents are rendered from has to be right. What is marked as stale is in order.
    """
    planted = select(documents.c.form, documents.c.id).where(~_of_something_public())
    for row in connection.execute(planted):
        yield Finding("documents", at(row), "it belongs to nothing that is published")
    for resource in TABLES:
        for some in few(ids_in_log(connection, resource)):
            yield from _findings(connection, resource, some)


def _of_something_public() -> ColumnElement[bool]:
    return or_(
        *(
            documents.c.form.in_(_forms(resource)) & documents.c.owner.in_(select(tables[-1].c.id))
            for resource, tables in TABLES.items()
        )
    )


def _forms(resource: Resource) -> list[str]:
    return [form.value for form in Form if OWNER[form] is resource]


def _findings(
    connection: Connection, resource: Resource, ids: Collection[str]
) -> Iterator[Finding]:
    marks = marks_of(connection, resource, ids)
    has: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
    for row in connection.execute(_DOCUMENTS, {"ids": list(ids), "forms": _forms(resource)}):
        has[row.owner][row.form, row.id] = tuple(row)
    for owner, some in rendered(connection, resource, ids).items():
        if owner in marks:
            continue
        mine = has[owner]
        for one in some:
            key = (one.form.value, one.id)
            detail = _wrong(one, mine.pop(key, None), owner)
            if detail is not None:
                yield Finding("documents", at(key), detail)
        for key in mine:
            yield Finding("documents", at(key), "it is of nothing")


def _wrong(due: Rendered, row: Row | None, owner: str) -> str | None:
    """What is wrong with one stored document that no mark excuses."""
    if row is None:
        return "it is missing, and nothing marks it"
    form, document_id, its_owner, etag, revision, recorded_at, rendered_by, packed, body = row
    if rendered_by != RENDERED_BY:
        return f"it is of renderer {rendered_by}, and this is {RENDERED_BY}"
    if body != due.body:
        return "its bytes are not those that its thing renders to"
    told = (form, document_id, its_owner, etag, revision, recorded_at)
    tag = etag_of(due.revision, due.body)
    made = (due.form.value, due.id, owner, tag, due.revision, due.recorded_at)
    if told != made:
        return "its entity tag, revision, instant or owner is not that of its bytes"
    # How bytes are compressed is the library's own, so it is undone and not compared.
    plain = None if packed is None else _unpacked(packed)
    if plain != (due.body if len(due.body) >= WORTH_COMPRESSING else None):
        return "its compressed bytes are not its bytes"
    return None


def _unpacked(packed: object) -> bytes:
    """The bytes that were compressed; no bytes where these are no gzip."""
    try:
        return gzip.decompress(packed) if isinstance(packed, bytes) else b""
    except (OSError, EOFError, zlib.error):
        return b""


_DOCUMENTS = select(documents).where(
    documents.c.owner.in_(bindparam("ids", expanding=True)),
    documents.c.form.in_(bindparam("forms", expanding=True)),
)
