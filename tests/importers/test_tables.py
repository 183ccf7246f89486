from __future__ import annotations

import io
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers import tables
from battleapi.importers.tables import read_table


def test_rows_count_from_one_below_the_heading(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_bytes('\ufeffname,count\r\n"Low\nFord", 7 \r\n\r\nHigh,8,9\r\nx\r\n'.encode())
    rows = list(read_table(path, ("name",)))
    assert [row.number for row in rows] == [1, 2, 3]
    assert [row["name"] for row in rows] == ["Low\nFord", "High", "x"]
    assert [row["count"] for row in rows] == ["7", "8", ""]
    assert [row.whole for row in rows] == [True, False, False]
    assert rows[1].text == "High,8,9"
    assert rows[0]["nothing"] == ""


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"name\n", "one.csv has no column count."),
        (b"", "one.csv has no column name, count."),
        (b'name,count\n"a"b,1\n', "one.csv is no CSV file in UTF-8: "),
        (b"name,count\n\xff,1\n", "one.csv is no CSV file in UTF-8: "),
    ],
)
def test_what_is_no_such_table_is_refused(content: bytes, detail: str, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_bytes(content)
    with pytest.raises(BadRequest) as refused:
        list(read_table(path, ("name", "count")))
    assert refused.value.detail.startswith(detail)


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"one\.csv cannot be read: No such file"):
        list(read_table(tmp_path / "one.csv", ("name",)))


def test_bytes_that_are_no_text_are_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_bytes(b"name\nB\x9flow\n")
    (row,) = read_table(path, ("name",), errors="backslashreplace")
    assert row["name"] == "B\\x9flow"


def test_a_second_heading_of_tags_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("name,count,x\n#meta+name,#affected+killed,\nLow,#7,\n", encoding="utf-8")
    (row,) = read_table(path, ("name",))
    assert (row.number, row["name"], row["count"]) == (1, "Low", "#7")


def test_a_cell_that_is_too_long_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text(f"name,count\nLow,1\n{'x' * 131_073},2\n", encoding="utf-8")
    with pytest.raises(BadRequest) as refused:
        list(read_table(path, ("name",)))
    told = "one.csv, row 2: A cell of it has more than 131,072 characters."
    assert refused.value.detail == told


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("name\nLow\n" + "x," * 60, "row 2"),
        ("name\n" + '"x\n",' * 60, "row 1"),
        ("name," * 60, "heading"),
    ],
)
def test_no_more_of_a_row_is_read_than_a_row_may_have(
    text: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "LONGEST_ROW", 100)
    path = tmp_path / "one.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadRequest) as refused:
        list(read_table(path, ("name",)))
    assert refused.value.detail == f"one.csv, {where}: It has more than 100 characters."
    longest = io.StringIO("y" * 1000)
    with pytest.raises(tables.TooLong):
        list(tables.csv_rows(longest))
    assert longest.tell() == 101
