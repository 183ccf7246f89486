"""Every example of the documents does what it says; `documentation.py` has how they are run."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from battleapi.store.filters import FILTERS
from tests.conftest import CI
from tests.documentation import (
    DOCUMENTS,
    ROOT,
    Block,
    Example,
    blocks,
    commands,
    examples,
    masked,
    run_console,
    run_python,
)
from tests.service import Service

LANGUAGES = {"console", "json", "python", "text", "sh", "mermaid", "sparql"}
# What `sh` blocks may start beside `./dev` and `battleapi`: it is not here, or would fetch.
ELSEWHERE = {"docker", "git", "pip", "pg_dump", "pg_restore", "psql", "python3", "sqlite3", "uv"}
CONSOLE = list(examples("console", "json"))
PYTHON = list(examples("python", "text"))
FLOORS = ("cli", "api", "importers", "editing", "store", "rendering", "comparison", "model")
SHELL = [block for document in DOCUMENTS for block in blocks(document) if block.language == "sh"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Service]:
    """A service on an embedded database with the record of Ber, as the README starts it."""
    with Service(folder=folder) as running:
        yield running
        running.stop()


@pytest.mark.parametrize("example", CONSOLE, ids=[one.name for one in CONSOLE])
def test_a_console_shows_what_happens(example: Example, service: Service, folder: Path) -> None:
    if shutil.which("curl") is None:
        assert not CI, "CI needs curl"
        pytest.skip("curl is not installed")
    outputs = run_console(example.block, service, folder)
    written = [output for _, output in commands(example.block)]
    if example.answer is not None:
        assert written.pop() == ""
        answer = json.dumps(json.loads(outputs.pop()), ensure_ascii=False, indent=2)
        expected = json.dumps(json.loads(example.answer.text), ensure_ascii=False, indent=2)
        assert masked(answer) == masked(expected)
    assert [masked(_ended(one)) for one in outputs] == [masked(one) for one in written]


@pytest.mark.parametrize("example", PYTHON, ids=[one.name for one in PYTHON])
def test_a_program_prints_what_is_shown(example: Example, service: Service, folder: Path) -> None:
    ast.parse(example.block.text)
    printed = run_python(example.block, service, folder)
    assert example.answer is not None, f"{example.name} does not say what it prints"
    assert masked(printed) == masked(example.answer.text)


@pytest.mark.parametrize("block", SHELL, ids=lambda block: Example(block).name)
def test_a_command_that_is_not_run_exists(block: Block) -> None:
    text = block.text.replace("\\\n", " ")
    lines = [line.partition(" #")[0].split() for line in text.splitlines() if line.strip()]
    assert lines
    for words in (line for line in lines if not line[0].startswith("#")):
        program = Path(words[0]).name
        if program == "dev":
            assert words[1] in _dev_commands()
        elif program == "battleapi":
            named = words[1:3] if words[1] in {"import", "keys"} else words[1:2]
            known = _help(*named) if not words[1].startswith("-") else _help()
            options = {word.partition("=")[0] for word in words if word.startswith("--")}
            assert options <= set(re.findall(r"--[a-z-]+", known))
        else:
            assert program in ELSEWHERE


def test_every_block_says_what_it_is() -> None:
    found = {
        f"{Example(block).name} {block.language!r}"
        for document in DOCUMENTS
        for block in blocks(document)
        if block.language not in LANGUAGES
    }
    assert found == set()
    assert len(CONSOLE) > 10
    assert len(PYTHON) >= 2


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in [*DOCUMENTS, *sorted((ROOT / "docs" / "decisions").glob("*.md"))]
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_path_that_is_named_exists() -> None:
    rooms = "|".join(("src", "tests", "docs", "migrations", "benchmarks", "records", *FLOORS))
    named = re.compile(rf"`((?:{rooms})/[\w./-]*|[a-z_]+\.py|[\w-]+\.(?:json|md))`")
    missing = [
        f"{document.relative_to(ROOT)}: {path}"
        for document in [*DOCUMENTS, *sorted((ROOT / "docs" / "decisions").glob("0*.md"))]
        for path in named.findall(document.read_text(encoding="utf-8"))
        if not any((folder / path).exists() for folder in (ROOT, ROOT / "src" / "battleapi"))
    ]
    assert missing == []


def test_every_address_that_is_named_answers(service: Service) -> None:
    named = re.compile(r"`((?:/v1|/schemas|/problems|/openapi|/docs|/healthz|/readyz)[^`{}\s]*)`")
    failing: list[str] = []
    empty: list[str] = []
    for document in DOCUMENTS:
        for address in sorted(set(named.findall(document.read_text(encoding="utf-8")))):
            answer = service.get(address)
            if answer.status_code != 200:
                failing.append(f"{document.name}: {address}: {answer.status_code}")
            elif "?" in address and answer.content.startswith(b'{"data":[]'):
                empty.append(address)
    assert failing == []
    # There is no such battle in a fresh service; the others show something.
    assert empty == ["/v1/battles?date=../0000&sort=date&fields=id,name,date"]


def test_the_code_map_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folder = ROOT / "src" / "battleapi"
    rooms = [path.stem for path in folder.iterdir() if path.is_dir() and path.stem != "__pycache__"]
    assert [room for room in rooms if f"`{room}" not in text] == []


def test_the_manual_explains_every_filter_with_an_example() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, flags=re.MULTILINE))
    assert [name for name in FILTERS if name not in rows] == []
    asked = "".join(block.text for block in blocks(ROOT / "docs" / "api.md"))
    assert [name for name in FILTERS if not re.search(rf"[?&]{name}=", rows[name] + asked)] == []


def _ended(output: str) -> str:
    return output if output.endswith("\n") or not output else output + "\n"


def _dev_commands() -> set[str]:
    text = (ROOT / "dev").read_text(encoding="utf-8")
    return set(re.findall(r"^    \./dev (\w+)", text, flags=re.MULTILINE))


def _help(*command: str) -> str:
    words = [sys.executable, "-m", "battleapi", *command, "--help"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
