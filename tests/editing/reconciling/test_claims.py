from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.editing.reconciling.claims import Became, Claims, reconciled_claims
from battleapi.model.claims import CLAIM, Claim
from battleapi.model.vocabulary.claims import ClaimStatus
from tests.records_of import a_claim, a_party, a_reading
from tests.store.specimens import claim_id

from .readings import GAZETTE, SPEAKING, by_hand, read, said


def reconciled(stored: Sequence[Claim], now: Sequence[Claim]) -> Claims:
    return reconciled_claims(stored, now, SPEAKING)


def changed(claim: Claim, **changes: Any) -> Claim:
    return CLAIM.validate_python(claim.model_dump(mode="json") | changes)


def at(locator: str | None, source: str = GAZETTE) -> list[dict[str, Any]]:
    return [{"source": source, "locator": locator}]


def supersedes(claim: Claim) -> list[str]:
    return [one.claim for one in claim.related if one.type == "supersedes"]


def statuses(claims: Sequence[Claim]) -> dict[str, str]:
    return {one.id: one.status.value for one in claims}


def test_what_is_read_again_is_unchanged() -> None:
    stored = (read("4 killed"), read("5 killed", event="x"))
    assert reconciled(stored, stored) == (stored, Counter({Became.UNCHANGED: 2}))


def test_a_better_reading_of_the_same_words_updates_the_claim() -> None:
    before = read("4 killed")
    after = changed(before, effects=["killed", "wounded"], citations=at("row/9"))
    found = reconciled([before], [after])
    assert found == ((after,), Counter({Became.UPDATED: 1}))


def test_other_words_in_the_same_place_supersede() -> None:
    before, other = read("4 killed"), read("7 wounded", effects=["wounded"])
    found = reconciled([before, other], [read("5 killed"), other])
    assert found.became == {Became.CREATED: 1, Became.SUPERSEDED: 1, Became.UNCHANGED: 1}
    new, old, same = found.claims
    assert (old.id, old.status) == (before.id, ClaimStatus.SUPERSEDED)
    assert changed(old, status="current") == before
    assert (new.id, supersedes(new), same) == (said("5 killed"), [before.id], other)


@pytest.mark.parametrize(
    "other",
    [
        {"citations": at("infobox/casualties1/2")},
        {"effects": ["wounded"]},
        {"about": [a_party("blue")]},
        {"claimant": {"actor": None, "label": "a resident"}},
        {"event": "ambush"},
        {"population": ["civilian"]},
    ],
)
def test_an_answer_to_another_question_supersedes_nothing(other: dict[str, Any]) -> None:
    found = reconciled([read("4 killed")], [read("5 killed", **other)])
    assert found.became == {Became.CREATED: 1, Became.SUPERSEDED: 1}
    assert [supersedes(one) for one in found.claims] == [[], []]


def test_where_two_may_have_taken_the_place_none_is_linked() -> None:
    found = reconciled([read("4 killed")], [read("5 killed"), read("6 killed")])
    assert found.became == {Became.CREATED: 2, Became.SUPERSEDED: 1}
    assert not any(map(supersedes, found.claims))
    found = reconciled([read("4 killed"), read("3 killed")], [read("5 killed")])
    assert not any(map(supersedes, found.claims))


def test_rows_move_and_characters_too() -> None:
    for before, after in (("row/7", "row/9"), ("lead/p1#char=3,9", "lead/p1#char=5,12")):
        old = read("4 killed", citations=at(before))
        new = read("5 killed", citations=at(after))
        (found, _), _ = reconciled([old], [new])
        assert supersedes(found) == [old.id]


def test_what_is_said_again_is_current_again() -> None:
    first, second = read("4 killed"), read("5 killed")
    once = reconciled([first], [second]).claims
    back = reconciled(once, [first])
    assert back.became == {Became.UPDATED: 1, Became.SUPERSEDED: 1}
    by_id = {one.id: one for one in back.claims}
    assert statuses(back.claims) == {first.id: "current", second.id: "superseded"}
    assert (supersedes(by_id[first.id]), supersedes(by_id[second.id])) == ([second.id], [])
    # And there and back again, which makes no circle.
    again = reconciled(back.claims, [second])
    assert statuses(again.claims) == {first.id: "superseded", second.id: "current"}
    by_id = {one.id: one for one in again.claims}
    assert (supersedes(by_id[first.id]), supersedes(by_id[second.id])) == ([], [first.id])


@pytest.mark.parametrize(
    "other",
    [
        by_hand(1),
        by_hand(1, citations=at("row/1", "the-paper")),
        read("x", citations=at("row/1", "the-paper")),
        read("x", citations=[*at("row/1"), *at("row/1", "the-paper")]),
        read("x", status="retracted"),
        read("x", status="declined"),
        read("x", status="proposed"),
        read("x", status="superseded"),
    ],
)
def test_what_is_of_others_is_never_touched(other: Claim) -> None:
    mine = read("4 killed")
    found = reconciled([other, mine], [mine])
    assert found == ((other, mine), Counter({Became.KEPT: 1, Became.UNCHANGED: 1}))


@pytest.mark.parametrize(
    "made",
    [
        {"status": "retracted"},
        {"status": "declined"},
        {"rank": "deprecated", "rank_reason": "A misprint."},
        {"rank": "preferred", "rank_reason": "The best."},
        {"assessments": [{"scheme": "admiralty_source", "grade": "B"}]},
        {"about": [a_party("blue", "them", "inferred_by_editor")]},
        {"readings": [a_reading({"effects": ["wounded"]}, basis="inferred_by_editor")]},
        {"related": [{"type": "contradicts", "claim": said("7 wounded")}]},
        {"related": [{"type": "part_of_total", "claim": claim_id(7)}]},
        {"citations": [*at("infobox/casualties1/1"), *at("lead/p1", "the-paper")]},
    ],
)
def test_what_a_person_made_of_a_claim_stays(made: dict[str, Any]) -> None:
    now = [read("4 killed", about=[a_party(None, "them")]), read("7 wounded"), by_hand(7)]
    stored = [changed(now[0], **made), *now[1:]]
    assert reconciled(stored, now[:2]).claims == tuple(stored)
    # A better reading is taken all the same.
    better = changed(now[0], cumulative=True)
    found = reconciled(stored, [better, now[1]])
    assert found.claims[0] == changed(stored[0], cumulative=True)
    assert found.became == {Became.UPDATED: 1, Became.UNCHANGED: 1, Became.KEPT: 1}


def test_an_outcome_is_of_those_that_an_editor_has_named() -> None:
    document = a_claim("outcome", citations=at("infobox/result/1"), id=said("They won"))
    now = CLAIM.validate_python(document | {"about": [a_party(None, "them")], "by": []})
    named = changed(now, about=[a_party("blues", "them", "inferred_by_editor")], by=["blues"])
    better = changed(now, type="decisive_victory")
    (found,), _ = reconciled([named], [better])
    assert found == changed(named, type="decisive_victory")


def test_links_that_the_import_makes_are_as_it_makes_them_now() -> None:
    part = read("4 killed", related=[{"type": "part_of_total", "claim": said("9 lost")}])
    total = read("9 lost", effects=["casualty"])
    now = changed(part, related=[{"type": "included_in", "claim": said("9 lost")}])
    assert reconciled([part, total], [now, total]).claims == (now, total)
    assert reconciled([part, total], [changed(part, related=[]), total]).claims[0].related == ()


def test_grades_of_the_import_are_as_it_gives_them_now() -> None:
    graded = {"scheme": "ucdp_clarity", "grade": "1", "by": "ucdp"}
    by_editor = {"scheme": "admiralty_source", "grade": "B"}
    stored = read("4 killed", assessments=[graded, by_editor])
    now = read("4 killed", assessments=[graded | {"grade": "2"}])
    (found,), _ = reconciled([stored], [now])
    assert [(one.scheme, one.grade) for one in found.assessments] == [
        ("ucdp_clarity", "2"),
        ("admiralty_source", "B"),
    ]


def test_what_a_person_has_superseded_does_not_come_back() -> None:
    old = read("4 killed", status="superseded")
    new = by_hand(2, related=[{"type": "supersedes", "claim": old.id}])
    found = reconciled([old, new], [changed(old, status="current")])
    assert found == ((old, new), Counter({Became.UNCHANGED: 1, Became.KEPT: 1}))


def test_a_new_claim_stands_behind_the_one_that_it_was_read_after() -> None:
    a, b, c, d, hand = (*(read(one) for one in "abcd"), by_hand(1))
    found = reconciled([a, hand, c], [d, a, b, c])
    assert [one.id for one in found.claims] == [one.id for one in (d, a, b, hand, c)]


words = st.sampled_from(["3 killed", "4 killed", "5 wounded", "6 lost", "7 lost"])
readings = st.builds(
    read,
    words,
    effects=st.sampled_from([["killed"], ["wounded"]]),
    citations=st.sampled_from([at("row/1"), at("row/2"), at("infobox/casualties1/1")]),
    rank=st.just("normal"),
)
one_reading = st.lists(readings, max_size=4, unique_by=lambda one: one.id)
hands = st.lists(st.integers(1, 3).map(by_hand), max_size=2, unique_by=lambda one: one.id)


@given(st.lists(one_reading, min_size=1, max_size=4), hands)
def test_nothing_is_ever_lost_and_the_same_again_changes_nothing(
    editions: list[list[Claim]], hand: list[Claim]
) -> None:
    stored: tuple[Claim, ...] = tuple(hand)
    seen = {one.id for one in hand}
    for edition in editions:
        found = reconciled(stored, edition)
        seen |= {one.id for one in edition}
        by_id = {one.id: one for one in found.claims}
        assert by_id.keys() == seen
        assert len(by_id) == len(found.claims) == found.became.total()
        assert [by_id[one.id] for one in hand] == hand
        said_now = {one.id for one in edition} | {one.id for one in hand}
        assert {one for one, status in statuses(found.claims).items() if status == "current"} == (
            said_now
        )
        for one in found.claims:
            assert all(by_id[old].status == "superseded" for old in supersedes(one))
        again = reconciled(found.claims, edition)
        assert again.claims == found.claims
        assert again.became[Became.UNCHANGED] == len(edition)
        assert again.became[Became.KEPT] == len(found.claims) - len(edition)
        stored = found.claims
