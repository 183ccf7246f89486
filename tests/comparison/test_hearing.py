"""What one voice says of one cell: just that, by its parts, or in bounds only."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.results import Heard
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import Span
from battleapi.model.vocabulary.claims import ClaimKind, Stance
from battleapi.model.vocabulary.comparison import Axis, CellFlag, Exclusion, MethodName
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_record,
    a_source,
    a_speaker,
    an_event,
    at_least,
    claim_id,
    the_sources,
)

TENTH, ELEVENTH = a_date("1900-05-10"), a_date("1900-05-11")
BY_PARTY = (Axis.PARTY,)
AT_ODDS = CellFlag.SELF_INCONSISTENT


def killed(count: int | Document, **changes: Any) -> Document:
    quantity = a_quantity(count) if isinstance(count, int) else count
    return a_claim(quantity=quantity, **changes)


def heard(
    *claims: Document,
    party: str = "blues",
    effect: str = "killed",
    record: Document | None = None,
    **rules: Any,
) -> Heard:
    """What the chronicle says of a cell, by claims numbered from 1."""
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims, start=1)]
    file = a_record(*numbered, **(record or {}))
    found = compare(file.record, file.registry, Rules(**rules))
    (cell,) = (
        one
        for one in found.cells
        if one.keys[Axis.PARTY] == party and one.keys.get(Axis.EFFECT, effect) == effect
    )
    (said,) = (one for one in cell.voices if one.voice == "document:chronicle")
    return said


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(map(claim_id, numbers))


# Just that


def test_a_figure_of_just_the_cell_is_said_and_not_derived() -> None:
    said = heard(killed(24))
    assert (said.span, said.derived, said.flags, said.claims) == (Span(24, 24), False, (), ids(1))
    assert (said.point, said.stance) == (24, Stance.THIRD_PARTY)


def test_two_figures_of_the_same_are_all_of_both() -> None:
    said = heard(killed(24), killed(30))
    assert (said.span, said.claims, said.point) == (Span(24, 30), ids(1, 2), None)
    assert said.flags == (AT_ODDS,)
    agreeing = heard(killed(24), killed(at_least(20)))
    # At least 20 takes nothing back of 24.
    assert (agreeing.span, agreeing.flags) == (Span(24, 24), ())


def test_a_voice_whose_sources_mean_other_things_by_casualties_says_both() -> None:
    meaning = {"text": None, "at_least": ["killed"], "at_most": ["killed"]}
    sources = [*the_sources(), a_source("almanac", casualty_definition=meaning)]
    claims = [
        a_claim(
            effects=["casualty"],
            claimant=a_speaker("blues"),
            quantity=a_quantity(count),
            citations=[a_citation(source)],
        )
        for source, count in (("chronicle", 24), ("almanac", 9))
    ]
    for some in (claims, claims[::-1]):
        numbered = [one | {"id": claim_id(n)} for n, one in enumerate(some)]
        file = a_record(*numbered, sources=sources)
        (cell,) = compare(file.record, file.registry).cells
        (said,) = cell.voices
        assert (said.span, said.flags) == (Span(9, 24), (AT_ODDS,))


# Parts


def test_parts_that_make_up_the_cell_are_added() -> None:
    said = heard(killed(1, occurred=TENTH), killed(6, occurred=ELEVENTH))
    assert (said.span, said.derived, said.point) == (Span(7, 7), True, 7)
    assert said.claims == ids(1, 2)
    vague = heard(killed(1, occurred=TENTH), killed(at_least(6), occurred=ELEVENTH))
    assert (vague.span, vague.point) == (Span(7, None), 7)
    assert vague.flags == ()


def test_killed_and_wounded_are_added_where_the_table_is_of_both() -> None:
    said = heard(killed(1), a_claim(effects=["wounded"], quantity=a_quantity(4)), by=BY_PARTY)
    assert (said.span, said.derived) == (Span(5, 5), True)


def test_the_figure_of_the_whole_is_taken_and_its_parts_are_not() -> None:
    parts = [killed(1, occurred=TENTH), killed(6, occurred=ELEVENTH)]
    said = heard(*parts, killed(7))
    assert (said.span, said.claims, said.flags) == (Span(7, 7), ids(3), ())
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate([*parts, killed(7)], start=1)]
    file = a_record(*numbered)
    left = compare(file.record, file.registry).excluded
    assert [(one.claim, one.code, one.of) for one in left] == [
        (claim_id(1), Exclusion.PART_OF_FIGURE, ids(3)),
        (claim_id(2), Exclusion.PART_OF_FIGURE, ids(3)),
    ]


@pytest.mark.parametrize(
    ("whole", "parts", "flagged"),
    [
        (7, (1, 6), False),
        (8, (1, 6), True),
        (6, (1, 6), True),
        (6, (7, 0), True),
        (7, (1, at_least(2)), False),
        (7, (at_least(5), at_least(3)), True),
        (at_least(8), (1, 6), True),
        (at_least(5), (1, 6), False),
    ],
)
def test_a_whole_is_checked_against_its_parts_as_spans(
    whole: int | Document, parts: tuple[int | Document, ...], flagged: bool
) -> None:
    days = (TENTH, ELEVENTH)
    by_day = [killed(part, occurred=day) for part, day in zip(parts, days, strict=True)]
    said = heard(killed(whole), *by_day)
    assert (AT_ODDS in said.flags) is flagged
    assert said.claims[:1] == ids(1)
    assert len(said.claims) == 1 or said.derived


@pytest.mark.parametrize(
    ("whole", "part", "span", "point"),
    [
        (at_least(2), 9, Span(9, None), 9),
        (at_least(9), 2, Span(9, None), 9),
        (a_quantity(None, "some", qualifier="unknown_positive"), 9, Span(9, None), 9),
        (
            a_quantity(None, qualifier="at_most", lower=0, upper=100, bounds_kind="stated"),
            28,
            Span(28, 100),
            28,
        ),
        (a_quantity(12), 9, Span(12, 12), 12),
    ],
)
def test_a_vaguer_word_for_the_whole_takes_no_part_back(
    whole: Document, part: int, span: Span, point: int
) -> None:
    said = heard(killed(whole), killed(part, occurred=TENTH))
    assert (said.span, said.point, said.flags) == (span, point, ())
    is_narrowed = span != Span(12, 12) and point == part
    assert said.claims == (ids(1, 2) if is_narrowed else ids(1))


def test_a_vaguer_word_is_kept_where_parts_and_wholes_cross() -> None:
    crossed = killed(28, occurred=TENTH), killed(20, effects=["killed", "wounded"])
    said = heard(killed(at_least(2)), *crossed)
    assert (said.span, said.flags) == (Span(2, None), (AT_ODDS,))


def test_two_vaguer_words_for_a_whole_leave_a_number_that_rounding_explains() -> None:
    alike = killed(10_300), killed(10_316)
    assert heard(*alike, killed(at_least(2))).span == Span(10_300, 10_316)
    torn = heard(killed(4), killed(28), killed(at_least(2)))
    assert (torn.span, torn.flags) == (Span(4, 28), (AT_ODDS,))


def test_a_part_alone_can_be_more_than_the_whole() -> None:
    assert AT_ODDS in heard(killed(7), killed(9, occurred=TENTH)).flags
    assert heard(killed(7), killed(6, occurred=TENTH)).flags == ()
    # All of both parties cannot be fewer than the one.
    joint = killed(5, about=[a_party("blues"), a_party("greens")])
    assert AT_ODDS in heard(killed(7), joint).flags


def test_one_who_tells_it_in_two_ways_says_both_of_them() -> None:
    by_day = [
        a_claim(effects=["killed", "wounded"], quantity=a_quantity(n), occurred=day)
        for n, day in ((3, TENTH), (4, ELEVENTH))
    ]
    by_effect = [
        a_claim(effects=[effect], quantity=a_quantity(n))
        for n, effect in ((2, "killed"), (8, "wounded"))
    ]
    said = heard(*by_day, *by_effect, by=BY_PARTY)
    assert (said.span, said.point) == (Span(7, 10), None)
    assert said.flags == (AT_ODDS,)
    assert said.claims == ids(1, 2, 3, 4)


def test_officers_are_no_part_that_makes_up_a_whole() -> None:
    said = heard(killed(5, rank_group="officers"))
    assert (said.span, said.flags) == (Span(5, None), (CellFlag.BOUNDED,))
    assert heard(killed(5, rank_group="officers"), killed(24)).flags == ()
    assert AT_ODDS in heard(killed(25, rank_group="officers"), killed(24)).flags


# Bounds


def test_of_a_part_only_the_low_is_known() -> None:
    said = heard(killed(6, occurred=ELEVENTH), killed(24, citations=[a_citation("letter")]))
    assert (said.span, said.is_bounded, said.point) == (Span(6, None), True, None)


def test_the_largest_sum_of_disjoint_parts_is_the_low() -> None:
    events = [an_event(), an_event("raid")]
    claims = [
        killed(3, occurred=TENTH),
        killed(2, event="crossing"),
        killed(2, event="raid"),
        killed(24, citations=[a_citation("letter")]),
    ]
    said = heard(*claims, record={"events": events})
    assert (said.span, said.claims) == (Span(4, None), ids(2, 3))


def test_what_holds_the_cell_is_the_high() -> None:
    joint = killed(30, about=[a_party("blues"), a_party("greens")])
    wider = killed(20, effects=["killed", "wounded"])
    other = killed(4, citations=[a_citation("letter")])
    said = heard(joint, wider, killed(6, occurred=TENTH), other)
    assert (said.span, said.is_bounded) == (Span(6, 20), True)
    assert said.claims == ids(2, 3)


def test_none_at_all_of_more_is_none_of_the_cell() -> None:
    said = heard(killed(0, effects=["casualty"]), killed(4, citations=[a_citation("letter")]))
    assert (said.span, said.is_bounded) == (Span(0, 0), True)


def test_bounds_that_cross_are_at_odds() -> None:
    said = heard(
        killed(9, occurred=TENTH),
        killed(5, effects=["killed", "wounded"]),
        killed(4, citations=[a_citation("letter")]),
    )
    assert (said.span, said.flags) == (Span(5, 9), (CellFlag.BOUNDED, AT_ODDS))


def test_parts_without_any_are_shown_all_the_same() -> None:
    said = heard(killed(0, occurred=TENTH), killed(4, citations=[a_citation("letter")]))
    assert (said.span, said.claims, said.is_bounded) == (Span(0, None), ids(1), True)


# Things


def test_things_of_one_class_are_added_item_by_item() -> None:
    rifles = a_claim("materiel", item="rifles", quantity=a_quantity(18))
    pistols = a_claim("materiel", item="pistols", quantity=a_quantity(3))
    arms: Document = {"effect": "captured", "kind": ClaimKind.MATERIEL}
    said = heard(rifles, pistols, **arms)
    assert (said.span, said.point, said.claims, said.flags) == (Span(21, 21), 21, ids(1, 2), ())
    by_day = [rifles | {"occurred": TENTH}, pistols | {"occurred": TENTH}]
    more = a_claim("materiel", item="sabres", quantity=a_quantity(2), occurred=ELEVENTH)
    said = heard(*by_day, more, **arms)
    assert (said.span, said.point, said.flags) == (Span(23, 23), 23, ())


# What methods ask of it


def test_a_voice_of_several_claims_is_as_new_as_the_newest_and_as_good_as_the_worst() -> None:
    grades = [
        {"scheme": "admiralty_source", "grade": "B"},
        {"scheme": "admiralty_information", "grade": "2"},
    ]
    graded = killed(1, occurred=TENTH, assessments=grades, asserted=TENTH)
    ungraded = killed(6, occurred=ELEVENTH, asserted=ELEVENTH)
    other = killed(
        9, citations=[a_citation("letter")], assessments=grades, asserted=a_date("1900-05-12")
    )
    numbered = [
        one | {"id": claim_id(n)} for n, one in enumerate([graded, ungraded, other], start=1)
    ]
    file = a_record(*numbered)
    for method in (MethodName.SOURCE_PRIORITY, MethodName.LATEST):
        (cell,) = compare(file.record, file.registry, Rules(method=method)).cells
        assert [one.voice for one in cell.voices] == ["document:letter"]
    worse = [{**grade, "grade": worst} for grade, worst in zip(grades, "E5", strict=True)]
    numbered[1] |= {"assessments": worse, "asserted": a_date("1900-05-13")}
    file = a_record(*numbered)
    left: dict[MethodName, list[str]] = {}
    for method in (MethodName.SOURCE_PRIORITY, MethodName.LATEST):
        found = compare(file.record, file.registry, Rules(method=method))
        left[method] = [one.claim for one in found.excluded]
    assert left[MethodName.SOURCE_PRIORITY] == [*ids(1, 2)]
    assert left[MethodName.LATEST] == [*ids(3)]


# What is said to be a part of another figure


def linked(link: str, to: int, claim: Document) -> Document:
    return claim | {"related": [{"type": link, "claim": claim_id(to)}]}


@pytest.mark.parametrize("link", ["part_of_total", "included_in"])
def test_a_part_of_a_figure_is_no_other_figure_of_the_same(link: str) -> None:
    about_710 = a_quantity(None, "~710", qualifier="approximately", value=710)
    said = heard(killed(863), linked(link, 1, killed(about_710)))
    assert (said.span, said.flags, said.claims) == (Span(863, 863), (), ids(1))
    more = heard(killed(863), linked(link, 1, killed(900)))
    assert (more.span, more.flags) == (Span(863, 863), (AT_ODDS,))
    open_ended = heard(killed(at_least(600)), linked(link, 1, killed(710)))
    assert open_ended.span == Span(710, None)


def test_without_the_link_they_are_two_figures_of_the_same() -> None:
    assert AT_ODDS in heard(killed(863), killed(710)).flags


def tanks(count: int, item: str) -> Document:
    return a_claim("materiel", item=item, item_class="tank", quantity=a_quantity(count))


def test_things_that_are_a_part_of_others_are_not_added_to_them() -> None:
    of_things: Document = {"kind": ClaimKind.MATERIEL, "effect": "captured"}
    all_tanks, operational = tanks(1245, "tanks"), tanks(770, "operational tanks")
    said = heard(all_tanks, linked("included_in", 1, operational), **of_things)
    assert (said.span, said.flags) == (Span(1245, 1245), ())
    assert heard(all_tanks, operational, **of_things).span == Span(2015, 2015)


# Some of a force


def men(count: int, item: str | None = None, **changes: Any) -> Document:
    return a_claim("strength", quantity=a_quantity(count), item=item, **changes)


def test_some_of_a_force_are_no_figure_of_all_of_it() -> None:
    strength: Document = {"kind": ClaimKind.STRENGTH, "effect": "not_stated"}
    said = heard(men(9000), men(1200, "horse cavalry"), **strength)
    assert (said.span, said.flags) == (Span(9000, 9000), ())
    alone = heard(men(1200, "horse cavalry"), **strength)
    assert (alone.span, alone.flags) == (Span(1200, None), (CellFlag.BOUNDED,))
    two = heard(men(1200, "horse cavalry"), men(700, "riflemen"), **strength)
    assert (two.span, two.flags) == (Span(1200, None), (CellFlag.BOUNDED,))


def test_some_of_a_force_do_not_dispute_another_voice_on_all_of_it() -> None:
    cavalry = men(1200, "horse cavalry", claimant=a_speaker("reds"))
    file = a_record(men(9000), cavalry | {"id": claim_id(2)})
    (cell,) = compare(file.record, file.registry, Rules(kind=ClaimKind.STRENGTH)).cells
    assert (cell.low, cell.high, cell.disputed) == (9000, 9000, False)
