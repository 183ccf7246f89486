"""battleapi: an HTTP API for battles, in which every fact keeps its source."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("battleapi")
