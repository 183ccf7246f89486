"""What a summary shows of the default comparison."""

from __future__ import annotations

import json
from importlib.resources import files
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.compare import compare
from battleapi.comparison.digest import contrasts, digest, digest_of
from battleapi.comparison.exchange import Opposition
from battleapi.comparison.results import Cell, Contrast, Digest, Toll, Total
from battleapi.comparison.spans import NO_SPREAD, Span, Spread
from battleapi.comparison.spoken import Spoken
from battleapi.model.checking import read_record_file
from battleapi.model.record_file import RecordFile
from tests.comparison.cells_of import (
    a_cell,
    a_comparison,
    at_least,
    document,
    enemy,
    exactly,
    own,
)
from tests.comparison.test_properties import several_claims, sound
from tests.records_of import (
    Document,
    a_claim,
    a_date,
    a_party,
    a_reading,
    a_record,
    a_speaker,
)
from tests.records_of import a_quantity as figure

PRESENT = ("reds", "blues", "villagers")


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    file = a_record()
    return Spoken(file.record, file.registry)


def a_total(effect: str, spread: Spread, *missing: str, item_class: str | None = None) -> Total:
    return Total(effect, item_class, spread, missing, (), (), ())


def digested(spoken: Spoken, *cells: Cell, totals: tuple[Total, ...] = ()) -> Digest:
    comparison = a_comparison(*cells, totals=totals)
    return digest(comparison, PRESENT, Opposition({}, {}), spoken)


def test_a_digest_of_nothing_misses_every_party(spoken: Spoken) -> None:
    assert digested(spoken) == Digest(
        killed=Toll(NO_SPREAD, PRESENT),
        wounded=Toll(NO_SPREAD, PRESENT),
        disputed=False,
        dispute_gap=0.0,
        dispute_ratio=None,
        from_zero=False,
        widest=None,
        contrasts=(),
        headline=None,
    )


def test_the_tolls_are_the_mixed_totals_of_the_dead_and_of_the_wounded(spoken: Spoken) -> None:
    totals = (
        a_total("captured", Spread(1, 1, False)),
        a_total("killed", Spread(11, 35, True), "villagers"),
        a_total("wounded", Spread(8, 8, False), "blues", "villagers"),
        a_total("killed", Spread(3, 3, False), item_class="vehicle"),
    )
    found = digested(spoken, totals=totals)
    assert found.killed == Toll(Spread(11, 35, True), ("villagers",))
    assert found.wounded == Toll(Spread(8, 8, False), ("blues", "villagers"))


def test_the_greatest_dispute_of_the_cells_is_that_of_the_battle(spoken: Spoken) -> None:
    found = digested(
        spoken,
        a_cell("reds", "killed", document("a", 10), document("b", 40)),
        a_cell("blues", "killed", document("a", 10), document("b", 80)),
        a_cell("blues", "wounded", document("a", 7), document("b", 7)),
    )
    assert found.disputed
    assert found.dispute_gap == 2.88
    assert found.dispute_ratio == 8.0
    assert not found.from_zero
    assert found.headline == "Sources give 10 to 80 dead of the Blues."


def test_a_dispute_from_zero_has_no_ratio(spoken: Spoken) -> None:
    found = digested(spoken, a_cell("reds", "killed", own("redland", 0), document("b", 40)))
    assert (found.disputed, found.from_zero, found.dispute_ratio) == (True, True, None)


def test_the_widest_dispute_is_the_cell_with_the_greatest_gap(spoken: Spoken) -> None:
    from_zero = a_cell("blues", "missing", document("a", 0), document("b", 90))
    ten_times = a_cell("reds", "killed", document("a", 10), document("b", 100))
    alike = a_cell("reds", "wounded", document("a", 7), document("b", 7))
    found = digested(spoken, alike, ten_times, from_zero)
    assert found.widest == from_zero
    assert (from_zero.dispute_gap, from_zero.dispute_ratio) == (found.dispute_gap, None)
    # That of the other cell.
    assert found.dispute_ratio == 10.0
    assert digested(spoken, alike).widest is None


def test_of_equal_disputes_the_first_by_its_ids_is_the_widest(spoken: Spoken) -> None:
    cells = [
        a_cell(party, effect, document("a", 1), document("b", 9), population=population)
        for party in ("reds", "blues", None)
        for effect in ("wounded", "killed")
        for population in ("combatant", "civilian")
    ]
    for some in (cells, cells[::-1]):
        widest = digested(spoken, *some).widest
        assert widest is not None
        assert (*widest.keys.values(), widest.population) == (None, "killed", "civilian")


# Contrasts


def a_contrast(party: str, mine: Span | int, theirs: Span | int) -> Cell:
    return a_cell(party, "killed", own(f"{party}-staff", mine), enemy("others", theirs))


def test_the_widest_ratio_comes_first_and_those_from_zero_after_by_their_gap() -> None:
    found = contrasts(
        a_comparison(
            a_contrast("zero-few", 0, 5),
            a_contrast("equal", 10, 10),
            a_contrast("zero-many", 0, 50),
            a_contrast("widest", 4, 28),
        )
    )
    assert [one.party for one in found] == ["widest", "equal", "zero-many"]
    assert [one.ratio for one in found] == [7.0, 1.0, None]
    assert found[0].own == Spread(4, 4, False)
    assert found[0].enemy == Spread(28, 28, False)
    assert found[0].effect == "killed"


def test_equal_contrasts_stand_in_the_order_of_their_ids() -> None:
    cells = [a_contrast(party, 2, 6) for party in ("d", "c", "b", "a")]
    assert [one.party for one in contrasts(a_comparison(*cells))] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "cell",
    [
        a_cell("reds", "killed", own("redland", 4), document("paper", 28)),
        a_cell("reds", "killed", enemy("blues", 28)),
        # Dozens of the Reds and Scouts together against the 15 of the Reds alone.
        a_cell(
            "reds,scouts",
            "killed",
            own("redland", at_least(15), bounded=True),
            enemy("blues", at_least(24)),
        ),
        a_cell("reds", "killed", own("redland", 4), enemy("blues", at_least(24), bounded=True)),
        a_cell(None, "killed", own("redland", 4), enemy("blues", 28)),
        a_cell("reds", "killed", own("redland", 4), enemy("blues", at_least(0))),
    ],
)
def test_a_contrast_needs_the_exact_word_of_both(cell: Cell) -> None:
    assert contrasts(a_comparison(cell)) == ()


spans = st.builds(lambda low, more: Span(low, low + more), st.integers(0, 50), st.integers(0, 9))


@given(st.lists(st.tuples(spans, spans), max_size=6))
def test_there_are_at_most_three_contrasts_and_no_wider_one_is_left_out(
    pairs: list[tuple[Span, Span]],
) -> None:
    cells = [a_contrast(f"p{n}", mine, theirs) for n, (mine, theirs) in enumerate(pairs)]
    found = contrasts(a_comparison(*cells))
    assert len(found) == min(3, len(pairs))
    ratios = [one.ratio for one in found]
    known = [ratio for ratio in ratios if ratio is not None]
    assert known == sorted((c.ratio for c in cells if c.ratio is not None), reverse=True)[:3]
    assert ratios[: len(known)] == known


def test_an_open_word_of_its_own_has_no_ratio() -> None:
    (found,) = contrasts(a_comparison(a_contrast("reds", at_least(4), exactly(28))))
    assert found.ratio is None
    assert found.own == Spread(4, 4, True)


# Of a record


@pytest.fixture(scope="module")
def ber() -> RecordFile:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    return read_record_file(json.loads(path.read_text(encoding="utf-8")))


def test_ber_is_digested(ber: RecordFile) -> None:
    made = compare(ber.record, ber.registry)
    (dead,) = (cell for cell in made.cells if (*cell.keys.values(),) == ("jnim", "killed"))
    assert (dead.low, dead.high, dead.dispute_gap, dead.dispute_ratio) == (4, 28, 2.536, 7.0)
    assert digest_of(ber.record, ber.registry) == Digest(
        killed=Toll(Spread(11, 35, True), ("wagner-group", "minusma", "civilians-of-ber")),
        wounded=Toll(Spread(15, 15, True), ("wagner-group", "jnim")),
        disputed=True,
        dispute_gap=2.536,
        dispute_ratio=7.0,
        from_zero=False,
        widest=dead,
        contrasts=(
            Contrast(
                "jnim",
                "killed",
                Spread(4, 4, False),
                Spread(28, 28, False),
                ratio=7.0,
                population="combatant",
            ),
            Contrast(
                "malian-armed-forces,wagner-group",
                "killed_or_wounded",
                Spread(15, 15, True),
                Spread(24, 24, True),
                ratio=None,
                population="combatant",
            ),
        ),
        headline=(
            "Mali counts 28 enemy dead; JNIM counts 4 of its own, the CMA none. If JNIM speaks of"
            " 11 August 2023 only, Mali's count for that day is the same 4."
        ),
    )


def test_a_comparison_that_is_made_already_is_not_made_again(ber: RecordFile) -> None:
    made = compare(ber.record, ber.registry)
    assert digest_of(ber.record, ber.registry, made) == digest_of(ber.record, ber.registry)
    assert digest_of(ber.record, ber.registry, a_comparison()).headline is None


def test_who_counts_civilians_says_so() -> None:
    file = a_record(
        a_claim(number=1, claimant=a_speaker("reds"), quantity=figure(28), population=["civilian"]),
        a_claim(number=2, claimant=a_speaker("blues"), quantity=figure(4), population=["civilian"]),
    )
    assert digest_of(file.record, file.registry).headline == (
        "Redland counts 28 dead among enemy civilians; the Blues count 4 of their own."
    )


def test_figures_of_one_event_or_day_are_told_with_it() -> None:
    scouts = a_claim(
        about=[a_party("scouts")], quantity=figure(30), event="crossing", population=["civilian"]
    )
    file = a_record(scouts)
    assert digest_of(file.record, file.registry).headline == (
        "Chronicle gives 30 dead among civilians of Scouts in 'Crossing'."
    )
    tenth = a_date("1900-05-10")
    file = a_record(
        a_claim(number=1, claimant=a_speaker("reds"), quantity=figure(28), occurred=tenth),
        a_claim(number=2, claimant=a_speaker("blues"), quantity=figure(4), occurred=tenth),
    )
    assert digest_of(file.record, file.registry).headline == (
        "Redland counts 28 enemy dead on 10 May 1900; the Blues count 4 of their own."
    )


def test_a_reading_of_the_day_and_the_number_is_not_told_as_one_of_the_day() -> None:
    read = a_reading({"occurred": a_date("1900-05-10"), "quantity": figure(28)})
    on_the_tenth = a_claim(
        number=1, claimant=a_speaker("reds"), quantity=figure(28), occurred=a_date("1900-05-10")
    )
    on_the_next = a_claim(
        number=2, claimant=a_speaker("reds"), quantity=figure(3), occurred=a_date("1900-05-11")
    )
    own_figure = a_claim(number=3, claimant=a_speaker("blues"), quantity=figure(4), readings=[read])
    file = a_record(on_the_tenth, on_the_next, own_figure)
    assert digest_of(file.record, file.registry).headline == (
        "Redland counts 31 enemy dead; the Blues count 4 of their own."
        " Read another way, Redland's count for 10 May 1900 is the same 28."
    )


def test_a_day_for_which_the_reading_changes_the_enemys_number_is_not_told() -> None:
    tenth = a_date("1900-05-10")
    file = a_record(
        a_claim(
            number=1,
            claimant=a_speaker("blues"),
            quantity=figure(4),
            readings=[a_reading({"occurred": tenth})],
        ),
        a_claim(number=2, claimant=a_speaker("reds"), quantity=figure(28)),
        a_claim(
            number=3,
            claimant=a_speaker("reds"),
            quantity=figure(9),
            occurred=tenth,
            readings=[a_reading({"quantity": figure(4)})],
        ),
    )
    assert digest_of(file.record, file.registry).headline == (
        "Redland counts 28 enemy dead; the Blues count 4 of their own."
        " Read another way, Redland's count for 10 May 1900 is the same 4."
    )


def test_a_reading_that_takes_an_enemys_figure_away_is_not_told_as_one_of_the_day() -> None:
    tenth = a_date("1900-05-10")
    reds = a_speaker("reds")
    elsewhere = a_reading({"about": [a_party("greens")]})
    file = a_record(
        a_claim(
            number=1,
            claimant=a_speaker("blues"),
            quantity=figure(4),
            readings=[a_reading({"occurred": tenth})],
        ),
        a_claim(number=2, claimant=reds, quantity=figure(28)),
        a_claim(number=3, claimant=reds, quantity=figure(4), occurred=tenth, event="crossing"),
        a_claim(number=4, claimant=reds, quantity=figure(9), occurred=tenth, readings=[elsewhere]),
    )
    said = digest_of(file.record, file.registry).headline
    assert said is not None
    assert " only, " not in said


def test_some_are_told_only_where_nobody_gives_a_number() -> None:
    some = a_claim(
        number=1,
        claimant=a_speaker("blues"),
        quantity=figure(None, "some", qualifier="unknown_positive"),
    )
    twenty = a_claim(number=2, quantity=figure(20))
    both = a_record(some, twenty)
    assert digest_of(both.record, both.registry).headline == "Chronicle gives 20 dead of the Blues."
    alone = a_record(some)
    assert digest_of(alone.record, alone.registry).headline == (
        "The Blues count at least 1 dead of their own."
    )


def test_equals_are_told_in_whatever_order_the_claims_stand() -> None:
    dispatch = a_claim(number=1, effects=["wounded"], about=[a_party("reds")], quantity=figure(28))
    other = a_claim(number=2, effects=["missing"], about=[a_party("greens")], quantity=figure(7))
    for claims in ((dispatch, other), (other, dispatch)):
        file = a_record(*claims)
        assert digest_of(file.record, file.registry).headline == (
            "Chronicle gives 7 missing of Greens."
        )


@given(several_claims(), st.randoms())
def test_the_order_of_claims_decides_nothing_of_a_digest(
    claims: list[Document], random: Random
) -> None:
    file = sound(claims)
    order = list(file.record.claims)
    random.shuffle(order)
    shuffled = file.record.model_copy(update={"claims": tuple(order)})
    before, after = (digest_of(one, file.registry) for one in (file.record, shuffled))
    assert after.headline == before.headline
    assert after.contrasts == before.contrasts
    assert (after.widest and after.widest.order) == (before.widest and before.widest.order)


def test_a_reading_of_the_number_reconciles_the_whole_battle() -> None:
    read = a_reading({"quantity": figure(30, "thirty")})
    file = a_record(
        a_claim(number=1, claimant=a_speaker("reds"), quantity=figure(30)),
        a_claim(
            number=2, claimant=a_speaker("blues"), quantity=figure(13, "thirteen"), readings=[read]
        ),
    )
    assert digest_of(file.record, file.registry).headline == (
        "Redland counts 30 enemy dead; the Blues count 13 of their own."
        " Read another way, Redland's count is the same 30."
    )
