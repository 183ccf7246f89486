"""Whatever the text: a reading, no exception, no number lost, in time that is bounded."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.casualties import parse
from battleapi.model.vocabulary.quantities import Qualifier
from tests.importers.casualties.accounting import lost_numbers

PIECES = (
    "<br>", "<br />", "<hr>", "\n----\n", "\n* ", "\n** ", "\n: ", "\n; ", "'''", "''", "(",
    ")", "[", "]", "{{", "}}", "[[", "]]", "|", "{{plainlist|", "{{ubl|", "{{circa|",
    "{{flagicon|", "{{nowrap|", "{{efn|", "{{sfn|Smith|1999|p=7}}", "<ref>", "</ref>",
    "<ref name=\"a\"/>", "<small>", "</small>", "<s>", "</s>", "<!--", "-->", "{|", "|-", "|}",
    "||", "&nbsp;", "&#49;", "&ndash;", "killed", "wounded", "captured", "missing",
    "casualties", "tanks", "ships sunk", "destroyed", "Total:", "per", "according to", "claim",
    "of whom", "including", "and", "or", "to", "between", "at least", "up to", "more than",
    "about", "c.", "~", "+", "-", "–", "?", "%", "/", ",", ";", ".", ":", "unknown", "none",
    "heavy", "dozens", "several", "hundred", "thousand", "million", "half", "one-third",
    "the rest", "all", "HMS", "1941", "12 May", "2nd", "MiG-21", "88 mm", "1,200", "35-40,000",
    "1.5", "30.000", "15,3553", "99999999999999999999", "３", "½", "\x00", "\ue000",
)  # fmt: skip
MARKUP = st.lists(st.sampled_from(PIECES) | st.integers(0, 10**7).map(str), max_size=30).map(
    " ".join
) | st.lists(st.sampled_from(PIECES) | st.integers(0, 10**7).map(str), max_size=30).map("".join)
FIELDS = st.sampled_from(("casualties1", "strength2"))
LONG = 100_000
SECONDS = 60


@given(MARKUP, FIELDS)
def test_markup_of_any_kind_loses_no_number(raw: str, field: str) -> None:
    reading = parse(raw, field)
    assert lost_numbers(raw, reading, broken=True) == []
    for draft in reading:
        assert 0 <= draft.span[0] <= draft.span[1] <= len(raw)
        assert draft.part_of is None or draft.part_of < len(reading)


@given(st.text(), FIELDS)
def test_any_text_is_read(raw: str, field: str) -> None:
    assert lost_numbers(raw, parse(raw, field)) == []


@given(st.integers(0, 10**9))
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    (draft,) = parse(f"{number:,} killed", "casualties1")
    assert (draft.quantity.qualifier, draft.quantity.value) == (Qualifier.EXACT, number)


@pytest.mark.parametrize("unit", ["1 ", "(", "{{", "{|\n|-\n|1\n", "1 (1 killed)<br>", "~"])
def test_a_long_value_ends_in_bounded_time(unit: str) -> None:
    raw = (unit * (LONG // len(unit) + 1))[:LONG]
    begun = process_time()
    reading = parse(raw, "casualties1")
    assert process_time() - begun < SECONDS
    assert reading.not_understood
