"""Cells of the table: what they hold, and what is said where they do not."""

from __future__ import annotations

import re

import pytest

from battleapi.importers.table.columns import COLUMNS, REQUIRED, CellFault, read_cells
from battleapi.model.vocabulary.claims import ClaimKind


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("battle", "fight-at-the-ford", "fight-at-the-ford"),
        ("battle_kind", "Siege", "siege"),
        ("date", "1900-05-10/1900-05-11", "1900-05-10/1900-05-11"),
        ("date", "-0489~", "-0489~"),
        ("country", "ML", "ML"),
        ("lat", "-16.83", -16.83),
        ("lon", "179", 179.0),
        ("kind", "casualties", "casualties"),
        ("effects", "killed, wounded", ("killed", "wounded")),
        ("effects", "killed|killed", ("killed",)),
        ("population", "civilian", ("civilian",)),
        ("party", "Red; Blue ;Red;", ("Red", "Blue")),
        ("side", "2", 2),
        ("value", "1200", 1200),
        ("source_url", "https://example.org/a", "https://example.org/a"),
        ("locator", "section/Losses/p2#char=0,8", "section/Losses/p2#char=0,8"),
        ("quote", "two\nlines", "two\nlines"),
    ],
)
def test_a_cell_holds_what_its_column_is_for(column: str, cell: str, value: object) -> None:
    assert COLUMNS[column].read(cell) == value


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("battle", "Battle of Ber", "hyphens; for example battle-of-ber"),
        ("battle_kind", "seige", "'seige' is none of the words for it: siege, "),
        ("date", "11 August 2023", "It is no date in EDTF, such as 2023-08-11"),
        ("country", "MLI", "no code of a country in two letters. Meant may be ML."),
        ("country", "??", "It is no code of a country in two letters."),
        ("lat", "91", "from -90 to 90"),
        ("lon", "2°31'", "They are no degrees as a decimal number"),
        ("kind", "statement", "casualties, materiel, strength, outcome"),
        ("effects", "killed hurt", "'hurt' is none of the words for it"),
        ("value", "1,200", "no whole number in plain digits, such as 1200"),
        ("value", "9007199254740992", "no whole number"),
        ("side", "left", "no whole number"),
        ("source_url", "example.org", "an address that begins with https:// or http://"),
        ("locator", "p. 12", "a locator, such as page/12"),
        ("party", "a\tb", "words on one line"),
        ("quote", "x" * 8001, "8000 characters at most"),
    ],
)
def test_a_cell_that_does_not_is_told_what_would_be_right(
    column: str, cell: str, told: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        COLUMNS[column].read(cell)


def test_all_faults_of_a_row_are_told_at_once() -> None:
    row = [("battle", "X!"), ("kind", " "), ("value", "few"), ("source", "S"), ("mine", "?")]
    read, faults = read_cells(row)
    assert read == {"source": "S"}
    assert [fault.column for fault in faults] == ["battle", "value", "kind"]
    assert faults[-1].reason == "It is empty, and every row needs it."
    assert all(isinstance(fault, CellFault) for fault in faults)


def test_columns_are_what_the_layout_needs() -> None:
    assert REQUIRED == ("battle", "kind", "source")
    assert set(COLUMNS["kind"].words) <= {*ClaimKind}
    assert COLUMNS["qualifier"].words[:2] == ("exact", "approximately")
    assert {column.type for column in COLUMNS.values()} == {"string", "number", "integer"}
