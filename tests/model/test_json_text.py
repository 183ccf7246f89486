"""JSON read strictly: what is refused, and where."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.errors import InvalidJson
from battleapi.model.json_text import DEEPEST, read_json
from battleapi.model.values import SAFE_INTEGER


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidJson) as caught:
        read_json(content)
    assert caught.value.status == 400
    return caught.value.detail


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("true", True),
        (" false\r\n\t", False),
        ("0", 0),
        ("-0", 0),
        ("-17", -17),
        (str(SAFE_INTEGER), SAFE_INTEGER),
        (str(-SAFE_INTEGER), -SAFE_INTEGER),
        ("2.5", 2.5),
        ("1e3", 1000.0),
        ("-1.5E-2", -0.015),
        ('""', ""),
        ('"a\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é"', 'a"\\/\b\f\n\r\téé'),
        ('"\\ud83d\\ude00"', "😀"),
        ("[]", []),
        ("{}", {}),
        ('[1, [2], {"a": {"b": []}}]', [1, [2], {"a": {"b": []}}]),
        ('{"": 1, "a": 2}', {"": 1, "a": 2}),
    ],
)
def test_what_is_json(text: str, value: object) -> None:
    read = read_json(text.encode())
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        # Structure
        (b"", "The text ends too early, at line 1, column 1."),
        (b" \n ", "The text ends too early, at line 2, column 2."),
        (b"[1", "A comma or ] should stand, at line 1, column 3."),
        (b"[1,", "The text ends too early, at line 1, column 4."),
        (b"[1 2]", "A comma or ] should stand, at line 1, column 4."),
        (b"[1,]", "There is no JSON value, at line 1, column 4."),
        (b"[}", "There is no JSON value, at line 1, column 2."),
        (b'{"a": 1,}', "A key in quotes should stand, at line 1, column 9."),
        (b"{a: 1}", "A key in quotes should stand, at line 1, column 2."),
        (b'{"a" 1}', "A colon should stand, at line 1, column 6."),
        (b'{"a": 1 "b": 2}', "A comma or } should stand, at line 1, column 9."),
        (b"1 2", "There is something after the end of the value, at line 1, column 3."),
        (b"{}\n{}", "There is something after the end of the value, at line 2, column 1."),
        (b"// x\n1", "There is no JSON value, at line 1, column 1."),
        (b"'a'", "There is no JSON value, at line 1, column 1."),
        # Words
        (b"[NaN]", "There is no JSON value, at line 1, column 2."),
        (b"Infinity", "There is no JSON value, at line 1, column 1."),
        (b"-Infinity", "The number is not written as JSON has it, at line 1, column 1."),
        (b"True", "There is no JSON value, at line 1, column 1."),
        (b"nul", "There is no JSON value, at line 1, column 1."),
        # Numbers
        (b"01", "There is something after the end of the value, at line 1, column 2."),
        (b"+1", "There is no JSON value, at line 1, column 1."),
        (b"-", "The number is not written as JSON has it, at line 1, column 1."),
        (b"1.", "There is something after the end of the value, at line 1, column 2."),
        (b".5", "There is no JSON value, at line 1, column 1."),
        (b"0x10", "There is something after the end of the value, at line 1, column 2."),
        (b"[1e400]", "The number is beyond what readers of JSON keep, at line 1, column 2."),
        (b"-1e400", "The number is beyond what readers of JSON keep, at line 1, column 1."),
        # Texts
        (
            b'"a\nb"',
            "The text in quotes is not closed, or not escaped as it must be, at line 1, column 1.",
        ),
        (
            b'["a", "b]',
            "The text in quotes is not closed, or not escaped as it must be, at line 1, column 7.",
        ),
        (
            b'"\\x41"',
            "The text in quotes is not closed, or not escaped as it must be, at line 1, column 1.",
        ),
        (b'["\\ud800"]', "The text holds half of a surrogate pair, at line 1, column 2."),
        (b'{"\\udc00": 1}', "The text holds half of a surrogate pair, at line 1, column 2."),
        (b'"\\ude00\\ud83d"', "The text holds half of a surrogate pair, at line 1, column 1."),
        (b'"\\u0000"', "The text holds NUL, at line 1, column 1."),
        # Bytes
        (b"\xef\xbb\xbf1", "The text begins with a byte order mark, at line 1, column 1."),
        (b'[\n"a",\n \xff]', "The text is not UTF-8, at line 3, column 2."),
        (b'"\xed\xa0\x80"', "The text is not UTF-8, at line 1, column 2."),
        (b'"\xc0\xaf"', "The text is not UTF-8, at line 1, column 2."),
        ("1".encode("utf-16-be"), "There is no JSON value, at line 1, column 1."),
    ],
)
def test_what_is_no_json_and_where(content: bytes, detail: str) -> None:
    assert refusal(content) == detail


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": 1, "a": 2}', "line 1, column 10"),
        ('{"a": 1,\n  "b": {},\n  "a": 1}', "line 3, column 3"),
        ('{"a": 1, "\\u0061": 2}', "line 1, column 10"),
        ('[{"x": {"a": 1, "a": 1}}]', "line 1, column 17"),
    ],
)
def test_a_key_stands_once_in_an_object(text: str, place: str) -> None:
    assert refusal(text.encode()) == f"A key stands a second time in one object, at {place}."


def test_one_key_may_stand_in_several_objects() -> None:
    assert read_json(b'[{"a": 1}, {"a": {"a": 2}}]') == [{"a": 1}, {"a": {"a": 2}}]


@pytest.mark.parametrize(
    "digits",
    [str(SAFE_INTEGER + 1), str(-SAFE_INTEGER - 1), "9" * 17, "1" * 5000, "-" + "1" * 5000],
)
def test_a_whole_number_that_readers_round_is_refused(digits: str) -> None:
    assert refusal(digits.encode()).startswith("The whole number is beyond 2**53 - 1")


def test_nesting_has_an_end() -> None:
    deepest = "[" * DEEPEST + "]" * DEEPEST
    value: Any = read_json(deepest.encode())
    for _ in range(DEEPEST - 1):
        (value,) = value
    assert value == []
    detail = "More than 64 lists and objects stand in each other, at line 1, column 65."
    assert refusal(f"[{deepest}]".encode()) == detail
    assert refusal(('{"a":' * 100_000).encode()).startswith("More than 64 lists and objects")


def test_a_refusal_repeats_nothing_of_the_text() -> None:
    for text in ('{"secret": 1, "secret": 2}', '["secret]', "secret", '"secret\\ud800"'):
        assert "secret" not in refusal(text.encode())


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-SAFE_INTEGER, SAFE_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="ascii", exclude_characters="\0")), inner)
    ),
    max_leaves=20,
)


@given(json_values, st.booleans(), st.sampled_from([None, 0, 1, "\t"]))
def test_whatever_is_written_is_read(value: object, ascii_only: bool, indent: Any) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert read_json(text.encode()) == value


@given(st.text(max_size=30) | st.text('[]{}",:0123456789.eE+-tfn \\', max_size=30))
def test_what_it_takes_python_takes_too_and_alike(text: str) -> None:
    try:
        value = read_json(text.encode(errors="surrogatepass"))
    except InvalidJson:
        return
    assert value == json.loads(text)


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    refused = None
    try:
        read_json(content)
    except InvalidJson as error:
        refused = error.detail
    assert refused is None or ", at line " in refused


def test_the_bundled_record_is_read_as_python_reads_it() -> None:
    content = (files("battleapi") / "records" / "battle-of-ber-2023.json").read_bytes()
    assert read_json(content) == json.loads(content)
