from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.findings import Tally
from battleapi.model.claims import CasualtyClaim, InvolvementClaim
from battleapi.model.quantities import Quantity
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.quantities import BoundsKind
from battleapi.model.vocabulary.records import BattleKind
from tests.importers.wikidata_items import amount, entity, read, record_of, said

ENTITY = "http://www.wikidata.org/entity/"


def row(number: int, **variables: str) -> dict[str, Any]:
    """A row of a result; a value Q12 is written as the address of the item."""
    told = {"item": f"Q{number}", "itemLabel": f"Ford {number}", **variables}
    return {
        key: {"type": "literal", "value": f"{ENTITY}{value}" if _is_item(key, value) else value}
        for key, value in told.items()
    }


def _is_item(key: str, value: str) -> bool:
    return not key.endswith("Label") and value[:1] == "Q" and value[1:].isdigit()


def results(*rows: dict[str, Any]) -> str:
    return json.dumps({"head": {"vars": ["item"]}, "results": {"bindings": rows}})


def the_record(folder: Path, *rows: dict[str, Any]) -> RecordFile:
    (record,), _ = read(folder, results(*rows), "query.json")
    return record


FULL = row(
    7,
    **{
        "class": "Q188055",
        "pointInTime": "-0489-09-07T00:00:00Z",
        "pointInTimePrecision": "11",
        "pointInTimeCalendar": "Q1985786",
        "coord": "Point(-2.5 16.5)",
        "country": "Q912",
        "countryLabel": "Mali",
        "countryCode": "ML",
        "partOf": "Q12",
        "partOfLabel": "Ford War",
        "participant": "Q13",
        "participantLabel": "Ford Army",
        "deaths": "500",
        "deathsLower": "400",
        "deathsUpper": "700",
        "injured": "1000",
    },
)


def test_a_row_is_a_record(tmp_path: Path) -> None:
    record = the_record(tmp_path, FULL)
    assert (record.id, record.name, record.kind) == ("wikidata-q7", "Ford 7", BattleKind.SIEGE)
    assert (record.date.edtf, record.date.text) == ("-0489-09-07", "12 September 490 BCE")
    assert [one.name for one in record.conflicts] == ["Ford War"]
    (place,) = record.places
    assert (place.lat, place.lon, place.countries) == (16.5, -2.5, ("ML",))
    assert [one.quantity for one in record.claims if isinstance(one, CasualtyClaim)] == [
        Quantity.best(500, 400, 700, "500, lower 400, upper 700", BoundsKind.STATED),
        Quantity.exact(1000, "1000"),
    ]
    (citation,) = record.claims[1].citations
    assert (citation.locator, citation.via[0].label) == ("row/1", "query.json")


def test_rows_of_one_item_are_one_record_and_say_everything_once(tmp_path: Path) -> None:
    other = {**FULL, **row(7, participant="Q14", participantLabel="Q14")}
    record = the_record(tmp_path, FULL, other, FULL)
    told = [one for one in record.claims if isinstance(one, InvolvementClaim)]
    assert [(one.under_name, one.citations[0].locator) for one in told] == [
        ("Ford Army", "row/1"),
        ("Q14", "row/2"),
    ]
    assert len(record.claims) == 4


def test_a_number_is_the_same_claim_in_both_forms(tmp_path: Path) -> None:
    (found,) = the_record(tmp_path, row(7, deaths="515")).claims
    (other,) = record_of(tmp_path, entity(7, "Ford 7", P1120=[said(amount("+515"))])).claims
    assert found.id == other.id


def test_a_time_needs_its_precision(tmp_path: Path) -> None:
    (record,), corpus = read(tmp_path, results(row(7, pointInTime="1916-01-01T00:00:00Z")))
    assert record.date.edtf is None
    assert [(one.field, one.reason) for one in corpus.findings.not_understood] == [
        ("row/1", "Without pointInTimePrecision nobody knows what of it is stated.")
    ]
    assert corpus.findings.tally("statements") == Tally(read=1, not_understood=1)


def test_rows_of_an_item_have_to_stand_together(tmp_path: Path) -> None:
    records, corpus = read(tmp_path, results(row(7), row(8, itemLabel="Q8"), row(7)))
    assert [one.name for one in records] == ["Ford 7", "Q8"]
    assert corpus.findings.tally("items") == Tally(read=3, taken=2, not_understood=1)
    (told,) = corpus.findings.not_understood
    assert (told.row, told.text) == (3, "Q7")


def test_a_row_without_an_item_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="A row has no item"):
        read(tmp_path, results({"item": {"value": "Low Ford"}}))
