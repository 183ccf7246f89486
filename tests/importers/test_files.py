from __future__ import annotations

import bz2
import gzip
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers import files
from battleapi.importers.files import files_of, opened, plain_name
from battleapi.importers.tables import read_table

CONTENT = b"name,count\nLow Ford,7\n"


def packed(folder: Path) -> dict[str, Path]:
    contents = {
        "one.csv": CONTENT,
        "one.csv.gz": gzip.compress(CONTENT),
        "one.CSV.BZ2": bz2.compress(CONTENT),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


def test_a_packed_file_reads_like_the_plain_one(tmp_path: Path) -> None:
    for path in packed(tmp_path).values():
        with opened(path) as file:
            assert file.read() == CONTENT
        (row,) = read_table(path, ("name", "count"))
        assert (row["name"], row["count"]) == ("Low Ford", "7")
        assert plain_name(path).lower() == "one.csv"


@pytest.mark.parametrize("name", ["one.csv.gz", "one.CSV.BZ2"])
def test_what_is_not_packed_as_its_name_says_is_refused(name: str, tmp_path: Path) -> None:
    path = packed(tmp_path)[name]
    whole = path.read_bytes()
    for content in (whole[:-9], CONTENT):
        path.write_bytes(content)
        with pytest.raises(BadRequest, match=rf"^{name} cannot be (unpacked|read): "):
            list(read_table(path, ("name",)))


def test_a_broken_block_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path)["one.csv.gz"]
    path.write_bytes(path.read_bytes()[:10] + b"\xff" * 20)
    with (
        pytest.raises(BadRequest, match=r"^one\.csv\.gz cannot be unpacked: "),
        opened(path) as one,
    ):
        one.read()


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    named = packed(tmp_path)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "two.csv").write_bytes(CONTENT)
    (tmp_path / "notes.txt").touch()
    found = files_of([tmp_path, named["one.csv"]], ".csv")
    assert [one.relative_to(tmp_path).as_posix() for one in found] == [
        "deeper/two.csv",
        "one.CSV.BZ2",
        "one.csv",
        "one.csv.gz",
    ]
    assert files_of([tmp_path / "notes.txt"], ".csv") == (tmp_path / "notes.txt",)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"^There is no file nothing\.csv\.$"):
        files_of([tmp_path / "nothing.csv"], ".csv")
    with pytest.raises(BadRequest, match=r"has no file \.csv, \.json in it\.$"):
        files_of([tmp_path], ".csv", ".json")
    with (
        pytest.raises(BadRequest, match=r"^one\.csv cannot be read: No such file"),
        opened(tmp_path / "one.csv"),
    ):
        pass


def test_a_text_is_read_as_one_up_to_a_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LONGEST_TEXT", 5)
    path = tmp_path / "one.txt"
    path.write_bytes("\ufeffä".encode())
    assert files.text_of(path) == "ä"
    path.write_bytes(b"123456")
    with pytest.raises(BadRequest, match=r"one\.txt has more than 5 bytes: it is not read"):
        files.text_of(path)
