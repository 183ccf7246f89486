from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from battleapi.cli.spool import Commonest, Spool


@pytest.fixture
def spool() -> Iterator[Spool]:
    made = Spool()
    yield made
    made.close()


def test_what_is_added_comes_back_in_order(spool: Spool) -> None:
    assert (len(spool), list(spool), spool.first(3)) == (0, [], [])
    members = [{"text": f"№ {number}\n", "row": number} for number in range(5)]
    for member in members[:3]:
        spool.add(member)
    # Reading in between does not disturb the writing.
    assert spool.first(2) == members[:2]
    assert list(spool) == members[:3]
    for member in members[3:]:
        spool.add(member)
    assert (len(spool), list(spool)) == (5, members)


def test_memory_does_not_grow_with_what_is_added(spool: Spool) -> None:
    # 40 megabytes.
    member = {"text": "x" * 1000}
    tracemalloc.start()
    for _ in range(40_000):
        spool.add(member)
    assert sum(1 for _ in spool) == 40_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_the_commonest_come_first() -> None:
    times: Commonest[str] = Commonest()
    for word in "abcabca":
        times.add(word)
    assert times.most(2) == [("a", 3), ("b", 2)]


def test_what_is_common_is_counted_right_among_very_many() -> None:
    times: Commonest[int] = Commonest()
    for number in range(100_000):
        times.add(number)
        if number % 10 == 0:
            times.add(-1)
    assert times.most(1) == [(-1, 10_000)]
    assert len(times) <= 20_000
