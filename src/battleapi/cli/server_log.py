"""What the HTTP server and other libraries log, in the form that the service's own log has."""

from __future__ import annotations

from typing import Any

import structlog

from ..api.log import line_processors
from ..settings import Settings


class ServerLogFormatter(structlog.stdlib.ProcessorFormatter):
    """Formats records of the standard library's logging as the service's own lines."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *line_processors(settings),
            ],
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
        )


def server_log(settings: Settings) -> dict[str, Any]:
    """The configuration of logging for the server's process (`logging.config.dictConfig`).

    The server tells each start and end of its processes as `info`; that is more than an operator
    wants to know, so it is shown with `debug` only.
    """
    level = {"debug": "INFO", "info": "WARNING"}.get(settings.log_level, settings.log_level.upper())
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": "battleapi.cli.server_log.ServerLogFormatter",
                "settings": settings,
            }
        },
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": "lines",
            }
        },
        "loggers": {"uvicorn": {"handlers": ["stderr"], "level": level, "propagate": False}},
        # What libraries warn of, such as the driver of the database; never their chatter.
        "root": {
            "handlers": ["stderr"],
            "level": "ERROR" if settings.log_level == "error" else "WARNING",
        },
    }
