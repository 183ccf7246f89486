"""Figures in plain English, for sentences made by template: the source's words where it has any.

Several words are quoted, so that a reader sees where they begin and end. What they say already, the
sentence does not say again: `'dozens of deaths and injuries' among X`, not `... killed or wounded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .claims import CasualtyClaim
from .measures import Measure
from .quantities import Quantity
from .vocabulary.casualties import Affiliation, CasualtyEffect, Population, RankGroup
from .vocabulary.materiel import MaterielEffect
from .vocabulary.quantities import Qualifier
from .vocabulary.term import Term

PEOPLE = "people"
"""What a count of people counts, where the source has no word for them."""

_PEOPLE = frozenset(
    {"men", "man", "person", "soldier", "troop", "fighter", "warrior", "combatant", "strong"}
)
_ONE_WORD = re.compile(r"[\w,.+-]+")
_NUMERALS = (
    "and a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million score dozen"
)
_NUMBER_WORDS = frozenset(_NUMERALS.split())

# The English stems by which a source's words name an effect; other words leave it to the template.
_STEMS: Mapping[Term, str] = MappingProxyType(
    {
        CasualtyEffect.KILLED: "kill|dead|death|die|slain|slew|fatal|bod(y|ies)|corpse",
        CasualtyEffect.DIED_OF_WOUNDS: "of (his |their )?wounds",
        CasualtyEffect.WOUNDED: "wound|injur|hurt",
        CasualtyEffect.CAPTURED: "captur|captive|prison|taken",
        CasualtyEffect.MISSING: "missing|lost",
        CasualtyEffect.INTERNED: "intern",
        CasualtyEffect.DISPERSED: "dispers|scatter",
        CasualtyEffect.SURRENDERED: "surrender",
        CasualtyEffect.DESERTED: "desert",
        CasualtyEffect.DISPLACED: "displace|fled|flee",
        CasualtyEffect.SICK: "sick|ill",
        CasualtyEffect.NON_BATTLE_INJURY: "accident|injur|hurt",
        CasualtyEffect.NON_BATTLE_DEATH: "disease|accident|starv",
        CasualtyEffect.DIED_IN_CAPTIVITY: "captivity",
        CasualtyEffect.CASUALTY: "casualt|loss|lost",
        MaterielEffect.DESTROYED: "destroy",
        MaterielEffect.DISABLED: "disabl|knocked out",
        MaterielEffect.DAMAGED: "damag",
        MaterielEffect.CAPTURED: "captur|seiz|taken",
        MaterielEffect.ABANDONED: "abandon|left",
        MaterielEffect.SUNK: "sunk|sank|sink",
        MaterielEffect.SCUTTLED: "scuttl",
        MaterielEffect.SHOT_DOWN: "shot down|down",
        MaterielEffect.LOST: "lost|loss",
    }
)


def count_words(quantity: Quantity) -> str:
    """The figure in its own words; nought is "no", and a figure without words is put into some.

    A bare number says what kind of number it is: `at least 300`, `about 'six thousand'`.
    """
    if quantity.qualifier is Qualifier.EXACT and quantity.value == 0:
        return "no"
    if quantity.as_said is not None:
        return _said_words(quantity, quantity.as_said)
    relative = quantity.relative
    if relative.remainder_of is not None:
        return "the rest"
    if relative.share is not None:
        return f"{_PREFIXES.get(quantity.qualifier, '')}{'/'.join(map(str, relative.share))}"
    numbers = (quantity.value, quantity.lower, quantity.upper)
    return _numbers(quantity.qualifier, *numbers) or quantity.term or _WITHOUT[quantity.qualifier]


def people_words(claim: CasualtyClaim, *, named: bool) -> str:
    """Which people are counted, where a rank or a special group is given: `officers`.

    Of people of no named party, whether they were civilians, where all were.
    """
    groups: list[Term] = [term for term in (claim.affiliation, claim.rank_group) if term]
    if not groups and not named and len(claim.population) == 1:
        groups = [term for term in claim.population if term is not Population.UNKNOWN]
    return " and ".join(_GROUPS.get(term, term.value.replace("_", " ")) for term in groups)


def term_words(terms: Iterable[Term]) -> str:
    """Terms as words, one or the other: `killed or wounded`."""
    return " or ".join(_TERM_WORDS.get(term, term.value.replace("_", " ")) for term in terms)


def measure_words(measure: Measure) -> str:
    """A measure in its own words, else its numbers and their unit."""
    if measure.as_said is not None:
        return _quoted(measure.as_said)
    numbers = _numbers(measure.qualifier, measure.value, measure.lower, measure.upper)
    if not numbers and measure.qualifier is Qualifier.UNKNOWN:
        return "unknown"
    return f"{numbers or 'some'} {_unit_words(measure)}".strip()


def names_effects(quantity: Quantity, effects: Iterable[Term]) -> bool:
    """Whether the words of a figure name every one of the effects themselves."""
    return _has_several_words(quantity) and all(
        re.search(rf"\b({_STEMS[effect]})", quantity.as_said or "", re.IGNORECASE)
        for effect in effects
    )


def names_item(quantity: Quantity, item: str) -> bool:
    """Whether the words of a figure name the thing that is counted, in singular or plural."""
    said = {_singular(word) for word in (quantity.as_said or "").split()}
    named = {_singular(word) for word in item.split()} <= said
    people = item == PEOPLE and not said.isdisjoint(_PEOPLE)
    return _has_several_words(quantity) and (named or people)


_PREFIXES = {
    Qualifier.APPROXIMATELY: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
}
_WITHOUT = {
    Qualifier.UNKNOWN_POSITIVE: "some",
    Qualifier.UNKNOWN: "an unknown number of",
}


_GROUPS: dict[Term, str] = {
    Population.COMBATANT: "combatants",
    Population.CIVILIAN: "civilians",
    Population.HORS_DE_COMBAT: "people hors de combat",
    RankGroup.NON_COMMISSIONED: "non-commissioned officers",
    Affiliation.PEACEKEEPER: "peacekeepers",
    Affiliation.MEDICAL: "medical personnel",
    Affiliation.JOURNALIST: "journalists",
    Affiliation.AID_WORKER: "aid workers",
}
_TERM_WORDS: dict[Term, str] = {
    CasualtyEffect.CASUALTY: "casualties",
    CasualtyEffect.NON_BATTLE_INJURY: "injured otherwise than in the fighting",
    CasualtyEffect.NON_BATTLE_DEATH: "dead of other causes",
}


def _numbers(
    qualifier: Qualifier, value: float | None, lower: float | None, upper: float | None
) -> str:
    match qualifier:
        case Qualifier.BETWEEN:
            return f"{lower:,} to {upper:,}"
        case Qualifier.BEST_WITH_BOUNDS:
            return f"{value:,} ({_bounds(lower, upper)})"
        case Qualifier.EXACT | Qualifier.APPROXIMATELY | Qualifier.AT_LEAST | Qualifier.AT_MOST:
            one = {Qualifier.AT_LEAST: lower, Qualifier.AT_MOST: upper}.get(qualifier, value)
            return f"{_PREFIXES.get(qualifier, '')}{one:,}"
        case _:
            return ""


def _bounds(lower: float | None, upper: float | None) -> str:
    """Both bounds, or the one that there is: `15 to 33`, `at least 15`."""
    if lower is not None and upper is not None:
        return f"{lower:,} to {upper:,}"
    return f"at most {upper:,}" if lower is None else f"at least {lower:,}"


def _said_words(quantity: Quantity, words: str) -> str:
    if quantity.qualifier is Qualifier.NOT_NUMERIC:
        return f"'{words}'"
    # A word of number may have stood at the head of a cell or of a sentence: `Dozens`.
    if words.casefold() == quantity.term:
        return quantity.term
    if not _is_number(words):
        return _quoted(words)
    match quantity.qualifier:
        case Qualifier.BEST_WITH_BOUNDS:
            return f"{_quoted(words)} ({_bounds(quantity.lower, quantity.upper)})"
        case Qualifier.BETWEEN:
            return f"{quantity.lower:,} to {quantity.upper:,}"
        case _:
            return _PREFIXES.get(quantity.qualifier, "") + _quoted(words)


def _is_number(words: str) -> bool:
    """Whether the words are a number and nothing else, in digits or spelled out."""
    parts = re.split(r"[\s-]+", words.casefold().strip())
    return parts != ["a"] and all(
        part in _NUMBER_WORDS or re.fullmatch(r"\d[\d.,]*", part) for part in parts
    )


def _has_several_words(quantity: Quantity) -> bool:
    words = quantity.as_said
    return words is not None and count_words(quantity) == f"'{words}'"


def _unit_words(measure: Measure) -> str:
    if measure.unit is None or measure.unit.is_length:
        return measure.unit or ""
    given = {measure.value, measure.lower, measure.upper} - {None}
    return measure.unit if given == {1} else f"{measure.unit}s"


def _quoted(words: str) -> str:
    return words if _ONE_WORD.fullmatch(words) else f"'{words}'"


def _singular(word: str) -> str:
    return word.casefold().strip(",.;").removesuffix("s")
