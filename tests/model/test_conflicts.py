"""Conflicts: wars, insurgencies and campaigns, as a tree."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from battleapi.model.conflicts import Conflict
from tests.records_of import NO_DATE, a_date


def conflict(**changes: Any) -> Conflict:
    return Conflict.model_validate({"id": "mali-war", "kind": "war", "name": "Mali War"} | changes)


def test_a_conflict_is_written_with_every_key() -> None:
    assert conflict().model_dump(mode="json") == {
        "id": "mali-war",
        "kind": "war",
        "name": "Mali War",
        "aliases": [],
        "date": NO_DATE,
        "part_of": None,
        "external_ids": [],
    }


def test_a_conflict_may_be_going_on() -> None:
    going_on = conflict(date=a_date("2012-01-16/.."))
    assert (going_on.date.earliest, going_on.date.latest) == ("2012-01-16", None)


def test_a_conflict_is_part_of_another_and_not_of_itself() -> None:
    assert conflict(part_of="sahel-wars").part_of == "sahel-wars"
    with pytest.raises(ValidationError, match="not a part of itself"):
        conflict(part_of="mali-war")


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "battle"},
        {"name": ""},
        {"aliases": ["A", "A"]},
        {"date": None},
        {"external_ids": [{"authority": "ucdp", "id": ""}]},
        {"battles": 4},
    ],
)
def test_what_is_no_conflict(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        conflict(**changes)
