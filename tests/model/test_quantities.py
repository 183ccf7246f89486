from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.model.canonical import canonical
from battleapi.model.quantities import NOT_RELATIVE, Quantity, Relative
from battleapi.model.values import SAFE_INTEGER
from battleapi.model.vocabulary.quantities import BoundsKind, Qualifier
from tests.records_of import a_share

CLAIM = "c0000000000000a1"
NO_RELATIVE = {"share": None, "of": None, "remainder_of": None}


def leaves(**given_leaves: Any) -> dict[str, Any]:
    nulls = dict.fromkeys(("as_said", "value", "lower", "upper", "bounds_kind", "term"))
    return {**nulls, **given_leaves}


def faults_of(**given_leaves: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Quantity.model_validate(leaves(**given_leaves))
    return "; ".join(error["msg"] for error in caught.value.errors())


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (
            Quantity.exact(24, "twenty-four"),
            {"as_said": "twenty-four", "qualifier": "exact", "value": 24, "lower": 24, "upper": 24},
        ),
        (
            Quantity.exact(0, "None"),
            {"as_said": "None", "qualifier": "exact", "value": 0, "lower": 0, "upper": 0},
        ),
        (
            Quantity.about(30_000, "about 30,000"),
            {"as_said": "about 30,000", "qualifier": "approximately", "value": 30_000},
        ),
        (
            Quantity.more_than(60, "more than 60"),
            {
                "as_said": "more than 60",
                "qualifier": "at_least",
                "lower": 61,
                "bounds_kind": "stated",
            },
        ),
        (
            Quantity.at_least(2),
            {"qualifier": "at_least", "lower": 2, "bounds_kind": "stated"},
        ),
        (
            Quantity.at_most(5, "at most 5"),
            {
                "as_said": "at most 5",
                "qualifier": "at_most",
                "lower": 0,
                "upper": 5,
                "bounds_kind": "stated",
            },
        ),
        (
            Quantity.fewer_than(60, "fewer than 60"),
            {
                "as_said": "fewer than 60",
                "qualifier": "at_most",
                "lower": 0,
                "upper": 59,
                "bounds_kind": "stated",
            },
        ),
        (
            Quantity.between(3_000, 4_000, "3,000-4,000"),
            {
                "as_said": "3,000-4,000",
                "qualifier": "between",
                "lower": 3_000,
                "upper": 4_000,
                "bounds_kind": "stated",
            },
        ),
        (
            Quantity.best(33, 15, 33),
            {
                "qualifier": "best_with_bounds",
                "value": 33,
                "lower": 15,
                "upper": 33,
                "bounds_kind": "coder_bounds",
            },
        ),
        (
            Quantity.best(120, 100, None),
            {
                "qualifier": "best_with_bounds",
                "value": 120,
                "lower": 100,
                "bounds_kind": "coder_bounds",
            },
        ),
        (
            Quantity.best(120, None, 150),
            {
                "qualifier": "best_with_bounds",
                "value": 120,
                "upper": 150,
                "bounds_kind": "coder_bounds",
            },
        ),
        (
            Quantity.best(900, 900, 1_998, bounds_kind=BoundsKind.ERROR_PERCENT),
            {
                "qualifier": "best_with_bounds",
                "value": 900,
                "lower": 900,
                "upper": 1_998,
                "bounds_kind": "error_percent",
            },
        ),
        (
            Quantity.vague("dozens", "dozens of deaths and injuries"),
            {
                "as_said": "dozens of deaths and injuries",
                "qualifier": "indefinite",
                "term": "dozens",
            },
        ),
        (
            Quantity.some("captured Malian equipment"),
            {"as_said": "captured Malian equipment", "qualifier": "unknown_positive"},
        ),
        (
            Quantity.some("some", term="some"),
            {"as_said": "some", "qualifier": "unknown_positive", "term": "some"},
        ),
        (
            Quantity.quality("heavy", "Heavy losses"),
            {"as_said": "Heavy losses", "qualifier": "not_numeric", "term": "heavy"},
        ),
        (Quantity.unknown("Unknown"), {"as_said": "Unknown", "qualifier": "unknown"}),
    ],
)
def test_each_way_of_giving_a_number(quantity: Quantity, expected: dict[str, Any]) -> None:
    assert quantity.model_dump(mode="json") == {**leaves(**expected), "relative": NO_RELATIVE}


def test_a_share_and_a_remainder() -> None:
    third = a_share(CLAIM, (1, 3), "one-third wounded")
    rest = Quantity.remainder_of(CLAIM, "Remainder captured")
    assert third.model_dump(mode="json") == {
        **leaves(as_said="one-third wounded", qualifier="exact"),
        "relative": {"share": [1, 3], "of": CLAIM, "remainder_of": None},
    }
    assert rest.model_dump(mode="json") == {
        **leaves(as_said="Remainder captured", qualifier="exact"),
        "relative": {"share": None, "of": None, "remainder_of": CLAIM},
    }


def test_a_file_may_leave_out_relative_and_nothing_else() -> None:
    text = (
        '{"as_said": "eighteen", "qualifier": "exact", "value": 18, "lower": 18, "upper": 18,'
        ' "bounds_kind": null, "term": null}'
    )
    quantity = Quantity.model_validate_json(text)
    assert quantity == Quantity.exact(18, "eighteen")
    assert quantity.model_dump()["relative"] == NO_RELATIVE
    for name in json.loads(text):
        without = {key: leaf for key, leaf in json.loads(text).items() if key != name}
        with pytest.raises(ValidationError, match="Field required"):
            Quantity.model_validate(without)
    with pytest.raises(ValidationError, match="Field required"):
        Relative.model_validate({"share": None, "of": None})


@pytest.mark.parametrize(
    ("broken", "messages"),
    [
        ({"qualifier": "exact", "value": 28}, ["exact needs lower", "exact needs upper"]),
        (
            {"qualifier": "exact", "value": 28, "lower": 27, "upper": 28},
            ["exact has the same number as value, lower and upper"],
        ),
        (
            {
                "qualifier": "exact",
                "value": 1,
                "lower": 1,
                "upper": 1,
                "bounds_kind": "stated",
                "term": "one",
            },
            ["exact leaves bounds_kind null", "exact leaves term null"],
        ),
        (
            {"qualifier": "approximately", "value": 100, "lower": 90, "upper": 110},
            ["approximately leaves lower null", "approximately leaves upper null"],
        ),
        (
            {"qualifier": "approximately", "value": 0},
            ["approximately needs a value above 0; none at all is exact 0"],
        ),
        (
            {"qualifier": "at_least", "value": 60, "upper": 80, "term": "over"},
            [
                "at_least leaves value null",
                "at_least needs lower",
                "at_least leaves upper null",
                "at_least needs bounds_kind, one of stated, coder_bounds, ",
                "at_least leaves term null",
            ],
        ),
        (
            {"qualifier": "at_most", "lower": 1, "upper": 5, "bounds_kind": "stated"},
            ["at_most has lower 0; with another lower bound it is between"],
        ),
        ({"qualifier": "at_most", "upper": 5, "bounds_kind": "stated"}, ["at_most needs lower"]),
        (
            {"qualifier": "between", "value": 7, "lower": 5, "bounds_kind": "stated"},
            ["between leaves value null", "between needs upper"],
        ),
        (
            {"qualifier": "best_with_bounds", "value": 2, "lower": 1, "upper": 3},
            ["best_with_bounds needs bounds_kind"],
        ),
        (
            {"qualifier": "best_with_bounds", "lower": 1, "bounds_kind": "stated"},
            ["best_with_bounds needs value"],
        ),
        (
            {"qualifier": "best_with_bounds", "value": 2, "bounds_kind": "stated"},
            ["best_with_bounds needs lower, upper or both; without bounds it is exact"],
        ),
        ({"qualifier": "indefinite"}, ["indefinite needs term"]),
        ({"qualifier": "indefinite", "term": "dozens", "lower": 24}, ["leaves lower null"]),
        ({"qualifier": "unknown_positive", "lower": 1}, ["unknown_positive leaves lower null"]),
        ({"qualifier": "not_numeric"}, ["not_numeric needs term"]),
        ({"qualifier": "unknown", "value": 0}, ["unknown leaves value null"]),
        ({"qualifier": "unknown", "term": "unknown"}, ["unknown leaves term null"]),
    ],
)
def test_every_broken_rule_is_named_at_once(broken: dict[str, Any], messages: list[str]) -> None:
    said = faults_of(**broken)
    for message in messages:
        assert message in said


@pytest.mark.parametrize(
    ("relative", "message"),
    [
        ({"share": [1, 3], "of": None}, "share and of are given together or not at all"),
        ({"share": None, "of": CLAIM}, "share and of are given together or not at all"),
        ({"share": [0, 3], "of": CLAIM}, "share is a numerator from 1 up to the denominator"),
        ({"share": [4, 3], "of": CLAIM}, "share is a numerator from 1 up to the denominator"),
        ({"share": [1, 0], "of": CLAIM}, "share is a numerator from 1 up to the denominator"),
        ({"share": [True, 3], "of": CLAIM}, "valid integer"),
        ({"share": [1, 3.0], "of": CLAIM}, "valid integer"),
        ({"share": [1, 3], "of": CLAIM, "remainder_of": CLAIM}, "remainder_of stands alone"),
        ({"share": [1, 3], "of": "somewhere"}, "String should match pattern"),
    ],
)
def test_a_relative_that_says_nothing_is_refused(relative: dict[str, Any], message: str) -> None:
    said = faults_of(qualifier="exact", relative={**NO_RELATIVE, **relative})
    assert message in said


def test_a_relative_quantity_has_no_numbers_of_its_own() -> None:
    share = {"share": [1, 3], "of": CLAIM, "remainder_of": None}
    rest = {"share": None, "of": None, "remainder_of": CLAIM}
    said = faults_of(qualifier="exact", value=5, term="third", relative=share)
    assert "a relative quantity leaves value null" in said
    assert "a relative quantity leaves term null" in said
    said = faults_of(qualifier="between", relative=share)
    assert "a share is exact, approximately, at_least or at_most" in said
    assert "a remainder is exact" in faults_of(qualifier="at_least", relative=rest)
    more = a_share(CLAIM, (1, 2), "more than half", Qualifier.AT_LEAST)
    assert more.relative.share == (1, 2)
    assert not more.relative.is_empty
    assert Quantity.exact(1).relative.is_empty


@pytest.mark.parametrize("leaf", [True, "7", 7.0, -1, SAFE_INTEGER + 1, [7]])
@pytest.mark.parametrize("name", ["value", "lower", "upper"])
def test_only_integers_are_counts(name: str, leaf: object) -> None:
    exact = leaves(qualifier="exact", value=7, lower=7, upper=7)
    with pytest.raises(ValidationError) as caught:
        Quantity.model_validate({**exact, name: leaf})
    assert caught.value.errors()[0]["loc"] == (name,)


def test_true_is_not_one_in_json() -> None:
    text = json.dumps(leaves(qualifier="exact", value=True, lower=1, upper=1))
    with pytest.raises(ValidationError, match="valid integer"):
        Quantity.model_validate_json(text)


def test_unknown_keys_and_words_are_refused() -> None:
    assert "Extra inputs" in faults_of(qualifier="unknown", low=1)
    assert "Input should be 'exact', 'approximately'" in faults_of(qualifier="roughly")


# The rows of the UCDP GED sample of 1,000 events whose low, best and high do not rise.
UCDP_DISORDERED = [
    (3, 2, 3),
    (5, 4, 5),
    (9, 10, 9),
    (18, 18, 17),
    (334, 333, 333),
    (2, 1, 1),
    (3, 4, 3),
    (3, 2, 2),
    (12, 11, 12),
    (4, 4, 3),
    (7, 6, 7),
    (12, 12, 11),
    (4, 3, 3),
]


@pytest.mark.parametrize(("low", "best", "high"), UCDP_DISORDERED)
def test_disordered_bounds_are_kept_and_flagged(low: int, best: int, high: int) -> None:
    quantity = Quantity.best(best, low, high)
    assert (quantity.lower, quantity.value, quantity.upper) == (low, best, high)
    assert quantity.is_disordered


def test_only_disordered_bounds_are_flagged() -> None:
    assert Quantity.between(8, 3).is_disordered
    assert not Quantity.between(3, 8).is_disordered
    assert not Quantity.best(33, 15, 33).is_disordered
    assert not Quantity.exact(0).is_disordered
    assert not Quantity.at_least(5).is_disordered
    assert not Quantity.vague("dozens").is_disordered


def test_a_quantity_cannot_be_changed() -> None:
    quantity = Quantity.exact(7)
    with pytest.raises(ValidationError, match="frozen"):
        quantity.value = 8  # type: ignore[misc]
    assert len({quantity, Quantity.exact(7), Quantity.exact(8)}) == 2
    assert quantity.relative == NOT_RELATIVE


counts = st.integers(0, SAFE_INTEGER)
words = st.none() | st.sampled_from(["about 30,000", "None", "Plusieurs blessés", "多数"])
quantities = st.one_of(
    st.builds(Quantity.exact, counts, words),
    st.builds(Quantity.about, st.integers(1, SAFE_INTEGER), words),
    st.builds(Quantity.at_least, counts, words, st.sampled_from(BoundsKind)),
    st.builds(Quantity.at_most, counts, words, st.sampled_from(BoundsKind)),
    st.builds(Quantity.between, counts, counts, words, st.sampled_from(BoundsKind)),
    st.builds(Quantity.best, counts, counts, counts, words, st.sampled_from(BoundsKind)),
    st.builds(Quantity.vague, st.sampled_from(["dozens", "several dozen", "many"]), words),
    st.builds(Quantity.some, words, st.none() | st.just("some")),
    st.builds(Quantity.quality, st.sampled_from(["heavy", "light"]), words),
    st.builds(Quantity.unknown, words),
    st.builds(a_share, st.just(CLAIM), st.just((2, 3)), words),
    st.builds(Quantity.remainder_of, st.just(CLAIM), words),
)


@settings(max_examples=200)
@given(quantities)
def test_a_quantity_reads_back_identical(quantity: Quantity) -> None:
    assert Quantity.model_validate(quantity.model_dump()) == quantity
    assert Quantity.model_validate(quantity.model_dump(mode="json")) == quantity
    again = Quantity.model_validate_json(canonical(quantity))
    assert again == quantity
    assert canonical(again) == canonical(quantity)
