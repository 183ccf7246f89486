"""Voice, party and stance: read off memberships and sides, and never guessed."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.checking import read_record_file
from battleapi.model.claims import CLAIM, Claim
from battleapi.model.record_file import RecordFile
from battleapi.model.standing import Standing, label_key
from tests.records_of import (
    Document,
    a_battle,
    a_citation,
    a_combatant,
    a_date,
    a_membership,
    a_party,
    a_record,
    a_speaker,
    a_station,
    an_actor,
    claim,
    the_actors,
)


@pytest.fixture(scope="module")
def ford() -> Standing:
    file = a_record()
    return Standing(file.record, file.registry)


@pytest.fixture(scope="module")
def ber() -> RecordFile:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    return read_record_file(json.loads(path.read_text(encoding="utf-8")))


def said(by: Document, *about: Document, **changes: Any) -> Claim:
    return claim("statement", claimant=by, about=list(about), **changes)


# Voice


@pytest.mark.parametrize(
    ("speaker", "voice"),
    [
        (a_speaker("reds", "a spokesman"), "redland"),
        (a_speaker("scouts"), "redland"),
        (a_speaker("blues"), "blues"),
        (a_speaker("contingent"), "contingent"),
        (a_speaker(None, "Medical sources"), "~medical-sources@chronicle"),
        (a_speaker(), "document:chronicle"),
    ],
)
def test_the_voice_is_the_root_the_label_or_the_document(
    ford: Standing, speaker: Document, voice: str
) -> None:
    assert ford.voice(said(speaker)) == voice


def test_a_flat_sentence_with_a_footnote_has_the_voice_of_the_footnotes_source(
    ford: Standing,
) -> None:
    footnoted = a_citation(
        via=[a_station("relay", source="letter"), a_station("compiler", label="x")]
    )
    assert ford.voice(said(a_speaker(), citations=[footnoted])) == "document:letter"
    # Where somebody speaks, the way of the words does not change whose they are.
    assert ford.voice(said(a_speaker("blues"), citations=[footnoted])) == "blues"


# Party


@pytest.mark.parametrize(
    ("about", "party"),
    [
        ([], None),
        ([a_party("blues")], "blues"),
        ([a_party("reds"), a_party("blues")], "blues,reds"),
        ([a_party(None, "Armed terrorist groups")], "~armed-terrorist-groups"),
        ([a_party(None, "others"), a_party("blues")], "blues,~others"),
        ([a_party("blues", "x"), a_party("blues", "y")], "blues"),
    ],
)
def test_the_party_is_one_scalar(about: list[Document], party: str | None) -> None:
    assert Standing.party(said(a_speaker(), *about)) == party


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("armed terrorist groups", "~armed-terrorist-groups"),
        ("Armed  Terrorist-Groups!", "~armed-terrorist-groups"),
        ("Ménaka’s “self-defence”", "~menaka-s-self-defence"),
        ("Group 1", "~group-1"),
        ("???", "~3f3f3f"),
        ("Армия 1", "~d090d180d0bcd0b8d18f2031"),
        ("Łódź", "~c581c3b364c5ba"),
    ],
)
def test_the_key_of_a_label(label: str, key: str) -> None:
    assert label_key(label) == key


def test_labels_in_other_scripts_do_not_share_a_key() -> None:
    labels = ["Армия 1", "Отряд 1", "第1旅団", "第1連隊", "الجيش", "???", "!!!", "1"]
    assert len({label_key(label) for label in labels}) == len(labels)


@given(st.text(min_size=1, max_size=40))
def test_every_label_has_a_key_of_ascii_letters_digits_and_hyphens(label: str) -> None:
    if not any(0xD800 <= ord(character) <= 0xDFFF for character in label):
        key = label_key(label)
        assert key.startswith("~")
        assert set(key[1:]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert key[1:].strip("-") == key[1:] != ""


# Stance

OWN, ALLY, ENEMY = "own", "ally", "enemy"
OTHER, THIRD, MIXED = "other_party", "third_party", "mixed"


@pytest.mark.parametrize(
    ("speaker", "party", "stance"),
    [
        ("reds", "reds", OWN),
        ("reds", "redland", OWN),
        ("redland", "scouts", OWN),
        ("scouts", "reds", OWN),
        ("envoys", "contingent", OWN),
        ("contingent", "envoys", OWN),
        ("gazette", "gazette", OWN),
        ("reds", "blues", ENEMY),
        ("blues", "scouts", ENEMY),
        ("redland", "greens", ENEMY),
        ("blues", "greens", OTHER),
        ("greens", "blues", OTHER),
        ("reds", "envoys", OTHER),
        ("envoys", "reds", OTHER),
        ("villagers", "blues", OTHER),
        ("blues", "villagers", OTHER),
        ("blues", "gazette", OTHER),
        ("gazette", "blues", THIRD),
        ("gazette", "villagers", THIRD),
    ],
)
def test_the_stance_table(ford: Standing, speaker: str, party: str, stance: str) -> None:
    assert ford.stance(said(a_speaker(speaker), a_party(party))) == stance


def test_allies_stand_on_one_side() -> None:
    file = a_record(
        actors=[*the_actors(), an_actor("hussars", "private_military_company")],
        combatants=[a_combatant("reds", 1), a_combatant("hussars", 1), a_combatant("blues", 2)],
        sides=[{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}],
    )
    standing = Standing(file.record, file.registry)
    assert standing.stance(said(a_speaker("scouts"), a_party("hussars"))) == ALLY
    assert standing.stance(said(a_speaker("hussars"), a_party("redland"))) == ALLY
    assert standing.stance(said(a_speaker("hussars"), a_party("blues"))) == ENEMY


@pytest.mark.parametrize(
    ("speaker", "about", "stance"),
    [
        (a_speaker("reds"), [a_party("reds"), a_party("blues")], MIXED),
        (a_speaker("reds"), [a_party("blues"), a_party("greens")], ENEMY),
        (a_speaker("reds"), [a_party("blues"), a_party(None, "armed men")], MIXED),
        (a_speaker("reds"), [a_party(None, "armed men")], None),
        (a_speaker("reds"), [], None),
        (a_speaker("gazette"), [a_party(None, "armed men")], THIRD),
        (a_speaker("gazette"), [a_party("gazette"), a_party("blues")], MIXED),
        (a_speaker(), [a_party("blues"), a_party(None, "armed men")], THIRD),
        (a_speaker(), [], None),
        (a_speaker(None, "a medic"), [a_party("blues")], None),
        (a_speaker("reds"), [a_party("blues", "them", "inferred_by_editor")], ENEMY),
    ],
)
def test_stance_towards_several_towards_labels_and_of_labels(
    ford: Standing, speaker: Document, about: list[Document], stance: str | None
) -> None:
    assert ford.stance(said(speaker, *about)) == stance


def test_hostility_is_what_the_own_side_states() -> None:
    # Unchecked: a record in which only one of two sides opposes the other is refused.
    one_sided = a_battle(
        sides=[{"side": 1, "opposes": [2]}, {"side": 2}], combatants=a_battle()["combatants"][:2]
    )
    file = RecordFile.model_validate(one_sided)
    standing = Standing(file.record, file.registry)
    assert standing.stance(said(a_speaker("reds"), a_party("blues"))) == ENEMY
    assert standing.stance(said(a_speaker("blues"), a_party("reds"))) == OTHER


@pytest.mark.parametrize(
    ("date", "voice", "stance"),
    [
        ("1899-12-31", "council", THIRD),
        ("1900", "redland", ENEMY),
        ("1900-05-10", "redland", ENEMY),
    ],
)
def test_a_council_is_an_organ_only_from_its_year_on(date: str, voice: str, stance: str) -> None:
    council = an_actor(
        "council", "government", memberships=[a_membership("redland", **{"from": "1900"})]
    )
    file = a_record(date=a_date(date), actors=[*the_actors(), council])
    standing = Standing(file.record, file.registry)
    statement = said(a_speaker("council"), a_party("blues"))
    assert standing.voice(statement) == voice
    assert standing.stance(statement) == stance


def with_guards(*combatants: Document, **guards: Any) -> Standing:
    """The Fight at the Ford with guards, another organ of the state, and other combatants."""
    memberships = guards.pop("memberships", [a_membership("redland")])
    file = a_record(
        actors=[*the_actors(), an_actor("guards", memberships=memberships)],
        combatants=list(combatants),
        **guards,
    )
    return Standing(file.record, file.registry)


def test_an_actor_stands_where_its_nearest_combatant_stands() -> None:
    one = with_guards(a_combatant("reds", 1), a_combatant("guards", 1), a_combatant("blues", 2))
    assert (one.side("reds"), one.side("redland"), one.side("scouts")) == (1, 1, 1)
    watching = with_guards(
        a_combatant("guards", None), a_combatant("reds", 1), a_combatant("blues", 2)
    )
    assert (watching.side("guards"), watching.side("scouts")) == (None, 1)
    assert watching.is_present("guards")
    # The state above them has the side of those of its organs that have one.
    assert watching.side("redland") == 1
    apart = with_guards(a_combatant("guards", 2), a_combatant("reds", 1), a_combatant("blues", 2))
    assert (apart.side("guards"), apart.side("scouts"), apart.side("redland")) == (2, 1, None)
    assert apart.is_present("redland")
    assert apart.stance(said(a_speaker("redland"), a_party("blues"))) == OTHER
    assert one.side("gazette") is None
    assert not one.is_present("gazette")


def test_a_unit_stands_with_the_combatant_that_lists_it() -> None:
    # The guards belong to the reds and to the blues, and are here with the blues.
    lent = with_guards(
        a_combatant("reds", 1),
        a_combatant("blues", 2, units=["guards"]),
        memberships=[a_membership("reds", "component"), a_membership("blues", "contingent")],
    )
    assert lent.side("guards") == 2
    assert lent.stance(said(a_speaker("guards"), a_party("reds"))) == ENEMY


@pytest.mark.parametrize(
    ("membership", "side"),
    [
        (a_membership("blues", "contingent"), 2),
        (a_membership("blues", "component"), 2),
        (a_membership("blues", "office", role="Marshal"), 2),
        (a_membership("blues", "coalition"), None),
    ],
)
def test_who_serves_under_a_combatant_stands_with_it(
    membership: Document, side: int | None
) -> None:
    standing = with_guards(
        a_combatant("reds", 1), a_combatant("blues", 2), memberships=[membership]
    )
    assert standing.side("guards") == side
    assert standing.is_present("guards") is (side is not None)
    stance = ENEMY if side is not None else THIRD
    assert standing.stance(said(a_speaker("guards"), a_party("reds"))) == stance


def test_organs_of_one_state_that_fight_each_other_are_enemies_with_voices_of_their_own() -> None:
    civil = with_guards(
        a_combatant("reds", 1),
        a_combatant("guards", 2),
        sides=[{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}],
    )
    assert civil.stance(said(a_speaker("guards"), a_party("reds"))) == ENEMY
    assert civil.stance(said(a_speaker("scouts"), a_party("guards"))) == ENEMY
    assert civil.stance(said(a_speaker("scouts"), a_party("reds"))) == OWN
    voices = {one: civil.voice(said(a_speaker(one))) for one in ("guards", "reds", "scouts")}
    assert voices == {"guards": "guards", "reds": "reds", "scouts": "reds"}
    assert civil.voice(said(a_speaker("redland"))) == "redland"


def test_who_changed_sides_is_one_voice_and_nobodys_certain_enemy() -> None:
    sides = [{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}]
    on_both = [a_combatant("reds", 1), a_combatant("reds", 2)]
    turned = with_guards(*on_both, a_combatant("blues", 2), sides=sides)
    assert turned.is_present("reds")
    assert (turned.side("reds"), turned.side("scouts"), turned.side("blues")) == (None, None, 2)
    assert {turned.voice(said(a_speaker(one))) for one in ("redland", "reds", "scouts")} == {
        "redland"
    }
    of_reds = said(a_speaker("redland"), a_party("reds"))
    assert (turned.party(of_reds), turned.stance(of_reds)) == ("reds", OWN)
    assert turned.stance(said(a_speaker("blues"), a_party("reds"))) == OTHER
    assert turned.stance(said(a_speaker("reds"), a_party("blues"))) == OTHER
    # Another organ of the state did fight them for a time.
    split = with_guards(*on_both, a_combatant("guards", 2), sides=sides)
    assert {one: split.voice(said(a_speaker(one))) for one in ("guards", "scouts")} == {
        "guards": "guards",
        "scouts": "reds",
    }


def test_in_a_civil_war_a_unit_speaks_with_the_combatant_that_lists_it() -> None:
    militia = an_actor(
        "militia", memberships=[a_membership("redland"), a_membership("guards", "contingent")]
    )
    guards = an_actor("guards", memberships=[a_membership("redland")])
    file = a_record(
        actors=[*the_actors(), guards, militia],
        combatants=[a_combatant("reds", 1), a_combatant("guards", 2, units=["militia"])],
        sides=[{"side": 1, "opposes": [2]}, {"side": 2, "opposes": [1]}],
    )
    civil = Standing(file.record, file.registry)
    assert civil.voice(said(a_speaker("militia"))) == "guards"
    assert civil.stance(said(a_speaker("militia"), a_party("reds"))) == ENEMY


@pytest.mark.parametrize(
    ("speaker", "attributed_to", "stance"),
    [
        ("blues", ["reds"], ENEMY),
        ("reds", ["reds"], OWN),
        ("reds", ["redland"], OWN),
        ("blues", ["greens"], OTHER),
        ("blues", ["reds", "blues"], MIXED),
        ("gazette", ["reds"], THIRD),
        ("blues", [], OWN),
        ("reds", [], ENEMY),
    ],
)
def test_who_speaks_of_responsibility_stands_to_those_held_responsible(
    ford: Standing, speaker: str, attributed_to: list[str], stance: str
) -> None:
    accusation = claim(
        "responsibility",
        claimant=a_speaker(speaker),
        about=[a_party("blues")],
        attributed_to=attributed_to,
    )
    assert ford.stance(accusation) == stance
    silence = accusation.model_copy(update={"about": ()})
    assert ford.stance(silence) == (stance if attributed_to else None)


# Ber


@pytest.mark.parametrize(
    ("speaker", "party", "voice", "stance"),
    [
        ("malian-junta", "jnim", "mali", ENEMY),
        ("malian-army", "cma", "mali", ENEMY),
        ("malian-army", "malian-armed-forces", "mali", OWN),
        ("malian-junta", "wagner-group", "mali", ALLY),
        ("wagner-group", "malian-army", "wagner-group", ALLY),
        ("cma", "jnim", "cma", OTHER),
        ("jnim", "cma", "jnim", OTHER),
        ("mnla", "hcua", "cma", OWN),
        ("cma", "csp-psd", "cma", OWN),
        ("minusma", "minusma-burkina-faso", "minusma", OWN),
        ("minusma", "malian-armed-forces", "minusma", OTHER),
        ("resident-of-ber", "civilians-of-ber", "resident-of-ber", THIRD),
    ],
)
def test_how_the_parties_at_ber_stand(
    ber: RecordFile, speaker: str, party: str, voice: str, stance: str
) -> None:
    standing = Standing(ber.record, ber.registry)
    statement = said(a_speaker(speaker), a_party(party))
    assert standing.voice(statement) == voice
    assert standing.stance(statement) == stance


def test_before_2021_the_junta_did_not_speak_for_mali(ber: RecordFile) -> None:
    earlier = ber.record.model_copy(
        update={"date": ber.date.model_copy(update={"edtf": "2020-08-18"})}
    )
    standing = Standing(earlier, ber.registry)
    statement = said(a_speaker("malian-junta"), a_party("jnim"))
    assert standing.voice(statement) == "malian-junta"
    assert standing.stance(statement) == THIRD
    assert standing.stance(said(a_speaker("malian-army"), a_party("jnim"))) == ENEMY


def test_a_claim_read_from_json_stands_as_one_that_was_built(ford: Standing) -> None:
    built = said(a_speaker("reds"), a_party("blues"))
    assert ford.stance(CLAIM.validate_json(built.model_dump_json())) == ford.stance(built) == ENEMY
