"""What routes reach through a request: the store, and the request's own parts."""

from __future__ import annotations

from starlette.requests import Request

from battleapi.store.store import Store


def store_of(request: Request) -> Store:
    """The store that the service opened when it started."""
    store: Store = request.app.state.store
    return store
