"""Readings: overlays hold what is read otherwise and nothing else, and make valid claims."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from battleapi.model.canonical import canonical
from battleapi.model.claims import CLAIM, CasualtyClaim, Overlay, Reading, ReadingError, read_as
from tests.records_of import (
    Document,
    a_claim,
    a_date,
    a_measure,
    a_party,
    a_quantity,
    a_reading,
    a_speaker,
    claim,
    dozens,
)


def overlay(**given: Any) -> Overlay:
    return Overlay.model_validate(given)


def errors_of(document: Document) -> ReadingError:
    with pytest.raises(ValidationError) as caught:
        CLAIM.validate_python(document)
    (error,) = caught.value.errors()
    reason = error["ctx"]["error"]
    assert isinstance(reason, ReadingError)
    return reason


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"event": None},
        {"event": "crossing"},
        {"effects": ["wounded"], "quantity": a_quantity(7, "seven")},
        {"about": [a_party("greens", "armed men", "inferred_by_editor")]},
        {"occurred": a_date("1900-05-10")},
        {"kind": "materiel", "item": "rifles", "item_class": "small_arms", "effects": ["lost"]},
        {"measure": a_measure(3), "start": {"place": "ford", "label": None}},
        {"claimant": a_speaker("blues"), "polarity": "denies", "cumulative": True},
        {"rank_group": None, "affiliation": "medical", "count_basis": "body_count"},
        {"counts": "units", "basis": "final", "severity": "light", "held_by": None},
        {"as_said": "a draw", "aspect": "result", "type": "draw", "by": [], "against": ["reds"]},
        {"mode": "claims", "attributed_to": [], "inflicted_by": ["reds"], "covers_battles": []},
    ],
)
def test_only_the_keys_that_are_given_are_written(given: Document) -> None:
    written = overlay(**given).model_dump(mode="json")
    assert written == given
    assert canonical(overlay(**given)) == canonical(given)


def test_null_is_not_the_same_as_not_given() -> None:
    assert overlay(event=None) != overlay()
    assert overlay(event=None) == overlay(event=None)
    assert overlay() != 5
    assert len({overlay(event=None), overlay(), overlay(event=None)}) == 2
    reading = Reading.model_validate(a_reading({"event": None}))
    assert reading != Reading.model_validate(a_reading({}))


@pytest.mark.parametrize(
    "given",
    [
        {"claimant": {"actor": "The Blues"}},
        {"citations": []},
        {"covers_battles": ["mill", "mill"]},
        {"type": "surrender"},
        {"kind": "rumour"},
        {"event": "The Crossing"},
        {"population": ["soldiers"]},
        {"quantity": {"as_said": "seven"}},
    ],
)
def test_what_no_overlay_has(given: Document) -> None:
    with pytest.raises(ValidationError):
        overlay(**given)


def test_a_reading_holds_one_overlay_or_several() -> None:
    assert len(Reading.model_validate(a_reading({}, {"event": None})).instead) == 2
    with pytest.raises(ValidationError, match="at least 1"):
        Reading.model_validate(a_reading())
    with pytest.raises(ValidationError):
        Reading.model_validate(a_reading({}, basis="hearsay"))


def test_a_claim_read_otherwise_has_the_keys_of_the_overlay_and_no_readings() -> None:
    certain = claim(
        quantity=a_quantity(2, "two"),
        readings=[a_reading({"quantity": a_quantity(9, "two … and seven others")})],
    )
    read = read_as(certain, certain.readings[0].instead[0])
    assert isinstance(read, CasualtyClaim)
    assert read.quantity.value == 9
    assert read.readings == ()
    assert read.model_copy(update={"quantity": None, "readings": ()}) == certain.model_copy(
        update={"quantity": None, "readings": ()}
    )


def test_one_sentence_may_split_into_several_claims() -> None:
    split = claim(
        quantity=a_quantity(2),
        readings=[a_reading({}, {"effects": ["wounded"], "quantity": a_quantity(7)})],
    )
    first, second = (read_as(split, one) for one in split.readings[0].instead)
    assert isinstance(first, CasualtyClaim)
    assert isinstance(second, CasualtyClaim)
    assert (first.effects, first.quantity.value) == (("killed",), 2)
    assert (second.effects, second.quantity.value) == (("wounded",), 7)


def test_a_claim_may_be_read_as_one_of_another_kind() -> None:
    losses = claim(
        effects=["casualty"],
        quantity=a_quantity(0, "None"),
        readings=[
            a_reading(
                {
                    "kind": "materiel",
                    "item": "vehicles",
                    "item_class": "vehicle",
                    "effects": ["lost"],
                    "quantity": a_quantity(0, "None"),
                }
            )
        ],
    )
    read = read_as(losses, losses.readings[0].instead[0])
    assert (read.kind, read.id, read.about) == ("materiel", losses.id, losses.about)
    assert "population" not in type(read).model_fields


def test_an_overlay_that_makes_no_valid_claim_is_refused_with_its_place() -> None:
    document = a_claim(
        readings=[
            a_reading({"event": None}, {"effects": ["casualty", "killed"]}, id="first"),
            a_reading({"quantity": None}, {"item": "gun"}, id="second"),
        ]
    )
    reason = errors_of(document)
    assert [place for place, _ in reason.errors] == [
        ("readings", 0, "instead", 1),
        ("readings", 1, "instead", 0),
        ("readings", 1, "instead", 1),
    ]
    kinds = [[one["type"] for one in error.errors()] for _, error in reason.errors]
    assert kinds == [["value_error"], ["model_type"], ["extra_forbidden"]]


@pytest.mark.parametrize(
    ("kind", "given", "wrong"),
    [
        ("casualties", {"effects": ["slain"]}, "enum"),
        ("casualties", {"kind": "materiel"}, "missing"),
        ("outcome", {"about": [a_party("greens")]}, "value_error"),
        ("control", {"quantity": dozens()}, "extra_forbidden"),
        ("measure", {"measure": a_measure(3, "hour")}, "value_error"),
    ],
)
def test_an_overlay_fits_the_kind_of_its_claim(kind: str, given: Document, wrong: str) -> None:
    reason = errors_of(a_claim(kind, readings=[a_reading(given)]))
    ((_, error),) = reason.errors
    assert error.errors()[0]["type"] == wrong


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("casualties", {"claimant": {"actor": None, "label": "a medic"}}),
        ("casualties", {"polarity": "denies"}),
        ("casualties", {"cumulative": True}),
        ("casualties", {"covers_battles": ["siege-of-the-mill"]}),
        ("casualties", {"rank_group": "officers"}),
        ("casualties", {"affiliation": "medical"}),
        ("casualties", {"count_basis": "body_count"}),
        ("casualties", {"inflicted_by": ["reds"]}),
        ("strength", {"counts": "units"}),
        ("strength", {"basis": "final"}),
        ("outcome", {"as_said": "beaten off"}),
        ("outcome", {"aspect": "resolution", "type": "repulse"}),
        ("outcome", {"by": ["reds"], "about": [a_party("reds")]}),
        ("outcome", {"against": ["reds"]}),
        ("responsibility", {"attributed_to": ["greens"], "mode": "denies"}),
        ("materiel", {"held_by": "blues"}),
        ("materiel", {"severity": "heavy"}),
    ],
)
def test_every_key_may_be_read_otherwise(kind: str, given: Document) -> None:
    stored = claim(kind, readings=[a_reading(given)])
    read = read_as(stored, stored.readings[0].instead[0]).model_dump(mode="json")
    assert {key: read[key] for key in given} == given
