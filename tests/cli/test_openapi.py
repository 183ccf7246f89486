from __future__ import annotations

import json
from pathlib import Path

from .conftest import Command

ROOT = Path(__file__).resolve().parent.parent.parent


def test_it_prints_the_committed_document_and_touches_no_store(
    command: Command, tmp_path: Path
) -> None:
    done = command("openapi")
    assert done.code == 0
    assert done.out == (ROOT / "openapi.json").read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_it_writes_a_file(command: Command, tmp_path: Path) -> None:
    done = command("openapi", "--output", "api.json")
    assert (done.code, done.out) == (0, "")
    assert json.loads((tmp_path / "api.json").read_text(encoding="utf-8"))["openapi"] == "3.1.0"
