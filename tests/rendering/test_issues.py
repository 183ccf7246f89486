"""Issues of a record: what a reader should know before adding anything up."""

from __future__ import annotations

import json
from typing import Any

from battleapi.model.vocabulary.claims import Flag
from battleapi.rendering.documents import render_battle
from battleapi.rendering.issues import figure_issues
from battleapi.rendering.stamps import Stamp
from tests.records_of import (
    Document,
    a_claim,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_speaker,
    claim_id,
)

STAMP = Stamp(3, "2026-11-20T09:14:03.123456Z", "a" * 64)


def issues(*claims: Document) -> list[Document]:
    file = a_record(*claims)
    stamps = {claim.id: STAMP for claim in file.claims}
    rendered = render_battle(file.record, file.registry, STAMP, stamps, {})
    found: list[Document] = json.loads(rendered.record.body)["issues"]
    return found


def inferred(number: int, *about: Document, **changes: Any) -> Document:
    return a_claim("statement", number, about=list(about), **changes)


def test_a_sound_record_has_no_issue() -> None:
    assert issues(a_claim(), a_claim("outcome", 2)) == []


def test_what_is_only_unresolved_or_read_two_ways_is_said_of_the_claim_alone() -> None:
    assert (
        issues(
            a_claim(about=[a_party(None, "armed men")]),
            a_claim(number=2, readings=[a_reading({"event": None})]),
        )
        == []
    )


def test_a_sum_that_does_not_come_out() -> None:
    link = [{"type": "part_of_total", "claim": claim_id(1)}]
    found = issues(
        a_claim(quantity=a_quantity(9)),
        a_claim(number=2, quantity=a_quantity(1), related=link),
        a_claim(number=3, quantity=a_quantity(6), related=link),
    )
    assert found == [
        {
            "code": "sum_mismatch",
            "text": Flag.SUM_MISMATCH.definition,
            "claims": [claim_id(1), claim_id(2), claim_id(3)],
        }
    ]


def test_of_a_file_only_the_issues_of_figures_are_asked_for() -> None:
    disordered = a_quantity(None, qualifier="between", lower=9, upper=7, bounds_kind="stated")
    party = a_party("blues", "them", "inferred_by_editor")
    (found,) = figure_issues(a_record(a_claim(quantity=disordered, about=[party])))
    assert (found.code, found.claims) == (Flag.BOUNDS_DISORDERED, (claim_id(1),))
    assert found.text == Flag.BOUNDS_DISORDERED.definition


def test_one_issue_has_all_the_claims_that_it_touches() -> None:
    disordered = a_quantity(None, qualifier="between", lower=9, upper=7, bounds_kind="stated")
    found = issues(
        a_claim(quantity=disordered, claimant=a_speaker("blues")),
        a_claim(number=2, quantity=a_quantity(1), claimant=a_speaker("blues")),
        a_claim(number=3, quantity=disordered, effects=["wounded"]),
    )
    assert [(one["code"], one["claims"]) for one in found] == [
        ("bounds_disordered", [claim_id(1), claim_id(3)]),
        ("self_inconsistent", [claim_id(1), claim_id(2)]),
    ]
    assert found[0]["text"] == "Its lower bound is above its upper, or its best outside."
    assert found[1]["text"] == "The same voice gives another figure for the same."


def test_what_is_no_longer_current_raises_no_issue() -> None:
    disordered = a_quantity(None, qualifier="between", lower=9, upper=7, bounds_kind="stated")
    party = a_party("blues", "them", "inferred_by_editor")
    assert issues(a_claim(quantity=disordered, about=[party], status="retracted")) == []


def test_an_inferred_party_is_told_once_for_each_wording() -> None:
    by_document, by_editor = "inferred_by_document", "inferred_by_editor"
    found = issues(
        inferred(1, a_party("blues", "armed groups", by_document)),
        inferred(2, a_party("blues", "armed groups", by_document)),
        inferred(3, a_party("blues", "armed groups", by_editor)),
        inferred(4, a_party("greens", "the others", by_editor)),
        inferred(5, a_party("blues", None, by_editor)),
    )
    assert {one["code"] for one in found} == {"party_inferred"}
    assert [(one["text"], one["claims"]) for one in found] == [
        ("'armed groups' is read as Blues by the document.", [claim_id(1), claim_id(2)]),
        ("'armed groups' is read as Blues by an editor.", [claim_id(3)]),
        ("'the others' is read as Greens by an editor.", [claim_id(4)]),
        ("A party that the words do not name is read as Blues by an editor.", [claim_id(5)]),
    ]


def test_one_wording_for_several_and_several_for_one() -> None:
    by_editor = "inferred_by_editor"
    both = issues(
        inferred(
            1, a_party("blues", "the rebels", by_editor), a_party("greens", "the rebels", by_editor)
        )
    )
    assert both[0]["text"] == "'the rebels' is read as Blues and Greens by an editor."
    mixed = issues(
        inferred(
            1,
            a_party("blues", "the rebels", by_editor),
            a_party("greens", "the band", "inferred_by_document"),
            a_party("reds", "the Reds"),
        )
    )
    assert [one["text"] for one in mixed] == [
        "'the band' is read as Greens by the document.",
        "'the rebels' is read as Blues by an editor.",
    ]
