"""Files in the layout that ACLED documents, with events that never were."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from battleapi.importers.acled.records import AcledEvents
from battleapi.importers.directory import Directory
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleStatus

CLASH: Mapping[str, str] = {
    "event_id_cnty": "MLI900001",
    "event_date": "11 August 2023",
    "year": "2023",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Mali (2021-)",
    "assoc_actor_1": "Ford Guides; Upland Company",
    "inter1": "1",
    "actor2": "Ford Front",
    "assoc_actor_2": "",
    "inter2": "2",
    "interaction": "12",
    "civilian_targeting": "",
    "iso": "466",
    "region": "Western Africa",
    "country": "Mali",
    "admin1": "Tombouctou",
    "admin2": "Low Ford",
    "admin3": "Mill",
    "location": "High Ford",
    "latitude": "16.5",
    "longitude": "-2.5",
    "geo_precision": "1",
    "source": "Ford Post; Upland Radio",
    "source_scale": "Local partner-National",
    "notes": "On 11 August 2023, forces met at High Ford. Between 8 and 12 were killed.",
    "fatalities": "10",
    "tags": "",
    "timestamp": "1692662400",
}
"""A clash in the layout of today."""


def csv_of(*events: Mapping[str, str]) -> str:
    """A CSV file of events with the same columns."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(events[0])
    writer.writerows(event.values() for event in events)
    return text.getvalue()


def records_of(folder: Path, *events: Mapping[str, str]) -> list[RecordFile]:
    """The records of a file of these events."""
    (folder / "acled.csv").write_text(csv_of(*events), encoding="utf-8")
    return list(AcledEvents([folder / "acled.csv"]).records(BattleStatus.PUBLISHED, Directory()))
