from __future__ import annotations

import re
from typing import Any

import pytest
import typer

from battleapi.cli.import_commands import importing
from tests.documentation import ROOT

COMMANDS = {
    one.name or str(one.callback and one.callback.__name__).replace("_", "-"): one
    for one in importing.registered_commands
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_format_has_a_page_and_a_line_in_the_table(name: str) -> None:
    assert (ROOT / "docs" / "importing" / f"{name}.md").is_file()
    front = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    line = rf"^\| \[`{name} [^`]+`\]\(importing/{name}\.md\) \| .+ \|$"
    assert re.search(line, front, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_the_options_of_all(name: str) -> None:
    group: Any = typer.main.get_command(importing)
    options = {one.name for one in group.commands[name].params}
    assert {"publish", "limit", "dry_run", "report", "update_shared", "author"} <= options
