"""The filter on dates, held to a plain definition of what it finds and of what it cannot judge."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from battleapi.editing.publish import Edition, publish_many
from battleapi.model.edtf import Edtf, parse
from battleapi.model.resources import Resource
from battleapi.settings import Settings
from battleapi.store.domains import EdtfRange
from battleapi.store.questions import Condition, LeftOut, Page, Question, Undated
from battleapi.store.store import Store
from tests.store.opened import copied
from tests.store.specimens import battle, file

DATES = {
    "year": "2023",
    "month": "2023-08",
    "day": "2023-08-11",
    "ancient": "-0489-09",
    "stretch": "2022-12/2023-08-11",
    "by-day": "../2023-08-11",
    "by-year": "/0000",
    "since-day": "2023-08-11/..",
    "since-month": "2023-08/",
    "never": None,
}
ENDS = ("-0490", "-0489", "0000", "0001", "2022", "2023-08-10", "2023-08-11", "2023-08-12", "2024")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def dated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Battles of every form of date; none of these tests writes."""
    with copied(request.param, tmp_path_factory.mktemp("dates"), request) as url:
        store = Store.open(Settings(database_url=url))
        files = [file(battle(name, date=date)) for name, date in DATES.items()]
        publish_many(store, files, Edition("me", ""))
        yield store
        store.close()


def asked(store: Store, date: str, undated: Undated = Undated.EXCLUDE) -> Page:
    conditions = (
        Condition("date", (EdtfRange().parse(date),)),
        Condition("undated", (undated,)),
    )
    return store.reader.page(Question(Resource.BATTLE, conditions))


def ids(page: Page) -> set[str]:
    return {document.id for document in page.documents}


def reaches(date: Edtf, wanted: Edtf) -> bool | None:
    """Whether a date reaches into a range by its known days; None where an open start decides."""
    first, last = wanted.first_day, wanted.last_day
    if date.last_day is not None and first is not None and date.last_day < first:
        return False
    begins = date.last_day if date.first_day is None else date.first_day
    assert begins is not None
    if last is None or begins <= last:
        return True
    return None if date.first_day is None else False


def ranges() -> st.SearchStrategy[str]:
    pairs = st.tuples(st.integers(0, len(ENDS) - 1), st.integers(0, len(ENDS) - 1)).map(sorted)
    closed = pairs.map(lambda pair: f"{ENDS[pair[0]]}/{ENDS[pair[1]]}")
    one = st.sampled_from(ENDS)
    return st.one_of(one, closed, one.map("../{}".format), one.map("{}/..".format))


@given(date=ranges())
@settings(max_examples=60, deadline=None)
def test_a_range_finds_what_the_definition_says_and_counts_the_rest(
    dated: Store, date: str
) -> None:
    wanted = parse(date)
    judged = {name: reaches(parse(one), wanted) for name, one in DATES.items() if one is not None}
    found = {name for name, verdict in judged.items() if verdict}
    unjudged = {name for name, verdict in judged.items() if verdict is None}
    page = asked(dated, date)
    assert ids(page) == found
    assert page.left_out == LeftOut(undated=1, open=len(unjudged))
    kept = asked(dated, date, Undated.INCLUDE)
    assert ids(kept) == found | unjudged | {"never"}
    assert kept.left_out == LeftOut()
    only = asked(dated, date, Undated.ONLY)
    assert (ids(only), only.left_out) == ({"never"}, LeftOut())


def test_what_was_over_by_a_day_is_not_found_in_all_of_history(dated: Store) -> None:
    page = asked(dated, "-0490")
    assert (ids(page), page.left_out) == (set(), LeftOut(undated=1, open=2))
    page = asked(dated, "../0000")
    assert (ids(page), page.left_out) == ({"ancient", "by-year"}, LeftOut(undated=1, open=1))
    # What is not over yet does go on.
    assert ids(asked(dated, "2024")) == {"since-day", "since-month"}
