"""Stored documents, and the one look-up that answers for a single thing.

A key look-up is done on the event loop: it takes microseconds, the way to a worker thread and back
twenty times as long. What has to be rendered anew, or waits for a lock, goes to a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from ..model.resources import Resource
from ..rendering.documents import RENDERED_BY, Form

Row: TypeAlias = tuple[Any, ...]


class Document(NamedTuple):
    """A stored document.

    `etag` is `<revision>-<digest>` without quotes, the digest being the first sixteen hexadecimal
    digits of the SHA-256 of `body`. `gzip` is the body compressed, None where that is not worth it
    or where the document was read for a list.
    """

    form: Form
    id: str
    body: bytes
    gzip: bytes | None
    etag: str
    revision: int
    recorded_at: str


OWNER: Mapping[Form, Resource] = {
    Form.RECORD: Resource.BATTLE,
    Form.SUMMARY: Resource.BATTLE,
    Form.CLAIM: Resource.BATTLE,
    Form.EVENT: Resource.BATTLE,
    Form.ACTOR: Resource.ACTOR,
    Form.CONFLICT: Resource.CONFLICT,
    Form.SOURCE: Resource.SOURCE,
    Form.PLACE: Resource.PLACE,
}
"""Whose revisions a document follows: those of its battle, or the thing's own."""


_KEYS = {form: (form.value, owner.value) for form, owner in OWNER.items()}


class KeyLookup(Protocol):
    """A driver's look-up of one row, on the event loop."""

    async def row(self, form: str, owner: str, document_id: str) -> Row | None:
        """The row by its key: etag, revision, recorded_at, rendered_by, mark, gzip, body.

        Raises StoreUnavailable.
        """
        ...

    async def close(self) -> None:
        """Give the connections back."""
        ...


class DocumentReader:
    """Reads single documents.

    `renew` is called in a thread for a document that is stale or not there: it renders it anew, or
    says None. Whether its thing is published is not asked again of one that is there, since only
    published things are given any: `verify` finds another one, and `rebuild` deletes it.
    """

    def __init__(self, lookup: KeyLookup, renew: Callable[[Form, str], Document | None]) -> None:
        self._lookup = lookup
        self._renew = renew

    async def get(self, form: Form, document_id: str) -> Document | None:
        """The document of a published thing, or None. Raises StoreUnavailable."""
        row = await self._lookup.row(*_KEYS[form], document_id)
        if row is not None:
            etag, revision, recorded_at, rendered_by, mark, gzip, body = row
            if mark is None and rendered_by == RENDERED_BY:
                return Document(form, document_id, body, gzip, etag, revision, recorded_at)
        return await asyncio.to_thread(self._renew, form, document_id)

    async def close(self) -> None:
        """Give the connections back."""
        await self._lookup.close()
