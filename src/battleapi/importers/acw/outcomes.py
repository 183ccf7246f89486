"""How a battle ended, in the words of the commission."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ...model.actors import Actor
from ...model.vocabulary.assertions import OutcomeType
from .forces import CONFEDERATE_STATES, UNITED_STATES

_WORDS = re.compile(r"(Union|Confederate) (?:(strategic|tactical) )?victory\b")
_UNDECIDED = re.compile(r"(?:Inconclusive|Indecisive)\b")
_TYPES: Mapping[str | None, OutcomeType] = MappingProxyType(
    {
        None: OutcomeType.VICTORY,
        "strategic": OutcomeType.STRATEGIC_VICTORY,
        "tactical": OutcomeType.TACTICAL_VICTORY,
    }
)
_VICTORS = MappingProxyType({"Union": UNITED_STATES, "Confederate": CONFEDERATE_STATES})


def outcome(words: str) -> tuple[OutcomeType, tuple[Actor, ...]]:
    """The outcome that the words begin with, and the victor.

    What begins otherwise ("Union gained ground") is another outcome, of nobody.
    """
    found = _WORDS.match(words)
    if found:
        return _TYPES[found[2]], (_VICTORS[found[1]],)
    return OutcomeType.INCONCLUSIVE if _UNDECIDED.match(words) else OutcomeType.OTHER, ()
