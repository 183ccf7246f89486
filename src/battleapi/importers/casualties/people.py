"""Words for people who are counted: which of them are armed, their rank, and who they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from battleapi.model.vocabulary.casualties import Affiliation, Population, RankGroup

from .lexicons import words

PLAIN = words("people", "plain")
"""Words for people that say nothing of who they are."""

_PEOPLE = words("people", "people")

_CIVIL = words("people", "civil")

_RANKS: Mapping[str, RankGroup] = MappingProxyType(
    {
        **dict.fromkeys(("generals", "general", "admirals", "admiral"), RankGroup.GENERALS),
        **dict.fromkeys(
            ("officers", "officer", "lieutenants", "captains", "colonels", "majors"),
            RankGroup.OFFICERS,
        ),
        **dict.fromkeys(
            ("nco", "ncos", "sergeants", "non-commissioned"), RankGroup.NON_COMMISSIONED
        ),
        **dict.fromkeys(("ranks", "enlisted", "privates"), RankGroup.OTHER_RANKS),
    }
)

_AFFILIATIONS: Mapping[str, Affiliation] = MappingProxyType(
    {
        **dict.fromkeys(("peacekeepers", "peacekeeper"), Affiliation.PEACEKEEPER),
        **dict.fromkeys(
            ("medics", "nurses", "doctors", "medic", "nurse", "paramedics"), Affiliation.MEDICAL
        ),
        **dict.fromkeys(
            ("journalists", "journalist", "reporters", "reporter"), Affiliation.JOURNALIST
        ),
    }
)

_AGENTS = ("ers", "ors", "ists", "ians", "eers", "men", "iers", "ants", "ese")


def is_people(word: str, *, also_like: bool = False) -> bool:
    """Whether a word, in lower case, is a noun for people.

    `also_like`: also by its ending, as "porters" and "loyalists" have; a word for equipment, such
    as "cruisers", has to be ruled out first.
    """
    if word in PLAIN or word in _PEOPLE:
        return True
    return also_like and word.endswith(_AGENTS) and len(word) > len("men")


def population_of(words: list[str]) -> tuple[Population, ...]:
    """Whom the words name, where they say that they are civilians."""
    return (Population.CIVILIAN,) if any(word in _CIVIL for word in words) else ()


def rank_of(words: list[str]) -> RankGroup | None:
    """The rank that the words name, where they name one and no more.

    >>> rank_of(["other", "ranks"])
    <RankGroup.OTHER_RANKS: 'other_ranks'>
    """
    if "non-commissioned" in words:
        return RankGroup.NON_COMMISSIONED
    named = {_RANKS[word] for word in words if word in _RANKS}
    return named.pop() if len(named) == 1 else None


def affiliation_of(words: list[str]) -> Affiliation | None:
    """The special group that the words name, where they name one and no more."""
    if "aid" in words and {"worker", "workers"} & {*words}:
        return Affiliation.AID_WORKER
    named = {_AFFILIATIONS[word] for word in words if word in _AFFILIATIONS}
    return named.pop() if len(named) == 1 else None
