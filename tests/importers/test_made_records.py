from __future__ import annotations

import pytest
from pydantic import ValidationError

from battleapi.errors import InvalidRecord
from battleapi.importers.made_records import checked, told
from battleapi.model.battles import FieldCitations, Side
from battleapi.model.dates import HistoricalDate
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleKind, BattleLevel, BattleStatus


def the_file(*, name: str = "Low Ford", sides: tuple[Side, ...] = ()) -> RecordFile:
    return RecordFile(
        id="low-ford",
        kind=BattleKind.BATTLE,
        level=BattleLevel.BATTLE,
        status=BattleStatus.DRAFT,
        name=name,
        date=HistoricalDate.undated(),
        citations_by_field=FieldCitations(),
        sides=sides,
    )


def test_a_record_that_breaks_rules_is_refused_with_all_of_them() -> None:
    with pytest.raises(InvalidRecord) as refused:
        checked(the_file(sides=(Side(side=1, opposes=(1,)),)))
    assert told(refused.value) == (
        "/citations_by_field/name: The record gives name, and nothing says where it is written. "
        "/sides/0/opposes/0: A side does not oppose itself."
    )


def test_a_value_that_cannot_be_built_is_told_with_its_place() -> None:
    with pytest.raises(ValidationError) as refused:
        the_file(name="")
    assert told(refused.value) == "name: String should have at least 1 character."


def test_other_faults_are_told_as_they_are() -> None:
    assert told(ValueError("many is no whole number.")) == "many is no whole number."
