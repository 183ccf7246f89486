from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.claim_ids import Origin, claim_ids
from battleapi.model.values import CLAIM_ID

ORIGIN = Origin(
    battle="MD901",
    source="chronicle",
    claimant=None,
    party=("US",),
    kind="casualties",
    effects=("killed", "wounded"),
    dates=("1862-05-01",),
    words="1500",
    locator="row/9",
)

origins = st.builds(
    Origin,
    battle=st.sampled_from(["MD901", "MD902"]),
    source=st.sampled_from(["chronicle", "letter"]),
    claimant=st.sampled_from([None, "a general"]),
    party=st.sampled_from([("US",), ("US", "CS")]),
    kind=st.just("casualties"),
    effects=st.sampled_from([("killed",), ("killed", "wounded")]),
    dates=st.just(()),
    words=st.sampled_from(["1", "2", "dozens"]),
    locator=st.just(""),
)


def at_rows(listed: list[Origin], first: int = 1) -> list[Origin]:
    return [replace(one, locator=f"row/{row}") for row, one in enumerate(listed, first)]


def test_an_id_is_the_same_for_ever() -> None:
    # Changing it would make a second claim of every one that was ever imported.
    assert claim_ids([ORIGIN]) == ("cewlc1gjymvwe1z6",)


@pytest.mark.parametrize(
    "change",
    [
        {"battle": "MD902"},
        {"source": "letter"},
        {"claimant": "US"},
        {"party": ("CS",)},
        {"party": ("US", "CS")},
        {"kind": "strength"},
        {"effects": ("killed",)},
        {"dates": ()},
        {"words": "1500.0"},
    ],
)
def test_whatever_is_said_otherwise_is_another_claim(change: dict[str, Any]) -> None:
    assert claim_ids([replace(ORIGIN, **change)]) != claim_ids([ORIGIN])


def test_the_locator_only_orders_what_is_the_same() -> None:
    (alone,) = claim_ids([ORIGIN])
    assert claim_ids([replace(ORIGIN, locator="row/1000")]) == (alone,)
    second, first = claim_ids([replace(ORIGIN, locator="row/10"), ORIGIN])
    assert first == alone
    assert second != alone
    assert claim_ids([replace(ORIGIN, locator="row/4"), replace(ORIGIN, locator="row/30")]) == (
        first,
        second,
    )


@given(st.lists(origins, max_size=12), origins, st.integers(0, 12))
def test_a_row_inserted_above_changes_no_id(
    listed: list[Origin], inserted: Origin, place: int
) -> None:
    before = claim_ids(at_rows(listed))
    longer = [*listed[:place], inserted, *listed[place:]]
    after = claim_ids(at_rows(longer))
    assert all(re.fullmatch(CLAIM_ID, one) for one in after)
    assert len(set(after)) == len(after)
    assert len({*after} - {*before}) == 1
    same = {replace(one, locator="") for one in longer} - {inserted}
    kept = dict(zip(longer, after, strict=True))
    assert {one: kept[one] for one in same} == {
        one: key for one, key in zip(listed, before, strict=True) if one in same
    }


@given(st.lists(origins, max_size=8), st.randoms())
def test_the_order_in_which_claims_are_given_says_nothing(
    listed: list[Origin], chance: Any
) -> None:
    placed = at_rows(listed)
    ids = dict(zip(placed, claim_ids(placed), strict=True))
    chance.shuffle(placed)
    assert dict(zip(placed, claim_ids(placed), strict=True)) == ids
