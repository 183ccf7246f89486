from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Finding, Tally
from battleapi.importers.ucdp.records import Events
from battleapi.model.citations import Citation, ViaStep
from battleapi.model.vocabulary.claims import ViaRole
from battleapi.model.vocabulary.records import BattleKind, BattleLevel, BattleStatus, CombatantRole
from battleapi.model.vocabulary.registries import ActorKind
from tests.importers.ucdp_files import EVENT, LEFT_OUT, ONE_SIDED, csv_of, records_of


def ids_of(thing: object) -> list[str]:
    return [f"{one.authority}:{one.id}" for one in thing.external_ids]  # type: ignore[attr-defined] # - actors, conflicts and records alike


def test_an_event_is_a_record(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, EVENT)
    assert record.id == "ucdp-ged-7001"
    assert (record.kind, record.level) == (BattleKind.CLASH, BattleLevel.ENGAGEMENT)
    assert record.status is BattleStatus.PUBLISHED
    assert record.name == "Government of Syria - Ford Front: Low Ford village, 2013-01-03"
    assert ids_of(record) == ["ucdp:event:7001", "ucdp:relid:FRE-2013-1-9001-1"]
    assert [(one.id, ids_of(one)) for one in record.conflicts] == [
        ("syria-ford", ["ucdp:conflict:901"])
    ]
    assert [(one.id, one.kind, one.country, ids_of(one)) for one in record.actors] == [
        ("government-of-syria", ActorKind.GOVERNMENT, "SY", ["ucdp:actor:118", "gw:652"]),
        ("ford-front", ActorKind.NON_STATE_ARMED_GROUP, None, ["ucdp:actor:9101"]),
        ("civilians", ActorKind.POPULATION, None, ["ucdp:actor:1"]),
    ]
    assert [(one.side, one.opposes) for one in record.sides] == [(1, (2,)), (2, (1,))]
    assert [(one.actor, one.label, one.side) for one in record.combatants] == [
        ("government-of-syria", "Government of Syria", 1),
        ("ford-front", "Ford Front", 2),
    ]


def test_everything_cites_its_row_by_way_of_the_data_set(tmp_path: Path) -> None:
    record = records_of(tmp_path, ONE_SIDED, EVENT)[1]
    here = Citation(
        source="ucdp-ged",
        locator="row/2",
        via=(
            ViaStep(role=ViaRole.SPEAKER, label="a miller"),
            ViaStep(role=ViaRole.RELAY, label="ged.csv"),
        ),
    )
    fields = record.citations_by_field
    assert fields.name == fields.conflict == fields.date == fields.place == (here,)
    assert all(one.citations == (here,) for one in record.combatants)
    assert all(one.citations[0] == here for one in record.claims)
    assert here.root() == "ucdp-ged"


def test_violence_against_civilians_has_one_side(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, ONE_SIDED)
    assert record.kind is BattleKind.VIOLENCE_AGAINST_CIVILIANS
    assert [(one.side, one.opposes) for one in record.sides] == [(1, ())]
    assert [(one.actor, one.side, one.role) for one in record.combatants] == [
        ("ford-front", 1, CombatantRole.BELLIGERENT),
        ("civilians", None, CombatantRole.CIVILIANS),
    ]


def test_the_other_layout_makes_the_same_claims(tmp_path: Path) -> None:
    older = {column: text for column, text in EVENT.items() if column not in LEFT_OUT}
    assert len(older) == 41
    (record,) = records_of(tmp_path, older, name="older.csv")
    (newer,) = records_of(tmp_path, EVENT)
    assert [one.id for one in record.claims] == [one.id for one in newer.claims]
    assert [one.quantity for one in record.claims] == [one.quantity for one in newer.claims]  # type: ignore[union-attr] # - casualties all of them
    assert ids_of(record) == ["ucdp:event:7001"]
    assert record.place.text == "Low Ford village"


def test_what_the_record_does_not_say_is_kept_as_a_passage(tmp_path: Path) -> None:
    (record,) = records_of(tmp_path, EVENT)
    (passage,) = record.passages
    assert (passage.source, passage.locator) == ("ucdp-ged", "row/1")
    assert json.loads(passage.text) == {
        "active_year": "1.0",
        "code_status": "Clear",
        "type_of_violence": "1.0",
        "dyad_new_id": "9001.0",
        "region": "Middle East",
    }


def test_tags_below_the_heading_are_no_event(tmp_path: Path) -> None:
    tags = ["#event+id", *["#meta"] * 40, *[""] * 8]
    path = tmp_path / "conflict_data_fre.csv.gz"
    path.write_bytes(gzip.compress(csv_of([EVENT], tags).encode()))
    corpus = Events([path])
    assert corpus.total == 1
    (record,) = corpus.records(BattleStatus.DRAFT, Directory())
    assert record.citations_by_field.name[0].locator == "row/1"
    assert record.citations_by_field.name[0].via[-1].label == "conflict_data_fre.csv"


def test_an_event_that_comes_twice_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv_of([EVENT, ONE_SIDED]), encoding="utf-8")
    again, other = {**EVENT, "adm_1": "Upland"}, {**ONE_SIDED, "best": "5"}
    (tmp_path / "b.csv").write_text(csv_of([again, other]), encoding="utf-8")
    corpus = Events([tmp_path])
    records = list(corpus.records(BattleStatus.PUBLISHED, Directory()))
    assert [one.id for one in records] == ["ucdp-ged-7001", "ucdp-ged-7002"]
    assert corpus.findings.tally("rows") == Tally(read=4, taken=2, empty=1, not_understood=1)
    assert corpus.findings.remarks == [
        Finding(
            "b.csv",
            1,
            "id",
            "7001; a.csv, row 1",
            "The event is read already, with the same figures.",
        )
    ]
    assert corpus.findings.not_understood == [
        Finding(
            "b.csv",
            2,
            "id",
            "7002: 0 0 4 0 4 5 4; a.csv, row 2: 0 0 4 0 4 4 4",
            "The event is read already, with other figures. To take these, import this file alone "
            "and last.",
        )
    ]


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("best", "many", "It is no whole number."),
        ("best", "2.5", "It is no whole number."),
        ("deaths_a", "-1", "It is less than nobody."),
        ("id", "", "The cell is empty."),
        ("side_a", "", "The cell is empty."),
        ("latitude", "north", "These are no degrees."),
        ("date_start", "2013-02-30", "It is no day."),
        ("where_prec", "8", "It is none of the codes from 1 to 7."),
        ("type_of_violence", "4", "It is none of the codes from 1 to 3."),
    ],
)
def test_a_row_that_cannot_be_read_is_told_of(
    column: str, text: str, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(csv_of([{**EVENT, column: text}, ONE_SIDED]), encoding="utf-8")
    corpus = Events([tmp_path / "a.csv"])
    assert len(list(corpus.records(BattleStatus.PUBLISHED, Directory()))) == 1
    assert corpus.findings.not_understood == [Finding("a.csv", 1, column, text, reason)]
    assert corpus.findings.tally("rows").accounts_for_all


def test_a_row_that_makes_no_record_is_told_of(tmp_path: Path) -> None:
    turned = {**EVENT, "date_prec": "2", "date_start": "2013-01-09"}
    text = csv_of([turned, {**EVENT, "latitude": "135"}])
    blank = "," * (len(EVENT) - 1)
    (tmp_path / "a.csv").write_text(f"{text}{blank}\r\nshort\r\n", encoding="utf-8")
    corpus = Events([tmp_path / "a.csv"])
    assert list(corpus.records(BattleStatus.PUBLISHED, Directory())) == []
    told = [(one.row, one.text) for one in corpus.findings.not_understood]
    assert told == [(1, "7001.0"), (2, "7001.0"), (4, "short")]
    assert corpus.findings.tally("rows") == Tally(read=4, empty=1, not_understood=3)


def test_a_long_name_of_an_alliance_is_cut(tmp_path: Path) -> None:
    alliance = ", ".join(f"Brigade {number}" for number in range(33))
    (record,) = records_of(tmp_path, {**EVENT, "side_a": alliance, "gwnoa": "652, 2"})
    assert len(record.name) == 400
    assert record.name.endswith("…: Low Ford village, 2013-01-03")
    actor = next(one for one in record.actors if one.name == alliance)
    assert (actor.kind, actor.country, ids_of(actor)) == (
        ActorKind.COALITION,
        None,
        ["ucdp:actor:118"],
    )
    assert json.loads(record.passages[0].text)["gwnoa"] == "652, 2"


def test_a_file_of_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,best\n1,2\n", encoding="utf-8")
    corpus = Events([tmp_path / "a.csv"])
    with pytest.raises(BadRequest, match=r"a\.csv has no column type_of_violence"):
        list(corpus.records(BattleStatus.PUBLISHED, Directory()))
