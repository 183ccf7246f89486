"""What is shown with words of what: which documents a change makes stale, and their marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, select

from ..model import references
from ..model.actors import Actor
from ..model.conflicts import Conflict
from ..model.places import Place
from ..model.registry import RESOURCE_OF, Shared
from ..model.resources import Resource
from ..model.sources import Source
from .dialect import in_chunks
from .rows import insert_rows
from .tables import dependencies, lineage, stale_marks

Thing = tuple[Resource, str]


class Marks:
    """Collects the things that one transaction makes stale, and writes their marks once."""

    def __init__(self) -> None:
        self._stale: dict[Thing, None] = {}

    def add(self, things: Iterable[Thing]) -> None:
        """Mark things as stale."""
        self._stale.update(dict.fromkeys(things))

    def take_back(self, thing: Thing) -> None:
        """Mark a thing no more."""
        self._stale.pop(thing, None)

    def flush(self, connection: Connection, sequence: int) -> None:
        """Write the marks; `sequence` is the end of the log that made them stale."""
        rows = [(resource.value, one, sequence) for resource, one in self._stale]
        insert_rows(connection, stale_marks, rows)
        self._stale.clear()


def dependents(connection: Connection, resource: Resource, ids: Collection[str]) -> list[Thing]:
    """Battles that lead to some things of one kind, and shared things that name them."""
    found: dict[Thing, None] = {}
    for some in in_chunks(sorted(ids)):
        rows = connection.execute(_DEPENDENTS, {"resource": resource.value, "ids": list(some)})
        found.update(dict.fromkeys((Resource(row.resource), row.id) for row in rows))
    return list(found)


def depended_on(connection: Connection, battles: Collection[str]) -> set[Thing]:
    """All things that some battles lead to."""
    found: set[Thing] = set()
    for some in in_chunks(sorted(battles)):
        rows = connection.execute(_DEPENDED_ON, {"battles": list(some)})
        found |= {(Resource(row.on_resource), row.on_id) for row in rows}
    return found


def descendants(connection: Connection, resource: Resource, thing_id: str) -> list[str]:
    """Those that belong to a thing by lineage, itself included."""
    rows = connection.execute(
        select(lineage.c.id).where(
            lineage.c.resource == resource.value, lineage.c.ancestor == thing_id
        )
    )
    return [row.id for row in rows]


def ancestors(connection: Connection, resource: Resource, thing_id: str) -> list[str]:
    """Those that a thing belongs to by lineage, itself included."""
    rows = connection.execute(
        select(lineage.c.ancestor).where(
            lineage.c.resource == resource.value, lineage.c.id == thing_id
        )
    )
    return [row.ancestor for row in rows]


def wholes(thing: Shared) -> set[Thing]:
    """The actors or conflicts that list this one among their members or parts."""
    if not isinstance(thing, Actor | Conflict):
        return set()
    return {(one.resource, one.id) for one in references.of_shared(thing)}


def moves_columns(before: Shared, after: Shared) -> bool:
    """Whether a change reaches the columns of other things, and not only what they show.

    Among them are those that come from comparing claims: who is civilian, when a source speaks,
    what it calls casualties and what it is drawn from decide what is compared with what.
    """
    match before, after:
        case Actor(), Actor():
            return (before.memberships, before.kind) != (after.memberships, after.kind)
        case Conflict(), Conflict():
            return before.part_of != after.part_of
        case Source(), Source():
            return _compared_by(before) != _compared_by(after)
        case Place(), Place():
            return before.countries != after.countries or _names_others(before) != _names_others(
                after
            )
        case _:
            raise TypeError(f"a {RESOURCE_OF[type(before)]} stays one")


def _compared_by(source: Source) -> tuple[object, ...]:
    return (source.kind, source.date, source.casualty_definition, _names_others(source))


def _names_others(thing: Shared) -> set[Thing]:
    # What a shared thing names is part of what a battle leads to, and so of its dependencies.
    return {(one.resource, one.id) for one in references.of_shared(thing)}


def unmark(connection: Connection, resource: Resource, marks: Mapping[str, int]) -> None:
    """Take away marks of things of one kind, by id, but for those that are of another sequence."""
    if marks:
        rows = [
            {"of": resource.value, "one": one, "seen": sequence} for one, sequence in marks.items()
        ]
        connection.execute(_UNMARK, rows)


def marks_of(connection: Connection, resource: Resource, ids: Collection[str]) -> dict[str, int]:
    """The marks of some things of one kind, by id."""
    found: dict[str, int] = {}
    for some in in_chunks(sorted(ids)):
        rows = connection.execute(_MARKS, {"resource": resource.value, "ids": list(some)})
        found |= {row.id: row.sequence for row in rows}
    return found


_DEPENDENTS = select(dependencies.c.resource, dependencies.c.id).where(
    dependencies.c.on_resource == bindparam("resource"),
    dependencies.c.on_id.in_(bindparam("ids", expanding=True)),
)
_DEPENDED_ON = (
    select(dependencies.c.on_resource, dependencies.c.on_id)
    .where(dependencies.c.resource == Resource.BATTLE.value)
    .where(dependencies.c.id.in_(bindparam("battles", expanding=True)))
    .distinct()
)
_UNMARK = delete(stale_marks).where(
    stale_marks.c.resource == bindparam("of"),
    stale_marks.c.id == bindparam("one"),
    stale_marks.c.sequence == bindparam("seen"),
)
_MARKS = select(stale_marks.c.id, stale_marks.c.sequence).where(
    stale_marks.c.resource == bindparam("resource"),
    stale_marks.c.id.in_(bindparam("ids", expanding=True)),
)
