"""Orders and pages: what sorts where, and that no walk skips or repeats, whatever is written."""

import itertools
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from battleapi.editing.publish import Edition, publish_many
from battleapi.model.resources import Resource
from battleapi.store.keyset import DEFAULT_SORT, SORTS, ordering
from battleapi.store.projections import TABLES
from battleapi.store.questions import Position, Question, SortKey
from battleapi.store.store import Store
from tests.store.specimens import battle, claim, event, file

EDITION = Edition("me", "")

# By code point: digits, capitals, an accented capital after all of ASCII, then beyond the BMP.
NAMES = ["1st", "Ypres", "Zama", "ambush", "zama", "Éylau", "ﬀ", "𐌰"]


def order(written: str) -> tuple[SortKey, ...]:
    return tuple(
        SortKey(one.removeprefix("-"), one.startswith("-")) for one in written.split(",") if one
    )


def walk(store: Store, resource: Resource, sort: str, limit: int) -> list[str]:
    found: list[str] = []
    after: Position | None = None
    while True:
        page = store.reader.page(Question(resource, sort=order(sort), limit=limit, after=after))
        found += [one.id for one in page.documents]
        if page.next is None:
            return found
        assert len(page.documents) == limit
        after = page.next


@pytest.fixture
def filled(store: Store) -> Store:
    records = [
        battle("b1", name="zama", date="2023-08", kind="siege"),
        battle("b2", name="Zama", date=None),
        battle("b3", name="Éylau", date="2023-08-01", kind="siege"),
        battle("b4", name="Zama", date="-0489"),
        battle("b5", name="𐌰", date="../1400"),
        battle("b6", name="ﬀ", date="2023-08-12", kind="raid"),
        battle("b7", name="1st", date=None),
    ]
    publish_many(store, [file(one) for one in records], EDITION)
    return store


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", "b1 b2 b3 b4 b5 b6 b7"),
        ("-id", "b7 b6 b5 b4 b3 b2 b1"),
        ("name", "b7 b2 b4 b1 b3 b6 b5"),
        ("-name", "b5 b6 b3 b1 b4 b2 b7"),
        # What has no start goes by its end; what has no date is last in both directions, by id.
        ("date", "b4 b5 b1 b3 b6 b2 b7"),
        ("-date", "b6 b1 b3 b5 b4 b2 b7"),
        ("date,-name", "b4 b5 b3 b1 b6 b2 b7"),
        ("-date,name", "b6 b1 b3 b5 b4 b7 b2"),
        ("-date,-name", "b6 b3 b1 b5 b4 b2 b7"),
        ("kind,-date", "b5 b4 b2 b7 b6 b1 b3"),
        ("-kind,date,-id", "b3 b1 b6 b4 b5 b7 b2"),
        ("kind,name", "b7 b2 b4 b5 b6 b1 b3"),
        ("-kind,name", "b1 b3 b6 b7 b2 b4 b5"),
        ("id,name", "b1 b2 b3 b4 b5 b6 b7"),
    ],
)
def test_a_list_sorts_as_it_is_asked_to(
    filled: Store, sort: str, expected: str, limit: int
) -> None:
    assert walk(filled, Resource.BATTLE, sort, limit) == expected.split()


def test_events_come_as_they_happened(store: Store) -> None:
    events = [event("a", date="2023-08-12"), event("b"), event("c", date="2023-08-11")]
    publish_many(store, [file(battle("b1", events=events))], EDITION)
    assert walk(store, Resource.EVENT, "", 1) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", "e z m y a"),
        ("date", "e z m y a"),
        ("-date", "y z m e a"),
        ("battle,date", "e z m y a"),
        ("date,id", "e m z y a"),
        ("kind", "a e m y z"),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 50])
def test_events_of_one_day_come_as_their_record_lists_them(
    store: Store, sort: str, expected: str, limit: int
) -> None:
    events = [
        event("z", date="2023-08-11"),
        event("a", date=None),
        event("m", date="../2023-08-11"),
        event("e", date="2023-08-10"),
        event("y", date="2023-08-12/.."),
    ]
    publish_many(store, [file(battle("b1", events=events))], EDITION)
    assert walk(store, Resource.EVENT, sort, limit) == expected.split()


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("date", "z y b d x a c w"),
        ("-date", "z y b d x a c w"),
        ("date,battle", "z y b d x a c w"),
        ("date,-battle", "b d z y c w x a"),
        ("-battle,-date", "b d c w z y x a"),
        ("date,-kind", "z y b d x a c w"),
        ("date,-id", "z y d b x w c a"),
        ("-battle", "w d c b z y x a"),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_events_of_one_day_are_told_battle_by_battle(
    store: Store, sort: str, expected: str, limit: int
) -> None:
    told = {
        "one": [("x", None), ("z", "2023-08-11"), ("a", None), ("y", "2023-08-11")],
        "two": [("c", None), ("b", "2023-08-11"), ("w", None), ("d", "2023-08-11")],
    }
    records = [
        file(battle(name, events=[event(one, date=date) for one, date in events]))
        for name, events in told.items()
    ]
    publish_many(store, records, EDITION)
    assert walk(store, Resource.EVENT, sort, limit) == expected.split()


@pytest.mark.parametrize("resource", list(Resource))
def test_every_declared_key_sorts_and_continues(store: Store, resource: Resource) -> None:
    records = [
        file(battle(f"b{n}", claims=[claim(n)], events=[event(f"e{n}")])) for n in range(1, 4)
    ]
    publish_many(store, records, EDITION)
    everything = walk(store, resource, "", 50)
    for key, sign in itertools.product(SORTS[resource], ("", "-")):
        assert sorted(walk(store, resource, sign + key, 1)) == sorted(everything)


def test_the_id_is_always_the_last_key() -> None:
    for resource in Resource:
        for key in SORTS[resource]:
            columns = [one.column for one in ordering(resource, (SortKey(key),))]
            assert columns[-1] == "id"
        assert DEFAULT_SORT[resource][0].name in SORTS[resource]
    with pytest.raises(KeyError):
        ordering(Resource.PLACE, (SortKey("date"),))


DATES: st.SearchStrategy[str | None] = st.sampled_from(
    [None, "2023-08-11", "2023-08", "-0489", "../1400", "1400/..", "2023-08-12"]
)
SORT_KEYS = st.lists(
    st.tuples(st.sampled_from(SORTS[Resource.BATTLE]), st.booleans()),
    max_size=3,
    unique_by=lambda key: key[0],
).map(lambda keys: tuple(SortKey(*key) for key in keys))


class Walks(RuleBasedStateMachine):
    """Walks through a list, a page at a time, while others write."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.numbers = itertools.count()
        self.stored: dict[str, tuple[str, str | None]] = {}
        with store.transaction(5.0) as connection:
            for table in {table for tables in TABLES.values() for table in tables}:
                connection.execute(text(f"DELETE FROM {table.name}"))
            for name in ("parts", "heads", "counters", "stale_marks", "documents", "log"):
                connection.execute(text(f"DELETE FROM {name}"))

    @initialize(sort=SORT_KEYS, rows=st.lists(st.tuples(st.sampled_from(NAMES), DATES), max_size=8))
    def begin(self, sort: tuple[SortKey, ...], rows: list[tuple[str, str | None]]) -> None:
        self.sort = sort
        self.write(rows)
        self.start()

    def start(self) -> None:
        self.at_start = set(self.stored)
        self.seen: list[str] = []
        self.after: Position | None = None
        self.done = False

    def write(self, rows: Sequence[tuple[str, str | None]]) -> None:
        written = {}
        for name, date in rows:
            # Ids in no order, so that new rows come before and after a position.
            number = next(self.numbers)
            written[f"b{(number * 7919) % 1000:03d}"] = (name, date)
        records = [file(battle(k, name=n, date=d)) for k, (n, d) in written.items()]
        publish_many(self.store, records, EDITION)
        self.stored |= written

    @rule(rows=st.lists(st.tuples(st.sampled_from(NAMES), DATES), min_size=1, max_size=3))
    def somebody_writes(self, rows: list[tuple[str, str | None]]) -> None:
        self.write(rows)

    @rule(limit=st.integers(1, 4))
    def turn_the_page(self, limit: int) -> None:
        if self.done:
            self.check_the_whole()
            self.start()
        page = self.store.reader.page(
            Question(Resource.BATTLE, sort=self.sort, limit=limit, after=self.after)
        )
        self.seen += [one.id for one in page.documents]
        self.after, self.done = page.next, page.next is None

    @invariant()
    def nothing_is_seen_twice(self) -> None:
        assert len(set(self.seen)) == len(self.seen)

    def check_the_whole(self) -> None:
        assert self.at_start <= set(self.seen) <= set(self.stored)

    def teardown(self) -> None:
        while not self.done:
            self.turn_the_page(3)
            self.nothing_is_seen_twice()
        self.check_the_whole()


@pytest.mark.slow
def test_a_walk_never_skips_or_repeats_under_inserts(store: Store) -> None:
    few = settings(max_examples=20, stateful_step_count=12, deadline=None)
    run_state_machine_as_test(partial(Walks, store), settings=few)  # type: ignore[arg-type]
