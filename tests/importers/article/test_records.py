"""Articles as records: facts, claims with their spans, all of the words, and what is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from battleapi.errors import BadRequest
from battleapi.importers.article.records import Articles
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.model.claims import AttributeClaim, OutcomeClaim, quantity_of
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleStatus

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "battle-of-tarn-bridge-1841.txt"


def read(*paths: Path, **options: Any) -> tuple[list[RecordFile], Articles]:
    articles = Articles(paths, **options)
    return list(articles.records(BattleStatus.DRAFT, Directory())), articles


def an_article(
    folder: Path, *values: str, lead: str = "", title: str = "Fight at the Ford"
) -> Path:
    box = "\n".join(f"- {value}" for value in values)
    path = folder / "ford.txt"
    path.write_text(f"= {title} =\n\nInfobox\n{box}\n\n{lead}\n", encoding="utf-8")
    return path


def one(*paths: Path) -> RecordFile:
    (record,), _ = read(*paths)
    return record


def figures(record: RecordFile) -> list[tuple[Any, ...]]:
    """Effects, number or word, claimant and parties of each claim with a figure."""
    found = []
    for claim in record.claims:
        quantity = quantity_of(claim)
        if quantity is not None:
            effects = tuple(map(str, getattr(claim, "effects", ())))
            number = quantity.value if quantity.value is not None else quantity.term
            about = tuple((party.actor, party.label) for party in claim.about)
            found.append((effects, number, claim.claimant.label, about))
    return found


def words_at(record: RecordFile, locator: str) -> str:
    """The characters that a locator is of, in the passages of the record."""
    place, _, span = locator.partition("#char=")
    start, end = map(int, span.split(","))
    (text,) = [passage.text for passage in record.passages if passage.locator == place]
    return text[start:end]


def test_the_facts_of_the_example() -> None:
    record = one(EXAMPLE)
    assert (record.id, record.name) == ("battle-of-tarn-bridge-1841", "Battle of Tarn Bridge")
    assert record.aliases == ("Battle of Tarn Bridge (1841)",)
    assert (record.kind, record.level, record.status) == ("battle", "battle", "draft")
    assert record.date.model_dump() == {
        "edtf": "1841-05-03/1841-05-04",
        "text": "3–4 May 1841",
        "calendar": "gregorian",
    }
    assert record.conflicts[0].model_dump(include={"id", "kind", "name"}) == {
        "id": "aldmark-succession-war",
        "kind": "war",
        "name": "Aldmark Succession War",
    }
    (place,) = record.places
    assert (place.name, place.lat, place.lon) == (
        "Tarn Bridge and the meadows below it",
        47.5,
        9.25,
    )
    assert [(side.side, side.opposes) for side in record.sides] == [(1, (2,)), (2, (1,))]
    fought = [(one.actor, one.label, one.side) for one in record.combatants]
    assert fought == [
        ("aldmark", "Aldmark", 1),
        ("vellan-league", "Vellan League", 2),
        ("free-towns", "Free Towns", 2),
    ]
    assert {actor.kind for actor in record.actors} == {"unspecified"}


def test_who_led_stands_with_a_combatant_that_is_alone_for_certain() -> None:
    record = one(EXAMPLE)
    (commander,) = record.combatants[0].commanders
    assert (commander.label, commander.fate, commander.actor) == ("Jory Penhale", None, None)
    leaders = [claim for claim in record.claims if isinstance(claim, AttributeClaim)]
    assert [(claim.attribute, claim.as_said) for claim in leaders] == [
        ("commander", "Anna Brandt (WIA)"),
        ("commander", "Ulf Stene †"),
    ]
    assert {claim.about[0].label for claim in leaders} == {"commander2, party 1"}


def test_the_figures_of_the_example() -> None:
    aldmark = (("aldmark", "Aldmark"),)
    column2 = ((None, "casualties2, party 1"),)
    assert figures(one(EXAMPLE)) == [
        ((), 2400, None, aldmark),
        ((), None, None, ((None, "strength2, party 1"),)),
        (("killed",), 112, None, aldmark),
        (("wounded",), 340, None, aldmark),
        (("killed",), None, "Aldmark", column2),
        (("killed",), 260, "Vellan League", column2),
        (("captured",), 150, "Vellan League", column2),
        (("casualty",), 0, "Free Towns", ((None, "casualties2, party 2"),)),
        (("wounded",), "several", None, ((None, "civilians"),)),
    ]


def test_a_claimant_is_an_actor_only_by_a_name_of_it() -> None:
    spoken = {claim.claimant.label: claim.claimant.actor for claim in one(EXAMPLE).claims}
    assert spoken["Vellan League"] == "vellan-league"
    unknown = {claim.claimant.label: claim.claimant.actor for claim in one(EXAMPLE).claims}
    assert unknown[None] is None


def test_the_outcome_is_in_the_voice_of_the_document() -> None:
    (outcome,) = [claim for claim in one(EXAMPLE).claims if isinstance(claim, OutcomeClaim)]
    assert outcome.claimant.is_document
    assert (outcome.as_said, outcome.type) == ("Tactical Aldmark victory", "tactical_victory")
    assert outcome.by == ("aldmark",)


def test_every_claim_stands_at_the_characters_that_it_quotes() -> None:
    record = one(EXAMPLE)
    cited = [citation for claim in record.claims for citation in claim.citations]
    assert len(cited) == len(record.claims) == 13
    for citation in cited:
        assert citation.locator is not None
        assert words_at(record, citation.locator) == citation.quote != ""
    by_words = {citation.quote: citation.locator for citation in cited}
    assert by_words["112 killed"] == "infobox/casualties1#char=0,10"


def test_all_words_are_kept_at_their_places() -> None:
    record = one(EXAMPLE)
    written = EXAMPLE.read_text(encoding="utf-8").splitlines()
    kept = {passage.locator: passage.text for passage in record.passages}
    assert kept["infobox/notes"] == "The bridge was built anew in 1844."
    assert kept["section/Battle/p2"] == "The League fell back at noon. Nobody followed it."
    assert kept["section/Aftermath/Peace/p1"].startswith("The toll was shared")
    values = {line.partition(": ")[2] for line in written if line.startswith("- ")}
    prose = {line for line in written if line and line[0] not in "-=" and line != "Infobox"}
    assert set(kept.values()) == values | prose


def test_every_part_of_the_example_is_accounted_for() -> None:
    _, articles = read(EXAMPLE)
    findings = articles.findings
    assert (articles.name, articles.total) == ("article", 1)
    assert findings.not_understood == []
    assert findings.tallies == {
        "articles": Tally(read=1, taken=1),
        "infobox values": Tally(read=17, taken=17),
        "paragraphs": Tally(read=6, taken=6),
    }
    assert [(found.row, found.field) for found in findings.remarks] == [
        (16, "Strength2"),
        (18, "Casualties2"),
    ]
    assert {found.reason for found in findings.remarks} == {
        "Whom it is about is not certain: it is left open, and named for its place."
    }


def test_publisher_and_licence_are_of_the_source() -> None:
    (record,), _ = read(EXAMPLE, publisher="The Tarn Society", licence="CC0-1.0")
    (source,) = record.sources
    assert (source.id, source.kind) == ("article-battle-of-tarn-bridge-1841", "article")
    assert (source.name, source.publisher) == ("Battle of Tarn Bridge (1841)", "The Tarn Society")
    assert (source.licence, source.reached.read) == ("CC0-1.0", True)


@pytest.mark.parametrize(
    ("combatant", "casualties", "lead", "about"),
    [
        ("Redland", "7 killed", "Redland fought here.", ("redland", "Redland")),
        ("Redland", "7 killed", "The Redlanders fought.", (None, "casualties1, party 1")),
        ("Redland", "7 killed", "", (None, "casualties1, party 1")),
        ("Redland, Scouts", "7 killed", "Redland fought.", (None, "casualties1, party 1")),
        ("Redland", "7 killed<hr>4 wounded", "Redland fought.", (None, "casualties1, party 1")),
        ("Redland<hr>Scouts", "7 killed", "Redland fought.", (None, "casualties1, party 1")),
        ("Redland<hr>Scouts", "7 killed<hr>1 killed", "Redland fought.", ("redland", "Redland")),
    ],
)
def test_a_figure_is_about_a_combatant_only_where_nothing_speaks_against_it(
    combatant: str,
    casualties: str,
    lead: str,
    about: tuple[str | None, str],
    tmp_path: Path,
) -> None:
    path = an_article(tmp_path, f"Combatant1: {combatant}", f"Casualties1: {casualties}", lead=lead)
    assert figures(one(path))[0] == (("killed",), 7, None, (about,))


def test_parties_of_a_column_are_those_of_its_values(tmp_path: Path) -> None:
    path = an_article(
        tmp_path,
        "Combatant1: Red<hr>Blue, Green",
        "Commander1: A. One †<hr>B. Two",
        "Casualties1: 7 killed<hr>4 killed",
        lead="Red, Blue and Green fought.",
    )
    record = one(path)
    led = [(one.label, [led.label for led in one.commanders]) for one in record.combatants]
    assert led == [("Red", ["A. One"]), ("Blue", []), ("Green", [])]
    (leader,) = [claim for claim in record.claims if isinstance(claim, AttributeClaim)]
    assert (leader.as_said, leader.about[0].label) == ("B. Two", "commander1, party 2")
    assert [found[3] for found in figures(record)] == [
        (("red", "Red"),),
        ((None, "casualties1, party 2"),),
    ]


def test_a_result_without_words_is_none(tmp_path: Path) -> None:
    assert one(an_article(tmp_path, "Result: <br>;")).claims == ()


def test_a_value_may_go_on_in_indented_lines(tmp_path: Path) -> None:
    path = an_article(
        tmp_path, "Place: The ford\n  below the mill", "Casualties1:\n  - 7 killed\n  - 8 wounded"
    )
    record = one(path)
    assert record.place.text == "The ford below the mill"
    assert [found[:2] for found in figures(record)] == [(("killed",), 7), (("wounded",), 8)]
    cited = [str(claim.citations[0].locator) for claim in record.claims]
    assert [words_at(record, locator) for locator in cited] == ["7 killed", "8 wounded"]


def test_of_three_columns_nothing_says_who_fights_whom(tmp_path: Path) -> None:
    path = an_article(tmp_path, "Combatant1: Red", "Combatant2: Blue", "Combatant3: Green")
    assert [(side.side, side.opposes) for side in one(path).sides] == [(1, ()), (2, ()), (3, ())]


def test_who_supported_stands_behind_a_heading(tmp_path: Path) -> None:
    path = an_article(tmp_path, "Combatant1: Red<br>Supported by: Blue<br>Red")
    roles = [(one.label, one.role) for one in one(path).combatants]
    assert roles == [("Red", "belligerent"), ("Blue", "support")]


def test_a_state_is_known_by_its_name(tmp_path: Path) -> None:
    record = one(an_article(tmp_path, "Combatant1: Mali, Wagner Group"))
    assert [(actor.id, actor.kind) for actor in record.actors] == [
        ("mali", "state"),
        ("wagner-group", "unspecified"),
    ]


def test_the_same_words_have_the_same_ids_wherever_they_stand(tmp_path: Path) -> None:
    def ids(casualties: str, *before: str) -> dict[str | None, str]:
        record = one(an_article(tmp_path, *before, f"Casualties1: {casualties}"))
        return {claim.citations[0].quote: claim.id for claim in record.claims}

    plain = ids("7 killed, 8 injured")
    assert len(set(plain.values())) == 2
    moved = ids("1 captured, 7 killed, 8 injured", "Result: Draw", "Notes: Something.")
    assert {words: moved[words] for words in plain} == plain


def test_what_is_not_understood_is_told_with_its_line(tmp_path: Path) -> None:
    path = an_article(
        tmp_path,
        "Weather: rain",
        "Coordinates: somewhere",
        "Partof: Red War<br>Blue War",
        "Date: in the old days",
        "Result:",
        "Casualties1: 7 killed",
        "Casualties1: 9 killed",
        "Casualties2: 7 xyzzy",
        lead="= Another title =",
    )
    (record,), articles = read(path)
    told = {(found.row, found.field): found.reason for found in articles.findings.not_understood}
    assert told.keys() == {
        (4, "Weather"),
        (5, "Coordinates"),
        (6, "Partof"),
        (10, "Casualties1"),
        (11, "Casualties2"),
        (13, ""),
    }
    assert told[4, "Weather"].startswith("No such key is known; known are conflict, place,")
    assert told[10, "Casualties1"] == "Its key stands there before."
    assert articles.findings.tallies["infobox values"] == Tally(8, 2, 1, 5)
    assert (record.conflict, record.date.edtf) == (None, None)
    assert record.date.text == "in the old days"
    kept = {passage.locator for passage in record.passages}
    assert {"infobox/weather", "infobox/coordinates", "infobox/casualties2"} <= kept


def test_an_article_of_which_no_record_can_be_made_is_told_with_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "untitled.txt"
    path.write_text("Infobox\n- Notes: x\n- Place: y\nstray\n\nWords.\n", encoding="utf-8")
    records, articles = read(path)
    assert records == []
    first, *others = articles.findings.not_understood
    assert first.reason == "It has no title: a first line such as = Battle of Ber =."
    assert [(found.row, found.text) for found in others] == [
        (2, "x"),
        (3, "y"),
        (6, "Words."),
        (4, "stray"),
    ]
    assert articles.findings.tallies == {
        "articles": Tally(read=1, not_understood=1),
        "infobox values": Tally(read=2, not_understood=2),
        "paragraphs": Tally(read=1, not_understood=1),
    }


def test_what_breaks_a_rule_is_told_and_not_yielded(tmp_path: Path) -> None:
    records, articles = read(an_article(tmp_path, f"Place: {'x' * 401}"))
    assert records == []
    assert "400" in articles.findings.not_understood[0].reason


def test_two_articles_of_one_title_are_not_two_battles(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("= Fight =\n", encoding="utf-8")
    (tmp_path / "other.md").write_text("= No article =", encoding="utf-8")
    records, articles = read(tmp_path)
    assert [record.id for record in records] == ["fight"]
    (found,) = articles.findings.not_understood
    assert (found.file, found.reason) == ("b.txt", "a.txt has the same title.")


def test_long_paragraphs_are_kept_in_pieces(tmp_path: Path) -> None:
    prose = "word " * 2000 + "x" * 9000
    path = an_article(tmp_path, lead=prose)
    kept = [one for one in one(path).passages if one.locator.startswith("lead/p1")]
    spans = [tuple(map(int, one.locator.partition("#char=")[2].split(","))) for one in kept]
    assert [prose[slice(*span)] for span in spans] == [one.text for one in kept]
    assert "".join(one.text for one in kept).replace(" ", "") == prose.replace(" ", "")
    assert max(len(one.text) for one in kept) <= 8000


def test_words_that_no_record_can_hold_are_told(tmp_path: Path) -> None:
    path = an_article(tmp_path, "Notes: a\x01b", lead="Fine.\n\nNot\x02fine.")
    (record,), articles = read(path)
    assert [one.locator for one in record.passages] == ["lead/p1"]
    assert [found.row for found in articles.findings.not_understood] == [4, 8]
    assert articles.findings.tallies["paragraphs"] == Tally(2, 1, 0, 1)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("= Café =".encode("latin-1"))
    with pytest.raises(BadRequest, match="no text in UTF-8"):
        read(path)
    with pytest.raises(BadRequest, match="There is no file"):
        Articles([tmp_path / "nothing.txt"])


def test_kinds_follow_from_names(tmp_path: Path) -> None:
    kinds = {
        title: one(an_article(tmp_path, title=title)).kind
        for title in ("Siege of A", "Naval Battle of B", "Battle of Landing C", "D Campaign")
    }
    assert list(kinds.values()) == ["siege", "naval_battle", "battle", "other"]
