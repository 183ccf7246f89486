"""Exchange ratios: each account for itself, and the admissions."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.compare import compare
from battleapi.comparison.exchange import (
    ADMISSIONS,
    NO_RATIO,
    Amount,
    Opposition,
    exchanges,
    ratio,
)
from battleapi.comparison.results import Cell, Heard, RatioRange
from battleapi.comparison.spans import Span
from battleapi.model.checking import read_record_file
from battleapi.model.standing import Standing
from battleapi.model.vocabulary.comparison import Axis
from tests.comparison.cells_of import a_cell, at_least, document, enemy, heard, own
from tests.records_of import Document, a_claim, a_party, a_quantity, a_record

BER = Opposition(
    {"malian-armed-forces": 1, "cma": 2, "jnim": 3},
    {1: frozenset({2, 3}), 2: frozenset({1}), 3: frozenset({1})},
)
NIEUPORT = Opposition({"dutch": 1, "spain": 2}, {1: frozenset({2}), 2: frozenset({1})})


def a_strength(party: str, *voices: Heard, basis: str = "initial", item: str | None = None) -> Cell:
    keys = {Axis.PARTY: party, Axis.ITEM_CLASS: item, Axis.STRENGTH_BASIS: basis}
    return replace(a_cell(party, basis, *voices), keys=keys)


def just(value: float) -> RatioRange:
    return RatioRange(value, value, value)


# Ber, 2023: Mali counts 28 enemies for 7 of its own; each admits 4 and 7


BER_KILLED = (
    a_cell("malian-armed-forces", "killed", own("mali", 7)),
    a_cell("jnim", "killed", own("jnim", 4), enemy("mali", 28)),
    a_cell("cma", "casualty", own("cma", 0)),
)


def test_malis_account_of_ber_and_the_admissions_are_told_apart() -> None:
    admitted, by_mali = exchanges(BER_KILLED, (), BER)
    assert (admitted.account, admitted.of, admitted.to) == (
        ADMISSIONS,
        "jnim",
        "malian-armed-forces",
    )
    assert admitted.loss_exchange == just(0.571)
    assert admitted.claims == ("claim-of-jnim", "claim-of-mali")
    assert (by_mali.account, by_mali.of, by_mali.to) == ("mali", "jnim", "malian-armed-forces")
    assert by_mali.effect == "killed"
    assert by_mali.loss_exchange == just(4.0)
    assert by_mali.fractional_exchange == by_mali.force == NO_RATIO


def test_a_voice_counts_enemy_losses_for_each_of_its_own() -> None:
    cells = (
        a_cell("malian-armed-forces", "killed", enemy("jnim", 20)),
        a_cell("jnim", "killed", own("jnim", 4)),
    )
    (by_jnim,) = exchanges(cells, (), BER)
    assert (by_jnim.of, by_jnim.to) == ("malian-armed-forces", "jnim")
    assert by_jnim.loss_exchange == just(5.0)


def test_there_is_no_exchange_with_those_who_are_no_opponents() -> None:
    cells = (
        a_cell("cma", "killed", document("paper", 3)),
        a_cell("jnim", "killed", document("paper", 4)),
        a_cell("minusma", "killed", document("paper", 5)),
        a_cell(None, "killed", document("paper", 12)),
    )
    assert exchanges(cells, (), BER) == ()


def test_bounds_of_a_cell_are_no_account_and_other_tables_have_none() -> None:
    bounded = (
        a_cell("malian-armed-forces", "killed", own("mali", 7)),
        a_cell("jnim", "killed", enemy("mali", at_least(24), bounded=True)),
    )
    assert exchanges(bounded, (), BER) == ()
    by_day = (
        a_cell("malian-armed-forces", "killed", own("mali", 1), day="2023-08-11"),
        a_cell("jnim", "killed", enemy("mali", 4), day="2023-08-11"),
    )
    assert exchanges(by_day, (), BER) == ()


def test_effects_are_not_mixed() -> None:
    cells = (
        a_cell("malian-armed-forces", "wounded", own("mali", 8)),
        a_cell("jnim", "killed", enemy("mali", 28)),
    )
    assert exchanges(cells, (), BER) == ()


def test_nobody_is_divided_by_a_party_that_may_have_lost_none() -> None:
    cells = (
        a_cell("malian-armed-forces", "killed", own("mali", Span(0, 7))),
        a_cell("jnim", "killed", enemy("mali", 28)),
    )
    (by_mali,) = exchanges(cells, (), BER)
    assert by_mali.loss_exchange == NO_RATIO


def test_several_admissions_of_one_party_are_taken_together() -> None:
    cells = (
        a_cell("malian-armed-forces", "killed", own("mali", 7), own("mali@1993", 14)),
        a_cell("jnim", "killed", own("jnim", 7), own("jnim@1993", 7)),
    )
    (admitted,) = exchanges(cells, (), BER)
    # No one number of Mali's stands against the 7.
    assert admitted.loss_exchange == RatioRange(None, 0.5, 1.0)
    assert admitted.claims == (
        "claim-of-jnim",
        "claim-of-jnim@1993",
        "claim-of-mali",
        "claim-of-mali@1993",
    )


def test_only_what_a_party_says_of_itself_exactly_is_an_admission() -> None:
    cells = (
        a_cell("malian-armed-forces", "killed", own("mali", 7)),
        a_cell("jnim", "killed", own("jnim", at_least(4), bounded=True), document("paper", 4)),
    )
    assert exchanges(cells, (), BER) == ()


# Nieuport, 1600 (CDB90): 11,300 (-3 %, +33 %) Dutch lose 1,000 (+20 %), 11,500 (-5 %) Spaniards
# lose 4,000 (-25 %)


DUTCH_LOSSES = document("cdb90", Span(1_000, 1_200), point=1_000, claims=("c1",))
SPANISH_LOSSES = document("cdb90", Span(3_000, 4_000), point=4_000, claims=("c2",))
DUTCH_STRENGTH = document("cdb90", Span(10_961, 15_029), point=11_300, claims=("c3",))
SPANISH_STRENGTH = document("cdb90", Span(10_925, 11_500), point=11_500, claims=("c4",))
NIEUPORT_LOSSES = (
    a_cell("dutch", "casualty", DUTCH_LOSSES),
    a_cell("spain", "casualty", SPANISH_LOSSES),
)


def test_nieuport_has_the_ratios_of_cdb90_with_its_errors() -> None:
    strengths = (a_strength("dutch", DUTCH_STRENGTH), a_strength("spain", SPANISH_STRENGTH))
    (found,) = exchanges(NIEUPORT_LOSSES, strengths, NIEUPORT)
    assert (found.account, found.of, found.to) == ("document:cdb90", "spain", "dutch")
    assert found.loss_exchange == RatioRange(4.0, 2.5, 4.0)
    assert found.fractional_exchange == RatioRange(3.93, 2.383, 5.503)
    assert found.force == RatioRange(1.018, 0.727, 1.049)
    assert found.claims == ("c2", "c1", "c4", "c3")


@pytest.mark.parametrize(
    "strengths",
    [
        # Only one of the two, of two moments, of guns, of a moment that is no start, by another.
        (a_strength("dutch", DUTCH_STRENGTH),),
        (
            a_strength("dutch", DUTCH_STRENGTH),
            a_strength("spain", SPANISH_STRENGTH, basis="present_for_duty"),
        ),
        (
            a_strength("dutch", DUTCH_STRENGTH, item="artillery"),
            a_strength("spain", SPANISH_STRENGTH, item="artillery"),
        ),
        (
            a_strength("dutch", DUTCH_STRENGTH, basis="final"),
            a_strength("spain", SPANISH_STRENGTH, basis="final"),
        ),
        (
            a_strength("dutch", document("other", 11_300)),
            a_strength("spain", document("other", 11_500)),
        ),
        (
            a_strength("dutch", document("cdb90", at_least(11_300), bounded=True)),
            a_strength("spain", SPANISH_STRENGTH),
        ),
    ],
)
def test_shares_of_strength_need_both_strengths_of_one_moment_by_one_account(
    strengths: tuple[Cell, ...],
) -> None:
    (found,) = exchanges(NIEUPORT_LOSSES, strengths, NIEUPORT)
    assert found.loss_exchange.value == 4.0
    assert found.fractional_exchange == found.force == NO_RATIO


def test_initial_strength_goes_before_that_of_another_moment() -> None:
    strengths = (
        a_strength("dutch", document("cdb90", 1), basis="total_engaged"),
        a_strength("spain", document("cdb90", 1), basis="total_engaged"),
        a_strength("dutch", document("cdb90", 100)),
        a_strength("spain", document("cdb90", 300)),
    )
    (found,) = exchanges(NIEUPORT_LOSSES, strengths, NIEUPORT)
    assert found.force == just(3.0)
    (found,) = exchanges(NIEUPORT_LOSSES, strengths[:2], NIEUPORT)
    assert found.force == just(1.0)


def test_admissions_go_with_admitted_strengths() -> None:
    strengths = (
        a_strength("malian-armed-forces", own("mali", 70), document("paper", 700)),
        a_strength("jnim", own("jnim", 20)),
    )
    admitted, by_mali = exchanges(BER_KILLED, strengths, BER)
    assert admitted.force == just(0.286)
    # Four of twenty are twice the share that seven of seventy are.
    assert admitted.fractional_exchange == just(2.0)
    assert by_mali.force == NO_RATIO


# The ratio itself


def a_figure(said: Span, point: int | None = None) -> Amount:
    return Amount(said, point, ())


def test_an_open_figure_states_no_number_of_its_own() -> None:
    cells = (
        a_cell("dutch", "killed", heard("document:a", 7)),
        # "At least 28" has 28 as its point for other purposes.
        a_cell("spain", "killed", heard("document:a", at_least(28), point=28)),
    )
    (found,) = exchanges(cells, (), NIEUPORT)
    assert found.loss_exchange == RatioRange(None, 4.0, None)


def test_without_an_end_to_the_divisor_the_ratio_can_be_next_to_nothing() -> None:
    assert ratio([a_figure(Span(4, 4), 4)], [a_figure(at_least(2))]) == RatioRange(None, 0.0, 2.0)


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=2),
    st.data(),
)
def test_the_bounds_hold_the_ratio_of_any_counts_allowed(
    ends: list[tuple[int, int]], data: st.DataObject
) -> None:
    over, under = (Span(min(pair), max(pair)) for pair in ends)
    found = ratio([a_figure(over)], [a_figure(under)])
    if under.low == 0:
        assert found == NO_RATIO
        return
    one = data.draw(st.integers(over.low, over.high))
    other = data.draw(st.integers(under.low, under.high))
    assert found.value is None
    assert found.low is not None
    assert found.high is not None
    assert found.low - 0.001 <= one / other <= found.high + 0.001


# Who opposes whom


def test_the_sides_of_a_record_say_who_are_opponents() -> None:
    file = a_record()
    standing = Standing(file.record, file.registry)
    parties = (
        "reds",
        "scouts",
        "blues",
        "greens",
        "envoys",
        "blues,greens",
        "reds,scouts",
        "~x",
        None,
    )
    ford = Opposition.of(file.record, standing, parties)
    assert ford.side == {"reds": 1, "scouts": 1, "blues": 2, "greens": 3, "reds,scouts": 1}
    assert ford.opposed("reds", "greens")
    assert not ford.opposed("blues", "greens")
    assert not ford.opposed("reds", "scouts")
    assert not ford.opposed("reds", "envoys")
    assert ford.share_an_enemy("blues", "greens")
    assert ford.share_an_enemy("reds", "scouts")
    assert not ford.share_an_enemy("reds", "blues")
    assert not ford.share_an_enemy("reds", "envoys")


def test_one_side_alone_can_say_that_it_is_hostile() -> None:
    told = Opposition({"a": 1, "b": 2}, {1: frozenset({2}), 2: frozenset()})
    assert told.opposed("a", "b")
    assert told.opposed("b", "a")


# Of whole records


def best(count: int, least: int, most: int) -> Document:
    return a_quantity(
        count, qualifier="best_with_bounds", lower=least, upper=most, bounds_kind="stated"
    )


def test_a_record_with_the_figures_of_nieuport_has_its_ratios() -> None:
    dutch, spanish = [a_party("reds")], [a_party("blues")]
    file = a_record(
        a_claim(number=1, about=dutch, effects=["casualty"], quantity=best(1_000, 1_000, 1_200)),
        a_claim(number=2, about=spanish, effects=["casualty"], quantity=best(4_000, 3_000, 4_000)),
        *(
            a_claim("strength", number, about=about, quantity=quantity, basis="initial")
            for number, about, quantity in (
                (3, dutch, best(11_300, 10_961, 15_029)),
                (4, spanish, best(11_500, 10_925, 11_500)),
            )
        ),
    )
    (found,) = compare(file.record, file.registry).exchanges
    assert (found.account, found.of, found.to) == ("document:chronicle", "blues", "reds")
    assert found.loss_exchange == RatioRange(4.0, 2.5, 4.0)
    assert found.fractional_exchange == RatioRange(3.93, 2.383, 5.503)
    assert found.force == RatioRange(1.018, 0.727, 1.049)


def test_ber_has_malis_account_and_the_admissions() -> None:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    file = read_record_file(json.loads(path.read_text(encoding="utf-8")))
    found = compare(file.record, file.registry).exchanges
    assert [(one.account, one.effect, one.of, one.to, one.loss_exchange) for one in found] == [
        (ADMISSIONS, "killed", "jnim", "malian-armed-forces", just(0.571)),
        ("mali", "killed", "jnim", "malian-armed-forces", just(4.0)),
    ]
