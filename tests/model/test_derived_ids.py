from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.derived_ids import derived_id, is_derived
from battleapi.model.values import CLAIM_ID


def test_an_id_is_the_same_for_ever() -> None:
    assert derived_id("a key") == "cxnrfeumm9r2e7q4"


@given(st.text(), st.text())
def test_a_key_has_one_id_that_shows_what_it_is(one: str, other: str) -> None:
    made = derived_id(one)
    assert re.fullmatch(CLAIM_ID, made)
    assert is_derived(made)
    assert (made == derived_id(other)) == (one == other)


@given(st.text(alphabet="0123456789abcdefghijklmnopqrstuvwxyz", min_size=15, max_size=15))
def test_another_end_is_of_no_key(digits: str) -> None:
    made = derived_id(digits)
    other = made[:-1] + ("0" if made[-1] != "0" else "1")
    assert not is_derived(other)


def test_an_id_drawn_at_random_is_told_apart() -> None:
    assert not is_derived("c7m2r5x0h8d3w6qe")
    assert not is_derived("c000000000000001")
