"""battleapi: an HTTP API for battles, in which every fact keeps its source."""

import typing as _typing
from importlib import metadata as _metadata

if _typing.TYPE_CHECKING:
    from .api.app import create_app

__all__ = ["__version__", "create_app"]

__version__ = _metadata.version("battleapi")


def __getattr__(name: str) -> object:
    # Whoever imports the model or the settings need not load a web framework first.
    if name == "create_app":
        from .api.app import create_app  # noqa: PLC0415 - that is the point

        return create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
