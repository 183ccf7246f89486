"""Whom figures are about: who is inside of whom, and to which combatant figures are rolled up."""

from __future__ import annotations

import pytest

from battleapi.comparison.parties import Meant, NoWordsError, Parties, meant, party_id
from battleapi.model.claims import Party
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.comparison import PartyBasis
from tests.records_of import (
    Document,
    a_combatant,
    a_membership,
    a_party,
    a_record,
    an_actor,
    the_actors,
)

WITHOUT_WORDS = a_party("reds", None, "inferred_by_editor")
BY_FILING = a_party("blues", "armed men", "inferred_by_document")
UNRESOLVED = a_party(None, "Armed Men")


def about(*parties: Document) -> list[Party]:
    return [Party.model_validate(one | {"label": one["label"]}) for one in parties]


def of(*actors: str) -> Meant:
    return Meant(actors, ())


def label(key: str, *may_be: str) -> Meant:
    return Meant((), ((key, may_be),))


def parties_of(*named: Meant, **changes: object) -> Parties:
    """The parties of the Fight at the Ford when these are named in its figures."""
    file = a_record(**changes)
    return Parties(file.record, Standing(file.record, file.registry), named)


def is_inside(parties: Parties, part: Meant, whole: Meant) -> bool:
    return not parties.mask(part) & ~parties.mask(whole)


def are_apart(parties: Parties, one: Meant, other: Meant) -> bool:
    return not parties.mask(one) & parties.mask(other)


# Whom a claim means


def test_inferred_parties_are_taken_like_stated_ones_unless_the_reader_says_otherwise() -> None:
    both = about(BY_FILING, a_party("greens"))
    assert meant(both, PartyBasis.ANY) == of("blues", "greens")
    taken_back = Meant(("greens",), (("~armed-men", ("blues",)),))
    assert meant(both, PartyBasis.STATED) == taken_back
    assert meant(about(UNRESOLVED), PartyBasis.ANY) == label("~armed-men")
    assert meant(about(UNRESOLVED), PartyBasis.STATED) == label("~armed-men")
    assert meant((), PartyBasis.STATED) == Meant((), ())


def test_what_was_inferred_without_words_cannot_be_taken_back_to_them() -> None:
    assert meant(about(WITHOUT_WORDS), PartyBasis.ANY) == of("reds")
    with pytest.raises(NoWordsError):
        meant(about(WITHOUT_WORDS), PartyBasis.STATED)


def test_the_id_of_a_party_is_sorted() -> None:
    assert party_id(of("greens", "blues")) == "blues,greens"
    assert party_id(Meant(("reds",), (("~armed-men", ()),))) == "reds,~armed-men"
    assert party_id(Meant((), ())) is None


# Who is inside of whom


def test_a_component_is_inside_of_its_combatant_and_less_than_it() -> None:
    parties = parties_of(of("scouts"), of("reds"))
    assert is_inside(parties, of("scouts"), of("reds"))
    assert not is_inside(parties, of("reds"), of("scouts"))
    assert party_id(parties.combatants(of("scouts"))) == "reds"
    assert are_apart(parties, of("scouts"), of("blues"))


def test_a_state_is_all_of_its_forces_and_nothing_beside_them() -> None:
    parties = parties_of(of("redland"), of("reds"))
    assert parties.mask(of("redland")) == parties.mask(of("reds"))
    assert party_id(parties.combatants(of("redland"))) == "reds"


def test_a_contingent_is_inside_of_its_force_and_a_party_of_its_own() -> None:
    parties = parties_of(of("contingent"))
    assert is_inside(parties, of("contingent"), of("envoys"))
    assert party_id(parties.combatants(of("contingent"))) == "contingent"


def test_a_contingent_that_is_a_unit_is_inside_of_the_combatant_that_has_it() -> None:
    parties = parties_of(
        of("riders"),
        actors=[
            *the_actors(),
            an_actor("riders", memberships=[a_membership("reds", "contingent")]),
        ],
        combatants=[
            a_combatant("reds", 1, units=["riders"]),
            a_combatant("blues", 2),
            a_combatant("greens", 3),
        ],
    )
    assert is_inside(parties, of("riders"), of("reds"))
    assert party_id(parties.combatants(of("riders"))) == "riders"


def test_a_brigade_that_is_a_combatant_itself_is_not_rolled_up() -> None:
    parties = parties_of(
        of("scouts"),
        combatants=[
            a_combatant("reds", 1),
            a_combatant("scouts", 1),
            a_combatant("blues", 2),
            a_combatant("greens", 3),
        ],
    )
    assert party_id(parties.combatants(of("scouts"))) == "scouts"
    assert is_inside(parties, of("scouts"), of("reds"))


def test_members_are_inside_of_their_coalition_which_is_more_than_those_present() -> None:
    league = an_actor("league", "coalition")
    actors = [
        one | {"memberships": [a_membership("league", "coalition")]}
        if one["id"] in ("blues", "greens")
        else one
        for one in the_actors()
    ]
    parties = parties_of(of("league"), of("blues", "greens"), actors=[*actors, league])
    assert is_inside(parties, of("blues"), of("league"))
    assert parties.mask(of("league")) == parties.mask(of("blues", "greens"))
    assert party_id(parties.combatants(of("league"))) == "blues,greens"


def test_parties_claimed_together_are_all_of_them() -> None:
    parties = parties_of(of("blues", "greens"))
    assert parties.mask(of("blues", "greens")) == parties.mask(of("blues")) | parties.mask(
        of("greens")
    )
    assert party_id(parties.combatants(of("greens", "blues"))) == "blues,greens"
    assert parties.present == ("reds", "blues", "greens", "envoys", "villagers")


def test_whoever_is_not_there_stays_itself() -> None:
    parties = parties_of(of("gazette"))
    assert party_id(parties.combatants(of("gazette"))) == "gazette"
    assert are_apart(parties, of("gazette"), of("reds"))


# Labels


def test_a_label_that_nobody_resolves_is_apart_from_all_and_vague() -> None:
    parties = parties_of(label("~armed-men"), of("blues"))
    assert are_apart(parties, label("~armed-men"), of("blues"))
    assert parties.mask(label("~armed-men")) & parties.vague
    assert not parties.mask(of("blues")) & parties.vague
    assert party_id(parties.combatants(label("~armed-men"))) == "~armed-men"


def test_who_is_inferred_from_a_label_is_inside_of_it_and_others_may_be() -> None:
    armed = label("~armed-men", "blues")
    parties = parties_of(armed, of("blues"))
    assert is_inside(parties, of("blues"), armed)
    assert not is_inside(parties, armed, of("blues"))


def test_the_same_words_are_the_same_party_whoever_infers_something_from_them() -> None:
    armed, unresolved = label("~armed-men", "blues"), label("~armed-men")
    parties = parties_of(armed, unresolved)
    assert parties.mask(armed) == parties.mask(unresolved)


def test_nobody_stated_is_vague_and_apart_from_all() -> None:
    parties = parties_of(Meant((), ()), of("blues"))
    assert parties.mask(Meant((), ())) & parties.vague
    assert are_apart(parties, Meant((), ()), of("blues"))
