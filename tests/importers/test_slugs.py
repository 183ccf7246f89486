from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.slugs import slug
from battleapi.model.values import LONGEST_SLUG, SLUG


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Battle of Ber (2023)", "battle-of-ber-2023"),
        ("  O’Neill's   Raid ", "oneills-raid"),
        ("Chłopi–Đà Nẵng", "chlopi-da-nang"),
        ("ÆTHELSTAN & Þórr", "aethelstan-thorr"),
        ("Straße 7½", "strasse-71-2"),
        ("Ⅳ Corps", "iv-corps"),
        ("ucdp-ged-300380", "ucdp-ged-300380"),
    ],
)
def test_a_name_becomes_words_with_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_letters_without_a_counterpart_leave_a_digest() -> None:
    one, other = slug("Битва 1812"), slug("Осада 1812")
    assert re.fullmatch(r"1812-[0-9a-f]{8}", one)
    assert one != other
    assert re.fullmatch(r"[0-9a-f]{8}", slug("صفين"))
    assert re.fullmatch(r"[0-9a-f]{8}", slug(""))


def test_a_long_text_is_cut_after_a_word_and_stays_apart() -> None:
    long = "battle " * 30
    one, other = slug(f"{long} one"), slug(f"{long} two")
    assert re.fullmatch(r"(battle-){16}[0-9a-f]{8}", one)
    assert one != other
    assert slug("x" * LONGEST_SLUG) == "x" * LONGEST_SLUG
    assert re.fullmatch(r"x{111}-[0-9a-f]{8}", slug("x" * (LONGEST_SLUG + 1)))
    # A word that ends where the room does is kept whole.
    assert slug("x" * 111 + " " + "y" * 20).startswith("x" * 111 + "-")


@given(st.text(max_size=300))
def test_any_text_comes_to_one_slug(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(SLUG, made)
    assert len(made) <= LONGEST_SLUG
    assert made == slug(text) == slug(made)
