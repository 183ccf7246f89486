"""When and in which phase: the claim's own word, else its event's, else the battle's."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.model.battles import BattleRecord
from battleapi.model.effective import EffectiveDate, effective_date, phase_of
from battleapi.model.resources import Resource
from tests.records_of import NO_DATE, Document, a_claim, a_date, a_record, an_event


def record(**changes: Any) -> BattleRecord:
    return a_record(
        a_claim(**changes),
        events=[
            an_event(),
            an_event("treaty", phase="background", date=a_date("1890")),
            an_event("pursuit", phase="aftermath", date=NO_DATE | {"text": "later"}),
        ],
    ).record


@pytest.mark.parametrize(
    ("event", "occurred", "expected", "of"),
    [
        (None, NO_DATE, "1900-05-10/1900-05-11", "battle"),
        (None, a_date("1900-05-11"), "1900-05-11", "claim"),
        ("crossing", NO_DATE, "1900-05-10", "event"),
        ("crossing", a_date("1900-05-11"), "1900-05-11", "claim"),
        ("treaty", NO_DATE, "1890", "event"),
        ("pursuit", NO_DATE, "1900-05-10/1900-05-11", "battle"),
        # Words alone do not date a claim.
        ("crossing", NO_DATE | {"text": "at dawn"}, "1900-05-10", "event"),
    ],
)
def test_the_date_of_a_claim(event: str | None, occurred: Document, expected: str, of: str) -> None:
    stored = record(event=event, occurred=occurred)
    found = effective_date(stored.claims[0], stored)
    assert (found.date.edtf, found.of) == (expected, of)


def test_a_claim_may_have_no_date_at_all() -> None:
    undated = a_record(a_claim(), date=NO_DATE | {"text": "long ago"}).record
    found = effective_date(undated.claims[0], undated)
    assert (found.date.is_undated, found.date.text, found.of) == (True, "long ago", None)


@pytest.mark.parametrize(
    ("event", "phase"),
    [
        (None, "battle"),
        ("crossing", "battle"),
        ("treaty", "background"),
        ("pursuit", "aftermath"),
    ],
)
def test_the_phase_of_a_claim(event: str | None, phase: str) -> None:
    stored = record(event=event)
    assert phase_of(stored.claims[0], stored) == phase


def test_an_event_that_is_not_in_the_record_counts_as_none() -> None:
    stored = record()
    stray = stored.claims[0].model_copy(update={"event": "elsewhere"})
    assert phase_of(stray, stored) == "battle"
    assert effective_date(stray, stored) == EffectiveDate(stored.date, Resource.BATTLE)
