"""The log of the service: lines for people, or one JSON object a line, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TextIO

import structlog
from structlog.typing import FilteringBoundLogger, Processor

from battleapi.settings import Settings


def make_log(settings: Settings, stream: TextIO | None = None) -> FilteringBoundLogger:
    """A logger as the settings have it, writing to `stream` or standard error.

    It is handed down and not configured for the process, so that two services in one process, as
    in tests, do not share it.
    """
    lines: Sequence[Processor]
    if settings.log_format == "json":
        lines = (structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer())
    else:
        lines = (structlog.dev.ConsoleRenderer(colors=False),)
    log: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream or sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *lines,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
    )
    return log
