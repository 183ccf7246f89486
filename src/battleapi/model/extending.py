"""What one description of a thing adds to another of the same thing: names and identifiers."""

from __future__ import annotations

from typing import TypeVar

from .actors import Actor, ExternalId
from .conflicts import Conflict
from .likeness import same_name
from .places import Place

ThingT = TypeVar("ThingT", bound=Actor | Place | Conflict)


def names_of(thing: Actor | Place | Conflict) -> tuple[str, ...]:
    """Every name of a thing, the one that it is listed under first."""
    return (thing.name, *thing.aliases)


def extended(thing: ThingT, other: Actor | Place | Conflict) -> ThingT:
    """The thing with the names and identifiers that only the other has; else the very same.

    A name that differs in nothing but case or encoding is none of its own.
    """
    known = {same_name(one) for one in names_of(thing)}
    new = {same_name(one): one for one in reversed(names_of(other)) if same_name(one) not in known}
    names = reversed(new.values())
    ids: list[ExternalId] = [one for one in other.external_ids if one not in thing.external_ids]
    if not new and not ids:
        return thing
    more = {"aliases": (*thing.aliases, *names), "external_ids": (*thing.external_ids, *ids)}
    return type(thing)(**{**dict(thing), **more})


def differs_in_names_only(thing: Actor | Place | Conflict, other: Actor | Place | Conflict) -> bool:
    """Whether the two say the same but for aliases and identifiers in other projects."""
    same = {"aliases": thing.aliases, "external_ids": thing.external_ids}
    return thing == other.model_copy(update=same)
