"""How claims are read by the readings that are chosen, and which are not."""

from __future__ import annotations

from typing import Any

from battleapi.comparison.readings import not_chosen, others_of, readings_of
from battleapi.comparison.rules import Rules
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.records import Phase
from tests.records_of import a_claim, a_quantity, a_reading, a_record, an_event, claim_id


def test_of_two_readings_of_one_claim_the_first_that_was_named_is_taken() -> None:
    readings = [
        a_reading({"quantity": a_quantity(n)}, id=name) for n, name in ((1, "one"), (2, "two"))
    ]
    file = a_record(a_claim(readings=readings))
    for chosen, count in ((("two", "one"), 2), (("one", "two"), 1), ((), 24)):
        ((place, claim),) = readings_of(file.record, chosen)
        assert place == 0
        assert claim.model_dump()["quantity"]["value"] == count


def test_other_readings_are_those_of_claims_of_which_none_is_chosen() -> None:
    one, two = (a_reading({"event": "crossing"}, id=name) for name in ("one", "two"))
    file = a_record(a_claim(readings=[two, one]), a_claim(number=2, readings=[one]))

    def found(*chosen: str) -> list[tuple[str, str]]:
        return [(claim.id, reading.id) for claim, reading in not_chosen(file.record, chosen)]

    first, second = claim_id(1), claim_id(2)
    assert found() == [(first, "two"), (first, "one"), (second, "one")]
    assert found("two") == [(second, "one")]
    assert found("one") == []


def test_readings_that_would_change_what_is_compared() -> None:
    of_rifles = {
        "kind": "materiel",
        "item": "rifles",
        "item_class": "small_arms",
        "effects": ["captured"],
        "quantity": a_quantity(4, "four rifles"),
    }
    both = a_reading({"quantity": a_quantity(1)}, {"quantity": a_quantity(2)}, id="both")
    to_siege = a_reading({"event": "siege"}, id="to-siege")
    things = a_reading(of_rifles, id="things")
    from_siege = a_reading({"event": None}, id="no-siege")
    file = a_record(
        a_claim(readings=[things, both]),
        a_claim("outcome", number=2, readings=[to_siege]),
        a_claim(number=3, readings=[to_siege, both]),
        a_claim(number=4, readings=[things], status="retracted"),
        a_claim(number=5, event="siege", readings=[both, from_siege]),
        events=[an_event("siege", phase="aftermath")],
    )

    def told(**chosen: Any) -> dict[str, list[int]]:
        number = {claim_id(n): n for n in range(1, 6)}
        found = others_of(file.record, Rules(**chosen))
        return {one: [number[claim] for claim in claims] for one, claims in found.items()}

    assert told() == {"things": [1], "both": [1, 3], "to-siege": [3], "no-siege": [5]}
    assert told(readings=("both",)) == {}
    assert told(readings=("things",)) == {"to-siege": [3], "both": [3], "no-siege": [5]}
    assert told(phases=(Phase.AFTERMATH,)) == {"to-siege": [3], "both": [5], "no-siege": [5]}
    assert told(kind=ClaimKind.MATERIEL) == {"things": [1]}
    assert told(kind=ClaimKind.STRENGTH) == {}
