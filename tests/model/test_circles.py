"""What leads back to itself, found in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.circles import in_circles

NAMES = st.sampled_from("abcdefgh")


def plainly(leads_to: Mapping[str, Iterable[str]]) -> set[str]:
    """The same by the words: a walk from each that comes back to it."""

    def reached(start: str) -> set[str]:
        found, waiting = set[str](), [start]
        while waiting:
            for one in leads_to.get(waiting.pop(), ()):
                if one not in found:
                    found.add(one)
                    waiting.append(one)
        return found

    return {one for one in leads_to if one in reached(one)}


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=3)))
def test_those_in_circles_are_those_that_lead_back_to_themselves(
    leads_to: dict[str, list[str]],
) -> None:
    assert in_circles(leads_to) == plainly(leads_to)


def test_what_stands_between_two_circles_is_in_none() -> None:
    assert in_circles(
        {"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["e"], "e": ["d", "away"], "f": ["f", "a"]}
    ) == {"a", "b", "d", "e", "f"}


def test_each_is_looked_at_once() -> None:
    looked: list[str] = []

    class Looked(dict[str, list[str]]):
        def get(self, one: str, *_: object) -> list[str]:
            looked.append(one)
            return self[one]

    count = 3000
    circle = Looked({f"{n}": [f"{(n + 1) % count}"] for n in range(count)})
    assert len(in_circles(circle)) == count
    assert sorted(looked) == sorted(circle)
