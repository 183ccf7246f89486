"""Figures in a sentence: the source's words, or the numbers where it has none."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.model.figure_words import (
    PEOPLE,
    count_words,
    measure_words,
    names_effects,
    names_item,
)
from battleapi.model.measures import Measure
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.materiel import MaterielEffect
from battleapi.model.vocabulary.quantities import Qualifier
from battleapi.model.vocabulary.term import Term
from tests.records_of import a_share


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity.exact(24, "twenty-four"), "twenty-four"),
        (Quantity.exact(28, "28"), "28"),
        (Quantity.exact(10316, "10,316"), "10,316"),
        (Quantity.exact(0, "None"), "no"),
        (Quantity.exact(0, "did not take any losses"), "no"),
        (Quantity.vague("dozens", "Dozens"), "dozens"),
        (Quantity.vague("dozens", "Dozens of them"), "'Dozens of them'"),
        (Quantity.quality("heavy", "Heavy"), "'Heavy'"),
        (Quantity.quality("infinite", "infinite"), "'infinite'"),
        (
            Quantity.vague("dozens", "dozens of deaths and injuries"),
            "'dozens of deaths and injuries'",
        ),
        (Quantity.exact(1, "a Malian soldier"), "'a Malian soldier'"),
        (Quantity.some("some"), "some"),
        (Quantity.at_least(300, "300"), "at least 300"),
        (Quantity.at_most(5, "five"), "at most five"),
        (Quantity.about(6000, "six thousand"), "about 'six thousand'"),
        (Quantity.about(6000, "about six thousand"), "'about six thousand'"),
        (Quantity.at_least(61, "more than 60"), "'more than 60'"),
        (Quantity.best(33, 15, 40, "33"), "33 (15 to 40)"),
        (Quantity.between(15, 33, "15"), "15 to 33"),
    ],
)
def test_a_figure_is_in_the_words_of_its_source(quantity: Quantity, words: str) -> None:
    assert count_words(quantity) == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity.exact(28), "28"),
        (Quantity.exact(30000), "30,000"),
        (Quantity.about(30000), "about 30,000"),
        (Quantity.at_least(61), "at least 61"),
        (Quantity.at_most(5), "at most 5"),
        (Quantity.between(15, 33), "15 to 33"),
        (Quantity.best(33, 15, 40), "33 (15 to 40)"),
        (Quantity.best(120, 100, None), "120 (at least 100)"),
        (Quantity.best(120, None, 150), "120 (at most 150)"),
        (Quantity.best(120, 100, None, "120"), "120 (at least 100)"),
        (Quantity.vague("dozens"), "dozens"),
        (Quantity.quality("heavy"), "heavy"),
        (Quantity.some(), "some"),
        (Quantity.some(term="a number"), "a number"),
        (Quantity.unknown(), "an unknown number of"),
        (a_share("c000000000000001", (1, 3)), "1/3"),
        (
            a_share("c000000000000001", (1, 2), qualifier=Qualifier.AT_LEAST),
            "at least 1/2",
        ),
        (Quantity.remainder_of("c000000000000001"), "the rest"),
    ],
)
def test_a_figure_without_words_is_put_into_some(quantity: Quantity, words: str) -> None:
    assert count_words(quantity) == words


def measure(**numbers: Any) -> Measure:
    nothing: dict[str, Any] = dict.fromkeys(("as_said", "value", "lower", "upper", "unit"))
    return Measure.model_validate(nothing | numbers)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            measure(as_said="over an hour", qualifier="at_least", lower=1, unit="hour"),
            "'over an hour'",
        ),
        (measure(qualifier="exact", value=56, lower=56, upper=56, unit="km"), "56 km"),
        (measure(qualifier="approximately", value=2.5, unit="mi"), "about 2.5 mi"),
        (measure(qualifier="between", lower=3, upper=4, unit="day"), "3 to 4 days"),
        (measure(qualifier="at_least", lower=1, unit="hour"), "at least 1 hour"),
        (
            measure(qualifier="best_with_bounds", value=3, upper=4.5, unit="km"),
            "3 (at most 4.5) km",
        ),
        (measure(qualifier="unknown"), "unknown"),
        (measure(qualifier="unknown_positive"), "some"),
        (measure(qualifier="unknown_positive", unit="km"), "some km"),
    ],
)
def test_a_measure_is_in_its_words_or_its_numbers(given: Measure, words: str) -> None:
    assert measure_words(given) == words


@pytest.mark.parametrize(
    ("as_said", "effects", "names"),
    [
        ("dozens of deaths and injuries", ["killed", "wounded"], True),
        ("dozens of dead", ["killed", "wounded"], False),
        ("dozens dead", ["killed"], True),
        ("a captured soldier", ["captured"], True),
        ("a Malian soldier", ["captured"], False),
        ("killed", ["killed"], False),
        ("many casualties", ["casualty"], True),
        ("skilled men", ["killed"], False),
    ],
)
def test_words_may_name_what_happened(as_said: str, effects: list[str], names: bool) -> None:
    quantity = Quantity.some(as_said)
    assert names_effects(quantity, map(CasualtyEffect, effects)) is names


def test_no_losses_do_not_name_what_did_not_happen() -> None:
    assert not names_effects(Quantity.exact(0, "no dead"), [CasualtyEffect.KILLED])


@pytest.mark.parametrize("effect", [*CasualtyEffect, *MaterielEffect])
def test_every_effect_can_be_named(effect: Term) -> None:
    words = {
        CasualtyEffect.DIED_OF_WOUNDS: "of wounds",
        CasualtyEffect.NON_BATTLE_DEATH: "of disease",
        CasualtyEffect.DIED_IN_CAPTIVITY: "in captivity",
    }
    said = words.get(effect, effect.value.replace("_", " "))  # type: ignore[call-overload]
    assert names_effects(Quantity.some(f"some {said}"), [effect])
    assert not names_effects(Quantity.some("some of them"), [effect])


@pytest.mark.parametrize(
    ("as_said", "item", "names"),
    [
        ("captured Malian equipment", "equipment", True),
        ("a CMA vehicle", "vehicle", True),
        ("a CMA vehicle", "vehicles", True),
        ("two vehicles", "vehicle", True),
        ("eighteen rifles", "AK-47 rifles", False),
        ("eighteen AK-47 rifles", "AK-47 rifles", True),
        ("vehicle", "vehicle", False),
        ("about a thousand men", PEOPLE, True),
        ("1,000 strong", PEOPLE, True),
        ("two thousand", PEOPLE, False),
    ],
)
def test_words_may_name_what_is_counted(as_said: str, item: str, names: bool) -> None:
    assert names_item(Quantity.some(as_said), item) is names


def test_without_words_nothing_is_named() -> None:
    assert not names_item(Quantity.exact(4), "vehicles")
    assert not names_effects(Quantity.exact(4), [CasualtyEffect.KILLED])
