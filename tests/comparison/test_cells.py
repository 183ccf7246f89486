"""The table: which cells figures make, and what a cell comes to."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.compare import compare
from battleapi.comparison.event_days import ALL_OF_THE_BATTLE, Extent
from battleapi.comparison.results import Cell, Comparison, Gap
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import NO_SPREAD, Span, Spread
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Axis, CellFlag, Grade, MethodName
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_source,
    a_speaker,
    an_event,
    at_least,
    claim_id,
    the_sources,
)

TENTH, ELEVENTH = a_date("1900-05-10"), a_date("1900-05-11")


def killed(count: int | Document, speaker: str | None = None, **changes: Any) -> Document:
    """A figure of the killed blues; the chronicle's where nobody is said to speak."""
    quantity = a_quantity(count) if isinstance(count, int) else count
    return a_claim(quantity=quantity, claimant=a_speaker(speaker), **changes)


def by_letter(count: int | Document, **changes: Any) -> Document:
    return killed(count, citations=[a_citation("letter")], **changes)


def compared(*claims: Document, record: Document | None = None, **rules: Any) -> Comparison:
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims, start=1)]
    file = a_record(*numbered, **(record or {}))
    return compare(file.record, file.registry, Rules(**rules))


def the_cell(*claims: Document, **rules: Any) -> Cell:
    (cell,) = compared(*claims, **rules).cells
    return cell


def keys(comparison: Comparison) -> list[tuple[str | None, ...]]:
    return [tuple(cell.keys.values()) for cell in comparison.cells]


# Which cells


def test_cells_are_by_party_and_effect_in_the_order_of_the_record() -> None:
    found = compared(
        killed(1, about=[a_party("greens")]),
        killed(2),
        a_claim(effects=["wounded"]),
        killed(3, about=[a_party("scouts")]),
        killed(4, about=[]),
    )
    assert keys(found) == [
        ("greens", "killed"),
        ("blues", "killed"),
        ("blues", "wounded"),
        ("scouts", "killed"),
        (None, "killed"),
    ]
    assert found.values == {
        Axis.PARTY: ("greens", "blues", "scouts", None),
        Axis.EFFECT: ("killed", "wounded"),
        Axis.POPULATION: (),
    }


def test_a_cell_says_of_what_less_than_the_battle_all_its_figures_are() -> None:
    tenth = Extent(first="1900-05-10", last="1900-05-10")
    assert the_cell(killed(4, occurred=TENTH), by_letter(6, occurred=TENTH)).extent == tenth
    assert the_cell(killed(4, event="crossing")).extent == Extent("crossing")
    assert the_cell(killed(4, occurred=TENTH), by_letter(6)).extent == ALL_OF_THE_BATTLE
    by_day = compared(killed(4, occurred=TENTH), by_letter(6), by=(Axis.PARTY, Axis.DAY))
    assert [cell.extent for cell in by_day.cells] == [tenth]


def test_the_place_of_a_cell_is_its_ids_and_claims() -> None:
    assert the_cell(killed(4), by_letter(6)).order == (
        *("blues", "killed", ""),
        *(claim_id(1), claim_id(2)),
    )
    civilians = the_cell(killed(4, about=[], population=["civilian"]))
    assert civilians.order == ("", "killed", "civilian", claim_id(1))


def test_parties_claimed_together_are_a_cell_of_their_own() -> None:
    both = killed(30, about=[a_party("greens"), a_party("blues")])
    found = compared(both, by_letter(4))
    assert keys(found) == [("blues,greens", "killed"), ("blues", "killed")]
    joint, part = found.cells
    assert [(one.voice, one.span) for one in joint.voices] == [
        ("document:chronicle", Span(30, 30)),
        ("document:letter", Span(4, None)),
    ]
    assert [(one.voice, one.span) for one in part.voices] == [
        ("document:chronicle", Span(0, 30)),
        ("document:letter", Span(4, 4)),
    ]
    assert (part.low, part.high, part.disputed) == (4, 4, False)


@pytest.mark.parametrize(
    ("by", "made"),
    [
        ((), [("blues", "killed"), ("blues", "wounded")]),
        # Combatants are not added to those of whom some are civilians.
        ((Axis.PARTY,), [("blues",), ("blues",)]),
        ((Axis.EFFECT,), [("killed",), ("wounded",)]),
        ((Axis.DAY, Axis.EFFECT), [("killed", "1900-05-10"), ("wounded", "1900-05-11")]),
        ((Axis.EVENT,), [("crossing",), (None,)]),
        ((Axis.POPULATION,), [("combatant",), ("combatant_or_civilian",)]),
    ],
)
def test_cells_by_any_axes_in_a_set_order(
    by: tuple[Axis, ...], made: list[tuple[str | None, ...]]
) -> None:
    found = compared(
        killed(1, event="crossing"),
        a_claim(effects=["wounded"], population=["combatant", "civilian"], occurred=ELEVENTH),
        by=by,
    )
    assert keys(found) == made


def test_things_are_never_added_over_their_classes() -> None:
    tanks = a_claim("materiel", item="tanks", item_class="tank")
    guns = a_claim("materiel", item="guns", item_class="artillery")
    found = compared(tanks, guns, kind=ClaimKind.MATERIEL, by=(Axis.PARTY,))
    assert keys(found) == [("blues", "tank"), ("blues", "artillery")]


def test_tanks_are_inside_of_the_cell_of_armour() -> None:
    tanks = a_claim("materiel", item="tanks", item_class="tank", quantity=a_quantity(3))
    armour = a_claim(
        "materiel",
        item="tracks",
        item_class="armour",
        quantity=a_quantity(9),
        citations=[a_citation("letter")],
    )
    found = compared(tanks, armour, kind=ClaimKind.MATERIEL)
    whole = next(one for one in found.cells if one.keys[Axis.ITEM_CLASS] == "armour")
    assert {one.voice: one.span for one in whole.voices} == {
        "document:chronicle": Span(3, None),
        "document:letter": Span(9, 9),
    }


# Days


def test_by_day_a_figure_of_two_days_bounds_each_of_them() -> None:
    found = compared(
        killed(1, occurred=TENTH), by_letter(7), by=(Axis.PARTY, Axis.EFFECT, Axis.DAY)
    )
    (cell,) = found.cells
    assert cell.keys[Axis.DAY] == "1900-05-10"
    assert {one.voice: one.span for one in cell.voices} == {
        "document:chronicle": Span(1, 1),
        "document:letter": Span(0, 7),
    }
    assert found.excluded == ()


def test_by_day_a_figure_that_bounds_no_cell_is_outside_of_them() -> None:
    by_day: Document = {"by": (Axis.PARTY, Axis.EFFECT, Axis.DAY)}
    found = compared(killed(1, occurred=TENTH), a_claim(effects=["wounded"]), **by_day)
    assert [(one.claim, one.code) for one in found.excluded] == [(claim_id(2), "outside_cells")]


def test_figures_of_other_days_bound_the_cell_of_both() -> None:
    cell = the_cell(killed(4, occurred=TENTH), by_letter(24, occurred=ELEVENTH))
    assert (cell.low, cell.high, cell.open) == (4, 24, True)
    assert cell.grade is Grade.BOUNDED_ONLY
    assert not cell.disputed


def test_an_event_is_its_day_where_the_party_was_in_no_other() -> None:
    crossing = an_event(participants=[{"actor": "blues", "role": "party"}])
    claims = killed(4, event="crossing"), by_letter(28, occurred=TENTH)
    cell = the_cell(*claims, record={"events": [crossing]})
    assert (cell.low, cell.high, cell.disputed) == (4, 28, True)
    cell = the_cell(*claims, record={"events": [crossing, an_event("raid")]})
    assert (cell.low, cell.high, cell.disputed) == (28, 28, False)


# What a cell comes to


def test_own_and_enemy_beside_each_other() -> None:
    cell = the_cell(killed(4, "blues"), killed(28, "reds"), by_letter(10))
    assert (cell.low, cell.high, cell.open, cell.value) == (4, 28, False, None)
    assert (cell.own, cell.enemy) == (Spread(4, 4, False), Spread(28, 28, False))
    assert cell.other == Spread(10, 10, False)
    assert (cell.gap, cell.ratio) == (Gap(24, 24), 7.0)
    assert (cell.disputed, cell.dispute_gap, cell.dispute_ratio) == (True, 2.536, 7.0)
    assert (cell.imprecision, cell.grade, cell.flags) == (2.536, Grade.DISPUTED, ())


def test_who_admits_none_has_no_ratio() -> None:
    cell = the_cell(killed(0, "blues"), killed(28, "reds"))
    assert (cell.ratio, cell.gap) == (None, Gap(28, 28))
    assert (cell.disputed, cell.from_zero, cell.dispute_ratio) == (True, True, None)
    assert cell.flags == (CellFlag.OWN_ZERO,)


def test_who_admits_more_than_its_enemies_claim() -> None:
    cell = the_cell(killed(28, "blues"), killed(4, "reds"))
    assert (cell.ratio, cell.gap) == (0.143, Gap(0, 0))
    assert cell.flags == (CellFlag.INVERTED,)
    bracket = the_cell(killed(28, "blues"), killed(4, "reds"), method=MethodName.BRACKET)
    assert (bracket.low, bracket.high, bracket.imprecision) == (28, 4, None)
    open_ended = the_cell(killed(28, "blues"), killed(at_least(4), "reds"))
    assert open_ended.flags == ()


def test_no_ratio_is_taken_of_bounds() -> None:
    cell = the_cell(killed(4, "blues"), killed(28, "reds", occurred=TENTH))
    assert (cell.enemy, cell.ratio) == (Spread(28, 28, True), None)
    assert cell.disputed


def test_no_ratio_is_taken_of_some() -> None:
    some = a_quantity(None, "some", qualifier="unknown_positive")
    cell = the_cell(killed(4, "blues"), killed(some, "reds"))
    assert (cell.ratio, cell.grade) == (None, Grade.ADMITTED)
    cell = the_cell(killed(0, "blues"), killed(some, "blues"), killed(9, "reds"))
    assert (cell.disputed, cell.dispute_gap, cell.low, cell.high) == (True, 3.322, 0, 9)


def test_a_vaguer_word_is_no_point_beside_a_number() -> None:
    cell = the_cell(
        killed(4, "blues"), killed(at_least(2), "blues"), killed(20), method=MethodName.CONSERVATIVE
    )
    assert (cell.low, cell.high, cell.value) == (4, 20, 4)


def test_equal_distances_are_told_in_whatever_order_the_claims_stand() -> None:
    first, then = killed(9, "blues"), killed(1, "blues")
    torn = killed(0), killed(4)
    found = [the_cell(*torn, *some) for some in ((first, then), (then, first))]
    shown = [(one.dispute_gap, one.dispute_ratio, one.from_zero) for one in found]
    assert shown == [(1.0, None, True)] * 2


def test_a_vaguer_word_takes_no_contradiction_back() -> None:
    said = killed(4, "blues"), killed(28, "blues"), killed(100, "reds")
    alone = the_cell(*said)
    assert (alone.disputed, alone.dispute_gap) == (True, 1.8)
    for word in (at_least(2), a_quantity(None, "some", qualifier="unknown_positive")):
        cell = the_cell(*said, killed(word, "blues"))
        assert (cell.disputed, cell.dispute_gap) == (True, 1.8)


def test_bounds_contradict_like_any_other_figure() -> None:
    cell = the_cell(by_letter(7), killed(9, occurred=TENTH))
    assert (cell.low, cell.high, cell.open) == (7, 7, False)
    assert (cell.disputed, cell.grade) == (True, Grade.DISPUTED)


def test_a_cell_tells_when_only_bounds_make_it_disputed() -> None:
    bound = by_letter(300, occurred=TENTH)
    assert CellFlag.DISPUTED_BY_BOUNDS in the_cell(killed(20, "reds"), bound).flags
    assert CellFlag.DISPUTED_BY_BOUNDS not in the_cell(killed(28, "reds"), killed(4)).flags
    # Whoever says 4 and 40 does not say 20, though all of 4 to 40 is theirs.
    torn = killed(4, "blues"), killed(40, "blues"), killed(20, "reds")
    assert CellFlag.DISPUTED_BY_BOUNDS not in the_cell(*torn).flags
    assert CellFlag.DISPUTED_BY_BOUNDS not in the_cell(*torn, bound).flags


def test_who_gives_a_number_of_all_settles_no_dispute_about_a_part() -> None:
    day = killed(28, "reds", occurred=TENTH), killed(4, "blues", occurred=TENTH)
    alone = the_cell(*day)
    assert (alone.low, alone.high, alone.dispute_gap, alone.flags) == (4, 28, 2.536, ())
    cell = the_cell(*day, killed(60))
    assert (cell.low, cell.high, cell.grade) == (60, 60, Grade.DISPUTED)
    assert (cell.disputed, cell.dispute_gap, cell.dispute_ratio) == (True, 2.536, 7.0)
    assert cell.flags == (CellFlag.DISPUTED_IN_PART,)
    # Nor where both give one, and the same.
    agreed = the_cell(*day, killed(60, "reds"), killed(60, "blues"))
    assert (agreed.low, agreed.high, agreed.flags) == (60, 60, (CellFlag.DISPUTED_IN_PART,))
    assert not the_cell(day[0], killed(60, "blues")).disputed


def test_what_is_disputed_of_a_part_is_no_less_than_that_of_the_whole() -> None:
    day = killed(28, "reds", occurred=TENTH), killed(4, "blues", occurred=TENTH)
    in_part = (CellFlag.DISPUTED_IN_PART,)
    cell = the_cell(*day, killed(60), by_letter(120))
    assert (cell.dispute_gap, cell.dispute_ratio, cell.flags) == (2.536, 7.0, in_part)
    cell = the_cell(*day, killed(30), by_letter(600))
    assert (cell.dispute_gap, cell.dispute_ratio, cell.flags) == (4.277, 20.0, ())


def test_a_voice_that_means_two_things_of_a_part_is_held_to_either() -> None:
    """By one definition it says 28 of a day and by another 4, as somebody else does."""
    both = ["killed", "wounded"]
    meaning = {"text": "killed and wounded", "at_least": both, "at_most": both}
    meant = [*the_sources(), a_source("annals", casualty_definition=meaning)]
    of_day = {"effects": ["casualty"], "occurred": TENTH}
    said = (
        killed(28, "reds", citations=[a_citation("annals")], **of_day),
        killed(4, "reds", **of_day),
        killed(4, "blues", **of_day),
        killed(60, effects=["casualty"]),
    )
    (cell,) = compared(*said, record={"sources": meant}).cells
    assert not cell.disputed


def test_a_part_is_no_more_than_a_part_that_holds_it() -> None:
    attack = an_event("attack", kind="attack", date=TENTH)
    in_it = killed(28, "reds", event="crossing", occurred=TENTH)
    day = killed(4, "blues", occurred=TENTH)
    record = {"events": [an_event(date=TENTH), attack]}
    (cell,) = compared(in_it, day, killed(60), record=record).cells
    assert (cell.low, cell.high, cell.dispute_gap) == (60, 60, 2.536)
    assert cell.flags == (CellFlag.DISPUTED_IN_PART,)
    less = killed(4, "reds", event="crossing", occurred=TENTH)
    (cell,) = compared(less, killed(28, "blues", occurred=TENTH), killed(60), record=record).cells
    assert not cell.disputed


def test_a_cell_has_the_flags_of_those_that_make_it() -> None:
    inferred = killed(7, about=[a_party("blues", "armed men", "inferred_by_document")])
    bounded = by_letter(2, occurred=TENTH, readings=[a_reading({})])
    cell = the_cell(inferred, bounded)
    assert cell.flags == (CellFlag.PARTY_INFERRED,)
    assert CellFlag.BOUNDED not in cell.flags
    assert the_cell(bounded).flags == (CellFlag.READ_TWO_WAYS,)


def test_within_rounding_is_no_dispute() -> None:
    cell = the_cell(killed(10_300), by_letter(10_316))
    assert (cell.disputed, cell.dispute_gap) == (False, 0.0)
    assert cell.flags == (CellFlag.WITHIN_ROUNDING,)
    assert cell.grade is Grade.AGREED


def test_two_who_counted_themselves_corroborate_each_other() -> None:
    letter = [a_citation("letter")]
    cell = the_cell(
        killed(24, count_basis="body_count"),
        killed(24, count_basis="register", citations=letter),
    )
    assert cell.grade is Grade.CORROBORATED
    assert the_cell(killed(24), killed(24, citations=letter)).grade is Grade.AGREED


def test_one_who_says_nothing_of_a_stance_leaves_it_empty() -> None:
    cell = the_cell(killed(24))
    assert (cell.own, cell.enemy, cell.gap) == (NO_SPREAD, NO_SPREAD, Gap(None, None))
    assert (cell.grade, cell.ratio) == (Grade.SINGLE, None)


def test_a_method_shows_what_it_used_and_leaves_out_the_rest() -> None:
    claims = killed(4, "blues"), killed(28, "reds"), by_letter(1, occurred=TENTH)
    found = compared(*claims, method=MethodName.OWN)
    (cell,) = found.cells
    assert (cell.low, cell.high) == (4, 4)
    assert cell.enemy == Spread(28, 28, False)
    assert "redland" not in {one.voice for one in cell.voices}
    assert (claim_id(2), "other_stance") in {(one.claim, one.code) for one in found.excluded}
