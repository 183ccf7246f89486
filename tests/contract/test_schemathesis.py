"""The whole API fuzzed by schemathesis, every check on, over HTTP on both engines."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.service import Service

pytestmark = pytest.mark.slow

FUZZING = Path(__file__).resolve().parent / "fuzzing"
EXAMPLES = 50


def test_nothing_is_found(library_url: str, tmp_path: Path) -> None:
    with Service("--database-url", library_url, folder=tmp_path) as service:
        done = subprocess.run(
            [
                Path(sys.executable).parent / "schemathesis",
                "--config-file",
                FUZZING / "schemathesis.toml",
                "run",
                f"{service.address}/openapi.json",
                "--checks=all",
                f"--max-examples={EXAMPLES}",
                "--no-color",
            ],
            cwd=tmp_path,
            env={
                **os.environ,
                "BATTLEAPI_TEST_SERVICE": service.address,
                "SCHEMATHESIS_HOOKS": str(FUZZING / "hooks.py"),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=1200,
        )
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
        assert "No issues found" in done.stdout
        assert "request_failed" not in service.logged
