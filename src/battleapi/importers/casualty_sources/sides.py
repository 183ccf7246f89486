"""The sides of a war, as the totals name them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model.actors import Actor
from ...model.vocabulary.countries import COUNTRIES
from ...model.vocabulary.registries import ActorKind
from ..slugs import slug

_NOBODY = re.compile(r"\b(?:unattributed|unidentified)\b", re.IGNORECASE)
_VICTIMS = "Targeted "
_COUNTRY_NAMES = {country.name: code for code, country in COUNTRIES.items()}


def actors_of(sides: Iterable[str]) -> dict[str, Actor]:
    """An actor for each side that is somebody, in their order.

    What the data set calls unattributed is nobody: there nobody is said to have done it.
    """
    return {one: _actor(one) for one in dict.fromkeys(sides) if not _NOBODY.search(one)}


def _actor(side: str) -> Actor:
    """One that is called as a country is a state; the others are several actors under one name."""
    kind = ActorKind.COALITION
    if side in _COUNTRY_NAMES:
        kind = ActorKind.STATE
    elif side.startswith(_VICTIMS):
        kind = ActorKind.POPULATION
    return Actor(id=slug(side), kind=kind, name=side, country=_COUNTRY_NAMES.get(side))
