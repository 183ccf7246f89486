"""The record file: a battle and the copies that it needs, to and from plain JSON."""

from __future__ import annotations

import json

from hypothesis import given

from battleapi.model.canonical import canonical
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import COPIES, RecordFile
from tests.generated_records import record_files
from tests.records_of import (
    Document,
    a_battle,
    a_claim,
    a_party,
    a_record,
    an_actor,
    faults_in,
    the_actors,
)


def test_a_file_is_a_battle_and_four_lists_of_copies() -> None:
    file = a_record()
    assert list(RecordFile.model_fields)[-4:] == [*COPIES]
    assert list(file.record.model_dump()) == list(file.model_dump())[:-4]
    assert file.record.model_dump() == file.model_dump(exclude=set(COPIES))


def test_the_record_of_a_file_is_what_is_stored() -> None:
    file = a_record(a_claim())
    assert canonical(file.record) == canonical(
        {key: value for key, value in file.model_dump(mode="json").items() if key not in COPIES}
    )
    assert file.record == a_record(a_claim()).record


def test_the_registry_of_a_file_is_its_copies_by_id() -> None:
    registry = a_record().registry
    assert list(registry.actors) == [actor["id"] for actor in the_actors()]
    assert list(registry.sources) == ["chronicle", "letter"]
    assert registry.places["ford"].lat == 1.5
    assert registry.conflicts["river-war"].name == "River War"


def test_the_file_of_a_stored_record_copies_what_it_uses_and_no_more() -> None:
    file = a_record(
        a_claim(about=[a_party("scouts")]), actors=[*the_actors(), an_actor("bystanders")]
    )
    made = RecordFile.of(file.record, file.registry)
    assert made.record == file.record
    used = {actor.id for actor in made.actors}
    assert used == {"redland", "reds", "scouts", "blues", "greens", "envoys", "villagers"}
    # The letter is used by nobody here; the contingent and the newsroom neither.
    assert [source.id for source in made.sources] == ["chronicle"]
    assert [place.id for place in made.places] == ["ford"]


def test_a_file_made_of_a_record_is_read_back_whole() -> None:
    file = a_record(a_claim())
    made = RecordFile.of(file.record, file.registry)
    again = read_record_file(json.loads(canonical(made)))
    assert canonical(again) == canonical(made)
    assert canonical(RecordFile.of(again.record, again.registry)) == canonical(made)


def test_copies_may_be_left_out_where_nothing_is_named() -> None:
    lonely = {
        key: value
        for key, value in a_battle(combatants=[], events=[], sides=[], conflict=None).items()
        if key not in COPIES
    }
    lonely |= {"place": {"text": "a ford"}, "citations_by_field": {}}
    file = RecordFile.model_validate(lonely)
    assert [len(getattr(file, name)) for name in COPIES] == [0, 0, 0, 0]


@given(record_files())
def test_whatever_is_a_record_comes_back_from_its_bytes(document: Document) -> None:
    file = read_record_file(document)
    once = canonical(file)
    again = read_record_file(json.loads(once))
    assert again == file
    assert canonical(again) == once
    assert faults_in(json.loads(once)) == ()
    assert canonical(RecordFile.of(file.record, file.registry).record) == canonical(file.record)
