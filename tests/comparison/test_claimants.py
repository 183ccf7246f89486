"""Claimants by what they claim of enemies against what those admit."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from battleapi.comparison.claimants import Claimant, ranked, rivalries
from battleapi.comparison.results import Rivalry
from battleapi.comparison.spans import Span
from battleapi.model.checking import read_record_file
from tests.comparison.cells_of import at_least, exactly
from tests.records_of import (
    Document,
    a_claim,
    a_date,
    a_party,
    a_quantity,
    a_record,
    a_speaker,
    an_event,
)
from tests.records_of import at_least as said_at_least


def a_rivalry(
    claimed: Span | int, own: Span | int | None, claimant: str = "mali", party: str = "jnim"
) -> Rivalry:
    return Rivalry(claimant, party, "killed", _span(claimed), None if own is None else _span(own))


def _span(said: Span | int) -> Span:
    return said if isinstance(said, Span) else exactly(said)


def pooled(*rivalries: Rivalry) -> Claimant:
    (found,) = ranked([(f"battle-{n}", one) for n, one in enumerate(rivalries)])
    return found


# Over many battles


def test_the_ratio_is_that_of_the_sums_and_no_mean_of_ratios() -> None:
    assert pooled(a_rivalry(28, 4), a_rivalry(10, 10), a_rivalry(5, 0)) == Claimant(
        claimant="mali",
        battles=3,
        claimed_cells=3,
        open_cells=0,
        answered_cells=3,
        one_sided=0.0,
        n=3,
        own_zero=1,
        claimed=exactly(43),
        admitted=exactly(14),
        ratio=3.071,
        ratio_high=3.071,
    )


def test_what_is_open_or_unanswered_is_counted_but_not_pooled() -> None:
    found = pooled(
        a_rivalry(28, 4),
        a_rivalry(at_least(24), 4),
        a_rivalry(30, at_least(2)),
        a_rivalry(100, None),
        a_rivalry(100, None),
        a_rivalry(100, None),
    )
    assert (found.claimed_cells, found.answered_cells, found.one_sided) == (6, 3, 0.5)
    assert found.open_cells == 1
    assert (found.n, found.claimed, found.admitted, found.ratio) == (
        1,
        exactly(28),
        exactly(4),
        7.0,
    )


def test_who_sets_only_a_most_claims_no_number() -> None:
    found = pooled(a_rivalry(28, 4), a_rivalry(Span(0, 99), 4), a_rivalry(0, 1))
    assert (found.n, found.claimed, found.admitted) == (2, exactly(28), exactly(5))


def test_the_certain_ratio_is_from_the_least_claimed_to_the_most_admitted() -> None:
    found = pooled(a_rivalry(Span(90, 110), Span(15, 25)), a_rivalry(10, Span(0, 5)))
    assert found.claimed == Span(100, 120)
    assert found.admitted == Span(15, 30)
    assert (found.ratio, found.ratio_high) == (3.333, 8.0)
    # A party that may have lost none is not one that admits none.
    assert found.own_zero == 0


def test_nothing_is_divided_by_nought() -> None:
    assert pooled(a_rivalry(5, 0)).ratio is None
    assert pooled(a_rivalry(5, 0)).own_zero == 1
    assert pooled(a_rivalry(5, None)).ratio is None
    open_to_none = pooled(a_rivalry(5, Span(0, 2)))
    assert (open_to_none.ratio, open_to_none.ratio_high) == (2.5, None)


def test_the_greatest_ratio_is_first_and_those_without_one_last() -> None:
    rows = [
        ("a", a_rivalry(5, 0, "without")),
        ("a", a_rivalry(20, 10, "b-twofold")),
        ("a", a_rivalry(70, 10, "sevenfold")),
        ("b", a_rivalry(2, 1, "a-twofold")),
        ("b", a_rivalry(1, None, "alone")),
    ]
    order = [one.claimant for one in ranked(rows)]
    assert order == ["sevenfold", "a-twofold", "b-twofold", "alone", "without"]
    assert ranked([]) == ()


def test_several_figures_of_one_battle_are_of_one_battle() -> None:
    (found,) = ranked([("a", a_rivalry(4, 1)), ("a", a_rivalry(6, 1, party="cma"))])
    assert (found.battles, found.n, found.ratio) == (1, 2, 5.0)


closed = st.builds(lambda low, more: Span(low, low + more), st.integers(0, 300), st.integers(0, 30))
some_spans = closed | st.builds(at_least, st.integers(0, 300))
rows_of_many = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.builds(
            a_rivalry,
            some_spans,
            st.none() | some_spans,
            st.sampled_from(["mali", "jnim", "cma"]),
        ),
    ),
    max_size=12,
)


@given(rows_of_many, st.data())
def test_the_order_of_rows_never_matters(
    rows: list[tuple[str, Rivalry]], data: st.DataObject
) -> None:
    assert ranked(data.draw(st.permutations(rows))) == ranked(rows)


@given(rows_of_many)
def test_every_row_counts_for_its_claimant(rows: list[tuple[str, Rivalry]]) -> None:
    found = ranked(rows)
    assert sum(one.claimed_cells for one in found) == len(rows)
    for one in found:
        assert one.own_zero <= one.n <= one.answered_cells <= one.claimed_cells
        assert one.n + one.open_cells <= one.claimed_cells
        assert 0 <= one.one_sided <= 1
        assert one.ratio is None or one.ratio_high is None or one.ratio <= one.ratio_high


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=8))
def test_a_pooled_ratio_lies_between_the_least_and_the_greatest(
    pairs: list[tuple[int, int]],
) -> None:
    found = pooled(*(a_rivalry(claimed, own) for claimed, own in pairs))
    single = [claimed / own for claimed, own in pairs]
    assert found.ratio is not None
    assert min(single) - 0.001 <= found.ratio <= max(single) + 0.001


# Of one record: the Fight at the Ford, the reds of redland against the blues and the greens


FIRST, SECOND = "1900-05-10", "1900-05-11"


def figure(by: str, of: str, number: int | Document, **changes: Any) -> Document:
    """What an actor says of the dead of others, whose ids are joined by commas."""
    quantity = a_quantity(number) if isinstance(number, int) else number
    about = [a_party(actor) for actor in of.split(",")]
    return {"claimant": a_speaker(by), "about": about, "quantity": quantity} | changes


def on(day: str) -> Document:
    return {"occurred": a_date(day)}


def rivals(*figures: Document, **record: Any) -> tuple[Rivalry, ...]:
    claims = [a_claim(number=n, **one) for n, one in enumerate(figures, start=1)]
    file = a_record(*claims, **record)
    return rivalries(file.record, file.registry)


def a_pair(
    claimant: str, party: str, claimed: Span | int, own: Span | int | None, effect: str = "killed"
) -> Rivalry:
    return Rivalry(claimant, party, effect, _span(claimed), None if own is None else _span(own))


def test_an_enemy_figure_stands_beside_the_partys_own() -> None:
    found = rivals(
        figure("reds", "blues", 28),
        figure("blues", "blues", 4),
        figure("reds", "reds", 7),
        figure("blues", "reds", said_at_least(40)),
        figure("greens", "reds", 12),
        figure("gazette", "blues", 9),
    )
    assert set(found) == {
        a_pair("redland", "blues", 28, 4),
        a_pair("blues", "reds", at_least(40), 7),
        a_pair("greens", "reds", 12, 7),
    }


def test_who_says_nothing_of_itself_leaves_a_claim_unanswered() -> None:
    assert rivals(figure("reds", "blues", 28)) == (a_pair("redland", "blues", 28, None),)
    # Nor is a figure of one of its units an answer.
    assert rivals(figure("blues", "reds", 28), figure("reds", "scouts", 3)) == (
        a_pair("blues", "reds", 28, None),
    )


def test_where_nobody_speaks_of_an_enemy_there_are_no_rivals() -> None:
    assert rivals() == ()
    assert rivals(figure("reds", "reds", 7), figure("gazette", "blues", 9)) == ()
    assert rivals(figure("reds", "envoys", 7)) == ()


def test_nobody_is_ranked_on_a_party_that_is_inferred() -> None:
    inferred = a_party("blues", "armed men", "inferred_by_document")
    found = rivals(
        figure("reds", "blues", 28, about=[inferred]),
        figure("reds", "greens", 5, about=[a_party("greens", None, "inferred_by_editor")]),
        figure("blues", "blues", 4),
    )
    assert found == ()


def test_days_are_added_up_where_the_answer_is_of_the_battle() -> None:
    found = rivals(
        figure("reds", "blues", 4, **on(FIRST)),
        figure("reds", "blues", 24, **on(SECOND)),
        figure("blues", "blues", 4),
    )
    assert found == (a_pair("redland", "blues", 28, 4),)


def test_where_the_battle_is_not_answered_a_day_can_be() -> None:
    found = rivals(
        figure("reds", "blues", 4, **on(FIRST)),
        figure("reds", "blues", 24, **on(SECOND)),
        figure("blues", "blues", 3, **on(FIRST)),
    )
    assert set(found) == {a_pair("redland", "blues", 4, 3), a_pair("redland", "blues", 24, None)}


def test_events_are_answered_event_by_event_and_none_within_another() -> None:
    events = [
        an_event("crossing"),
        an_event("charge", part_of="crossing"),
        an_event("pursuit"),
    ]
    found = rivals(
        figure("reds", "blues", 10, event="crossing"),
        figure("reds", "blues", 6, event="charge"),
        figure("reds", "blues", 5, event="pursuit"),
        figure("blues", "blues", 2, event="crossing"),
        events=events,
    )
    assert a_pair("redland", "blues", 10, 2) in found
    assert a_pair("redland", "blues", 5, None) in found
    assert a_pair("redland", "blues", 6, None) not in found


def test_no_loss_is_in_two_rivalries_of_one_claimant() -> None:
    both = ["killed", "wounded"]
    found = rivals(
        figure("reds", "blues", 28),
        figure("reds", "blues", 60, effects=both),
        figure("reds", "blues", 90, effects=["casualty"]),
        figure("reds", "blues", 9, effects=["captured"]),
        figure("reds", "blues,greens", 40),
        figure("blues", "blues", 4),
        figure("blues", "blues", 20, effects=["casualty"]),
    )
    # The dead answer for themselves; of all casualties only those captured are left to claim.
    assert set(found) == {
        a_pair("redland", "blues", 28, 4),
        a_pair("redland", "blues", 9, None, "captured"),
    }


def test_what_is_answered_goes_before_what_is_narrower() -> None:
    found = rivals(
        figure("reds", "blues", 28),
        figure("reds", "blues", 60, effects=["killed", "wounded"]),
        figure("blues", "blues", 20, effects=["killed", "wounded"]),
    )
    assert found == (a_pair("redland", "blues", 60, 20, "killed_or_wounded"),)


def test_a_later_round_of_reports_does_not_count_twice() -> None:
    def said(year: str) -> Document:
        return {"asserted": a_date(year)}

    found = rivals(
        figure("reds", "blues", 28, **said("1900-05-12")),
        figure("reds", "blues", 11, **said("1950-01-01")),
        figure("reds", "greens", 6, **said("1950-01-01")),
        figure("blues", "blues", 4),
    )
    assert set(found) == {a_pair("redland", "blues", 28, 4), a_pair("redland", "greens", 6, None)}


def test_at_ber_nobody_answers_what_is_said_of_stated_enemies() -> None:
    path = files("battleapi") / "records" / "battle-of-ber-2023.json"
    file = read_record_file(json.loads(path.read_text(encoding="utf-8")))
    found = rivalries(file.record, file.registry)
    # Mali's 28 are of "armed terrorist groups", whom only the document takes for JNIM.
    assert found == (
        a_pair("jnim", "malian-armed-forces", 1, None, "captured"),
        a_pair(
            "jnim",
            "malian-armed-forces,wagner-group",
            at_least(24),
            None,
            "killed_or_wounded",
        ),
    )


sayings = st.lists(
    st.builds(
        figure,
        st.sampled_from(["reds", "blues", "greens", "scouts"]),
        st.sampled_from(["reds", "blues", "greens", "scouts", "blues,greens"]),
        st.integers(0, 90),
        effects=st.sampled_from([["killed"], ["wounded"], ["killed", "wounded"], ["casualty"]]),
        occurred=st.sampled_from([FIRST, SECOND, f"{FIRST}/{SECOND}"]).map(a_date),
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(sayings, st.data())
def test_the_order_of_claims_never_matters(said: list[Document], data: st.DataObject) -> None:
    assert set(rivals(*data.draw(st.permutations(said)))) == set(rivals(*said))
