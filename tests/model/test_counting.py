"""What a plain sum may add up without counting anything twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.claims import CasualtyClaim
from battleapi.model.counting import Tally, stands
from battleapi.model.record_file import RecordFile
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.claims import RelationType
from tests.records_of import (
    Document,
    a_battle,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_speaker,
    at_least,
    claim_id,
    dozens,
)


def part(total: int, number: int, quantity: Document, **changes: Any) -> Document:
    link = {"type": "part_of_total", "claim": claim_id(total)}
    return a_claim(number=number, quantity=quantity, related=[link], **changes)


def linked(link: str, to: int, number: int, **changes: Any) -> Document:
    return a_claim(number=number, related=[{"type": link, "claim": claim_id(to)}], **changes)


def file_of(*claims: Document) -> RecordFile:
    """Only shapes are checked, so that a record may also hold what checking refuses."""
    return RecordFile.model_validate(a_battle(claims=list(claims)))


def tally_of(file: RecordFile) -> Tally:
    return Tally(file, Standing(file, file.registry))


def counted(*claims: Document) -> list[bool]:
    stored = file_of(*claims)
    tally = tally_of(stored)
    return [tally.counted(claim) for claim in stored.claims]


# Counted


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"rank": "preferred", "rank_reason": "A register."}, True),
        ({"rank": "deprecated", "rank_reason": "A misprint."}, False),
        ({"status": "superseded"}, False),
        ({"status": "retracted"}, False),
        ({"status": "proposed"}, False),
        ({"status": "declined"}, False),
        ({"polarity": "denies"}, False),
        ({"polarity": "omits"}, False),
        ({"polarity": "no_response"}, False),
        ({"polarity": "retracts"}, False),
    ],
)
def test_only_what_stands_is_counted(changes: Document, expected: bool) -> None:
    assert counted(a_claim(**changes)) == [expected]
    assert stands(file_of(a_claim(**changes)).claims[0]) is expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("restates", False),
        ("synthesises", True),
        ("corroborates", True),
        ("contradicts", True),
        ("refines", True),
        ("supersedes", True),
        ("may_overlap", True),
        ("responds_to", True),
    ],
)
def test_what_says_again_is_not_counted_and_what_it_says_is(link: str, expected: bool) -> None:
    assert counted(a_claim(), linked(link, 1, 2)) == [True, expected]


def test_a_total_is_not_counted_where_its_parts_stand_beside_it() -> None:
    one, six = part(1, 2, a_quantity(1)), part(1, 3, a_quantity(6))
    assert counted(a_claim(quantity=a_quantity(7))) == [True]
    assert counted(a_claim(quantity=a_quantity(7)), one, six) == [False, True, True]


def test_a_total_is_counted_again_where_no_part_stands() -> None:
    gone = part(1, 2, a_quantity(1), status="retracted")
    denied = part(1, 3, a_quantity(6), polarity="denies")
    assert counted(a_claim(quantity=a_quantity(7)), gone, denied) == [True, False, False]


def test_a_total_of_persons_is_counted_beside_a_part_in_things() -> None:
    link = {"type": "part_of_total", "claim": claim_id(1)}
    rifles = a_claim("materiel", 2, related=[link])
    assert counted(a_claim(), rifles) == [True, True]


def test_a_part_of_what_is_not_there_is_counted() -> None:
    assert counted(part(9, 1, a_quantity(1))) == [True]


UNKNOWN = a_quantity(None, qualifier="unknown")


def test_a_total_gives_way_only_where_every_standing_part_has_a_number() -> None:
    total = a_claim(quantity=a_quantity(7))
    assert counted(total, part(1, 2, a_quantity(1)), part(1, 3, UNKNOWN)) == [True, False, False]
    gone = part(1, 3, UNKNOWN, status="superseded")
    assert counted(total, part(1, 2, a_quantity(7)), gone) == [False, True, False]


def test_a_total_without_a_number_gives_way_to_the_numbers_there_are() -> None:
    total = a_claim(quantity=UNKNOWN)
    assert counted(total, part(1, 2, a_quantity(1)), part(1, 3, UNKNOWN)) == [False, True, True]


def test_of_totals_within_totals_one_level_is_counted() -> None:
    inner = part(1, 2, a_quantity(7))
    whole = [a_claim(quantity=a_quantity(7)), inner, part(2, 3, a_quantity(1))]
    assert counted(*whole, part(2, 4, a_quantity(6))) == [False, False, True, True]
    assert counted(*whole, part(2, 4, UNKNOWN)) == [False, True, False, False]
    assert counted(*whole, part(1, 4, UNKNOWN)) == [True, False, False, False]


def test_what_is_included_in_a_figure_is_not_counted_while_that_stands() -> None:
    three = linked("included_in", 1, 2, quantity=a_quantity(3))
    assert counted(a_claim(quantity=a_quantity(192)), three) == [True, False]
    assert counted(a_claim(quantity=UNKNOWN), three) == [True, False]
    assert counted(a_claim(status="retracted"), three) == [False, True]
    assert counted(a_claim("materiel"), three) == [True, True]
    assert counted(three) == [True]


def test_a_restatement_is_counted_where_what_it_restates_does_not_stand() -> None:
    gone = a_claim(status="superseded")
    assert counted(gone, linked("restates", 1, 2)) == [False, True]
    assert counted(gone, linked("restates", 1, 2), linked("restates", 1, 3)) == [False, True, False]
    both = [{"type": "restates", "claim": claim_id(number)} for number in (1, 2)]
    third = a_claim(number=3, related=both)
    assert counted(gone, a_claim(number=2), third) == [False, True, False]


def test_what_stands_is_found_through_a_restatement_that_does_not() -> None:
    between = linked("restates", 1, 2, status="retracted")
    assert counted(a_claim(), between, linked("restates", 2, 3)) == [True, False, False]


def test_parts_of_a_total_that_restates_another_are_not_counted_beside_that() -> None:
    total = linked("restates", 1, 2, quantity=a_quantity(7))
    parts = [part(2, 3, a_quantity(1)), part(2, 4, a_quantity(6))]
    assert counted(a_claim(quantity=a_quantity(7)), total, *parts) == [True, False, False, False]


def test_a_total_that_says_again_what_its_parts_say_is_their_total() -> None:
    again = [{"type": "restates", "claim": claim_id(number)} for number in (2, 3)]
    total = a_claim(related=again, quantity=a_quantity(7))
    one = part(1, 2, a_quantity(1))
    assert counted(total, one, part(1, 3, a_quantity(6))) == [False, True, True]
    assert counted(total, one, part(1, 3, UNKNOWN)) == [True, False, False]


def test_a_share_is_not_counted_beside_its_whole() -> None:
    assert counted(a_claim(), a_claim(number=2, quantity=share(1))) == [True, False]
    assert counted(a_claim(), a_claim(number=2, quantity=share(1, remainder=True))) == [True, False]
    assert counted(a_claim(status="retracted"), a_claim(number=2, quantity=share(1))) == [
        False,
        True,
    ]


def test_a_share_of_a_strength_is_counted_among_the_dead() -> None:
    assert counted(a_claim("strength"), a_claim(number=2, quantity=share(1))) == [True, True]


def test_shares_that_are_the_parts_of_their_whole_stand_for_it() -> None:
    thirds = [part(1, number, share(1)) for number in (2, 3, 4)]
    assert counted(a_claim(), *thirds) == [False, True, True, True]


def toll(number: int, day: str | None, **changes: Any) -> Document:
    when: Document = {} if day is None else {"occurred": a_date(day)}
    return a_claim(number=number, cumulative=True, **when, **changes)


def test_of_the_tolls_of_one_voice_the_latest_is_counted() -> None:
    assert counted(toll(1, "1900-05-10"), toll(2, "1900-05-12"), toll(3, "1900-05-11")) == [
        False,
        True,
        False,
    ]
    said = {"asserted": a_date("1900-05-12")}
    assert counted(toll(1, "1900-05-10"), toll(2, None, **said)) == [False, True]
    assert counted(toll(1, "1900-05-10"), toll(2, "1900-05-10")) == [True, True]
    assert counted(toll(1, None), toll(2, "1900-05-10")) == [True, True]


@pytest.mark.parametrize(
    "later",
    [
        {"claimant": a_speaker("blues")},
        {"about": [a_party("reds")]},
        {"effects": ["wounded"]},
        {"population": ["civilian"]},
        {"event": "crossing"},
        {"rank_group": "officers"},
        {"cumulative": False},
        {"status": "retracted"},
        {"quantity": UNKNOWN},
    ],
)
def test_a_toll_is_overtaken_only_by_a_toll_of_the_same(later: Document) -> None:
    after = toll(2, "1900-05-12") | later
    assert counted(toll(1, "1900-05-10"), after)[0] is True


def test_a_toll_that_is_only_said_again_overtakes_nothing() -> None:
    again = toll(2, "1900-05-12") | {"related": [{"type": "restates", "claim": claim_id(1)}]}
    assert counted(toll(1, "1900-05-10"), again) == [True, False]


def test_a_figure_for_several_battles_is_in_no_sum_of_this_one() -> None:
    several: Document = {"covers_battles": ["siege-of-the-mill"]}
    assert counted(a_claim(**several)) == [False]
    assert counted(a_claim(**several), linked("included_in", 1, 2)) == [False, True]
    assert counted(a_claim(**several), part(1, 2, a_quantity(1))) == [False, True]
    assert counted(a_claim(**several), a_claim(number=2, quantity=share(1))) == [False, True]


# Long chains

LONG = 3000
"""More than Python calls within calls."""


@pytest.mark.parametrize("step", [1, -1], ids=["in order", "the last first"])
@pytest.mark.parametrize(
    ("link", "stands_alone"), [("restates", 1), ("included_in", 1), ("part_of_total", LONG)]
)
def test_of_a_long_chain_of_claims_one_is_counted(link: str, stands_alone: int, step: int) -> None:
    chain = [a_claim(), *(linked(link, number - 1, number) for number in range(2, LONG + 1))]
    assert counted(*chain[::step])[::step] == [
        number == stands_alone for number in range(1, LONG + 1)
    ]


def test_a_share_through_a_long_chain_has_an_interval() -> None:
    chain = [a_claim(number=number, quantity=share(number - 1)) for number in range(2, LONG + 1)]
    assert interval(a_claim(quantity=at_least(3)), *chain, of=2) == (1, None)
    assert interval(a_claim(quantity=at_least(3)), *chain, of=LONG) == (0, None)
    assert counted(a_claim(), *chain) == [True] + [False] * (LONG - 1)


def test_each_toll_is_looked_at_once() -> None:
    """Also where a voice gives one for each of a thousand days."""
    days = [
        f"{1900 + number // 336}-{number % 336 // 28 + 1:02}-{number % 28 + 1:02}"
        for number in range(1000)
    ]
    assert counted(*(toll(number, day) for number, day in enumerate(days))) == [False] * 999 + [
        True
    ]


# Intervals


def interval(*claims: Document, of: int = 1) -> tuple[int | None, int | None] | None:
    stored = file_of(*claims)
    (asked,) = (claim for claim in stored.claims if claim.id == claim_id(of))
    found = tally_of(stored).interval(asked)
    return None if found is None else (found.low, found.high)


def test_the_interval_is_read_with_the_default_lexicon_and_tolerance() -> None:
    assert interval(a_claim(quantity=dozens())) == (24, None)
    assert interval(a_claim(quantity=a_quantity(None, qualifier="approximately", value=50))) == (
        45,
        55,
    )
    stored = file_of(a_claim())
    found = tally_of(stored).interval(stored.claims[0])
    assert found is not None
    assert (found.lexicon, found.tolerance) == ("strict", "pct10")


def test_kinds_without_a_number_have_no_interval() -> None:
    for kind in ("outcome", "control", "statement", "measure", "attribute"):
        assert interval(a_claim(kind)) is None
    assert interval(a_claim("materiel")) == (24, 24)
    assert interval(a_claim("strength")) == (300, 300)


def share(of: int, *, remainder: bool = False) -> Document:
    relative: Document = {"share": [1, 3], "of": claim_id(of), "remainder_of": None}
    if remainder:
        relative = {"share": None, "of": None, "remainder_of": claim_id(of)}
    return a_quantity(None, "one-third", relative=relative)


def test_a_share_is_taken_of_the_claim_that_it_is_a_share_of() -> None:
    whole = a_claim(quantity=a_quantity(30))
    assert interval(whole, a_claim(number=2, quantity=share(1)), of=2) == (10, 10)
    of_open = a_claim(quantity=at_least(30))
    assert interval(of_open, a_claim(number=2, quantity=share(1)), of=2) == (10, None)
    third = a_claim(number=3, quantity=share(2))
    assert interval(whole, a_claim(number=2, quantity=share(1)), third, of=3) == (3, 4)


@pytest.mark.parametrize("quantity", [share(9), share(1), share(1, remainder=True)])
def test_a_share_of_nothing_of_itself_or_the_rest_of_it_has_no_number(quantity: Document) -> None:
    assert interval(a_claim(quantity=quantity)) == (None, None)


# Restated


def retelling(told: Sequence[Sequence[int]]) -> RecordFile:
    """Claims that say again those with the given numbers, claim by claim, the first being 1."""
    return file_of(
        *(
            a_claim(
                number=number,
                related=[{"type": "restates", "claim": claim_id(one)} for one in numbers],
            )
            for number, numbers in enumerate(told, start=1)
        )
    )


@given(
    st.integers(2, 9).flatmap(
        lambda count: st.tuples(
            st.tuples(*(st.sets(st.integers(1, max(n, 1)), max_size=3) for n in range(count))),
            st.permutations(range(1, count + 1)),
        )
    )
)
def test_of_two_claims_that_are_one_the_first_is_restated(
    drawn: tuple[tuple[set[int], ...], list[int]],
) -> None:
    # Each leads to earlier ones only, so that there is no circle; then all are put in any order.
    earlier, places = drawn
    told: list[list[int]] = [[] for _ in places]
    for n, numbers in enumerate(earlier):
        told[places[n] - 1] = sorted(places[one - 1] for one in numbers if n)

    def through(number: int) -> set[int]:
        direct = told[number - 1]
        return {*direct, *(one for two in direct for one in through(two))}

    file = retelling(told)
    tally = tally_of(file)
    for number, claim in enumerate(file.claims, start=1):
        plain = [one for one in told[number - 1] if through(one).isdisjoint(told[number - 1])]
        assert [one.id for one in tally.restated(claim)] == [claim_id(one) for one in plain]


def test_a_long_chain_is_not_walked_from_each_of_its_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps = 0
    related_by = CasualtyClaim.related_by

    def counted_steps(claim: CasualtyClaim, *links: RelationType) -> tuple[str, ...]:
        nonlocal steps
        steps += 1
        return related_by(claim, *links)

    # Each of the second half says again the one before it and one of the first half.
    count = 200
    roots: list[list[int]] = [[] for _ in range(count)]
    file = retelling([*roots, [1], *([count + n, n + 1] for n in range(1, count))])
    tally = tally_of(file)
    monkeypatch.setattr(CasualtyClaim, "related_by", counted_steps)
    assert {len(tally.restated(claim)) for claim in file.claims[count + 1 :]} == {2}
    assert steps < 6 * count
