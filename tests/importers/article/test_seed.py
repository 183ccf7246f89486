"""The article that the project starts from, where it is beside the test data."""

from __future__ import annotations

from pathlib import Path

import pytest

from battleapi.importers.article.records import Articles
from battleapi.importers.directory import Directory
from battleapi.importers.findings import Tally
from battleapi.model.claims import CasualtyClaim, OutcomeClaim
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.records import BattleStatus


@pytest.fixture(scope="module")
def read(data_folder: Path) -> tuple[RecordFile, Articles]:
    path = data_folder.parent / "seed" / "battle-of-ber-2023.txt"
    if not path.is_file():
        pytest.skip(f"no article at {path} (set BATTLEAPI_TEST_DATA)")
    articles = Articles([path])
    (record,) = articles.records(BattleStatus.DRAFT, Directory())
    return record, articles


@pytest.fixture(scope="module")
def record(read: tuple[RecordFile, Articles]) -> RecordFile:
    return read[0]


def test_every_figure_of_the_infobox_and_no_other(record: RecordFile) -> None:
    figures = [claim for claim in record.claims if isinstance(claim, CasualtyClaim)]
    told = [
        (
            [*map(str, claim.effects)],
            claim.quantity.value if claim.quantity.value is not None else claim.quantity.term,
            claim.claimant.label,
            [(party.actor, party.label, str(party.basis)) for party in claim.about],
        )
        for claim in figures
    ]

    def by_place(label: str) -> list[tuple[None, str, str]]:
        return [(None, label, "unresolved")]

    assert told == [
        (["killed"], 7, "Mali", by_place("casualties1, party 1")),
        (["wounded"], 8, "Mali", by_place("casualties1, party 1")),
        (["killed", "wounded"], "dozens", "JNIM", by_place("casualties1, party 1")),
        (["captured"], 1, "JNIM", by_place("casualties1, party 1")),
        (["wounded"], 4, None, by_place("casualties1, party 2")),
        (["casualty"], 0, "CMA", by_place("casualties2, party 1")),
        (["killed"], 4, "JNIM", by_place("casualties2, party 2")),
        (["killed"], 28, "Mali", by_place("casualties2, party 2")),
        (["wounded"], "several", None, by_place("civilians")),
    ]
    assert figures[-1].population == ("civilian",)
    assert {claim.claimant.actor for claim in figures} == {None}
    assert len(record.claims) == len(figures) + 1


def test_each_figure_is_at_its_characters(record: RecordFile) -> None:
    values = {one.locator: one.text for one in record.passages}
    cited = [claim.citations[0] for claim in record.claims]
    for citation in cited:
        place, _, span = str(citation.locator).partition("#char=")
        start, end = map(int, span.split(","))
        assert values[place][start:end] == citation.quote
    assert str(cited[1].locator) == "infobox/casualties1#char=0,8"
    assert [citation.quote for citation in cited[1:4]] == [
        "7 killed",
        "8 injured (per Mali)",
        "Dozens killed and injured",
    ]


def test_the_facts_of_the_battle(record: RecordFile) -> None:
    assert (record.id, record.name, record.aliases) == (
        "battle-of-ber-2023",
        "Battle of Ber (2023)",
        (),
    )
    assert (record.date.edtf, record.date.text) == ("2023-08-11/2023-08-12", "August 11–12, 2023")
    assert (record.conflict, record.conflicts[0].name) == ("mali-war", "Mali War")
    assert record.place.text == "Ber and outskirts, Tombouctou Region, Mali"
    assert (record.places[0].name, record.places[0].countries) == ("Ber and outskirts", ("ML",))
    fought = [(one.label, one.side) for one in record.combatants]
    assert fought == [("Burkina Faso", 1), ("MNLA", 2), ("HCUA", 2), ("MAA", 2)]
    assert [(side.side, side.opposes) for side in record.sides] == [(1, (2,)), (2, (1,))]
    (outcome,) = [claim for claim in record.claims if isinstance(claim, OutcomeClaim)]
    assert (outcome.as_said, outcome.type, outcome.by) == ("Malian victory", "victory", ())
    assert outcome.claimant.is_document
    assert outcome.about[0].label == "Malian"


def test_all_prose_is_kept(record: RecordFile) -> None:
    places = [one.locator for one in record.passages if not one.locator.startswith("infobox/")]
    assert places == [
        "lead/p1",
        "section/Background/p1",
        "section/Background/p2",
        "section/Battle/p1",
        "section/Battle/p2",
        "section/Aftermath/Casualties/p1",
        "section/Aftermath/Casualties/p2",
        "section/Aftermath/Casualties/p3",
        "section/Aftermath/Renewed conflict/p1",
        "section/Aftermath/Renewed conflict/p2",
    ]


def test_every_part_is_accounted_for(read: tuple[RecordFile, Articles]) -> None:
    findings = read[1].findings
    assert findings.not_understood == []
    assert findings.tallies == {
        "articles": Tally(read=1, taken=1),
        "infobox values": Tally(read=10, taken=10),
        "paragraphs": Tally(read=10, taken=10),
    }
    assert [found.field for found in findings.remarks] == ["Casualties1", "Casualties2"]
