"""What a thing is found by: the rows of its columns, computed from its record and nothing else.

Everything here is a pure function. A battle's claims are given the date, phase, country and kinship
that hold for them on the battle's day, so that questions need not climb anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Table

from ..comparison.claimants import rivalries
from ..comparison.compare import compare
from ..model import references
from ..model.actors import Actor
from ..model.battles import BattleRecord
from ..model.claims import Claim
from ..model.conflicts import Conflict
from ..model.counting import Tally
from ..model.dates import HistoricalDate
from ..model.effective import effective_date, phase_of
from ..model.likeness import near_name
from ..model.places import Place
from ..model.registry import RESOURCE_OF, Registry, Shared
from ..model.resources import Resource
from ..model.sources import Source
from ..model.standing import Standing
from . import columns as t
from .compared import comparison_columns, interval_columns, rivalry_rows
from .contents import Named
from .rows import Projection, Row
from .tables import dependencies, lineage

TABLES: Mapping[Resource, tuple[Table, ...]] = {
    Resource.ACTOR: (lineage, dependencies, t.names, t.external_ids, t.actors),
    Resource.CONFLICT: (lineage, dependencies, t.names, t.external_ids, t.conflicts),
    Resource.SOURCE: (dependencies, t.sources),
    Resource.PLACE: (t.place_countries, dependencies, t.names, t.external_ids, t.places),
    Resource.BATTLE: (
        t.claim_effects,
        t.claim_about,
        t.claim_claimants,
        t.claim_sources,
        t.claims,
        t.event_actors,
        t.event_countries,
        t.events,
        t.battle_actors,
        t.battle_conflicts,
        t.battle_countries,
        t.rivalries,
        dependencies,
        t.battles,
    ),
}
"""Where the rows of a thing are: its own table last, and what leads to a table before it."""

OF_SEVERAL_KINDS = frozenset((lineage, dependencies, t.names, t.external_ids))
"""Tables with rows of several kinds of thing: which kind stands in `resource`."""


MEETING = (Resource.ACTOR, Resource.CONFLICT, Resource.PLACE)
"""Kinds of thing that are the same in many corpora, and may be merged where they were two."""


def days(date: HistoricalDate) -> tuple[bool, int, int, int, int]:
    """The columns undated, starts, ends, day_up and day_down of a date."""
    if date.is_undated:
        return (True, t.FOR_EVER, -t.FOR_EVER, t.FOR_EVER, t.FOR_EVER)
    first, last = date.first_day, date.last_day
    starts = -t.FOR_EVER if first is None else first
    ends = t.FOR_EVER if last is None else last
    known = ends if first is None else first
    return (False, starts, ends, known, -known)


def battle_rows(
    record: BattleRecord,
    named: Named,
    registry: Registry,
    public_from: int,
) -> Projection:
    """The rows of a published battle.

    `named` is what the record names, `registry` has all that this leads to.
    """
    return _Battle(record, registry).projection(named, public_from)


def shared_rows(thing: Shared, registry: Registry) -> Projection:
    """The rows of a shared thing; `registry` has all that it leads to."""
    resource = RESOURCE_OF[type(thing)]
    named = {(reference.resource.value, reference.id) for reference in references.of_shared(thing)}
    rows: dict[Table, Sequence[Row]] = {
        dependencies: [(*one, resource.value, thing.id) for one in sorted(named)]
    }
    match thing:
        case Actor():
            located = thing.country is not None
            rows[t.actors] = [(thing.id, thing.name, thing.kind.value, thing.country, located)]
            rows[lineage] = _lineage(thing.id, actor_ancestors(thing, registry), resource)
        case Conflict():
            rows[t.conflicts] = [(thing.id, thing.name, thing.kind.value, *days(thing.date))]
            rows[lineage] = _lineage(thing.id, conflict_ancestors(thing.id, registry), resource)
        case Source():
            rows[t.sources] = [(thing.id, thing.name, thing.kind.value, *days(thing.date))]
        case Place():
            rows[t.places] = [(thing.id, thing.name, bool(thing.countries))]
            rows[t.place_countries] = [(country, thing.id) for country in thing.countries]
    if not isinstance(thing, Source):
        folded = dict.fromkeys(map(near_name, (thing.name, *thing.aliases)))
        rows[t.names] = [(resource.value, one, thing.id) for one in folded]
        rows[t.external_ids] = [
            (resource.value, one.authority.value, one.id, thing.id) for one in thing.external_ids
        ]
    return rows


def mention_rows(record: BattleRecord, named: Named) -> list[Row]:
    """The rows of `mentions` of a battle, published or not; `named` is all that it names."""
    return [
        (resource.value, one, record.conflict or "", record.id)
        for resource, one in named
        if resource in MEETING
    ]


def actor_ancestors(actor: Actor, registry: Registry) -> tuple[str, ...]:
    """The actor and all that it ever belonged to, by memberships of any type."""
    found = {actor.id: None}
    waiting = [actor]
    for one in waiting:
        for membership in one.memberships:
            if membership.of not in found:
                found[membership.of] = None
                above = registry.actors.get(membership.of)
                waiting += [above] if above is not None else []
    return tuple(found)


def conflict_ancestors(conflict_id: str, registry: Registry) -> tuple[str, ...]:
    """The conflict and all that it is a part of."""
    found = {conflict_id: None}
    conflict = registry.conflicts.get(conflict_id)
    while conflict is not None and conflict.part_of is not None and conflict.part_of not in found:
        found[conflict.part_of] = None
        conflict = registry.conflicts.get(conflict.part_of)
    return tuple(found)


def _led_to(
    named: Sequence[tuple[Resource, str]], registry: Registry
) -> dict[tuple[Resource, str], None]:
    """The shared things among those named, and all that they name in turn."""
    found: dict[tuple[Resource, str], None] = {}
    waiting = list(named)
    for key in waiting:
        thing = None if key in found else registry.get(*key)
        if thing is not None:
            found[key] = None
            waiting += ((one.resource, one.id) for one in references.of_shared(thing))
    return found


def _lineage(thing_id: str, ancestors: Iterable[str], resource: Resource) -> list[Row]:
    return [(resource.value, ancestor, thing_id) for ancestor in ancestors]


@dataclass
class _Battle:
    record: BattleRecord
    registry: Registry
    standing: Standing = field(init=False)
    tally: Tally = field(init=False)

    def __post_init__(self) -> None:
        self.standing = Standing(self.record, self.registry)
        self.tally = Tally(self.record, self.standing)

    def projection(self, named: Named, public_from: int) -> Projection:
        record, registry = self.record, self.registry
        countries = self._countries(record.place.id)
        row = (record.id, public_from, record.name, record.kind.value, bool(countries))
        conflicts = conflict_ancestors(record.conflict, registry) if record.conflict else ()
        rows: dict[Table, list[Row]] = {table: [] for table in TABLES[Resource.BATTLE]}
        compared = comparison_columns(compare(record, registry))
        rows[t.battles] = [(*row, *days(record.date), *compared)]
        rows[t.battle_actors] = self._kin(
            record.id, [one for c in record.combatants for one in (c.actor, *c.units)]
        )
        rows[t.battle_conflicts] = [(conflict, record.id) for conflict in conflicts]
        rows[t.rivalries] = rivalry_rows(record.id, rivalries(record, registry))
        rows[t.battle_countries] = [(country, record.id) for country in countries]
        rows[dependencies] = [
            (kind.value, one, Resource.BATTLE.value, record.id)
            for kind, one in _led_to(named, registry)
        ]
        rows[dependencies] += [
            (kind.value, one, Resource.BATTLE.value, record.id)
            for kind, one in named
            if kind is Resource.BATTLE
        ]
        for number, event in enumerate(record.events):
            there = self._countries(event.place.id)
            about = (event.id, record.id, event.kind.value, event.phase.value, bool(there))
            rows[t.events].append((*about, *days(event.date), number))
            rows[t.event_countries] += [(country, event.id) for country in there]
            rows[t.event_actors] += self._kin(event.id, [p.actor for p in event.participants])
        for claim in record.claims:
            self._add_claim(claim, bool(countries), rows)
        return rows

    def _add_claim(self, claim: Claim, located: bool, rows: dict[Table, list[Row]]) -> None:
        effects: tuple[str, ...] = getattr(claim, "effects", ())
        stance = self.standing.stance(claim)
        rows[t.claims].append(
            (
                claim.id,
                self.record.id,
                claim.event,
                claim.kind.value,
                claim.status.value,
                claim.polarity.value,
                None if stance is None else stance.value,
                phase_of(claim, self.record).value,
                str(effects[0]) if len(effects) == 1 else None,
                located,
                *days(effective_date(claim, self.record).date),
                *interval_columns(self.tally.interval(claim)),
            )
        )
        cited = {source: None for citation in claim.citations for source in citation.sources()}
        rows[t.claim_effects] += [(str(effect), claim.id) for effect in effects]
        rows[t.claim_sources] += [
            (source, claim.id, self.registry.sources[source].kind.value) for source in cited
        ]
        rows[t.claim_about] += self._kin(claim.id, [party.actor for party in claim.about])
        rows[t.claim_claimants] += self._kin(claim.id, [claim.claimant.actor])

    def _kin(self, owner: str, actors: Sequence[str | None]) -> list[Row]:
        """Each actor, and whom it belongs to on the day: (actor, owner, direct)."""
        named = [actor for actor in actors if actor is not None]
        direct = dict.fromkeys(named, True)
        for actor in named:
            for ancestor in self.standing.belonging.ancestors(actor):
                direct.setdefault(ancestor, False)
        return [(actor, owner, is_named) for actor, is_named in direct.items()]

    def _countries(self, place_id: str | None) -> tuple[str, ...]:
        place = self.registry.places.get(place_id) if place_id is not None else None
        return place.countries if place is not None else ()
