"""Words of a source as passages: in one piece, or in several with their spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.importers.passages import LONGEST, passages_of


def test_words_that_fit_are_one_passage_of_the_place() -> None:
    (one,) = passages_of("page", "lead/p1", "Some words.")
    assert one.model_dump() == {"source": "page", "locator": "lead/p1", "text": "Some words."}


def test_longer_ones_are_divided_between_words() -> None:
    text = "abcd " * 1599 + "efgh " + "ijkl"
    first, second = passages_of("page", "row/3", text)
    assert (first.locator, len(first.text)) == ("row/3#char=0,7999", 7999)
    assert (second.locator, second.text) == ("row/3#char=8000,8004", "ijkl")


@given(st.lists(st.integers(1, 3 * LONGEST), min_size=1, max_size=4))
def test_no_word_is_lost_and_each_stands_where_it_is_said_to(lengths: list[int]) -> None:
    text = " ".join("x" * length for length in lengths)
    spans = []
    for one in passages_of("page", "lead/p1", text):
        _, _, span = one.locator.partition("#char=")
        start, end = map(int, span.split(",")) if span else (0, len(text))
        assert text[start:end] == one.text
        spans.append((start, end))
    assert spans == sorted(spans)
    assert sum(end - start for start, end in spans) >= len(text) - text.count(" ")


def test_what_no_record_can_hold_is_refused() -> None:
    with pytest.raises(ValidationError):
        list(passages_of("page", "lead/p1", "a\x01b"))
    assert list(passages_of("page", "lead/p1", " ")) == []
