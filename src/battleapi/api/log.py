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
    log: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream or sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *line_processors(settings),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
    )
    return log


def line_processors(settings: Settings) -> Sequence[Processor]:
    """What makes a line of an event, in the form that the settings ask for.

    Tracebacks are without local variables: those may hold the password of the database, and made
    800 kB of one failure.
    """
    if settings.log_format == "json":
        tracebacks = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        return (
            structlog.processors.ExceptionRenderer(tracebacks),
            structlog.processors.JSONRenderer(),
        )
    plain = structlog.dev.plain_traceback
    return (structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain),)
