"""Which combatants some words of an infobox mean: "British", "Axis", "Soviet and Czechoslovak"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from ...model.vocabulary.registries import ActorKind
from .flags import PEOPLES, state
from .forces import Force, fighting

# Who is meant by the name of an alliance, by the titles of the articles of its members.
_ALLIANCES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "allied": frozenset(
            {
                *("United Kingdom", "United States", "Soviet Union", "France", "Free France"),
                *("French Third Republic", "Australia", "Canada", "Dominion of New Zealand"),
                *("New Zealand", "Union of South Africa", "South Africa", "British Raj", "Poland"),
                *("Second Polish Republic", "Republic of China (1912–1949)", "Netherlands"),
                *("Belgium", "Norway", "Kingdom of Greece", "Greece", "Brazil", "British Empire"),
                *("Polish Armed Forces in the West", "Commonwealth of the Philippines"),
                *("Allies of World War II", "Allies of World War I", "Russian Empire"),
            }
        ),
        "axis": frozenset(
            {
                *("Nazi Germany", "Kingdom of Italy", "Fascist Italy (1922–1943)"),
                *("Empire of Japan", "Kingdom of Romania", "Kingdom of Bulgaria", "Axis powers"),
                *("Kingdom of Hungary (1920–1946)", "Italian Social Republic"),
            }
        ),
        "central powers": frozenset(
            {*("German Empire", "Austria-Hungary", "Ottoman Empire", "Central Powers")}
        ),
    }
)
_AND = re.compile(r"\s*(?:,|&|/|\band\b|[-–](?=[A-Z]))\s*")
_NO_NAME = re.compile(
    r"^(?:the|overall|initial|total|combined)\s+|\s+(?:(?:armed )?forces?|troops|soldiers|men"
    r"|personnel)$"
)


def forces_meant(words: str, forces: Sequence[Force]) -> tuple[Force, ...]:
    """The combatants that the words name, all of one column; none where that is not certain.

    They are named by exactly their label, the name or an alias of the actor, the word for the
    people of their state, or the name of an alliance that only one column has members of.
    """
    found = _whole(words, forces)
    if not found:
        parts = [part for part in _AND.split(words.strip()) if part]
        each = [_whole(part, forces) for part in parts]
        if len(parts) > 1 and all(each):
            found = _union(each)
    return found if len({force.column for force in found}) == 1 else ()


def _union(each: Iterable[tuple[Force, ...]]) -> tuple[Force, ...]:
    united: list[Force] = []
    for forces in each:
        united += [force for force in forces if force not in united]
    return tuple(united)


def _whole(words: str, forces: Sequence[Force]) -> tuple[Force, ...]:
    told = _plain(words)
    named = tuple(force for force in forces if told in _names(force))
    if named and all(force.actor.kind is ActorKind.COALITION for force in named):
        columns = {force.column for force in named}
        return tuple(fighting([force for force in forces if force.column in columns]))
    if named:
        return named
    for name in (told, _bare(told)):
        alliance = _ALLIANCES.get({"allies": "allied", "axis powers": "axis"}.get(name, name))
        if alliance is not None:
            return _of_alliance(alliance, forces)
        for titles in (PEOPLES.get(name, frozenset()), _of_nation(name)):
            own = tuple(force for force in forces if force.actor.name in titles)
            if found := own or tuple(force for force in forces if titles & force.flags):
                return found
    return ()


def _bare(told: str) -> str:
    """The words without those that say no more than that they are people of somebody's."""
    while told != (bare := _NO_NAME.sub("", told)):
        told = bare
    return told


def _of_nation(name: str) -> frozenset[str]:
    """The states of the nation of a state that is named: "Germany" at any time."""
    named = state(name)
    if named is None:
        return frozenset()
    return frozenset().union(*(titles for titles in PEOPLES.values() if named.title in titles))


def _of_alliance(members: frozenset[str], forces: Sequence[Force]) -> tuple[Force, ...]:
    columns = {force.column for force in forces if members & {force.actor.name, *force.flags}}
    if len(columns) != 1:
        return ()
    (column,) = columns
    return tuple(fighting([force for force in forces if force.column == column]))


def _names(force: Force) -> set[str]:
    return {_plain(one) for one in (force.label, force.actor.name, *force.actor.aliases)}


def _plain(words: str) -> str:
    plain = re.sub(r"\s+", " ", words.replace(".", "")).strip(" :;,'’").lower()
    return plain.removeprefix("the ")
