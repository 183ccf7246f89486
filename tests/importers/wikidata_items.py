"""Items in the JSON of Wikibase, of battles that never were."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from battleapi.importers.directory import Directory
from battleapi.importers.wikidata.records import WikidataBattles
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleStatus

Json = dict[str, Any]
GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def snak(kind: str, value: object) -> Json:
    return {"snaktype": "value", "datavalue": {"type": kind, "value": value}}


def item(number: int) -> Json:
    value = {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"}
    return snak("wikibase-entityid", value)


def amount(number: str, lower: str | None = None, upper: str | None = None) -> Json:
    value = {"amount": number, "unit": "1"}
    bounds = {"lowerBound": lower, "upperBound": upper}
    return snak("quantity", value | {key: one for key, one in bounds.items() if one is not None})


def time(text: str, precision: int = 11, model: str = GREGORIAN, **others: int) -> Json:
    value = {"time": text, "precision": precision, "calendarmodel": model, "timezone": 0}
    return snak("time", {**value, "before": 0, "after": 0, **others})


def point(latitude: float, longitude: float, precision: float | None, globe: int = 2) -> Json:
    value = {"latitude": latitude, "longitude": longitude, "precision": precision}
    address = f"http://www.wikidata.org/entity/Q{globe}"
    return snak("globecoordinate", value | {"globe": address})


def said(
    main: Json,
    rank: str = "normal",
    qualifiers: Mapping[str, Sequence[Json]] | None = None,
    references: Sequence[Mapping[str, Sequence[Json]]] = (),
) -> Json:
    """A statement."""
    whole: Json = {"mainsnak": main, "type": "statement", "rank": rank}
    if qualifiers:
        whole["qualifiers"] = dict(qualifiers)
    if references:
        whole["references"] = [{"snaks": dict(one)} for one in references]
    return whole


def entity(number: int, label: str | None, **claims: Sequence[Json]) -> Json:
    """An item, an instance of a battle unless the claims say otherwise."""
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {"en": {"language": "en", "value": label}} if label else [],
        "aliases": {"en": [{"language": "en", "value": f"Fight of {label}"}]},
        "claims": {"P31": [said(item(178561))], **claims},
        "sitelinks": {"enwiki": {"site": "enwiki", "title": label}} if label else {},
        "lastrevid": 900,
        "modified": "2024-05-06T07:08:09Z",
    }


def read(
    folder: Path, text: str, name: str = "items.json"
) -> tuple[list[RecordFile], WikidataBattles]:
    """The records of a file, and the corpus that they are of."""
    (folder / name).write_text(text, encoding="utf-8")
    corpus = WikidataBattles([folder / name])
    return list(corpus.records(BattleStatus.PUBLISHED, Directory())), corpus


def record_of(folder: Path, *entities: Json) -> RecordFile:
    """The record of the only battle among the entities of one file."""
    whole = {"entities": {one["id"]: one for one in entities}}
    (record,), _ = read(folder, json.dumps(whole))
    return record
