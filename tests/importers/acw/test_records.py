from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.errors import BadRequest, Fault
from battleapi.importers import made_records
from battleapi.importers.acw.records import CivilWar
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.model.actors import Actor
from battleapi.model.checking import read_record_file
from battleapi.model.conflicts import Conflict
from battleapi.model.places import Place
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from battleapi.model.vocabulary.registries import ActorKind, ConflictKind
from tests.importers.acw_folder import CLAIMS, Table, the_tables, write_folder


def the_corpus(folder: Path, tables: dict[str, Table] | None = None) -> CivilWar:
    return CivilWar(write_folder(folder, tables))


def the_records(corpus: CivilWar) -> dict[str, RecordFile]:
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


def test_every_battle_is_a_record_and_every_row_a_claim(tmp_path: Path) -> None:
    corpus = the_corpus(tmp_path)
    records = the_records(corpus)
    assert list(records) == [
        "acw-va901",
        "acw-va902",
        "acw-va902a",
        "acw-nd901",
        "acw-ok901",
        "acw-ga901",
    ]
    tallies = corpus.findings.tallies
    assert tallies["rows of figures"] == Tally(read=len(CLAIMS), taken=len(CLAIMS))
    assert tallies["battles"] == Tally(read=6, taken=6)
    assert all(one.accounts_for_all for one in tallies.values())
    assert corpus.total == 6
    assert corpus.findings.not_understood == []
    rows = [
        claim.citations[0].locator
        for file in records.values()
        for claim in file.claims
        if claim.citations[0].source == "acw-competing-claims"
    ]
    assert len(rows) == len({*rows}) == len(CLAIMS)


def test_a_record_has_the_facts_of_its_battle(tmp_path: Path) -> None:
    low = the_records(the_corpus(tmp_path))["acw-va901"]
    assert (low.name, low.aliases) == ("Low Ford", ("The Lower Ford",))
    assert (low.kind, low.level, low.conflict) == (
        BattleKind.SIEGE,
        BattleLevel.BATTLE,
        "american-civil-war",
    )
    assert (low.date.edtf, low.place.text) == ("1862-05-01", "Ford County, VA")
    assert [(one.authority.value, one.id) for one in low.external_ids] == [
        ("cwsac", "VA901"),
        ("wikipedia", "en:Battle of Low Ford"),
        ("cdb90", "171"),
    ]
    cited = low.citations_by_field
    for field in (cited.name, cited.date, cited.place):
        assert [(one.source, one.locator) for one in field] == [
            ("acw-table-cwsac-battles", "row/1")
        ]
    assert [one.source for one in cited.conflict] == ["acw-battle-data"]


def test_an_operation_is_of_several_days_and_has_parts(tmp_path: Path) -> None:
    records = the_records(the_corpus(tmp_path))
    high = records["acw-va902"]
    assert (high.level, high.date.edtf) == (BattleLevel.CAMPAIGN, "1862-05-02/1862-05-03")
    part = records["acw-va902a"]
    assert part.part_of == "acw-va902"
    assert part.citations_by_field.part_of[0].locator == "row/3"


def test_what_the_data_set_says_is_a_part_of_a_siege_cites_that(tmp_path: Path) -> None:
    tables = the_tables()
    listed = tables["cwsac_battles.csv"]
    listed += [[code, *listed[1][1:]] for code in ("VA030", "VA031")]
    tables["nps_battles.csv"].append(["VA031", "36.5", "-76.5", "Siege"])
    part = the_records(the_corpus(tmp_path, tables))["acw-va030"]
    assert part.part_of == "acw-va031"
    (citation,) = part.citations_by_field.part_of
    assert (citation.source, citation.locator) == ("acw-table-nps-battles", "row/3")


def test_every_record_file_passes_the_whole_check_again(tmp_path: Path) -> None:
    for file in the_records(the_corpus(tmp_path)).values():
        assert read_record_file(file.model_dump(mode="json", by_alias=True)) == file


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        (5, "May 1862", "edtf: "),
        (1, "", "name: "),
        (8, "x" * 401, "as_said: "),
    ],
)
def test_a_battle_of_which_no_record_can_be_made_is_listed_with_its_rows(
    column: int, text: str, reason: str, tmp_path: Path
) -> None:
    tables = the_tables()
    tables["cwsac_battles.csv"][1][column] = text
    tables["cwsac_battles.csv"][1][6] = tables["cwsac_battles.csv"][1][5]
    corpus = the_corpus(tmp_path, tables)
    records = the_records(corpus)
    assert "acw-va901" not in records
    assert len(records) == 5
    battle, *rows = corpus.findings.not_understood
    assert (battle.file, battle.row, battle.text) == ("cwsac_battles.csv", 1, "VA901")
    assert battle.reason.startswith(reason)
    assert [one.row for one in rows] == [1, 2, 3, 4, 5, 6, 7, 13]
    assert {one.file for one in rows} == {"DERIVED_competing_claims.csv"}
    tallies = corpus.findings.tallies
    assert tallies["rows of figures"] == Tally(read=len(CLAIMS), taken=5, not_understood=8)
    assert tallies["battles"] == Tally(read=6, taken=5, not_understood=1)


def test_a_point_that_is_none_is_listed(tmp_path: Path) -> None:
    tables = the_tables()
    tables["nps_battles.csv"][1][1] = "north"
    corpus = the_corpus(tmp_path, tables)
    assert "acw-va901" not in the_records(corpus)
    assert "north" in corpus.findings.not_understood[0].reason


def test_a_state_is_known_where_no_table_says_who_fought(tmp_path: Path) -> None:
    tables = the_tables()
    tables["cwsac_forces.csv"] = [row for row in tables["cwsac_forces.csv"] if row[0] != "VA902"]
    tables["DERIVED_competing_claims.csv"].append(["VA902", "US", "fox_1898", "killed", "7", "7.0"])
    corpus = the_corpus(tmp_path, tables)
    high = the_records(corpus)["acw-va902"]
    assert (high.combatants, [actor.id for actor in high.actors]) == ((), ["united-states"])


def test_a_record_that_breaks_a_rule_between_things_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault("record", "/sides/0", "unknown_side", "There is no such side.")
    monkeypatch.setattr(made_records, "check", lambda *_: [fault])
    corpus = the_corpus(tmp_path)
    assert the_records(corpus) == {}
    assert {
        one.reason for one in corpus.findings.not_understood if one.file == "cwsac_battles.csv"
    } == {"/sides/0: There is no such side."}


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match=r"^There is no folder nowhere\.$"):
        CivilWar(tmp_path / "nowhere")


def test_actors_places_and_the_war_are_those_of_the_directory(tmp_path: Path) -> None:
    directory = Directory()
    # Other things have these ids.
    directory.conflict(Conflict(id="american-civil-war", kind=ConflictKind.WAR, name="Another"))
    for one in ("united-states", "river-people"):
        directory.actor(Actor(id=one, kind=ActorKind.STATE, name=f"Other {one}"))
    directory.place(Place(id="acw-va901-place", name="Another"))
    corpus = the_corpus(tmp_path)
    records = {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, directory)}
    assert len(records) == 6
    low, butte = records["acw-va901"], records["acw-nd901"]
    assert (low.conflict, low.place.id) == ("american-civil-war-cow-war-572", "acw-va901-place-2")
    assert [one.actor for one in low.combatants] == [
        "united-states-cdb90-usa",
        "confederate-states",
    ]
    assert low.claims[0].about[0].actor == "united-states-cdb90-usa"
    assert {claim.about[0].actor for claim in butte.claims if claim.about} == {"river-people-2"}
