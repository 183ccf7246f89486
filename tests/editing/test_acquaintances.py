"""Imports meet what is stored: by the directory that they use, over a store on each engine."""

from __future__ import annotations

from battleapi.editing.acquaintances import StoredAcquaintances
from battleapi.editing.publish import Edition, publish
from battleapi.editing.rebuild import rebuild
from battleapi.editing.reports import Result
from battleapi.editing.verify import verify
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Finding
from battleapi.model.actors import Actor, ExternalId
from battleapi.model.battles import BattleRecord
from battleapi.model.checking import check
from battleapi.model.places import Place
from battleapi.model.registry import Shared
from battleapi.model.resources import Resource
from battleapi.model.vocabulary.registries import Authority
from battleapi.store.store import Store
from tests.store.specimens import actor, battle, cited, claim, conflict, file, place, source

EDITION = Edition("An editor", "a reason", extend_shared=True)


def publish_battle(
    store: Store,
    battle_id: str,
    *shared: Shared,
    war: str | None = None,
    status: str = "published",
    number: int = 1,
) -> BattleRecord:
    actors = [one.id for one in shared if isinstance(one, Actor)]
    record = battle(
        battle_id,
        status=status,
        conflict=war,
        sides=[actors[:1], ["foe"]],
        claims=[claim(number, by=one) for one in actors[1:2]],
        place_id=next((one.id for one in shared if isinstance(one, Place)), None),
    )
    publish(store, file(record, *shared, actor("foe")), EDITION)
    return record


def test_the_stored_thing_wins_by_identifier_name_and_id(store: Store) -> None:
    wars = (conflict("war"), conflict("east", part_of="war"), conflict("other"))
    reds = actor("reds", name="Reds", aliases=["Guards"], ucdp="118")
    publish_battle(store, "b1", reds, *wars, war="east")
    told: list[Finding] = []
    directory = Directory(StoredAcquaintances(store), told)
    assert directory.conflict(conflict("x", name="EAST")) == wars[1]
    assert directory.actor(actor("x", name="X", ucdp="118"), "other").id == "reds"
    assert directory.actor(actor("y", name="guards"), "east").id == "reds"
    assert directory.actor(actor("y", name="guards"), "war").id == "reds"
    assert directory.actor(actor("z", name="Guards", ucdp="119"), "war").id == "z"
    assert told == []
    assert directory.actor(actor("reds", name="Reds"), "far").id == "reds-2"
    assert [one.reason for one in told] == [
        "reds-2 may be reds: `battleapi merge actor reds-2 reds`"
    ]
    assert directory.actor(actor("reds", name="Others")).id == "reds-3"


def test_drafts_and_claimants_and_members_are_known_as_well(store: Store) -> None:
    whole = actor("whole", name="The Whole")
    reds, paper = actor("reds", of=["whole"]), actor("paper", name="Daily Paper")
    publish_battle(store, "b1", reds, paper, whole, conflict("war"), war="war", status="draft")
    directory = Directory(StoredAcquaintances(store))
    assert directory.actor(actor("x", name="Reds"), "war").id == "reds"
    assert directory.actor(actor("x", name="Daily Paper"), "war").id == "paper"
    assert directory.actor(actor("x", name="The Whole"), "war").id == "whole"
    assert directory.actor(actor("x", name="Daily Paper"), "other").id == "x"


def test_a_battle_of_no_conflict_knows_only_whom_it_names_itself(store: Store) -> None:
    publish_battle(store, "b1", actor("reds"), status="draft")
    directory = Directory(StoredAcquaintances(store))
    assert directory.actor(actor("x", name="Reds"), None, "b1").id == "reds"
    assert directory.actor(actor("reds", name="Reds"), None, "b2").id == "reds-b2"
    assert directory.actor(actor("x", name="Reds"), "war", "b1").id == "x"


def test_who_is_of_no_war_is_found_again_by_an_identifier_alone(store: Store) -> None:
    people = actor("civilians", name="Civilians", kind="population", ucdp="1")
    publish_battle(store, "b1", actor("reds"), people, conflict("war"), war="war", status="draft")
    directory = Directory(StoredAcquaintances(store))
    assert directory.actor(people) == people
    assert directory.actor(actor("folk", name="Folk", ucdp="1")).id == "civilians"
    assert directory.actor(actor("civilians", name="Civilians")).id == "civilians-2"


def test_places_meet_what_is_stored(store: Store) -> None:
    known = ExternalId(authority=Authority.GEONAMES, id="7")
    ford = place("ford", "ML").model_copy(update={"external_ids": (known,)})
    publish_battle(store, "b1", actor("reds"), ford)
    directory = Directory(StoredAcquaintances(store))
    assert directory.place(place("x", "ML", name="FORD")).id == "ford"
    assert directory.place(place("ford", "NE", name="Ford")).id == "ford-2"
    far = place("far", name="Far").model_copy(update={"external_ids": (known,)})
    assert directory.place(far).id == "ford"


def test_two_that_nothing_tells_apart_are_told(store: Store) -> None:
    publish_battle(store, "b1", actor("b-reds", name="Reds"), conflict("war"), war="war")
    publish_battle(store, "b2", actor("a-reds", name="REDS"), conflict("war"), war="war", number=2)
    for _ in range(2):
        told: list[Finding] = []
        directory = Directory(StoredAcquaintances(store), told)
        assert directory.actor(actor("x", name="Reds"), "war").id == "a-reds"
        assert [one.reason for one in told] == [
            "b-reds may be a-reds: `battleapi merge actor b-reds a-reds`"
        ]


def test_a_file_has_copies_of_what_stored_things_lead_to(store: Store) -> None:
    ford = place("ford", "ML", citations=cited("gazetteer"))
    reds = actor("reds", of=["whole"])
    shared = (reds, actor("whole"), ford, source("gazetteer"), conflict("war"))
    publish_battle(store, "b1", *shared, war="war")
    directory = Directory(StoredAcquaintances(store))
    meant = directory.actor(actor("x", name="Reds"), "war")
    spot = directory.place(place("x", "ML", name="Ford"))
    assert (meant, spot) == (reds, ford)
    record = battle("b2", sides=[["reds"], ["foe"]], place_id="ford")
    made = directory.file(record, file(record, meant, actor("foe"), spot).registry)
    assert [one.id for one in made.actors] == ["reds", "foe", "whole"]
    assert {one.id for one in made.sources} == {"the-paper", "gazetteer"}
    assert list(check(made, made.registry)) == []
    assert publish(store, made, EDITION).battle.result is Result.CREATED


def test_what_is_new_of_a_thing_is_added_to_it_and_stays(store: Store) -> None:
    reds = actor("reds", name="Reds")
    publish_battle(store, "b1", reds, conflict("war"), war="war")
    directory = Directory(StoredAcquaintances(store))
    meant = directory.actor(actor("x", name="reds", ucdp="118", aliases=["Guards"]), "war")
    assert meant == reds.model_copy(
        update={
            "aliases": ("Guards",),
            "external_ids": (ExternalId(authority=Authority.UCDP, id="118"),),
        }
    )
    record = battle("b2", sides=[["reds"], ["foe"]])
    for result in (Result.UPDATED, Result.UNCHANGED):
        report = publish(store, file(record, meant, actor("foe")), EDITION)
        assert report.ids(result, Resource.ACTOR)[0] == "reds"
    # A copy from before is no other thing, and takes nothing away.
    report = publish(store, file(record, reds, actor("foe")), EDITION)
    assert set(report.ids(Result.UNCHANGED, Resource.ACTOR)) == {"reds", "foe"}
    later = Directory(StoredAcquaintances(store))
    assert later.actor(actor("y", name="Y", ucdp="118")) == meant.model_copy(
        update={"aliases": ("Guards", "Y")}
    )


def test_what_corpora_meet_by_is_made_from_the_log(store: Store) -> None:
    publish_battle(store, "b1", actor("reds", ucdp="118"), status="draft")
    publish_battle(store, "b2", actor("reds", ucdp="118"), place("ford", "ML"), number=2)
    assert list(verify(store)) == []
    rebuild(store)
    assert list(verify(store)) == []
    directory = Directory(StoredAcquaintances(store))
    assert directory.actor(actor("x", name="Reds"), None, "b1").id == "reds"
