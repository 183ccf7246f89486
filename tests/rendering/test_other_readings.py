"""What is otherwise by a reading, in words."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.model.claims import Overlay
from battleapi.rendering.cast import Cast
from battleapi.rendering.other_readings import differences
from tests.records_of import a_claim, a_date, a_party, a_quantity, a_record, an_event


def in_words(*overlays: dict[str, Any]) -> str:
    file = a_record(a_claim(), events=[an_event("crossing")])
    cast = Cast(file.record, file.registry)
    return differences([Overlay.model_validate(one) for one in overlays], cast)


@pytest.mark.parametrize(
    ("overlay", "words"),
    [
        ({}, "another meaning"),
        ({"event": "crossing"}, "the event Crossing"),
        ({"event": None}, "another event"),
        ({"about": [a_party("blues")]}, "the party Blues"),
        ({"about": [a_party("blues"), a_party(None, "others")]}, "the party Blues and others"),
        ({"about": []}, "another party"),
        ({"effects": ["killed", "wounded"]}, "the effect killed and wounded"),
        ({"occurred": a_date("1900-05")}, "the date 1900-05"),
        ({"quantity": a_quantity(4, "four")}, "the number four"),
        ({"quantity": a_quantity(4), "kind": "strength"}, "the kind strength and the number 4"),
        ({"as_said": "a victory", "against": ["reds"]}, "another wording and opponent"),
        ({"event": "crossing", "item": "a boat"}, "the event Crossing and another item"),
    ],
)
def test_what_is_otherwise_is_named_where_it_has_a_name(
    overlay: dict[str, Any], words: str
) -> None:
    assert in_words(overlay) == words


def test_what_several_claims_agree_on_is_named() -> None:
    killed, wounded = {"effects": ["killed"]}, {"effects": ["wounded"]}
    both = {"event": "crossing"}
    assert in_words(killed | both, wounded | both) == "the event Crossing and another effect"
    assert in_words(killed, {}) == "the effect killed"
