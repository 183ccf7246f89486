import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from battleapi.model.differences import Difference, DifferenceKind, differences

JSON_VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(0, 5) | st.sampled_from(["", "a", "b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "a/b", "c~d", "e"]), inner, max_size=3)
    ),
    max_leaves=12,
)


def brief(before: JsonValue, after: JsonValue) -> list[tuple[str, str, object, object]]:
    return [(d.at, d.kind.value, d.before, d.after) for d in differences(before, after)]


def test_leaves_of_objects() -> None:
    assert brief({"a": 1, "b": 2, "d": None}, {"a": 1, "b": 3, "c": 4}) == [
        ("/b", "changed", 2, 3),
        ("/c", "added", None, 4),
        ("/d", "removed", None, None),
    ]


def test_members_with_ids_are_matched_wherever_they_stand() -> None:
    before: JsonValue = {"events": [{"id": "x", "n": 1}, {"id": "y", "n": 2}]}
    after: JsonValue = {"events": [{"id": "new"}, {"id": "x", "n": 1}, {"id": "y", "n": 3}]}
    assert differences(before, after) == (
        Difference(
            at="/events/0",
            kind=DifferenceKind.ADDED,
            within=None,
            before=None,
            after={"id": "new"},
        ),
        Difference(at="/events/2/n", kind=DifferenceKind.CHANGED, within="y", before=2, after=3),
    )


def test_a_removed_member_is_named_where_it_stood() -> None:
    assert brief([{"id": "x"}, {"id": "y"}], [{"id": "y"}]) == [
        ("/0", "removed", {"id": "x"}, None)
    ]


def test_another_order_is_one_difference() -> None:
    assert brief([{"id": "x"}, {"id": "y"}, {"id": "z"}], [{"id": "z"}, {"id": "x"}]) == [
        ("/1", "removed", {"id": "y"}, None),
        ("", "reordered", ["x", "z"], ["z", "x"]),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [([{"id": "x"}, {"id": "x"}], [{"id": "x"}, {"id": "y"}]), ([1, 2], [1, 3])],
)
def test_members_without_ids_of_their_own_are_matched_by_place(
    before: JsonValue, after: JsonValue
) -> None:
    (only,) = differences(before, after)
    assert only.at in {"/1", "/1/id"}
    assert only.kind is DifferenceKind.CHANGED


def test_a_count_is_not_a_flag() -> None:
    assert brief({"n": 1}, {"n": True}) == [("/n", "changed", 1, True)]


def test_keys_are_escaped_as_rfc_6901_says() -> None:
    assert brief({"a/b": {"c~d": 1}}, {"a/b": {"c~d": 2}}) == [("/a~1b/c~0d", "changed", 1, 2)]


@given(JSON_VALUES)
def test_a_value_does_not_differ_from_itself(value: JsonValue) -> None:
    assert differences(value, copy.deepcopy(value)) == ()


@given(JSON_VALUES, JSON_VALUES)
def test_different_values_differ_somewhere(before: JsonValue, after: JsonValue) -> None:
    same = json.dumps(before, sort_keys=True) == json.dumps(after, sort_keys=True)
    assert (differences(before, after) == ()) == same
