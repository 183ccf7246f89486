"""battleapi: an HTTP API for battles, in which every fact keeps its source."""

from importlib.metadata import version as _version_of

__all__ = ["__version__"]

__version__ = _version_of("battleapi")
