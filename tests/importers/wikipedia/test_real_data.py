"""All 306 pages of the second world war, where they are beside this project."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.disputes import disputes
from battleapi.importers import casualties
from battleapi.importers.directory import Directory
from battleapi.importers.wikipedia.infobox import Value, infoboxes
from battleapi.importers.wikipedia.pages import Page, read_pages
from battleapi.importers.wikipedia.records import PAGES, REDIRECTS, VALUES, WITHOUT, Wikipedia
from battleapi.importers.wikipedia.titles import record_id
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.records import BattleStatus, CommanderFate

DIGITS = re.compile(r"\d+")


@pytest.fixture(scope="module")
def folder(data_folder: Path) -> Path:
    folder = data_folder / "wikipedia" / "pages"
    if not folder.is_dir():
        pytest.skip(f"no pages of Wikipedia at {folder} (set BATTLEAPI_TEST_DATA)")
    return folder


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Wikipedia:
    return Wikipedia([folder])


@pytest.fixture(scope="module")
def records(corpus: Wikipedia) -> Mapping[str, RecordFile]:
    return {one.id: one for one in corpus.records(BattleStatus.PUBLISHED, Directory())}


@pytest.fixture(scope="module")
def pages(folder: Path) -> Mapping[str, Page]:
    every = (page for path in sorted(folder.glob("*.xml")) for page in read_pages(path))
    return {record_id(page.title): page for page in every if infoboxes(page.text)}


def test_every_page_and_every_value_is_in_the_tallies(
    corpus: Wikipedia, records: Mapping[str, RecordFile], pages: Mapping[str, Page]
) -> None:
    tallies = corpus.findings.tallies
    assert all(one.accounts_for_all for one in tallies.values())
    assert (tallies[PAGES].read, tallies[PAGES].taken, tallies[PAGES].empty) == (306, 259, 47)
    assert (tallies[REDIRECTS].read, tallies[WITHOUT].read) == (32, 15)
    assert len(records) == corpus.total == 259
    values = [
        value for page in pages.values() for box in infoboxes(page.text) for value in box.values
    ]
    assert tallies[VALUES].read == len(values) == 4893
    assert tallies[VALUES].taken > 3400


def test_each_value_that_is_not_taken_is_listed(
    corpus: Wikipedia, records: Mapping[str, RecordFile]
) -> None:
    listed = {(one.file, one.field) for one in corpus.findings.not_understood}
    assert len(records) > 0
    assert len(listed) >= corpus.findings.tally(VALUES).not_understood


def counted(box_value: Value) -> bool:
    return box_value.field.startswith(("strength", "casualties")) and not box_value.is_blank


def test_no_number_of_a_value_with_figures_is_lost(
    corpus: Wikipedia, records: Mapping[str, RecordFile], pages: Mapping[str, Page]
) -> None:
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in corpus.findings.not_understood:
        told[one.file.partition(": ")[2], one.field].append(one.text)
    lost = []
    for battle, page in pages.items():
        record = records[battle]
        words = json.dumps(
            record.model_dump(mode="json", include={"claims": True, "events": True}),
            ensure_ascii=False,
        )
        quotes: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for citation in record.citations():
            place, _, span = (citation.locator or "").partition("#char=")
            if span:
                start, end = map(int, span.split(","))
                quotes[place].append((start, end))
        (box,) = infoboxes(page.text)
        for value in filter(counted, box.values):
            spans = quotes[f"infobox/{value.field}"]
            reading = casualties.parse(value.raw, value.field)
            spans += [hidden.span for hidden in reading.unseen]
            # A heading is in no quote: its words are the party, the date or the event of a claim.
            rest = " ".join(told[page.title, value.name]) + words
            for number in DIGITS.finditer(value.raw):
                inside = any(start <= number.start() < end for start, end in spans)
                if not inside and number[0] not in rest:
                    lost.append((page.title, value.field, number[0]))
    assert lost == []


def test_each_draft_is_a_claim(
    records: Mapping[str, RecordFile], pages: Mapping[str, Page]
) -> None:
    figures = (ClaimKind.CASUALTIES, ClaimKind.MATERIEL, ClaimKind.STRENGTH)
    for battle, page in pages.items():
        (box,) = infoboxes(page.text)
        drafts = sum(
            len(casualties.parse(one.raw, one.field)) for one in filter(counted, box.values)
        )
        assert sum(one.kind in figures for one in records[battle].claims) == drafts


def test_every_quote_stands_where_its_locator_says(records: Mapping[str, RecordFile]) -> None:
    compared = 0
    for record in records.values():
        kept = {one.locator: one.text for one in record.passages}
        for citation in record.citations():
            place, _, span = (citation.locator or "").partition("#char=")
            if span and place in kept:
                start, end = map(int, span.split(","))
                assert kept[place][start:end].strip() == citation.quote
                compared += 1
    assert compared > 5000


def test_what_came_of_the_pages(records: Mapping[str, RecordFile]) -> None:
    files = records.values()
    assert sum(one.date.edtf is not None for one in files) == 248
    assert sum(one.place.text is not None for one in files) == 259
    assert sum(bool(place.lat) for one in files for place in one.places) == 98
    assert sum(one.conflict is not None for one in files) == 219
    fates = Counter(
        led.fate for one in files for force in one.combatants for led in force.commanders
    )
    assert fates[CommanderFate.KILLED] > 40
    assert fates[CommanderFate.CAPTURED] > 20
    outcomes = [one for file in files for one in file.claims if one.kind is ClaimKind.OUTCOME]
    assert sum(bool(one.by) for one in outcomes) > 190


def test_a_force_is_one_actor_on_all_pages(records: Mapping[str, RecordFile]) -> None:
    ids = defaultdict(set)
    for record in records.values():
        for actor in record.actors:
            for one in actor.external_ids:
                ids[one.id].add(actor.id)
    assert ids["en:Nazi Germany"] == {"nazi-germany"}
    assert {one for one, several in ids.items() if len(several) > 1} == set()


def test_battles_can_be_compared(records: Mapping[str, RecordFile]) -> None:
    leros = records["wikipedia-en-battle-of-leros"]
    found = compare(leros.record, leros.registry)
    assert len(found.cells) >= 9
    for record in records.values():
        disputes(record.record, record.registry)
