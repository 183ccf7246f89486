"""From stored claims to served ones: names, what is computed, overlays, stamps."""

from __future__ import annotations

import json
from typing import Any

import pytest

from battleapi.model.record_file import RecordFile
from battleapi.rendering.documents import render_battle
from battleapi.rendering.stamps import Stamp
from tests.records_of import (
    Document,
    a_claim,
    a_date,
    a_measure,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    claim_id,
)

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)


def rendered(file: RecordFile, stamps: dict[str, Stamp] | None = None) -> list[Document]:
    known = {claim.id: STAMP for claim in file.claims} | (stamps or {})
    names = {"siege-of-the-mill": "Siege of the Mill"}
    documents = render_battle(file.record, file.registry, STAMP, known, names)
    return [json.loads(one.body) for one in documents.claims]


def served(kind: str = "casualties", **changes: Any) -> Document:
    (only,) = rendered(a_record(a_claim(kind, **changes)))
    return only


def test_a_source_in_its_own_voice_about_a_label() -> None:
    claim = served(about=[a_party(None, "Armed men")])
    assert claim["claimant"] == {
        "actor": None,
        "name": None,
        "label": None,
        "voice": "document:chronicle",
    }
    assert claim["about"] == [
        {"actor": None, "name": None, "label": "Armed men", "basis": "unresolved"}
    ]
    assert (claim["party"], claim["stance"], claim["flags"]) == (
        "~armed-men",
        "third_party",
        ["party_unresolved"],
    )


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        (
            "materiel",
            {"held_by": "reds"},
            {"held_by": {"id": "reds", "name": "Reds"}, "effect": "captured"},
        ),
        ("materiel", {"effects": ["lost", "destroyed"]}, {"effect": "destroyed_or_lost"}),
        ("strength", {}, {"interval": {"low": 300, "high": 300, "open": False}}),
        (
            "outcome",
            {"against": ["reds"]},
            {
                "by": [{"id": "blues", "name": "Blues"}],
                "against": [{"id": "reds", "name": "Reds"}],
                "clear": None,
                "sequence": None,
            },
        ),
        ("control", {}, {"place": {"id": "ford", "name": "Ford"}}),
        ("involvement", {"against": ["reds"]}, {"against": [{"id": "reds", "name": "Reds"}]}),
        ("responsibility", {}, {"attributed_to": [{"id": "reds", "name": "Reds"}]}),
        ("attribute", {"attribute": "place", "value": "ford"}, {"value": "ford"}),
        (
            "event_relation",
            {"event": "crossing"},
            {
                "event": {"id": "crossing", "name": "Crossing"},
                "target": {"id": "crossing", "name": "Crossing"},
            },
        ),
        (
            "measure",
            {"measure": a_measure(56.0), "start": {"place": "ford", "label": None}},
            {
                "start": {"place": {"id": "ford", "name": "Ford"}, "label": None},
                "end": {"place": None, "label": None},
            },
        ),
        (
            "statement",
            {"addressed_to": ["envoys"]},
            {"addressed_to": [{"id": "envoys", "name": "Envoys"}]},
        ),
    ],
)
def test_names_stand_beside_ids_in_every_kind(
    kind: str, changes: Document, expected: Document
) -> None:
    claim = served(kind, **changes)
    for key, value in expected.items():
        if key == "interval":
            assert value.items() <= claim[key].items()
        else:
            assert claim[key] == value


def test_a_whole_number_of_a_measure_is_one() -> None:
    file = a_record(a_claim("measure", measure=a_measure(56.0)))
    stamps = {claim_id(1): STAMP}
    (document,) = render_battle(file.record, file.registry, STAMP, stamps, {}).claims
    assert b'"value":56,' in document.body


def test_an_overlay_has_the_keys_that_it_was_given_and_no_more() -> None:
    reading = a_reading(
        {},
        {"event": None},
        {"event": "crossing", "occurred": a_date("1900-05-10")},
        {"about": [a_party("greens", "armed men", "inferred_by_editor")]},
    )
    (read,) = served(readings=[reading])["readings"]
    assert (read["id"], read["basis"]) == ("otherwise", "grammar")
    empty, whole, moved, others = read["instead"]
    assert (empty, whole) == ({}, {"event": None})
    assert moved["event"] == {"id": "crossing", "name": "Crossing"}
    assert (moved["occurred"]["earliest"], moved["occurred"]["precision"]) == ("1900-05-10", "day")
    assert others == {
        "about": [
            {
                "actor": "greens",
                "name": "Greens",
                "label": "armed men",
                "basis": "inferred_by_editor",
            }
        ]
    }


def test_overlays_of_ends_and_of_quantities() -> None:
    start = {"place": "ford", "label": None}
    measured = a_claim("measure", readings=[a_reading({"start": start})])
    (read,) = rendered(a_record(measured))[0]["readings"]
    assert read["instead"] == [{"start": {"place": {"id": "ford", "name": "Ford"}, "label": None}}]
    counted = a_claim(readings=[a_reading({"quantity": a_quantity(9)})])
    (other,) = rendered(a_record(counted))[0]["readings"]
    assert other["instead"] == [{"quantity": a_quantity(9)}]


def test_a_claim_carries_the_stamp_of_the_revision_in_which_it_came_to_be() -> None:
    file = a_record(a_claim(), a_claim(number=2))
    earlier = Stamp(1, "2026-11-18T08:00:00.000000Z", "b" * 64)
    first, second = rendered(file, {claim_id(1): earlier})
    assert (first["revision"], first["recorded_at"]) == (1, "2026-11-18T08:00:00.000000Z")
    assert (second["revision"], second["recorded_at"]) == (3, STAMP.recorded_at)


def test_a_claim_without_a_stamp_is_not_rendered() -> None:
    file = a_record(a_claim())
    with pytest.raises(KeyError, match=claim_id(1)):
        render_battle(file.record, file.registry, STAMP, {}, {})


def test_what_ends_a_claim_is_named_on_it() -> None:
    def ending(number: int, link: str) -> Document:
        return a_claim(number=number, related=[{"type": link, "claim": claim_id(1)}])

    first, *rest = rendered(
        a_record(
            a_claim(status="superseded"),
            ending(2, "retracts"),
            ending(3, "supersedes"),
            ending(4, "supersedes"),
            ending(5, "corroborates"),
        )
    )
    assert first["superseded_by"] == [claim_id(3), claim_id(4)]
    assert first["retracted_by"] == [claim_id(2)]
    assert [claim[key] for claim in rest for key in ("superseded_by", "retracted_by")] == [[]] * 8


def test_a_total_and_its_parts() -> None:
    link = [{"type": "part_of_total", "claim": claim_id(1)}]
    total, one, six = rendered(
        a_record(
            a_claim(quantity=a_quantity(9)),
            a_claim(number=2, quantity=a_quantity(1), related=link),
            a_claim(number=3, quantity=a_quantity(6), related=link),
        )
    )
    assert [claim["counted"] for claim in (total, one, six)] == [False, True, True]
    assert [claim["flags"] for claim in (total, one, six)] == [["sum_mismatch"]] * 3
