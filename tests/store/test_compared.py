"""What is found and ordered by what the comparison comes to, on both engines."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from battleapi.cli.record_files import bundled_records
from battleapi.comparison.results import Comparison, Total
from battleapi.comparison.rules import DEFAULT_RULES
from battleapi.comparison.spans import Spread
from battleapi.editing.publish import Edition, publish_many
from battleapi.editing.verify import verify
from battleapi.model.battles import BattleRecord
from battleapi.model.registry import Registry
from battleapi.model.resources import Resource
from battleapi.store import columns as t
from battleapi.store import projections
from battleapi.store.compared import thousandths
from battleapi.store.questions import Condition, LeftOut, Position, Question, SortKey
from battleapi.store.store import Store
from tests.comparison.cells_of import a_cell, own
from tests.store.specimens import battle, claim, claim_id, file

EDITION = Edition("me", "")
NOTHING = Comparison(DEFAULT_RULES, {}, (), (), (), ())


def told(*tolls: tuple[str, Spread]) -> Comparison:
    totals = tuple(Total(effect, None, said, (), (), (), ()) for effect, said in tolls)
    return replace(NOTHING, totals=totals)


def killed(low: int, high: int, *, is_open: bool = False) -> Comparison:
    return told(("killed", Spread(low, high, is_open)))


def disputed(
    gap: float,
    ratio: float | None,
    low: int = 4,
    *,
    from_zero: bool = False,
    of: Comparison | None = None,
) -> Comparison:
    cell = replace(
        a_cell("reds", "killed", own("reds", low)),
        disputed=True,
        dispute_gap=gap,
        dispute_ratio=ratio,
        from_zero=from_zero,
    )
    return replace(of or killed(low, 4 * low), cells=(cell,))


HUNDRED = told(("killed", Spread(100, 400, False)), ("wounded", Spread(8, 8, True)))
COMPARISONS = {
    "a": NOTHING,
    "b": killed(4, 28),
    "c": disputed(2.536, 7.0),
    "d": disputed(1.585, 2.9999, low=0),
    "e": disputed(3.0, None, from_zero=True),
    "f": NOTHING,
    "g": disputed(1.0, 1.001, from_zero=True, of=HUNDRED),
}


@pytest.fixture
def filled(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Seven battles whose comparisons come to what is written above."""

    def compare(record: BattleRecord, _: Registry) -> Comparison:
        return COMPARISONS[record.id]

    monkeypatch.setattr(projections, "compare", compare)
    publish_many(store, [file(battle(one)) for one in COMPARISONS], EDITION)
    return store


def walk(store: Store, resource: Resource, sort: str, limit: int) -> str:
    found: list[str] = []
    keys = tuple(SortKey(one.removeprefix("-"), one.startswith("-")) for one in sort.split(","))
    after: Position | None = None
    while True:
        page = store.reader.page(Question(resource, sort=keys, limit=limit, after=after))
        found += [one.id for one in page.documents]
        if page.next is None:
            return " ".join(found)
        after = page.next


@pytest.mark.parametrize("limit", [1, 2, 50])
@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        # What nobody gives a number of is last in both directions; ties go by id.
        ("killed", "d b c e g a f"),
        ("-killed", "g b c e d a f"),
        ("-killed,-id", "g e c b d f a"),
        ("wounded", "g a b c d e f"),
        ("-wounded", "g a b c d e f"),
        ("dispute_gap", "a b f g d c e"),
        ("-dispute_gap", "e c d g f b a"),
        ("dispute_ratio", "g d c a b e f"),
        ("-dispute_ratio", "c d g a b e f"),
        ("-dispute_ratio,-killed", "c d g b e a f"),
    ],
)
def test_battles_are_ordered_by_what_they_come_to(
    filled: Store, sort: str, expected: str, limit: int
) -> None:
    assert walk(filled, Resource.BATTLE, sort, limit) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected", "from_zero"),
    [
        ("disputed", True, "c d e g", None),
        ("disputed", False, "a b f", None),
        ("ratio_min", 1000, "c d g", 1),
        ("ratio_min", 1001, "c d g", 1),
        ("ratio_min", 1002, "c d", 1),
        # 2.9999 is not threefold.
        ("ratio_min", 3000, "c", 1),
        ("ratio_min", 7000, "c", 1),
        ("ratio_min", 7001, "", 1),
    ],
)
def test_battles_are_found_by_their_disputes(
    filled: Store, name: str, value: int, expected: str, from_zero: int | None
) -> None:
    page = filled.reader.page(Question(Resource.BATTLE, (Condition(name, (value,)),)))
    assert " ".join(one.id for one in page.documents) == expected
    assert page.left_out == LeftOut(from_zero=from_zero)


def test_what_a_ratio_cannot_judge_is_counted_among_what_else_is_asked_for(filled: Store) -> None:
    asked = (Condition("ratio_min", (1000,)), Condition("id", ("a", "b", "c")))
    page = filled.reader.page(Question(Resource.BATTLE, asked))
    assert ([one.id for one in page.documents], page.left_out.from_zero) == (["c"], 0)


def test_the_columns_are_those_of_the_comparison(filled: Store) -> None:
    wanted = select(
        *(t.battles.c[f"{effect}_{end}"] for effect in ("killed", "wounded") for end in ENDS),
        *(t.battles.c[one] for one in ("disputed", "dispute_gap", "dispute_ratio", "from_zero")),
    ).order_by(t.battles.c.id)
    with filled.snapshot() as connection:
        rows = [tuple(row) for row in connection.execute(wanted)]
    none = (None, None, False)
    assert rows == [
        (*none, *none, False, 0, None, False),
        (4, 28, False, *none, False, 0, None, False),
        (4, 16, False, *none, True, 2536, 7000, False),
        (0, 0, False, *none, True, 1585, 2999, False),
        (4, 16, False, *none, True, 3000, None, True),
        (*none, *none, False, 0, None, False),
        (100, 400, False, 8, 8, True, True, 1000, 1001, True),
    ]
    assert list(verify(filled)) == []


ENDS = ("low", "high", "open")


def test_a_sum_beyond_what_columns_hold_is_kept_as_the_greatest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projections, "compare", lambda *_: killed(10**20, 10**30))
    publish_many(store, [file(battle("vast"))], EDITION)
    with store.snapshot() as connection:
        row = connection.execute(select(t.battles.c.killed_low, t.battles.c.killed_high)).one()
    assert tuple(row) == (t.FOR_EVER, t.FOR_EVER)


NOT_KNOWN = {"as_said": "many", "qualifier": "unknown", "value": None, "lower": None}
AT_LEAST = {"as_said": "at least 9", "qualifier": "at_least", "value": None, "lower": 9}
ENDLESS = {"upper": None, "term": None}


@pytest.fixture
def counted(store: Store) -> Store:
    """Claims of 4, 30 and 4, of at least 9, of no known number, and one that gives none."""
    claims = [
        claim(1, value=4),
        claim(2, value=30),
        claim(3, value=4),
        claim(4, quantity=AT_LEAST | ENDLESS | {"bounds_kind": "stated"}),
        claim(5, quantity=NOT_KNOWN | ENDLESS | {"bounds_kind": None}),
        claim(6, kind="statement"),
    ]
    publish_many(store, [file(battle("one", claims=claims))], EDITION)
    return store


@pytest.mark.parametrize("limit", [1, 2, 50])
@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("low", (1, 3, 4, 2, 5, 6)),
        ("-low", (2, 4, 1, 3, 5, 6)),
        # An open high is no number.
        ("high", (1, 3, 2, 4, 5, 6)),
        ("-high", (2, 1, 3, 4, 5, 6)),
        ("-high,low", (2, 1, 3, 4, 5, 6)),
        ("kind,-low", (2, 4, 1, 3, 5, 6)),
    ],
)
def test_claims_are_ordered_by_what_their_words_allow(
    counted: Store, sort: str, expected: tuple[int, ...], limit: int
) -> None:
    assert walk(counted, Resource.CLAIM, sort, limit) == " ".join(map(claim_id, expected))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("low_min", 0, (1, 2, 3, 4)),
        ("low_min", 9, (2, 4)),
        ("low_min", 10, (2,)),
        ("high_max", 4, (1, 3)),
        ("high_max", 999_999_999_999_999, (1, 2, 3)),
    ],
)
def test_claims_are_found_by_what_their_words_allow(
    counted: Store, name: str, value: int, expected: tuple[int, ...]
) -> None:
    page = counted.reader.page(Question(Resource.CLAIM, (Condition(name, (value,)),)))
    assert [one.id for one in page.documents] == list(map(claim_id, expected))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (7.0, 7000),
        (1.001, 1001),
        (21 / 10, 2100),
        (2.9999, 2999),
        (1000 / 3, 333_333),
        (1e300, t.FOR_EVER),
        (0.0, 0),
    ],
)
def test_thousandths_are_cut_off(number: float, expected: int) -> None:
    assert thousandths(number) == expected


def test_ber_is_found_by_what_its_claims_come_to(store: Store) -> None:
    publish_many(store, bundled_records(), EDITION)
    with store.snapshot() as connection:
        row = connection.execute(select(t.battles)).mappings().one()
    assert [row[f"killed_{end}"] for end in ENDS] == [11, 35, True]
    assert [row[f"wounded_{end}"] for end in ENDS] == [15, 15, True]
    assert (row["disputed"], row["from_zero"]) == (True, False)
    assert (row["dispute_gap"], row["dispute_ratio"]) == (2536, 7000)
    assert [row[one] for one in ("killed_up", "killed_down", "ratio_down")] == [11, -11, -7000]
    asked = Question(Resource.BATTLE, (Condition("ratio_min", (3000,)),))
    assert [one.id for one in store.reader.page(asked).documents] == ["battle-of-ber-2023"]
    assert list(verify(store)) == []
