"""Statements: what one voice says of one scope, and what it says item by item as a sum."""

from __future__ import annotations

from typing import Any

from battleapi.comparison.figures import figures
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import Span
from battleapi.comparison.statements import Statement, items_added, points_added, statements
from battleapi.model.values import SAFE_INTEGER
from battleapi.model.vocabulary.claims import ClaimKind
from tests.records_of import Document, a_citation, a_claim, a_quantity, a_record, claim_id

SOME = a_quantity(None, qualifier="unknown_positive", value=None, lower=None, upper=None)


def said(*claims: Document, **rules: Any) -> dict[str, tuple[Statement, ...]]:
    """What voices say by claims numbered from 1."""
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims, start=1)]
    file = a_record(*numbered)
    return statements(figures(file.record, file.registry, Rules(**rules)).found)


def killed(count: int | Document, **changes: Any) -> Document:
    quantity = a_quantity(count) if isinstance(count, int) else count
    return a_claim(quantity=quantity, **changes)


def things(item: str, count: int) -> Document:
    return a_claim("materiel", item=item, quantity=a_quantity(count))


def of_chronicle(*claims: Document, **rules: Any) -> tuple[Statement, ...]:
    return said(*claims, **rules)["document:chronicle"]


def test_a_voice_makes_one_statement_of_each_scope() -> None:
    letter = [a_citation("letter")]
    found = said(
        killed(24), killed(30), killed(8, effects=["wounded"]), killed(9, citations=letter)
    )
    assert list(found) == ["document:chronicle", "document:letter"]
    dead, wounded = found["document:chronicle"]
    assert (dead.span, dead.points, dead.first_id) == (Span(24, 30), (24, 30), claim_id(1))
    assert dead.tellings == (Span(24, 24), Span(30, 30))
    assert (wounded.span, wounded.points, wounded.first_id) == (Span(8, 8), (8,), claim_id(3))


def test_it_is_consistent_where_its_figures_share_a_number() -> None:
    (one,) = of_chronicle(killed(24))
    (agreeing,) = of_chronicle(killed(24), killed(24))
    (torn,) = of_chronicle(killed(24), killed(30))
    assert [each.is_consistent for each in (one, agreeing, torn)] == [True, True, False]
    assert agreeing.points == (24,)


def test_some_say_nothing_beside_a_number() -> None:
    (one,) = of_chronicle(killed(24), killed(SOME))
    assert (one.span, len(one.figures)) == (Span(24, 24), 2)
    (alone,) = of_chronicle(killed(SOME))
    assert (alone.span, alone.points) == (Span(1, None), ())


def test_things_of_one_sort_are_one_statement_with_items() -> None:
    listed = of_chronicle(things("rifles", 18), things("pistols", 3), kind=ClaimKind.MATERIEL)
    (whole,) = items_added(listed)
    assert whole.items == listed
    assert (whole.span, whole.points, whole.tellings) == (Span(21, 21), (21,), (Span(21, 21),))
    assert whole.scope.item is None
    assert whole.is_consistent
    more = things("pistols", 4)
    torn = of_chronicle(things("rifles", 18), things("pistols", 3), more, kind=ClaimKind.MATERIEL)
    (whole,) = items_added(torn)
    assert (whole.span, whole.points, whole.is_consistent) == (Span(21, 22), (), False)


def test_people_are_not_listed_item_by_item() -> None:
    found = of_chronicle(killed(24))
    assert items_added(found) is found


def test_parts_add_up_to_a_number_where_each_states_one() -> None:
    dead, wounded = of_chronicle(killed(24), killed(8, effects=["wounded"]))
    assert points_added([dead]) == (24,)
    assert points_added([dead, wounded]) == (32,)
    several, _ = of_chronicle(killed(24), killed(30), killed(8, effects=["wounded"]))
    assert points_added([several, wounded]) == ()
    most, _ = of_chronicle(killed(SAFE_INTEGER), killed(8, effects=["wounded"]))
    assert points_added([most, wounded]) == ()
