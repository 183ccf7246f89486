"""Totals: one effect over every party present, voice by voice and mixed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.compare import compare
from battleapi.comparison.results import Total, VoiceTotal
from battleapi.comparison.rules import Rules
from battleapi.comparison.spans import Span, Spread
from battleapi.model.vocabulary.claims import ClaimKind
from battleapi.model.vocabulary.comparison import CellFlag
from tests.records_of import (
    Document,
    a_citation,
    a_claim,
    a_combatant,
    a_date,
    a_party,
    a_quantity,
    a_record,
    a_speaker,
    at_least,
    claim_id,
)

THREE = [a_combatant("reds", 1), a_combatant("blues", 2), a_combatant("greens", 3)]


def losses(
    count: int | Document, *parties: str, voice: str | None = None, **changes: Any
) -> Document:
    """A figure of the killed of these parties together."""
    quantity = a_quantity(count) if isinstance(count, int) else count
    about = [a_party(one) for one in parties]
    return a_claim(quantity=quantity, about=about, claimant=a_speaker(voice), **changes)


def totals(*claims: Document, **rules: Any) -> dict[tuple[str, str | None], Total]:
    """The totals of a battle of reds, blues and greens."""
    numbered = [one | {"id": claim_id(n)} for n, one in enumerate(claims, start=1)]
    file = a_record(*numbered, combatants=THREE)
    found = compare(file.record, file.registry, Rules(**rules)).totals
    return {(one.effect, one.item_class): one for one in found}


def killed(*claims: Document) -> Total:
    return totals(*claims)["killed", None]


def test_a_voice_that_speaks_of_all_has_a_total_and_nobody_is_missing() -> None:
    found = killed(losses(1, "reds"), losses(2, "blues"), losses(4, "greens"))
    assert found.spread == Spread(7, 7, False)
    assert (found.missing, found.flags, found.unresolved) == ((), (), ())
    assert found.voices == (VoiceTotal("document:chronicle", Span(7, 7), ()),)


def test_who_is_missing_is_named_and_not_counted_as_none() -> None:
    found = killed(losses(2, "blues"))
    assert (found.spread, found.missing) == (Spread(2, 2, False), ("reds", "greens"))
    none = killed(losses(2, "blues"), losses(0, "greens"))
    assert (none.spread, none.missing) == (Spread(2, 2, False), ("reds",))


def test_mixed_voices_are_the_sum_of_the_parties_ranges() -> None:
    found = killed(
        losses(4, "blues", voice="blues"),
        losses(28, "blues", voice="reds"),
        losses(7, "reds", voice="reds"),
        losses(0, "greens", voice="greens"),
    )
    assert found.spread == Spread(11, 35, False)
    assert found.flags == (CellFlag.MIXED_VOICES,)
    assert found.voices == (
        VoiceTotal("blues", Span(4, 4), ("reds", "greens")),
        VoiceTotal("redland", Span(35, 35), ("greens",)),
        VoiceTotal("greens", Span(0, 0), ("reds", "blues")),
    )


def test_a_voice_whose_bounds_are_in_the_sum_has_a_total_as_well() -> None:
    found = totals(
        losses(7, "reds", voice="reds"),
        losses(4, "blues", voice="blues", effects=["casualty"]),
        losses(0, "greens", voice="greens", effects=["casualty"]),
    )
    casualties, dead = found["casualty", None], found["killed", None]
    assert casualties.spread == Spread(11, 11, True)
    assert {one.voice: one.span for one in casualties.voices} == {
        "redland": (7, None),
        "blues": (4, 4),
        "greens": (0, 0),
    }
    # That there were none of any kind is in the sum of the dead, and adds nothing to it.
    assert (dead.spread, dead.missing) == (Spread(7, 7, True), ("blues",))
    assert [one.voice for one in dead.voices] == ["redland"]


def test_that_one_source_has_no_casualties_is_not_all_that_is_said_of_the_dead() -> None:
    found = killed(
        losses(1, "reds"),
        losses(3, "blues", effects=["casualty"]),
        losses(0, "blues", voice="reds", effects=["casualty"]),
    )
    assert (found.spread, found.missing) == (Spread(1, 4, False), ("greens",))


def test_an_open_total_is_no_less_than_the_disjoint_ones_in_it() -> None:
    found = totals(
        losses(at_least(28), "reds"),
        losses(at_least(31), "reds", effects=["wounded"]),
        losses(at_least(35), "reds", effects=["killed", "wounded"]),
        losses(2, "blues", effects=["casualty"]),
    )
    assert found["killed", None].spread == Spread(28, 28, True)
    assert found["casualty", None].spread == Spread(61, 61, True)


def test_a_total_is_flagged_that_others_contradict() -> None:
    more_dead = totals(
        losses(9, "reds"),
        losses(5, "reds", voice="reds", effects=["killed", "wounded"]),
    )
    assert CellFlag.DISPUTED_BY_BOUNDS in more_dead["killed_or_wounded", None].flags
    assert CellFlag.DISPUTED_BY_BOUNDS not in more_dead["killed", None].flags
    everybody = [losses(n, one) for n, one in ((40, "reds"), (50, "blues"), (60, "greens"))]
    of_all = losses(700, "reds", "blues", "greens", voice="reds")
    (total,) = totals(*everybody, of_all).values()
    assert total.flags == (CellFlag.MIXED_VOICES,)
    assert total.spread == Spread(150, 700, False)
    # Of indirect deaths alone another has more than all that are counted.
    otherwise = [
        losses(90, "reds", voice="reds", causation="indirect"),
        losses(50, "blues", voice="reds"),
        losses(60, "greens", voice="reds"),
    ]
    (total,) = totals(*everybody, *otherwise).values()
    assert total.spread == Spread(150, 150, False)
    assert total.flags == (CellFlag.DISPUTED_BY_BOUNDS,)


def test_whoever_speaks_of_a_label_and_of_others_holds_them_apart() -> None:
    label = a_party(None, "the rebels", "unresolved")
    found = killed(
        losses(7, "reds", voice="reds"),
        losses(28, voice="reds") | {"about": [label]},
        losses(4, "blues", voice="blues"),
    )
    assert (found.spread, found.unresolved) == (Spread(35, 39, False), ("~the-rebels",))


def test_a_joint_figure_stands_for_its_parties() -> None:
    found = killed(losses(30, "blues", "greens"), losses(1, "reds"))
    assert (found.spread, found.missing) == (Spread(31, 31, False), ())
    part = killed(losses(30, "blues", "greens"), losses(4, "blues", voice="blues"))
    assert (part.spread, part.missing) == (Spread(30, 30, False), ("reds",))
    assert part.voices == (
        VoiceTotal("document:chronicle", Span(30, 30), ("reds",)),
        VoiceTotal("blues", Span(4, 4), ("reds", "greens")),
    )


def test_a_figure_of_more_effects_leaves_a_total_open() -> None:
    both = losses(at_least(24), "reds", "blues", voice="greens", effects=["killed", "wounded"])
    found = killed(losses(4, "greens", voice="greens"), losses(7, "reds", voice="reds"), both)
    greens = next(one for one in found.voices if one.voice == "greens")
    assert greens == VoiceTotal("greens", Span(4, None), ())
    assert found.spread == Spread(11, 11, True)
    assert found.missing == ("blues",)


def test_a_label_that_nobody_resolves_may_be_one_of_the_others() -> None:
    label = losses(10, voice=None, citations=[a_citation("letter")]) | {
        "about": [a_party(None, "armed men")]
    }
    found = killed(losses(4, "blues"), label)
    assert found.spread == Spread(10, 14, False)
    assert found.unresolved == ("~armed-men",)
    assert found.flags == (CellFlag.MIXED_VOICES, CellFlag.IF_BOTH_TRUE)
    assert killed(label).flags == ()
    assert killed(label).missing == ("reds", "blues", "greens")


def test_a_figure_of_a_label_and_an_actor_has_what_is_said_of_the_actor_in_it() -> None:
    both = {"about": [a_party("blues"), a_party(None, "armed men")]}
    found = killed(losses(28, voice="reds") | both, losses(4, "blues", voice="blues"))
    assert (found.spread, found.unresolved) == (Spread(28, 28, False), ())


def of_label(count: int, voice: str | None = None, source: str = "chronicle") -> Document:
    return losses(count, voice=voice, citations=[a_citation(source)]) | {
        "about": [a_party(None, "armed men")]
    }


def test_a_label_in_a_joint_figure_is_not_added_to_it_again() -> None:
    both = {"about": [a_party("blues"), a_party(None, "armed men")]}
    found = killed(losses(28, voice="reds") | both, losses(4, "blues", voice="blues"), of_label(6))
    assert (found.spread, found.unresolved) == (Spread(28, 28, False), ())
    assert [one.voice for one in found.voices] == ["redland", "blues", "document:chronicle"]
    wider = {"about": [a_party(None, "armed men"), a_party(None, "bandits")]}
    assert killed(losses(28, voice="reds") | wider, of_label(6)).spread == Spread(28, 28, False)


def test_a_joint_figure_of_a_day_has_not_all_of_its_label_in_it() -> None:
    both = {"about": [a_party("blues"), a_party(None, "armed men")]}
    day = losses(28, occurred=a_date("1900-05-11")) | both
    found = killed(of_label(10_300, "reds"), day)
    assert found.spread == Spread(10_300, 10_328, False)
    assert found.unresolved == ("~armed-men",)


def test_voices_of_one_label_are_heard_like_those_of_a_party() -> None:
    two = of_label(28, "reds"), of_label(9)
    found = killed(*two)
    assert (found.spread, found.flags) == (Spread(9, 28, False), (CellFlag.MIXED_VOICES,))
    # Redland holds its own 3 and the label apart, of which another says 9.
    assert killed(*two, losses(3, "reds", voice="reds")).spread == Spread(12, 31, False)
    assert killed(*two, losses(2, "blues", voice="blues")).spread == Spread(9, 30, False)


def test_a_joint_figure_of_the_battle_is_no_other_way_to_tell_days() -> None:
    tenth, eleventh = a_date("1900-05-10"), a_date("1900-05-11")
    days = losses(28, "blues", voice="reds", occurred=tenth), losses(4, "greens", occurred=eleventh)
    found = killed(*days, losses(60, "blues", "greens", citations=[a_citation("letter")]))
    assert found.spread == Spread(60, 60, False)


def test_what_is_told_together_of_one_day_and_apart_of_another_is_open() -> None:
    tenth, eleventh = a_date("1900-05-10"), a_date("1900-05-11")
    found = killed(
        losses(28, "blues", "greens", occurred=tenth),
        losses(5, "blues", occurred=eleventh),
        losses(4, "greens", occurred=eleventh),
    )
    assert found.spread == Spread(9, 28, True)


def test_a_total_is_no_less_than_any_account() -> None:
    found = killed(
        losses(60, "blues", "greens"),
        losses(28, "blues", voice="reds", occurred=a_date("1900-05-10")),
        losses(40, "greens", voice="reds"),
    )
    assert (found.spread, found.flags) == (
        Spread(60, 60, False),
        (CellFlag.DISPUTED_BY_BOUNDS,),
    )


def test_whom_one_calls_missing_another_may_call_captured() -> None:
    def of(effect: str, count: int | Document, source: str) -> Document:
        citations = [a_citation(source)]
        return losses(count, "blues", effects=effect.split("_or_"), citations=citations)

    found = totals(
        of("captured", 1_623, "chronicle"),
        of("missing", 1_600, "letter"),
        of("captured_or_missing", at_least(1_000), "letter"),
        of("killed", 10, "letter"),
        of("killed_or_captured_or_missing", at_least(1_000), "letter"),
    )
    both = found["captured_or_missing", None]
    assert (both.spread, both.flags) == (Spread(1_623, 1_623, True), (CellFlag.MIXED_VOICES,))
    # The dead are no captives, whoever says so.
    assert found["killed_or_captured_or_missing", None].spread == Spread(1_633, 1_633, True)


def test_what_is_more_than_a_total_of_fewer_days_does_not_contradict_it() -> None:
    tenth = a_date("1900-05-10")
    joint = losses(10, "blues", effects=["killed", "wounded"], occurred=tenth)
    found = totals(joint, losses(15, "blues", citations=[a_citation("letter")]))
    assert found["killed_or_wounded", None].flags == ()


def test_what_one_voice_says_is_no_mixed_sum() -> None:
    found = killed(losses(4, "blues"), losses(4, "blues", voice="blues"))
    assert (found.spread, found.flags) == (Spread(4, 4, False), ())


def test_a_brigade_is_counted_in_its_army_once() -> None:
    army, brigade = losses(9, "reds"), losses(3, "scouts", citations=[a_citation("letter")])
    found = killed(army, brigade)
    assert (found.spread, found.missing) == (Spread(9, 9, False), ("blues", "greens"))
    alone = killed(brigade)
    assert alone.spread == Spread(3, 3, False)


def test_days_are_added_for_a_voice() -> None:
    by_day = [
        losses(count, "blues", occurred=a_date(day))
        for count, day in ((1, "1900-05-10"), (6, "1900-05-11"))
    ]
    assert killed(*by_day).spread == Spread(7, 7, False)


def test_each_effect_and_each_class_of_things_has_its_own_total() -> None:
    of_people = totals(losses(2, "blues"), losses(5, "blues", effects=["wounded"]))
    assert {key: one.spread.low for key, one in of_people.items()} == {
        ("killed", None): 2,
        ("wounded", None): 5,
    }
    destroyed: Document = {"effects": ["destroyed"]}
    things = [
        a_claim("materiel", item=item, item_class=sort, quantity=a_quantity(count), **destroyed)
        for item, sort, count in (("tanks", "tank", 3), ("guns", "artillery", 4))
    ]
    of_things = totals(*things, kind=ClaimKind.MATERIEL)
    assert {key: one.spread.low for key, one in of_things.items()} == {
        ("destroyed", "tank"): 3,
        ("destroyed", "artillery"): 4,
    }


def test_of_no_figures_there_is_no_total() -> None:
    assert totals() == {}
    assert totals(losses(a_quantity(None, "unknown", qualifier="unknown"), "blues")) == {}


def test_the_order_of_claims_decides_nothing_where_two_groups_are_of_one_size() -> None:
    army = losses(at_least(1), "reds")
    brigade = losses(0, "scouts", population=["combatant", "civilian"])
    assert killed(army, brigade).spread == killed(brigade, army).spread


def a_data_set_of(
    best: int, low: int, high: int, *dead: int, unknown: int | None
) -> list[Document]:
    """All the dead, of nobody in particular, and its parts, as UCDP GED has them."""
    quantity = a_quantity(
        None,
        qualifier="best_with_bounds",
        value=best,
        lower=low,
        upper=high,
        bounds_kind="coder_bounds",
    )
    whole = losses(quantity)
    reds, blues, greens = dead
    parts = [
        losses(reds, "reds", population=["combatant"]),
        losses(blues, "blues", population=["combatant"]),
        losses(greens, "greens", population=["civilian"]),
    ]
    if unknown is not None:
        parts.append(losses(unknown, population=["unknown"]))
    link = {"related": [{"type": "part_of_total", "claim": claim_id(1)}]}
    return [whole, *(part | link for part in parts)]


def test_a_total_of_nobody_in_particular_is_not_added_to_its_parts() -> None:
    found = killed(*a_data_set_of(9, 9, 9, 2, 3, 0, unknown=4))
    assert (found.spread, found.missing, found.flags) == (Spread(9, 9, False), (), ())
    assert found.voices == (VoiceTotal("document:chronicle", Span(9, 9), ()),)
    without = killed(*a_data_set_of(2, 2, 2, 0, 2, 0, unknown=None))
    assert (without.spread, without.missing) == (Spread(2, 2, False), ())


def test_a_total_with_bounds_is_no_less_than_its_parts_and_no_more_than_its_high() -> None:
    found = killed(*a_data_set_of(9, 7, 12, 2, 3, 0, unknown=4))
    assert found.spread == Spread(9, 12, False)
    assert found.voices == (VoiceTotal("document:chronicle", Span(9, 12), ()),)


def test_others_speak_of_a_part_of_a_total_of_nobody_in_particular() -> None:
    other = losses(6, "blues", voice="reds")
    found = killed(*a_data_set_of(9, 9, 9, 2, 3, 4, unknown=None), other)
    assert (found.spread, found.flags) == (Spread(9, 12, False), (CellFlag.MIXED_VOICES,))


def test_a_total_that_its_parts_do_not_make_up_is_what_the_whole_is() -> None:
    for unknown in (None, 0):
        found = killed(*a_data_set_of(9, 8, 12, 2, 3, 0, unknown=unknown))
        assert found.spread == Spread(8, 12, False)
        assert found.voices[0].span == Span(8, 12)


def test_a_total_without_parts_in_other_cells_may_be_of_the_same_or_of_others() -> None:
    found = killed(losses(9), losses(2, "reds", voice="reds"))
    assert (found.spread, found.flags) == (
        Spread(9, 11, False),
        (CellFlag.MIXED_VOICES, CellFlag.IF_BOTH_TRUE),
    )


def test_a_thousand_among_a_total_of_nobody_in_particular_is_not_added_to_it() -> None:
    among = {"related": [{"type": "included_in", "claim": claim_id(1)}]}
    found = killed(losses(9), losses(2, "reds") | among)
    assert (found.spread, found.flags) == (Spread(9, 9, False), ())


@given(
    dead=st.tuples(*[st.integers(0, 50)] * 3),
    unknown=st.none() | st.integers(0, 50),
    below=st.integers(0, 9),
    above=st.integers(0, 9),
    missed=st.integers(0, 30),
)
def test_no_total_is_above_what_a_data_set_says_of_all(
    dead: tuple[int, int, int], unknown: int | None, below: int, above: int, missed: int
) -> None:
    best = sum(dead) + (unknown or 0) + missed
    low, high = max(best - below, 0), best + above
    claims = a_data_set_of(best, low, high, *dead, unknown=unknown)
    found = killed(*claims)
    assert found.spread.high == high
    assert found.spread.low == max(low, best - missed)
    assert found.missing == ()


def overlapping(*numbers: int) -> Document:
    return {"related": [{"type": "may_overlap", "claim": claim_id(n)} for n in numbers]}


@pytest.mark.parametrize("named", [True, False])
def test_what_may_be_the_same_people_is_not_added_for_the_low(named: bool) -> None:
    if named:
        about = [[a_party(one)] for one in ("reds", "blues", "greens")]
    else:
        about = [
            [a_party(None, label=one, basis="unresolved")] for one in ("peasants", "east", "west")
        ]
    famine = [
        losses(3_900) | {"about": about[0]},
        losses(2_600) | {"about": about[1]} | overlapping(1),
        losses(3_600) | {"about": about[2]},
    ]
    found = killed(*famine)
    assert (found.spread, found.flags) == (Spread(7_500, 10_100, False), (CellFlag.IF_BOTH_TRUE,))
    assert [one.span for one in found.voices] == [Span(7_500, 10_100)]
    famine[2] |= overlapping(2, 1)
    found = killed(*famine)
    assert found.spread == Spread(3_900, 10_100, False)
    assert [one.span for one in found.voices] == [Span(3_900, 10_100)]


def test_links_of_one_voice_do_not_bind_what_another_says() -> None:
    found = killed(
        losses(5, "reds"),
        losses(4, "blues") | overlapping(1),
        losses(5, "reds", voice="reds"),
        losses(4, "blues", voice="reds"),
    )
    assert {one.voice: one.span for one in found.voices} == {
        "document:chronicle": Span(5, 9),
        "redland": Span(9, 9),
    }
    assert found.spread == Spread(5, 9, False)
