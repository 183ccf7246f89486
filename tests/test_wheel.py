"""The wheel, built and unpacked as an installation of it, away from this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from battleapi import __version__
from tests.service import Service

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel; the build backend of the lock is used, so nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    words: list[str | Path] = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        folder,
        ROOT,
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel, which is what installing a pure wheel comes to."""
    folder = tmp_path_factory.mktemp("installation")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def installed_environment(installation: Path) -> dict[str, str]:
    """The variables with which Python imports the installed package; its lines are not counted."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return {**kept, "PYTHONPATH": str(installation)}


def run_installed(installation: Path, folder: Path, *words: str) -> str:
    """Run Python in another folder, where `battleapi` is the installed one; its output."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=installed_environment(installation),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_everything_that_is_needed_travels(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    steps = {path.name for path in (ROOT / "migrations" / "versions").glob("*.py")}
    assert steps
    assert {f"battleapi/_migrations/versions/{name}" for name in steps} <= names
    assert "battleapi/_migrations/env.py" in names
    assert "battleapi/py.typed" in names
    assert "battleapi/records/battle-of-ber-2023.json" in names
    sources = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "battleapi").rglob("*.py")
    }
    assert sources <= names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"battleapi", f"battleapi-{__version__}.dist-info"}


def test_the_installed_package_is_the_one_that_is_imported(
    installation: Path, tmp_path: Path
) -> None:
    code = "import battleapi; print(battleapi.__file__, battleapi.__version__)"
    printed = run_installed(installation, tmp_path, "-c", code)
    assert printed.split() == [str(installation / "battleapi" / "__init__.py"), __version__]


def test_the_command_is_declared(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        declared = archive.read(f"battleapi-{__version__}.dist-info/entry_points.txt").decode()
    assert declared.strip() == "[console_scripts]\nbattleapi = battleapi.cli.app:main"


def test_an_installation_migrates_loads_and_checks_in_any_folder(
    installation: Path, tmp_path: Path
) -> None:
    command = ("-m", "battleapi")
    store = f"sqlite:///{tmp_path}/battleapi.sqlite3"
    migrated = run_installed(installation, tmp_path, *command, "migrate")
    assert migrated.startswith(f"{store} has its tables now, at revision ")
    record = str(installation / "battleapi" / "records" / "battle-of-ber-2023.json")
    loaded = run_installed(installation, tmp_path, *command, "load", record)
    assert loaded.startswith(f"{record}: battle-of-ber-2023 is created, revision 1\n")
    verified = run_installed(installation, tmp_path, *command, "verify")
    assert verified.startswith(f"{store} is sound: ")


def test_an_installation_serves_the_record_that_travels_in_it(
    installation: Path, tmp_path: Path
) -> None:
    environment = installed_environment(installation)
    with Service(folder=tmp_path, environment=environment) as service:
        assert service.get("/v1/battles/battle-of-ber-2023").json()["name"] == (
            "Battle of Ber (2023)"
        )
        assert service.stop()[0] == 0
