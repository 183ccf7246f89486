"""The flags that say what a reader should know before using a figure."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.model.counting import Tally
from battleapi.model.flags import Flagging
from battleapi.model.intervals import Interval
from battleapi.model.record_file import RecordFile
from battleapi.model.standing import Standing
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
    return linked("part_of_total", total, number, quantity=quantity, **changes)


def linked(link: str, to: int, number: int, **changes: Any) -> Document:
    return a_claim(number=number, related=[{"type": link, "claim": claim_id(to)}], **changes)


def flags(*claims: Document) -> list[tuple[Flag, ...]]:
    """Only shapes are checked, so that a record may also hold what checking refuses."""
    stored = RecordFile.model_validate(a_battle(claims=list(claims)))
    standing = Standing(stored, stored.registry)
    flagging = Flagging(stored, standing, Tally(stored, standing))
    return [flagging.flags(claim) for claim in stored.claims]


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
def test_parts_are_added_as_intervals_and_flagged_with_their_total(
    total: Document, parts: list[Document], mismatch: bool
) -> None:
    claims = [part(1, number, quantity) for number, quantity in enumerate(parts, 2)]
    first, *rest = flags(a_claim(quantity=total), *claims)
    assert [Flag.SUM_MISMATCH in found for found in (first, *rest)] == [mismatch] * (1 + len(parts))


def test_only_parts_that_stand_and_are_of_the_kind_of_the_total_are_added() -> None:
    gone = part(1, 2, a_quantity(6), status="retracted")
    things = a_claim("materiel", 3, related=[{"type": "part_of_total", "claim": claim_id(1)}])
    one = part(1, 4, a_quantity(7))
    assert flags(a_claim(quantity=a_quantity(7)), gone, things, one)[0] == ()
    wrong = (Flag.SUM_MISMATCH,)
    assert flags(a_claim(quantity=a_quantity(8)), gone, things, one) == [wrong, (), (), wrong]


# What is included, and what is said again


@pytest.mark.parametrize(
    ("whole", "inside", "mismatch"),
    [
        (a_quantity(192), a_quantity(3), False),
        (a_quantity(192), a_quantity(192), False),
        (a_quantity(192), a_quantity(193), True),
        (a_quantity(192), at_least(193), True),
        (at_least(10), a_quantity(1000), False),
        (a_quantity(None, qualifier="unknown"), a_quantity(3), False),
        (a_quantity(3), a_quantity(None, qualifier="unknown"), False),
    ],
)
def test_what_is_included_is_not_more_than_its_whole(
    whole: Document, inside: Document, mismatch: bool
) -> None:
    first, second = flags(a_claim(quantity=whole), linked("included_in", 1, 2, quantity=inside))
    assert first == ()
    assert second == ((Flag.SUM_MISMATCH,) if mismatch else ())


@pytest.mark.parametrize(
    ("total", "mismatch"), [(26_040, False), (26_038, False), (26_039, True), (26_041, True)]
)
def test_what_is_included_can_be_what_the_parts_leave(total: int, mismatch: bool) -> None:
    parts = [part(1, 2, a_quantity(6_821)), part(1, 3, a_quantity(19_217))]
    among = linked("included_in", 1, 4, quantity=a_quantity(2))
    first, *rest, last = flags(a_claim(quantity=a_quantity(total)), *parts, among)
    assert [Flag.SUM_MISMATCH in found for found in (first, *rest)] == [mismatch] * 3
    assert last == ()


@pytest.mark.parametrize(
    ("figures", "again", "differs"),
    [
        ([a_quantity(7)], a_quantity(7), False),
        ([a_quantity(7)], at_least(5), False),
        ([a_quantity(7)], a_quantity(6), True),
        ([a_quantity(1), a_quantity(6)], a_quantity(7), False),
        ([a_quantity(1), a_quantity(6)], a_quantity(6), True),
        ([a_quantity(7), a_quantity(None, qualifier="unknown")], a_quantity(6), False),
        ([a_quantity(7)], a_quantity(None, qualifier="unknown"), False),
        ([], a_quantity(6), False),
    ],
)
def test_a_restatement_with_another_figure_is_flagged(
    figures: list[Document], again: Document, differs: bool
) -> None:
    told = [
        a_claim(number=number, quantity=figure, claimant=a_speaker("reds"), occurred=day)
        for number, (figure, day) in enumerate(
            zip(figures, (a_date("1900-05-10"), a_date("1900-05-11")), strict=False), 1
        )
    ]
    links = [{"type": "restates", "claim": one["id"]} for one in told]
    *first, last = flags(*told, a_claim(number=9, quantity=again, related=links))
    assert set(first) <= {()}
    assert last == ((Flag.RESTATEMENT_DIFFERS,) if differs else ())


def test_what_is_restated_through_another_is_not_added_twice() -> None:
    both = [{"type": "restates", "claim": claim_id(number)} for number in (1, 2)]
    seven: Document = {"quantity": a_quantity(7)}
    found = flags(a_claim(**seven), linked("restates", 1, 2, **seven))
    assert found == [(), ()]
    assert flags(
        a_claim(**seven),
        linked("restates", 1, 2, **seven),
        a_claim(number=3, related=both, **seven),
    ) == [(), (), ()]


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


_OF_LINKS = {Flag.SUM_MISMATCH, Flag.RESTATEMENT_DIFFERS}
_DISORDERED = Flag.BOUNDS_DISORDERED


def test_flags_come_in_vocabulary_order() -> None:
    all_over = a_claim(
        about=[a_party("reds", None, "inferred_by_editor"), a_party(None, "armed men")],
        quantity=a_quantity(None, qualifier="between", lower=9, upper=7, bounds_kind="stated"),
        claimant=a_speaker("blues"),
        readings=[a_reading({"event": None})],
    )
    told = {"related": [{"type": "restates", "claim": claim_id(3)}]}
    again = all_over | {"id": claim_id(2), "quantity": a_quantity(1)}
    found = flags(all_over | told, again, part(1, 3, a_quantity(100)))
    assert found[0] == tuple(Flag)
    assert found[1] == tuple(flag for flag in Flag if flag not in _OF_LINKS | {_DISORDERED})


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


def ranging(low: int, high: int | None) -> Document:
    if high is None:
        return at_least(low)
    return a_quantity(None, qualifier="between", lower=low, upper=high, bounds_kind="stated")


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), max_size=6))
def test_a_figure_contradicts_exactly_those_that_share_no_count_with_it(
    drawn: list[tuple[int, int | None]],
) -> None:
    figures = [
        (low, high) if high is None else (min(low, high), max(low, high)) for low, high in drawn
    ]

    def apart(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
        return any(
            high is not None and high < low
            for low, high in ((one[0], other[1]), (other[0], one[1]))
        )

    claims = [
        a_claim(number=number, quantity=ranging(*figure), **OWN_WORD)
        for number, figure in enumerate(figures)
    ]
    assert [Flag.SELF_INCONSISTENT in found for found in flags(*claims)] == [
        any(apart(one, other) for other in figures) for one in figures
    ]


def test_no_two_figures_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice that gives a thousand figures of the same is read a thousand times, no more."""
    compared: list[Interval] = []
    monkeypatch.setattr(Interval, "intersects", lambda one, _: compared.append(one))
    found = flags(*(a_claim(number=number, quantity=a_quantity(number)) for number in range(1000)))
    assert found == [(Flag.SELF_INCONSISTENT,)] * 1000
    assert compared == []


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


def test_an_organ_contradicts_its_whole() -> None:
    assert inconsistent(claimant=a_speaker("blues", "a spokesman"))
    state = a_claim(claimant=a_speaker("redland"))
    army = a_claim(number=2, claimant=a_speaker("reds"), quantity=a_quantity(5))
    assert flags(state, army) == [(Flag.SELF_INCONSISTENT,), (Flag.SELF_INCONSISTENT,)]


def test_a_document_contradicts_itself() -> None:
    assert flags(a_claim(), a_claim(number=2, quantity=a_quantity(5))) == [
        (Flag.SELF_INCONSISTENT,),
        (Flag.SELF_INCONSISTENT,),
    ]


@pytest.mark.parametrize(
    ("kind", "changes", "found"),
    [
        ("strength", {}, True),
        ("strength", {"basis": "final"}, False),
        ("strength", {"counts": "units"}, False),
        ("materiel", {}, True),
        ("materiel", {"item": "Rifles"}, True),
        ("materiel", {"item": "pistols"}, False),
        ("materiel", {"item_class": "other"}, False),
        ("materiel", {"held_by": "blues"}, False),
        ("materiel", {"effects": ["destroyed"]}, False),
    ],
)
def test_strengths_and_things_are_compared_too(kind: str, changes: Document, found: bool) -> None:
    one = a_claim(kind, **OWN_WORD)
    other = a_claim(kind, 2, quantity=a_quantity(5), **OWN_WORD) | changes
    assert flags(one, other) == [(Flag.SELF_INCONSISTENT,) if found else ()] * 2


def test_a_part_does_not_contradict_its_whole() -> None:
    share = {"share": [1, 3], "of": claim_id(1), "remainder_of": None}
    third = a_claim(number=2, quantity=a_quantity(None, relative=share, value=None))
    for inside in (linked("included_in", 1, 2, quantity=a_quantity(3)), third):
        assert flags(a_claim(), inside) == [(), ()]
    parts = part(1, 2, a_quantity(4)), part(1, 3, a_quantity(20))
    assert flags(a_claim(), *parts) == [(), (), ()]
