from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers import json_stream
from battleapi.importers.json_stream import JsonStream

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


class Slow(io.BytesIO):
    """A file that gives one byte at a time, so that every value is cut everywhere."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(1 if size else 0)


def items(text: str, *path: str) -> list[object]:
    return list(JsonStream(Slow(text.encode())).items(path))


@given(st.lists(VALUES), st.dictionaries(st.text(), VALUES))
def test_the_items_are_those_that_json_has(listed: list[Any], others: dict[str, Any]) -> None:
    whole = {**others, "results": {**others, "bindings": listed}}
    for text in (json.dumps(whole), json.dumps(whole, indent=2, ensure_ascii=False)):
        assert items(text, "results", "bindings") == listed
    assert items(json.dumps(listed)) == listed


def test_a_number_is_read_to_its_end() -> None:
    assert items("[1, 23 ,456]") == [1, 23, 456]
    assert items('\ufeff{"n": 12, "a": [0.5]}', "a") == [0.5]


def test_values_longer_than_a_chunk_are_whole() -> None:
    long = "ä" * 200_000
    file = io.BytesIO(json.dumps([long, [long], 1], ensure_ascii=False).encode())
    assert list(JsonStream(file).items([])) == [long, [long], 1]


def test_what_comes_after_the_array_is_not_read() -> None:
    assert items('{"a": [1] and so on', "a") == [1]


@pytest.mark.parametrize(
    ("text", "path", "detail"),
    [
        ("", (), "There is its end where"),
        ("{}", (), r"There is \{ where \[ should be"),
        ("{}", ("a",), "There is no a in it"),
        ('{"b": 1}', ("a",), "There is no a in it"),
        ('{"a": 1}', ("a",), r"There is 1 where \[ should be"),
        ('{"a": [1', ("a",), "There is its end where , or ]"),
        ('{"a": [1 2]}', ("a",), "There is 2 where , or ]"),
        ('{"a": ["x', ("a",), "Unterminated string"),
        ("[1,]", (), "Expecting value"),
    ],
)
def test_what_is_no_such_text_is_refused(text: str, path: tuple[str, ...], detail: str) -> None:
    with pytest.raises(ValueError, match=detail):
        items(text, *path)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ValueError, match="utf-8"):
        list(JsonStream(io.BytesIO(b'["\xff"]')).items([]))


def test_a_value_that_is_too_long_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LONGEST", 100_000)
    file = io.BytesIO(b'[1, "' + b"x" * 10_000_000)
    read = JsonStream(file).items([])
    assert next(read) == 1
    with pytest.raises(ValueError, match="A value in it has more than 100,000 characters"):
        next(read)
    assert file.tell() < 300_000
