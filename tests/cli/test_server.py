from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.service import Service

from .raw_client import slow_reader

IN_A_SECOND = {"BATTLEAPI_SHUTDOWN_WAIT": "1"}

NOBODY_READS_ITS_LOG = """
import os
from battleapi.cli.app import main

reading, writing = os.pipe()
os.set_blocking(writing, False)
try:
    while True:
        os.write(writing, bytes(4096))
except BlockingIOError:
    os.set_blocking(writing, True)
os.dup2(writing, 2)
main()
"""

pytestmark = pytest.mark.slow


def test_slow_readers_are_cut_off_without_a_traceback(tmp_path: Path) -> None:
    with ExitStack() as opened:
        service = opened.enter_context(Service(folder=tmp_path, environment=IN_A_SECOND))
        for _ in range(3):
            opened.enter_context(slow_reader(service, times=20))
        time.sleep(0.5)
        _, seconds = service.stop()
        line, *last = service.logged.splitlines()
    assert "Cancel 3 running task(s)" in line
    # On a busy machine the process itself takes too long, too.
    assert last in ([], ["what was not finished in time was cut off"])
    assert seconds < 5


def test_it_ends_in_time_where_nobody_reads_its_log(tmp_path: Path) -> None:
    program = (sys.executable, "-c", NOBODY_READS_ITS_LOG)
    with ExitStack() as opened:
        service = opened.enter_context(
            Service(folder=tmp_path, environment=IN_A_SECOND, program=program)
        )
        for _ in range(3):
            opened.enter_context(slow_reader(service, times=20))
        time.sleep(0.5)
        code, seconds = service.stop()
    assert code == 1
    assert seconds < 5
