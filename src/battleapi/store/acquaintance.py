"""Who is known already: things by identifier or name, and the wars that they are named in."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, exists, select, tuple_

from ..model.resources import Resource
from . import columns as t
from .tables import heads, lineage


def ids_alike(
    connection: Connection,
    resource: Resource,
    folded: Collection[str],
    external: Collection[tuple[str, str]],
) -> list[str]:
    """Ids of the things of one kind with one of the folded names or (authority, id) pairs."""
    n, e = t.names.c, t.external_ids.c
    named = select(n.id).where(n.resource == resource.value, n.folded.in_(list(folded)))
    found = set(connection.execute(named).scalars())
    if external:
        pair = tuple_(e.authority, e.external)
        identified = select(e.id).where(e.resource == resource.value, pair.in_(list(external)))
        found |= set(connection.execute(identified).scalars())
    return sorted(found)


def is_named_in(connection: Connection, actor: str, war: str, battle: str) -> bool:
    """Whether a battle, draft or published, names an actor or a member of it.

    It is any battle of the conflict `war` or of a part of it, or the one battle; both are ids, of
    which one or both are empty.
    """
    if not war and not battle:
        return False
    of_what = {"war": war} if war else {"battle": battle}
    found: bool = connection.execute(
        _NAMED_IN if war else _NAMED_THERE, {"actor": actor, **of_what}
    ).scalar_one()
    return found


def has_head(connection: Connection, resource: Resource, thing_id: str) -> bool:
    """Whether the log has anything of that id."""
    wanted = select(exists().where(heads.c.resource == resource.value, heads.c.id == thing_id))
    found: bool = connection.execute(wanted).scalar_one()
    return found


_kin = lineage.alias("kin")
_parts = lineage.alias("parts")
_NAMED = (
    select(t.mentions.c.battle)
    .join(_kin, (_kin.c.resource == Resource.ACTOR.value) & (_kin.c.id == t.mentions.c.id))
    .where(_kin.c.ancestor == bindparam("actor"), t.mentions.c.resource == Resource.ACTOR.value)
)
_NAMED_THERE = select(_NAMED.where(t.mentions.c.battle == bindparam("battle")).exists())
_NAMED_IN = select(
    _NAMED.join(
        _parts,
        (_parts.c.resource == Resource.CONFLICT.value) & (_parts.c.id == t.mentions.c.conflict),
    )
    .where(_parts.c.ancestor == bindparam("war"))
    .exists()
)
