from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.model.canonical import canonical
from battleapi.model.measures import Measure
from battleapi.model.vocabulary.quantities import MeasureUnit, Qualifier


def leaves(**given_leaves: Any) -> dict[str, Any]:
    return {**dict.fromkeys(("as_said", "value", "lower", "upper", "unit")), **given_leaves}


def faults_of(**given_leaves: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Measure.model_validate(leaves(**given_leaves))
    return "; ".join(error["msg"] for error in caught.value.errors())


def test_over_an_hour_is_at_least_one_and_nothing_is_added() -> None:
    said = leaves(as_said="over an hour", qualifier="at_least", lower=1, unit="hour")
    measure = Measure.model_validate(said)
    assert measure.lower == 1
    assert measure.unit is MeasureUnit.HOUR
    assert measure.model_dump(mode="json") == said


@pytest.mark.parametrize(
    "said",
    [
        leaves(
            as_said="fifty-six kilometers",
            qualifier="exact",
            value=56,
            lower=56,
            upper=56,
            unit="km",
        ),
        leaves(as_said="around ten kilometers", qualifier="approximately", value=10, unit="km"),
        leaves(
            as_said="half a mile", qualifier="exact", value=0.5, lower=0.5, upper=0.5, unit="mi"
        ),
        leaves(as_said="up to 2.5 km", qualifier="at_most", lower=0, upper=2.5, unit="km"),
        leaves(as_said="two or three days", qualifier="between", lower=2, upper=3, unit="day"),
        leaves(qualifier="best_with_bounds", value=1.5, lower=1, upper=2.25, unit="nmi"),
        leaves(as_said="about 0.3 m", qualifier="approximately", value=0.3, unit="m"),
        leaves(as_said="several hours", qualifier="indefinite", unit="hour"),
        leaves(as_said="a long way", qualifier="not_numeric"),
        leaves(as_said="some time", qualifier="unknown_positive"),
        leaves(qualifier="unknown"),
    ],
)
def test_each_way_of_giving_a_measure(said: dict[str, Any]) -> None:
    measure = Measure.model_validate_json(json.dumps(said))
    assert measure.model_dump(mode="json") == said
    assert json.loads(canonical(measure)) == said


@pytest.mark.parametrize(
    ("broken", "messages"),
    [
        (
            {"qualifier": "exact", "value": 56, "unit": "km"},
            ["exact needs lower", "exact needs upper"],
        ),
        (
            {"qualifier": "at_least", "value": 1, "upper": 2},
            [
                "at_least leaves value null",
                "at_least needs lower",
                "at_least leaves upper null",
                "at_least needs a unit, one of m, km, ft,",
            ],
        ),
        (
            {"qualifier": "exact", "value": 1, "lower": 1, "upper": 1.5, "unit": "km"},
            ["exact has the same number as value, lower and upper"],
        ),
        (
            {"qualifier": "at_most", "lower": 0.5, "upper": 1.5, "unit": "km"},
            ["at_most has lower 0"],
        ),
        (
            {"qualifier": "approximately", "value": 0, "unit": "km"},
            ["approximately needs a value above 0"],
        ),
        ({"qualifier": "indefinite", "unit": "hour"}, ["indefinite needs as_said"]),
        ({"qualifier": "not_numeric"}, ["not_numeric needs as_said"]),
        ({"qualifier": "unknown", "value": 1}, ["unknown leaves value null"]),
        ({"qualifier": "unknown", "term": "far"}, ["Extra inputs are not permitted"]),
        ({"qualifier": "unknown", "unit": "league"}, ["Input should be 'm', 'km', 'ft'"]),
    ],
)
def test_every_broken_rule_is_named_at_once(broken: dict[str, Any], messages: list[str]) -> None:
    said = faults_of(**broken)
    for message in messages:
        assert message in said


@pytest.mark.parametrize(
    "number",
    [
        True,
        "7",
        -1,
        -0.5,
        float("nan"),
        float("inf"),
        10**15,
        10**400,
        0.1 + 0.2,
        1.234567890123456,
        [1],
    ],
)
def test_what_is_not_a_decimal(number: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Measure.model_validate(leaves(qualifier="approximately", value=number, unit="km"))
    assert caught.value.errors()[0]["loc"] == ("value",)


@pytest.mark.parametrize("literal", ["true", '"7"', "NaN", "Infinity", "1e400", "1e15"])
def test_what_is_not_a_decimal_in_json(literal: str) -> None:
    text = json.dumps(leaves(qualifier="approximately", value="?", unit="km"))
    with pytest.raises(ValidationError):
        Measure.model_validate_json(text.replace('"?"', literal))


def test_one_number_has_one_form() -> None:
    whole = Measure.model_validate(leaves(qualifier="approximately", value=56.0, unit="km"))
    assert repr(whole.value) == "56"
    assert json.loads(whole.model_dump_json())["value"] == 56
    assert '"value":56,' in whole.model_dump_json()
    assert b'"value":56}' in canonical(whole)
    nought = Measure.model_validate(
        leaves(qualifier="exact", value=-0.0, lower=0, upper=0.0, unit="km")
    )
    assert '"value":0,' in nought.model_dump_json()


def test_disordered_bounds_are_kept() -> None:
    turned = Measure.model_validate(leaves(qualifier="between", lower=3.5, upper=2, unit="day"))
    assert (turned.lower, turned.upper) == (3.5, 2)


def test_units_of_length_and_of_time() -> None:
    assert [unit.value for unit in MeasureUnit if unit.is_length] == [
        "m",
        "km",
        "ft",
        "yd",
        "mi",
        "nmi",
    ]
    assert [unit.value for unit in MeasureUnit if not unit.is_length] == [
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
    ]


decimals = st.builds(
    lambda digits, places: float(Decimal(digits).scaleb(-places)),
    st.integers(1, 10**15 - 1),
    st.integers(0, 20),
)


@settings(max_examples=200)
@given(decimals, decimals, st.sampled_from(MeasureUnit))
def test_a_measure_reads_back_identical(first: float, second: float, unit: MeasureUnit) -> None:
    measure = Measure(
        as_said="between the two",
        qualifier=Qualifier.BETWEEN,
        value=None,
        lower=first,
        upper=second,
        unit=unit,
    )
    assert (measure.lower, measure.upper) == (first, second)
    assert Measure.model_validate(measure.model_dump()) == measure
    assert Measure.model_validate_json(measure.model_dump_json()) == measure
    again = Measure.model_validate_json(canonical(measure))
    assert again == measure
    assert canonical(again) == canonical(measure)
