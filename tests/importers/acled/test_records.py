from __future__ import annotations

import json
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.acled.places import CODES
from battleapi.importers.acled.records import AcledEvents
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Finding, Tally
from battleapi.model.claims import CasualtyClaim, InvolvementClaim
from battleapi.model.quantities import Quantity
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.countries import COUNTRIES
from battleapi.model.vocabulary.records import BattleKind, BattleStatus, CombatantRole
from battleapi.model.vocabulary.registries import ActorKind, PlacePrecision, PointBasis
from tests.importers.acled_files import CLASH, csv_of, records_of


def test_a_clash_is_a_record(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, CLASH)
    assert (record.id, record.kind) == ("acled-mli900001", BattleKind.CLASH)
    assert record.name == "Armed clash: High Ford, 2023-08-11"
    assert (record.date.edtf, record.date.text) == ("2023-08-11", "11 August 2023")
    assert [(one.authority.value, one.id) for one in record.external_ids] == [
        ("acled", "MLI900001")
    ]
    assert [(one.side, one.opposes) for one in record.sides] == [(1, (2,)), (2, (1,))]
    assert [(one.label, one.side, one.role) for one in record.combatants] == [
        ("Military Forces of Mali (2021-)", 1, CombatantRole.BELLIGERENT),
        ("Ford Front", 2, CombatantRole.BELLIGERENT),
    ]
    kinds = {one.name: one.kind for one in record.actors}
    assert kinds == {
        "Military Forces of Mali (2021-)": ActorKind.STATE_FORCE,
        "Ford Front": ActorKind.NON_STATE_ARMED_GROUP,
        "Ford Guides": ActorKind.ORGANISATION,
        "Upland Company": ActorKind.ORGANISATION,
    }
    assert "not to be redistributed" in (record.sources[0].licence or "")


def test_only_the_dead_of_all_together_are_counted(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, CLASH)
    deaths, *others = record.claims
    assert isinstance(deaths, CasualtyClaim)
    assert (deaths.effects, deaths.about) == ((CasualtyEffect.KILLED,), ())
    assert deaths.quantity == Quantity.exact(10, "10")
    assert deaths.asserted.edtf == "2023-08-22"
    assert [(one.scheme.value, one.grade) for one in deaths.assessments] == [
        ("acled_geo", "1"),
        ("acled_time", "1"),
    ]
    ways = [[step.source or step.label for step in one.via] for one in deaths.citations]
    assert ways == [
        ["acled.csv"],
        ["acled-source-ford-post", "acled.csv"],
        ["acled-source-upland-radio", "acled.csv"],
    ]
    assert {one.locator for one in deaths.citations} == {"row/1"}
    assert [(type(one), one.about[0].label) for one in others] == [
        (InvolvementClaim, "Ford Guides"),
        (InvolvementClaim, "Upland Company"),
    ]


def test_the_notes_are_kept_and_so_is_what_has_no_field(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, CLASH)
    (left,) = record.passages
    assert json.loads(left.text) == {
        column: CLASH[column]
        for column in (
            "disorder_type",
            "event_type",
            "sub_event_type",
            "inter1",
            "inter2",
            "interaction",
            "region",
            "source_scale",
            "notes",
        )
    }


@pytest.mark.parametrize(
    ("precision", "text", "edtf"),
    [
        ("1", "2023-08-11", "2023-08-11"),
        ("2", "11-August-2023", "2023-08-11~"),
        ("2", "11-Aug-2023", "2023-08-11~"),
        ("3", "11 August 2023", "2023-08"),
        ("", "11 August 2023", "2023-08-11"),
    ],
)
def test_a_day_is_as_precise_as_it_is_said_to_be(
    precision: str, text: str, edtf: str, tmp_path: Path
) -> None:
    (record,) = records_of(tmp_path, {**CLASH, "time_precision": precision, "event_date": text})
    assert (record.date.edtf, record.date.text) == (edtf, text)


@pytest.mark.parametrize(
    ("grade", "precision", "basis"),
    [
        ("1", PlacePrecision.EXACT, PointBasis.SOURCE),
        ("2", PlacePrecision.NEAR, PointBasis.REPRESENTATIVE),
        ("3", PlacePrecision.ADMIN1, PointBasis.REPRESENTATIVE),
        ("", None, PointBasis.REPRESENTATIVE),
    ],
)
def test_a_point_may_only_stand_for_an_area(
    grade: str, precision: PlacePrecision | None, basis: PointBasis, tmp_path: Path
) -> None:
    (record,) = records_of(tmp_path, {**CLASH, "geo_precision": grade})
    (place,) = record.places
    assert (record.place.precision, place.basis) == (precision, basis)
    assert (place.lat, place.lon, place.countries) == (16.5, -2.5, ("ML",))
    assert place.admin == ("Mali", "Tombouctou", "Low Ford", "Mill")


@pytest.mark.parametrize(
    ("event_type", "sub_type", "kind", "fights"),
    [
        ("Battles", "Non-state actor overtakes territory", BattleKind.CLASH, True),
        ("Battle-No change of territory", "", BattleKind.CLASH, True),
        ("Explosions/Remote violence", "Air/drone strike", BattleKind.AIR_STRIKE, True),
        ("Explosions/Remote violence", "Suicide bomb", BattleKind.BOMBING, True),
        ("Explosions/Remote violence", "Chemical weapon", BattleKind.OTHER, True),
        ("Violence against civilians", "Attack", BattleKind.VIOLENCE_AGAINST_CIVILIANS, True),
        ("Protests", "Peaceful protest", BattleKind.OTHER, False),
        ("Strategic developments", "Agreement", BattleKind.OTHER, False),
    ],
)
def test_the_type_tells_what_it_was_and_whether_they_fought(
    event_type: str, sub_type: str, kind: BattleKind, *, fights: bool, tmp_path: Path
) -> None:
    changed = {**CLASH, "event_type": event_type, "sub_event_type": sub_type}
    (record,) = records_of(tmp_path, changed)
    assert record.kind is kind
    assert len(record.combatants) == len(record.sides) == (2 if fights else 0)
    assert len(record.claims) == (3 if fights else 5)


def test_civilians_are_on_no_side_and_words_do_for_codes(tmp_path: Path) -> None:
    attack = {
        **CLASH,
        "event_type": "Violence against civilians",
        "inter1": "Political militia",
        "actor1": "Ford Company",
        "assoc_actor_1": "",
        "actor2": "Civilians (Mali)",
        "assoc_actor_2": "Ford Ethnic Group (Mali)",
        "inter2": "Civilians",
    }
    (record,) = records_of(tmp_path, attack)
    assert [(one.side, one.opposes) for one in record.sides] == [(1, ())]
    assert [(one.label, one.side, one.role) for one in record.combatants] == [
        ("Ford Company", 1, CombatantRole.BELLIGERENT),
        ("Civilians (Mali)", None, CombatantRole.CIVILIANS),
    ]
    kinds = {one.name: one.kind for one in record.actors}
    assert kinds == {
        "Ford Company": ActorKind.MILITIA,
        "Civilians (Mali)": ActorKind.POPULATION,
        "Ford Ethnic Group (Mali)": ActorKind.POPULATION,
    }


def test_an_older_heading_does_as_well(tmp_path: Path) -> None:
    kept = [column for column in CLASH if column not in ("disorder_type", "tags")]
    older = {"data_id": "77", **{column: CLASH[column] for column in kept}}
    (record,) = records_of(tmp_path, {key.upper(): text for key, text in older.items()})
    (newer,) = records_of(tmp_path, CLASH)
    assert [one.id for one in record.claims] == [one.id for one in newer.claims]
    assert json.loads(record.passages[0].text)["data_id"] == "77"


def test_nobody_dead_is_0_and_an_empty_cell_is_no_claim(tmp_path: Path) -> None:
    none, empty = records_of(
        tmp_path,
        {**CLASH, "fatalities": "0", "assoc_actor_1": ""},
        {**CLASH, "event_id_cnty": "MLI2", "fatalities": "", "assoc_actor_1": "", "timestamp": ""},
    )
    assert [one.quantity for one in none.claims if isinstance(one, CasualtyClaim)] == [
        Quantity.exact(0, "0")
    ]
    assert empty.claims == ()


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    rows = [
        CLASH,
        {**CLASH, "notes": "The same again."},
        {**CLASH, "fatalities": "3"},
        {**CLASH, "event_id_cnty": "MLI3", "event_date": "11/08/2023"},
        {**CLASH, "event_id_cnty": "MLI4", "time_precision": "4"},
        {**CLASH, "event_id_cnty": "MLI5", "latitude": "100"},
        {**CLASH, "event_id_cnty": "MLI6", "timestamp": "9" * 20},
        {**CLASH, "event_id_cnty": "XX7", "iso": "0", "country": "Nowhere"},
        dict.fromkeys(CLASH, ""),
    ]
    (tmp_path / "acled.csv").write_text(f"{csv_of(*rows)}short\n", encoding="utf-8")
    corpus = AcledEvents([tmp_path])
    assert corpus.total == 10
    records = list(corpus.records(BattleStatus.DRAFT, Directory()))
    assert [one.id for one in records] == ["acled-mli900001", "acled-xx7"]
    assert corpus.findings.tally("rows") == Tally(read=10, taken=2, empty=2, not_understood=6)
    told = [(one.row, one.field, one.text) for one in corpus.findings.not_understood]
    assert told == [
        (3, "event_id_cnty", "MLI900001: 3; acled.csv, row 1: 10"),
        (4, "event_date", "11/08/2023"),
        (5, "time_precision", "4"),
        (6, "", "MLI5"),
        (7, "timestamp", "9" * 20),
        (10, "", "short"),
    ]
    assert corpus.findings.remarks == [
        Finding(
            "acled.csv",
            2,
            "event_id_cnty",
            "MLI900001; acled.csv, row 1",
            "The event is read already, with the same figures.",
        ),
        Finding("acled.csv", 8, "country", "Nowhere", "The country has no code of ISO 3166."),
    ]
    assert json.loads(records[1].passages[0].text)["iso"] == "0"


def test_a_file_of_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("event_id_cnty,fatalities\n1,2\n", encoding="utf-8")
    with pytest.raises(BadRequest, match=r"a\.csv has no column event_date, event_type"):
        list(AcledEvents([tmp_path]).records(BattleStatus.DRAFT, Directory()))


def test_the_numbers_of_countries_have_codes_that_there_are() -> None:
    assert set(CODES.values()) <= COUNTRIES.keys()
    assert len(CODES) == len(set(CODES.values())) == 249
    assert all(len(number) == 3 for number in CODES)


def test_what_only_a_number_of_dead_could_cite_is_kept_where_there_is_none(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, {**CLASH, "fatalities": ""})
    assert not [one for one in record.claims if isinstance(one, CasualtyClaim)]
    (passage,) = record.passages
    kept = json.loads(passage.text)
    columns = ("source", "timestamp", "geo_precision", "time_precision")
    assert {one: kept[one] for one in columns} == {one: CLASH[one] for one in columns}
