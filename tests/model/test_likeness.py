from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.likeness import near_name, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reds", "REDS"),
        ("Stra\u00dfe", "STRASSE"),
        ("Arm\u00e9e", "Arme\u0301e"),
        ("\uff32eds", "Reds"),
        ("the  Reds", "The Reds"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Armee", "Arm\u00e9e"),
        ("The Reds", "Reds"),
        ("Jama'at", "Jamaat"),
        ("U.S. Army", "US Army"),
        ("Al-Qaeda", "Al Qaeda"),
    ],
)
def test_names_that_are_only_alike(one: str, other: str) -> None:
    assert same_name(one) != same_name(other)
    assert near_name(one) == near_name(other)


def test_other_words_are_not_alike() -> None:
    assert near_name("1st Army") != near_name("2nd Army")
    assert near_name("Theban Army") == "theban army"


@given(st.text(min_size=1))
def test_what_is_the_same_is_alike_and_nothing_is_empty(name: str) -> None:
    assert near_name(same_name(name)) == near_name(name) or not same_name(name)
    assert 0 < len(near_name(name)) <= 200 or not same_name(name)
    assert same_name(same_name(name)) == same_name(name)
