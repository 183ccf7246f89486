"""How a battle ended, as infoboxes word it: "Decisive Malian victory", "Inconclusive"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model.vocabulary.assertions import OutcomeType

_DEGREES: Mapping[str, OutcomeType] = MappingProxyType(
    {
        "decisive": OutcomeType.DECISIVE_VICTORY,
        "pyrrhic": OutcomeType.PYRRHIC_VICTORY,
        "strategic": OutcomeType.STRATEGIC_VICTORY,
        "tactical": OutcomeType.TACTICAL_VICTORY,
        "defensive": OutcomeType.DEFENSIVE_VICTORY,
    }
)
_WHOLE: Mapping[str, OutcomeType] = MappingProxyType(
    {
        "draw": OutcomeType.DRAW,
        "inconclusive": OutcomeType.INCONCLUSIVE,
        "indecisive": OutcomeType.INCONCLUSIVE,
        "stalemate": OutcomeType.STALEMATE,
        "ceasefire": OutcomeType.CEASEFIRE,
        "cease-fire": OutcomeType.CEASEFIRE,
        "disputed": OutcomeType.DISPUTED,
        "result disputed": OutcomeType.DISPUTED,
        "victory claimed by both sides": OutcomeType.DISPUTED,
        "both sides claim victory": OutcomeType.DISPUTED,
        "both sides claimed victory": OutcomeType.DISPUTED,
    }
)
_DEGREE = "|".join(_DEGREES)
_VICTORY = re.compile(
    rf"(?:(?P<before>{_DEGREE}) )?(?P<who>.+? )??(?:(?P<between>{_DEGREE}) )?victory"
    r"(?: (?:for|of) (?:the )?(?P<whose>.+))?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^()]*\)$|[.,;:]+$")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome, and its victor as worded; null where nobody is named."""

    type: OutcomeType
    victor: str | None


def read_outcome(words: str) -> Outcome:
    """The outcome that some words give, without markup: the first item of a result, on one line.

    What has another form ("Bridge destroyed", "See aftermath", "French or Russian victory") is an
    outcome of the type other, of nobody.
    """
    told = " ".join(words.split())
    while told != (bare := _ASIDE.sub("", told)):
        told = bare
    whole = _WHOLE.get(told.lower())
    if whole is not None:
        return Outcome(whole, None)
    found = _VICTORY.fullmatch(told)
    who = (found["who"] or found["whose"] or "").strip() if found is not None else ""
    if found is None or _is_of_nobody(who) or (found["who"] and found["whose"]):
        return Outcome(OutcomeType.OTHER, None)
    degree = found["before"] or found["between"]
    kind = OutcomeType.VICTORY if degree is None else _DEGREES[degree.lower()]
    return Outcome(kind, who or None)


def _is_of_nobody(who: str) -> bool:
    """Whether the words before or after the victory are no victor: two of them, or a denial."""
    words = set(re.findall(r"\w+", who.lower()))
    return not words.isdisjoint(
        {"or", "no", "not", "victory", "claimed", "both", "see", "possible"}
    )
