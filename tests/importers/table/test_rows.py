"""Files of the table: delimiters, marks, quotes, and rows by battle."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from battleapi.errors import BadRequest
from battleapi.importers.table.rows import Table, TableRow

HEADING = "battle,kind,source,note"


def a_table(folder: Path, text: str, name: str = "claims.csv") -> Table:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return Table(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_cells_stand_between_what_the_heading_has(
    delimiter: str, mark: str, line_break: str, tmp_path: Path
) -> None:
    lines = ["battle,kind,source,note", 'a,casualties,S,"one', 'two; , \t three"', "b,x,S,"]
    text = mark + line_break.join(one.replace(",", delimiter) for one in lines)
    table = a_table(tmp_path, text)
    assert table.heading == ("battle", "kind", "source", "note")
    assert table.battles == ("a", "b")
    (row,) = table.rows_of("a")
    note = f"one{line_break}two; , \t three".replace(",", delimiter)
    assert row == TableRow(1, ("a", "casualties", "S", note))
    assert table.named(row)["kind"] == "casualties"


def test_rows_of_a_battle_need_not_stand_together(tmp_path: Path) -> None:
    rows = ["a,1,S,", " ,,  ,", "b,2,S,", "", "a ,3,S,", ",4,S,", "a,5", "b,6,S,x,y"]
    table = a_table(tmp_path, "\n".join([HEADING, *rows]))
    assert table.battles == ("a", "b", "")
    numbers = {one: [row.number for row in table.rows_of(one)] for one in table.battles}
    assert numbers == {"a": [1, 3], "b": [2], "": [4, 5, 6]}
    assert table.empty == 2
    assert [row.cells[1] for row in table.rows_of("a")] == ["1", "3"]


def test_what_is_said_of_a_source_is_what_its_first_row_says(tmp_path: Path) -> None:
    text = "battle,kind,source,licence,source_url\na,x,S,,\na,x,S, CC0-1.0 ,\na,x,S,MIT,u\na,x,T,,"
    table = a_table(tmp_path, text)
    assert table.sources == {"S": {"licence": "CC0-1.0", "source_url": "u"}, "T": {}}


def test_a_row_is_written_as_it_stood(tmp_path: Path) -> None:
    table = a_table(tmp_path, 'battle;kind;source\na;"b ""c""";"d;e"\n')
    (row,) = table.rows_of("a")
    assert table.written(row) == 'a;"b ""c""";"d;e"'


def test_a_packed_table_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv.gz"
    path.write_bytes(gzip.compress(f"{HEADING}\na,b,c,d\n".encode()))
    assert Table(path).battles == ("a",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has no column battle, kind, source"),
        ("battle,kind\na,b\n", "has no column source; the first line names the columns, and"),
        ("battle,kind,source,kind\n", "has the column kind twice"),
        ('battle,kind,source\n"a"b,c,d\n', "is no CSV file in UTF-8"),
    ],
)
def test_what_is_no_such_table_is_refused(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=f"claims.csv {told}"):
        a_table(tmp_path, text)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes("battle,kind,source\né,a,b\n".encode("latin-1"))
    with pytest.raises(BadRequest, match="no CSV file in UTF-8"):
        Table(path)


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    written=st.lists(st.tuples(st.sampled_from("abc"), cells, cells), max_size=8),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
def test_every_row_comes_back_in_its_battle(
    written: list[tuple[str, str, str]], delimiter: str, tmp_path: Path
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([("battle", "kind", "source"), *written])
    table = a_table(tmp_path, text.getvalue())
    found = sorted(
        (row.number, row.cells) for battle in table.battles for row in table.rows_of(battle)
    )
    assert found == list(enumerate(written, start=1))


def test_a_cell_that_is_too_long_is_told_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as refused:
        a_table(tmp_path, f"{HEADING}\na,1,S,\n,,,\nb,2,S,{'x' * 131_073}\n")
    told = "claims.csv, row 2: A cell of it has more than 131,072 characters."
    assert refused.value.detail == told


def test_a_first_line_without_end_is_no_heading(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="its first line has more than 100,000 characters"):
        a_table(tmp_path, HEADING + "x" * 131_073)
