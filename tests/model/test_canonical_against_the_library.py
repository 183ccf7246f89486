"""Canonical JSON takes a short cut past its library: both have to write the same bytes."""

import json
from importlib.resources import files
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.canonical import canonical
from battleapi.model.record_file import RecordFile

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    (
        *(":1.5", ",12345678901234567", "[1e5", '"', "\\", "\x00", "\x1f", "\x7f", "\u2028"),
        *("é", "\ufb33", "\U0001f600"),
    )
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0.0, -0.0, 1.0, 1e16, 1e21, 1e-6, 1e-7, 16.83, 2**53 - 1])
    | TEXT
)
VALUES = st.dictionaries(
    TEXT,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=5,
)


@given(VALUES)
def test_the_bytes_are_those_of_the_library(value: dict[str, Any]) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value", [2**53, -(2**53), 10**30, float("nan"), float("inf"), "\ud800", object()]
)
@pytest.mark.parametrize("before", [{}, {"a": 1, "b": ["x"]}])
def test_what_json_cannot_hold_is_refused(value: object, before: dict[str, Any]) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical({**before, "c": {"d": [value]}})


def test_the_bundled_record_is_written_as_the_library_has_it() -> None:
    content = files("battleapi").joinpath("records/battle-of-ber-2023.json").read_bytes()
    file = RecordFile.model_validate(json.loads(content))
    plain = file.model_dump(mode="json", by_alias=True)
    assert canonical(file) == rfc8785.dumps(plain)
    record = {key: plain[key] for key in type(file.record).model_fields if key in plain}
    assert canonical(file.record) == rfc8785.dumps(record)
