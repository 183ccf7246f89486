from __future__ import annotations

from battleapi.importers.directory import Directory
from battleapi.model.actors import Actor, ExternalId
from battleapi.model.conflicts import Conflict
from battleapi.model.places import Place
from battleapi.model.vocabulary.registries import ActorKind, Authority, ConflictKind


def an_actor(actor_id: str, name: str, *aliases: str, ucdp: str | None = None) -> Actor:
    known = (ExternalId(authority=Authority.UCDP, id=ucdp),) if ucdp else ()
    return Actor(
        id=actor_id,
        kind=ActorKind.NON_STATE_ARMED_GROUP,
        name=name,
        aliases=aliases,
        external_ids=known,
    )


def test_an_identifier_that_both_have_tells_who_is_meant() -> None:
    directory = Directory()
    first = directory.actor(an_actor("jnim", "JNIM", ucdp="6900"), "mali-war")
    assert directory.actor(an_actor("nusrat", "Nusrat", ucdp="6900"), "another") == first
    # The other spelling is known from then on.
    assert directory.actor(an_actor("x", "Nusrat"), "another") == first


def test_an_exact_name_within_the_conflict_tells_who_is_meant() -> None:
    directory = Directory()
    first = directory.actor(an_actor("cma", "Coordination", "CMA"), "mali-war")
    assert directory.actor(an_actor("other", "CMA"), "mali-war") == first
    assert directory.actor(an_actor("other", "cma"), "mali-war").id == "other"
    elsewhere = directory.actor(an_actor("cma", "CMA"), "another-war")
    assert (elsewhere.id, elsewhere.name) == ("cma-2", "CMA")
    assert directory.actor(an_actor("cma", "CMA"), "another-war") == elsewhere


def test_different_identifiers_or_several_of_the_name_are_no_match() -> None:
    directory = Directory()
    directory.actor(an_actor("rebels", "Rebels", ucdp="1"), "war")
    assert directory.actor(an_actor("rebels", "Rebels", ucdp="2"), "war").id == "rebels-2"
    assert directory.actor(an_actor("rebels", "Rebels", "R"), "war").id == "rebels-3"


def test_the_very_same_proposal_is_the_same_in_any_conflict() -> None:
    directory = Directory()
    state = an_actor("france", "France")
    assert directory.actor(state, "one") is directory.actor(state, "other")


def test_places_do_not_meet_by_name() -> None:
    directory = Directory()
    known = (ExternalId(authority=Authority.GEONAMES, id="7"),)
    first = directory.place(Place(id="springfield", name="Springfield", external_ids=known))
    assert directory.place(Place(id="springfield", name="Springfield")).id == "springfield-2"
    assert directory.place(Place(id="other", name="Other", external_ids=known)) == first


def test_conflicts_meet_by_name() -> None:
    directory = Directory()
    war = Conflict(id="mali-war", kind=ConflictKind.WAR, name="Mali War", aliases=("War in Mali",))
    assert directory.conflict(war) == war
    again = Conflict(id="war-in-mali", kind=ConflictKind.INSURGENCY, name="War in Mali")
    assert directory.conflict(again) == war
