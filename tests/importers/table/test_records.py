"""The table of claims as records: battles, claims, parties, sources, and what is told."""

from __future__ import annotations

import csv
import gzip
import io
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from battleapi.errors import BadRequest
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.importers.table.columns import COLUMNS
from battleapi.importers.table.records import ClaimsTable
from battleapi.importers.table.template import template, write_template
from battleapi.model.claims import CasualtyClaim, MaterielClaim, OutcomeClaim, StrengthClaim
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.records import BattleStatus

LEAST = {"battle": "ford", "kind": "casualties", "source": "S", "effects": "killed", "value": "7"}


def written(*rows: dict[str, str]) -> str:
    names = dict.fromkeys(name for row in (LEAST, *rows) for name in row)
    text = io.StringIO()
    writer = csv.DictWriter(text, tuple(names), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def read(*rows: dict[str, str], licence: str | None = None) -> tuple[list[RecordFile], ClaimsTable]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "losses.csv"
        path.write_text(written(*rows), encoding="utf-8", newline="")
        table = ClaimsTable(path, licence)
        return list(table.records(BattleStatus.DRAFT, Directory())), table


def one(*rows: dict[str, str]) -> RecordFile:
    (record,), table = read(*rows)
    assert table.findings.not_understood == []
    return record


def told(*rows: dict[str, str]) -> list[tuple[int | None, str, str, str]]:
    _, table = read(*rows)
    return [
        (found.row, found.field, found.text, found.reason)
        for found in table.findings.not_understood
    ]


def test_the_least_row_is_a_claim_of_a_battle() -> None:
    record = one(LEAST)
    assert (record.id, record.name, record.kind, record.status) == (
        "ford",
        "ford",
        "battle",
        "draft",
    )
    (claim,) = record.claims
    assert isinstance(claim, CasualtyClaim)
    assert (claim.effects, claim.quantity.value, claim.about) == (("killed",), 7, ())
    assert claim.claimant.is_document
    (cited,) = claim.citations
    assert (cited.source, cited.locator, cited.root()) == (
        "table-losses",
        "row/1",
        "table-losses-s",
    )
    assert [(one.id, one.kind) for one in record.sources] == [
        ("table-losses", "dataset"),
        ("table-losses-s", "unspecified"),
    ]
    assert record.sources[1].reached.through == "table-losses"
    assert record.passages == ()


def test_the_facts_of_a_battle_may_stand_in_any_of_its_rows() -> None:
    record = one(
        LEAST | {"battle_name": "The Ford", "date": "1900-05-10", "date_text": "10 May"},
        LEAST | {"value": "8", "battle_kind": "clash", "place": "The ford", "country": "RO"},
        LEAST | {"value": "9", "battle_name": "The Ford", "conflict": "River War"},
    )
    assert (record.name, record.kind, record.date.edtf) == ("The Ford", "clash", "1900-05-10")
    assert (record.date.text, record.date.calendar) == ("10 May", "gregorian")
    assert (record.conflict, record.conflicts[0].name) == ("river-war", "River War")
    assert (record.place.text, record.places[0].countries) == ("The ford", ("RO",))
    cited = {name: [one.locator for one in some] for name, some in record.citations_by_field}
    assert cited == {
        "name": ["row/1"],
        "conflict": ["row/3"],
        "part_of": [],
        "date": ["row/1"],
        "place": ["row/2"],
    }


def test_a_point_is_of_the_place() -> None:
    record = one(LEAST | {"place": "Ford", "lat": "47.5", "lon": "-9.25"})
    assert (record.places[0].lat, record.places[0].lon) == (47.5, -9.25)
    assert record.places[0].basis == "source"


def test_parties_meet_on_sides_by_name() -> None:
    record = one(
        LEAST | {"party": "Blues", "party_kind": "militia", "side": "2", "claimant": "redland"},
        LEAST | {"party": "Redland; Scouts", "side": "1", "conflict": "River War"},
        LEAST | {"party": "Blues", "side": "2", "claimant": "Redland", "value": "9"},
        LEAST | {"party": "villagers", "claimant": "a witness", "value": "1"},
    )
    fought = [(one.actor, one.label, one.side) for one in record.combatants]
    assert fought == [("blues", "Blues", 2), ("redland", "Redland", 1), ("scouts", "Scouts", 1)]
    assert [(side.side, side.opposes) for side in record.sides] == [(1, (2,)), (2, (1,))]
    kinds = {actor.id: actor.kind for actor in record.actors}
    assert kinds == {
        "blues": "militia",
        "redland": "unspecified",
        "scouts": "unspecified",
        "villagers": "unspecified",
    }
    about = [[party.actor for party in claim.about] for claim in record.claims]
    assert about == [["blues"], ["redland", "scouts"], ["blues"], ["villagers"]]
    assert [claim.claimant.actor for claim in record.claims] == ["redland", None, "redland", None]
    assert record.claims[3].claimant.label == "a witness"


def test_of_three_sides_nothing_says_who_fights_whom() -> None:
    rows = [LEAST | {"party": name, "side": side} for name, side in zip("abc", "123", strict=True)]
    assert [side.opposes for side in one(*rows).sides] == [(), (), ()]


def test_each_kind_has_its_own_cells() -> None:
    record = one(
        LEAST | {"population": "civilian", "occurred": "1900-05-11"},
        LEAST
        | {"kind": "materiel", "effects": "destroyed", "item": "carts", "item_class": "vehicle"},
        LEAST | {"kind": "materiel", "effects": "sunk lost", "item_class": "ship"},
        LEAST | {"kind": "strength", "effects": ""},
        LEAST | {"kind": "strength", "effects": "", "counts": "materiel", "item": "guns"},
        LEAST | {"kind": "outcome", "effects": "", "value": "", "outcome": "Pyrrhic Red victory"},
        LEAST | {"kind": "outcome", "effects": "", "value": "", "outcome": "withdrawal"},
        LEAST
        | {"kind": "outcome", "effects": "", "value": "", "outcome": "Victory", "party": "Blue"},
    )
    harmed, carts, ships, men, guns, pyrrhic, left, won = record.claims
    assert isinstance(harmed, CasualtyClaim)
    assert (harmed.population, harmed.occurred.edtf) == (("civilian",), "1900-05-11")
    assert isinstance(carts, MaterielClaim)
    assert isinstance(ships, MaterielClaim)
    assert (carts.item, carts.item_class) == ("carts", "vehicle")
    assert (ships.item, ships.effects) == ("ship", ("sunk", "lost"))
    assert isinstance(men, StrengthClaim)
    assert isinstance(guns, StrengthClaim)
    assert (men.counts, men.item_class) == ("personnel", None)
    assert (guns.counts, guns.item, guns.item_class) == ("materiel", "guns", "unspecified")
    assert isinstance(pyrrhic, OutcomeClaim)
    assert isinstance(left, OutcomeClaim)
    assert isinstance(won, OutcomeClaim)
    assert (pyrrhic.type, pyrrhic.by, pyrrhic.about[0].label) == ("pyrrhic_victory", (), "Red")
    assert (left.type, left.aspect, left.about) == ("withdrawal", "resolution", ())
    assert (won.type, won.by, won.as_said) == ("victory", ("blue",), "Victory")


def test_a_source_is_what_its_rows_say_of_it() -> None:
    facts = {
        "source_kind": "book",
        "source_author": "A. Author",
        "source_publisher": "P. Ublisher",
        "source_date": "1901",
        "source_url": "https://example.org/book",
        "licence": "CC0-1.0",
    }
    here = {"locator": "page/12", "quote": "seven fell"}
    record = one(LEAST | here, LEAST | facts | {"value": "8"})
    _, source = record.sources
    assert (source.name, source.kind, source.author) == ("S", "book", "A. Author")
    assert (source.publisher, source.date.edtf) == ("P. Ublisher", "1901")
    assert (source.url, source.licence) == ("https://example.org/book", "CC0-1.0")
    row, place = record.claims[0].citations
    assert row.locator == "row/1"
    assert (place.source, place.locator, place.quote) == (source.id, "page/12", "seven fell")


def test_the_licence_is_of_the_table() -> None:
    (record,), table = read(LEAST, licence="CC-BY-4.0")
    assert (record.sources[0].licence, record.sources[0].name) == ("CC-BY-4.0", "losses")
    assert (table.name, table.total) == ("table", 1)


def test_a_row_that_says_more_than_its_claim_is_kept_as_it_stands() -> None:
    (record,), table = read(
        LEAST | {"note": "By hearsay, only.", "mine": ""},
        LEAST,
        LEAST | {"mine": "x", "value": "1"},
    )
    assert [(one.locator, one.text) for one in record.passages] == [
        ("row/1", 'ford,casualties,S,killed,7,"By hearsay, only.",'),
        ("row/3", "ford,casualties,S,killed,1,,x"),
    ]
    (remark,) = table.findings.remarks
    assert (remark.field, remark.row) == ("mine", None)


def test_rows_of_a_battle_need_not_stand_together_and_empty_ones_are_none() -> None:
    records, table = read(LEAST, LEAST | {"battle": "mill"}, {}, LEAST | {"value": "8"})
    assert [(record.id, len(record.claims)) for record in records] == [("ford", 2), ("mill", 1)]
    assert table.findings.tallies["rows"] == Tally(read=4, taken=3, empty=1)


def test_ids_follow_what_a_row_says_and_not_its_place() -> None:
    plain = one(LEAST, LEAST | {"value": "8"})
    moved = one(LEAST | {"value": "9"}, LEAST | {"value": "8"}, LEAST)
    assert {claim.id for claim in plain.claims} < {claim.id for claim in moved.claims}
    renamed = one(LEAST | {"battle_name": "The Ford"})
    assert renamed.claims[0].id == plain.claims[0].id
    twice = one(LEAST, LEAST)
    assert len({claim.id for claim in twice.claims}) == 2


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ({"battle": "Ford!"}, "battle", "An id has lower-case letters"),
        ({"battle": ""}, "battle", "It is empty, and every row needs it."),
        ({"source": ""}, "source", "It is empty, and every row needs it."),
        ({"kind": "kills"}, "kind", "'kills' is none of the words for it"),
        ({"effects": ""}, "effects", "It is empty, and a row of kind casualties needs it."),
        ({"effects": "sunk"}, "effects", "'sunk' is no effect of casualties; they are killed,"),
        ({"effects": "casualty killed"}, "effects", "casualty is undivided"),
        ({"value": ""}, "quantity", "There is no figure"),
        (
            {"kind": "strength"},
            "effects",
            "A row of kind strength has nothing here; it has",
        ),
        ({"item": "carts"}, "item", "A row of kind casualties has nothing here"),
        ({"kind": "materiel", "effects": "lost"}, "item", "nothing says what was lost"),
        ({"kind": "outcome", "effects": "", "value": ""}, "outcome", "a row of kind outcome needs"),
        ({"side": "1"}, "party", "nobody stands on the side"),
        ({"side": "100", "party": "Red"}, "side", "from 1 to 99"),
        ({"lat": "1.5", "place": "x"}, "lon", "It is empty, and lat needs it."),
        ({"lat": "1.5", "lon": "1.5"}, "place", "It is empty, and lat needs it."),
        ({"country": "RO"}, "place", "It is empty, and country needs it."),
        (
            {"kind": "strength", "effects": "", "item_class": "tank"},
            "item_class",
            "only where counts is materiel",
        ),
    ],
)
def test_what_is_wrong_is_told_with_row_and_column(
    row: dict[str, str], column: str, reason: str
) -> None:
    found = told(LEAST, LEAST | row)
    assert [(number, name) for number, name, _, _ in found] == [(2, column)]
    assert reason in found[0][3]


def test_every_fault_of_a_row_is_told_and_the_row_counts_once() -> None:
    records, table = read(LEAST, LEAST | {"value": "1,200", "date": "May", "population": "men"})
    found = [(one.row, one.field, one.text) for one in table.findings.not_understood]
    assert found == [(2, "value", "1,200"), (2, "date", "May"), (2, "population", "men")]
    assert table.findings.tallies["rows"] == Tally(read=2, taken=1, not_understood=1)
    assert len(records[0].claims) == 1


def test_a_row_that_cannot_be_kept_is_told_as_a_whole() -> None:
    (found,) = told(LEAST | {"mine": "a\x01b"})
    number, column, text, reason = found
    assert (number, column, text) == (1, "", "ford,casualties,S,killed,7,a\x01b")
    assert "control character" in reason


def test_rows_that_contradict_each_other_are_told() -> None:
    rows = [
        LEAST | {"date": "1900", "licence": "MIT"},
        LEAST | {"date": "1901", "value": "8"},
        LEAST | {"licence": "CC0-1.0", "value": "9"},
    ]
    assert told(*rows) == [
        (2, "date", "1901", "Row 1 has '1900' for the same battle."),
        (3, "licence", "CC0-1.0", "Another row has 'MIT' for the same source, 'S'."),
    ]


def test_titles_that_no_id_can_tell_apart_are_two_sources() -> None:
    record = one(LEAST, LEAST | {"source": "S!"}, LEAST | {"source": "#"})
    named = {source.name: source.id for source in record.sources}
    assert named["S"] == "table-losses-s"
    assert named["S!"].startswith("table-losses-s-")
    assert len(set(named.values())) == 4


def test_a_fault_of_one_row_of_a_source_is_no_fault_of_the_others() -> None:
    records, table = read(LEAST | {"source_date": "May"}, LEAST | {"value": "8"})
    assert [found.row for found in table.findings.not_understood] == [1]
    assert records[0].sources[1].date.edtf is None


def test_a_row_of_too_many_cells_is_told(tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text("battle,kind,source\nford,outcome,S,x\n", encoding="utf-8")
    table = ClaimsTable(path)
    assert list(table.records(BattleStatus.DRAFT, Directory())) == []
    (found,) = table.findings.not_understood
    assert (found.row, found.text) == (1, "ford,outcome,S,x")
    assert found.reason == "It has 4 cells, and the heading has 3."
    assert (table.total, table.findings.tallies["rows"]) == (0, Tally(read=1, not_understood=1))


def test_a_record_that_breaks_a_rule_takes_none_of_its_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(_: RecordFile) -> RecordFile:
        raise ValueError("It is broken.")

    monkeypatch.setattr("battleapi.importers.table.records.checked", refused)
    records, table = read(LEAST, LEAST | {"value": "8"})
    assert records == []
    found = table.findings.not_understood
    assert [(one.row, one.field) for one in found] == [(1, "battle"), (2, "battle")]
    assert found[0].reason == "No record can be made of the battle: It is broken."
    assert table.findings.tallies["rows"] == Tally(read=2, not_understood=2)


words = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=10)
names = words.filter(lambda text: ";" not in text)
rows = st.fixed_dictionaries(
    {
        "battle": st.sampled_from(["ford", "mill"]),
        "kind": st.just("casualties"),
        "source": words,
        "effects": st.sampled_from([one for one in CasualtyEffect if one != "casualty"]).map(str),
        "value": st.integers(0, 10**6).map(str),
    },
    optional={"party": names, "claimant": words, "quantity": words, "note": words, "mine": words},
)


@settings(max_examples=60)
@given(st.lists(rows, max_size=6))
def test_every_good_row_is_a_claim_that_says_what_it_says(some: list[dict[str, str]]) -> None:
    records, table = read(*some)
    assert table.findings.not_understood == []
    assert table.findings.tallies["rows"] == Tally(read=len(some), taken=len(some))
    claims: dict[int, Any] = {}
    for record in records:
        for claim in record.claims:
            claims[int(str(claim.citations[0].locator).removeprefix("row/"))] = claim
    assert sorted(claims) == list(range(1, len(some) + 1))
    for number, row in enumerate(some, start=1):
        claim = claims[number]
        assert claim.quantity.value == int(row["value"])
        assert claim.quantity.as_said == row.get("quantity")
        assert [str(one) for one in claim.effects] == [row["effects"]]
        assert claim.claimant.label == row.get("claimant")
        assert [party.label for party in claim.about] == [row[k] for k in ("party",) if k in row]


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from(list(COLUMNS)), words, max_size=8), max_size=4))
def test_whatever_the_cells_are_each_row_is_taken_empty_or_told(
    some: list[dict[str, str]],
) -> None:
    _, table = read(*some)
    tally = table.findings.tallies["rows"]
    assert tally.read == len(some)
    assert tally.accounts_for_all
    assert len({one.row for one in table.findings.not_understood}) == tally.not_understood
    assert all(re.search(r"\w", one.reason) for one in table.findings.not_understood)


@pytest.mark.parametrize("name", ["claims.csv", "Claims.csv.gz", "datapackage.json"])
def test_the_name_of_the_template_is_no_name_of_a_table(name: str, tmp_path: Path) -> None:
    write_template(tmp_path)
    if name not in ("claims.csv", "datapackage.json"):
        (tmp_path / name).write_bytes(gzip.compress(template().encode()))
    with pytest.raises(BadRequest, match=r"has the name of the template.+ with --name"):
        ClaimsTable(tmp_path / name)
    (record,) = ClaimsTable(tmp_path / name, name="claims").records(BattleStatus.DRAFT, Directory())
    assert [one.id for one in record.sources if one.reached.read] == ["table-claims"]
    with pytest.raises(BadRequest, match="words on one line"):
        ClaimsTable(tmp_path / name, name="two\nlines")
