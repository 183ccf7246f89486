from __future__ import annotations

from typing import Any

from battleapi.editing.reconciling.record import reconcile
from battleapi.model.battles import BattleRecord
from battleapi.model.claims import Claim

from .readings import GAZETTE, SPEAKING, a_record, by_hand, read


def passage(text: str, locator: str = "lead/p1", source: str = GAZETTE) -> dict[str, Any]:
    return {"source": source, "locator": locator, "text": text}


def at(locator: str) -> list[dict[str, Any]]:
    return [{"source": GAZETTE, "locator": locator, "quote": "400 killed"}]


def after(stored: BattleRecord, now: BattleRecord) -> BattleRecord:
    found = reconcile(stored, now, SPEAKING).record
    assert reconcile(found, now, SPEAKING).record == found
    return found


def locator_after(claim: Claim, before: list[dict[str, Any]], now: list[dict[str, Any]]) -> Any:
    found = after(a_record(claim, passages=before), a_record(passages=now))
    (cited,) = found.claims[0].citations
    assert cited.quote == "400 killed"
    return cited.locator


def test_passages_of_the_documents_are_as_they_are_now() -> None:
    stored = a_record(passages=[passage("Theirs.", source="the-paper"), passage("Old.")])
    found = after(stored, a_record(passages=[passage("New.")]))
    assert [one.text for one in found.passages] == ["New.", "Theirs."]


def test_a_passage_that_is_cited_and_not_read_any_more_stays() -> None:
    mine = by_hand(1, citations=at("section/Aftermath/p1#char=0,10"))
    item = read("5 killed", citations=at("infobox/casualties2/1"))
    stored = a_record(
        mine,
        item,
        passages=[
            passage("400 killed there.", "section/Aftermath/p1"),
            passage("5 killed", "infobox/casualties2"),
            passage("Nobody cites it.", "section/Aftermath/p2"),
        ],
    )
    found = after(stored, a_record(passages=[passage("New.")]))
    assert [one.text for one in found.passages] == ["New.", "400 killed there.", "5 killed"]
    assert found.claims[0] == mine


def test_characters_that_are_others_now_are_not_cited_any_more() -> None:
    for claim in (
        read("x", citations=at("lead/p1#char=0,10")),
        by_hand(1, citations=at("lead/p1#char=0,10")),
    ):
        before = [passage("400 killed, 2 lost")]
        assert locator_after(claim, before, [passage("300 killed, 2 lost")]) == "lead/p1"
        # Here they are the same; there the passage stays.
        kept = "lead/p1#char=0,10"
        assert locator_after(claim, before, [passage("400 killed, 9 lost")]) == kept
        assert locator_after(claim, before, [passage("Else.", "lead/p2")]) == kept


def test_passages_that_are_parts_of_a_place_are_counted_from_its_start() -> None:
    claim = by_hand(1, citations=at("lead/p1#char=8,18"))
    before = [passage("Beginner", "lead/p1#char=0,8"), passage("400 killed", "lead/p1#char=8,18")]
    same = [passage("Begun:  400 killed")]
    assert locator_after(claim, before, same) == "lead/p1#char=8,18"
    assert locator_after(claim, before, [passage("Begun: 400 killed")]) == "lead/p1"
