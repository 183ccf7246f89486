"""What each kind of claim asks of its own keys."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from battleapi.model.claims import CLAIM, quantity_of
from battleapi.model.vocabulary.claims import ClaimKind
from tests.records_of import (
    Document,
    a_claim,
    a_measure,
    a_party,
    a_quantity,
    a_reading,
    claim,
    dozens,
)


def refused(message: str, kind: str = "casualties", **changes: Any) -> None:
    with pytest.raises(ValidationError, match=message):
        claim(kind, **changes)


# Casualties


def test_effects_are_a_set_in_vocabulary_order_with_something_in_it() -> None:
    both = claim(effects=["wounded", "killed"])
    assert both.model_dump(mode="json")["effects"] == ["killed", "wounded"]
    refused("at least 1", effects=[])
    refused("twice", effects=["killed", "killed"])


def test_undivided_casualties_stand_alone() -> None:
    assert claim(effects=["casualty"]).model_dump(mode="json")["effects"] == ["casualty"]
    refused("stands alone", effects=["killed", "casualty"])


def test_a_claim_that_counts_has_a_quantity() -> None:
    counting = {"casualties", "materiel", "strength"}
    for kind in ClaimKind:
        quantity = quantity_of(claim(kind))
        assert (quantity is not None) == (kind in counting), kind
    assert quantity_of(claim(quantity=a_quantity(7))) is not None


# Materiel and strength


def test_materiel_needs_an_item_a_class_and_an_effect() -> None:
    for key in ("item", "item_class", "effects"):
        document = a_claim("materiel")
        del document[key]
        with pytest.raises(ValidationError):
            CLAIM.validate_python(document)
    refused("at least 1", "materiel", effects=[])
    refused("enum|Input should be", "materiel", effects=["killed"])


def test_strength_has_a_class_exactly_for_materiel() -> None:
    tanks = claim("strength", counts="materiel", item="tanks", item_class="tank")
    assert tanks.model_dump(mode="json")["item_class"] == "tank"
    refused("item_class is given exactly", "strength", item_class="tank")
    refused("item_class is given exactly", "strength", counts="materiel")


# Outcome


@pytest.mark.parametrize(
    ("aspect", "kind"), [("result", "repulse"), ("resolution", "draw"), ("resolution", "ceasefire")]
)
def test_an_outcome_answers_its_aspect(aspect: str, kind: str) -> None:
    refused(f"{kind} is a", "outcome", aspect=aspect, type=kind)


@pytest.mark.parametrize("kind", ["stalemate", "other"])
def test_a_stalemate_is_a_result_and_a_resolution(kind: str) -> None:
    for aspect in ("result", "resolution"):
        assert claim("outcome", aspect=aspect, type=kind).model_dump()["type"] == kind


def test_resolutions_that_follow_each_other_are_numbered() -> None:
    second = claim("outcome", aspect="resolution", type="pursuit", sequence=2)
    assert second.model_dump()["sequence"] == 2
    refused("sequence is the place of a resolution", "outcome", sequence=1)
    refused(
        "greater than or equal to 1", "outcome", aspect="resolution", type="pursuit", sequence=0
    )


def test_a_front_has_a_width_and_not_a_duration() -> None:
    assert claim("measure", dimension="front_width").model_dump()["dimension"] == "front_width"
    hours = a_measure(3, "hour")
    refused("is not measured in this unit", "measure", dimension="advance", measure=hours)


def test_an_outcome_is_about_those_whose_it_is() -> None:
    refused("same actors as by", "outcome", by=["greens"])
    refused("same actors as by", "outcome", by=[])
    both = [a_party("blues"), a_party("greens")]
    assert claim("outcome", by=["blues", "greens"], about=both).about[1].actor == "greens"
    refused("same actors as by", "outcome", by=["greens", "blues"], about=both)
    assert claim("outcome", type="draw", by=[], about=[]).about == ()


@pytest.mark.parametrize("value", [1, "yes"])
def test_clear_is_true_false_or_not_said(value: object) -> None:
    assert claim("outcome", clear=True).model_dump()["clear"] is True
    assert claim("outcome").model_dump()["clear"] is None
    refused("valid boolean", "outcome", clear=value)


# Responsibility


@pytest.mark.parametrize("polarity", ["omits", "no_response"])
def test_silence_has_no_mode(polarity: str) -> None:
    silent = claim("responsibility", polarity=polarity, mode=None)
    assert silent.model_dump()["mode"] is None
    refused("mode", "responsibility", polarity=polarity)


@pytest.mark.parametrize("polarity", ["asserts", "denies", "retracts"])
def test_whoever_speaks_has_a_mode(polarity: str) -> None:
    assert claim("responsibility", polarity=polarity).model_dump()["mode"] == "accuses"
    refused("mode", "responsibility", polarity=polarity, mode=None)


@pytest.mark.parametrize("polarity", ["omits", "no_response"])
@pytest.mark.parametrize("kind", ["casualties", "materiel", "strength"])
def test_silence_gives_no_number(kind: str, polarity: str) -> None:
    unknown = a_quantity(None, qualifier="unknown")
    assert claim(kind, polarity=polarity, quantity=unknown).model_dump()["quantity"] == unknown
    for quantity in (a_quantity(0), a_quantity(24), dozens()):
        refused("expected: qualifier unknown", kind, polarity=polarity, quantity=quantity)
    refused("the measure of silence", "measure", polarity=polarity, measure=a_measure())


def test_a_reading_as_silence_gives_no_number_either() -> None:
    silence: Document = {"polarity": "omits"}
    refused("no valid claim", readings=[a_reading(silence)])
    silence["quantity"] = a_quantity(None, qualifier="unknown")
    assert claim(readings=[a_reading(silence)]).readings[0].instead[0].polarity == "omits"


# Attributes


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("date", "-0489-09-12"),
        ("date", "2023-08-11/.."),
        ("place", "ford"),
        ("type", "ambush"),
        ("type", "evacuation"),
        ("initiator", "blues"),
        ("commander", "blues"),
        ("count", "0"),
        ("count", "12"),
        ("name", None),
        ("character", None),
        ("date", None),
    ],
)
def test_the_value_of_an_attribute_is_in_its_normal_form(attribute: str, value: str | None) -> None:
    given = claim("attribute", attribute=attribute, value=value)
    assert given.model_dump(mode="json")["value"] == value


@pytest.mark.parametrize(
    ("attribute", "value", "message"),
    [
        ("date", "12 September 490", "not a date of EDTF"),
        ("date", "2023-13", "no such month"),
        ("place", "The Ford", "is an id"),
        ("type", "skirmish", "kind of battle or of event"),
        ("initiator", "Blues", "is an id"),
        ("commander", "Marshal Blue", "is an id"),
        ("count", "two", "whole number"),
        ("count", "02", "whole number"),
        ("name", "fight-at-the-ford", "value is null"),
        ("character", "first", "value is null"),
    ],
)
def test_what_is_no_value_of_an_attribute(attribute: str, value: str, message: str) -> None:
    refused(message, "attribute", attribute=attribute, value=value)


# Relations and measures


def test_a_relation_has_a_target_or_names_it() -> None:
    named = claim("event_relation", target=None, target_label="the fall of Kidal")
    assert named.model_dump()["target_label"] == "the fall of Kidal"
    refused("target_label names", "event_relation", target=None, target_label=None)


def test_the_ends_of_a_measure_may_be_left_out() -> None:
    document = a_claim("measure")
    del document["start"], document["end"]
    nowhere = {"place": None, "label": None}
    said = CLAIM.validate_python(document).model_dump()
    assert (said["start"], said["end"]) == (nowhere, nowhere)


@pytest.mark.parametrize(
    ("dimension", "unit", "fits"),
    [
        ("distance", "km", True),
        ("distance", "hour", False),
        ("duration", "hour", True),
        ("duration", "mi", False),
        ("deadline", "day", True),
        ("deadline", "m", False),
    ],
)
def test_a_distance_is_measured_in_lengths_and_the_rest_in_times(
    dimension: str, unit: str, fits: bool
) -> None:
    measured: dict[str, Any] = {"dimension": dimension, "measure": a_measure(3, unit)}
    if fits:
        assert claim("measure", **measured).model_dump()["dimension"] == dimension
    else:
        refused("not measured in this unit", "measure", **measured)


def test_a_measure_without_a_unit_fits_every_dimension() -> None:
    vague = a_measure(None, None, as_said="far away", qualifier="not_numeric")
    for dimension in ("distance", "duration", "deadline"):
        assert claim("measure", dimension=dimension, measure=vague).kind == "measure"
