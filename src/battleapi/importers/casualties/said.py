"""What the words of a figure were found to say, and the phrases that more than one reader knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from battleapi.model.vocabulary.casualties import CasualtyEffect
from battleapi.model.vocabulary.materiel import Severity

from .drafts import Citation
from .effects import Harm
from .lexicons import sections, words
from .tokens import Token

INCLUDING = tuple(tuple(phrase.split()) for phrase in sections("words")["including"])
"""What begins the parts of a figure."""
CAUSES = words("words", "causes")
"""What people die of that is no fighting."""

_OTHER_CAUSES = frozenset({"mostly", "mainly", "largely", "violence", "fighting", "combat"})
_DEATHS = frozenset({CasualtyEffect.KILLED})


@dataclass(slots=True)
class Words:
    """What was read; `rest` holds the words that no rule reads.

    `degree` says that nothing is said but how badly: "14 wounded, 3 seriously".
    """

    harms: list[Harm] = field(default_factory=list)
    severity: Severity | None = None
    nouns: list[Token] = field(default_factory=list)
    total: bool = False
    saved: bool = False
    date: str | None = None
    where: str | None = None
    by: str | None = None
    claimant: str | None = None
    groups: list[Token] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    rest: list[Token] = field(default_factory=list)
    base: list[Token] = field(default_factory=list)
    includes: bool = False
    of_last: bool = False
    comma: bool = False
    joined: bool = False
    degree: bool = False
    rate: bool = False
    end: int = 0


def including_at(tokens: Sequence[Token], at: int, stop: int | None = None) -> int:
    """The end of the words that begin the parts of a figure ("of whom"); 0 where none do."""
    last = len(tokens) if stop is None else stop
    for phrase in INCLUDING:
        end = at + len(phrase)
        if end <= last and tuple(one.low for one in tokens[at:end]) == phrase:
            return end + 1 if end < last and tokens[end].low in {".", ":"} else end
    return 0


def died_of(words: Words) -> None:
    """Deaths "from starvation or disease" are no deaths of the fighting."""
    lows = set((words.by or "").casefold().replace(",", " ").split())
    if lows & CAUSES and not lows & _OTHER_CAUSES:
        words.harms = [
            Harm(CasualtyEffect.NON_BATTLE_DEATH) if one.people in _DEATHS else one
            for one in words.harms
        ]
