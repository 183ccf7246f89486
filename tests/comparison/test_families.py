"""Partitions and packings against brute force, and how scopes are laid out as bits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.budget import Budget
from battleapi.comparison.families import cheapest_cover, layout, packing, partitions
from battleapi.comparison.scopes import Effects, Scope, undivided

WHOLE = 0b111111
parts_of_whole = st.lists(st.integers(1, WHOLE), max_size=7)

KILLED, WOUNDED, CAPTURED = 1, 2, 4
EFFECTS = {
    KILLED: "killed",
    WOUNDED: "wounded",
    CAPTURED: "captured",
    KILLED | WOUNDED: "killed_or_wounded",
}


def effects(bits: int) -> Effects:
    return Effects(EFFECTS[bits], bits, bits)


def scope(
    party: int = 1, of: int | Effects = KILLED, population: int = 1, days: int = 1, things: int = 1
) -> Scope:
    return Scope(
        sort="",
        things=things,
        party=party,
        effects=effects(of) if isinstance(of, int) else of,
        population=population,
        days=days,
        inflicted=1,
        narrowed=frozenset(),
    )


def disjoint_families(parts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for size in range(len(parts) + 1):
        for family in combinations(range(len(parts)), size):
            if sum(parts[n].bit_count() for n in family) == _together(parts, family).bit_count():
                yield family


def _together(parts: Sequence[int], family: Sequence[int]) -> int:
    covered = 0
    for n in family:
        covered |= parts[n]
    return covered


# Exact cover


def test_parts_make_up_a_whole_in_every_way_in_which_they_do() -> None:
    assert partitions(0b1111, [0b0011, 0b1100, 0b0101, 0b1010, 0b0110]) == ((0, 1), (2, 3))
    assert partitions(0b1111, [0b1111]) == ((0,),)
    assert partitions(0b1111, [0b0111, 0b1100]) == ()
    assert partitions(0b1111, []) == ()


@given(parts_of_whole)
def test_partitions_are_those_of_brute_force(parts: list[int]) -> None:
    expected = {f for f in disjoint_families(parts) if f and _together(parts, f) == WHOLE}
    found = partitions(WHOLE, parts)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_search_for_partitions_ends() -> None:
    pairs = [1 << a | 1 << b for a, b in combinations(range(21), 2)]
    # An odd number of pieces is not made up of pairs; to try all of them would take years.
    assert partitions((1 << 21) - 1, pairs) == ()


# Largest sums


def test_the_largest_sum_of_disjoint_parts() -> None:
    assert packing([0b11, 0b01, 0b10], [5, 3, 3]) == (1, 2)
    assert packing([0b11, 0b01, 0b10], [7, 3, 3]) == (0,)
    assert packing([0b01, 0b10], [3, 0]) == (0,)
    assert packing([0b01], [0]) == ()
    assert packing([], []) == ()


@given(parts_of_whole, st.data())
def test_packings_are_as_large_as_those_of_brute_force(
    parts: list[int], data: st.DataObject
) -> None:
    many = len(parts)
    lows = data.draw(st.lists(st.integers(0, 9), min_size=many, max_size=many))
    chosen = packing(parts, lows)
    assert chosen in set(disjoint_families(parts))
    assert all(lows[n] for n in chosen)
    most = max(sum(lows[n] for n in family) for family in disjoint_families(parts))
    assert sum(lows[n] for n in chosen) == most


def test_a_search_for_the_largest_sum_ends_with_disjoint_parts() -> None:
    pairs = [1 << a | 1 << b for a, b in combinations(range(24), 2)]
    chosen = packing(pairs, [1 + n % 7 for n in range(len(pairs))])
    assert sum(pairs[n].bit_count() for n in chosen) == _together(pairs, chosen).bit_count()
    assert chosen


# Covers


@given(parts_of_whole, st.data())
def test_covers_are_as_cheap_as_those_of_brute_force(parts: list[int], data: st.DataObject) -> None:
    many = len(parts)
    highs = data.draw(st.lists(st.integers(0, 9), min_size=many, max_size=many))
    under = data.draw(st.integers(0, 40))
    sums = [
        sum(highs[n] for n in family)
        for size in range(many + 1)
        for family in combinations(range(many), size)
        if _together(parts, family) == WHOLE
    ]
    found = cheapest_cover(WHOLE, parts, highs, under, Budget(1_000_000))
    least = min(sums, default=under)
    if found is None:
        assert least >= under
    else:
        assert _together(parts, found) == WHOLE
        assert sum(highs[n] for n in found) == least < under


def test_a_search_for_a_cover_spends_what_it_may() -> None:
    pairs = [1 << a | 1 << b for a, b in combinations(range(12), 2)]
    budget = Budget(len(pairs) + 1)
    assert cheapest_cover((1 << 12) - 1, pairs, [1] * len(pairs), 100, budget) is None
    assert budget.ran_out
    assert cheapest_cover((1 << 13) - 1, pairs, [1] * len(pairs), 100, Budget(0)) is None


# Layout


def test_two_effects_on_two_days_are_four_pieces() -> None:
    whole = scope(of=KILLED | WOUNDED, days=0b11)
    parts = [scope(of=of, days=day) for of in (KILLED, WOUNDED) for day in (0b01, 0b10)]
    bits, laid = layout(whole, parts)
    assert bits.bit_count() == 4
    assert [one.bit_count() for one in laid] == [1, 1, 1, 1]
    assert partitions(bits, laid) == ((0, 1, 2, 3),)


def test_days_that_no_part_tells_apart_are_one_piece() -> None:
    halves = [scope(days=0b0011), scope(days=0b1100)]
    dead, hurt = ([one._replace(effects=effects(of)) for one in halves] for of in (KILLED, WOUNDED))
    bits, laid = layout(scope(of=KILLED | WOUNDED, days=0b1111), [*dead, *hurt])
    assert bits.bit_count() == 4
    assert partitions(bits, laid) == ((0, 1, 2, 3),)


def test_where_only_days_differ_they_are_told_apart_as_they_are() -> None:
    # Halves of the days, and one of them with a day that is none of the whole.
    halves = [scope(days=0b0011), scope(days=0b11100)]
    assert layout(scope(days=0b1111), halves) == (0b1111, (0b0011, 0b1100))
    assert layout(scope(), [scope(), scope()]) == (1, (1, 1))


def test_killed_and_wounded_do_not_make_up_undivided_casualties() -> None:
    whole = scope(of=undivided(None))
    bits, laid = layout(whole, [scope(of=KILLED), scope(of=WOUNDED)])
    assert partitions(bits, laid) == ()
    bits, laid = layout(
        scope(of=undivided(None), days=0b11),
        [scope(of=undivided(None), days=0b01), scope(of=undivided(None), days=0b10)],
    )
    assert partitions(bits, laid) == ((0, 1),)


axes = st.integers(1, 7)
scopes = st.builds(scope, axes, st.sampled_from(list(EFFECTS)), axes, axes, axes)


@given(st.lists(scopes, min_size=1, max_size=5))
def test_parts_are_laid_out_apart_just_where_they_are_apart(parts: list[Scope]) -> None:
    everything = scope(7, Effects("all", 7, 7), 7, 7, 7)
    bits, laid = layout(everything, parts)
    for n, one in enumerate(parts):
        assert laid[n]
        assert not laid[n] & ~bits
        for m, other in enumerate(parts):
            assert one.apart(other) == (not laid[n] & laid[m])
            assert one.inside(other) == (not laid[n] & ~laid[m])
