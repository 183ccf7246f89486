from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.editing.reconciling.claims import Became
from battleapi.editing.reconciling.record import reconcile
from battleapi.model.vocabulary.records import BattleStatus

from .readings import SPEAKING, a_record, by_hand, read


def test_what_is_not_there_is_created() -> None:
    now = a_record(read("4 killed"), read("5 lost"))
    assert reconcile(None, now, SPEAKING) == (now, Counter({Became.CREATED: 2}))


@pytest.mark.parametrize(
    ("stored", "now", "after"),
    [
        ("draft", "draft", "draft"),
        ("draft", "published", "published"),
        ("published", "published", "published"),
        ("published", "draft", "published"),
    ],
)
def test_what_is_published_stays_so(stored: str, now: str, after: str) -> None:
    found = reconcile(a_record(status=stored), a_record(status=now), SPEAKING)
    assert found.record == a_record(status=after)


@given(st.lists(st.sampled_from(["4 killed", "5 killed", "6 lost"]), unique=True))
def test_the_same_again_gives_back_the_stored_record(words: list[str]) -> None:
    stored = a_record(read("4 killed"), by_hand(1), aliases=["The Ford"], name="A ford")
    now = a_record(*map(read, words))
    once = reconcile(stored, now, SPEAKING)
    twice = reconcile(once.record, now, SPEAKING)
    assert twice.record == once.record
    assert twice.claims[Became.UNCHANGED] == len(words)
    assert not {Became.CREATED, Became.UPDATED, Became.SUPERSEDED} & twice.claims.keys()
    assert once.record.status is BattleStatus.DRAFT
