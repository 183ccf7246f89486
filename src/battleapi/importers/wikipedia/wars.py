"""What a battle was part of: the larger battle and the wars that `partof` leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ...model.conflicts import Conflict
from ...model.vocabulary.registries import ConflictKind
from ..directory import Directory
from ..slugs import slug
from .pieces import pieces_of
from .titles import external_id

_BATTLE = re.compile(
    r"^(?:(?:\w+ )?(?:battle|siege|raid|attack|action|operation|capture|fall|defen[cs]e|skirmish"
    r"|ambush|bombing|bombardment|invasion|landing)s? (?:of|on|for|at|in)?\b|operation\b)"
    r"|\b(?:landings?|raid|ambush|offensive)$",
    re.IGNORECASE,
)
_WAR = re.compile(
    r"\b(?:wars?|revolution|rebellion|uprising|revolt|crusade|conflict)\b", re.IGNORECASE
)
_INSURGENCY = re.compile(r"\binsurgency\b", re.IGNORECASE)
_THEATRE = re.compile(
    r"\b(?:campaigns?|fronts?|theat(?:re|er)s?|offensive|invasion|line)\b|\b(?:in|of) world war",
    re.IGNORECASE,
)
_LARGEST: Final = ("World War II", "World War I")
_SAME: Final = {
    "Second World War": "World War II",
    "WWII": "World War II",
    "World War Two": "World War II",
    "First World War": "World War I",
    "WWI": "World War I",
    "World War One": "World War I",
    "Pacific Theater": "Pacific War",
    "Eastern Front of World War II": "Eastern Front (World War II)",
    "Eastern Front (WWII)": "Eastern Front (World War II)",
    "Italian Campaign (World War II)": "Italian campaign (World War II)",
    "American Theater of World War II": "American Theater (World War II)",
    "Philippines Campaign (1944–45)": "Philippines campaign (1944–1945)",
    "Dodecanese Campaign": "Dodecanese campaign",
    "Invasion of Poland (1939)": "Invasion of Poland",
}
"""Titles that redirect to another article for certain."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """The article of the larger battle, and the wars, each a part of the next; both may be none."""

    battle: str | None
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of titles from all pages: `resolved` is the title that another redirects to.

    `wholes` are the wars that others are a part of, by their titles, as the first page says that
    says it at all.
    """

    resolved: Callable[[str], str]
    wholes: Mapping[str, str] = field(default_factory=dict)


def linked_wars(raw: str, resolved: Callable[[str], str]) -> tuple[str | None, list[str]]:
    """The larger battle that `partof` links to, and the wars, by their titles, narrowest first.

    A war is always above a campaign, and a world war above everything.
    """
    links = [one.link for one in pieces_of(raw) if one.link is not None]
    titles = list(dict.fromkeys(_SAME.get(title, title) for title in map(resolved, links)))
    battle = next((title for title in titles if _is_battle(title)), None)
    return battle, sorted((title for title in titles if not _is_battle(title)), key=_height)


def part_of(raw: str, known: Known, directory: Directory) -> PartOf:
    """What the links of `partof` say, and of the widest war what other pages say that it is of."""
    battle, wars = linked_wars(raw, known.resolved)
    while wars and (whole_of := known.wholes.get(wars[-1])) is not None and whole_of not in wars:
        wars.append(whole_of)
    conflicts: list[Conflict] = []
    for title in reversed(wars):
        whole = conflicts[-1].id if conflicts else None
        proposed = Conflict(
            id=slug(title),
            kind=_kind(title),
            name=title,
            part_of=None if whole == slug(title) else whole,
            external_ids=(external_id(title),),
        )
        conflicts.append(directory.conflict(proposed))
    return PartOf(battle, tuple(reversed(conflicts)))


def _is_battle(title: str) -> bool:
    return _BATTLE.search(title) is not None and title not in _LARGEST


def _height(title: str) -> int:
    if title in _LARGEST:
        return 2
    return 1 if _kind(title) is ConflictKind.WAR else 0


def _kind(title: str) -> ConflictKind:
    if _THEATRE.search(title) and title not in _LARGEST:
        return ConflictKind.CAMPAIGN
    if _INSURGENCY.search(title):
        return ConflictKind.INSURGENCY
    return ConflictKind.WAR if _WAR.search(title) else ConflictKind.OTHER
