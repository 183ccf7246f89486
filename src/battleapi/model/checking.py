"""Every rule that a record keeps beyond its own shape, checked at once.

`check` reads raw JSON values and reports all that is wrong, with JSON pointers and what would be
right. What it accepts can be stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from ..errors import Fault, InvalidRecord
from . import references
from .battles import BattleRecord
from .claims import Claim, InvolvementClaim, quantity_of
from .pointers import faults_of, pointer
from .record_file import COPIES, RecordFile
from .references import Reference
from .registry import RESOURCE_OF, Registry
from .resources import Resource
from .standing import Standing
from .vocabulary.claims import ClaimStatus, RelationType


def read_record_file(document: object) -> RecordFile:
    """A record file from plain JSON values, checked whole.

    Raises `InvalidRecord` with a `Fault` for every broken rule.
    """
    try:
        file = RecordFile.model_validate(document)
    except ValidationError as error:
        raise _invalid(faults_of(error, RecordFile, document)) from None
    faults = tuple(check(file.record, file.registry))
    if faults:
        raise _invalid(faults)
    return file


def _invalid(faults: Iterable[Fault]) -> InvalidRecord:
    listed = tuple(faults)
    rules = "rule is" if len(listed) == 1 else "rules are"
    return InvalidRecord(f"{len(listed)} {rules} broken. Nothing was stored.", listed)


def check(record: BattleRecord, registry: Registry) -> Iterator[Fault]:
    """Every rule that a well-formed record breaks; `registry` has the shared things it may use."""
    yield from _ids_stand_once(record)
    yield from _references_lead_somewhere(record, registry)
    yield from _sides_agree(record)
    yield from _events_form_trees(record)
    yield from _units_belong(record, Standing(record, registry))
    yield from _links_hold(record, Standing(record, registry))
    yield from _registries_have_no_circles(registry)


def _fault(at: str, code: str, detail: str, *expected: str) -> Fault:
    return Fault("record", at, code, detail, expected)


def _ids_stand_once(record: BattleRecord) -> Iterator[Fault]:
    lists: dict[str, tuple[str | int, ...]] = {
        "claims": tuple(claim.id for claim in record.claims),
        "events": tuple(event.id for event in record.events),
        "combatants": tuple(combatant.actor for combatant in record.combatants),
        "sides": tuple(side.side for side in record.sides),
    }
    if isinstance(record, RecordFile):
        lists |= {name: tuple(thing.id for thing in getattr(record, name)) for name in COPIES}
    for name, ids in lists.items():
        seen = Counter[str | int]()
        for place, one in enumerate(ids):
            seen[one] += 1
            if seen[one] > 1:
                yield _fault(
                    f"/{name}/{place}",
                    "duplicate_id",
                    f"An entry of {name} stands here a second time.",
                )


def _references_lead_somewhere(record: BattleRecord, registry: Registry) -> Iterator[Fault]:
    events = {event.id for event in record.events}
    claims = {claim.id for claim in record.claims}

    def known(reference: Reference) -> bool:
        match reference.resource:
            case Resource.EVENT:
                return reference.id in events
            case Resource.CLAIM:
                return reference.id in claims
            case Resource.BATTLE:
                return True  # another record, perhaps not loaded yet
            case _:
                return registry.get(reference.resource, reference.id) is not None

    stated = [*references.of_record(record), *references.of_claims_in(record)]
    for name, things in _copies(registry):
        for place, thing in enumerate(things):
            stated.extend(references.of_shared(thing, f"/{name}/{place}"))
    for reference in stated:
        if not known(reference):
            home = (
                "the record"
                if reference.resource in (Resource.EVENT, Resource.CLAIM)
                else "the file"
            )
            near = _nearest(reference, registry, events)
            yield _fault(
                reference.at,
                "unknown_reference",
                f"No {reference.resource} of {home} has this id.",
                *near,
            )


def _copies(registry: Registry) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name in COPIES:
        yield name, tuple(getattr(registry, name).values())


def _nearest(reference: Reference, registry: Registry, events: set[str]) -> tuple[str, ...]:
    pool: Iterable[str] = events if reference.resource is Resource.EVENT else ()
    for model, resource in RESOURCE_OF.items():
        if resource is reference.resource:
            pool = [thing.id for thing in registry if isinstance(thing, model)]
    return tuple(get_close_matches(reference.id, list(pool), n=3, cutoff=0.6))


def _sides_agree(record: BattleRecord) -> Iterator[Fault]:
    opposes = {side.side: set(side.opposes) for side in record.sides}
    for place, side in enumerate(record.sides):
        for number, other in enumerate(side.opposes):
            at = f"/sides/{place}/opposes/{number}"
            if other == side.side:
                yield _fault(at, "opposes_itself", "A side does not oppose itself.")
            elif other not in opposes:
                yield _fault(
                    at, "unknown_side", "There is no such side.", *map(str, sorted(opposes))
                )
            elif side.side not in opposes[other]:
                yield _fault(
                    at,
                    "one_sided_opposition",
                    f"Side {other} does not list side {side.side} in its own opposes.",
                )
    for place, combatant in enumerate(record.combatants):
        if combatant.side is not None and combatant.side not in opposes:
            yield _fault(
                f"/combatants/{place}/side",
                "unknown_side",
                "There is no such side.",
                *map(str, sorted(opposes)),
            )


def _events_form_trees(record: BattleRecord) -> Iterator[Fault]:
    above = {event.id: event.part_of for event in record.events}
    for place, event in enumerate(record.events):
        if _is_in_a_circle(event.id, {one: [up] if up else [] for one, up in above.items()}):
            yield _fault(
                f"/events/{place}/part_of",
                "circle",
                "Events that are parts of each other form a circle.",
            )


def _units_belong(record: BattleRecord, standing: Standing) -> Iterator[Fault]:
    for place, combatant in enumerate(record.combatants):
        for number, unit in enumerate(combatant.units):
            if combatant.actor not in standing.belonging.ancestors(unit):
                yield _fault(
                    f"/combatants/{place}/units/{number}",
                    "not_a_member",
                    "The unit has no membership in the combatant on the date of the battle.",
                )


def _links_hold(record: BattleRecord, standing: Standing) -> Iterator[Fault]:
    claims = {claim.id: claim for claim in record.claims}
    totals = {
        claim.id: list(claim.related_by(RelationType.PART_OF_TOTAL)) for claim in record.claims
    }
    for place, claim in enumerate(record.claims):
        for number, link in enumerate(claim.related):
            other = claims.get(link.claim)
            if other is not None:
                fault = _link_fault(claim, link.type, other, standing)
                if fault:
                    yield _fault(f"/claims/{place}/related/{number}", *fault)
        if _is_in_a_circle(claim.id, totals):
            yield _fault(f"/claims/{place}/related", "circle", "Parts and totals form a circle.")
    for place, combatant in enumerate(record.combatants):
        for number, claim_id in enumerate(combatant.sided_by):
            siding = claims.get(claim_id)
            if siding is not None and not isinstance(siding, InvolvementClaim):
                yield _fault(
                    f"/combatants/{place}/sided_by/{number}",
                    "not_an_involvement",
                    "A combatant is sided by claims of kind involvement.",
                    "involvement",
                )


def _link_fault(
    claim: Claim, link: RelationType, other: Claim, standing: Standing
) -> tuple[str, str] | None:
    if other is claim:
        return "relates_to_itself", "A claim is not related to itself."
    if link is RelationType.PART_OF_TOTAL:
        if quantity_of(claim) is None or quantity_of(other) is None:
            return "not_a_number", "Only claims that count people or things are parts and totals."
        if standing.voice(claim) != standing.voice(other):
            return "voice_differs", "A part and its total are of the same voice."
    if link is RelationType.SUPERSEDES and other.status is ClaimStatus.CURRENT:
        return (
            "still_current",
            "The claim that is superseded still has status current; it is superseded.",
        )
    return None


def _registries_have_no_circles(registry: Registry) -> Iterator[Fault]:
    for name, things in _copies(registry):
        # Key by key: a lost source may be reached through the one that is drawn from it.
        above: dict[str, dict[str, list[str]]] = {}
        for thing in things:
            for reference in references.of_shared(thing):
                if reference.resource is RESOURCE_OF[type(thing)]:
                    key = reference.at.split("/")[1]
                    above.setdefault(key, {}).setdefault(thing.id, []).append(reference.id)
        for place, thing in enumerate(things):
            for key, leads_to in above.items():
                if _is_in_a_circle(thing.id, leads_to):
                    yield _fault(
                        pointer(name, place, key),
                        "circle",
                        f"Entries of {name} that lead to each other form a circle.",
                    )


def _is_in_a_circle(start: str, above: dict[str, list[str]]) -> bool:
    waiting, seen = list(above.get(start, ())), set[str]()
    while waiting:
        one = waiting.pop()
        if one == start:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(above.get(one, ()))
    return False
