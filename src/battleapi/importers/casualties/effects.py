"""Words for what happened to people and to equipment, and how badly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.materiel import MaterielEffect, Severity

from .lexicons import sections, words


@dataclass(frozen=True, slots=True)
class Harm:
    """What a word says of people, and what it says of equipment; either may be nothing."""

    people: CasualtyEffect | None = None
    things: MaterielEffect | None = None


def _harm(section: str) -> Harm:
    """The meaning that is the name of a section: "killed / destroyed"; "-" is nothing."""
    people, _, things = section.partition(" / ")
    return Harm(
        None if people == "-" else CasualtyEffect(people),
        None if things == "-" else MaterielEffect(things),
    )


EFFECTS: Mapping[tuple[str, ...], Harm] = MappingProxyType(
    {
        tuple(phrase.split()): _harm(section)
        for section, phrases in sections("effects").items()
        if " / " in section
        for phrase in phrases
    }
)
"""The words of each phrase in lower case, and what they say."""

_LONGEST = max(map(len, EFFECTS))

SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {
        **dict.fromkeys(
            ("lightly", "slightly", "light", "slight", "minor", "minimally"), Severity.LIGHT
        ),
        **dict.fromkeys(("moderately", "moderate", "partially", "partly"), Severity.MODERATE),
        **dict.fromkeys(
            (
                "heavily",
                "severely",
                "badly",
                "seriously",
                "heavy",
                "severe",
                "serious",
                "critically",
            ),
            Severity.HEAVY,
        ),
    }
)
"""How badly something was damaged or somebody wounded."""

NOT_A_LOSS = words("effects", "not a loss")
"""What happened to people or things that were not lost."""


def effect_at(words: Sequence[str], start: int) -> tuple[int, Harm] | None:
    """The longest phrase for an effect at `start`: where it ends and what it says.

    >>> effect_at(["died", "of", "wounds"], 0)
    (3, Harm(people=<CasualtyEffect.DIED_OF_WOUNDS: 'died_of_wounds'>, things=None))
    """
    for end in range(min(len(words), start + _LONGEST), start, -1):
        harm = EFFECTS.get(tuple(words[start:end]))
        if harm is not None:
            return end, harm
    return None
