"""How claims are read by the readings that are chosen, and which are not."""

from __future__ import annotations

from battleapi.comparison.readings import not_chosen, readings_of
from tests.records_of import a_claim, a_quantity, a_reading, a_record, claim_id


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
