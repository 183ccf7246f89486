from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Finding, Tally
from battleapi.importers.ucdp.reading import read_rows
from battleapi.importers.ucdp.records import Events
from battleapi.model.vocabulary.records import BattleStatus
from tests.importers.ucdp_files import EVENT, records_of

OF_THE_POINT = ("latitude", "longitude", "geom_wkt")


def feature(cells: Mapping[str, str]) -> dict[str, object]:
    """An event as UCDP's GeoJSON has it: numbers are numbers, and nothing is null."""
    numbers = {key: float(text) for key, text in cells.items() if text.endswith(".0")}
    texts = {key: text or None for key, text in cells.items() if key not in OF_THE_POINT}
    whole = {key: int(number) for key, number in numbers.items()}
    point = {"type": "Point", "coordinates": [36.75, 35.25]}
    return {"type": "Feature", "geometry": point, "properties": {**texts, **whole}}


def test_geojson_has_the_same_events(tmp_path: Path) -> None:
    path = tmp_path / "ged.geojson.gz"
    features = [feature(EVENT), {**feature(EVENT), "geometry": None}, {"properties": None}]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    path.write_bytes(gzip.compress(text.encode()))
    corpus = Events([tmp_path])
    (record,) = corpus.records(BattleStatus.PUBLISHED, Directory())
    (from_csv,) = records_of(tmp_path, EVENT)
    assert [one.id for one in record.claims] == [one.id for one in from_csv.claims]
    assert (record.places, record.sources) == (from_csv.places, from_csv.sources)
    assert corpus.findings.tally("rows") == Tally(read=3, taken=1, empty=1, not_understood=1)
    (told,) = corpus.findings.not_understood
    assert told.row == 2


def test_a_feature_needs_all_columns(tmp_path: Path) -> None:
    path = tmp_path / "ged.json"
    path.write_text('{"features": [{"properties": {"id": 7, "best": null}}]}', encoding="utf-8")
    corpus = Events([path])
    assert list(corpus.records(BattleStatus.PUBLISHED, Directory())) == []
    assert corpus.findings.not_understood == [
        Finding(
            "ged.json",
            1,
            "",
            "{'properties': {'id': 7, 'best': None}}",
            "It has not all the cells of the heading.",
        )
    ]


def test_a_text_that_is_no_geojson_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ged.geojson"
    path.write_text('{"type": "Feature"}', encoding="utf-8")
    with pytest.raises(BadRequest, match=r"ged\.geojson is no GeoJSON: There is no features in it"):
        list(read_rows(path))
