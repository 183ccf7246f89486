"""What is computed of a battle: the result that it leads with, and how much there is in it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from battleapi.rendering.battle_renderer import BattleRenderer
from battleapi.rendering.comparison import served_comparison
from battleapi.rendering.documents import render_battle
from battleapi.rendering.stamps import Stamp
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_record,
    a_speaker,
    a_station,
    an_event,
)

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)


def record(*claims: Document, **changes: Any) -> Document:
    file = a_record(*claims, **changes)
    stamps = {claim.id: STAMP for claim in file.claims}
    rendered = render_battle(file.record, file.registry, STAMP, stamps, {})
    body: Document = json.loads(rendered.record.body)
    return body


# The result


def outcome(number: int, **changes: Any) -> Document:
    return a_claim("outcome", number, as_said=f"outcome {number}", **changes)


@pytest.mark.parametrize(
    ("claims", "label", "count"),
    [
        ([], None, 0),
        ([a_claim()], None, 0),
        ([outcome(1), outcome(2)], "outcome 1", 2),
        ([outcome(1), outcome(2, rank="preferred", rank_reason="x")], "outcome 2", 2),
        ([outcome(1, rank="deprecated", rank_reason="x"), outcome(2)], "outcome 2", 2),
        ([outcome(1, status="retracted"), outcome(2)], "outcome 2", 1),
        ([outcome(1, polarity="denies"), outcome(2)], "outcome 2", 2),
        ([outcome(1, event="crossing"), outcome(2)], "outcome 2", 2),
        ([outcome(1, event="crossing")], None, 1),
        ([outcome(1, aspect="resolution", type="repulse"), outcome(2)], "outcome 2", 2),
        ([outcome(1, status="superseded")], None, 0),
    ],
)
def test_the_result_is_the_first_preferred_that_stands(
    claims: list[Document], label: str | None, count: int
) -> None:
    result = record(*claims)["result"]
    assert (result["label"], result["claim_count"]) == (label, count)


def test_a_result_that_nobody_gives_has_the_shape_of_any_other() -> None:
    assert record()["result"] == {
        "label": None,
        "type": None,
        "by": [],
        "claimant": {"actor": None, "name": None, "label": None, "voice": None},
        "claim": None,
        "claim_count": 0,
    }
    assert record(outcome(1))["result"].keys() == record()["result"].keys()


# Counts


def test_counts_are_of_current_claims_voices_sources_and_events() -> None:
    through = a_citation(
        via=[a_station("speaker", source="letter"), a_station("compiler", label="x")]
    )
    counts = record(
        a_claim(claimant=a_speaker("reds")),
        a_claim(number=2, claimant=a_speaker("scouts"), citations=[through]),
        a_claim(number=3, claimant=a_speaker("blues")),
        a_claim(number=4, claimant=a_speaker("greens"), status="retracted"),
        events=[an_event(), an_event("retreat")],
    )["counts"]
    # Reds and scouts are one voice; what was taken back has none.
    assert counts == {"claims": 3, "claimants": 2, "sources": 2, "events": 2}


def test_a_source_counts_the_current_claims_that_lead_to_it() -> None:
    through = a_citation(via=[a_station("speaker", source="letter")])
    sources = record(
        a_claim(),
        a_claim(number=2, citations=[through, a_citation()]),
        a_claim(number=3, citations=[through], status="retracted"),
    )["sources"]
    assert {one["id"]: one["claim_count"] for one in sources} == {"chronicle": 2, "letter": 1}


def test_the_comparison_is_that_of_the_default_rules() -> None:
    file = a_record(a_claim(claimant=a_speaker("reds")), a_claim(number=2))
    stamps = {claim.id: STAMP for claim in file.claims}
    renderer = BattleRenderer(file.record, file.registry, STAMP, stamps, {})
    assert renderer.comparison() == served_comparison(file.record, file.registry, STAMP.revision)
    assert [cell.party for cell in renderer.comparison().cells] == ["blues"]
