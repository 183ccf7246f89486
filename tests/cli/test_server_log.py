from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

WARN = """
import logging.config, sys
from battleapi.cli.server_log import server_log
from battleapi.settings import Settings
logging.config.dictConfig(server_log(Settings(log_format="json", log_level=sys.argv[1])))
for name in ("uvicorn.error", "psycopg", "sqlalchemy.pool"):
    logging.getLogger(name).error("away")
    logging.getLogger(name).warning("lost %s", "one")
    logging.getLogger(name).info("chatter")
"""


def logged(level: str) -> list[dict[str, Any]]:
    """What is logged in a process of its own, since logging is of the process."""
    done = subprocess.run(
        [sys.executable, "-c", WARN, level], capture_output=True, check=True, text=True
    )
    assert done.stdout == ""
    return [json.loads(line) for line in done.stderr.splitlines()]


@pytest.mark.parametrize(
    ("level", "events"),
    [
        ("debug", ["away", "lost one", "chatter", "away", "lost one", "away", "lost one"]),
        ("info", ["away", "lost one"] * 3),
        ("error", ["away"] * 3),
    ],
)
def test_every_library_logs_in_the_lines_of_the_service(level: str, events: list[str]) -> None:
    lines = logged(level)
    assert [line["event"] for line in lines] == events
    assert {line["level"] for line in lines} <= {"error", "warning", "info"}
    assert all(line["timestamp"].endswith("Z") for line in lines)
