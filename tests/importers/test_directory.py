from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.directory import Directory
from battleapi.importers.findings import Finding
from battleapi.model.actors import Actor, ExternalId
from battleapi.model.conflicts import Conflict
from battleapi.model.places import Place
from battleapi.model.vocabulary.registries import ActorKind, Authority, ConflictKind, PointBasis


def an_id(number: str, authority: Authority = Authority.UCDP) -> ExternalId:
    return ExternalId(authority=authority, id=number)


def an_actor(
    actor_id: str,
    name: str,
    *aliases: str,
    ucdp: str | None = None,
    kind: ActorKind = ActorKind.NON_STATE_ARMED_GROUP,
    country: str | None = None,
) -> Actor:
    return Actor(
        id=actor_id,
        kind=kind,
        name=name,
        aliases=aliases,
        country=country,
        external_ids=(an_id(ucdp),) if ucdp else (),
    )


def a_war(war_id: str, name: str, *aliases: str, part_of: str | None = None) -> Conflict:
    return Conflict(id=war_id, kind=ConflictKind.WAR, name=name, aliases=aliases, part_of=part_of)


def a_place(
    place_id: str,
    name: str,
    *,
    countries: Iterable[str] = (),
    admin: Iterable[str] = (),
    point: tuple[float, float] | None = None,
    known: Iterable[ExternalId] = (),
) -> Place:
    lat, lon = point or (None, None)
    return Place(
        id=place_id,
        name=name,
        countries=tuple(countries),
        admin=tuple(admin),
        lat=lat,
        lon=lon,
        basis=PointBasis.SOURCE if point else None,
        external_ids=tuple(known),
    )


def test_an_identifier_that_both_have_tells_who_is_meant() -> None:
    directory = Directory()
    first = directory.actor(an_actor("jnim", "JNIM", ucdp="6900"), "mali-war")
    again = directory.actor(an_actor("nusrat", "Nusrat", ucdp="6900"), "another")
    assert again == first.model_copy(update={"aliases": ("Nusrat",)})
    # The other spelling is known from then on.
    assert directory.actor(an_actor("x", "nusrat"), "another").id == "jnim"


def test_an_exact_name_within_the_conflict_tells_who_is_meant() -> None:
    told: list[Finding] = []
    directory = Directory(None, told)
    first = directory.actor(an_actor("cma", "Coordination", "CMA"), "mali-war")
    assert directory.actor(an_actor("other", "CMA"), "mali-war") == first
    assert directory.actor(an_actor("other", "COORDINATION"), "mali-war").id == "cma"
    elsewhere = directory.actor(an_actor("cma", "CMA"), "another-war")
    assert (elsewhere.id, elsewhere.name) == ("cma-2", "CMA")
    assert directory.actor(an_actor("cma", "CMA"), "another-war") == elsewhere
    assert [(one.field, one.text, one.reason) for one in told] == [
        ("actor", "CMA", "cma-2 may be cma: `battleapi merge actor cma-2 cma`")
    ]


def test_case_and_encoding_are_no_difference_accents_and_articles_are() -> None:
    told: list[Finding] = []
    directory = Directory(None, told)
    directory.actor(an_actor("armee", "Arm\u00e9e  Noire"), "war")
    assert directory.actor(an_actor("x", "ARME\u0301E NOIRE"), "war").id == "armee"
    assert directory.actor(an_actor("x", "Armee Noire"), "war").id == "x"
    assert directory.actor(an_actor("y", "The Arm\u00e9e-Noire"), "war").id == "y"
    assert [one.reason.split(":")[0] for one in told] == ["x may be armee", "y may be armee"]


def test_a_name_counts_in_the_whole_tree_of_a_conflict() -> None:
    directory = Directory()
    directory.conflict(a_war("great-war", "Great War"))
    directory.conflict(a_war("east", "East", part_of="great-war"))
    directory.conflict(a_war("west", "West", part_of="great-war"))
    first = directory.actor(an_actor("reds", "Reds"), "east")
    assert directory.actor(an_actor("other", "Reds"), "west") == first
    assert directory.actor(an_actor("other", "Reds"), "great-war") == first
    assert directory.actor(an_actor("other", "Reds"), "elsewhere").id == "other"


def test_conflicts_that_lead_in_a_circle_are_followed_once() -> None:
    directory = Directory()
    directory.conflict(a_war("one", "One", part_of="two"))
    directory.conflict(a_war("two", "Two", part_of="one"))
    first = directory.actor(an_actor("reds", "Reds"), "one")
    assert directory.actor(an_actor("reds", "Reds"), "one") == first


def test_names_tell_nothing_between_two_battles_of_no_conflict() -> None:
    told: list[Finding] = []
    directory = Directory(None, told)
    first = directory.actor(an_actor("rebels", "Rebels"), None, "ford-1644")
    assert directory.actor(an_actor("other", "Rebels"), None, "ford-1644") == first
    later = directory.actor(an_actor("rebels", "Rebels"), None, "mill-1819")
    assert later.id == "rebels-mill-1819"
    assert directory.actor(an_actor("rebels", "Rebels"), None, "mill-1819") == later
    assert directory.actor(an_actor("rebels", "Rebels"), "war", "hill").id == "rebels-2"
    assert [one.reason.split(":")[0] for one in told] == [
        "rebels-mill-1819 may be rebels",
        "rebels-2 may be rebels",
    ]


def test_without_war_and_battle_only_identifiers_tell_who_is_meant() -> None:
    directory = Directory()
    people = an_actor("civilians", "Civilians", ucdp="1")
    assert directory.actor(an_actor("civilians", "Civilians"), "war").id == "civilians"
    first = directory.actor(people)
    assert first.id == "civilians-ucdp-1"
    assert directory.actor(an_actor("folk", "Folk", ucdp="1")).id == first.id
    assert directory.actor(an_actor("reds", "Reds")).id == "reds"
    assert directory.actor(an_actor("reds", "Reds", "Guards")).id == "reds-2"


def test_different_identifiers_of_one_authority_never_match_by_name() -> None:
    told: list[Finding] = []
    directory = Directory(None, told)
    directory.actor(an_actor("rebels", "Rebels", ucdp="118"), "war")
    assert directory.actor(an_actor("rebels", "Rebels", ucdp="119"), "war").id == "rebels-ucdp-119"
    # They are known to be two, so nobody is asked whether they are one.
    assert told == []
    # Of two that are as near, neither is taken.
    third = directory.actor(an_actor("rebels", "Rebels"), "war")
    assert third.id == "rebels-2"
    assert [one.reason.split(":")[0] for one in told] == ["rebels-2 may be rebels"]
    assert directory.actor(an_actor("any", "Rebels"), "war") == third


def test_an_identifier_that_comes_later_is_kept_with_the_actor_of_the_name() -> None:
    directory = Directory()
    directory.actor(an_actor("jnim", "JNIM"), "war")
    known = directory.actor(an_actor("other", "JNIM", ucdp="6900"), "war")
    assert (known.id, known.external_ids) == ("jnim", (an_id("6900"),))
    assert directory.actor(an_actor("x", "X", ucdp="6900"), "elsewhere").id == "jnim"
    assert directory.actor(an_actor("y", "JNIM", ucdp="7"), "war").id == "y"


def test_a_person_and_a_force_or_two_countries_are_never_one_by_name() -> None:
    told: list[Finding] = []
    directory = Directory(None, told)
    directory.actor(an_actor("jackson", "Jackson", kind=ActorKind.PERSON), "war")
    assert directory.actor(an_actor("jackson", "Jackson"), "war").id == "jackson-2"
    directory.actor(an_actor("guard", "Guard", country="ML"), "war")
    assert directory.actor(an_actor("guard", "Guard", country="NE"), "war").id == "guard-2"
    assert directory.actor(an_actor("x", "Guard", country="ML"), "war").id == "guard"
    assert told == []


def test_the_listed_name_goes_before_an_alias() -> None:
    directory = Directory()
    directory.actor(an_actor("a", "Reds", "Guards", ucdp="1"), "war")
    directory.actor(an_actor("b", "Guards", ucdp="2"), "war")
    assert directory.actor(an_actor("c", "Guards"), "war").id == "b"


def test_ids_that_are_taken_give_way_by_one_rule() -> None:
    directory = Directory()
    long = "a" * 120
    ids = [directory.actor(an_actor("reds", "Reds"), war).id for war in ("one", "two", "three")]
    assert ids == ["reds", "reds-2", "reds-3"]
    assert directory.actor(an_actor("reds", "Reds", ucdp="7"), "four").id == "reds-ucdp-7"
    assert directory.actor(an_actor(long, "Long"), "one").id == long
    assert directory.actor(an_actor(long, "Long"), "two").id == "a" * 118 + "-2"


def test_places_meet_by_name_and_what_they_lie_in() -> None:
    directory = Directory()
    first = directory.place(a_place("ber", "Ber", countries=["ML"], admin=["Mali", "Timbuktu"]))
    again = a_place("other", "BER", countries=["ML"], admin=["Mali", "Timbuktu"])
    assert directory.place(again).id == first.id
    assert directory.place(a_place("ber", "Ber", countries=["ML"])).id == "ber-2"
    assert directory.place(a_place("ber", "Ber", countries=["NE"])).id == "ber-3"


def test_places_of_two_points_are_two() -> None:
    directory = Directory()
    here = a_place("ford", "Ford", countries=["US"], point=(38.0, -77.0))
    assert directory.place(here) == here
    there = a_place("ford", "Ford", countries=["US"], point=(39.0, -77.0))
    assert directory.place(there).id == "ford-2"
    # Either may be meant where no point is given.
    assert directory.place(a_place("ford", "Ford", countries=["US"])).id == "ford-3"
    assert directory.place(a_place("x", "Ford", countries=["US"])).id == "ford-3"
    assert directory.place(here).id == "ford"


def test_a_place_that_lies_nowhere_is_the_same_only_with_the_same_point() -> None:
    directory = Directory()
    directory.place(a_place("mill", "Mill", point=(1.0, 2.0)))
    assert directory.place(a_place("mill", "Mill")).id == "mill-2"
    assert directory.place(a_place("x", "Mill")).id == "mill-2"
    assert directory.place(a_place("x", "Mill", point=(1.0, 2.0))).id == "mill"


def test_places_with_different_points_are_never_suggested_to_be_one() -> None:
    told: list[Finding] = []
    directory = Directory(None, told)
    directory.place(a_place("ford-place", "Ford", countries=["US"], point=(38.0, -77.0)))
    directory.place(a_place("mill-place", "The Ford", countries=["US"], point=(39.0, -77.0)))
    # Nor one with a point and one without: it would be moved to where the other is.
    directory.place(a_place("ford", "The-Ford", countries=["US"]))
    assert told == []
    directory.place(a_place("fords", "-Ford", countries=["US"]))
    assert [one.reason.split(":")[0] for one in told] == ["fords may be ford"]


def test_an_identifier_of_a_place_counts_wherever_it_lies() -> None:
    directory = Directory()
    known = [an_id("7", Authority.GEONAMES)]
    first = directory.place(a_place("springfield", "Springfield", known=known))
    assert directory.place(a_place("x", "Springfield Town", known=known)).id == first.id


def test_conflicts_meet_by_name_wherever_they_are() -> None:
    directory = Directory()
    war = a_war("mali-war", "Mali War", "War in Mali")
    assert directory.conflict(war) == war
    assert directory.conflict(a_war("war-in-mali", "War in Mali")) == war
    assert directory.conflict(a_war("other", "Another War")).id == "other"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Reds", "REDS", "The Reds", "Blues"]),
            st.sampled_from([None, "1", "2"]),
            st.sampled_from([None, "one", "two"]),
        ),
        max_size=12,
    )
)
def test_the_same_run_gives_the_same_ids_and_no_two_things_one(
    proposals: list[tuple[str, str | None, str | None]],
) -> None:
    runs = []
    for _ in range(2):
        directory = Directory()
        made = [
            directory.actor(an_actor(name.split()[-1].lower(), name, ucdp=ucdp), war)
            for name, ucdp, war in proposals
        ]
        runs.append([one.id for one in made])
        for (_, ucdp, _), actor in zip(proposals, made, strict=True):
            assert ucdp is None or an_id(ucdp) in actor.external_ids
        assert all(len(one.external_ids) < 2 for one in made)
        # Asked a second time in the same run, everybody is who he was.
        again = [
            directory.actor(an_actor(name.split()[-1].lower(), name, ucdp=ucdp), war).id
            for name, ucdp, war in proposals
        ]
        assert again == runs[-1]
    assert runs[0] == runs[1]


@pytest.mark.parametrize("name", ["!!!", "\u2019", "the", "\u4e2d"])
def test_names_without_letters_are_names(name: str) -> None:
    directory = Directory()
    first = directory.actor(an_actor("x", name), "war")
    assert directory.actor(an_actor("y", name), "war") == first
    assert directory.actor(an_actor("z", "Other"), "war").id == "z"
