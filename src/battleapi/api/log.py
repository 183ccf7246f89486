"""The log: one JSON object a line on standard error."""

from __future__ import annotations

import sys
from typing import TextIO

import structlog
from structlog.typing import FilteringBoundLogger


def make_log(stream: TextIO = sys.stderr) -> FilteringBoundLogger:
    """A logger of JSON lines.

    It is handed down and not configured for the process, so that two services in one process, as
    in tests, do not share it.
    """
    log: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger("info"),
    )
    return log
