import sqlite3

import pytest
from sqlalchemy import StaticPool, create_engine, text
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from battleapi.editing.publish import Edition, publish, publish_many
from battleapi.editing.rebuild import refresh
from battleapi.model.resources import Resource
from battleapi.rendering.stamps import Stamp
from battleapi.store.keyset import SORTS
from battleapi.store.nearness import _steps
from battleapi.store.plans import Plans, bindings
from battleapi.store.questions import Condition, Question, SortKey
from battleapi.store.store import Store
from battleapi.store.tables import METADATA
from tests.store.specimens import actor, battle, claim, claim_id, conflict, event, file, place

EDITION = Edition("me", "")


@pytest.fixture
def filled(store: Store) -> Store:
    records = [
        battle(
            f"b{number}",
            date=f"19{number:02d}",
            conflict="war",
            place_id="ford",
            sides=[["red"], ["blue"]],
            claims=[claim(number * 10 + one, by="red", about=["blue"]) for one in range(3)],
            events=[event(f"e{number}", participants=["red"])],
        )
        for number in range(10, 16)
    ]
    shared = (actor("red"), actor("blue"), place("ford", "ML"), conflict("war"))
    publish_many(store, [file(one, *shared) for one in records], EDITION)
    refresh(store)
    return store


INDEXED = [
    *(Question(resource) for resource in Resource),
    *(
        Question(resource, sort=(SortKey(key, descending),), limit=2)
        for resource in Resource
        for key in SORTS[resource]
        if key in {"id", "name", "date"}
        for descending in (False, True)
    ),
    Question(Resource.CLAIM, (Condition("battle", ("b12",)),)),
    Question(Resource.CLAIM, (Condition("about", ("blue",)),), limit=4),
    Question(Resource.BATTLE, (Condition("actor", ("red",)),), limit=4),
]


@pytest.mark.parametrize("question", INDEXED)
def test_a_page_in_the_order_of_an_index_walks_it_and_neither_searches_nor_sorts(
    question: Question,
) -> None:
    plan = Plans(SQLiteDialect_pysqlite()).plan(question)
    memory = sqlite3.connect(":memory:")
    METADATA.create_all(create_engine("sqlite://", creator=lambda: memory, poolclass=StaticPool))
    arguments = plan.page.arguments(bindings(question))
    steps = memory.execute(f"EXPLAIN QUERY PLAN {plan.page.sql}", arguments).fetchall()
    memory.close()
    details = [str(step[3]) for step in steps]
    inside = details[: details.index("SCAN page")]
    # The parts of one battle are few; they may be sorted.
    if not any(one.filter == "battle" for one in question.conditions):
        assert not [one for one in inside if "TEMP B-TREE" in one]


def test_ids_that_nothing_published_has_are_named_in_order(filled: Store) -> None:
    asked = ("b99", "b12", "red", "b10", "b00")
    assert filled.reader.missing(Resource.BATTLE, asked) == ("b99", "red", "b00")
    assert filled.reader.missing(Resource.CLAIM, (claim_id(101),)) == ()
    many = tuple(f"x{number}" for number in range(1200))
    assert filled.reader.missing(Resource.ACTOR, (*many, "red")) == many


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("battle-of-bear-2023", "battle-of-ber-2023"),
        ("Battle of Ber (2023)", "battle-of-ber-2023"),
        ("batle-of-ber", "battle-of-ber-2023"),
        ("sige-of-orleans", "siege-of-orleans"),
        ("orleans", "siege-of-orleans"),
        ("cannae", "cannae-216-bce"),
        ("canae-216-bce", "cannae-216-bce"),
        # Letters that changed places: neighbours, the first two, and two that another parts.
        ("zaam", "zama"),
        ("azma", "zama"),
        ("jmin", "jnim"),
    ],
)
def test_a_misspelt_id_finds_the_one_that_was_meant(
    store: Store, written: str, nearest: str
) -> None:
    names = ("battle-of-ber-2023", "siege-of-orleans", "cannae-216-bce", "zama", "jnim")
    publish_many(store, [file(battle(name)) for name in names], EDITION)
    assert store.reader.nearest(Resource.BATTLE, written)[0] == nearest


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("", "", 0),
        ("zama", "zama", 0),
        ("zama", "", 4),
        ("zama", "zaam", 1),
        ("zama", "zamaa", 1),
        ("jmin", "jnim", 2),
        ("jmin", "mali", 4),
        # A letter that was swapped is not touched again.
        ("ca", "abc", 3),
    ],
)
def test_steps_between_two_words(one: str, other: str, steps: int) -> None:
    assert _steps(one, other) == _steps(other, one) == steps


def test_steps_are_counted_of_short_words_only(store: Store) -> None:
    longer = "abcdefghijklm"
    publish_many(store, [file(battle(name)) for name in ("abcd", longer)], EDITION)
    assert store.reader.nearest(Resource.BATTLE, "badc") == ("abcd",)
    assert store.reader.nearest(Resource.BATTLE, longer[::-1]) == ()


def test_a_misspelt_claim_is_sought_among_those_that_begin_alike(filled: Store) -> None:
    right = claim_id(101)
    assert filled.reader.nearest(Resource.CLAIM, right.upper())[0] == right
    # A search for pieces would look at every claim there is.
    assert filled.reader.nearest(Resource.CLAIM, "z" + right[1:]) == ()


@pytest.mark.parametrize("written", ["", "%", "_", "\0", "\ud800", "'; --", "é", "q" * 5000])
def test_anything_may_be_asked_for(filled: Store, written: str) -> None:
    assert filled.reader.nearest(Resource.BATTLE, written) == ()


def test_a_hidden_record_is_near_nothing(store: Store) -> None:
    publish(store, file(battle("hidden", status="draft", claims=[claim(1)])), EDITION)
    assert store.reader.nearest(Resource.BATTLE, "hiden") == ()
    assert store.reader.missing(Resource.BATTLE, ("hidden",)) == ("hidden",)
    assert store.reader.missing(Resource.CLAIM, (claim_id(1),)) == (claim_id(1),)
    assert store.reader.head(Resource.BATTLE, "hidden") is None


def test_a_battle_comes_with_all_that_it_leads_to(store: Store) -> None:
    part = battle("skirmish", conflict="war", sides=[["red"]], part_of="great-battle")
    whole = battle("great-battle")
    shared = (actor("red", of=["army"]), actor("army"), conflict("war", part_of="age"))
    publish_many(store, [file(whole), file(part, *shared, conflict("age"))], EDITION)
    found = store.reader.battle("skirmish")
    assert found is not None
    assert found.record == part
    assert sorted(found.registry.actors) == ["army", "red"]
    assert sorted(found.registry.conflicts) == ["age", "war"]
    assert found.battle_names == {"great-battle": whole.name}
    head = store.reader.head(Resource.BATTLE, "skirmish")
    assert head is not None
    assert found.stamp == Stamp(1, head.recorded_at, head.sha256)


def test_a_battle_that_is_not_published_is_not_read(store: Store) -> None:
    publish(store, file(battle("hidden", status="draft")), EDITION)
    assert store.reader.battle("hidden") is None
    assert store.reader.battle("nowhere") is None


def test_counters_follow_every_change(filled: Store) -> None:
    assert filled.reader.counts() == {
        "battles": 6, "claims": 18, "events": 6, "actors": 2, "conflicts": 1, "sources": 1,
        "places": 1,
    }  # fmt: skip
    claims = [claim(100 + one, by="red", about=["blue"]) for one in range(3)]
    retracted = claims[0].model_copy(update={"status": "retracted"})
    publish(filled, file(battle("b10", claims=[claim(1), *claims])), EDITION)
    assert filled.reader.counts()["claims"] == 19
    assert filled.reader.counts()["events"] == 5
    changed = claim(100, by="red", about=["blue"], status="retracted")
    assert retracted.id == changed.id
    publish(filled, file(battle("b10", claims=[claim(1), changed, *claims[1:]])), EDITION)
    assert filled.reader.counts()["claims"] == 18


def test_a_long_list_is_counted_to_its_cap(filled: Store) -> None:
    with filled.transaction(5.0) as connection:
        names = "id, public_from, name, kind, located, undated, starts, ends, day_up, day_down"
        copied = "'z' || number, 1, 'z', 'raid', located, undated, 0, 0, 0, 0"
        numbers = (
            "WITH RECURSIVE n(number) AS "
            "(SELECT 1 UNION ALL SELECT number + 1 FROM n WHERE number < 10050)"
        )
        connection.execute(
            text(
                f"INSERT INTO battles ({names}) {numbers} "
                f"SELECT {copied} FROM n, battles WHERE id = 'b10'"
            )
        )
    question = Question(Resource.BATTLE, limit=1, count=True)
    page = filled.reader.page(question)
    assert (page.total, page.total_capped) == (10_000, True)
    few = Question(Resource.BATTLE, (Condition("kind", ("battle",)),), limit=1, count=True)
    assert (filled.reader.page(few).total, filled.reader.page(few).total_capped) == (6, False)
