"""Who of a battle is meant by a label, such as that of a claimant."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.actors import Actor
from ..model.extending import names_of
from ..model.likeness import same_name


def actor_called(words: str, of_the_battle: Iterable[Actor]) -> Actor | None:
    """The one actor that has exactly these words for a name or alias; null for none and several.

    Only those that the record itself names are asked. Who else is known, of the same war or of any,
    changes with each import: the same file would be read otherwise a second time.
    """
    name = same_name(words)
    found = [one for one in of_the_battle if name in map(same_name, names_of(one))]
    return found[0] if len(found) == 1 else None
