"""Faults of shape: the place in the document, a stable code, a sentence of ours, what is right."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from battleapi.errors import Fault
from battleapi.model.actors import Actor
from battleapi.model.pointers import CLAIM_MODELS, located_faults, pointer
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind, Polarity
from tests.generated_records import broken_files
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_measure,
    a_membership,
    a_place,
    a_quantity,
    a_reading,
    an_actor,
)

CODES = {
    "missing",
    "unknown_key",
    "unknown_term",
    "wrong_type",
    "out_of_range",
    "too_long",
    "malformed",
    "rule_broken",
}


def faults(document: object, model: type[BaseModel] = RecordFile) -> list[Fault]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(document)
    return [fault for _, fault in located_faults(caught.value, model)]


def fault(**changes: Any) -> Fault:
    """The one fault of a battle with these keys."""
    (one,) = faults(a_battle(**changes))
    assert one.where == "record"
    return one


def seen(one: Fault) -> tuple[str, str, str]:
    return one.at, one.code, one.detail


def claim_fault(**changes: Any) -> Fault:
    return fault(claims=[a_claim("statement"), a_claim(number=2) | changes])


# Pointers


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((), ""),
        (("claims", 0, "quantity"), "/claims/0/quantity"),
        (("a/b", "m~n", ""), "/a~1b/m~0n/"),
        (("~1",), "/~01"),
    ],
)
def test_a_pointer_is_written_as_rfc_6901_has_it(parts: tuple[str | int, ...], text: str) -> None:
    assert pointer(*parts) == text


# The codes, one by one


def test_a_key_that_is_missing() -> None:
    document = a_battle()
    del document["name"], document["date"]
    assert [seen(one) for one in faults(document)] == [
        ("/name", "missing", "This key is needed."),
        ("/date", "missing", "This key is needed."),
    ]


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("statuss", ("status",)),
        ("claim", ("claims",)),
        ("zzz", tuple(sorted(RecordFile.model_fields))),
    ],
)
def test_a_key_that_nothing_has(key: str, near: tuple[str, ...]) -> None:
    one = fault(**{key: 1})
    assert seen(one) == (f"/{key}", "unknown_key", "There is no such key here.")
    assert one.expected == near


@pytest.mark.parametrize(
    ("changes", "at", "near"),
    [
        ({"place": {"id": "ford", "precison": "near"}}, "/place/precison", "precision"),
        (
            {"combatants": [a_combatant("reds", 1, commanders=[{"label": "x", "fat": "killed"}])]},
            "/combatants/0/commanders/0/fat",
            "fate",
        ),
        (
            {"actors": [an_actor("a", memberships=[a_membership("b", form="2021")])]},
            "/actors/0/memberships/0/form",
            "from",
        ),
        (
            {"citations_by_field": {"date": [a_citation(locater="row/1")]}},
            "/citations_by_field/date/0/locater",
            "locator",
        ),
        ({"claims": [a_claim(quantiti=1)]}, "/claims/0/quantiti", "quantity"),
        ({"claims": [a_claim("control", chance=1)]}, "/claims/0/chance", "change"),
        (
            {"claims": [a_claim("measure", measure=a_measure(units="km"))]},
            "/claims/0/measure/units",
            "unit",
        ),
        (
            {"claims": [a_claim(readings=[a_reading({"events": None})])]},
            "/claims/0/readings/0/instead/0/events",
            "event",
        ),
    ],
)
def test_near_keys_are_those_of_the_place(changes: Document, at: str, near: str) -> None:
    one = fault(**changes)
    assert (one.at, one.code) == (at, "unknown_key")
    assert near in one.expected[:2]


def test_a_key_with_signs_of_a_pointer_is_escaped() -> None:
    assert fault(**{"a/b~c": 1}).at == "/a~1b~0c"


# Claims: the name of the kind is no step of a pointer


@pytest.mark.parametrize("kind", ClaimKind)
def test_pointers_into_claims_of_every_kind(kind: str) -> None:
    whole = a_claim(kind)
    for key in whole:
        if key not in ("id", "kind", "about", "value", "item", "under_name", "against"):
            without = {name: value for name, value in whole.items() if name != key}
            document = a_battle(claims=[without | {"nothing": 1}])
            at = {one.at for one in faults(document)}
            assert "/claims/0/nothing" in at
            assert at <= {"/claims/0/nothing", f"/claims/0/{key}"}


def test_every_kind_has_its_model() -> None:
    assert list(CLAIM_MODELS) == list(ClaimKind)
    assert CLAIM_MODELS["measure"].__name__ == "MeasureClaim"


# Readings


def test_faults_of_an_overlay_point_into_it() -> None:
    claim = a_claim(
        readings=[
            a_reading({}, {"effects": ["slain"]}, id="one"),
            a_reading({"quantity": None}, {"effects": ["killed", "casualty"]}, id="two"),
            a_reading({"kind": "control"}, {"item": "gun"}, id="three"),
        ]
    )
    found = faults(a_battle(claims=[a_claim("statement", 2), claim]))
    assert [(one.at, one.code) for one in found] == [
        ("/claims/1/readings/0/instead/1/effects/0", "unknown_term"),
        ("/claims/1/readings/1/instead/0/quantity", "wrong_type"),
        ("/claims/1/readings/1/instead/1", "rule_broken"),
        ("/claims/1/readings/2/instead/0/place", "missing"),
        ("/claims/1/readings/2/instead/0/change", "missing"),
        ("/claims/1/readings/2/instead/1/item", "unknown_key"),
    ]
    assert found[-1].expected == (
        "about",
        "affiliation",
        "claimant",
        "count_basis",
        "covers_battles",
        "cumulative",
        "effects",
        "event",
        "inflicted_by",
        "kind",
        "occurred",
        "polarity",
        "population",
        "quantity",
        "rank_group",
    )


# Whatever is wrong


def test_one_thing_of_a_registry_is_checked_alone_too() -> None:
    found = faults(an_actor("Redland", "army", naem="x"), Actor)
    assert [(one.at, one.code, one.expected[:1]) for one in found] == [
        ("/id", "malformed", ("redland",)),
        ("/kind", "unknown_term", ("state",)),
        ("/naem", "unknown_key", ("name",)),
    ]


@pytest.mark.parametrize(
    ("sent", "near"),
    [
        ("Battle of Marathon", "battle-of-marathon"),
        ("Marathon (490 BC)", "marathon-490-bc"),
        (" Ménaka--", "menaka"),
        ("Бер", "words-joined-by-hyphens"),
        ("", "words-joined-by-hyphens"),
        ("㎏ " * 60, "kg-" * 39 + "kg"),
    ],
)
def test_what_is_no_id_is_told_as_one(sent: str, near: str) -> None:
    (one,) = faults(a_battle(id=sent))
    assert (one.at, one.expected) == ("/id", (near,))


def test_keys_and_terms_stay_as_they_are_in_sentences() -> None:
    date, quantity = a_date("1900") | {"calendar": None}, a_quantity() | {"value": None}
    place = a_place("ford", basis=None)
    found = faults(a_battle(date=date, places=[place | {"lat": 1.5}], claims=[]))
    assert [one.detail for one in found] == [
        "calendar must say in which calendar the words are, where edtf stands.",
        "lat, lon and basis are given together, or none of them is.",
    ]
    assert claim_fault(quantity=quantity).detail == "exact needs value."
    uncited = a_place("ford", lat=1.5, lon=2.5, basis="gazetteer")
    (one,) = faults(a_battle(places=[uncited]))
    assert one.detail == "A point from a gazetteer cites the gazetteer."


def test_legal_words_stand_in_expected_and_not_in_the_sentence() -> None:
    one = claim_fault(polarity="maybe")
    assert one.expected == tuple(Polarity)
    assert not any(term in one.detail for term in Polarity)


def test_a_key_that_is_no_text_is_told_of_too() -> None:
    document: dict[Any, Any] = a_battle() | {}
    document[5] = "x"
    (one,) = faults(document)
    assert seen(one) == ("/5", "rule_broken", "This value is not allowed here.")


@given(broken_files())
def test_every_fault_has_a_code_a_sentence_and_a_place(document: Document) -> None:
    try:
        RecordFile.model_validate(document)
    except ValidationError as error:
        for path, one in located_faults(error, RecordFile):
            assert one.code in CODES
            assert one.at == pointer(*path)
            assert one.detail[:1].isupper() or one.code == "rule_broken"
            assert one.detail.endswith(".")
            assert "Input" not in one.detail
            assert parent_of(document, path) is not None


def parent_of(document: Any, path: tuple[str | int, ...]) -> object:
    """What holds the place of a fault; the place itself may be missing, or be of an overlay."""
    here = document
    for step in path[:-1]:
        if isinstance(here, dict) and step not in here:
            return here
        here = here[step]
    return here


@given(st.sampled_from(["name", "status", "date", "claims"]), st.text(min_size=5))
def test_no_fault_repeats_what_was_sent(key: str, value: str) -> None:
    secret = f"secret-{value}"
    try:
        RecordFile.model_validate(a_battle(**{key: secret}))
    except ValidationError as error:
        found = [one for _, one in located_faults(error, RecordFile)]
        assert "secret-" not in json.dumps([[one.at, one.detail, one.expected] for one in found])
