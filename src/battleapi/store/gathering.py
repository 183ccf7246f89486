"""What the renderer needs, gathered from the store for many things at once, and rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select
from sqlalchemy.sql.selectable import Select

from ..model import references
from ..model.actors import Actor, Membership
from ..model.battles import BattleRecord
from ..model.conflicts import Conflict
from ..model.places import Place
from ..model.registry import Registry, Shared
from ..model.resources import Resource
from ..model.sources import Source
from ..model.vocabulary.claims import ClaimStatus
from ..model.vocabulary.records import BattleStatus
from ..rendering.documents import (
    Rendered,
    render_actor,
    render_battle,
    render_conflict,
    render_place,
    render_source,
)
from ..rendering.registries import ActorCounts
from ..rendering.stamps import Stamp
from . import columns as t
from .contents import named_by
from .dialect import in_chunks
from .registries import Shelf, newest
from .tables import dependencies, heads, parts

_IDS: Any = bindparam("ids", expanding=True)


@dataclass(frozen=True, slots=True)
class StoredBattle:
    """The newest revision of a published battle, for what is worked out when it is asked for.

    `registry` has all that the record leads to, `battle_names` the names of the published battles
    that it names, itself not among them unless it does.
    """

    record: BattleRecord
    registry: Registry
    stamp: Stamp
    battle_names: Mapping[str, str]


def stored_battle(connection: Connection, battle: str) -> StoredBattle | None:
    """A published battle; None for a draft and where nothing has the id."""
    content = newest(connection, Resource.BATTLE, (battle,)).get(battle)
    if content is None:
        return None
    record = BattleRecord.model_validate_json(content)
    if record.status is not BattleStatus.PUBLISHED:
        return None
    named = named_by(record)
    return StoredBattle(
        record,
        Shelf(connection).closure(named),
        stamps_of(connection, Resource.BATTLE, (battle,))[battle],
        _battle_names(connection, {one for kind, one in named if kind is Resource.BATTLE}),
    )


def rendered(
    connection: Connection, resource: Resource, ids: Collection[str]
) -> dict[str, tuple[Rendered, ...]]:
    """The documents of some things of one kind as they have to be now, by the id of the thing.

    A battle's are its record, summary, comparison, claims and events; drafts and unknown ids have
    none.
    """
    if resource is Resource.BATTLE:
        return _battles(connection, ids)
    shelf = Shelf(connection)
    things = shelf.get(resource, ids)
    stamps = stamps_of(connection, resource, things)
    shelf.closure(
        (one.resource, one.id) for x in things.values() for one in references.of_shared(x)
    )
    rendering = _Rendering(connection, shelf, stamps)
    return {one.id: (one,) for one in rendering.of(resource, things)}


def stamps_of(connection: Connection, resource: Resource, ids: Collection[str]) -> dict[str, Stamp]:
    """The newest revision of each thing."""
    found: dict[str, Stamp] = {}
    for some in in_chunks(sorted(ids)):
        for row in connection.execute(_STAMPS, {"resource": resource.value, "ids": list(some)}):
            found[row.id] = Stamp(row.revision, row.recorded_at, row.sha256)
    return found


def _battles(connection: Connection, ids: Collection[str]) -> dict[str, tuple[Rendered, ...]]:
    contents = newest(connection, Resource.BATTLE, ids)
    read = (BattleRecord.model_validate_json(content) for content in contents.values())
    records = [record for record in read if record.status is BattleStatus.PUBLISHED]
    shelf = Shelf(connection)
    named = {thing for record in records for thing in named_by(record)}
    shelf.closure(named)
    everything = shelf.registry()
    stamps = stamps_of(connection, Resource.BATTLE, contents)
    claim_stamps = _claim_stamps(connection, [record.id for record in records])
    names = _battle_names(
        connection, {one for resource, one in named if resource is Resource.BATTLE}
    )
    return {
        record.id: render_battle(
            record, everything, stamps[record.id], claim_stamps[record.id], names
        ).all()
        for record in records
    }


def _claim_stamps(connection: Connection, battles: Collection[str]) -> dict[str, dict[str, Stamp]]:
    found: dict[str, dict[str, Stamp]] = defaultdict(dict)
    for some in in_chunks(sorted(battles)):
        for row in connection.execute(_CLAIM_STAMPS, {"ids": list(some)}):
            found[row.battle][row.id] = Stamp(row.revision, row.recorded_at, row.sha256)
    return found


def _battle_names(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    # Of published battles only: the name of a draft is not shown anywhere.
    found: dict[str, str] = {}
    for some in in_chunks(sorted(ids)):
        wanted = select(t.battles.c.id, t.battles.c.name).where(t.battles.c.id.in_(_IDS))
        found |= {row.id: row.name for row in connection.execute(wanted, {"ids": list(some)})}
    return found


class _Rendering:
    """Renders shared things of one kind, with counts asked for all of them together."""

    def __init__(self, connection: Connection, shelf: Shelf, stamps: dict[str, Stamp]) -> None:
        self._connection = connection
        self._shelf = shelf
        self._stamps = stamps

    def of(self, resource: Resource, things: dict[str, Shared]) -> Iterable[Rendered]:
        match resource:
            case Resource.ACTOR:
                return self._actors([one for one in things.values() if isinstance(one, Actor)])
            case Resource.CONFLICT:
                return self._conflicts(
                    [one for one in things.values() if isinstance(one, Conflict)]
                )
            case Resource.SOURCE:
                return self._sources([one for one in things.values() if isinstance(one, Source)])
            case _:
                everything = self._shelf.registry()
                return [
                    render_place(one, everything, self._stamps[one.id])
                    for one in things.values()
                    if isinstance(one, Place)
                ]

    def _actors(self, actors: list[Actor]) -> list[Rendered]:
        ids = [actor.id for actor in actors]
        members = self._below(Resource.ACTOR, ids)
        battles = self._counted(_per_value(t.battle_actors, "actor"), ids)
        made = self._counted(_per_value(t.claim_claimants, "actor", current=True), ids)
        about = self._counted(_per_value(t.claim_about, "actor", current=True), ids)
        everything = self._shelf.registry()
        return [
            render_actor(
                actor,
                everything,
                _memberships(actor.id, members[actor.id]),
                ActorCounts(
                    battles=battles.get(actor.id, 0),
                    claims_made=made.get(actor.id, 0),
                    claims_about=about.get(actor.id, 0),
                ),
                self._stamps[actor.id],
            )
            for actor in actors
        ]

    def _conflicts(self, conflicts: list[Conflict]) -> list[Rendered]:
        ids = [conflict.id for conflict in conflicts]
        parts_of = self._below(Resource.CONFLICT, ids)
        battles = self._counted(_per_value(t.battle_conflicts, "conflict"), ids)
        everything = self._shelf.registry()
        return [
            render_conflict(
                one,
                everything,
                [part for part in parts_of[one.id] if isinstance(part, Conflict)],
                battles.get(one.id, 0),
                self._stamps[one.id],
            )
            for one in conflicts
        ]

    def _sources(self, sources: list[Source]) -> list[Rendered]:
        ids = [source.id for source in sources]
        claims = self._counted(_per_value(t.claim_sources, "source", current=True), ids)
        everything = self._shelf.registry()
        return [
            render_source(one, everything, claims.get(one.id, 0), self._stamps[one.id])
            for one in sources
        ]

    def _below(self, resource: Resource, ids: list[str]) -> dict[str, list[Shared]]:
        """Those that name each of the ids as what they belong to, by id."""
        pairs: list[tuple[str, str]] = []
        for some in in_chunks(sorted(ids)):
            bound = {"resource": resource.value, "ids": list(some)}
            pairs += [(r.on_id, r.id) for r in self._connection.execute(_NAMED_BY, bound)]
        things = self._shelf.get(resource, [below for _, below in pairs])
        found: dict[str, list[Shared]] = defaultdict(list)
        for above, below in pairs:
            found[above].append(things[below])
        return found

    def _counted(self, wanted: Select[str, int], ids: list[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for some in in_chunks(sorted(ids)):
            rows = self._connection.execute(wanted, {"ids": list(some)})
            found |= {row[0]: row[1] for row in rows}
        return found


def _memberships(of: str, members: list[Shared]) -> list[tuple[Actor, Membership]]:
    return [
        (actor, membership)
        for actor in members
        if isinstance(actor, Actor)
        for membership in actor.memberships
        if membership.of == of
    ]


def _per_value(link: Table, value: str, *, current: bool = False) -> Select[str, int]:
    """How many battles, or current claims, a link table leads to from each of the ids."""
    counted = select(link.c[value], func.count()).where(link.c[value].in_(_IDS))
    if current:
        counted = counted.join(t.claims, t.claims.c.id == link.c.claim).where(
            t.claims.c.status == ClaimStatus.CURRENT.value
        )
    return counted.group_by(link.c[value])


_STAMPS = select(heads.c.id, heads.c.revision, heads.c.recorded_at, heads.c.sha256).where(
    heads.c.resource == bindparam("resource"), heads.c.id.in_(_IDS)
)
_CLAIM_STAMPS = select(
    parts.c.battle, parts.c.id, parts.c.revision, parts.c.recorded_at, parts.c.sha256
).where(parts.c.resource == Resource.CLAIM.value, parts.c.battle.in_(_IDS))
_NAMED_BY = (
    select(dependencies.c.on_id, dependencies.c.id)
    .where(dependencies.c.on_resource == bindparam("resource"))
    .where(dependencies.c.resource == bindparam("resource"))
    .where(dependencies.c.on_id.in_(_IDS))
    .order_by(dependencies.c.on_id, dependencies.c.id)
)
