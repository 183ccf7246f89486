"""Stored documents, and the one look-up that answers for a single thing.

A key look-up is done on the event loop: it takes microseconds, the way to a worker thread and back
twenty times as long. What has to be rendered anew, or waits for a lock, goes to a thread; who only
waits for what another has rendered waits on the loop.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, NamedTuple, Protocol, TypeAlias

from ..errors import StoreUnavailable
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
    Form.COMPARISON: Resource.BATTLE,
    Form.CLAIM: Resource.BATTLE,
    Form.EVENT: Resource.BATTLE,
    Form.ACTOR: Resource.ACTOR,
    Form.CONFLICT: Resource.CONFLICT,
    Form.SOURCE: Resource.SOURCE,
    Form.PLACE: Resource.PLACE,
}
"""Whose revisions a document follows: those of its battle, or the thing's own."""


_KEYS = {form: (form.value, owner.value) for form, owner in OWNER.items()}


RENDERED_TOO_LONG = "this is being rendered anew, which takes long"


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


Renew: TypeAlias = Callable[[Form, str], Document | Future[tuple[Document, ...]] | None]


class DocumentReader:
    """Reads single documents.

    `renew` is called in a thread for a document that is stale or not there, and does not wait: it
    has the document, or has all those of its owner rendered, or says None. The rendering is waited
    for `patience` seconds, and goes on if that is not enough.

    Whether its thing is published is not asked again of one that is there, since only published
    things are given any: `verify` finds another one, and `rebuild` deletes it.
    """

    def __init__(self, lookup: KeyLookup, renew: Renew, patience: float) -> None:
        self._lookup = lookup
        self._renew = renew
        self._patience = patience

    async def get(self, form: Form, document_id: str) -> Document | None:
        """The document of a published thing, or None.

        Raises StoreUnavailable, also where its rendering takes too long.
        """
        row = await self._lookup.row(*_KEYS[form], document_id)
        if row is not None:
            etag, revision, recorded_at, rendered_by, mark, gzip, body = row
            if mark is None and rendered_by == RENDERED_BY:
                return Document(form, document_id, body, gzip, etag, revision, recorded_at)
        renewed = await asyncio.to_thread(self._renew, form, document_id)
        if not isinstance(renewed, Future):
            return renewed
        try:
            made = await asyncio.wait_for(asyncio.wrap_future(renewed), self._patience)
        except TimeoutError as error:
            raise StoreUnavailable(RENDERED_TOO_LONG) from error
        return next((one for one in made if (one.form, one.id) == (form, document_id)), None)

    async def ping(self) -> None:
        """Look up a document that nothing has. Raises StoreUnavailable."""
        await self._lookup.row(*_KEYS[Form.RECORD], "")

    async def close(self) -> None:
        """Give the connections back."""
        await self._lookup.close()
