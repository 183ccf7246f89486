"""What figures count, as sets: inside, equal, apart; effects, things and whom else they narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from battleapi.comparison.scopes import (
    Effects,
    Narrowed,
    Scope,
    bits,
    counted_in,
    effects_of,
    joined,
    narrowed_by,
    population_key,
    population_of,
    things_of,
    undivided,
)
from battleapi.model.claims import Claim
from battleapi.model.sources import CasualtyDefinition
from battleapi.model.vocabulary.casualties import CasualtyEffect, Population
from tests.records_of import claim

CASUALTY = undivided(None)
EVERYTHING = ("killed", "wounded", "captured", "missing")


def effects(*words: str) -> Effects:
    return effects_of(claim(effects=list(words)), None)


def defined(at_least: list[str] | None, at_most: list[str] | None) -> CasualtyDefinition:
    return CasualtyDefinition.model_validate(
        {"text": None, "at_least": at_least, "at_most": at_most}
    )


def materiel(item_class: str, *words: str) -> Any:
    return claim("materiel", item_class=item_class, effects=list(words) or ["captured"])


def scope(**changes: Any) -> Scope:
    common: dict[str, Any] = {
        "sort": "",
        "things": 1,
        "party": 1,
        "effects": effects("killed"),
        "population": 1,
        "days": 1,
        "inflicted": 1,
        "narrowed": frozenset(),
        "item": None,
    }
    return Scope(**(common | changes))


def narrowed(*names: str) -> Narrowed:
    return frozenset(("rank_group", name) for name in names)


# Effects


def test_effects_have_the_ids_of_the_vocabulary() -> None:
    assert effects("killed").key == "killed"
    assert effects("killed", "wounded").key == "killed_or_wounded"
    assert effects("casualty").key == "casualty"
    assert effects_of(claim("strength"), None).key == "not_stated"


@pytest.mark.parametrize("counts", [counted_in, things_of, lambda one: effects_of(one, None)])
def test_an_outcome_counts_nothing(counts: Callable[[Claim], object]) -> None:
    with pytest.raises(TypeError, match="outcome"):
        counts(claim("outcome"))


def test_a_claim_counts_a_sort_of_things_by_a_name_and_people_by_none() -> None:
    assert counted_in(claim(effects=["killed"])) == ("", None, ("killed",))
    rifles = claim("materiel", item="Rifles", item_class="small_arms", effects=["lost"])
    assert counted_in(rifles) == ("small_arms", "rifles", ("lost",))
    guns = claim("strength", counts="materiel", item="Guns", item_class="artillery")
    assert counted_in(guns) == ("artillery", "guns", "not_stated")
    assert counted_in(claim("strength", counts="personnel")).item is None


def test_undivided_casualties_hold_killed_and_wounded_and_are_held_by_all_four() -> None:
    assert effects("killed").inside(CASUALTY)
    assert effects("killed", "wounded").inside(CASUALTY)
    assert CASUALTY.inside(effects(*EVERYTHING))
    assert not CASUALTY.inside(effects("killed", "wounded"))
    # They may hold captured, and may not.
    captured = effects("captured")
    assert not captured.inside(CASUALTY)
    assert not captured.apart(CASUALTY)
    assert effects("sick").apart(CASUALTY)


@pytest.mark.parametrize(
    ("at_least", "at_most", "inside", "holds"),
    [
        (None, None, ["killed", "wounded"], [*EVERYTHING]),
        (
            ["killed", "wounded"],
            ["killed", "wounded"],
            ["killed", "wounded"],
            ["killed", "wounded"],
        ),
        ([*EVERYTHING], None, [*EVERYTHING], [*EVERYTHING]),
        (["killed"], ["killed", "wounded"], ["killed"], ["killed", "wounded"]),
    ],
)
def test_casualties_are_what_the_source_means_by_them(
    at_least: list[str] | None, at_most: list[str] | None, inside: list[str], holds: list[str]
) -> None:
    meant = effects_of(claim(effects=["casualty"]), defined(at_least, at_most))
    assert meant.key == "casualty"
    assert effects(*inside).inside(meant)
    assert meant.inside(effects(*holds))
    # The definition says nothing of the dead.
    assert effects_of(claim(effects=["killed"]), defined(at_least, at_most)) == effects("killed")


def test_lost_things_were_destroyed_or_captured_or_the_like_but_not_damaged() -> None:
    lost, destroyed = (effects_of(materiel("tank", one), None) for one in ("lost", "destroyed"))
    assert lost.key == "lost"
    assert destroyed.inside(lost)
    assert not lost.inside(destroyed)
    assert effects_of(materiel("tank", "damaged"), None).apart(lost)


@pytest.mark.parametrize(
    ("some", "key"),
    [
        ([effects("killed")], "killed"),
        ([effects("killed"), effects("wounded")], "killed_or_wounded"),
        ([effects("wounded"), effects("killed"), effects("wounded")], "killed_or_wounded"),
        ([CASUALTY, effects("killed")], "casualty"),
        ([CASUALTY, effects("sick")], "sick_or_casualty"),
    ],
)
def test_effects_together(some: list[Effects], key: str) -> None:
    made = joined(some)
    assert made.key == joined(reversed(some)).key == key
    assert all(not one.most & ~made.most for one in some)


def test_casualties_of_several_meanings_are_undivided_ones_whatever_their_order() -> None:
    narrow = undivided(defined(["killed", "wounded"], ["killed", "wounded"]))
    assert joined([narrow, CASUALTY]) == joined([CASUALTY, narrow]) == CASUALTY


# Things


def test_tanks_are_among_the_armour() -> None:
    armour, tanks, guns = (things_of(materiel(one)) for one in ("armour", "tank", "artillery"))
    assert not tanks & ~armour
    assert tanks != armour
    assert not guns & armour


def test_things_lost_of_no_class_are_of_any_class() -> None:
    lost, taken = materiel("unspecified", "lost"), materiel("unspecified", "captured")
    assert not things_of(materiel("tank", "lost")) & ~things_of(lost)
    assert things_of(materiel("tank")) & things_of(taken) == 0


def test_strengths_of_people_and_of_things_are_apart() -> None:
    people = claim("strength")
    guns = claim("strength", counts="materiel", item="guns", item_class="artillery")
    assert not things_of(people) & things_of(guns)
    assert things_of(claim()) == 1


# Whom


def test_a_party_is_combatants_unless_it_is_a_population_or_the_claim_says() -> None:
    assert population_key(population_of(claim(), of_civilians=False)) == "combatant"
    assert population_key(population_of(claim(), of_civilians=True)) == "civilian"
    stated = claim(population=["combatant", "civilian"])
    assert population_key(population_of(stated, of_civilians=True)) == "combatant_or_civilian"
    assert population_of(claim("materiel"), of_civilians=False) == bits([Population.COMBATANT])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, set()),
        ({"rank_group": "officers"}, {("rank_group", "officers")}),
        ({"affiliation": "journalist"}, {("affiliation", "journalist")}),
        ({"causation": "indirect"}, {("causation", "indirect")}),
        ({"causation": "direct"}, set()),
        ({"named_persons": ["Ann", "Bo"]}, {("person", "Ann"), ("person", "Bo")}),
    ],
)
def test_what_makes_a_figure_one_of_fewer(changes: Any, found: set[tuple[str, str]]) -> None:
    assert narrowed_by(claim(**changes), peacekeepers=False) == found


def test_peacekeepers_of_a_peacekeeping_force_are_all_of_it() -> None:
    counted = claim(affiliation="peacekeeper")
    assert narrowed_by(counted, peacekeepers=True) == frozenset()
    assert narrowed_by(counted, peacekeepers=False) == {("affiliation", "peacekeeper")}


def test_things_are_narrowed_by_how_badly_they_were_damaged() -> None:
    badly = claim("materiel", effects=["damaged"], severity="heavy")
    assert narrowed_by(badly, peacekeepers=False) == {("severity", "heavy")}


# Scopes


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ({}, {"party": 3}),
        ({}, {"days": 3}),
        ({}, {"population": 3}),
        ({}, {"inflicted": 3}),
        ({"sort": "tank"}, {"things": 3, "sort": "armour"}),
        ({}, {"effects": effects("killed", "wounded")}),
        ({}, {"effects": CASUALTY}),
        ({"narrowed": narrowed("officers")}, {}),
        ({"item": "rifles"}, {}),
        ({}, {"party": 3, "days": 7, "effects": CASUALTY}),
    ],
)
def test_a_part_is_inside_of_its_whole_and_not_equal_to_it(part: Any, whole: Any) -> None:
    one, other = scope(**part), scope(**whole)
    assert one.inside(other)
    assert not other.inside(one)
    assert not one.equals(other)
    assert not one.apart(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"party": 1}, {"party": 2}),
        ({"days": 1}, {"days": 2}),
        ({"population": 1}, {"population": 2}),
        ({"inflicted": 1}, {"inflicted": 2}),
        ({"things": 1}, {"things": 2}),
        ({"effects": effects("killed")}, {"effects": effects("wounded")}),
        ({"item": "rifles"}, {"item": "pistols"}),
    ],
)
def test_what_shares_nothing_on_one_axis_is_apart(one: Any, other: Any) -> None:
    assert scope(**one).apart(scope(**other))
    assert scope(**other).apart(scope(**one))
    assert not scope(**one).inside(scope(**other))


def test_wider_in_one_and_narrower_in_another_is_neither_inside_nor_apart() -> None:
    one, other = scope(party=3, days=1), scope(party=1, days=3)
    assert not one.inside(other)
    assert not other.inside(one)
    assert not one.apart(other)


def test_officers_and_named_persons_may_be_the_same() -> None:
    one, other = (
        scope(narrowed=narrowed("officers")),
        scope(narrowed=frozenset({("person", "Ann")})),
    )
    assert not one.apart(other)
    assert not one.inside(other)


def test_undivided_casualties_are_equal_whatever_sources_mean_by_them() -> None:
    narrow = undivided(defined(["killed", "wounded"], ["killed", "wounded"]))
    assert scope(effects=narrow).equals(scope(effects=CASUALTY))
    assert scope(effects=narrow).inside(scope(effects=CASUALTY))


harms = st.lists(
    st.sampled_from([one.value for one in CasualtyEffect if one != "casualty"]),
    min_size=1,
    unique=True,
)
all_effects = st.just(CASUALTY) | harms.map(lambda words: effects(*words))
masks = st.integers(1, 7)
scopes = st.builds(
    lambda party, days, population, some: scope(
        party=party, days=days, population=population, effects=some
    ),
    masks,
    masks,
    masks,
    all_effects,
)


@given(scopes, scopes, scopes)
def test_inside_is_an_order_and_excludes_apart(one: Scope, other: Scope, third: Scope) -> None:
    assert one.inside(one)
    assert one.equals(one)
    if one.inside(other):
        assert not one.apart(other)
        if other.inside(third) and other.effects != CASUALTY:
            assert one.inside(third)
    assert one.apart(other) == other.apart(one)
