from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.disputes import disputes
from battleapi.errors import BadRequest
from battleapi.importers.casualty_sources.records import CasualtySources
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.model.checking import read_record_file
from battleapi.model.claims import CasualtyClaim
from battleapi.model.conflicts import Conflict
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.casualties import CasualtyEffect, Causation, Population
from battleapi.model.vocabulary.claims import AboutBasis, RelationType
from battleapi.model.vocabulary.comparison import Axis
from battleapi.model.vocabulary.quantities import BoundsKind, Qualifier
from battleapi.model.vocabulary.records import BattleKind, BattleLevel, BattleStatus
from battleapi.model.vocabulary.registries import ActorKind, ConflictKind
from tests.importers.casualty_sources_folder import Rows, the_rows, write_folder


def the_corpus(folder: Path, rows: Rows | None = None) -> CasualtySources:
    return CasualtySources(write_folder(folder, rows))


def the_records(corpus: CasualtySources) -> dict[str, RecordFile]:
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


@pytest.fixture
def river(tmp_path: Path) -> RecordFile:
    return the_records(the_corpus(tmp_path))["casualty-sources-river-war"]


def claims(record: RecordFile) -> list[CasualtyClaim]:
    found = [one for one in record.claims if isinstance(one, CasualtyClaim)]
    assert len(found) == len(record.claims)
    return found


def test_every_row_is_a_claim_and_accounted_for(tmp_path: Path) -> None:
    corpus = the_corpus(tmp_path)
    assert corpus.total == 2
    records = the_records(corpus)
    assert list(records) == ["casualty-sources-river-war", "casualty-sources-moor-rising"]
    assert corpus.findings.tallies == {
        "rows of totals.csv": Tally(read=11, taken=11),
        "entries of wars_input.json": Tally(read=2, taken=2),
    }
    assert corpus.findings.not_understood == []
    cited = [one.citations[0].locator for record in records.values() for one in record.claims]
    assert cited == [f"row/{number}" for number in range(1, 12)]


def test_a_war_is_a_record_of_level_campaign(river: RecordFile) -> None:
    assert (river.level, river.kind) == (BattleLevel.CAMPAIGN, BattleKind.OTHER)
    assert (river.name, river.aliases) == ("River War", ("The River War of the Rivers",))
    assert (river.date.edtf, river.place.text) == ("1901/1903", "Rivers")
    (conflict,) = river.conflicts
    assert (conflict.name, conflict.kind, conflict.date) == (
        "River War",
        ConflictKind.WAR,
        river.date,
    )
    assert river.conflict == conflict.id
    assert river.citations_by_field.name[0].locator == "row/1"


def test_sides_oppose_nobody_and_what_is_unattributed_is_nobody(river: RecordFile) -> None:
    assert [(one.actor, one.label, one.side) for one in river.combatants] == [
        ("aland", "Aland", 1),
        ("bland-cland", "Bland / Cland", 2),
    ]
    assert [(one.side, one.opposes) for one in river.sides] == [(1, ()), (2, ())]
    assert {one.kind for one in river.actors} == {ActorKind.COALITION}


def test_states_and_victims_are_told_from_coalitions(tmp_path: Path) -> None:
    rising = the_records(the_corpus(tmp_path))["casualty-sources-moor-rising"]
    assert [(one.name, one.kind, one.country) for one in rising.actors] == [
        ("Israel", ActorKind.STATE, "IL"),
        ("Targeted moors", ActorKind.POPULATION, None),
    ]
    assert rising.date.edtf == "1911"
    assert rising.conflicts[0].kind is ConflictKind.OTHER


def test_the_military_dead_are_those_of_the_side(river: RecordFile) -> None:
    dead = claims(river)[0]
    (party,) = dead.about
    assert (party.actor, party.label, party.basis) == ("aland", "Aland", AboutBasis.STATED)
    assert (dead.inflicted_by, dead.population) == ((), (Population.COMBATANT,))
    assert dead.citations[0].quote == "Registers of the army, incomplete."
    nobody = claims(river)[7].about[0]
    assert (nobody.actor, nobody.label) == (None, "Unattributed / crossfire")


def test_of_civilians_the_side_is_the_perpetrator_and_never_the_party(river: RecordFile) -> None:
    found = [
        (one.inflicted_by, one.about[0].actor, one.about[0].label, one.causation)
        for one in claims(river)
        if one.population == (Population.CIVILIAN,)
    ]
    assert found == [
        (("aland",), None, "civilians", Causation.DIRECT),
        (("bland-cland",), None, "civilians", Causation.DIRECT),
        ((), None, "civilians", Causation.DIRECT),
    ]


def test_who_died_of_an_action_is_told_apart_by_its_words(river: RecordFile) -> None:
    of_actions = [one for one in claims(river) if one.population == (Population.UNKNOWN,)]
    found = [(one.about[0].actor, one.about[0].label, one.inflicted_by) for one in of_actions]
    assert found == [
        (None, "siege", ("aland",)),
        (None, "famine", ("aland",)),
        (None, "famine (2)", ("aland",)),
    ]
    assert of_actions[1].effects == (CasualtyEffect.NON_BATTLE_DEATH,)


def test_who_died_of_an_action_may_be_among_others_of_the_side(river: RecordFile) -> None:
    _, civilians, siege, famine, again, *others = claims(river)
    links = {one.id: [link.claim for link in one.related] for one in claims(river)}
    assert links[siege.id] == [civilians.id]
    assert links[famine.id] == [civilians.id, siege.id]
    assert links[again.id] == [civilians.id, siege.id, famine.id]
    assert {link.type for link in again.related} == {RelationType.MAY_OVERLAP}
    assert [one.related for one in others] == [()] * 4


def test_each_figure_of_an_action_is_in_a_cell_of_its_own(river: RecordFile) -> None:
    lows = {cell.keys[Axis.PARTY]: cell.low for cell in compare(river, river.registry).cells}
    assert (lows["~famine"], lows["~famine-2"]) == (900, 300)


def test_low_and_high(river: RecordFile) -> None:
    found = [
        (
            one.quantity.qualifier,
            one.quantity.lower,
            one.quantity.upper,
            one.quantity.bounds_kind,
            one.quantity.as_said,
        )
        for one in claims(river)[:7]
    ]
    coder = BoundsKind.CODER_BOUNDS
    assert found == [
        (Qualifier.BETWEEN, 100, 250, coder, "100-250"),
        (Qualifier.EXACT, 40, 40, None, "40"),
        (Qualifier.UNKNOWN, None, None, None, None),
        (Qualifier.AT_LEAST, 900, None, coder, "900"),
        (Qualifier.BETWEEN, 300, 400, coder, "300-400"),
        (Qualifier.EXACT, 0, 0, None, "0"),
        (Qualifier.AT_MOST, 0, 70, coder, "70"),
    ]


def test_figures_of_several_perpetrators_do_not_contradict(river: RecordFile) -> None:
    assert list(disputes(river, river.registry)) == []


def test_a_row_that_is_not_understood_is_told_whole(tmp_path: Path) -> None:
    rows = the_rows()
    rows[0][3] = "wounded"
    rows[1][4] = "forty"
    rows[2][0] = "no_war"
    rows[3].append("more")
    corpus = the_corpus(tmp_path, rows)
    records = the_records(corpus)
    assert [one.row for one in corpus.findings.not_understood] == [1, 2, 3, 4]
    assert [one.reason for one in corpus.findings.not_understood] == [
        (
            "wounded: It is none of military_killed, civilians_killed_directly and "
            "deaths_from_actions:..."
        ),
        "civilians_killed_directly: forty-40 is no range of whole numbers.",
        "The list of wars has no such war_id.",
        "The row has not the 7 cells of the heading.",
    ]
    assert corpus.findings.tallies["rows of totals.csv"] == Tally(
        read=11, taken=7, not_understood=4
    )
    assert len(claims(records["casualty-sources-river-war"])) == 5


def test_a_war_of_which_no_record_can_be_made_takes_its_rows_with_it(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    wars = folder / "wars_input.json"
    wars.write_text(wars.read_text(encoding="utf-8").replace("1901", "1999"), encoding="utf-8")
    corpus = CasualtySources(folder)
    assert list(the_records(corpus)) == ["casualty-sources-moor-rising"]
    first, *others = corpus.findings.not_understood
    assert (first.file, first.row, first.text) == ("wars_input.json", 1, "river_war")
    assert "an interval ends before it starts" in first.reason
    assert {one.reason for one in others} == {"Its war is not taken: river_war."}
    assert all(one.accounts_for_all for one in corpus.findings.tallies.values())
    assert corpus.findings.tallies["rows of totals.csv"].not_understood == 9


def test_a_war_of_the_same_name_is_the_same_conflict(tmp_path: Path) -> None:
    directory = Directory()
    directory.conflict(
        Conflict(
            id="rivers", kind=ConflictKind.WAR, name="The Great River War", aliases=("River War",)
        )
    )
    corpus = the_corpus(tmp_path)
    river, _ = corpus.records(BattleStatus.PUBLISHED, directory)
    assert river.conflict == "rivers"


def test_the_ids_of_claims_do_not_follow_the_rows(tmp_path: Path) -> None:
    before = the_records(the_corpus(tmp_path / "a"))
    after = the_records(the_corpus(tmp_path / "b", list(reversed(the_rows()))))
    for number, record in before.items():
        assert {one.id for one in record.claims} == {one.id for one in after[number].claims}


def test_every_record_file_passes_the_whole_check_again(tmp_path: Path) -> None:
    for record in the_records(the_corpus(tmp_path)).values():
        assert read_record_file(record.model_dump(mode="json")) == record


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"wars": [{"id": "x"}]}', '{"wars": 1}', "{", '{"wars": ["x"]}']
)
def test_what_is_no_list_of_wars_is_refused(tmp_path: Path, content: str) -> None:
    folder = write_folder(tmp_path)
    (folder / "wars_input.json").write_text(content, encoding="utf-8")
    with pytest.raises(BadRequest, match=r"wars_input\.json is no list of wars"):
        CasualtySources(folder)


@pytest.mark.parametrize("missing", ["totals.csv", "wars_input.json"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, missing: str) -> None:
    folder = write_folder(tmp_path)
    (folder / missing).unlink()
    with pytest.raises(BadRequest, match="cannot be read: No such file"):
        CasualtySources(folder)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="There is no folder nowhere"):
        CasualtySources(tmp_path / "nowhere")
