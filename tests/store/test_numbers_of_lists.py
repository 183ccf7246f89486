"""The filters on numbers: what they find, and what they cannot judge and count."""

from collections.abc import Iterator
from typing import Any

import pytest

from battleapi.editing.publish import Edition, publish_many
from battleapi.model.resources import Resource
from battleapi.settings import Settings
from battleapi.store.questions import LeftOut, Page, Question
from battleapi.store.store import Store
from tests.records_of import a_quantity, at_least, dozens
from tests.store.opened import copied
from tests.store.specimens import actor, battle, claim, claim_id, file
from tests.store.test_filters import conditions

BATTLE, CLAIM = Resource.BATTLE, Resource.CLAIM

SEVERAL = a_quantity(
    None, "several", qualifier="indefinite", term="several", value=None, lower=None, upper=None
)
UNKNOWN = a_quantity(None, qualifier="unknown", value=None, lower=None, upper=None)

SAID: dict[int, dict[str, Any]] = {
    1: a_quantity(4),
    2: a_quantity(30),
    3: a_quantity(31),
    4: dozens(),
    5: SEVERAL,
    6: at_least(30),
    7: at_least(31),
    8: UNKNOWN,
}
"""What the claims of the battle `every` say, by their numbers."""

LOWS = {1: 4, 2: 30, 3: 31, 4: 24, 5: 3, 6: 30, 7: 31}
OPEN = {4, 5, 6, 7}

OTHERS = [
    # Two are open of the killed, and who says so is the army in one of the two.
    battle("open", claims=[claim(11, quantity=dozens()), claim(12, by="army", quantity=SEVERAL)]),
    # One claim can be judged and is found, so that the battle is.
    battle("found", claims=[claim(21, quantity=dozens()), claim(22, value=4)]),
    # What is open is of others than are killed, or is no longer said.
    battle(
        "wounded",
        claims=[
            claim(31, effects=["wounded"], quantity=dozens()),
            claim(32, quantity=dozens(), status="superseded"),
            claim(33, value=40),
        ],
    ),
    # Its days are open and its number is judged.
    battle("by-day", date="../1905", claims=[claim(41, value=4)]),
    battle("by-day-open", date="../1905", claims=[claim(51, quantity=dozens())]),
    battle("dated", date="1900", claims=[claim(61, quantity=dozens()), claim(62, by="army")]),
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Claims of every form of number; none of these tests writes."""
    with copied(request.param, tmp_path_factory.mktemp("numbers"), request) as url:
        store = Store.open(Settings(database_url=url))
        every = battle("every", claims=[claim(n, quantity=said) for n, said in SAID.items()])
        army = actor("army")
        publish_many(store, [file(one, army) for one in (every, *OTHERS)], Edition("me", ""))
        yield store
        store.close()


def asked(store: Store, resource: Resource, text: str) -> Page:
    return store.reader.page(Question(resource, conditions(resource, text), limit=100))


def ids(page: Page) -> set[str]:
    return {document.id for document in page.documents}


@pytest.mark.parametrize("most", [0, 2, 3, 4, 23, 24, 29, 30, 31, 1_000])
def test_claims_by_the_most_that_they_allow(filled: Store, most: int) -> None:
    page = asked(filled, CLAIM, f"battle=every&high_max={most}")
    closed = {number for number, low in LOWS.items() if number not in OPEN and low <= most}
    assert ids(page) == {claim_id(number) for number in closed}
    # What surely is more is judged; so is what has no number at all, which says nothing of it.
    assert page.left_out == LeftOut(open=sum(LOWS[number] <= most for number in OPEN))


@pytest.mark.parametrize("least", [0, 3, 4, 24, 25, 31, 32])
def test_claims_by_the_least_that_they_allow_are_all_judged(filled: Store, least: int) -> None:
    page = asked(filled, CLAIM, f"battle=every&low_min={least}")
    assert ids(page) == {claim_id(number) for number, low in LOWS.items() if low >= least}
    assert page.left_out == LeftOut()


@pytest.mark.parametrize(
    ("resource", "text", "found", "unjudged"),
    [
        (CLAIM, "battle=every&low_min=4&high_max=30", {1, 2}, 2),
        (CLAIM, "id=c000000000000004&high_max=30", set(), 1),
        (CLAIM, "battle=wounded&high_max=30", set(), 1),
        (CLAIM, "battle=wounded&high_max=30&status=superseded", set(), 1),
        (CLAIM, "battle=wounded&high_max=30&effect=killed", set(), 0),
        (CLAIM, "battle=wounded&high_max=30&effect=!killed", set(), 1),
        (CLAIM, "claimant=army&high_max=30", {62}, 1),
        # By its days one, by its number another; by both, neither can be judged and is not counted.
        (CLAIM, "date=1900&high_max=30", {62}, 2),
        (CLAIM, "date=1900&high_max=23", {62}, 1),
        (CLAIM, "date=1900", {61, 62}, 2),
        (BATTLE, "high_max=30", {"every", "found", "by-day", "dated"}, 3),
        (BATTLE, "high_max=23", {"every", "found", "by-day", "dated"}, 1),
        (BATTLE, "high_max=2", set(), 0),
        (BATTLE, "high_max=30&effect=killed", {"every", "found", "by-day", "dated"}, 2),
        (BATTLE, "high_max=30&effect=wounded", set(), 1),
        (BATTLE, "high_max=3&claimant=army", set(), 1),
        (BATTLE, "high_max=30&claimant=army", {"dated"}, 1),
        (BATTLE, "high_max=30&low_min=24", {"every"}, 5),
        (BATTLE, "high_max=30&id=open&id=found", {"found"}, 1),
        (BATTLE, "date=1900&high_max=30", {"dated"}, 1),
        (BATTLE, "date=1900&high_max=30&low_min=24", set(), 1),
    ],
)
def test_what_is_open_is_counted_among_what_else_is_asked_for(
    filled: Store, resource: Resource, text: str, found: set[int | str], unjudged: int
) -> None:
    page = asked(filled, resource, text)
    assert ids(page) == {one if isinstance(one, str) else claim_id(one) for one in found}
    assert page.left_out.open == unjudged
