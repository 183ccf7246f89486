"""Who belongs to whom, dated: roots, ancestors, relatives."""

from __future__ import annotations

import pytest

from battleapi.model.actors import Actor
from battleapi.model.dates import HistoricalDate
from battleapi.model.membership import SHARES_A_VOICE, Belonging
from battleapi.model.vocabulary.dates import Calendar
from battleapi.model.vocabulary.registries import MembershipType
from tests.records_of import Document, a_membership, an_actor

IN_2023 = HistoricalDate(edtf="2023-08-11", text=None, calendar=Calendar.GREGORIAN)


def belonging(*actors: Document, date: HistoricalDate = IN_2023) -> Belonging:
    return Belonging({one["id"]: Actor.model_validate(one) for one in actors}, date)


STATE = (
    an_actor("state"),
    an_actor("army", memberships=[a_membership("state")]),
    an_actor("regiment", memberships=[a_membership("army", "component")]),
    an_actor("allies", memberships=[a_membership("pact", "coalition")]),
    an_actor("pact"),
    an_actor("battalion", memberships=[a_membership("mission", "contingent")]),
    an_actor("mission", memberships=[a_membership("union")]),
    an_actor("union"),
    an_actor("minister", memberships=[a_membership("state", "office", role="minister")]),
)


@pytest.mark.parametrize(
    ("actor", "root"),
    [
        ("state", "state"),
        ("army", "state"),
        ("regiment", "state"),
        ("allies", "allies"),
        ("battalion", "battalion"),
        ("mission", "union"),
        ("minister", "minister"),
        ("unheard-of", "unheard-of"),
    ],
)
def test_the_root_is_reached_by_organs_and_components_alone(actor: str, root: str) -> None:
    assert belonging(*STATE).root(actor) == root
    assert set(SHARES_A_VOICE) == {MembershipType.ORGAN, MembershipType.COMPONENT}


@pytest.mark.parametrize(
    ("actor", "ancestors"),
    [
        ("state", ()),
        ("regiment", ("army", "state")),
        ("allies", ("pact",)),
        ("battalion", ("mission", "union")),
        ("minister", ("state",)),
        ("unheard-of", ()),
    ],
)
def test_ancestors_are_reached_by_memberships_of_any_type(
    actor: str, ancestors: tuple[str, ...]
) -> None:
    assert belonging(*STATE).ancestors(actor) == ancestors


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("army", "army", True),
        ("army", "state", True),
        ("state", "regiment", True),
        ("battalion", "mission", True),
        ("union", "battalion", True),
        ("allies", "pact", True),
        ("minister", "state", True),
        ("minister", "army", False),
        ("allies", "state", False),
        ("battalion", "army", False),
        ("unheard-of", "unheard-of", True),
    ],
)
def test_the_same_a_shared_root_and_belonging_make_relatives(
    one: str, other: str, related: bool
) -> None:
    known = belonging(*STATE)
    assert known.related(one, other) is related
    assert known.related(other, one) is related


DATED = (
    an_actor("mali"),
    an_actor("junta", memberships=[a_membership("mali", **{"from": "2021"})]),
    an_actor("old-government", memberships=[a_membership("mali", to="2020-08-18")]),
)


@pytest.mark.parametrize(
    ("date", "junta", "government"),
    [
        ("2020-08-17", "junta", "mali"),
        ("2020-08-18", "junta", "mali"),
        ("2020-08-19", "junta", "old-government"),
        ("2020-12-31", "junta", "old-government"),
        ("2021-01-01", "mali", "old-government"),
        ("2023-08-11/2023-08-12", "mali", "old-government"),
        ("2020-08/2021-05", "mali", "mali"),
    ],
)
def test_a_membership_counts_on_its_days(date: str, junta: str, government: str) -> None:
    known = belonging(
        *DATED, date=HistoricalDate(edtf=date, text=None, calendar=Calendar.GREGORIAN)
    )
    assert known.root("junta") == junta
    assert known.root("old-government") == government
    assert known.ancestors("junta") == (() if junta == "junta" else ("mali",))


def test_without_a_date_every_membership_may_hold() -> None:
    known = belonging(*DATED, date=HistoricalDate.undated("long ago"))
    assert (known.root("junta"), known.root("old-government")) == ("mali", "mali")
    assert [one.of for one in known.memberships("junta")] == ["mali"]
    assert known.memberships("unheard-of") == ()


def test_of_several_wholes_the_first_in_the_file_is_climbed() -> None:
    known = belonging(
        an_actor(
            "police",
            memberships=[
                a_membership("mission", "contingent"),
                a_membership("interior"),
                a_membership("city"),
            ],
        ),
        an_actor("interior", memberships=[a_membership("state")]),
    )
    assert known.root("police") == "state"
    assert known.ancestors("police") == ("mission", "interior", "city", "state")


def test_a_circle_of_memberships_comes_to_an_end() -> None:
    known = belonging(
        an_actor("a", memberships=[a_membership("b")]),
        an_actor("b", memberships=[a_membership("c")]),
        an_actor("c", memberships=[a_membership("a")]),
    )
    assert known.ancestors("a") == ("b", "c")
    assert known.root("a") == "c"


def test_what_an_unknown_whole_belongs_to_is_not_known() -> None:
    known = belonging(an_actor("a", memberships=[a_membership("gone", "component")]))
    assert known.root("a") == "gone"
    assert known.ancestors("a") == ("gone",)
