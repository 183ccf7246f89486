"""Actors by articles and by words."""

from __future__ import annotations

import pytest

from battleapi.importers.wikipedia.actors import (
    kind_of,
    listed_under,
    part_of,
    person,
    proposed,
)
from battleapi.importers.wikipedia.flags import are_kin, is_country, state
from battleapi.model.vocabulary.registries import ActorKind, MembershipType


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Norway", ActorKind.STATE),
        ("UK", ActorKind.STATE),
        ("Kingdom of Nordland", ActorKind.STATE),
        ("Allies of World War II", ActorKind.COALITION),
        ("Holy League", ActorKind.COALITION),
        ("Reed Partisans", ActorKind.NON_STATE_ARMED_GROUP),
        ("Polish Home Army", ActorKind.NON_STATE_ARMED_GROUP),
        ("Greek government-in-exile", ActorKind.GOVERNMENT),
        ("Tarn Militia", ActorKind.MILITIA),
        ("1st Infantry Division (United States)", ActorKind.MILITARY_UNIT),
        ("II Corps (Poland)", ActorKind.MILITARY_UNIT),
        ("Army Group Centre", ActorKind.MILITARY_UNIT),
        ("Tenth Army (Italy)", ActorKind.MILITARY_UNIT),
        ("3rd Belorussian Front", ActorKind.MILITARY_UNIT),
        ("British Army", ActorKind.STATE_FORCE),
        ("Polish Armed Forces in the West", ActorKind.STATE_FORCE),
        ("United Nations", ActorKind.INTERGOVERNMENTAL_BODY),
        ("MINUSMA", ActorKind.PEACEKEEPING_FORCE),
        ("Tarn civilians", ActorKind.POPULATION),
        ("Tarn", ActorKind.ORGANISATION),
    ],
)
def test_the_kind_is_what_the_words_say_outright(name: str, kind: ActorKind) -> None:
    assert kind_of(name) is kind


def test_a_force_is_the_article_that_its_words_lead_to() -> None:
    guard = proposed("the Guard", "Tarn Guard", ActorKind.MILITARY_UNIT)
    assert (guard.id, guard.name, guard.kind) == (
        "tarn-guard",
        "Tarn Guard",
        ActorKind.MILITARY_UNIT,
    )
    assert [one.id for one in guard.external_ids] == ["en:Tarn Guard"]


def test_a_state_meets_under_each_of_its_names() -> None:
    assert proposed("Britain", "UK") == proposed("United Kingdom", "United Kingdom")
    assert proposed("x", "GBR").country == "GB"


def test_words_without_an_article_are_a_name_and_no_identifier() -> None:
    crew = proposed("Crew of the ferry", None)
    assert (crew.id, crew.external_ids) == ("crew-of-the-ferry", ())


def test_memberships_are_of_what_stands_above() -> None:
    norway, army = proposed("Norway", "Norway"), proposed("Army", "Norwegian Army")
    brigade = proposed("Brigade", "2nd Reed Brigade")
    assert part_of(army, norway).memberships[0].type is MembershipType.ORGAN
    assert part_of(brigade, army).memberships[0].type is MembershipType.COMPONENT
    assert listed_under(army, norway).memberships[0].type is MembershipType.COALITION
    assert part_of(norway, norway) is norway


def test_persons_are_those_of_articles() -> None:
    assert (person("Ole Vik").id, person("Ole Vik").kind) == ("ole-vik", ActorKind.PERSON)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("UK", "United Kingdom"),
        ("USA", "United States"),
        ("USSR", "Soviet Union"),
        ("Republic of China (1912-49)", "Republic of China (1912–1949)"),
        ("Kingdom of Hungary (1920–46)", "Kingdom of Hungary (1920–1946)"),
        ("Kingdom of Italy (1861–1946)", "Kingdom of Italy"),
        ("british India", "British Raj"),
    ],
)
def test_flags_have_many_names_for_a_state(name: str, title: str) -> None:
    found = state(name)
    assert found is not None
    assert found.title == title


def test_what_is_in_no_table_is_no_state() -> None:
    assert state("Nordland") is None
    assert is_country("nzl")
    assert not is_country("nowrap")
    assert are_kin("Kingdom of Italy", "Italy")
    assert not are_kin("Norway", "Sweden")
