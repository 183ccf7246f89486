"""Claims that are left out, with whom and what each is about."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.rules import Rules
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Axis, PartyBasis
from battleapi.rendering.comparison import served_comparison
from battleapi.rendering.excluded import ServedExcluded
from tests.records_of import (
    Document,
    a_claim,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_speaker,
    claim_id,
)

HEAVY = a_quantity(None, "heavy losses", qualifier="not_numeric", term="heavy")


def left_out(*claims: Document, **rules: Any) -> list[ServedExcluded]:
    file = a_record(*claims)
    return list(served_comparison(file.record, file.registry, 1, Rules(**rules)).excluded)


def test_a_claim_left_out_is_told_in_the_manner_of_a_cell() -> None:
    (one,) = left_out(
        a_claim(about=[a_party("reds")], quantity=a_quantity(3)),
        a_claim(
            number=2,
            claimant=a_speaker("reds"),
            about=[a_party("scouts"), a_party("blues")],
            effects=["killed", "wounded"],
            quantity=HEAVY,
        ),
    )
    assert one.model_dump(mode="json") == {
        "claim": claim_id(2),
        "voice": "redland",
        "name": "Redland",
        # Scouts are of the reds, who fight.
        "party": "blues,reds",
        "effect": "killed_or_wounded",
        "words": ["heavy losses"],
        "code": "not_numeric",
        "of": [],
        "text": "A quality stands in the place of a number.",
    }


@pytest.mark.parametrize(("also_of", "party"), [("reds", "reds"), ("blues", "scouts")])
def test_a_part_stands_for_itself_where_it_does_in_the_cells(also_of: str, party: str) -> None:
    *_, one = left_out(
        a_claim(about=[a_party("scouts")]),
        a_claim(number=2, about=[a_party(also_of)]),
        a_claim(number=3, about=[a_party("scouts")], quantity=HEAVY),
    )
    assert one.party == party


@pytest.mark.parametrize(
    ("effect", "party"), [("killed", "scouts"), ("wounded", "reds"), ("captured", "reds")]
)
def test_a_part_stands_for_itself_by_effect(effect: str, party: str) -> None:
    """Of the killed the cell is the scouts', of the wounded the reds', whose they are."""
    *_, one = left_out(
        a_claim(about=[a_party("scouts")]),
        a_claim(number=2, about=[a_party("reds")], effects=["wounded"]),
        a_claim(number=3, about=[a_party("scouts")], effects=[effect], status="retracted"),
    )
    assert (one.code, one.party) == ("retracted", party)


def test_a_part_stands_for_itself_of_things_and_of_strengths() -> None:
    def third(kind: str, by: ClaimKind) -> str | None:
        *_, one = left_out(
            a_claim(kind, about=[a_party("scouts")]),
            a_claim("casualties", 2, about=[a_party("reds")]),
            a_claim(kind, 3, about=[a_party("scouts")], quantity=HEAVY),
            kind=by,
        )
        return one.party

    assert third("materiel", ClaimKind.MATERIEL) == "scouts"
    assert third("strength", ClaimKind.STRENGTH) == "scouts"


def test_what_is_not_said_is_null() -> None:
    (one,) = left_out(
        a_claim(
            claimant=a_speaker(None, "armed men"),
            about=[],
            quantity=a_quantity(None, qualifier="unknown"),
        )
    )
    assert (one.voice, one.name) == ("~armed-men@chronicle", "armed men")
    assert (one.party, one.effect, one.words) == (None, "killed", ())
    (one,) = left_out(a_claim("strength", quantity=HEAVY), kind=ClaimKind.STRENGTH)
    assert (one.party, one.effect, one.words) == ("blues", None, ("heavy losses",))


def test_an_inferred_party_is_its_words_where_only_stated_ones_are_taken() -> None:
    inferred = [
        a_claim(
            number=number,
            about=[a_party("blues", label, "inferred_by_document")],
            quantity=HEAVY,
        )
        for number, label in enumerate(("the rebels", None), 1)
    ]
    assert [one.party for one in left_out(*inferred)] == ["blues", "blues"]
    stated = left_out(*inferred, basis=PartyBasis.STATED)
    assert [one.party for one in stated] == ["~the-rebels", None]


def test_a_claim_is_told_as_it_is_read() -> None:
    split = a_reading(
        {"about": [a_party("reds")], "effects": ["wounded"]},
        {"about": [a_party("greens")], "effects": ["wounded"]},
    )
    claims = [a_claim(quantity=HEAVY, readings=[split]), a_claim(number=2)]
    (one,) = left_out(*claims)
    assert (one.party, one.effect, one.words) == ("blues", "killed", ("heavy losses",))
    (one,) = left_out(*claims, readings=("otherwise",))
    assert (one.party, one.effect, one.words) == (None, "wounded", ("heavy losses",))


def test_a_claim_of_another_kind_is_told_as_it_is_recorded() -> None:
    of_things = a_reading(
        {
            "kind": "materiel",
            "item": "rifles",
            "item_class": "small_arms",
            "effects": ["captured"],
            "quantity": a_quantity(4, "four rifles"),
        }
    )
    (one,) = left_out(
        a_claim(quantity=a_quantity(4, "four"), readings=[of_things]), readings=("otherwise",)
    )
    assert (one.code, one.party, one.effect) == ("read_as_another_kind", "blues", "killed")
    assert one.words == ("four",)
    (one,) = left_out(a_claim("materiel", quantity=HEAVY), kind=ClaimKind.MATERIEL)
    assert one.effect == "captured"


def test_a_party_is_told_where_the_table_is_not_divided_by_any() -> None:
    (one,) = left_out(a_claim(about=[a_party("scouts")], quantity=HEAVY), by=(Axis.EFFECT,))
    assert one.party == "reds"
