"""Columns: that a thing is found by the values that its document shows."""

from __future__ import annotations

import json
from typing import Any

import pytest

from battleapi.model import references
from battleapi.model.record_file import RecordFile
from battleapi.rendering.documents import render_battle
from battleapi.rendering.stamps import Stamp
from battleapi.store import columns as t
from battleapi.store.projections import battle_rows
from tests.records_of import NO_DATE, Document, a_claim, a_date, a_record, an_event

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)
DATES = ("undated", "starts", "ends", "day_up", "day_down")


def columns(file: RecordFile) -> list[dict[str, Any]]:
    named = [(one.resource, one.id) for one in references.of_record(file.record)]
    rows = battle_rows(file.record, named, file.registry, 1)[t.claims]
    names = t.claims.columns.keys()
    return [dict(zip(names, row, strict=True)) for row in rows]


def shown(file: RecordFile, member: str) -> list[Any]:
    stamps = {claim.id: STAMP for claim in file.claims}
    documents = render_battle(file.record, file.registry, STAMP, stamps, {})
    return [json.loads(one.body)[member] for one in documents.claims]


def bounds(date: Document) -> tuple[bool, int, int, int, int]:
    """The columns that a served date stands for; a null is as far away as can be.

    What has no first day sorts by its last.
    """
    first, last = date["first_day"], date["last_day"]
    if date["edtf"] is None:
        return (True, t.FOR_EVER, -t.FOR_EVER, t.FOR_EVER, t.FOR_EVER)
    until = t.FOR_EVER if last is None else last
    if first is None:
        return (False, -t.FOR_EVER, until, until, -until)
    return (False, first, until, first, -first)


def test_a_claim_is_found_by_the_phase_that_it_shows() -> None:
    file = a_record(
        a_claim(),
        a_claim(number=2, event="crossing"),
        a_claim(number=3, event="burial"),
        events=[an_event(), an_event("burial", phase="aftermath")],
    )
    assert shown(file, "phase") == ["battle", "battle", "aftermath"]
    assert [row["phase"] for row in columns(file)] == shown(file, "phase")


@pytest.mark.parametrize("date", [a_date("-0489"), a_date("1900-05-10/.."), NO_DATE])
def test_a_claim_is_found_by_the_date_that_it_shows(date: Document) -> None:
    file = a_record(
        a_claim(),
        a_claim(number=2, event="crossing"),
        a_claim(number=3, event="retreat"),
        a_claim(number=4, event="crossing", occurred=a_date("../1900-05-11")),
        events=[an_event(), an_event("retreat", date=NO_DATE)],
        date=date,
    )
    found = columns(file)
    effective = shown(file, "effective_date")
    assert [tuple(row[name] for name in DATES) for row in found] == list(map(bounds, effective))
    of_battle = None if date == NO_DATE else "battle"
    assert [one["of"] for one in effective] == [of_battle, "event", of_battle, "claim"]
