import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.api.cursors import LONGEST_CURSOR, Key, read_cursor, write_cursor
from battleapi.errors import InvalidCursor
from tests.api.exchanges import NO_POSITIONS, forged

KEYS = st.lists(
    st.one_of(st.integers(-(2**53), 2**53), st.text(max_size=20)),
    min_size=1,
    max_size=4,
).map(tuple)

QUESTION = b'["claim",["effect","killed"],"date"]'
POSITION: Key = (738743, "", "Bēr", "c5q2m9x4kd1v0t7a")


@given(KEYS, st.binary(max_size=40))
def test_a_cursor_names_its_position(position: Key, question: bytes) -> None:
    assert read_cursor(question, write_cursor(question, position)) == position


def test_a_cursor_can_stand_in_an_address_as_it_is() -> None:
    cursor = write_cursor(QUESTION, POSITION)
    assert cursor.startswith("k1.")
    assert re.fullmatch(r"[A-Za-z0-9._-]+", cursor)


def test_any_changed_character_is_refused() -> None:
    cursor = write_cursor(QUESTION, POSITION)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= é\x00"
    for place, right in enumerate(cursor):
        for wrong in alphabet.replace(right, ""):
            with pytest.raises(InvalidCursor):
                read_cursor(QUESTION, cursor[:place] + wrong + cursor[place + 1 :])


@pytest.mark.parametrize("length", range(40))
def test_a_shortened_or_lengthened_cursor_is_refused(length: int) -> None:
    cursor = write_cursor(QUESTION, POSITION)
    with pytest.raises(InvalidCursor):
        read_cursor(QUESTION, cursor[:length])
    with pytest.raises(InvalidCursor):
        read_cursor(QUESTION, cursor + "A" * (length + 1))


def test_a_cursor_is_bound_to_its_question() -> None:
    cursor = write_cursor(QUESTION, POSITION)
    with pytest.raises(InvalidCursor):
        read_cursor(QUESTION.replace(b"killed", b"wounded"), cursor)
    with pytest.raises(InvalidCursor):
        read_cursor(QUESTION.replace(b"date", b"-date"), cursor)


@pytest.mark.parametrize("payload", NO_POSITIONS)
def test_what_is_no_position_is_refused_behind_the_right_checksum(payload: bytes) -> None:
    with pytest.raises(InvalidCursor):
        read_cursor(QUESTION, forged(QUESTION, payload))


@given(st.binary(max_size=60))
def test_whatever_a_checksum_stands_before_is_a_position_or_refused(payload: bytes) -> None:
    try:
        position = read_cursor(QUESTION, forged(QUESTION, payload))
    except InvalidCursor:
        return
    assert {type(value) for value in position} <= {str, int}


def test_the_cursor_of_the_longest_key_is_not_too_long() -> None:
    names, ids = "\U0001f5e1" * 400, "a" * 120
    position = (names, "non_state_armed_group_and_more", -(2**53), ids, ids)
    cursor = write_cursor(QUESTION, position)
    assert read_cursor(QUESTION, cursor) == position
    with pytest.raises(InvalidCursor):
        read_cursor(QUESTION, cursor + "A" * LONGEST_CURSOR)


def test_the_refusal_does_not_repeat_the_cursor() -> None:
    with pytest.raises(InvalidCursor) as refusal:
        read_cursor(QUESTION, "k1.secretlooking")
    assert "secretlooking" not in refusal.value.detail
