"""The eleven kinds of claim: what each needs, what each refuses, in which order it is written."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from battleapi.model.canonical import canonical
from battleapi.model.claims import (
    CLAIM,
    Assessment,
    Claim,
    Claimant,
    Party,
    Related,
)
from battleapi.model.vocabulary.claims import ClaimKind
from tests.records_of import (
    NO_DATE,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_speaker,
    claim,
    claim_id,
)

HEAD = ["id", "status", "kind", "event", "polarity", "claimant", "about"]
TAIL = [
    "occurred",
    "asserted",
    "cumulative",
    "covers_battles",
    "citations",
    "evidence",
    "related",
    "readings",
    "rank",
    "rank_reason",
    "assessments",
]
BODIES = {
    "casualties": [
        "effects",
        "population",
        "affiliation",
        "rank_group",
        "named_persons",
        "causation",
        "inflicted_by",
        "count_basis",
        "quantity",
    ],
    "materiel": ["item", "item_class", "effects", "severity", "held_by", "quantity"],
    "strength": ["counts", "item", "item_class", "basis", "quantity"],
    "outcome": ["as_said", "aspect", "type", "by", "against", "clear", "sequence"],
    "control": ["place", "change", "as_said"],
    "involvement": ["under_name", "against"],
    "responsibility": ["mode", "attributed_to", "as_said"],
    "attribute": ["attribute", "as_said", "value"],
    "event_relation": ["relation", "target", "target_label"],
    "measure": ["dimension", "measure", "start", "end"],
    "statement": ["topic", "speech_act", "as_said", "addressed_to"],
}


def refused(message: str, kind: str = "casualties", **changes: Any) -> None:
    with pytest.raises(ValidationError, match=message):
        claim(kind, **changes)


@pytest.mark.parametrize("kind", ClaimKind)
def test_a_claim_of_each_kind_is_written_head_body_tail(kind: str) -> None:
    assert list(claim(kind).model_dump()) == [*HEAD, *BODIES[kind], *TAIL]


def test_there_is_a_class_for_each_kind() -> None:
    classes = get_args(get_args(Claim)[0])
    assert [one.model_fields["kind"].default for one in classes] == list(ClaimKind)
    assert list(BODIES) == list(ClaimKind)


def test_what_a_claim_leaves_out_is_null_empty_or_usual() -> None:
    said = claim().model_dump(mode="json", include={"status", "event", "polarity", *TAIL})
    assert said == {
        "status": "current",
        "event": None,
        "polarity": "asserts",
        "occurred": NO_DATE,
        "asserted": NO_DATE,
        "cumulative": False,
        "covers_battles": [],
        "citations": [a_citation()],
        "evidence": [],
        "related": [],
        "readings": [],
        "rank": "normal",
        "rank_reason": None,
        "assessments": [],
    }


@pytest.mark.parametrize("key", ["id", "kind", "claimant", "citations", "quantity", "effects"])
def test_what_a_claim_cannot_leave_out(key: str) -> None:
    document = a_claim()
    del document[key]
    with pytest.raises(ValidationError):
        CLAIM.validate_python(document)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "rumour"},
        {"status": "new"},
        {"polarity": "maybe"},
        {"citations": []},
        {"event": "Crossing"},
        {"evidence": ["photograph", "photograph"]},
        {"cumulative": 1},
        {"summary": "computed"},
        {"party": "blues"},
        {"interval": None},
        {"covers_battles": ["a", "a"]},
        {"occurred": None},
        {"about": [a_party("blues"), a_party("blues")]},
    ],
)
def test_what_no_claim_has(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CLAIM.validate_python(a_claim() | changes)


def test_a_claimant_may_be_an_actor_a_label_both_or_the_document_itself() -> None:
    assert Claimant().is_document
    for speaker in (a_speaker("blues"), a_speaker(None, "a medic"), a_speaker("blues", "Blue")):
        assert not Claimant.model_validate(speaker).is_document


@pytest.mark.parametrize("basis", ["stated", "inferred_by_document", "inferred_by_editor"])
def test_a_known_party_has_an_actor(basis: str) -> None:
    assert Party.model_validate(a_party("blues", None, basis)).actor == "blues"
    with pytest.raises(ValidationError, match="unresolved exactly where actor is null"):
        Party.model_validate(a_party(None, "armed men", basis))


def test_an_unresolved_party_has_a_label_and_no_actor() -> None:
    assert Party.model_validate(a_party(None, "armed men")).label == "armed men"
    with pytest.raises(ValidationError, match="has a label"):
        Party.model_validate(a_party(None))
    with pytest.raises(ValidationError, match="unresolved exactly"):
        Party.model_validate(a_party("blues", "armed men", "unresolved"))


@pytest.mark.parametrize("rank", ["preferred", "deprecated"])
def test_a_rank_but_the_normal_one_has_its_reason(rank: str) -> None:
    assert claim(rank=rank, rank_reason="A register.").rank == rank
    refused("rank_reason is given", rank=rank)
    refused("rank_reason is given", rank_reason="A register.")


@pytest.mark.parametrize(
    ("scheme", "grades", "foreign"),
    [
        ("admiralty_source", "ABCDEF", "1"),
        ("admiralty_information", "123456", "A"),
        ("airwars", ["confirmed", "fair", "weak", "contested", "discounted"], "strong"),
        ("ucdp_clarity", "12", "3"),
        ("ucdp_date", "12345", "6"),
        ("ucdp_where", "1234567", "0"),
    ],
)
def test_a_grade_is_on_its_scheme(scheme: str, grades: list[str] | str, foreign: str) -> None:
    for grade in grades:
        assert Assessment.model_validate({"scheme": scheme, "grade": grade}).grade == grade
    with pytest.raises(ValidationError, match="of its scheme") as caught:
        Assessment.model_validate({"scheme": scheme, "grade": foreign})
    assert caught.value.errors()[0]["ctx"]["error"].expected == tuple(grades)


def test_links_are_found_by_their_type() -> None:
    links = [
        {"type": "restates", "claim": claim_id(2)},
        {"type": "part_of_total", "claim": claim_id(3)},
        {"type": "restates", "claim": claim_id(4)},
    ]
    linked = claim(related=links)
    assert linked.related_by(Related.model_validate(links[0]).type) == (claim_id(2), claim_id(4))
    assert linked.related_by() == ()
    refused("twice", related=[links[0], links[0]])


def test_two_readings_have_two_ids() -> None:
    reading = {"id": "a", "basis": "grammar", "instead": [{}]}
    refused("same id", readings=[reading, reading])
    assert len(claim(readings=[reading, reading | {"id": "b"}]).readings) == 2


# The stored bytes


def test_the_bytes_of_a_claim_do_not_depend_on_what_was_left_out() -> None:
    short = claim()
    whole = CLAIM.validate_python(short.model_dump(mode="json"))
    assert canonical(short) == canonical(whole)
    assert short == whole


def test_dates_of_a_claim_are_kept_as_given() -> None:
    dated = claim(occurred=a_date("1900-05-10", "the tenth"), asserted=a_date("1900-05-12"))
    assert (dated.occurred.edtf, dated.occurred.text) == ("1900-05-10", "the tenth")
    assert dated.asserted.first_day == dated.occurred.first_day + 2  # type: ignore[operator]
