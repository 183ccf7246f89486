"""battleapi: an HTTP API for battles, in which every fact keeps its source."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import FastAPI

    from .settings import Settings

    create_app: Callable[[Settings | None], FastAPI]

__all__ = ["__version__", "create_app"]

__version__ = version("battleapi")


def __getattr__(name: str) -> object:
    # Whoever imports the model or the settings need not load a web framework first.
    if name == "create_app":
        from .api.app import create_app  # noqa: PLC0415 - that is the point

        return create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
