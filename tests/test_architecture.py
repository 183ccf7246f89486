"""What holds for the whole tree: the floors, the files, the names, and what no file may say."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import battleapi

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 350
# A file of such a name collects what has no home, and then hides it.
HOMELESS = re.compile(r"(?:^|_)(?:utils?|helpers?|common|base|managers?|misc|stuff)(?:_|$)")
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
# Put together here, so that this file does not say what no file may say.
FORBIDDEN = {
    "the host of a package server": r"\b(?:pypi|pythonhosted|npmjs|npmmirror)\.(?:org|io|com)\b",
    "a path of one machine": r"(?<![\w.:/-])/(?:work|root|home|Users)/\w",
    "the number of an issue": r"(?i)\b(?:issues?|pull request|pr|ticket|fixes|closes) #?\d+\b",
}


def tracked_files() -> list[Path]:
    """The files that are, or are about to be, in version control."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_nothing_imports_upward_and_each_library_keeps_to_its_floor() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_source_file_is_too_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "src").rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_file_is_named_for_what_it_is() -> None:
    assert [path for path in tracked_files() if HOMELESS.search(path.stem)] == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_says(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    said = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked_files()
        if (text := _text(path)) is not None
        for found in [pattern.search(text)]
        if found
    ]
    assert said == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "file:" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(entries) > 3
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+(?:\[[a-z,-]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry


def test_every_version_is_the_same_in_all_locks() -> None:
    pinned = {
        name: set(
            re.findall(r"^[a-z0-9.-]+(?=[=\[])[^ ;\\]*", (ROOT / name).read_text(), re.MULTILINE)
        )
        for name in LOCKS
    }
    versions = {
        name: {entry.split("[")[0] for entry in entries} for name, entries in pinned.items()
    }
    assert pinned["requirements-build.lock"] <= pinned["requirements-dev.lock"]
    assert versions["requirements.lock"] <= versions["requirements-dev.lock"]


def test_each_exception_to_a_rule_gives_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    style = project[project.index("[tool.ruff.lint]") : project.index("[tool.ruff.lint.isort]")]
    ignored = re.findall(r'^  "[A-Z]+\d+",.*$', style, flags=re.MULTILINE)
    assert len(ignored) > 5
    assert [line for line in ignored if not re.search(r",\s+# \S", line)] == []
    silenced = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in [*(ROOT / "src").rglob("*.py"), ROOT / "dev"]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "# noqa" in line and not re.search(r"# noqa: [A-Z]+\d+(?:, [A-Z]+\d+)* - \w", line)
    ]
    assert silenced == []


def test_the_public_names_are_those_that_are_declared() -> None:
    public = {name for name, value in vars(battleapi).items() if not name.startswith("_")}
    submodules = {path.stem for path in (ROOT / "src" / "battleapi").iterdir()}
    declared = set(battleapi.__all__)
    assert [name for name in declared if not hasattr(battleapi, name)] == []
    assert public - submodules <= declared
    assert "__version__" in declared


def test_the_version_is_that_of_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert battleapi.__version__ == project["version"]
    assert f"version: {project['version']}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    records = sorted(path.name for path in folder.glob("0*.md") if path.stem != "0000-template")
    assert records == sorted(re.findall(r"^\| \[\d{4}\]\((.+?)\)", index, re.MULTILINE))


def _text(path: Path) -> str | None:
    """The text of a file, or None where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
