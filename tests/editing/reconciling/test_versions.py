from __future__ import annotations

import pytest

from battleapi.editing.reconciling.versions import is_another_version, is_older, older_ones
from battleapi.model.sources import Source
from tests.store.specimens import source


def a_source(version: str | None, date: str | None = None) -> Source:
    return source("the-gazette", date=date).model_copy(update={"version": version})


@pytest.mark.parametrize(
    ("read", "stored", "older"),
    [
        ("9", "10", True),
        ("10", "9", False),
        ("10", "10", False),
        ("24.9", "24.10", True),
        ("25.1", "25.0.12", False),
        ("11.0.0", "11.0.1", True),
        # No numbers, and no dates to go by.
        ("first", "second", False),
        (None, "10", False),
        ("9", None, False),
    ],
)
def test_versions_are_compared_as_numbers(
    read: str | None, stored: str | None, older: bool
) -> None:
    assert is_older(a_source(read), a_source(stored)) is older


@pytest.mark.parametrize(
    ("read", "stored", "older"),
    [
        ("2020-05-01", "2020-05-02", True),
        ("2020-05-02", "2020-05-02", False),
        ("2020-05-03", "2020-05-02", False),
        # It may be of the same day.
        ("2020", "2020-05-02", False),
        ("2019", "2020-05-02", True),
        (None, "2020", False),
        ("2020", None, False),
    ],
)
def test_else_the_dates_decide(read: str | None, stored: str | None, older: bool) -> None:
    assert is_older(a_source("second edition", read), a_source("7", stored)) is older
    # Numbers come before dates.
    assert not is_older(a_source("8", read), a_source("7", stored))


def test_only_what_goes_with_a_version_may_change_with_it() -> None:
    first = a_source("7", "2020")
    assert is_another_version(a_source("8", "2021"), first)
    assert is_another_version(
        a_source("8").model_copy(update={"url": "https://example.org/8"}), first
    )
    assert not is_another_version(a_source("7", "2021"), first)
    # An encyclopedia changes its licence while it goes on.
    assert is_another_version(a_source("8").model_copy(update={"licence": "CC0-1.0"}), first)
    assert not is_another_version(a_source("8").model_copy(update={"publisher": "Them"}), first)


def test_those_that_are_older_are_told() -> None:
    other = source("the-paper")
    assert older_ones([a_source("7"), other], {"the-gazette": a_source("8")}) == ("the-gazette",)
    assert older_ones([a_source("8"), other], {"the-gazette": a_source("8")}) == ()
