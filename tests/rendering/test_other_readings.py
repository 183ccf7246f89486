"""What is otherwise by a reading, in words."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings

from battleapi.model.checking import read_record_file
from battleapi.model.claims import Overlay, quantity_of
from battleapi.rendering.cast import Cast
from battleapi.rendering.other_readings import differences, own_words, read_by
from tests.generated_records import record_files
from tests.records_of import (
    Document,
    a_claim,
    a_date,
    a_measure,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_speaker,
    an_event,
    at_least,
)


def in_words(overlay: dict[str, Any], *claims: Document) -> str:
    file = a_record(*(claims or [a_claim()]), events=[an_event("crossing")])
    cast = Cast(file.record, file.registry)
    return differences(file.claims[0], Overlay.model_validate(overlay), cast)


def read(*claims: Document) -> str:
    """What the claims are by the reading of them that `a_reading` makes."""
    file = a_record(*claims)
    return read_by(file.claims, "otherwise", Cast(file.record, file.registry))


@pytest.mark.parametrize(
    ("overlay", "words"),
    [
        ({}, ""),
        ({"event": "crossing"}, "the event Crossing"),
        ({"about": [a_party("reds")]}, "the party Reds"),
        ({"about": [a_party("reds"), a_party(None, "others")]}, "the party Reds and others"),
        ({"about": []}, "no party"),
        ({"effects": ["wounded", "captured"]}, "the effect wounded or captured"),
        ({"population": ["civilian"]}, "the people civilian"),
        ({"inflicted_by": ["reds", "greens"]}, "the doer Reds and Greens"),
        ({"occurred": a_date("1900-05")}, "the date 1900-05"),
        ({"quantity": a_quantity(4, "four")}, "the number four"),
        ({"quantity": a_quantity(0)}, "the number 0"),
        ({"quantity": a_quantity(4), "kind": "strength"}, "the kind strength and the number 4"),
        ({"claimant": a_speaker("reds")}, "the claimant Reds"),
        ({"claimant": a_speaker(None, "a witness")}, "the claimant a witness"),
        ({"held_by": "reds"}, "the holder Reds"),
        (
            {"as_said": "a victory", "against": ["reds"]},
            "the wording 'a victory' and the opponent Reds",
        ),
        ({"measure": a_measure(56)}, "the measure 56 km"),
        ({"start": {"place": None, "label": "the ford"}}, "the start 'the ford'"),
        ({"item": "boats", "item_class": "unspecified"}, "the item 'boats'"),
        (
            {"item": "boats", "item_class": "small_arms"},
            "the item 'boats' and the item class small arms",
        ),
        (
            {"cumulative": True, "counts": "units"},
            "the things counted units and another cumulative",
        ),
    ],
)
def test_what_is_otherwise_is_named(overlay: dict[str, Any], words: str) -> None:
    assert in_words(overlay) == words


def test_what_a_claim_has_already_is_no_difference() -> None:
    claim = a_claim(
        about=[a_party("blues", "them")],
        event="crossing",
        quantity=a_quantity(4, "four"),
        claimant=a_speaker("reds", "the Reds"),
    )
    same = {"about": [a_party("blues", "they")], "quantity": a_quantity(4, "four")}
    assert in_words(same, claim) == ""
    assert (
        in_words({"event": None, "claimant": a_speaker()}, claim) == "no event and another claimant"
    )
    # With the same words it is the number that differs.
    assert in_words({"quantity": at_least(3, "four")}, claim) == "the number at least 3"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (a_quantity(0), "0"),
        (a_quantity(0, "nobody"), "nobody"),
        (a_quantity(4, "four men"), "'four men'"),
        (at_least(1_000), "at least 1,000"),
        (a_quantity(None, qualifier="unknown_positive"), "some"),
    ],
)
def test_a_figure_is_in_its_words_or_a_number(quantity: Document, words: str) -> None:
    number = a_reading({"quantity": a_quantity(5)})
    assert read(a_claim(quantity=quantity, readings=[number])) == f"{words} has the number 5"
    (claim,) = a_record(a_claim(quantity=quantity)).claims
    number_of = quantity_of(claim)
    assert number_of is not None
    assert own_words(number_of) == words


def test_claims_that_are_read_alike_are_told_together() -> None:
    event, number = a_reading({"event": "crossing"}), a_reading({"quantity": a_quantity(9, "nine")})
    claims = [
        a_claim(quantity=a_quantity(4, "four"), readings=[event]),
        a_claim(number=2, quantity=a_quantity(5), readings=[number]),
        a_claim(number=3, quantity=a_quantity(6, "six"), readings=[event]),
    ]
    assert read(*claims) == "four and six have the event Crossing and 5 has the number nine"
    twice = a_claim(number=2, quantity=a_quantity(4, "four"), readings=[event])
    assert read(claims[0], twice) == "four has the event Crossing"


def test_a_claim_that_is_split_is_told_part_by_part() -> None:
    split = a_reading({"effects": ["killed"]}, {"effects": ["wounded"], "event": "crossing"})
    both: Document = {"effects": ["killed", "wounded"], "readings": [split]}
    parts = "as two claims: one with the effect killed, one with the event Crossing and the effect "
    assert read(a_claim(quantity=a_quantity(4, "four"), **both)) == (
        f"'four' is read {parts}wounded"
    )
    assert (
        read(
            a_claim(quantity=a_quantity(4, "four men"), **both),
            a_claim(number=2, quantity=a_quantity(5), **both),
        )
        == f"'four men' and '5' are each read {parts}wounded"
    )
    more = a_reading({}, *({"quantity": a_quantity(n)} for n in range(1, 5)))
    assert read(a_claim(readings=[more])) == (
        "'24' is read as 5 claims: one as it stands, one with the number 1, "
        "one with the number 2, one with the number 3, one with the number 4"
    )


def test_what_has_no_figure_has_its_words() -> None:
    event = a_reading({"event": "crossing"})
    won = a_claim("outcome", as_said="a Blue victory", readings=[event])
    assert read(won) == "'a Blue victory' has the event Crossing"
    assert read(a_claim("involvement", readings=[event])) == "what is said has the event Crossing"
    assert (
        read(a_claim(readings=[a_reading({"quantity": a_quantity()})])) == "24 has another meaning"
    )


def test_every_reading_of_ber() -> None:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    file = read_record_file(json.loads(path.read_text(encoding="utf-8")))
    cast = Cast(file.record, file.registry)
    told: dict[str, str] = {}
    for name in dict.fromkeys(one.id for claim in file.claims for one in claim.readings):
        having = [claim for claim in file.claims if any(one.id == name for one in claim.readings)]
        figures = [claim for claim in having if claim.kind == "casualties"]
        told[name] = read_by(figures or having, name, cast)
    assert told == {
        "burkina-faso-the-state": "what is said has the party Burkina Faso",
        "june-30-is-the-end": "'June 30, 2023' has the event End of the mandate",
        "the-seven-were-killed": (
            "'two' is read as two claims: one with the party Burkinabe contingent of MINUSMA and "
            "the number 2, one with the party seven others and the number seven"
        ),
        "the-seven-were-wounded": (
            "'two' is read as two claims: one with the party Burkinabe contingent of MINUSMA and "
            "the number 2, one with the party seven others, the effect wounded and the number seven"
        ),
        "from-timbuktu": "what is said has the start 'the city of Timbuktu'",
        "from-the-convoy": "what is said has the start 'the convoy on August 11'",
        "armed-terrorist-groups-jnim-and-cma": (
            "four, twenty-four and 28 have the party Jama'at Nasr al-Islam wal Muslimin and "
            "Coordination of Azawad Movements"
        ),
        "communique-of-the-army": "three has the claimant Malian Army",
        "jnim-speaks-of-the-ambush": (
            "four, 'dozens of deaths and injuries' and 'a Malian soldier' have the event Ambush on "
            "the way to Ber"
        ),
        "dozens-of-each": (
            "'dozens of deaths and injuries' is read as two claims: one with the effect killed, "
            "one with the effect wounded"
        ),
        "losses-include-materiel": (
            "'did not take any losses' is read as two claims: one as it stands, one with the kind "
            "materiel, the effect lost and the item 'losses'"
        ),
    }


@settings(max_examples=40)
@given(record_files())
def test_every_reading_is_told(document: Document) -> None:
    file = read_record_file(document)
    cast = Cast(file.record, file.registry)
    for claim in file.claims:
        for reading in claim.readings:
            told = read_by([claim], reading.id, cast)
            assert " has " in told or " is read as " in told
            assert "None" not in told
