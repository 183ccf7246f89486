"""The page about the table names every column as the layout does."""

from __future__ import annotations

import re
from pathlib import Path

from battleapi.importers.table.columns import COLUMNS, REQUIRED

PAGE = Path(__file__).resolve().parents[3] / "docs" / "importing" / "table.md"


def test_the_page_says_of_each_column_what_the_layout_says() -> None:
    page = PAGE.read_text(encoding="utf-8")
    section = page[page.index("## The columns") : page.index("## Figures")]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", section, re.MULTILINE))
    assert rows == {column.name: column.says for column in COLUMNS.values()}
    assert list(rows) == list(COLUMNS)
    assert f"Every row needs `{REQUIRED[0]}`, `{REQUIRED[1]}` and `{REQUIRED[2]}`" in section
