from __future__ import annotations

import pytest

from battleapi.importers.casualty_sources.buckets import bucket_of
from battleapi.model.vocabulary.casualties import CasualtyEffect, Causation, Population

KILLED, DIED = CasualtyEffect.KILLED, CasualtyEffect.NON_BATTLE_DEATH
PRISONER = CasualtyEffect.DIED_IN_CAPTIVITY


def test_the_military_dead_are_of_the_side() -> None:
    found = bucket_of("military_killed")
    assert (found.effects, found.population, found.causation) == (
        (KILLED,),
        Population.COMBATANT,
        None,
    )
    assert found.of_the_side
    assert found.action == ""


def test_civilians_are_killed_by_the_side() -> None:
    found = bucket_of("civilians_killed_directly")
    assert (found.effects, found.population, found.causation) == (
        (KILLED,),
        Population.CIVILIAN,
        Causation.DIRECT,
    )
    assert not found.of_the_side


@pytest.mark.parametrize(
    ("action", "effects", "causation"),
    [
        ("famine", (DIED,), Causation.INDIRECT),
        ("blockade/famine/disease/crop_destruction", (DIED,), Causation.INDIRECT),
        ("forced_displacement", (DIED,), Causation.INDIRECT),
        ("landmines_cluster_munitions_explosive_remnants", (KILLED,), Causation.DIRECT),
        ("genocidal_campaign_aggregate", (KILLED,), Causation.DIRECT),
        ("internal_purge", (KILLED,), Causation.DIRECT),
        ("camp", (PRISONER,), None),
        ("camp_forced_labor_prison", (PRISONER,), None),
        ("detention_torture", (KILLED, PRISONER), None),
        ("concentration_camp/starvation/disease", (DIED, PRISONER), None),
        # Of these it is not said whether violence killed, or what it brought.
        ("siege", (KILLED, DIED), None),
        ("starvation_siege", (KILLED, DIED), None),
        ("forced_labor/porterage", (KILLED, DIED), None),
        ("genocide/massacre/deportation", (KILLED, DIED), None),
        ("displacement/disease/famine/massacre", (KILLED, DIED), None),
        ("state_failure", (KILLED, DIED), None),
    ],
)
def test_the_words_of_an_action_say_how_people_died(
    action: str, effects: tuple[CasualtyEffect, ...], causation: Causation | None
) -> None:
    found = bucket_of(f"deaths_from_actions:{action}")
    assert (found.effects, found.causation) == (effects, causation)
    assert (found.population, found.of_the_side) == (Population.UNKNOWN, False)
    assert found.action == action


@pytest.mark.parametrize("action", ["pow_captivity", "execution_of_prisoners"])
def test_prisoners_of_war_no_longer_can_fight(action: str) -> None:
    assert bucket_of(f"deaths_from_actions:{action}").population is Population.HORS_DE_COMBAT


@pytest.mark.parametrize("words", ["", "wounded", "deaths_from_actions:", "military_killed "])
def test_other_buckets_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="It is none of military_killed"):
        bucket_of(words)
