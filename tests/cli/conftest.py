from __future__ import annotations

import json
import signal
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from battleapi.cli.app import main

Command = Callable[..., "Done"]
"""Carries out one command in this process."""


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Run `battleapi` with some arguments in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Done:
        capsys.readouterr()
        handlers = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        for number, handler in handlers.items():
            signal.signal(number, handler)
        said = capsys.readouterr()
        code = ended.value.code
        assert code is None or isinstance(code, int)
        return Done(code or 0, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def ber() -> Path:
    """The bundled record."""
    return Path(str(files("battleapi") / "records" / "battle-of-ber-2023.json"))


@pytest.fixture
def changed(ber: Path, tmp_path: Path) -> Callable[[Callable[[Any], None]], Path]:
    """Write a changed copy of the bundled record; the change is made to the document in place."""

    def write(change: Callable[[Any], None]) -> Path:
        document = json.loads(ber.read_text(encoding="utf-8"))
        change(document)
        path = tmp_path / "changed.json"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def disorder_the_first_figure(document: Any) -> None:
    """Leave the bundled record one figure, 9 to 7: no rule is broken by it."""
    document["claims"][:] = [one for one in document["claims"] if one["kind"] == "casualties"][:1]
    (claim,) = document["claims"]
    claim.update(readings=[], related=[])
    claim["quantity"] |= {"qualifier": "between", "value": None, "lower": 9, "upper": 7}
    claim["quantity"] |= {"bounds_kind": "stated", "term": None}
    for combatant in document["combatants"]:
        combatant["sided_by"] = []
