"""The documents that are stored: forms, stamps, and bytes that never vary or point abroad."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from battleapi.comparison.methods import METHODS
from battleapi.model.checking import read_record_file
from battleapi.model.lexicons import LEXICONS
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.comparison import MethodName
from battleapi.model.vocabulary.quantities import LexiconName
from battleapi.rendering.documents import (
    RENDERED_BY,
    BattleDocuments,
    Form,
    Rendered,
    render_battle,
    render_place,
    render_source,
    rendered_by,
)
from battleapi.rendering.stamps import Stamp
from tests.records_of import a_claim, a_record, a_source, an_event, claim_id, the_sources

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)
EARLIER = Stamp(1, "2026-11-18T08:00:00.000000Z", "b" * 64)


def documents(file: RecordFile) -> BattleDocuments:
    stamps = {claim.id: STAMP for claim in file.claims}
    return render_battle(file.record, file.registry, STAMP, stamps, {})


@pytest.fixture(scope="module")
def ber() -> BattleDocuments:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    return documents(read_record_file(json.loads(path.read_text(encoding="utf-8"))))


def test_the_forms_that_there_are() -> None:
    assert [form.value for form in Form] == [
        "record",
        "summary",
        "comparison",
        "claim",
        "event",
        "actor",
        "conflict",
        "source",
        "place",
    ]
    assert RENDERED_BY == "6-range-1-strict-1"


def test_another_version_of_a_rule_that_is_stored_is_another_renderer() -> None:
    method = replace(METHODS[MethodName.RANGE], version=2)
    lexicon = LEXICONS[LexiconName.STRICT].model_copy(update={"version": 7})
    methods = {**METHODS, MethodName.RANGE: method}
    assert rendered_by(methods, LEXICONS) == "6-range-2-strict-1"
    assert rendered_by(METHODS, {**LEXICONS, LexiconName.STRICT: lexicon}) == "6-range-1-strict-7"
    other = replace(METHODS[MethodName.MEDIAN], version=2)
    assert rendered_by({**METHODS, MethodName.MEDIAN: other}, LEXICONS) == RENDERED_BY


def test_a_battle_has_three_documents_for_itself_and_one_for_each_claim_and_event() -> None:
    file = a_record(a_claim(), a_claim(number=2), events=[an_event(), an_event("retreat")])
    rendered = documents(file)
    assert [(one.form, one.id) for one in rendered.all()] == [
        ("record", "fight-at-the-ford"),
        ("summary", "fight-at-the-ford"),
        ("comparison", "fight-at-the-ford"),
        ("claim", claim_id(1)),
        ("claim", claim_id(2)),
        ("event", "crossing"),
        ("event", "retreat"),
    ]


def test_documents_of_a_battle_carry_its_stamp_and_claims_their_own() -> None:
    file = a_record(a_claim(), a_claim(number=2))
    stamps = {claim_id(1): EARLIER, claim_id(2): STAMP}
    rendered = render_battle(file.record, file.registry, STAMP, stamps, {})
    assert {(one.form.value, one.revision, one.recorded_at) for one in rendered.all()} == {
        ("record", 3, STAMP.recorded_at),
        ("summary", 3, STAMP.recorded_at),
        ("comparison", 3, STAMP.recorded_at),
        ("claim", 1, EARLIER.recorded_at),
        ("claim", 3, STAMP.recorded_at),
        ("event", 3, STAMP.recorded_at),
    }


def test_the_parts_of_a_record_are_the_documents_of_its_parts() -> None:
    rendered = documents(a_record(a_claim(), a_claim("measure", 2)))
    whole = json.loads(rendered.record.body)
    assert whole["claims"] == [json.loads(one.body) for one in rendered.claims]
    assert whole["events"] == [json.loads(one.body) for one in rendered.events]
    assert (whole["revision"], whole["recorded_at"], whole["sha256"]) == (
        STAMP.revision,
        STAMP.recorded_at,
        STAMP.sha256,
    )


def test_the_parts_of_a_battle_refer_to_it_alone() -> None:
    rendered = documents(a_record(a_claim()))
    for one in (*rendered.claims, *rendered.events):
        assert json.loads(one.body)["battle"] == {
            "id": "fight-at-the-ford",
            "name": "Fight at the Ford",
        }


def test_bodies_are_compact_utf_8(ber: BattleDocuments) -> None:
    for one in ber.all():
        read = json.loads(one.body)
        compact = json.dumps(read, ensure_ascii=False, separators=(",", ":")).encode()
        assert len(one.body) <= len(compact) + 8  # 17.0 for 17: Python writes a float as it is
        assert b"\\u" not in one.body
    assert "–".encode() in ber.record.body


def test_rendering_twice_gives_the_same_bytes() -> None:
    file = a_record(a_claim(), a_claim("outcome", 2))
    assert documents(file) == documents(file)


def test_no_document_has_an_absolute_address_but_that_of_a_source(ber: BattleDocuments) -> None:
    address = re.compile(rb'"([a-z_]+)":"[a-z]+://')
    assert {found.group(1) for one in ber.all() for found in address.finditer(one.body)} == {b"url"}
    assert b"://" not in ber.summary.body
    assert all(b"://" not in one.body for one in (*ber.claims, *ber.events))
    sources = json.loads(ber.record.body)["sources"]
    assert ber.record.body.count(b"://") == sum(one["url"] is not None for one in sources)


def test_documents_of_a_registry_carry_the_stamp_of_the_thing() -> None:
    file = a_record(sources=[*the_sources(), a_source("draft")])
    place = render_place(file.places[0], file.registry, STAMP)
    source = render_source(file.sources[2], file.registry, 0, EARLIER)
    assert (place.form, place.id, place.revision) == (Form.PLACE, "ford", 3)
    assert (source.form, source.id, source.revision) == (Form.SOURCE, "draft", 1)
    assert json.loads(source.body)["recorded_at"] == source.recorded_at == EARLIER.recorded_at


def test_a_document_is_a_value() -> None:
    one = Rendered(Form.PLACE, "ford", b"{}", 1, STAMP.recorded_at)
    assert one == Rendered(Form.PLACE, "ford", b"{}", 1, STAMP.recorded_at)
    with pytest.raises(AttributeError):
        one.revision = 2  # type: ignore[misc]


# Ber


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Wikipedia called the outcome of the battle a victory by Mali ('Malian victory'), "
            "11-12 August 2023"
        ),
        "The junta: twenty-four bodies of 'armed terrorist groups', 12 August 2023",
        "The junta: twelve motorcycles abandoned by 'armed terrorist groups', 11-12 August 2023",
        (
            "JNIM: 'dozens of deaths and injuries' among the Malian and Wagner troops, "
            "11-12 August 2023"
        ),
        "JNIM: 'captured Malian equipment' of Malian forces, 11-12 August 2023",
        "The Malian Army did not mention the CMA, 11-12 August 2023",
        "MINUSMA: four peacekeepers wounded among MINUSMA, 12 August 2023",
        "Wagner did not respond to the CMA's accusation over 'Attack at Fooita' (4-5 August 2023)",
    ],
)
def test_sentences_about_ber(ber: BattleDocuments, sentence: str) -> None:
    assert [json.loads(one.body)["summary"] for one in ber.claims].count(sentence) == 1


def test_the_record_of_ber_in_figures(ber: BattleDocuments) -> None:
    summary = json.loads(ber.summary.body)
    assert summary["result"]["label"] == "Malian victory"
    assert summary["result"]["by"] == [{"id": "mali", "name": "Mali"}]
    assert [[one["id"] for one in side["actors"]] for side in summary["sides"]] == [
        ["malian-armed-forces", "wagner-group"],
        ["cma"],
        ["jnim"],
    ]
    assert summary["counts"]["claims"] == len(ber.claims)
    assert summary["counts"]["events"] == len(ber.events)
    assert (summary["date"]["first_day"], summary["date"]["last_day"]) == (738743, 738744)
