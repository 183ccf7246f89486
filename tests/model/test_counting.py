"""What a plain sum may add up, and the flags that say what does not add up."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.model.battles import BattleRecord
from battleapi.model.counting import Tally, stands
from battleapi.model.record_file import RecordFile
from battleapi.model.vocabulary.claims import Flag
from tests.records_of import (
    Document,
    a_battle,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_reading,
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


def record(*claims: Document) -> BattleRecord:
    """Only shapes are checked, so that a record may also hold what checking refuses."""
    return RecordFile.model_validate(a_battle(claims=list(claims))).record


def counted(*claims: Document) -> list[bool]:
    stored = record(*claims)
    tally = Tally(stored)
    return [tally.counted(claim) for claim in stored.claims]


def flags(*claims: Document) -> list[tuple[Flag, ...]]:
    stored = record(*claims)
    tally = Tally(stored)
    return [tally.flags(claim) for claim in stored.claims]


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
    assert stands(record(a_claim(**changes)).claims[0]) is expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("restates", False),
        ("synthesises", False),
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


# Intervals


def interval(*claims: Document, of: int = 1) -> tuple[int | None, int | None] | None:
    stored = record(*claims)
    (asked,) = (claim for claim in stored.claims if claim.id == claim_id(of))
    found = Tally(stored).interval(asked)
    return None if found is None else (found.low, found.high)


def test_the_interval_is_read_with_the_default_lexicon_and_tolerance() -> None:
    assert interval(a_claim(quantity=dozens())) == (24, None)
    assert interval(a_claim(quantity=a_quantity(None, qualifier="approximately", value=50))) == (
        45,
        55,
    )
    found = Tally(record(a_claim())).interval(record(a_claim()).claims[0])
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


# Sums


@pytest.mark.parametrize(
    ("total", "parts", "mismatch"),
    [
        (a_quantity(7), [a_quantity(1), a_quantity(6)], False),
        (a_quantity(9), [a_quantity(1), a_quantity(6)], True),
        (a_quantity(6), [a_quantity(1), a_quantity(6)], True),
        (a_quantity(None, "dozens", qualifier="indefinite", term="dozens"), [a_quantity(7)], True),
        (a_quantity(30), [dozens(), a_quantity(1)], False),
        (a_quantity(24), [dozens(), a_quantity(1)], True),
        (a_quantity(7), [a_quantity(1), at_least(6)], False),
        (a_quantity(7), [a_quantity(1), at_least(7)], True),
        (at_least(8), [a_quantity(1), a_quantity(6)], True),
        # A part that is not known says nothing of the sum.
        (a_quantity(7), [a_quantity(9), a_quantity(None, qualifier="unknown")], False),
        (a_quantity(None, qualifier="unknown"), [a_quantity(1)], False),
        (a_quantity(7), [], False),
    ],
)
def test_parts_are_added_as_intervals(
    total: Document, parts: list[Document], mismatch: bool
) -> None:
    claims = [part(1, number, quantity) for number, quantity in enumerate(parts, 2)]
    first, *rest = flags(a_claim(quantity=total), *claims)
    assert (Flag.SUM_MISMATCH in first) is mismatch
    assert not any(Flag.SUM_MISMATCH in found for found in rest)


def test_only_parts_that_stand_and_are_of_the_kind_of_the_total_are_added() -> None:
    gone = part(1, 2, a_quantity(6), status="retracted")
    things = a_claim("materiel", 3, related=[{"type": "part_of_total", "claim": claim_id(1)}])
    one = part(1, 4, a_quantity(7))
    assert flags(a_claim(quantity=a_quantity(7)), gone, things, one)[0] == ()


# The other flags


@pytest.mark.parametrize(
    ("quantity", "disordered"),
    [
        (a_quantity(None, qualifier="between", lower=15, upper=33, bounds_kind="stated"), False),
        (a_quantity(None, qualifier="between", lower=33, upper=15, bounds_kind="stated"), True),
        (
            a_quantity(
                8, qualifier="best_with_bounds", lower=1, upper=9, bounds_kind="coder_bounds"
            ),
            False,
        ),
        (
            a_quantity(
                10, qualifier="best_with_bounds", lower=1, upper=9, bounds_kind="coder_bounds"
            ),
            True,
        ),
    ],
)
def test_bounds_in_disorder_are_kept_and_flagged(quantity: Document, disordered: bool) -> None:
    assert flags(a_claim(quantity=quantity)) == [(Flag.BOUNDS_DISORDERED,) if disordered else ()]


@pytest.mark.parametrize(
    ("party", "found"),
    [
        (a_party("blues"), ()),
        (a_party("blues", "them", "inferred_by_document"), (Flag.PARTY_INFERRED,)),
        (a_party("blues", None, "inferred_by_editor"), (Flag.PARTY_INFERRED,)),
        (a_party(None, "armed men"), (Flag.PARTY_UNRESOLVED,)),
    ],
)
def test_a_party_that_is_not_stated_is_flagged(party: Document, found: tuple[Flag, ...]) -> None:
    assert flags(a_claim(about=[party])) == [found]
    assert flags(a_claim("statement", about=[a_party("reds"), party])) == [found]


def test_words_that_can_be_read_two_ways_are_flagged() -> None:
    assert flags(a_claim(readings=[a_reading({"event": None})])) == [(Flag.READ_TWO_WAYS,)]


def test_flags_come_in_vocabulary_order() -> None:
    all_over = a_claim(
        about=[a_party("reds", None, "inferred_by_editor"), a_party(None, "armed men")],
        quantity=a_quantity(None, qualifier="between", lower=9, upper=7, bounds_kind="stated"),
        claimant=a_speaker("blues"),
        readings=[a_reading({"event": None})],
    )
    again = all_over | {"id": claim_id(2), "quantity": a_quantity(1)}
    found = flags(all_over, again, part(1, 3, a_quantity(100)))
    assert found[0] == tuple(Flag)
    assert found[1] == tuple(Flag)[2:]


OWN_WORD: Document = {"claimant": a_speaker("blues")}


def inconsistent(**changes: Any) -> bool:
    """Whether "24" by the Blues and "5", differing in these keys too, contradict each other."""
    first = a_claim(**OWN_WORD)
    second = a_claim(number=2, quantity=a_quantity(5)) | OWN_WORD | changes
    found = [Flag.SELF_INCONSISTENT in one for one in flags(first, second)]
    assert found[0] == found[1]
    return found[0]


def test_one_claimant_with_two_figures_for_the_same_is_inconsistent() -> None:
    assert inconsistent()
    assert inconsistent(about=[a_party("blues", "our fighters")])


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": a_quantity(24, "twenty-four")},
        {"quantity": at_least(20)},
        {"quantity": a_quantity(None, qualifier="unknown")},
        {"claimant": a_speaker("reds")},
        {"about": [a_party("reds")]},
        {"effects": ["wounded"]},
        {"population": ["civilian"]},
        {"affiliation": "medical"},
        {"rank_group": "officers"},
        {"event": "crossing"},
        {"occurred": a_date("1900-05-11")},
        {"asserted": a_date("1900-05-12")},
        {"cumulative": True},
        {"covers_battles": ["siege-of-the-mill"]},
        {"status": "superseded"},
        {"polarity": "denies"},
        {"rank": "deprecated", "rank_reason": "A misprint."},
    ],
)
def test_what_answers_another_question_does_not_contradict(changes: Document) -> None:
    assert not inconsistent(**changes)


def test_labels_and_documents_do_not_contradict_themselves() -> None:
    for speaker in (a_speaker(), a_speaker(None, "a medic")):
        one = a_claim(claimant=speaker)
        other = a_claim(number=2, claimant=speaker, quantity=a_quantity(5))
        assert flags(one, other) == [(), ()]


def test_only_claims_about_harm_to_people_are_compared() -> None:
    one = a_claim("strength", **OWN_WORD)
    other = a_claim("strength", 2, quantity=a_quantity(5), **OWN_WORD)
    assert flags(one, other) == [(), ()]
