"""Merging: two that turned out to be one actor, conflict or place become one, everywhere.

What names the first names the second afterwards. Battles are written in batches, each a transaction
of its own, and the merge itself is the last one: so the end of the log is never held for long. A
merge that was broken off leaves two things, of which the second is named more often than before;
the same merge again goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from ..errors import Conflict as Contradiction
from ..errors import Fault, NotFound, Unprocessable
from ..model.actors import Actor
from ..model.battles import BattleRecord
from ..model.checking import check
from ..model.conflicts import Conflict
from ..model.extending import extended
from ..model.places import Place
from ..model.registry import RESOURCE_OF, Registry, Shared
from ..model.renaming import renamed_in_battle, renamed_in_shared
from ..model.resources import Resource
from ..store.contents import Content, named_by
from ..store.log import LogEntry
from ..store.merges import battles_naming, merged_into, things_naming
from ..store.projections import MEETING
from ..store.registries import Shelf, newest, registry_of
from ..store.staleness import Thing, ancestors
from ..store.store import Store
from ..store.writer import Writer
from .publish import Edition

BATCH = 25
"""How many battles are written in one transaction."""

_MOST_FAULTS = 20

Mergeable = Actor | Conflict | Place


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge comes to, or has come to.

    `battles` is how many named the thing that is no more, `things` are the shared things that did,
    `names` what the other is called since. `point` is where the first one stands, north and east,
    and the second does not, which is then only in the history of the first. `entry` is the end of
    the one in the log, null where nothing was written: since that was only asked about, or
    `already` so.
    """

    resource: Resource
    merged: str
    into: str
    battles: int
    things: tuple[Thing, ...]
    names: tuple[str, ...]
    entry: LogEntry | None
    already: bool = False
    point: tuple[float, float] | None = None


class Pair(NamedTuple):
    """Two things of one kind, by id: the first is to become a part of the second."""

    resource: Resource
    gone: str
    into: str


class Plan(NamedTuple):
    """What a merge will do: `kept` is the second thing as it will be, `gone` the first as it is.

    `others` are the shared things that name the first, as they will be.
    """

    gone: Mergeable
    kept: Mergeable
    names: tuple[str, ...]
    battles: tuple[str, ...]
    others: dict[Thing, Shared]

    @property
    def resource(self) -> Resource:
        """Of what kind the two are."""
        return RESOURCE_OF[type(self.gone)]


def merge(
    store: Store,
    pair: Pair,
    edition: Edition,
    *,
    dry_run: bool = False,
    most_battles: int | None = None,
) -> MergeReport:
    """Merge an actor, a conflict or a place into another one of its kind.

    Names, identifiers and memberships of the first become those of the second, too. To merge what
    is merged already changes nothing. Documents are left to whoever reads them first, or to
    `rebuild.refresh`.

    Raises NotFound and Unprocessable for ids that nothing has or that are the same; Conflict where
    one belongs to the other, either was merged into a third, more than `most_battles` would have to
    be written, or records would break a rule, such as two that fight each other becoming one: all
    of that before anything is written. Raises StoreUnavailable at any time.
    """
    plan = _plan(store, pair)
    if plan is None:
        return MergeReport(*pair, 0, (), (), None, already=True)
    if most_battles is not None and len(plan.battles) > most_battles:
        raise Contradiction(
            f"{len(plan.battles)} battles name {pair.gone}, which takes too long to answer: run "
            f"`battleapi merge {' '.join(pair)}` where the store is."
        )
    _check_battles(store, plan)
    entry = None if dry_run else _carried_out(store, plan, edition)
    things = tuple(plan.others)
    return MergeReport(
        *pair, len(plan.battles), things, plan.names, entry, point=_lost_point(plan.gone, plan.kept)
    )


def _lost_point(gone: Mergeable, kept: Mergeable) -> tuple[float, float] | None:
    """The point of the first, where the second has another one or none."""
    if not isinstance(gone, Place) or not isinstance(kept, Place):
        return None
    if gone.lat is None or gone.lon is None or (gone.lat, gone.lon) == (kept.lat, kept.lon):
        return None
    return (gone.lat, gone.lon)


def _plan(store: Store, pair: Pair) -> Plan | None:
    """What there is to do; None where it is done already."""
    resource, thing_id, into = pair
    if resource not in MEETING:
        raise Unprocessable("Actors, conflicts and places are merged, and nothing else.")
    if thing_id == into:
        detail = "Nothing is merged into itself."
        raise Unprocessable(detail, _of_into("same_id", detail))
    with store.snapshot() as connection:
        merged = merged_into(connection, resource, (thing_id, into))
        if merged.get(thing_id) == merged.get(into, into):
            return None
        for one, fault in ((thing_id, _of_id), (into, _of_into)):
            if one in merged:
                detail = f"The {resource.value} {one} was merged into {merged[one]}."
                raise Contradiction(detail, fault("merged_away", detail, (merged[one],)))
        found = Shelf(connection).get(resource, (thing_id, into))
        gone, kept = found.get(thing_id), found.get(into)
        if not isinstance(gone, Mergeable):
            detail, near = _unknown(store, resource, thing_id)
            raise NotFound(detail, _of_id("unknown_value", detail, near))
        if not isinstance(kept, Mergeable):
            detail, near = _unknown(store, resource, into)
            raise Unprocessable(detail, _of_into("unknown_value", detail, near))
        for whole, part in ((thing_id, into), (into, thing_id)):
            if whole in ancestors(connection, resource, part):
                detail = f"{part} belongs to {whole}, and a part is not its whole."
                raise Contradiction(detail, _of_into("belongs_to_it", detail))
        battles = tuple(battles_naming(connection, resource, thing_id))
        naming = things_naming(connection, resource, thing_id)
        shelf = Shelf(connection)
        others = {key: shelf.get(key[0], (key[1],))[key[1]] for key in naming}
    together = _together(kept, gone)
    names = tuple(one for one in together.aliases if one not in kept.aliases)
    renamed = {
        key: renamed_in_shared(thing, resource, thing_id, into) for key, thing in others.items()
    }
    return Plan(gone, together, names, battles, renamed)


def _together(kept: Mergeable, gone: Mergeable) -> Mergeable:
    """The second with all that the first had and it lacks: names, identifiers, what it is in."""
    both = extended(kept, gone)
    match both, gone:
        case Actor(), Actor():
            more = [one for one in gone.memberships if one not in both.memberships]
            return both.model_copy(update={"memberships": (*both.memberships, *more)})
        case Conflict(), Conflict():
            return both.model_copy(update={"part_of": both.part_of or gone.part_of})
        case _:
            return both


def _check_battles(store: Store, plan: Plan) -> None:
    """Raise Conflict with every battle that would break a rule, up to a number."""
    faults: list[Fault] = []
    for start in range(0, len(plan.battles), BATCH):
        some = plan.battles[start : start + BATCH]
        with store.snapshot() as connection:
            shelf = Shelf(connection)
            for content in newest(connection, Resource.BATTLE, some).values():
                record = BattleRecord.model_validate_json(content)
                faults += _rewritten(plan, record, shelf.closure(named_by(record)))[1]
        if len(faults) > _MOST_FAULTS:
            break
    _refuse(faults)


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        battles = list(dict.fromkeys(str(fault.of) for fault in faults))
        raise Contradiction(
            f"The two cannot be one: records would break rules in {', '.join(battles)}.",
            tuple(faults[:_MOST_FAULTS]),
        )


def _rewritten(
    plan: Plan, record: BattleRecord, registry: Registry
) -> tuple[BattleRecord, list[Fault]]:
    """A battle as it is after the merge, and what is wrong with that; `registry` is of before."""
    fights = list(_fights_itself(plan, record))
    if fights:
        return record, fights
    try:
        after = renamed_in_battle(record, plan.resource, plan.gone.id, plan.kept.id)
    except ValidationError as error:
        told = str(error.errors(include_url=False, include_input=False)[0]["msg"])
        return record, [_of_battle(record, "", "rule_broken", told)]
    found = list(check(after, _registry_after(plan, registry)))
    if found:
        # What was wrong before is no reason to leave two things apart.
        before = {(one.code, one.at) for one in check(record, registry)}
        found = [one for one in found if (one.code, one.at) not in before]
    return after, [_of_battle(record, one.at, one.code, one.detail) for one in found]


def _fights_itself(plan: Plan, record: BattleRecord) -> Iterator[Fault]:
    opposes = {side.side: side.opposes for side in record.sides}
    sides: dict[str, set[int]] = {plan.gone.id: set(), plan.kept.id: set()}
    places: dict[str, int] = {}
    for place, one in enumerate(record.combatants):
        if one.actor in sides and one.side is not None and plan.resource is Resource.ACTOR:
            sides[one.actor].add(one.side)
            places.setdefault(one.actor, place)
    mine, theirs = sides[plan.gone.id], sides[plan.kept.id]
    if any(other in opposes.get(side, ()) for side in mine for other in theirs):
        detail = f"{plan.gone.id} and {plan.kept.id} fight each other here."
        at = f"/combatants/{places[plan.gone.id]}"
        yield _of_battle(record, at, "fights_itself", detail)


def _registry_after(plan: Plan, before: Registry) -> Registry:
    things: Iterator[Shared] = (
        plan.others.get((RESOURCE_OF[type(one)], one.id), one)
        for one in before
        if (RESOURCE_OF[type(one)], one.id) != (plan.resource, plan.gone.id)
    )
    return registry_of([*things, plan.kept])


def _carried_out(store: Store, plan: Plan, edition: Edition) -> LogEntry:
    with store.writer(render=False) as writer:
        _write_together(writer, plan, edition)
    while True:
        with store.writer(render=False) as writer:
            battles = writer.battles_naming(plan.resource, plan.gone.id, BATCH)
            things = writer.things_naming(plan.resource, plan.gone.id)
            if battles:
                _write_battles(writer, plan, battles, edition)
            elif things:
                # One at a time: each may move the columns of many battles.
                _write_renamed(writer, plan, things[0], edition)
            else:
                gone = _write_together(writer, plan, edition)
                return writer.write_merge(gone, plan.kept.id, edition.author, edition.comment)


def _write_together(writer: Writer, plan: Plan, edition: Edition) -> Mergeable:
    """Write the second with what the first has; answer with the first as it is now."""
    keys = [(plan.resource, plan.gone.id), (plan.resource, plan.kept.id)]
    registry = writer.closure(keys)
    gone, kept = (registry.get(*key) for key in keys)
    if not isinstance(gone, Mergeable) or not isinstance(kept, Mergeable):
        raise Contradiction("One of the two was merged by somebody else meanwhile.")
    _write_shared(writer, _together(kept, gone), edition)
    return gone


def _write_battles(writer: Writer, plan: Plan, battles: Iterable[str], edition: Edition) -> None:
    for one in battles:
        content = writer.content(Resource.BATTLE, one)
        record = BattleRecord.model_validate_json(content or b"")
        after, faults = _rewritten(plan, record, writer.closure(named_by(record)))
        # Somebody wrote it since it was checked.
        _refuse(faults)
        writer.write_battle(Content.of(after), named_by(after), edition.author, edition.comment)


def _write_renamed(writer: Writer, plan: Plan, key: Thing, edition: Edition) -> None:
    thing = writer.closure([key]).get(*key)
    if thing is not None:
        renamed = renamed_in_shared(thing, plan.resource, plan.gone.id, plan.kept.id)
        _write_shared(writer, renamed, edition)


def _write_shared(writer: Writer, thing: Shared, edition: Edition) -> None:
    content = Content.of(thing)
    head = writer.head(RESOURCE_OF[type(thing)], thing.id)
    if head is None or head.sha256 != content.sha256:
        writer.write_shared(content, edition.author, edition.comment)


def _unknown(store: Store, resource: Resource, thing_id: str) -> tuple[str, tuple[str, ...]]:
    return f"There is no {resource.value} with this id.", store.reader.nearest(resource, thing_id)


def _of_id(code: str, detail: str, expected: tuple[str, ...] = ()) -> tuple[Fault, ...]:
    return (Fault("path", "id", code, detail, expected),)


def _of_into(code: str, detail: str, expected: tuple[str, ...] = ()) -> tuple[Fault, ...]:
    return (Fault("body", "/into", code, detail, expected),)


def _of_battle(record: BattleRecord, at: str, code: str, detail: str) -> Fault:
    return Fault("record", at, code, detail, of=record.id)
