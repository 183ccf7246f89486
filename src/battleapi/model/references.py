"""What refers to what: every id that a thing of the model names, with the place where it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .actors import Actor
from .battles import BattleRecord
from .citations import Citation
from .claims import (
    AttributeClaim,
    Claim,
    ControlClaim,
    EventRelationClaim,
    MaterielClaim,
    MeasureClaim,
    Overlay,
    quantity_of,
)
from .conflicts import Conflict
from .places import Place
from .quantities import Quantity
from .resources import Resource
from .sources import Source
from .vocabulary.assertions import AttributeName


@dataclass(frozen=True, slots=True)
class Reference:
    """An id of a registry or of the record, and the JSON pointer of the place that names it."""

    resource: Resource
    id: str
    at: str


def _named(resource: Resource, at: str, *ids: str | None) -> Iterator[Reference]:
    for one in ids:
        if one is not None:
            yield Reference(resource, one, at)


def _listed(resource: Resource, at: str, ids: tuple[str, ...]) -> Iterator[Reference]:
    for place, one in enumerate(ids):
        yield Reference(resource, one, f"{at}/{place}")


def _of_citations(citations: tuple[Citation, ...], at: str) -> Iterator[Reference]:
    for place, citation in enumerate(citations):
        here = f"{at}/{place}"
        yield from _named(Resource.SOURCE, f"{here}/source", citation.source)
        for station, step in enumerate(citation.via):
            yield from _named(Resource.ACTOR, f"{here}/via/{station}/actor", step.actor)
            yield from _named(Resource.SOURCE, f"{here}/via/{station}/source", step.source)


def of_claim(claim: Claim, at: str) -> Iterator[Reference]:
    """Every registry thing and event that a claim names, its readings included."""
    yield from _named(Resource.EVENT, f"{at}/event", claim.event)
    yield from _named(Resource.ACTOR, f"{at}/claimant/actor", claim.claimant.actor)
    for place, party in enumerate(claim.about):
        yield from _named(Resource.ACTOR, f"{at}/about/{place}/actor", party.actor)
    yield from _of_body(claim, at)
    yield from _listed(Resource.BATTLE, f"{at}/covers_battles", claim.covers_battles)
    yield from _of_citations(claim.citations, f"{at}/citations")
    for place, assessment in enumerate(claim.assessments):
        yield from _named(Resource.ACTOR, f"{at}/assessments/{place}/by", assessment.by)
    for place, reading in enumerate(claim.readings):
        for number, overlay in enumerate(reading.instead):
            here = f"{at}/readings/{place}/instead/{number}"
            yield from _named(Resource.EVENT, f"{here}/event", overlay.event)
            if overlay.claimant is not None:
                yield from _named(Resource.ACTOR, f"{here}/claimant/actor", overlay.claimant.actor)
            for index, party in enumerate(overlay.about):
                yield from _named(Resource.ACTOR, f"{here}/about/{index}/actor", party.actor)
            for key in _actor_lists_of(Overlay):
                yield from _listed(Resource.ACTOR, f"{here}/{key}", getattr(overlay, key))
            yield from _named(Resource.ACTOR, f"{here}/held_by", overlay.held_by)
            yield from _listed(Resource.BATTLE, f"{here}/covers_battles", overlay.covers_battles)
            for name, end in (("start", overlay.start), ("end", overlay.end)):
                if end is not None:
                    yield from _named(Resource.PLACE, f"{here}/{name}/place", end.place)


ACTOR_LISTS = ("inflicted_by", "by", "against", "attributed_to", "addressed_to")
"""The keys of claims, of whatever kind, that are lists of actors."""

_VALUE_IS_ID_OF = {
    AttributeName.PLACE: Resource.PLACE,
    AttributeName.INITIATOR: Resource.ACTOR,
    AttributeName.COMMANDER: Resource.ACTOR,
}


@cache
def _actor_lists_of(kind: type[Claim | Overlay]) -> tuple[str, ...]:
    # To ask a model for a field that it has not is slow, and every claim is asked for five.
    return tuple(name for name in ACTOR_LISTS if name in kind.model_fields)


def _of_body(claim: Claim, at: str) -> Iterator[Reference]:
    for name in _actor_lists_of(type(claim)):
        yield from _listed(Resource.ACTOR, f"{at}/{name}", getattr(claim, name))
    if isinstance(claim, MaterielClaim):
        yield from _named(Resource.ACTOR, f"{at}/held_by", claim.held_by)
    if isinstance(claim, EventRelationClaim):
        yield from _named(Resource.EVENT, f"{at}/target", claim.target)
    if isinstance(claim, ControlClaim):
        yield from _named(Resource.PLACE, f"{at}/place", claim.place)
    if isinstance(claim, AttributeClaim) and claim.attribute in _VALUE_IS_ID_OF:
        yield from _named(_VALUE_IS_ID_OF[claim.attribute], f"{at}/value", claim.value)
    if isinstance(claim, MeasureClaim):
        for name, end in (("start", claim.start), ("end", claim.end)):
            yield from _named(Resource.PLACE, f"{at}/{name}/place", end.place)


def of_claims_in(record: BattleRecord) -> Iterator[Reference]:
    """Every claim that the record's claims, their readings and the combatants name."""
    for place, combatant in enumerate(record.combatants):
        yield from _listed(Resource.CLAIM, f"/combatants/{place}/sided_by", combatant.sided_by)
    for place, claim in enumerate(record.claims):
        for number, link in enumerate(claim.related):
            yield from _named(Resource.CLAIM, f"/claims/{place}/related/{number}/claim", link.claim)
        here = f"/claims/{place}"
        yield from _of_quantity(quantity_of(claim), f"{here}/quantity")
        for index, reading in enumerate(claim.readings):
            for number, overlay in enumerate(reading.instead):
                at = f"{here}/readings/{index}/instead/{number}/quantity"
                yield from _of_quantity(overlay.quantity, at)


def _of_quantity(quantity: Quantity | None, at: str) -> Iterator[Reference]:
    if quantity is not None:
        yield from _named(Resource.CLAIM, f"{at}/relative/of", quantity.relative.of)
        yield from _named(
            Resource.CLAIM, f"{at}/relative/remainder_of", quantity.relative.remainder_of
        )


def of_record(record: BattleRecord) -> Iterator[Reference]:
    """Every id that a battle record names, but for claims naming claims."""
    yield from _named(Resource.CONFLICT, "/conflict", record.conflict)
    yield from _named(Resource.BATTLE, "/part_of", record.part_of)
    yield from _named(Resource.PLACE, "/place/id", record.place.id)
    for field in type(record.citations_by_field).model_fields:
        cited: tuple[Citation, ...] = getattr(record.citations_by_field, field)
        yield from _of_citations(cited, f"/citations_by_field/{field}")
    for place, combatant in enumerate(record.combatants):
        here = f"/combatants/{place}"
        yield from _named(Resource.ACTOR, f"{here}/actor", combatant.actor)
        yield from _listed(Resource.ACTOR, f"{here}/units", combatant.units)
        yield from _of_citations(combatant.citations, f"{here}/citations")
        for number, commander in enumerate(combatant.commanders):
            yield from _named(Resource.ACTOR, f"{here}/commanders/{number}/actor", commander.actor)
            yield from _of_citations(commander.citations, f"{here}/commanders/{number}/citations")
    for place, event in enumerate(record.events):
        here = f"/events/{place}"
        yield from _named(Resource.EVENT, f"{here}/part_of", event.part_of)
        yield from _named(Resource.PLACE, f"{here}/place/id", event.place.id)
        for number, participant in enumerate(event.participants):
            yield from _named(
                Resource.ACTOR, f"{here}/participants/{number}/actor", participant.actor
            )
        yield from _of_citations(event.citations, f"{here}/citations")
    for place, claim in enumerate(record.claims):
        yield from of_claim(claim, f"/claims/{place}")
    for place, passage in enumerate(record.passages):
        yield from _named(Resource.SOURCE, f"/passages/{place}/source", passage.source)


def of_shared(thing: Actor | Conflict | Place | Source, at: str = "") -> Iterator[Reference]:
    """Every registry thing that a registry thing names."""
    match thing:
        case Actor():
            for place, membership in enumerate(thing.memberships):
                yield from _named(Resource.ACTOR, f"{at}/memberships/{place}/of", membership.of)
        case Conflict():
            yield from _named(Resource.CONFLICT, f"{at}/part_of", thing.part_of)
        case Place():
            yield from _of_citations(thing.citations, f"{at}/citations")
        case Source():
            yield from _named(Resource.SOURCE, f"{at}/reached/through", thing.reached.through)
            yield from _listed(Resource.SOURCE, f"{at}/derives_from", thing.derives_from)
