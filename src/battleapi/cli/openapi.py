"""`battleapi openapi`: the description of the API without a running service."""

from __future__ import annotations

from .options import OutputFile, read_settings
from .terminal import give


def openapi(output: OutputFile = None) -> None:
    """Print the OpenAPI document of this version."""
    # The web framework takes longer to load than most commands take to run.
    from ..api.app import create_app  # noqa: PLC0415 - only this command and `serve` need it
    from ..api.openapi import written  # noqa: PLC0415 - as above

    give(written(create_app(read_settings()).openapi()).encode("utf-8"), output)
