from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.cdb90.records import Cdb90
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.model.actors import Actor, ExternalId
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from battleapi.model.vocabulary.registries import ActorKind, Authority
from tests.importers.cdb90_folder import Tables, the_tables, write_folder


def the_corpus(folder: Path, tables: Tables | None = None) -> Cdb90:
    return Cdb90(write_folder(folder, tables))


def the_records(corpus: Cdb90, directory: Directory | None = None) -> dict[str, RecordFile]:
    meeting = directory or Directory()
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, meeting)}


@pytest.fixture
def records(tmp_path: Path) -> dict[str, RecordFile]:
    return the_records(the_corpus(tmp_path))


def test_every_battle_is_a_record_and_every_row_accounted_for(tmp_path: Path) -> None:
    corpus = the_corpus(tmp_path)
    assert corpus.total == 4
    assert list(the_records(corpus)) == ["cdb90-901", "cdb90-902", "cdb90-903", "cdb90-904"]
    assert corpus.findings.not_understood == []
    assert corpus.findings.tallies == {
        "rows of battles.csv": Tally(read=4, taken=4),
        "rows of belligerents.csv": Tally(read=8, taken=8),
        "rows of battle_actors.csv": Tally(read=9, taken=9),
        "rows of commanders.csv": Tally(read=5, taken=4, empty=1),
        "rows of active_periods.csv": Tally(read=5, taken=5),
        "rows of battle_durations.csv": Tally(read=2, taken=2),
        "rows of front_widths.csv": Tally(read=2, taken=2),
        "rows of terrain.csv": Tally(read=1, taken=1),
        "rows of weather.csv": Tally(read=1, taken=1),
        "rows of battle_dyads.csv": Tally(read=1, empty=1),
    }


def test_a_record_has_the_facts_of_its_battle(records: dict[str, RecordFile]) -> None:
    low = records["cdb90-901"]
    assert (low.name, low.kind, low.level) == ("LOW FORD", BattleKind.BATTLE, BattleLevel.BATTLE)
    assert (low.place.id, low.place.text, low.place.precision) == (None, "FORDSHIRE", None)
    assert low.external_ids == (
        ExternalId(authority=Authority.CDB90, id="901"),
        ExternalId(authority=Authority.DBPEDIA, id="Low_Ford"),
    )
    assert [(one.actor, one.label, one.side) for one in low.combatants] == [
        ("aland", "AL ARMY", 1),
        ("bland", "BL ARMY", 2),
    ]
    assert [(side.side, side.opposes) for side in low.sides] == [(1, (2,)), (2, (1,))]
    moor = records["cdb90-904"]
    assert moor.place.text is None
    assert moor.citations_by_field.place == ()


def test_the_conflicts_are_a_war_its_theatre_and_its_campaign(
    records: dict[str, RecordFile],
) -> None:
    low = records["cdb90-901"]
    war, campaign, theatre = sorted(low.conflicts, key=lambda one: one.name)
    assert (war.name, war.aliases) == ("First River War of 1801-1805", ("First River War",))
    assert war.date.edtf == "1801/1805"
    assert war.external_ids == (ExternalId(authority=Authority.COW_WAR, id="999"),)
    assert (theatre.name, theatre.part_of) == ("First River War of 1801-1805: North", war.id)
    assert (campaign.name, campaign.part_of) == (
        "First River War of 1801-1805: FORDS",
        theatre.id,
    )
    assert low.conflict == campaign.id
    (moor_war,) = records["cdb90-904"].conflicts
    assert (moor_war.name, moor_war.date.edtf) == ("Moor War of 1650", "1650")
    assert moor_war.external_ids == ()


def test_a_campaign_that_only_some_rows_give_a_theatre_is_one(tmp_path: Path) -> None:
    tables = the_tables()
    tables["battles.csv"][1]["war4_theater"] = ""
    low, high = list(the_records(the_corpus(tmp_path, tables)).values())[:2]
    assert low.conflict == high.conflict
    assert {one.id for one in high.conflicts} == {one.id for one in low.conflicts}


def test_a_war_has_the_name_that_most_rows_have(tmp_path: Path) -> None:
    tables = the_tables()
    tables["battles.csv"][0]["war4"] = "First River War of 1801-180"
    records = the_records(the_corpus(tmp_path, tables))
    assert records["cdb90-901"].conflict == records["cdb90-902"].conflict
    assert {one.name.partition(":")[0] for one in records["cdb90-901"].conflicts} == {
        "First River War of 1801-1805"
    }


def test_a_name_without_years_that_two_wars_have_is_no_alias(tmp_path: Path) -> None:
    tables = the_tables()
    tables["battles.csv"][3]["war4"] = "First River War of 1650-1651"
    for record in the_records(the_corpus(tmp_path, tables)).values():
        assert all(one.aliases == () for one in record.conflicts)


def test_a_part_names_the_battle_that_has_it(records: dict[str, RecordFile]) -> None:
    bank, ford = records["cdb90-903"], records["cdb90-902"]
    assert (bank.part_of, bank.level) == ("cdb90-902", BattleLevel.ENGAGEMENT)
    assert (ford.part_of, ford.level) == (None, BattleLevel.BATTLE)
    assert bank.citations_by_field.part_of[0].locator == "row/3"


def test_a_resource_of_several_battles_is_no_external_id(tmp_path: Path) -> None:
    corpus = the_corpus(tmp_path)
    ford = the_records(corpus)["cdb90-902"]
    assert ford.external_ids == (ExternalId(authority=Authority.CDB90, id="902"),)
    remarked = [one for one in corpus.findings.remarks if one.field == "dbpedia"]
    assert [(one.row, one.text) for one in remarked] == [
        (None, "http://dbpedia.org/resource/High_Ford")
    ]


def test_what_holds_for_a_column_is_remarked_on_once(tmp_path: Path) -> None:
    corpus = the_corpus(tmp_path)
    the_records(corpus)
    told = {(one.file, one.field): one.text for one in corpus.findings.remarks if one.row is None}
    assert told["battles.csv", "wina"] == "1"
    assert told["battles.csv", "kmda"] == "3"
    assert told["belligerents.csv", "cas"] == "7"
    assert told["belligerents.csv", "str"] == "6"
    assert told["active_periods.csv", ""] == "1"


def test_a_row_is_kept_with_what_its_codes_mean(records: dict[str, RecordFile]) -> None:
    kept = {(one.source, one.locator): one.text for one in records["cdb90-901"].passages}
    assert kept["cdb90-table-terrain", "row/1"] == (
        "isqno: 901\nterra1: R (Rolling)\nterra2: B (Bare)"
    )
    battle = kept["cdb90-table-battles", "row/1"].splitlines()
    assert "post1: HD (dug in hastily)" in battle
    assert "surpa: -1 (surprised a little)" in battle
    attacker = kept["cdb90-table-belligerents", "row/2"].splitlines()
    assert attacker[-2:] == ["ach: 5", "actors: Aland"]
    assert "pri1: FF (straight ahead)" in attacker
    # A front without an hour is all in its claims.
    assert ("cdb90-table-front-widths", "row/1") not in kept
    assert "time_min: 1801-05-04T12:00:00" in kept["cdb90-table-front-widths", "row/2"]


def test_sources_name_the_licence_and_the_version(records: dict[str, RecordFile]) -> None:
    sources = {one.id: one for one in records["cdb90-901"].sources}
    package, table = sources["cdb90"], sources["cdb90-table-belligerents"]
    assert (package.licence, package.version) == ("ODC-By-1.0", "1.2.3")
    assert table.derives_from == ("cdb90", "cdb90-database-of-battles-1990")
    assert sources["cdb90-database-of-battles-1990"].reached.through == "cdb90"


def test_a_broken_battle_takes_its_rows_with_it_and_no_others(tmp_path: Path) -> None:
    tables = the_tables()
    tables["belligerents.csv"][1]["cas"] = "many"
    corpus = the_corpus(tmp_path, tables)
    assert list(the_records(corpus)) == ["cdb90-902", "cdb90-903", "cdb90-904"]
    first, *others = corpus.findings.not_understood
    assert (first.file, first.row) == ("battles.csv", 1)
    assert first.reason == "belligerents.csv, row 2, cas: many is no whole number."
    assert {one.reason for one in others} == {"Its battle is not taken: cdb90-901."}
    assert all(one.accounts_for_all for one in corpus.findings.tallies.values())
    assert corpus.findings.tallies["rows of belligerents.csv"] == Tally(
        read=8, taken=6, not_understood=2
    )


def test_rows_of_no_battle_are_told_at_once(tmp_path: Path) -> None:
    tables = the_tables()
    tables["battles.csv"].append(dict(tables["battles.csv"][0]))
    tables["terrain.csv"].append({"isqno": "999", "terra1": "R"})
    corpus = the_corpus(tmp_path, tables)
    assert [(one.file, one.row, one.text) for one in corpus.findings.not_understood] == [
        ("battles.csv", 5, "901"),
        ("terrain.csv", 2, "999"),
    ]
    assert len(the_records(corpus)) == 4
    assert all(one.accounts_for_all for one in corpus.findings.tallies.values())


def test_a_row_with_too_few_cells_is_told(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    with (folder / "weather.csv").open("a", encoding="utf-8") as file:
        file.write("902,W\n")
    corpus = Cdb90(folder)
    (told,) = corpus.findings.not_understood
    assert (told.file, told.row, told.text) == ("weather.csv", 2, "902,W")


@pytest.mark.parametrize(
    ("table", "change", "reason"),
    [
        (
            "belligerents.csv",
            {"attacker": "1"},
            "belligerents.csv has not one attacker and one defender of the battle.",
        ),
        ("belligerents.csv", {"attacker": "?"}, "attacker is 0 or 1, and not ?."),
        (
            "battle_actors.csv",
            {"actor": "Dland"},
            "battle_actors.csv has Dland, and belligerents.csv has not.",
        ),
        ("battles.csv", {"wina": "7"}, "battles.csv, row 1, wina: 7 is none of 1, 0, -1."),
        ("battles.csv", {"kmda": "far"}, "battles.csv, row 1, kmda: far is no measure."),
        (
            "belligerents.csv",
            {"reso1": "ZZ"},
            "belligerents.csv, row 1, reso1: ZZ is no code.",
        ),
        ("active_periods.csv", {"isqno": "902"}, "active_periods.csv has nothing of the battle."),
        (
            "active_periods.csv",
            {"end_time_max": ""},
            "Row 1 of active_periods.csv has no end.",
        ),
        (
            "active_periods.csv",
            {"end_time_max": "1801-05-04T06:00:00"},
            (
                "Row 1 of active_periods.csv: 1801-05-04T00:00:00 to 1801-05-04T06:00:00 is "
                "neither a minute nor a day."
            ),
        ),
        (
            "belligerents.csv",
            {"caspl": "x"},
            "belligerents.csv, row 1, cas: x is no number of per cent.",
        ),
    ],
)
def test_why_a_battle_is_not_taken(
    tmp_path: Path, table: str, change: dict[str, str], reason: str
) -> None:
    tables = the_tables()
    tables[table][0] |= change
    if "caspl" in change:
        tables[table][0]["cas"] = "5"
    corpus = the_corpus(tmp_path, tables)
    assert "cdb90-901" not in the_records(corpus)
    assert corpus.findings.not_understood[0].reason == reason


def test_a_state_is_one_actor_in_all_wars_and_meets_others_by_its_name_there(
    tmp_path: Path,
) -> None:
    directory = Directory()
    bland = Actor(
        id="the-blands",
        kind=ActorKind.STATE,
        name="Republic of Bland",
        external_ids=(ExternalId(authority=Authority.CDB90, id="Bland"),),
    )
    directory.actor(bland)
    records = the_records(the_corpus(tmp_path), directory)
    assert [one.actor for one in records["cdb90-901"].combatants] == ["aland", "the-blands"]
    assert [one.actor for one in records["cdb90-904"].combatants] == [
        "the-blands",
        "royalist-moor-war-of-1650",
    ]


def test_every_record_file_passes_the_whole_check_again(records: dict[str, RecordFile]) -> None:
    for record in records.values():
        assert read_record_file(record.model_dump(mode="json")) == record


def test_the_ids_of_claims_do_not_follow_the_rows(tmp_path: Path) -> None:
    before = the_records(the_corpus(tmp_path / "a"))
    tables = {name: list(reversed(rows)) for name, rows in the_tables().items()}
    after = the_records(the_corpus(tmp_path / "b", tables))
    for number, record in before.items():
        assert {one.id for one in record.claims} == {one.id for one in after[number].claims}
        assert len({one.id for one in record.claims}) == len(record.claims)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="There is no folder nowhere"):
        Cdb90(tmp_path / "nowhere")
