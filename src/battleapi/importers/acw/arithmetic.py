"""Which figures of one source are parts of others: killed of killed and wounded, both of the total.

Where the parts add up to a figure exactly they are its parts, and a plain sum counts them in place
of it. Else a part is only known to be among what the other counts; captured and missing are so only
where the source says that its casualties have them. Captured are among captured or missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ...model.claims import Related
from ...model.vocabulary.claims import RelationType
from .figures import TOTAL, Figure
from .sources import CLAIMING

_HIT = ("killed", "wounded")
_BOTH = "killed+wounded"
_TAKEN = ("captured", "missing", "captured+missing")


def links(figures: Mapping[str, Figure]) -> Mapping[str, Related]:
    """How the figures that one source gives of one side of a battle are linked.

    Both are by claim id. Nothing is linked to or from figures that the source gives twice.
    """
    times = Counter(figure.category for figure in figures.values())
    ids = {one.category: key for key, one in figures.items() if times[one.category] == 1}
    numbers = {one.category: one.quantity.value for one in figures.values()}
    hit = tuple(category for category in _HIT if category in ids)
    linked: dict[str, tuple[RelationType, str]] = {}
    if _BOTH in ids:
        linked |= _linked(hit, _BOTH, numbers, whole=hit == _HIT)
        hit = (_BOTH,)
    taken = tuple(category for category in _TAKEN if category in ids)
    both = next((one for one in taken if len(figures[ids[one]].effects) > 1), None)
    if both is not None:
        linked |= _linked(tuple(one for one in taken if one != both), both, numbers, whole=False)
        taken = (both,)
    if TOTAL in ids:
        whole = hit in ((_BOTH,), _HIT)
        as_parts = _linked((*hit, *taken), TOTAL, numbers, whole=whole)
        if RelationType.INCLUDED_IN in {relation for relation, _ in as_parts.values()}:
            stated = [one for one in taken if _is_counted(figures[ids[one]])]
            as_parts = {one: as_parts[one] for one in (*hit, *stated)}
        linked |= as_parts
    return {
        ids[part]: Related(type=relation, claim=ids[other])
        for part, (relation, other) in linked.items()
    }


def _linked(
    parts: tuple[str, ...], other: str, numbers: Mapping[str, int | None], *, whole: bool
) -> dict[str, tuple[RelationType, str]]:
    found = [numbers[part] for part in parts]
    adds_up = whole and None not in found and sum(one or 0 for one in found) == numbers[other]
    relation = RelationType.PART_OF_TOTAL if adds_up else RelationType.INCLUDED_IN
    return dict.fromkeys(parts, (relation, other))


def _is_counted(figure: Figure) -> bool:
    """Whether the source says that its casualties have the people of this figure."""
    counted = CLAIMING[figure.source].casualty_definition.at_least or ()
    return {*figure.effects} <= {*counted}
