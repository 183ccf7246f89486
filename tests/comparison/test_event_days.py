"""The event-days of figures: whole battles, days, events, and when an event is all of its days."""

from __future__ import annotations

from typing import Any

import pytest

from battleapi.comparison.event_days import ALL_OF_THE_BATTLE, Days, EventDays, Extent
from battleapi.model.claims import Claim
from battleapi.model.vocabulary.records import Phase
from tests.records_of import NO_DATE, Document, a_claim, a_date, a_record, an_event

TENTH, ELEVENTH = 693_725, 693_726


def participants(*actors: str) -> list[Document]:
    return [{"actor": actor, "role": "party"} for actor in actors]


class Field:
    """The event-days of these claims, asked for by the place of the claim."""

    def __init__(self, *claims: Document, **changes: Any) -> None:
        numbered = [one | {"id": f"c{n:015d}"} for n, one in enumerate(claims)]
        self.claims: tuple[Claim, ...] = a_record(*numbered, **changes).record.claims
        record = a_record(*numbered, **changes).record
        self.event_days = EventDays(record, self.claims)

    def days(self, place: int) -> Days:
        return self.event_days.days(self.claims[place])

    def mask(self, place: int, *actors: str) -> int:
        days = self.days(place)
        return self.event_days.mask(days, self.event_days.is_all_of_its_days(days, actors))

    def is_inside(self, part: int, whole: int) -> bool:
        return not self.mask(part) & ~self.mask(whole)

    def are_apart(self, one: int, other: int) -> bool:
        return not self.mask(one) & self.mask(other)


def on(edtf: str | None, **changes: Any) -> Document:
    return a_claim(occurred=NO_DATE if edtf is None else a_date(edtf), **changes)


# Extents


def extent(*claims: Document, **changes: Any) -> Extent:
    """What all of these claims are of together."""
    field = Field(*claims, **changes)
    return field.event_days.extent(field.event_days.of_claims)


def test_figures_of_all_days_are_of_the_battle() -> None:
    for edtf in (None, "1900-05-10/1900-05-11", "1900"):
        assert extent(on(edtf)) == ALL_OF_THE_BATTLE
    assert extent(on("1900-05-10"), on("1900-05-11")) == ALL_OF_THE_BATTLE
    assert extent(on("1900-05-10"), on(None)) == ALL_OF_THE_BATTLE
    assert extent(on("1900-05-10"), date=a_date("1900-05-10"), events=[]) == ALL_OF_THE_BATTLE


def test_figures_of_some_days_have_the_first_and_the_last() -> None:
    assert extent(on("1900-05-11"), on("1900-05-11")) == Extent(
        first="1900-05-11", last="1900-05-11"
    )
    some = (on("1900-05-12"), on("1900-05-10"))
    assert extent(*some, date=a_date("1900-05-09/1900-05-12")) == Extent(
        first="1900-05-10", last="1900-05-12"
    )


def test_figures_of_the_first_and_the_last_day_are_not_of_the_battle() -> None:
    four_days = a_date("1900-05-10/1900-05-13")
    ends = on("1900-05-10"), on("1900-05-13")
    assert extent(*ends, date=four_days) == Extent(first="1900-05-10", last="1900-05-13")
    assert extent(*ends, on("1900-05-11/1900-05-12"), date=four_days) == ALL_OF_THE_BATTLE


def test_days_that_have_no_end_are_not_told() -> None:
    assert extent(on("../1890-12-31")) == ALL_OF_THE_BATTLE
    assert extent(on(None), on("1900-05-10"), date=NO_DATE, events=[]) == ALL_OF_THE_BATTLE
    assert extent(on("1900-05-10"), date=NO_DATE, events=[]) == Extent(
        first="1900-05-10", last="1900-05-10"
    )


def test_figures_of_one_event_have_it_with_its_days_where_they_are_fewer() -> None:
    two_days = [
        an_event(date=a_date("1900-05-10/1900-05-11")),
        an_event("charge", part_of="crossing", date=a_date("1900-05-11")),
        an_event("retreat", date=a_date("1900-05-11")),
    ]
    crossing, charge, retreat = (
        on(None, event=event) for event in ("crossing", "charge", "retreat")
    )
    assert extent(crossing, events=two_days) == Extent("crossing")
    # A part of an event is in it.
    assert extent(crossing, charge, events=two_days) == Extent("crossing")
    assert extent(charge, charge, events=two_days) == Extent("charge")
    assert extent(on("1900-05-10", event="crossing"), events=two_days) == Extent(
        "crossing", "1900-05-10", "1900-05-10"
    )
    assert extent(charge, retreat, events=two_days) == Extent(None, "1900-05-11", "1900-05-11")
    assert extent(crossing, on(None), events=two_days) == ALL_OF_THE_BATTLE


def test_an_event_without_a_date_is_as_long_as_the_battle() -> None:
    undated = [an_event(date=NO_DATE)]
    assert extent(on(None, event="crossing"), events=undated) == Extent("crossing")
    assert extent(on("1900-05-10", event="crossing"), events=undated) == Extent(
        "crossing", "1900-05-10", "1900-05-10"
    )


# Days


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        (None, (TENTH, ELEVENTH)),
        ("1900-05-10", (TENTH, TENTH)),
        ("1900-05-10/1900-05-11", (TENTH, ELEVENTH)),
        ("1900-05", (TENTH, ELEVENTH)),
        ("1900", (TENTH, ELEVENTH)),
        ("../1900-05-10", (TENTH, TENTH)),
        ("1900-05-11/..", (ELEVENTH, ELEVENTH)),
        ("1900-06-01", (693_747, 693_747)),
        ("../1890-12-31", (-10_000_000, 690_308)),
    ],
)
def test_days_are_cut_to_the_battle_where_they_overlap_it(
    edtf: str | None, days: tuple[int, int]
) -> None:
    assert Field(on(edtf)).days(0) == Days(*days, None, Phase.BATTLE)


def test_days_are_inside_of_the_battle_and_apart_from_each_other() -> None:
    field = Field(on(None), on("1900-05-10"), on("1900-05-11"), on("1900-05-10/1900-05-11"))
    assert field.mask(0) == field.mask(3) == field.mask(1) | field.mask(2)
    assert field.are_apart(1, 2)
    assert field.is_inside(1, 0)


def test_what_was_before_the_battle_is_apart_from_it() -> None:
    field = Field(on(None), on("../1890-12-31"), on("../1880-12-31"))
    assert field.are_apart(0, 1)
    assert field.is_inside(2, 1)
    assert not field.is_inside(1, 2)


def test_a_toll_is_of_all_days_up_to_its_own() -> None:
    field = Field(
        on(None),
        on("1900-05-10", cumulative=True),
        on("1900-05-11", cumulative=True),
        on("1900-05-20", cumulative=True),
        on("1900-05-11"),
        on("1900-05-11", event="crossing", cumulative=True),
    )
    assert field.mask(0) == field.mask(2)
    assert field.is_inside(1, 2)
    assert field.are_apart(1, 4)
    assert field.days(5) == Days(TENTH, ELEVENTH, "crossing", Phase.BATTLE)
    assert field.days(3) == Days(TENTH, ELEVENTH, None, Phase.BATTLE)


def test_a_siege_of_a_year_is_a_handful_of_stretches() -> None:
    field = Field(on(None), on("1900-03-05"), date=a_date("1900"), events=[])
    assert field.mask(0).bit_count() == 3
    assert field.mask(1).bit_count() == 1


def test_in_an_undated_battle_a_day_is_inside_of_the_whole() -> None:
    field = Field(on(None), on("1900-05-10"), date=NO_DATE, events=[])
    assert field.days(0) == Days(None, None, None, Phase.BATTLE)
    assert field.is_inside(1, 0)
    assert not field.is_inside(0, 1)


def test_other_phases_are_apart_from_the_battle() -> None:
    before = an_event("parley", phase="background", date=a_date("1900-05-10"))
    field = Field(on(None), on(None, event="parley"), events=[before])
    assert field.days(1) == Days(TENTH, TENTH, "parley", Phase.BACKGROUND)
    assert field.are_apart(0, 1)


# Events


def test_an_event_is_inside_of_its_days_and_less_than_them() -> None:
    field = Field(on(None), on("1900-05-10"), on(None, event="crossing"))
    assert field.days(2) == Days(TENTH, TENTH, "crossing", Phase.BATTLE)
    assert field.is_inside(2, 1)
    assert not field.is_inside(1, 2)


def test_a_part_of_an_event_is_inside_of_it_and_siblings_are_apart() -> None:
    events = [
        an_event("fight"),
        an_event("charge", part_of="fight"),
        an_event("rout", part_of="charge"),
        an_event("raid"),
    ]
    field = Field(
        *(on(None, event=name) for name in ("fight", "charge", "rout", "raid")), events=events
    )
    assert field.is_inside(2, 1)
    assert field.is_inside(1, 0)
    assert field.is_inside(2, 0)
    assert field.are_apart(0, 3)


@pytest.mark.parametrize(
    ("other", "actors", "whole"),
    [
        # The only fight of the day that blues are in.
        ([], ("blues",), True),
        ([an_event("raid", participants=participants("greens"))], ("blues",), True),
        ([an_event("raid", participants=participants("blues"))], ("blues",), False),
        # Whoever is listed nowhere may have been there.
        ([an_event("raid")], ("blues",), False),
        (
            [an_event("march", kind="movement", participants=participants("blues"))],
            ("blues",),
            True,
        ),
        ([an_event("raid", date=a_date("1900-05-11"))], ("blues",), True),
        ([an_event("raid", phase="aftermath")], ("blues",), True),
        ([an_event("charge", part_of="crossing")], ("blues",), True),
        # Not all of those meant were in it, or nobody is meant.
        ([], ("blues", "greens"), False),
        ([], ("greens",), False),
        ([], (), False),
    ],
)
def test_a_figure_of_an_event_is_of_its_days_where_the_party_was_in_no_other(
    other: list[Document], actors: tuple[str, ...], whole: bool
) -> None:
    crossing = an_event(participants=participants("reds", "blues"))
    field = Field(
        on("1900-05-10"),
        on(None, event="crossing"),
        *(on(None, event=one["id"]) for one in other),
        events=[crossing, *other],
    )
    days = field.days(1)
    assert field.event_days.is_all_of_its_days(days, actors) is whole
    assert (field.mask(1, *actors) == field.mask(0)) is whole


def test_an_event_of_which_the_other_is_a_part_does_not_stand_against_it() -> None:
    crossing = an_event("crossing", part_of="fight", participants=participants("blues"))
    field = Field(
        on("1900-05-10"), on(None, event="crossing"), events=[an_event("fight"), crossing]
    )
    assert field.event_days.is_all_of_its_days(field.days(1), ["blues"])


def test_a_figure_of_no_event_or_without_days_is_not_of_an_event() -> None:
    field = Field(
        on("1900-05-10"), on(None, event="crossing"), events=[an_event(date=NO_DATE)], date=NO_DATE
    )
    assert not field.event_days.is_all_of_its_days(field.days(0), ["blues"])
    assert not field.event_days.is_all_of_its_days(field.days(1), ["blues"])
