"""The whole comparison of a record: what stands beside the cells, and what is left out."""

from __future__ import annotations

from typing import Any

from battleapi.comparison.compare import compare
from battleapi.comparison.results import Comparison, Excluded
from battleapi.comparison.rules import DEFAULT_RULES, Rules
from battleapi.comparison.spans import Spread
from battleapi.model.calendars import day_of
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import Exclusion, MethodName
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_record,
    a_speaker,
    claim_id,
)


def compared(*claims: Document, **rules: Any) -> Comparison:
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims, start=1)]
    file = a_record(*numbered)
    return compare(file.record, file.registry, Rules(**rules))


def killed(count: int, speaker: str | None = None, **changes: Any) -> Document:
    return a_claim(quantity=a_quantity(count), claimant=a_speaker(speaker), **changes)


def test_of_no_claims_a_comparison_is_empty() -> None:
    file = a_record()
    found = compare(file.record, file.registry)
    assert found.rules is DEFAULT_RULES
    assert not any(found.values.values())
    assert (found.cells, found.totals, found.exchanges, found.excluded) == ((), (), (), ())
    assert (found.disputed, found.dispute_gap, found.dispute_ratio) == (False, 0.0, None)
    assert found.from_zero is False


def test_the_whole_is_as_disputed_as_its_most_disputed_cell() -> None:
    found = compared(
        killed(4, "blues"),
        killed(28, "reds"),
        killed(5, "blues", effects=["wounded"]),
        killed(10, "reds", effects=["wounded"]),
        killed(0, "greens", about=[a_party("greens")]),
        killed(1, "reds", about=[a_party("greens")]),
    )
    assert [cell.dispute_gap for cell in found.cells] == [2.536, 0.874, 1.0]
    assert (found.disputed, found.dispute_gap, found.dispute_ratio) == (True, 2.536, 7.0)
    assert found.from_zero
    assert [total.spread for total in found.totals] == [Spread(4, 29, False), Spread(5, 10, False)]


def test_other_kinds_are_not_compared_unless_they_are_asked_for() -> None:
    claims = killed(4), a_claim("materiel"), a_claim("strength"), a_claim("control", about=[])
    assert [len(compared(*claims, kind=kind).cells) for kind in list(ClaimKind)[:3]] == [1, 1, 1]
    assert compared(*claims).excluded == ()


def test_exclusions_are_in_the_order_of_the_record() -> None:
    found = compared(
        killed(1, status="declined"),
        killed(2, effects=["wounded"], status="retracted"),
        killed(3),
        killed(4, related=[{"type": "restates", "claim": claim_id(3)}]),
    )
    assert found.excluded == (
        Excluded(claim_id(1), Exclusion.DECLINED),
        Excluded(claim_id(2), Exclusion.RETRACTED),
        Excluded(claim_id(4), Exclusion.RESTATES, (claim_id(3),)),
    )


def test_what_one_method_leaves_out_another_shows() -> None:
    claims = killed(4, "blues"), killed(28, "reds")
    shown = {
        method: {claim for cell in found.cells for one in cell.voices for claim in one.claims}
        for method in (MethodName.RANGE, MethodName.OWN, MethodName.ENEMY)
        for found in [compared(*claims, method=method)]
    }
    assert shown == {
        MethodName.RANGE: {claim_id(1), claim_id(2)},
        MethodName.OWN: {claim_id(1)},
        MethodName.ENEMY: {claim_id(2)},
    }


def test_a_claim_that_closer_bounds_stand_before_narrows_no_cell() -> None:
    joint = [
        killed(count, about=[a_party("blues"), a_party("greens")], effects=["killed", "wounded"])
        for count in (30,)
    ]
    days = [killed(count, occurred=a_date(day)) for count, day in ((9, "1900-05-10"), (1, "1900"))]
    found = compared(*joint, *days, killed(4, citations=[a_citation("letter")]))
    assert {one.code for one in found.excluded} <= {Exclusion.PART_OF_FIGURE}


def test_how_many_undated_figures_were_kept_is_said_where_a_day_is_asked_for() -> None:
    claims = (
        killed(4),
        killed(5, "reds", asserted=a_date("1900-05-12")),
        killed(6, "blues", asserted=a_date("1993")),
    )
    assert compared(*claims).undated_kept is None
    found = compared(*claims, asserted_until=day_of(1901, 1, 1))
    assert found.undated_kept == 1
    assert [one.code for one in found.excluded] == [Exclusion.ASSERTED_LATER]
