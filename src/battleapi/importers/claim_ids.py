"""Permanent ids for claims that a program reads out of a document.

An id follows from what the document says, never from what a parser makes of it: so a better parser,
a line inserted above or a newer version of the document leave the ids alone.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..model.derived_ids import derived_id

_SCHEME = "battleapi-claim-1"
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from: all that its id is made of.

    `source` is the document whose claim it is, without its version; `claimant` and `party` are as
    worded or as ids, whichever the document has; `effects` is what is counted, in the words of the
    document; `words` are the figure verbatim. `locator` only orders claims that are otherwise the
    same.
    """

    battle: str
    source: str
    claimant: str | None
    party: tuple[str, ...]
    kind: str
    effects: tuple[str, ...]
    dates: tuple[str, ...]
    words: str
    locator: str


def claim_ids(origins: Sequence[Origin]) -> tuple[str, ...]:
    """The id of each claim, in the order given.

    Claims that differ in nothing but their locator are numbered in the order of their locators, so
    all of them have to be given at once; any others may be given together or apart.
    """
    same: dict[str, list[int]] = defaultdict(list)
    for place, origin in enumerate(origins):
        same[_key(origin)].append(place)
    ids = [""] * len(origins)
    for key, places in same.items():
        ordered = sorted(places, key=lambda place: (_in_order(origins[place].locator), place))
        for number, place in enumerate(ordered):
            ids[place] = derived_id(f"{key}#{number}")
    return tuple(ids)


def _key(origin: Origin) -> str:
    told = (
        _SCHEME,
        origin.battle,
        origin.source,
        origin.claimant,
        origin.party,
        origin.kind,
        origin.effects,
        origin.dates,
        origin.words,
    )
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _in_order(locator: str) -> tuple[tuple[int, int | str], ...]:
    """`row/9` before `row/10`."""
    parts = _NUMBERS.split(locator)
    return tuple((1, int(part)) if part.isdecimal() else (0, part) for part in parts)
