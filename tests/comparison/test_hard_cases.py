"""Records in which an easy rule gives a wrong number: what each comes to, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.claimants import rivalries
from battleapi.comparison.compare import compare
from battleapi.comparison.digest import digest_of
from battleapi.comparison.disputes import disputes
from battleapi.comparison.results import Cell, Comparison
from battleapi.comparison.rules import Rules
from battleapi.model.edtf import parse
from battleapi.model.record_file import RecordFile
from battleapi.model.values import SAFE_INTEGER
from battleapi.model.vocabulary.comparison import Axis, PartyBasis, Verdict
from tests.records_of import (
    Document,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_reading,
    a_record,
    a_share,
    a_speaker,
    claim_id,
)


def said(number: int, count: int, by: str | None, about: str = "blues", **changes: Any) -> Document:
    """So many killed, said by an actor or by the chronicle."""
    claim = {"claimant": a_speaker(by), "about": [a_party(about)], "quantity": a_quantity(count)}
    return a_claim(number=number, **(claim | changes))


def compared(file: RecordFile, **rules: Any) -> Comparison:
    return compare(file.record, file.registry, Rules(**rules))


def cell_of(comparison: Comparison, party: str = "blues", population: str | None = None) -> Cell:
    found = [
        cell
        for cell in comparison.cells
        if (cell.keys[Axis.PARTY], cell.population) == (party, population)
    ]
    assert len(found) == 1
    return found[0]


def ends(cell: Cell) -> tuple[int | None, int | None, bool]:
    return cell.low, cell.high, cell.open


def left_out(comparison: Comparison) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {one.claim: (one.code.value, one.of) for one in comparison.excluded}


@pytest.mark.parametrize("first", [True, False])
def test_a_claim_on_civilians_leaves_the_dispute_over_fighters_alone(first: bool) -> None:
    of_civilians = said(3, 2, None, population=["civilian"])
    of_fighters = [said(1, 4, "blues"), said(2, 28, "reds")]
    file = a_record(*([of_civilians, *of_fighters] if first else [*of_fighters, of_civilians]))
    comparison = compared(file)
    fighters = cell_of(comparison)
    assert (ends(fighters), fighters.ratio, fighters.disputed) == ((4, 28, False), 7.0, True)
    assert ends(cell_of(comparison, population="civilian")) == (2, 2, False)
    total = comparison.total("killed")
    assert total is not None
    assert total.spread == (6, 30, False)
    digest = digest_of(file.record, file.registry)
    assert digest.headline == "Redland counts 28 enemy dead; the Blues count 4 of their own."
    assert [
        (one.claimed.low, one.own and one.own.low) for one in rivalries(file.record, file.registry)
    ] == [(28, 4)]


@pytest.mark.parametrize("days", ["1900-06-11", "1900-05-10/1900-05-20"])
def test_figures_of_days_without_battle_stay_out(days: str) -> None:
    comparison = compared(
        a_record(said(1, 4, "blues"), said(2, 28, "reds"), said(3, 2, None, occurred=a_date(days)))
    )
    assert ends(cell_of(comparison)) == (4, 28, False)
    assert left_out(comparison) == {claim_id(3): ("other_days", ())}


def test_a_month_that_holds_the_battle_is_the_battle() -> None:
    comparison = compared(a_record(said(1, 4, "blues", occurred=a_date("1900-05"))))
    assert ends(cell_of(comparison)) == (4, 4, False)
    assert comparison.excluded == ()


def test_an_earlier_toll_stands_where_the_later_one_was_not_made_yet() -> None:
    file = a_record(
        said(1, 10, "blues", cumulative=True, asserted=a_date("1900-05-12")),
        said(2, 17, "blues", cumulative=True, asserted=a_date("1900-06-11")),
    )
    assert left_out(compared(file)) == {claim_id(1): ("earlier_toll", (claim_id(2),))}
    then = compared(file, asserted_until=parse("1900-05-20").last_day)
    assert ends(cell_of(then)) == (10, 10, False)
    assert left_out(then) == {claim_id(2): ("asserted_later", ())}


def test_a_later_toll_of_another_effect_follows_none() -> None:
    comparison = compared(
        a_record(
            said(1, 10, "reds", cumulative=True, occurred=a_date("1900-05-10")),
            said(2, 3, "blues", cumulative=True, occurred=a_date("1900-05-10")),
            said(
                3,
                7,
                "blues",
                cumulative=True,
                effects=["wounded"],
                occurred=a_date("1900-05-11"),
            ),
        )
    )
    killed = comparison.cells[0]
    assert (ends(killed), killed.disputed, killed.ratio) == ((3, 10, False), True, 3.333)


def test_a_later_higher_toll_of_another_voice_is_no_contradiction() -> None:
    comparison = compared(
        a_record(
            said(1, 4, "blues", cumulative=True, asserted=a_date("1900-05-12")),
            said(2, 28, "reds", cumulative=True, asserted=a_date("1900-05-20")),
        )
    )
    cell = cell_of(comparison)
    assert (ends(cell), cell.disputed) == ((28, 28, False), False)


def test_a_restatement_gives_way_only_to_what_is_in() -> None:
    inferred = [a_party("blues", None, "inferred_by_editor")]
    again = [{"type": "restates", "claim": claim_id(1)}]
    file = a_record(
        said(1, 9, "reds", about="blues") | {"about": inferred}, said(2, 9, "reds", related=again)
    )
    assert left_out(compared(file)) == {claim_id(2): ("restates", (claim_id(1),))}
    stated = compared(file, basis=PartyBasis.STATED)
    assert ends(cell_of(stated)) == (9, 9, False)
    assert left_out(stated) == {claim_id(1): ("party_not_stated", ())}


def test_what_is_said_again_is_followed_through_what_was_retracted() -> None:
    again = [[{"type": "restates", "claim": claim_id(one)}] for one in (1, 2)]
    comparison = compared(
        a_record(
            said(1, 4, "blues"),
            said(2, 4, "blues", status="retracted", related=again[0]),
            said(3, 6, None, related=again[1]),
        )
    )
    assert ends(cell_of(comparison)) == (4, 4, False)
    assert left_out(comparison)[claim_id(3)] == ("restates", (claim_id(1),))


def test_no_sum_is_a_number_that_readers_of_json_lose() -> None:
    file = a_record(said(1, SAFE_INTEGER, "blues"), said(2, SAFE_INTEGER, "greens", about="greens"))
    total = compared(file).total("killed")
    assert total is not None
    assert total.spread == (SAFE_INTEGER, SAFE_INTEGER, True)


def test_a_voice_that_contradicts_itself_agrees_with_neither_side_by_its_middle() -> None:
    cell = cell_of(compared(a_record(said(1, 4, "blues"), said(2, 28, "blues"), said(3, 10, None))))
    assert (ends(cell), cell.disputed, cell.grade) == ((4, 28, False), True, "disputed")


def test_a_total_holds_the_joint_figure_and_its_parts() -> None:
    joint = said(1, 30, None) | {"about": [a_party("blues"), a_party("greens")]}
    comparison = compared(
        a_record(
            joint,
            said(2, 10, "blues"),
            said(3, 40, "reds"),
            said(4, 5, "greens", about="greens"),
        )
    )
    total = comparison.total("killed")
    assert total is not None
    assert total.spread == (15, 45, False)
    assert total.flags == ("mixed_voices",)


def test_casualties_are_no_figure_of_the_dead() -> None:
    joint = said(1, 50, None, effects=["casualty"]) | {
        "about": [a_party("blues"), a_party("greens")]
    }
    total = compared(a_record(joint, said(2, 7, "reds", about="reds"))).total("killed")
    assert total is not None
    assert total.spread == (7, 7, True)
    assert {"blues", "greens"} <= {*total.missing}


def test_a_share_is_of_what_the_reading_makes_of_the_whole() -> None:
    fewer = a_reading({"quantity": a_quantity(30)})
    third = a_share(claim_id(1), (1, 3)).model_dump(mode="json")
    file = a_record(
        said(1, 300, None, effects=["wounded"], readings=[fewer]),
        said(2, 0, None, quantity=third),
    )
    killed = next(cell for cell in compared(file).cells if cell.keys[Axis.EFFECT] == "killed")
    assert (ends(killed), killed.voices[0].point) == ((100, 100, False), 100)
    otherwise = compared(file, readings=("otherwise",))
    killed = next(cell for cell in otherwise.cells if cell.keys[Axis.EFFECT] == "killed")
    assert ends(killed) == (10, 10, False)


def test_captured_are_only_perhaps_among_undivided_casualties() -> None:
    file = a_record(
        said(1, 17, None, effects=["captured"]), said(2, 7, "reds", effects=["casualty"])
    )
    cell = cell_of(compared(file, by=(Axis.PARTY,)))
    assert (ends(cell), cell.disputed) == ((17, 17, True), False)


def test_figures_of_one_unit_are_compared_with_each_other() -> None:
    file = a_record(said(1, 4, "reds", about="scouts"), said(2, 28, None, about="scouts"))
    cell = cell_of(compared(file), "scouts")
    assert (ends(cell), cell.disputed) == ((4, 28, False), True)
    total = compared(file).total("killed")
    assert total is not None
    assert total.spread == (4, 28, False)
    assert "reds" in total.missing
    contradictions = frozenset({Verdict.CONTRADICTS})
    assert len(disputes(file.record, file.registry, Rules(), contradictions)) == 1


def test_a_figure_of_a_unit_bounds_its_army_where_somebody_tells_of_that() -> None:
    file = a_record(said(1, 4, "reds", about="scouts"), said(2, 28, None, about="reds"))
    comparison = compared(file)
    assert len(comparison.cells) == 1
    army = cell_of(comparison, "reds")
    assert (ends(army), army.disputed) == ((28, 28, False), False)
    said_of_it = [(one.span, one.flags) for one in army.voices]
    assert said_of_it == [((4, None), ("bounded",)), ((28, 28), ())]


def test_some_gives_way_to_a_number_but_not_to_none() -> None:
    some = a_quantity(None, "some", qualifier="unknown_positive")
    twenty = compared(a_record(said(1, 0, "blues", quantity=some), said(2, 20, None)))
    assert ends(cell_of(twenty)) == (20, 20, False)
    none = cell_of(compared(a_record(said(1, 0, "blues", quantity=some), said(2, 0, None))))
    assert (ends(none), none.disputed) == ((0, 1, True), True)


def test_parts_of_a_best_number_are_checked_against_its_bounds() -> None:
    # As UCDP's event 246713: 15 to 33 of all, best 33, and 8 of one side.
    best: dict[str, Any] = {
        "qualifier": "best_with_bounds",
        "lower": 15,
        "upper": 33,
        "bounds_kind": "coder_bounds",
    }
    both = [a_party("reds"), a_party("blues")]
    file = a_record(
        said(1, 33, None, quantity=a_quantity(33, **best)) | {"about": both},
        said(2, 8, None, about="reds"),
    )
    cells = {cell.keys[Axis.PARTY]: cell for cell in compared(file).cells}
    assert [ends(cells[party]) for party in ("blues,reds", "reds")] == [
        (15, 33, False),
        (8, 8, False),
    ]
    assert not any(cell.disputed or cell.flags for cell in cells.values())
