"""Actors and what they belong to, from when until when."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from battleapi.model.actors import Actor, Membership
from battleapi.model.calendars import GREGORIAN, day_of
from tests.records_of import a_membership, an_actor


def membership(kind: str = "organ", **changes: Any) -> Membership:
    return Membership.model_validate(a_membership("redland", kind, **changes))


def test_an_actor_is_written_with_every_key() -> None:
    actor = Actor.model_validate(an_actor("redland", "state"))
    assert actor.model_dump(mode="json") == {
        "id": "redland",
        "kind": "state",
        "name": "Redland",
        "short_name": None,
        "aliases": [],
        "country": None,
        "memberships": [],
        "external_ids": [],
    }


def test_a_membership_is_written_from_and_to() -> None:
    dated = membership(**{"from": "2021", "to": "2023-08"})
    assert dated.model_dump(mode="json") == {
        "of": "redland",
        "type": "organ",
        "role": None,
        "from": "2021",
        "to": "2023-08",
    }
    assert (dated.since, dated.until) == ("2021", "2023-08")


@pytest.mark.parametrize("kind", ["organ", "component", "coalition", "contingent"])
def test_only_an_office_has_a_role(kind: str) -> None:
    assert membership(kind).role is None
    with pytest.raises(ValidationError, match="office"):
        membership(kind, role="minister")


def test_an_office_has_a_role() -> None:
    assert membership("office", role="interim president").role == "interim president"
    with pytest.raises(ValidationError, match="office"):
        membership("office")


@pytest.mark.parametrize(
    "dates",
    [
        {"from": "2023", "to": "2023"},
        {"from": "2023-08-12", "to": "2023-08"},
        {"from": "-0489", "to": "2023"},
        {"from": "2023", "to": None},
        {"from": None, "to": "2023"},
    ],
)
def test_a_membership_begins_before_it_ends(dates: dict[str, Any]) -> None:
    dated = membership(**dates)
    assert (dated.since, dated.until) == (dates["from"], dates["to"])


@pytest.mark.parametrize("ends", ["2022", "2022-12-31", "-2023"])
def test_a_membership_that_ends_before_it_begins_is_refused(ends: str) -> None:
    with pytest.raises(ValidationError, match="before it begins"):
        membership(**{"from": "2023", "to": ends})


def test_dates_of_a_membership_are_edtf() -> None:
    with pytest.raises(ValidationError, match="no such month"):
        membership(**{"from": "2023-13"})


def day(year: int, month: int, of_month: int) -> int:
    return day_of(year, month, of_month, GREGORIAN)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (day(2020, 12, 30), day(2020, 12, 31), False),
        (day(2020, 12, 31), day(2021, 1, 1), True),
        (day(2022, 1, 1), day(2022, 1, 2), True),
        (day(2023, 8, 31), day(2023, 9, 1), True),
        (day(2023, 9, 1), day(2023, 9, 2), False),
        (None, day(2020, 12, 31), False),
        (day(2023, 9, 1), None, False),
        (None, None, True),
        (None, day(2021, 1, 1), True),
    ],
)
def test_a_membership_holds_on_some_day_of_a_span(
    first: int | None, last: int | None, holds: bool
) -> None:
    assert membership(**{"from": "2021", "to": "2023-08"}).holds_on(first, last) is holds


@given(st.integers(-10_000, 800_000), st.integers(0, 5000))
def test_a_membership_without_dates_holds_always(first: int, length: int) -> None:
    assert membership().holds_on(first, first + length)


def test_an_actor_is_not_a_member_of_itself() -> None:
    with pytest.raises(ValidationError, match="not a member of itself"):
        Actor.model_validate(an_actor("redland", memberships=[a_membership("redland")]))


@pytest.mark.parametrize(
    "changes",
    [
        {"aliases": ["A", "A"]},
        {"memberships": [a_membership("a"), a_membership("a")]},
        {"external_ids": [{"authority": "ucdp", "id": "1"}, {"authority": "ucdp", "id": "1"}]},
        {"external_ids": [{"authority": "gedcom", "id": "1"}]},
        {"country": "Mali"},
        {"kind": "army"},
        {"name": ""},
        {"rank": "general"},
    ],
)
def test_what_is_no_actor(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Actor.model_validate(an_actor("redland", **changes))
