"""Taking back what was served: computed values are taken where they are right, else refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from battleapi.errors import Fault, InvalidRecord
from battleapi.model.actors import Membership
from battleapi.model.canonical import canonical
from battleapi.model.checking import examined, read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.rendering.intake import Known, read_document
from battleapi.rendering.parts import Names, Served
from battleapi.rendering.registries import (
    ActorCounts,
    ServedActor,
    ServedConflict,
    ServedRegistryPlace,
    ServedSource,
)
from tests.generated_records import ACTORS, broken_files, json_values, record_files
from tests.records_of import (
    Document,
    a_battle,
    a_claim,
    a_membership,
    an_actor,
    claim_id,
    faults_in,
)
from tests.rendering.served_records import NAMES, STAMP, rich, served

RECORDS = Path(__file__).resolve().parents[1] / "records"


def faults(document: object, known: Known | None = None) -> tuple[Fault, ...]:
    with pytest.raises(InvalidRecord) as caught:
        read_document(document, known or Known())
    return caught.value.faults


# Taken


def test_a_record_file_is_read_as_it_is() -> None:
    document = rich().model_dump(mode="json")
    assert read_document(document) == read_record_file(document)


def test_a_served_record_is_read_as_the_file_that_it_was() -> None:
    file = rich()
    taken = read_document(served(file))
    assert canonical(taken.record) == canonical(file.record)
    used = RecordFile.of(file.record, file.registry)
    assert canonical(taken) == canonical(used)


@pytest.mark.parametrize(
    "path",
    [
        files("battleapi") / "records" / "battle-of-ber-2023.json",
        RECORDS / "marathon-490-bce.json",
        RECORDS / "cannae-216-bce.json",
    ],
    ids=lambda path: path.name,
)
def test_real_records_come_back(path: Path) -> None:
    file = read_record_file(json.loads(path.read_text(encoding="utf-8")))
    assert canonical(read_document(served(file))) == canonical(
        RecordFile.of(file.record, file.registry)
    )


@settings(max_examples=60)
@given(record_files())
def test_whatever_is_served_is_taken_back(document: Document) -> None:
    file = read_record_file(document)
    assert canonical(read_document(served(file)).record) == canonical(file.record)


def test_the_document_is_not_changed_by_being_read() -> None:
    document = served(rich())
    before = copy.deepcopy(document)
    read_document(document)
    assert document == before


def test_computed_values_may_stand_in_a_record_file_here_and_there() -> None:
    document = rich().model_dump(mode="json")
    document["claims"][0]["stance"] = "enemy"
    document["claims"][0]["interval"] = {"low": 24, "high": 24}
    document["claims"][0]["event"] = None
    document["conflict"] = {"id": "river-war", "name": "River War"}
    document["date"]["precision"] = "day"
    document["place"]["lat"] = 1.5
    document["counts"] = {"claims": 4}
    assert canonical(read_document(document)) == canonical(rich())


def test_a_reference_may_be_sent_without_its_name() -> None:
    document = rich().model_dump(mode="json")
    document["conflict"] = {"id": "river-war"}
    document["claims"][0]["citations"][0]["source"] = {"id": "chronicle"}
    assert canonical(read_document(document)) == canonical(rich())


def test_copies_may_be_taken_from_their_own_addresses() -> None:
    file = rich()
    document = file.model_dump(mode="json")
    names, blues = Names(file.registry), file.registry.actors["blues"]
    counts = ActorCounts(battles=9, claims_made=8, claims_about=7)
    of = file.registry
    served_alone: dict[str, list[Served]] = {
        "actors": [
            ServedActor.build(
                one,
                names,
                [(blues, Membership.model_validate(a_membership("reds")))],
                counts,
                STAMP,
            )
            for one in of.actors.values()
        ],
        "conflicts": [
            ServedConflict.build(one, names, [one], 5, STAMP) for one in of.conflicts.values()
        ],
        "places": [ServedRegistryPlace.build(one, names, STAMP) for one in of.places.values()],
        "sources": [ServedSource.build(one, names, 99, STAMP) for one in of.sources.values()],
    }
    for name, things in served_alone.items():
        document[name] = [json.loads(one.model_dump_json(by_alias=True)) for one in things]
    assert canonical(read_document(document)) == canonical(file)
    document["places"][0]["colour"] = "red"
    (fault,) = faults(document)
    assert (fault.at, fault.code) == ("/places/0/colour", "unknown_key")


def test_copies_may_stand_in_any_order_and_need_not_be_used() -> None:
    document = rich().model_dump(mode="json")
    document["actors"].reverse()
    gazette, bystander = document["actors"][1], an_actor("bystander")
    assert gazette["id"] == "gazette"
    document["actors"].append(bystander)
    document["sources"][0]["claim_count"] = 4
    document["sources"][1]["claim_count"] = 1
    scouts = next(one for one in document["actors"] if one["id"] == "scouts")
    scouts["memberships"][0]["of"] = {"id": "reds", "name": "Reds"}
    taken = read_document(document)
    assert [actor.id for actor in taken.actors][-1] == "bystander"
    document["sources"].append(
        {
            "id": "unused",
            "kind": "study",
            "name": "U",
            "reached": {"read": True},
            "claim_count": 1,
        }
    )
    (fault,) = faults(document)
    assert (fault.at, fault.expected) == ("/sources/2/claim_count", ("0",))


# What only the log and other records know


def test_what_a_file_cannot_know_is_not_compared() -> None:
    document = served(rich())
    document |= {"revision": 9, "recorded_at": "x", "sha256": None}
    document["claims"][0] |= {"revision": 8, "recorded_at": 5}
    document["part_of"]["name"] = "Some Campaign"
    document["claims"][0]["covers_battles"][0]["name"] = None
    document["claims"][0]["readings"][0]["instead"][0]["covers_battles"][1]["name"] = "x"
    assert canonical(read_document(document).record) == canonical(rich().record)


KNOWN = Known(STAMP, {claim_id(1): STAMP}, NAMES)


def test_what_is_known_is_compared() -> None:
    document = served(rich())
    assert canonical(read_document(document, KNOWN).record) == canonical(rich().record)
    document |= {"revision": 9, "recorded_at": "x", "sha256": None}
    document["claims"][0] |= {"revision": 8, "recorded_at": "x"}
    document["claims"][1] |= {"revision": 8}
    document["part_of"]["name"] = "Some Campaign"
    document["claims"][0]["covers_battles"][0]["name"] = None
    document["claims"][0]["readings"][0]["instead"][0]["covers_battles"][1]["name"] = "x"
    assert {one.at: one.expected for one in faults(document, KNOWN)} == {
        "/part_of/name": ("River Campaign",),
        "/claims/0/covers_battles/0/name": ("Siege of the Mill",),
        "/claims/0/readings/0/instead/0/covers_battles/1/name": ("River Campaign",),
        "/claims/0/revision": ("3",),
        "/claims/0/recorded_at": (STAMP.recorded_at,),
        "/revision": ("3",),
        "/recorded_at": (STAMP.recorded_at,),
        "/sha256": ("a" * 64,),
    }


# Whatever comes


@settings(max_examples=60)
@given(broken_files())
def test_reading_refuses_or_reads_and_never_fails(document: Document) -> None:
    refused: tuple[Fault, ...] = ()
    try:
        read_document(document)
    except InvalidRecord as error:
        refused = error.faults
    assert bool(refused) == bool(faults_in(document))


def test_of_two_claims_with_one_id_each_is_of_its_own_kind() -> None:
    document = a_battle(claims=[a_claim(), a_claim("outcome")], counts={"events": -1})
    assert [one.code for one in faults(document)] == ["duplicate_id", "computed_differs"]


IDS = (*ACTORS, "crossing", "retreat", "chronicle", "letter", claim_id(1), claim_id(2), "nobody")


def places_of_ids(value: Any) -> Iterator[tuple[Any, str | int]]:
    """Where an id stands in a document: what holds it, and under which key."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in members:
        if isinstance(member, dict | list):
            yield from places_of_ids(member)
        elif member in IDS:
            yield value, key


@settings(max_examples=60)
@given(record_files(), st.data())
def test_values_are_compared_whatever_rules_between_things_are_broken(
    document: Document, data: st.DataObject
) -> None:
    for holder, key in data.draw(st.lists(st.sampled_from(list(places_of_ids(document))))):
        holder[key] = data.draw(st.sampled_from(IDS))
    file, broken, _ = examined(document)
    found = faults({**document, "counts": {"events": -1}})
    assert found[: len(broken)] == broken
    compared = [one.code for one in found if one.at == "/counts/events"]
    assert compared == ([] if file is None else ["computed_differs"])


@given(json_values)
def test_reading_takes_any_value_at_all(value: object) -> None:
    assert faults(value)


@settings(max_examples=60)
@given(record_files(), st.data())
def test_one_changed_number_of_what_is_computed_is_found(
    document: Document, data: st.DataObject
) -> None:
    shown = served(read_record_file(document))
    key = data.draw(st.sampled_from(["claims", "claimants", "sources", "events"]))
    shown["counts"][key] += 1
    (fault,) = faults(shown)
    assert (fault.at, fault.expected) == (f"/counts/{key}", (str(shown["counts"][key] - 1),))


def test_the_name_of_a_reference_that_is_not_made_is_refused() -> None:
    document = served(rich())
    document["conflict"] = {"id": None, "name": "a war"}
    (fault,) = faults(document)
    assert (fault.at, fault.code, fault.expected) == (
        "/conflict/name",
        "computed_differs",
        ("null",),
    )
