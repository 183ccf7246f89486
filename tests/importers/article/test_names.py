"""Names in a value of the infobox, each at its characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.importers.article.names import names_in


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Burkina Faso", [("Burkina Faso", 1)]),
        ("MNLA, HCUA, MAA", [("MNLA", 1), ("HCUA", 1), ("MAA", 1)]),
        ("Red<br>Blue<br/>Green; Grey", [("Red", 1), ("Blue", 1), ("Green", 1), ("Grey", 1)]),
        ("Red<hr>Blue<HR/>Green", [("Red", 1), ("Blue", 2), ("Green", 3)]),
        ("Red----Blue", [("Red", 1), ("Blue", 2)]),
        ("Reds (left, centre)", [("Reds (left, centre)", 1)]),
        ("* Red\n* Blue", [("Red", 1), ("Blue", 1)]),
        ("Red, Supported by: Blue", [("Red", 1), ("Supported by:", 1), ("Blue", 1)]),
        ("Jean-Luc Roux, – Anna", [("Jean-Luc Roux", 1), ("Anna", 1)]),
        (" ,; ", []),
        ("", []),
    ],
)
def test_names_stand_between_separators(value: str, names: list[tuple[str, int]]) -> None:
    found = names_in(value)
    assert [(one.text, one.party) for one in found] == names
    assert [value[one.start : one.end] for one in found] == [name for name, _ in names]


@pytest.mark.parametrize(
    ("words", "label", "fate"),
    [
        ("Jory Penhale", "Jory Penhale", None),
        ("Ulf Stene †", "Ulf Stene", "killed"),
        ("Anna Brandt (WIA)", "Anna Brandt", "wounded"),
        ("Anna Brandt (pow)", "Anna Brandt", "captured"),
        ("A. Other (died of wounds)", "A. Other", "died_of_wounds"),
        ("A. Other (left wing)", "A. Other (left wing)", None),
    ],
)
def test_a_mark_behind_a_name_says_what_became_of_its_bearer(
    words: str, label: str, fate: str | None
) -> None:
    (name,) = names_in(words)
    assert name.with_fate() == (label, fate)


@given(st.text(st.sampled_from("ab ,;:()<hr>br/-*\n"), max_size=30))
def test_every_name_stands_where_it_is_said_to(value: str) -> None:
    found = names_in(value)
    assert all(value[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.text == one.text.strip() != "" for one in found)
