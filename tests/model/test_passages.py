"""Passages: words of a source, at their place, in the record and in its bytes."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from battleapi.model.canonical import canonical
from battleapi.model.checking import read_record_file
from battleapi.model.passages import Passage
from battleapi.model.record_file import RecordFile
from tests.records_of import a_battle, a_passage, a_record, a_source, faults_in, the_sources


def test_a_passage_is_words_with_their_place() -> None:
    made = Passage.model_validate(a_passage("Two lines,\nas they stand."))
    assert made.model_dump() == {
        "source": "chronicle",
        "locator": "lead/p1",
        "text": "Two lines,\nas they stand.",
    }


@pytest.mark.parametrize(
    "changes", [{"locator": None}, {"locator": "p1"}, {"text": ""}, {"text": " x"}, {"quote": "x"}]
)
def test_a_passage_stands_somewhere_and_says_something(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Passage.model_validate(a_passage() | changes)


def test_words_of_one_place_stand_once() -> None:
    twice = [a_passage(), a_passage(source="letter"), a_passage("Others.")]
    (fault,) = faults_in(a_battle(passages=twice))
    assert (fault.at, fault.code) == ("/passages/2", "duplicate_id")


def test_pieces_of_one_place_are_told_apart_by_their_spans() -> None:
    pieces = [a_passage(locator=f"lead/p1#char={at},{at + 5}") for at in (0, 5)]
    assert faults_in(a_battle(passages=pieces)) == ()


def test_the_source_of_a_passage_is_one_of_the_record() -> None:
    (fault,) = faults_in(a_battle(passages=[a_passage(source="chronicel")]))
    assert (fault.at, fault.code) == ("/passages/0/source", "unknown_reference")
    assert fault.expected == ("chronicle",)


def test_the_rules_are_judged_where_the_words_of_a_passage_cannot_be_read() -> None:
    broken = [a_passage(), a_passage(source="letter") | {"text": 7}, a_passage(source="nobody")]
    found = [(one.at, one.code) for one in faults_in(a_battle(passages=broken))]
    assert found == [
        ("/passages/1/text", "wrong_type"),
        ("/passages/2/source", "unknown_reference"),
    ]


def test_a_source_of_which_only_words_are_kept_is_carried_along() -> None:
    file = a_record(
        passages=[a_passage(source="diary")], sources=[*the_sources(), a_source("diary")]
    )
    carried = RecordFile.of(file.record, file.registry)
    assert [one.id for one in carried.sources] == ["chronicle", "diary"]
    assert carried.passages == file.passages


def test_a_record_without_passages_has_the_bytes_of_before_there_were_any() -> None:
    without = a_record()
    assert without.passages == ()
    assert b'"passages"' not in canonical(without.record)
    assert canonical(read_record_file(a_battle(passages=[]))) == canonical(without)


def test_a_record_with_passages_has_them_in_its_bytes() -> None:
    written = canonical(a_record(passages=[a_passage()]).record)
    assert (
        b'"passages":[{"locator":"lead/p1","source":"chronicle","text":"Spoken words."}]' in written
    )
