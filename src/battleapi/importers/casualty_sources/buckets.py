"""The buckets of the totals: who died, of what, and by whom.

`military_killed` are the dead of the side that the row names. In every other bucket the side is the
perpetrator: `civilians_killed_directly`, and `deaths_from_actions:` with the action in free words,
such as `siege` or `forced_labor_famine_disease_displacement_combined`. The words of an action are
read one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model.vocabulary.casualties import CasualtyEffect, Causation, Population

MILITARY = "military_killed"
CIVILIANS = "civilians_killed_directly"
ACTIONS = "deaths_from_actions:"

_WORD = re.compile(r"[a-z]+")

_VIOLENCE = frozenset(
    {
        *("genocide", "genocidal", "massacre", "murder", "execution", "extermination", "democide"),
        *("euthanasia", "reprisal", "purge", "chemical", "biological", "bombardment", "shootings"),
        *("mine", "mines", "landmine", "landmines", "ieds", "cluster", "munitions", "explosive"),
        *("terror", "brutality", "torture", "raiding"),
    }
)
_PRIVATION = frozenset(
    {
        *("famine", "starvation", "hunger", "malnutrition", "food", "disease", "epidemic"),
        *("exposure", "deprivation", "privation", "blockade", "displacement", "flight", "health"),
        *("healthcare", "medical", "humanitarian", "relief", "infrastructure", "livelihoods"),
        *("economic", "environmental", "requisition", "untreated", "curfew", "closure"),
    }
)
# Of these it is not said whether violence killed, or what it brought.
_EITHER = frozenset(
    {
        *("siege", "deportation", "labor", "march", "marches", "cleansing", "scorched", "transfer"),
        *("expulsion", "repression", "conscription", "recruitment", "disappearance", "abduction"),
        *("settlement", "resettlement"),
    }
)
_CAPTIVITY = frozenset(
    {
        *("camp", "ghetto", "detention", "captivity", "custody", "prison", "prisoners", "pow"),
        *("imprisonment", "gulag", "filtration"),
    }
)


@dataclass(frozen=True, slots=True)
class Bucket:
    """What a bucket counts; `action` are its own words, empty where there are none.

    `of_the_side` says whether the dead are those of the side, or its victims.
    """

    effects: tuple[CasualtyEffect, ...]
    population: Population
    causation: Causation | None
    of_the_side: bool
    action: str = ""


def bucket_of(words: str) -> Bucket:
    """What a bucket counts. Raises ValueError where it is none of the data set."""
    killed = (CasualtyEffect.KILLED,)
    if words == MILITARY:
        return Bucket(killed, Population.COMBATANT, None, of_the_side=True)
    if words == CIVILIANS:
        return Bucket(killed, Population.CIVILIAN, Causation.DIRECT, of_the_side=False)
    action = words.removeprefix(ACTIONS)
    if action == words or not action:
        raise ValueError(f"It is none of {MILITARY}, {CIVILIANS} and {ACTIONS}...")
    told = set(_WORD.findall(action.casefold()))
    effects, causation = _died(told)
    prisoners = told & {"pow", "prisoners"}
    population = Population.HORS_DE_COMBAT if prisoners else Population.UNKNOWN
    return Bucket(effects, population, causation, of_the_side=False, action=action)


def _died(told: set[str]) -> tuple[tuple[CasualtyEffect, ...], Causation | None]:
    """How people died of an action: killed, of what it brought, as prisoners, or of several.

    A word that is in no list leaves open which, unless the others say it.
    """
    violence, privation, captivity, either = (
        not told.isdisjoint(words) for words in (_VIOLENCE, _PRIVATION, _CAPTIVITY, _EITHER)
    )
    if captivity:
        # Who is held dies as a prisoner, whatever the prisoners had to do.
        either = "siege" in told
    elif not (violence or privation):
        either = True
    effects: list[CasualtyEffect] = []
    if violence or either:
        effects.append(CasualtyEffect.KILLED)
    if privation or either:
        effects.append(CasualtyEffect.NON_BATTLE_DEATH)
    if captivity:
        effects.append(CasualtyEffect.DIED_IN_CAPTIVITY)
    causation = None
    if len(effects) == 1 and not captivity:
        causation = Causation.DIRECT if violence else Causation.INDIRECT
    return tuple(effects), causation
