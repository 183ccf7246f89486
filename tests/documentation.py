"""The examples of the documents: found, run against a real service, and compared with the text.

What a fenced block is says its language:

- `console`: lines after `$ ` are run by bash, in one session for the block, in the folder where the
  service was started; what stands below each is its output. A `json` block right after it is the
  output of its last command, indented for people; it is compared as JSON, order of keys included.
- `python`: run as a program of its own; a `text` block right after it is its output.
- `sparql`: not run, since it is for another service.
- `sh`: not run, since it starts servers, installs or needs what a test has not. Each `./dev` and
  `battleapi` in it is held against the commands and options that there are.

The documents say `http://127.0.0.1:8000`; the service of the tests listens elsewhere, and the
address is put right both ways. The folder of the tests is printed as `/srv/battleapi`.
What is new at each start is the same on both sides after `masked`.

`python -m tests.documentation` writes the answers of all examples anew into the documents.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.service import Service

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "importing").glob("*.md")),
)
CIVIL_WAR = ROOT / "docs" / "importing" / "acw.md"
"""Its programs are about a corpus that a fresh service has not; they are run where it is."""
_OF_A_FRESH_SERVICE = tuple(one for one in DOCUMENTS if one != CIVIL_WAR)
WRITTEN_ADDRESS = "http://127.0.0.1:8000"
WRITTEN_FOLDER = "/srv/battleapi"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MASKS = (
    (re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z"), "<instant>"),
    (re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "<request id>"),
    # The hash of a record is the same everywhere; that of the entry before it has an instant in it.
    (re.compile(r"(?<=\"previous\": \")[0-9a-f]{64}"), "<sha256>"),
    (re.compile(r"\"(\d+-)?[0-9a-f]{16}(-gzip)?\""), r'"\1<digest>\2"'),
    (re.compile(r"(?m)^(date|last-modified): .*$"), r"\1: <date>"),
    (re.compile(r"(date|year) = \{[\d-]+\}"), r"\1 = {<date>}"),
)
_MARK = "\x1e"
_WIDTH = 100


@dataclass(frozen=True)
class Block:
    """One fenced block: its document, its place there, its language and its text."""

    document: Path
    start: int
    end: int
    language: str
    text: str

    @property
    def line(self) -> int:
        """The line of the document that its text begins in."""
        return self.document.read_text(encoding="utf-8").count("\n", 0, self.start) + 2


@dataclass(frozen=True)
class Example:
    """Something to run, and the block that says what comes of it, where there is one."""

    block: Block
    answer: Block | None = field(default=None)

    @property
    def name(self) -> str:
        """Where it stands."""
        return f"{self.block.document.relative_to(ROOT)}:{self.block.line}"


def blocks(document: Path) -> list[Block]:
    """Every fenced block of a document."""
    text = document.read_text(encoding="utf-8")
    return [
        Block(document, found.start(), found.end(), found[1], found[2])
        for found in _FENCE.finditer(text)
    ]


def examples(
    language: str, answered_by: str, documents: Sequence[Path] = _OF_A_FRESH_SERVICE
) -> Iterator[Example]:
    """Every example in a language, with the answer that follows it."""
    for document in documents:
        text = document.read_text(encoding="utf-8")
        listed = blocks(document)
        for place, block in enumerate(listed):
            if block.language == language:
                following = listed[place + 1 : place + 2]
                answers = (
                    one
                    for one in following
                    if one.language == answered_by and not text[block.end : one.start].strip()
                )
                yield Example(block, next(answers, None))


def commands(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that is written below it."""
    found: list[tuple[str, str]] = []
    going_on = False
    for line in block.text.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:], ""))
        else:
            assert found, f"{block.document}: a console block begins with a command"
            command, output = found[-1]
            found[-1] = (command + line, output) if going_on else (command, output + line)
        going_on = line.endswith("\\\n") and (line.startswith("$ ") or going_on)
    return found


def run_console(block: Block, service: Service, folder: Path) -> list[str]:
    """The output of each command of a console block, errors among it."""
    words = [command for command, _ in commands(block)]
    script = "exec 2>&1\n" + f"printf '{_MARK}'\n".join(words)
    # Nothing of the terminal that the tests are started in: the examples are of a pipe.
    of_no_terminal = {key: of for key, of in os.environ.items() if key not in {"COLUMNS", "LINES"}}
    environment = {
        **of_no_terminal,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", _to_service(script, service)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    outputs = _to_document(done.stdout, service, folder).replace("\r\n", "\n").split(_MARK)
    assert len(outputs) == len(words), done.stdout
    return outputs


def run_python(block: Block, service: Service, folder: Path) -> str:
    """The output of a Python block; it fails where the program does."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _to_service(block.text, service)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return _to_document(done.stdout, service, folder)


def masked(text: str) -> str:
    """A text without what is new at each start: instants, ids of requests, digests, dates."""
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


def laid_out(value: Any, indent: int = 0, before: int = 0) -> str:
    """JSON for people: what fits into a line stands in one. `before` is what stands left of it."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + before + len(line) < _WIDTH or not isinstance(value, dict | list) or not value:
        return line
    inner = " " * (indent + 2)
    if isinstance(value, list):
        parts = [laid_out(one, indent + 2) for one in value]
    else:
        keys = {key: json.dumps(key, ensure_ascii=False) + ": " for key in value}
        parts = [
            keys[key] + laid_out(one, indent + 2, len(keys[key])) for key, one in value.items()
        ]
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}\n" + ",\n".join(inner + one for one in parts) + f"\n{' ' * indent}{closing}"


def _to_service(text: str, service: Service) -> str:
    return text.replace(WRITTEN_ADDRESS, service.address)


def _to_document(text: str, service: Service, folder: Path) -> str:
    written = text.replace(service.address, WRITTEN_ADDRESS)
    return written.replace(str(folder.resolve()), WRITTEN_FOLDER)


def write_answers(service: Service, folder: Path) -> None:
    """Write what comes of each example into the documents, where it differs from what is there."""
    changed: dict[Path, list[tuple[Block, str]]] = {}
    for example in examples("console", "json"):
        outputs = run_console(example.block, service, folder)
        written = [output for _, output in commands(example.block)]
        if example.answer is not None:
            value = json.loads(outputs.pop())
            written.pop()
            if masked(json.dumps(value)) != masked(
                json.dumps(json.loads(example.answer.text or "0"))
            ):
                changes = changed.setdefault(example.answer.document, [])
                changes.append((example.answer, laid_out(value) + "\n"))
        if [masked(one) for one in outputs] != [masked(one) for one in written]:
            text = "".join(
                "$ " + command + (output if output.endswith("\n") or not output else output + "\n")
                for (command, _), output in zip(
                    commands(example.block), [*outputs, ""], strict=False
                )
            )
            changed.setdefault(example.block.document, []).append((example.block, text))
    for example in examples("python", "text"):
        output = run_python(example.block, service, folder)
        if example.answer is not None and masked(output) != masked(example.answer.text):
            changed.setdefault(example.answer.document, []).append((example.answer, output))
    for document, changes in changed.items():
        _rewrite(document, changes)


def _rewrite(document: Path, changes: Sequence[tuple[Block, str]]) -> None:
    text = document.read_text(encoding="utf-8")
    for block, new in sorted(changes, key=lambda change: -change[0].start):
        text = f"{text[: block.start]}```{block.language}\n{new}```{text[block.end :]}"
    document.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name, Service(folder=Path(name)) as running:
        write_answers(running, Path(name))
