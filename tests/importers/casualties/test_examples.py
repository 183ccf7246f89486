"""The table of examples: each value, and how it is read, in `examples.txt` beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.importers.casualties import parse
from tests.importers.casualties.told import told

TABLE = Path(__file__).with_name("examples.txt").read_text(encoding="utf-8").strip()
EXAMPLES = [entry.splitlines() for entry in TABLE.split("\n\n")]
FEWEST = 150


@pytest.mark.parametrize("lines", EXAMPLES, ids=[lines[0] for lines in EXAMPLES])
def test_a_value_is_read_as_the_table_has_it(lines: list[str]) -> None:
    field, _, raw = lines[0].partition(" | ")
    reading = parse(raw.replace("\\n", "\n"), field)
    assert told(reading) == [line.strip() for line in lines[1:]]


def test_the_table_has_many_wordings_each_once() -> None:
    values = [lines[0] for lines in EXAMPLES]
    assert len(values) >= FEWEST
    assert len(set(values)) == len(values)
