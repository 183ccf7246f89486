"""What a battle was part of: the larger battle and the wars that `partof` leads to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
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
}
"""Titles that redirect to another article for certain."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """The article of the larger battle, and the wars, each a part of the next; both may be none."""

    battle: str | None
    conflicts: tuple[Conflict, ...]


def part_of(raw: str, resolved: Callable[[str], str], directory: Directory) -> PartOf:
    """What the links of `partof` say, in their order: the narrowest first.

    A war is always above a campaign, and a world war above everything. `resolved` is the title that
    another one redirects to.
    """
    links = [one.link for one in pieces_of(raw) if one.link is not None]
    titles = list(dict.fromkeys(_SAME.get(title, title) for title in map(resolved, links)))
    battle = next((title for title in titles if _is_battle(title)), None)
    wars = sorted((title for title in titles if not _is_battle(title)), key=_height)
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
