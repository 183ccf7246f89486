"""Scalars: what is an id, a text, a count, a set of terms, and what is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from battleapi.model.values import (
    SAFE_INTEGER,
    ClaimId,
    Count,
    CountryCode,
    Distinct,
    MalformedError,
    RuleError,
    Slug,
    TermSet,
    Text,
    Value,
    Words,
    YesNo,
)
from battleapi.model.vocabulary.casualties import CasualtyEffect

SLUG: TypeAdapter[str] = TypeAdapter(Slug)
CLAIM_ID: TypeAdapter[str] = TypeAdapter(ClaimId)
WORDS: TypeAdapter[str] = TypeAdapter(Words)
TEXT: TypeAdapter[str] = TypeAdapter(Text)
COUNTRY: TypeAdapter[str] = TypeAdapter(CountryCode)
COUNT: TypeAdapter[int] = TypeAdapter(Count)
YES_NO: TypeAdapter[bool] = TypeAdapter(YesNo)
DISTINCT: TypeAdapter[tuple[str, ...]] = TypeAdapter(Distinct[Words])
EFFECTS: TypeAdapter[tuple[CasualtyEffect, ...]] = TypeAdapter(TermSet[CasualtyEffect])


def refusal(adapter: TypeAdapter[Any], value: object) -> str:
    """The type of error with which a value is refused."""
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value)
    (error,) = caught.value.errors()
    return error["type"]


@pytest.mark.parametrize("text", ["a", "mali", "battle-of-ber-2023", "2", "a" * 120])
def test_an_id_is_lower_case_words_with_single_hyphens(text: str) -> None:
    assert SLUG.validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["", "Mali", "a_b", "a--b", "-a", "a-", "a b", "é", "a\n", "a/b", "a" * 121]
)
def test_what_is_no_id(text: str) -> None:
    assert refusal(SLUG, text) in {"string_pattern_mismatch", "string_too_long"}


@pytest.mark.parametrize("text", ["c0h7w3r8e2n6y5zb", "c000000000000000"])
def test_the_id_of_a_claim_is_c_and_fifteen_more(text: str) -> None:
    assert CLAIM_ID.validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["c0h7w3r8e2n6y5z", "c0h7w3r8e2n6y5zbb", "d0h7w3r8e2n6y5zb", "C0H7W3R8E2N6Y5ZB"]
)
def test_what_is_no_id_of_a_claim(text: str) -> None:
    assert refusal(CLAIM_ID, text) == "string_pattern_mismatch"


def test_words_are_one_line_of_at_most_400_characters() -> None:
    assert WORDS.validate_python("“Aïr” 10–12 €") == "“Aïr” 10–12 €"
    assert WORDS.validate_python("x" * 400) == "x" * 400
    assert refusal(WORDS, "x" * 401) == "string_too_long"
    assert refusal(WORDS, "") == "string_too_short"


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "a\u2028b", "a\u2029b", "a\r\nb", "a\x85b"])
def test_words_have_no_line_breaks(text: str) -> None:
    assert refusal(WORDS, text) == "value_error"


def test_a_text_may_have_lines_and_8000_characters() -> None:
    assert TEXT.validate_python("one\n\ttwo") == "one\n\ttwo"
    assert TEXT.validate_python("x" * 8000) == "x" * 8000
    assert refusal(TEXT, "x" * 8001) == "string_too_long"


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x0b", "\x1f", "\x7f", "\x80", "\x9f", "\ufdd0", "\uffff", "\U0010fffe"],
)
@pytest.mark.parametrize("adapter", [WORDS, TEXT], ids=["words", "text"])
def test_control_characters_and_noncharacters_are_refused(
    adapter: TypeAdapter[str], character: str
) -> None:
    assert refusal(adapter, f"a{character}b") == "value_error"


def test_half_of_a_surrogate_pair_is_refused() -> None:
    for surrogate in ("\ud800", "\udbff", "\udc00", "\udfff"):
        assert refusal(WORDS, f"a{surrogate}b") == "string_unicode"
        assert refusal(TEXT, f"a{surrogate}b") == "string_unicode"


@pytest.mark.parametrize("text", [" a", "a ", "\na", "a\u00a0", "\u3000a"])
def test_white_space_around_a_text_is_refused(text: str) -> None:
    assert refusal(TEXT, text) == "value_error"
    assert refusal(WORDS, text) == "value_error"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1))
def test_every_other_text_comes_through_as_it_is(text: str) -> None:
    kept = text.strip()[:400].strip()
    if kept:
        assert WORDS.validate_python(kept) == kept


@pytest.mark.parametrize("value", [5, None, ["a"], {"a": 1}, True])
def test_what_is_not_text_is_refused(value: object) -> None:
    assert refusal(WORDS, value) == "string_type"
    assert refusal(SLUG, value) == "string_type"


@pytest.mark.parametrize("text", ["ML", "SU", "XK"])
def test_a_country_is_two_capital_letters(text: str) -> None:
    assert COUNTRY.validate_python(text) == text


@pytest.mark.parametrize(("text", "near"), [("UK", "GB"), ("XX", "XK, SX, MX")])
def test_a_code_of_no_country_is_told_its_neighbours(text: str, near: str) -> None:
    with pytest.raises(ValidationError, match=f"no country .ISO 3166-1.; expected: {near}"):
        COUNTRY.validate_python(text)


@pytest.mark.parametrize("text", ["ml", "MLI", "M", "M1", ""])
def test_what_is_no_country(text: str) -> None:
    assert refusal(COUNTRY, text) == "string_pattern_mismatch"


@pytest.mark.parametrize("count", [0, 1, SAFE_INTEGER])
def test_a_count_is_a_whole_number_from_nought(count: int) -> None:
    assert COUNT.validate_python(count) == count


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (True, "int_type"),
        ("7", "int_type"),
        (7.0, "int_type"),
        (None, "int_type"),
        (-1, "greater_than_equal"),
        (SAFE_INTEGER + 1, "less_than_equal"),
    ],
)
def test_what_is_no_count(value: object, reason: str) -> None:
    assert refusal(COUNT, value) == reason


@pytest.mark.parametrize("value", [1, 0, "true", "yes", None])
def test_only_true_and_false_are_yes_and_no(value: object) -> None:
    assert refusal(YES_NO, value) == "bool_type"
    assert YES_NO.validate_python(False) is False


def test_a_list_of_different_things_keeps_its_order_and_refuses_a_second() -> None:
    assert DISTINCT.validate_python(["b", "a"]) == ("b", "a")
    assert refusal(DISTINCT, ["a", "b", "a"]) == "value_error"


def test_a_set_of_terms_is_in_vocabulary_order() -> None:
    sent = ["captured", "killed", "wounded"]
    assert EFFECTS.validate_python(sent) == ("killed", "wounded", "captured")
    assert EFFECTS.validate_python([]) == ()
    assert refusal(EFFECTS, ["killed", "killed"]) == "value_error"
    assert refusal(EFFECTS, ["slain"]) == "enum"


@given(st.permutations(list(CasualtyEffect)))
def test_in_whatever_order_terms_are_sent(terms: list[CasualtyEffect]) -> None:
    assert EFFECTS.validate_python(terms) == tuple(CasualtyEffect)


class Point(Value):
    x: Count
    y: Count = 0


def test_a_value_is_compared_by_content_and_cannot_be_changed() -> None:
    point = Point(x=1)
    assert point == Point(x=1, y=0)
    assert len({point, Point(x=1, y=0), Point(x=2)}) == 2
    with pytest.raises(ValidationError, match="frozen"):
        point.x = 2  # type: ignore[misc]


def test_a_value_refuses_keys_that_it_does_not_have() -> None:
    with pytest.raises(ValidationError) as caught:
        Point.model_validate({"x": 1, "z": 2})
    assert [(e["type"], e["loc"]) for e in caught.value.errors()] == [("extra_forbidden", ("z",))]


def test_no_refusal_repeats_what_was_sent() -> None:
    with pytest.raises(ValidationError) as caught:
        Point.model_validate({"x": "a secret"})
    assert "secret" not in str(caught.value)


def test_what_is_written_of_a_value_has_every_key() -> None:
    assert Point.model_json_schema(mode="serialization")["required"] == ["x", "y"]
    assert Point.model_json_schema(mode="validation")["required"] == ["x"]


def test_a_broken_rule_carries_its_code_its_sentence_and_what_would_be_right() -> None:
    error = MalformedError("is no colour", ("red", "blue"))
    assert (error.code, error.detail, error.expected) == (
        "malformed",
        "is no colour",
        ("red", "blue"),
    )
    assert str(error) == "is no colour; expected: red, blue"
    assert str(RuleError("is too loud")) == "is too loud"
    assert RuleError.code == "rule_broken"
