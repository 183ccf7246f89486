"""What routes reach through a request: the store, and the settings of the service."""

from __future__ import annotations

from starlette.requests import Request

from battleapi.settings import Settings
from battleapi.store.store import Store


def store_of(request: Request) -> Store:
    """The store that the service opened when it started."""
    store: Store = request.app.state.store
    return store


def settings_of(request: Request) -> Settings:
    """The settings that the service was started with."""
    settings: Settings = request.app.state.settings
    return settings
