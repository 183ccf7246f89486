from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.api.query import LONGEST_VALUE, MOST_PARAMETERS, read_query

TEXT = st.text(
    st.characters(codec="utf-8", exclude_characters=[chr(code) for code in (*range(32), 127)]),
    max_size=60,
)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=8))
def test_what_is_encoded_is_read_back_in_order(pairs: list[tuple[str, str]]) -> None:
    query = read_query(urlencode(pairs, quote_via=quote_plus).encode("ascii"))
    assert query.pairs == tuple(pairs)
    assert query.faults == ()


def test_signs_that_are_easily_misread() -> None:
    query = read_query(b"&&country=%21ML&q=a+b%2Bc&flag&x==&date=-0489&")
    assert query.pairs == (
        ("country", "!ML"),
        ("q", "a b+c"),
        ("flag", ""),
        ("x", "="),
        ("date", "-0489"),
    )


def test_values_of_one_name_keep_their_order() -> None:
    assert read_query(b"a=2&b=9&a=1").named("a") == ("2", "1")


@pytest.mark.parametrize(
    ("query_string", "at", "code"),
    [
        (b"actor=%ff", "actor", "not_utf8"),
        (b"actor=%ed%a0%80", "actor", "not_utf8"),
        (b"actor=\xff", "actor", "not_utf8"),
        (b"actor=%zz", "actor", "not_utf8"),
        (b"actor=%4", "actor", "not_utf8"),
        (b"%ff=1", "?", "not_utf8"),
        (b"actor=%00", "actor", "control_character"),
        (b"actor=a%0d%0ab", "actor", "control_character"),
        (b"actor=%7f", "actor", "control_character"),
        (b"actor=" + b"a" * (LONGEST_VALUE + 1), "actor", "too_long"),
        (b"n" * 500 + b"=%00", "n" * 64, "control_character"),
    ],
)
def test_what_cannot_be_read_is_a_fault(query_string: bytes, at: str, code: str) -> None:
    query = read_query(query_string + b"&kind=siege")
    assert [(fault.where, fault.at, fault.code) for fault in query.faults] == [("query", at, code)]
    assert query.pairs == (("kind", "siege"),)


def test_the_longest_value_is_still_read() -> None:
    assert read_query(b"q=" + b"a" * LONGEST_VALUE).pairs == (("q", "a" * LONGEST_VALUE),)


def test_so_many_parameters_are_one_fault() -> None:
    most = b"&".join(b"x%d=1" % n for n in range(MOST_PARAMETERS))
    assert len(read_query(most + b"&&").pairs) == MOST_PARAMETERS
    query = read_query(most + b"&y=1")
    assert query.pairs == ()
    assert [(fault.at, fault.code) for fault in query.faults] == [("?", "too_many")]
