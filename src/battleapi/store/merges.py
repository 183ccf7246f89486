"""What was merged into what, and who names a thing that is to be merged."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from ..model.resources import Resource
from . import columns as t
from .dialect import in_chunks
from .documents import OWNER
from .projecting import replace
from .staleness import Thing
from .tables import dependencies, documents, merges, stale_marks


def all_merges(connection: Connection) -> dict[Thing, str]:
    """Of every thing that was merged the one that it is a part of now, which was merged into none.

    There are few: each was a decision of a person.
    """
    rows = connection.execute(select(merges)).all()
    into = {(Resource(row.resource), row.id): row.merged_into for row in rows}
    return {key: _end(into, *key) for key in into}


def merged_into(connection: Connection, resource: Resource, ids: Collection[str]) -> dict[str, str]:
    """Those of the ids that were merged away, each with the thing that it is a part of now."""
    wanted = list(dict.fromkeys(ids))
    into: dict[Thing, str] = {}
    waiting = set(wanted)
    while waiting:
        found: dict[str, str] = {}
        for some in in_chunks(sorted(waiting)):
            rows = connection.execute(
                select(merges.c.id, merges.c.merged_into).where(
                    merges.c.resource == resource.value, merges.c.id.in_(some)
                )
            )
            found |= {row.id: row.merged_into for row in rows}
        into |= {(resource, one): target for one, target in found.items()}
        waiting = {one for one in found.values() if (resource, one) not in into}
    return {one: _end(into, resource, one) for one in wanted if (resource, one) in into}


def battles_naming(
    connection: Connection, resource: Resource, thing_id: str, limit: int | None = None
) -> list[str]:
    """The battles, drafts or published, that name an actor, conflict or place anywhere."""
    wanted = select(t.mentions.c.battle).where(
        t.mentions.c.resource == resource.value, t.mentions.c.id == thing_id
    )
    return list(connection.execute(wanted.order_by(t.mentions.c.battle).limit(limit)).scalars())


def things_naming(connection: Connection, resource: Resource, thing_id: str) -> list[Thing]:
    """Every shared thing that names a thing."""
    wanted = select(dependencies.c.resource, dependencies.c.id).where(
        dependencies.c.on_resource == resource.value,
        dependencies.c.on_id == thing_id,
        dependencies.c.resource != Resource.BATTLE.value,
    )
    rows = connection.execute(wanted.order_by(dependencies.c.resource, dependencies.c.id))
    return [(Resource(row.resource), row.id) for row in rows]


def forget(connection: Connection, resource: Resource, thing_id: str) -> None:
    """Take out all that was made of a thing that was merged away, but for what the log has."""
    replace(connection, resource, (thing_id,), {})
    forms = [form.value for form, owner in OWNER.items() if owner is resource]
    connection.execute(
        delete(documents).where(documents.c.owner == thing_id, documents.c.form.in_(forms))
    )
    connection.execute(
        delete(stale_marks).where(
            stale_marks.c.resource == resource.value, stale_marks.c.id == thing_id
        )
    )


def _end(into: dict[Thing, str], resource: Resource, thing_id: str) -> str:
    # The log takes no circle: nothing is merged into what was merged.
    while (resource, thing_id) in into:
        thing_id = into[resource, thing_id]
    return thing_id
