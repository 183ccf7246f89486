"""Pages as records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.importers.wikipedia import pages
from battleapi.importers.wikipedia.pages import Page
from battleapi.importers.wikipedia.records import PAGES, REDIRECTS, VALUES, WITHOUT, Wikipedia
from battleapi.importers.wikipedia.source import source_of
from battleapi.model.claims import CasualtyClaim, Claim, OutcomeClaim, StrengthClaim
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.casualties import CasualtyEffect, Population
from battleapi.model.vocabulary.claims import AboutBasis
from battleapi.model.vocabulary.records import (
    BattleKind,
    BattleLevel,
    BattleStatus,
    CommanderFate,
)
from battleapi.model.vocabulary.registries import PlacePrecision
from tests.importers.wikipedia_pages import RIVER_CROSSING, Exported, export, page
from tests.importers.wikipedia_pages import WITHOUT as NO_BOX

TITLE = "Battle of Tarn Ford"


def read(folder: Path, *pages: Exported) -> tuple[list[RecordFile], Wikipedia]:
    path = folder / "dump.xml"
    path.write_text(export(*pages), encoding="utf-8")
    corpus = Wikipedia([path])
    return list(corpus.records(BattleStatus.PUBLISHED, Directory())), corpus


@pytest.fixture
def battle(tmp_path: Path) -> RecordFile:
    ((record,), _) = read(
        tmp_path, page(TITLE, RIVER_CROSSING), page("Ford battle", "x", redirect=TITLE)
    )
    return record


def figures(record: RecordFile, field: str) -> list[Claim]:
    place = f"infobox/{field}#"
    return [one for one in record.claims if (one.citations[0].locator or "").startswith(place)]


def test_the_facts_of_a_battle_are_those_of_its_infobox(battle: RecordFile) -> None:
    assert battle.id == "wikipedia-en-battle-of-tarn-ford"
    assert (battle.name, battle.aliases) == (TITLE, ("Ford battle",))
    assert (battle.kind, battle.level) == (BattleKind.BATTLE, BattleLevel.BATTLE)
    assert battle.date.edtf == "1901-05-03/1901-05-05"
    assert battle.date.text == "3–5 May 1901 (3 days)"
    assert (battle.conflict, battle.part_of) == ("reed-campaign", None)
    assert {one.id: one.part_of for one in battle.conflicts} == {
        "reed-campaign": "marsh-war",
        "marsh-war": None,
    }
    assert battle.place.precision is PlacePrecision.EXACT
    assert [one.countries for one in battle.places] == [("ML",)]
    assert [one.id for one in battle.external_ids] == [f"en:{TITLE}"]


def test_the_combatants_are_on_their_sides_with_commanders_and_units(battle: RecordFile) -> None:
    told = [(one.label, one.side, one.role.value) for one in battle.combatants]
    assert told == [
        ("Norway", 1, "belligerent"),
        ("Denmark", 1, "support"),
        ("Sweden", 2, "belligerent"),
        ("Tarn Guard", 2, "belligerent"),
        ("Finland", 2, "belligerent"),
    ]
    norway = battle.combatants[0]
    assert [(one.label, one.actor, one.fate) for one in norway.commanders] == [
        ("Ole Vik", "ole-vik", CommanderFate.KILLED),
        ("Captain Berg", None, None),
    ]
    assert norway.units == ("2nd-reed-brigade",)


def test_figures_are_about_the_column_or_whom_their_words_name(battle: RecordFile) -> None:
    killed, wounded = figures(battle, "casualties1")
    assert isinstance(killed, CasualtyClaim)
    assert isinstance(wounded, CasualtyClaim)
    assert (killed.effects, killed.quantity.value) == ((CasualtyEffect.KILLED,), 120)
    assert [(one.actor, one.basis) for one in killed.about] == [
        ("norway", AboutBasis.INFERRED_BY_DOCUMENT)
    ]
    (guard,) = figures(battle, "casualties2")
    assert [(one.actor, one.basis) for one in guard.about] == [("tarn-guard", AboutBasis.STATED)]
    (civilians,) = figures(battle, "casualties3")
    assert isinstance(civilians, CasualtyClaim)
    assert civilians.population == (Population.CIVILIAN,)
    assert [one.actor for one in civilians.about] == [None]
    (strength,) = figures(battle, "strength2")
    assert isinstance(strength, StrengthClaim)
    assert [one.actor for one in strength.about] == ["sweden", "grand-duchy-of-finland"]


def test_a_figure_cites_its_words_and_the_work_that_they_are_from(battle: RecordFile) -> None:
    killed, wounded = figures(battle, "casualties1")
    (cited,) = killed.citations
    assert (cited.source, cited.quote, cited.via) == (battle.id, "120 killed", ())
    (through,) = wounded.citations
    (step,) = through.via
    book = next(one for one in battle.sources if one.id == step.source)
    assert (book.name, book.author, book.reached.through) == (
        "The Ford",
        "Ann Hale",
        "wikipedia-en",
    )


HALE = "<ref>{{cite book|last=Hale|first=Ann|year=1931|title=The Ford}}</ref>"
RYE = "<ref>{{cite book|last=Rye|first=Bo|year=1950|title=The Reeds}}</ref>"


@pytest.mark.parametrize(
    ("words", "voices"),
    [
        # Each end of the range has a work of its own: neither says the whole.
        (f"2,700{HALE} to 3,500{RYE} killed", [None, "Ann Hale", "Bo Rye"]),
        (f"2,700{HALE}–3,500 killed", [None, "Ann Hale"]),
        (f"2,700{RYE} to 3,500{RYE} killed", ["Bo Rye"]),
        (f"2,700 to 3,500 killed{HALE}{RYE}", ["Ann Hale", "Bo Rye"]),
        (f"{HALE}2,700 killed{RYE}", ["Bo Rye"]),
    ],
)
def test_no_work_speaks_for_a_range_of_which_it_has_one_end(
    tmp_path: Path, words: str, voices: list[str | None]
) -> None:
    text = RIVER_CROSSING.replace("40 killed", words)
    (battle,), _ = read(tmp_path, page(TITLE, text))
    (claim,) = figures(battle, "casualties2")
    authors = {one.id: one.author for one in battle.sources}
    assert [
        authors[one.via[0].source or ""] if one.via else None for one in claim.citations
    ] == voices
    assert {one.source for one in claim.citations} == {battle.id}


def test_a_heading_that_is_a_day_is_in_the_year_of_the_battle(tmp_path: Path) -> None:
    text = RIVER_CROSSING.replace("4,000 men", "'''1 May''':<br>4,000 men")
    (battle,), _ = read(tmp_path, page(TITLE, text))
    (first,) = figures(battle, "strength1")
    assert (first.event, first.occurred.edtf, first.occurred.text) == (None, "1901-05-01", "1 May")


def test_outcomes_are_in_the_voice_of_the_article(battle: RecordFile) -> None:
    outcomes = [one for one in battle.claims if isinstance(one, OutcomeClaim)]
    assert [(one.as_said, one.by) for one in outcomes] == [
        ("Decisive Norwegian victory", ("norway",)),
        ("Ford destroyed", ()),
    ]


def test_values_are_kept_as_passages_at_their_places(battle: RecordFile) -> None:
    kept = {one.locator: one.text for one in battle.passages}
    assert kept["infobox/conflict"] == "Battle of Tarn Ford"
    assert kept["infobox/coordinates"].startswith("{{coord|12|30|15|N|")
    assert kept["infobox/notes"] == "The dates are of the reports."
    assert kept["infobox/units1"] == "{{flagicon|Norway}} [[2nd Reed Brigade]]\n* 1st Battalion"
    for citation in battle.citations():
        place, _, span = (citation.locator or "").partition("#char=")
        if span and place in kept:
            start, end = map(int, span.split(","))
            assert kept[place][start:end] == citation.quote


@pytest.mark.parametrize(
    ("again", "told"), [("Battle of Tarn Ford", []), ("Tarn", [("battle", "Tarn")])]
)
def test_a_value_under_two_names_of_its_parameter_is_kept_once(
    tmp_path: Path, again: str, told: list[tuple[str, str]]
) -> None:
    text = RIVER_CROSSING.replace("| colour      = red", f"| battle = {again}")
    (battle,), corpus = read(tmp_path, page(TITLE, text))
    assert [one.text for one in battle.passages if one.locator == "infobox/conflict"] == [TITLE]
    assert [(one.field, one.text) for one in corpus.findings.not_understood] == told


def test_the_source_is_the_revision_that_was_read(battle: RecordFile) -> None:
    source = next(one for one in battle.sources if one.id == battle.id)
    assert (source.version, source.date.edtf, source.licence) == (
        "101",
        "2020-02-03",
        "CC-BY-SA-3.0",
    )
    assert source.url == (
        "https://en.wikipedia.org/w/index.php?title=Battle_of_Tarn_Ford&oldid=101"
    )


@pytest.mark.parametrize(
    ("timestamp", "licence"),
    [
        ("2023-06-06T23:59:59Z", "CC-BY-SA-3.0"),
        ("2023-06-07T00:00:00Z", "CC-BY-SA-4.0"),
        (None, "CC-BY-SA-4.0"),
    ],
)
def test_the_licence_is_that_of_the_day(timestamp: str | None, licence: str) -> None:
    written = Page("f.xml", 1, "Tarn (1901)", 0, "7", timestamp, None, "")
    assert source_of(written).licence == licence
    assert source_of(replace(written, revision=None)).url == (
        "https://en.wikipedia.org/wiki/Tarn_(1901)"
    )


def test_every_page_and_every_value_is_counted_once(tmp_path: Path) -> None:
    pages = (
        page(TITLE, RIVER_CROSSING),
        page("Ford battle", "x", redirect=TITLE),
        page("Other", "x", redirect="Elsewhere"),
        page("Ole Vik", NO_BOX),
    )
    _, corpus = read(tmp_path, *pages)
    assert corpus.findings.tallies == {
        PAGES: Tally(read=4, taken=1, empty=3),
        VALUES: Tally(read=22, taken=17, empty=4, not_understood=1),
        REDIRECTS: Tally(read=2, taken=1, empty=1),
        WITHOUT: Tally(read=1, empty=1),
    }
    assert corpus.total == 1
    (unknown,) = corpus.findings.not_understood
    assert (unknown.file, unknown.row, unknown.field, unknown.text) == (
        f"dump.xml: {TITLE}",
        1,
        "colour",
        "red",
    )


def boxes(*parameters: str) -> str:
    return "\n".join("{{Infobox military conflict|" + one + "}}" for one in parameters)


def test_words_that_name_no_combatant_are_told_apart_by_side_or_are_an_article(
    tmp_path: Path,
) -> None:
    text = boxes(
        "combatant1={{NOR}}|combatant2={{SWE}}<hr>{{FIN}}|units2=[[5th Reed Division]]"
        "|casualties1=Infantry:<br>5 killed|casualties2=Infantry:<br>6 killed"
        "|strength1=[[2nd Reed Brigade]]: 700 men|strength2=5th Reed Division:<br>60 men"
    )
    ((record,), _) = read(tmp_path, page(TITLE, text))
    parties = {
        field: [(one.actor, one.label) for one in figures(record, field)[0].about]
        for field in ("casualties1", "casualties2", "strength1", "strength2")
    }
    assert parties == {
        "casualties1": [(None, "Infantry, side 1")],
        "casualties2": [(None, "Infantry, side 2")],
        "strength1": [("2nd-reed-brigade", "2nd Reed Brigade")],
        "strength2": [("5th-reed-division", "5th Reed Division")],
    }


def test_figures_that_rules_divide_like_the_combatants_are_about_their_part(
    tmp_path: Path,
) -> None:
    text = boxes(
        "combatant1={{NOR}}|combatant2={{SWE}}<hr>{{FIN}}"
        "|casualties1=5 killed<hr>6 wounded|casualties2=7 killed<hr>8 killed"
    )
    ((record,), _) = read(tmp_path, page(TITLE, text))
    labels = [
        [party.label for party in one.about]
        for field in ("casualties1", "casualties2")
        for one in figures(record, field)
    ]
    assert labels == [
        ["casualties1, party 1"],
        ["casualties1, party 2"],
        ["Sweden"],
        ["Finland"],
    ]


def test_lines_of_the_name_are_other_names(tmp_path: Path) -> None:
    text = boxes("conflict=Battle of Tarn<br>(Reed affair)|date=1901")
    ((record,), _) = read(tmp_path, page("Tarn 1901", text))
    assert (record.name, record.aliases) == ("Battle of Tarn", ("Reed affair", "Tarn 1901"))


def test_each_infobox_of_a_page_is_a_record(tmp_path: Path) -> None:
    text = boxes("conflict=First Tarn|date=1901", "conflict=Second Tarn|date=1902")
    (first, second), corpus = read(tmp_path, page("Battles of Tarn", text))
    assert (first.id, first.date.edtf) == ("wikipedia-en-battles-of-tarn", "1901")
    assert (second.id, second.date.edtf) == ("wikipedia-en-battles-of-tarn-2-second-tarn", "1902")
    assert second.external_ids == ()
    assert second.citations_by_field.date[0].locator == "infobox/box2_date#char=0,4"
    assert corpus.findings.tally(PAGES) == Tally(read=1, taken=1)


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("Siege of Tarn", BattleKind.SIEGE, BattleLevel.BATTLE),
        ("Raid on Tarn", BattleKind.RAID, BattleLevel.BATTLE),
        ("Tarn landings", BattleKind.LANDING, BattleLevel.BATTLE),
        ("Reed campaign", BattleKind.BATTLE, BattleLevel.CAMPAIGN),
    ],
)
def test_kind_and_level_are_what_the_name_says(
    tmp_path: Path, name: str, kind: BattleKind, level: BattleLevel
) -> None:
    ((record,), _) = read(tmp_path, page(name, boxes("date=1901")))
    assert (record.name, record.kind, record.level) == (name, kind, level)


def test_a_larger_battle_is_named_by_its_id_and_redirects_are_followed(tmp_path: Path) -> None:
    records, _ = read(
        tmp_path,
        page("Raid on Tarn", boxes("partof=[[Tarn siege]]|date=1901")),
        page("Siege of Tarn", boxes("partof=[[Siege of Tarn]]|date=1901")),
        page("Tarn siege", "x", redirect="Siege of Tarn"),
    )
    assert [one.part_of for one in records] == ["wikipedia-en-siege-of-tarn", None]


def test_a_war_is_of_what_any_page_says_that_it_is(tmp_path: Path) -> None:
    records, _ = read(
        tmp_path,
        page("Raid on Tarn", boxes("partof=[[Reed Campaign]]|date=1901")),
        page("Siege of Tarn", boxes("partof=[[Reed Campaign]] of the [[Marsh War]]|date=1901")),
    )
    assert [[one.id for one in record.conflicts] for record in records] == [
        ["reed-campaign", "marsh-war"],
        ["reed-campaign", "marsh-war"],
    ]


def test_a_date_in_words_alone_is_kept_and_remarked_on(tmp_path: Path) -> None:
    texts = ("date=early May 1901", "date=11 July 1690", "date=9 May<br>11 May 1901")
    pages = (page(f"Tarn {number}", boxes(text)) for number, text in enumerate(texts))
    (vague, stuart, several), corpus = read(tmp_path, *pages)
    assert (vague.date.edtf, vague.date.text) == (None, "early May 1901")
    assert stuart.date.edtf == "1690-07-11"
    assert [one.kind for one in several.claims] == ["attribute"]
    assert [one.reason.split(":")[0] for one in corpus.findings.remarks] == [
        "Kept as text",
        "Both calendars were in use",
        "Kept as text",
    ]


def test_a_page_of_which_no_record_can_be_made_is_told(tmp_path: Path) -> None:
    records, corpus = read(tmp_path, page("x" * 500, boxes("date=1901|place=Tarn")))
    assert records == []
    assert corpus.findings.tally(PAGES) == Tally(read=1, not_understood=1)
    assert corpus.findings.tally(VALUES) == Tally(read=2, not_understood=2)
    assert len(corpus.findings.not_understood) == 1


def test_a_template_that_nobody_knows_is_remarked_on(tmp_path: Path) -> None:
    _, corpus = read(tmp_path, page(TITLE, boxes("place={{Reed count|7}} Tarn")))
    assert [one.text for one in corpus.findings.remarks] == ["{{Reed count|7}}"]


def test_a_folder_of_files_is_read_in_their_order(tmp_path: Path) -> None:
    for name in ("b.wiki", "a.wikitext"):
        (tmp_path / name).write_text(boxes("date=1901"), encoding="utf-8")
    (tmp_path / "notes.md").write_text("no page", encoding="utf-8")
    names = [one.name for one in Wikipedia([tmp_path]).records(BattleStatus.DRAFT, Directory())]
    assert names == ["A", "B"]


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="has no file"):
        Wikipedia([tmp_path])


def ids(records: Iterable[RecordFile]) -> set[str]:
    return {claim.id for record in records for claim in record.claims}


def test_ids_stay_where_lines_come_and_go_above(tmp_path: Path) -> None:
    before, _ = read(tmp_path, page(TITLE, RIVER_CROSSING))
    changed = RIVER_CROSSING.replace("120 killed", "7 missing<br>120 killed")
    after, _ = read(tmp_path, page(TITLE, changed, "102"))
    assert ids(before) < ids(after)
    assert len(ids(after) - ids(before)) == 1


def test_a_page_that_is_too_long_is_told_and_the_next_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "LONGEST_TEXT", 200_000)
    box = "{{Infobox military conflict|conflict=Battle of Ford|casualties1=3 killed}}"
    records, corpus = read(tmp_path, page("Long", box + "x" * 200_000), page("Ford", box))
    assert [one.id for one in records] == ["wikipedia-en-ford"]
    assert corpus.findings.tally(PAGES) == Tally(read=2, taken=1, not_understood=1)
    (told,) = corpus.findings.not_understood
    assert (told.row, told.text) == (1, "Long")
