"""Files in the layouts of the UCDP GED, with events that never were."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from battleapi.importers.directory import Directory
from battleapi.importers.tables import Row
from battleapi.importers.ucdp.records import Events
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleStatus

EVENT: Mapping[str, str] = {
    "id": "7001.0",
    "relid": "FRE-2013-1-9001-1",
    "year": "2013.0",
    "active_year": "1.0",
    "code_status": "Clear",
    "type_of_violence": "1.0",
    "conflict_dset_id": "901.0",
    "conflict_new_id": "901.0",
    "conflict_name": "Syria: Ford",
    "dyad_dset_id": "9001.0",
    "dyad_new_id": "9001.0",
    "dyad_name": "Government of Syria - Ford Front",
    "side_a_dset_id": "118.0",
    "side_a_new_id": "118.0",
    "side_a": "Government of Syria",
    "side_b_dset_id": "9101.0",
    "side_b_new_id": "9101.0",
    "side_b": "Ford Front",
    "number_of_sources": "2.0",
    "source_article": (
        '"Ford Post, Ltd,2013-01-04,Two dead; bridge held";"Upland Radio,2013-01-03,Shots, and fog"'
    ),
    "source_office": "Ford Post, Ltd;Upland Radio",
    "source_date": "2013-01-04;2013-01-03",
    "source_headline": "Two dead; bridge held;Shots, and fog",
    "source_original": "a miller",
    "where_prec": "1.0",
    "where_coordinates": "Low Ford village",
    "where_description": "at the mill of Low Ford",
    "adm_1": "Upland governorate",
    "adm_2": "Ford district",
    "latitude": "35.25",
    "longitude": "36.75",
    "geom_wkt": "POINT (36.75 35.25)",
    "priogrid_gid": "180434.0",
    "country": "Syria",
    "country_id": "652.0",
    "region": "Middle East",
    "event_clarity": "1.0",
    "date_prec": "1.0",
    "date_start": "2013-01-03",
    "date_end": "2013-01-03",
    "deaths_a": "0.0",
    "deaths_b": "2.0",
    "deaths_civilians": "1.0",
    "deaths_unknown": "0.0",
    "best": "3.0",
    "high": "5.0",
    "low": "2.0",
    "gwnoa": "652.0",
    "gwnob": "",
}
"""An event in the layout of 49 columns, its whole numbers written as some programs write them."""

ONE_SIDED = {
    **EVENT,
    "id": "7002",
    "relid": "FRE-2013-3-9002-2",
    "type_of_violence": "3",
    "conflict_new_id": "902",
    "conflict_name": "Ford Front - Civilians",
    "dyad_new_id": "9002",
    "dyad_name": "Ford Front - Civilians",
    "side_a_new_id": "9101",
    "side_a": "Ford Front",
    "side_b_dset_id": "9999",
    "side_b_new_id": "1",
    "side_b": "Civilians",
    "deaths_a": "0",
    "deaths_b": "0",
    "deaths_civilians": "4",
    "deaths_unknown": "0",
    "best": "4",
    "high": "4",
    "low": "4",
    "gwnoa": "",
}

LEFT_OUT = (
    "relid",
    "code_status",
    "conflict_dset_id",
    "dyad_dset_id",
    "side_a_dset_id",
    "side_b_dset_id",
    "where_description",
    "gwnoa",
)
"""What the layout of 41 columns has not."""


def a_row(number: int = 1, /, **changed: str) -> Row:
    """The event as a row, with other cells where they are given."""
    return Row(number, {**EVENT, **changed}, "", whole=True)


def csv_of(events: Sequence[Mapping[str, str]], tags: Sequence[str] = ()) -> str:
    """A CSV file of the events, perhaps with a row of tags below the heading."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(events[0])
    if tags:
        writer.writerow(tags)
    writer.writerows(event.values() for event in events)
    return text.getvalue()


def records_of(folder: Path, *events: Mapping[str, str], name: str = "ged.csv") -> list[RecordFile]:
    """The records of a file of these events."""
    (folder / name).write_text(csv_of(events), encoding="utf-8")
    return list(Events([folder / name]).records(BattleStatus.PUBLISHED, Directory()))
