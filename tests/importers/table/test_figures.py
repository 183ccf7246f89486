"""The figure of a row: in words, in numbers, or in both."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.importers.table.columns import CellFault
from battleapi.importers.table.figures import figure_of
from battleapi.model.vocabulary.quantities import BoundsKind, Qualifier


def given(**cells: Any) -> dict[str, Any]:
    return cells


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (given(quantity="28"), ("exact", 28, 28, 28, None)),
        (given(quantity="none"), ("exact", 0, 0, 0, None)),
        (given(quantity="about 300"), ("approximately", 300, None, None, None)),
        (given(quantity="15-33"), ("between", None, 15, 33, "stated")),
        (given(quantity="at least 40"), ("at_least", None, 40, None, "stated")),
        (given(quantity="unknown"), ("unknown", None, None, None, None)),
        (given(value=7), ("exact", 7, 7, 7, None)),
        (given(lower=7), ("at_least", None, 7, None, "stated")),
        (given(upper=7), ("at_most", None, 0, 7, "stated")),
        (given(lower=7, upper=9), ("between", None, 7, 9, "stated")),
        (given(value=8, lower=7, upper=9), ("best_with_bounds", 8, 7, 9, "coder_bounds")),
        (given(value=8, upper=9), ("best_with_bounds", 8, None, 9, "coder_bounds")),
        (given(value=8, qualifier=Qualifier.APPROXIMATELY), ("approximately", 8, None, None, None)),
        (given(value=8, qualifier=Qualifier.AT_LEAST), ("at_least", None, 8, None, "stated")),
        (given(value=8, qualifier=Qualifier.AT_MOST), ("at_most", None, 0, 8, "stated")),
        (
            given(lower=7, upper=9, bounds_kind=BoundsKind.ROUNDING),
            ("between", None, 7, 9, "rounding"),
        ),
        (given(qualifier=Qualifier.UNKNOWN), ("unknown", None, None, None, None)),
        (given(qualifier=Qualifier.UNKNOWN_POSITIVE), ("unknown_positive", None, None, None, None)),
    ],
)
def test_a_figure_has_the_numbers_that_its_row_gives(
    cells: dict[str, Any], numbers: tuple[Any, ...]
) -> None:
    made = figure_of(cells)
    assert (made.qualifier, made.value, made.lower, made.upper, made.bounds_kind) == numbers
    assert made.as_said == cells.get("quantity")


def test_words_beside_numbers_are_kept_and_not_read() -> None:
    made = figure_of(given(quantity="some 40, it is said", value=40))
    assert (made.as_said, made.qualifier, made.value) == ("some 40, it is said", "exact", 40)


@pytest.mark.parametrize(
    ("cells", "term"),
    [
        (given(quantity="dozens"), "dozens"),
        (given(quantity="a good many", qualifier=Qualifier.INDEFINITE), "a good many"),
        (given(quantity="heavy", qualifier=Qualifier.NOT_NUMERIC), "heavy"),
    ],
)
def test_a_vague_word_is_the_term(cells: dict[str, Any], term: str) -> None:
    made = figure_of(cells)
    assert (made.term, made.value, made.as_said) == (term, None, cells["quantity"])


@pytest.mark.parametrize(
    ("cells", "column", "told"),
    [
        (given(), "quantity", "There is no figure"),
        (given(quantity="the usual"), "quantity", "It is not read as one figure"),
        (given(quantity="7 killed, 8 wounded"), "quantity", "It is not read as one figure"),
        (given(quantity="7 killed"), "quantity", "and nothing besides"),
        (given(quantity="7 civilians"), "quantity", "and nothing besides"),
        (given(quantity="7 (per Mali)"), "quantity", "and nothing besides"),
        (given(quantity="9 tanks"), "quantity", "and nothing besides"),
        (given(quantity="half"), "quantity", "and nothing besides"),
        (given(qualifier=Qualifier.EXACT), "value", "a figure that is exact needs it"),
        (given(lower=7, qualifier=Qualifier.BETWEEN), "upper", "needs it"),
        (given(qualifier=Qualifier.INDEFINITE), "quantity", "needs it"),
        (given(value=7, upper=9, qualifier=Qualifier.EXACT), "upper", "has no such number"),
        (given(value=7, qualifier=Qualifier.UNKNOWN), "value", "has no such number"),
        (given(value=7, bounds_kind=BoundsKind.STATED), "bounds_kind", "has no bounds"),
        (given(value=7, qualifier=Qualifier.BEST_WITH_BOUNDS), "qualifier", "lower"),
    ],
)
def test_a_figure_that_cannot_be_is_told_with_its_column(
    cells: dict[str, Any], column: str, told: str
) -> None:
    with pytest.raises(CellFault) as caught:
        figure_of(cells)
    assert caught.value.column == column
    assert told in caught.value.reason


@pytest.mark.parametrize("words", ["-4", "\u22129", "- 99", "about -4", "4-"])
def test_a_number_with_a_sign_is_no_count(words: str) -> None:
    with pytest.raises(CellFault, match="not read as one figure") as caught:
        figure_of(given(quantity=words))
    assert caught.value.column == "quantity"
