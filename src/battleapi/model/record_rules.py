"""The rules between the things of a record: ids, references, sides, memberships, links, circles.

What one thing must be by itself its own class says; here stands what no class can see alone.
`RULES` has every rule, in the order in which faults are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from operator import attrgetter

from ..errors import Fault
from . import references
from .battles import BattleRecord
from .circles import in_circles
from .claims import Claim, InvolvementClaim, quantity_of
from .dates import HistoricalDate
from .places import NOWHERE
from .pointers import pointer
from .pruning import ID_KEYS, LIST_OF, Cut, Id
from .record_file import COPIES, RecordFile
from .references import Reference
from .registry import RESOURCE_OF, Registry, Shared
from .resources import Resource
from .standing import Standing
from .vocabulary.claims import ClaimStatus, RelationType

_CIRCULAR = (
    RelationType.PART_OF_TOTAL,
    RelationType.INCLUDED_IN,
    RelationType.RESTATES,
    RelationType.SUPERSEDES,
    RelationType.RETRACTS,
)
_OF_FIGURES = (RelationType.PART_OF_TOTAL, RelationType.INCLUDED_IN)
_ENDED = {RelationType.SUPERSEDES: "superseded", RelationType.RETRACTS: "taken back"}

MOST_SUGGESTIONS = 20
"""How many unknown references are told what was perhaps meant: to look for it takes long."""


class Scope:
    """What a rule may look at: a record, the shared things it may use, and what was cut off."""

    def __init__(self, record: BattleRecord, registry: Registry, cut: Cut) -> None:
        self.record = record
        self.registry = registry
        self.cut = cut
        self.standing = Standing(record, registry)
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in record.claims}
        self._unheard = frozenset(
            claim.id
            for place, claim in enumerate(record.claims)
            if not cut.is_read("claims", place, "claimant", "citations")
        )
        self.copies: Mapping[str, tuple[Shared, ...]] = (
            {name: getattr(record, name) for name in COPIES}
            if isinstance(record, RecordFile)
            else {}
        )

    def fault(self, at: str, code: str, detail: str, expected: Iterable[str] = ()) -> Fault:
        """A fault at a place of this record, pointing to where that stood in the whole."""
        return Fault("record", self.cut.original(at), code, detail, tuple(expected))

    def circle(self, at: str) -> Fault:
        """The fault of a thing that leads to itself, through whatever number of others."""
        return self.fault(at, "circle", "What this leads to leads back to it.")

    def knows(self, actor_id: str) -> bool:
        """Whether an actor and all that it belongs to are there, so that its place is certain."""
        chain = (actor_id, *self.standing.belonging.ancestors(actor_id))
        return all(one in self.registry.actors for one in chain)

    def hears(self, claim: Claim) -> bool:
        """Whether all that makes the voice of a claim could be read."""
        return claim.id not in self._unheard

    def ids(self, resource: Resource) -> tuple[str, ...]:
        """The ids that a reference to a thing of that kind can name."""
        match resource:
            case Resource.EVENT:
                return tuple(event.id for event in self.record.events)
            case Resource.CLAIM:
                return tuple(self.claims)
            case _:
                return tuple(
                    thing.id for thing in self.registry if RESOURCE_OF[type(thing)] is resource
                )


def _ids_stand_once(scope: Scope) -> Iterator[Fault]:
    for name, keys in ID_KEYS.items():
        members, id_of = getattr(scope.record, name, ()), attrgetter(*keys)
        ids = [(scope.cut.place(name, i), id_of(one)) for i, one in enumerate(members)]
        seen: set[Id] = set()
        for place, one in sorted((*ids, *scope.cut.gone.get(name, ()))):
            if one in seen:
                detail = f"An entry of {name} stands here a second time."
                yield Fault("record", pointer(name, place), "duplicate_id", detail)
            seen.add(one)


def _references_lead_somewhere(scope: Scope) -> Iterator[Fault]:
    known = {resource: frozenset(scope.ids(resource)) for resource in LIST_OF}
    suggestions = 0
    for reference in _references(scope):
        resource, one = reference.resource, reference.id
        if resource is Resource.BATTLE:
            continue  # another record, perhaps not loaded yet
        if one not in known[resource] and not scope.cut.hides(LIST_OF[resource], one):
            home = "record" if resource in (Resource.EVENT, Resource.CLAIM) else "file"
            near = []
            if suggestions < MOST_SUGGESTIONS:
                suggestions += 1
                near = get_close_matches(one, sorted(known[resource]), n=3, cutoff=0.6)
            detail = f"No {resource} of the {home} has this id."
            yield scope.fault(reference.at, "unknown_reference", detail, near)


def _references(scope: Scope) -> Iterator[Reference]:
    yield from references.of_record(scope.record)
    yield from references.of_claims_in(scope.record)
    for name, things in scope.copies.items():
        for place, thing in enumerate(things):
            yield from references.of_shared(thing, pointer(name, place))


def _facts_are_cited(scope: Scope) -> Iterator[Fault]:
    record, cut = scope.record, scope.cut
    given = {
        "name": True,
        "conflict": record.conflict is not None,
        "part_of": record.part_of is not None,
        "date": record.date != HistoricalDate.undated(),
        "place": record.place != NOWHERE,
    }
    for field, cited in record.citations_by_field:
        unread = {"citations_by_field", f"citations_by_field/{field}"}
        if (given[field] or field in cut.given) and not cited and cut.lost.isdisjoint(unread):
            yield scope.fault(
                pointer("citations_by_field", field),
                "uncited",
                f"The record gives {field}, and nothing says where it is written.",
                (f"a citation of the {field}",),
            )


def _sides_agree(scope: Scope) -> Iterator[Fault]:
    opposes = {side.side: set(side.opposes) for side in scope.record.sides}

    def unknown(at: str, side: int) -> Iterator[Fault]:
        if side not in opposes and not scope.cut.hides("sides", side):
            legal = [str(one) for one in sorted(opposes)]
            yield scope.fault(at, "unknown_side", "There is no such side.", legal)

    for place, side in enumerate(scope.record.sides):
        for number, other in enumerate(side.opposes):
            at = pointer("sides", place, "opposes", number)
            yield from unknown(at, other)
            if other == side.side:
                yield scope.fault(at, "opposes_itself", "A side does not oppose itself.")
            elif other in opposes and side.side not in opposes[other]:
                detail = f"Side {other} does not list side {side.side} in its own opposes."
                yield scope.fault(at, "one_sided_opposition", detail)
    for place, combatant in enumerate(scope.record.combatants):
        if combatant.side is not None:
            yield from unknown(pointer("combatants", place, "side"), combatant.side)


def _units_belong(scope: Scope) -> Iterator[Fault]:
    for place, combatant in enumerate(scope.record.combatants):
        for number, unit in enumerate(combatant.units):
            above = scope.standing.belonging.ancestors(unit)
            if combatant.actor not in above and scope.knows(unit) and scope.knows(combatant.actor):
                yield scope.fault(
                    pointer("combatants", place, "units", number),
                    "not_a_member",
                    "The unit has no membership in the combatant on the date of the battle.",
                )


def _involvements_put_combatants_on_sides(scope: Scope) -> Iterator[Fault]:
    for place, combatant in enumerate(scope.record.combatants):
        for number, claim_id in enumerate(combatant.sided_by):
            siding = scope.claims.get(claim_id)
            if siding is not None and not isinstance(siding, InvolvementClaim):
                yield scope.fault(
                    pointer("combatants", place, "sided_by", number),
                    "not_an_involvement",
                    "What puts a combatant on its side is a claim of kind involvement.",
                )


def _links_hold(scope: Scope) -> Iterator[Fault]:
    for place, claim in enumerate(scope.record.claims):
        for number, link in enumerate(claim.related):
            other = scope.claims.get(link.claim)
            broken = _broken_link(scope, claim, link.type, other) if other is not None else None
            if broken is not None:
                yield scope.fault(pointer("claims", place, "related", number), *broken)


def _broken_link(
    scope: Scope, claim: Claim, link: RelationType, other: Claim
) -> tuple[str, str] | None:
    if other is claim:
        return "relates_to_itself", "A claim is not related to itself."
    if link in _OF_FIGURES and (quantity_of(claim) is None or quantity_of(other) is None):
        return "not_a_number", "Only claims that count people or things are parts and totals."
    if link is RelationType.PART_OF_TOTAL:
        speakers = {claim.claimant.actor, other.claimant.actor} - {None}
        if (
            all(scope.knows(str(actor)) for actor in speakers)
            and scope.hears(claim)
            and scope.hears(other)
            and scope.standing.voice(claim) != scope.standing.voice(other)
        ):
            return "voice_differs", "A part and its total are of the same voice."
    if link in _ENDED and other.status is ClaimStatus.CURRENT:
        return "still_current", f"The claim that is {_ENDED[link]} has status current."
    return None


def _figures_are_of_this_battle(scope: Scope) -> Iterator[Fault]:
    for place, claim in enumerate(scope.record.claims):
        if claim.covers_battles == (scope.record.id,):
            yield scope.fault(
                pointer("claims", place, "covers_battles"),
                "covers_only_itself",
                "A figure for this battle alone leaves covers_battles empty.",
            )


def _events_form_trees(scope: Scope) -> Iterator[Fault]:
    above = {one.id: [one.part_of] if one.part_of else [] for one in scope.record.events}
    circular = in_circles(above)
    for place, event in enumerate(scope.record.events):
        if event.id in circular:
            yield scope.circle(pointer("events", place, "part_of"))


def _links_form_no_circles(scope: Scope) -> Iterator[Fault]:
    claims = scope.record.claims
    linked = [claim for claim in claims if claim.related]
    for link in _CIRCULAR if linked else ():
        # A claim that is linked to itself is a fault of its own.
        above = {one.id: [up for up in one.related_by(link) if up != one.id] for one in linked}
        circular = in_circles(above)
        for place, claim in enumerate(claims):
            if claim.id in circular:
                yield scope.circle(pointer("claims", place, "related"))
    circular = in_circles({claim.id: _whole_of(claim) for claim in claims})
    for place, claim in enumerate(claims):
        if claim.id in circular:
            yield scope.circle(pointer("claims", place, "quantity", "relative"))


def _copies_form_no_circles(scope: Scope) -> Iterator[Fault]:
    # Key by key: a lost source may be reached through the one that is drawn from it.
    for name, things in scope.copies.items():
        above: dict[str, dict[str, list[str]]] = {}
        for thing in things:
            for one in references.of_shared(thing):
                if one.resource is RESOURCE_OF[type(thing)]:
                    key = one.at.split("/")[1]
                    above.setdefault(key, {}).setdefault(thing.id, []).append(one.id)
        found = {key: in_circles(leads_to) for key, leads_to in above.items()}
        for place, thing in enumerate(things):
            for key, circular in found.items():
                if thing.id in circular:
                    yield scope.circle(pointer(name, place, key))


def _whole_of(claim: Claim) -> list[str]:
    quantity = quantity_of(claim)
    if quantity is None:
        return []
    return [one for one in (quantity.relative.of, quantity.relative.remainder_of) if one]


RULES: tuple[Callable[[Scope], Iterator[Fault]], ...] = (
    _ids_stand_once,
    _references_lead_somewhere,
    _facts_are_cited,
    _sides_agree,
    _units_belong,
    _involvements_put_combatants_on_sides,
    _links_hold,
    _figures_are_of_this_battle,
    _events_form_trees,
    _links_form_no_circles,
    _copies_form_no_circles,
)
