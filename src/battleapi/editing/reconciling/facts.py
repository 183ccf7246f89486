"""The facts of a battle where an import reads it anew: its name, its date, who fought there.

What was there before and what a person has changed since cannot be told apart by looking: the
citations decide. A fact that is cited from the import's documents alone is as they have it now; one
that is cited from elsewhere is somebody's own and stays. So whoever mends a fact by hand says from
where, and no import undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...model.battles import BattleRecord, Combatant, Commander, Side
from ...model.derived_ids import is_derived
from ...model.events import Event
from .speaking import Speaking

# With the name goes what is cited nowhere by itself.
_WITH_THE_NAME = ("name", "kind", "level")
_CITED = ("conflict", "part_of", "date", "place")


def reconciled_facts(
    stored: BattleRecord, read: BattleRecord, speaking: Speaking
) -> dict[str, Any]:
    """The fields of the next revision, but for claims and status.

    Kind and level go with the name. Other names and identifiers are added and never taken away.
    Combatants, commanders, events and the fields that have citations of their own are the import's
    where all these are. An event stays when it is not read any more, since claims may be of it.
    A combatant keeps the words that it has, where several were united and the import reads them
    still.
    """
    cited = dict(stored.citations_by_field)
    before = {(one.actor, one.side): one for one in stored.combatants}
    fields: dict[str, Any] = {}
    taken: dict[str, Any] = {}
    is_read = {name: not cited[name] or speaking.has_all(cited[name]) for name in ("name", *_CITED)}
    for name in _WITH_THE_NAME:
        fields[name] = getattr(read if is_read["name"] else stored, name)
    for name in _CITED:
        fields[name] = getattr(read if is_read[name] else stored, name)
    for name, ours in is_read.items():
        taken[name] = getattr((read if ours else stored).citations_by_field, name)
    names = dict.fromkeys((*stored.aliases, *read.aliases, read.name))
    names.pop(fields["name"], None)
    fields["aliases"] = tuple(names)
    fields["external_ids"] = tuple(dict.fromkeys((*stored.external_ids, *read.external_ids)))
    fields["citations_by_field"] = stored.citations_by_field.model_copy(update=taken)
    worded = frozenset((one.actor, one.label) for claim in read.claims for one in claim.about)
    fields["combatants"] = tuple(
        _worded_as(before.get((one.actor, one.side)), one, worded)
        for one in _combatants(stored.combatants, read.combatants, speaking)
    )
    fields["sides"] = _sides(stored, read, fields["combatants"])
    fields["events"] = _events(stored.events, read.events, speaking)
    return fields


def _combatants(
    stored: Iterable[Combatant], read: Iterable[Combatant], speaking: Speaking
) -> tuple[Combatant, ...]:
    waiting = {(one.actor, one.side): one for one in read}
    after: list[Combatant] = []
    for before in stored:
        again = [key for key in waiting if key[0] == before.actor]
        if not speaking.has_all(before.citations):
            after.append(before)
            # Where a person has put it, on whatever side, it is not put a second time.
            for key in again:
                del waiting[key]
        elif again:
            here = (before.actor, before.side)
            same = waiting.pop(here if here in again else again[0])
            after.append(_renewed(before, same, speaking))
        elif _led_by_others(before, speaking):
            after.append(before)
    return (*after, *waiting.values())


def _worded_as(
    before: Combatant | None, now: Combatant, worded: frozenset[tuple[str | None, str | None]]
) -> Combatant:
    """A combatant that is named in several places as it was worded before, if it is so still.

    A person who merged two has chosen between their words.
    """
    if before is None or len(now.citations) < 2 or (before.actor, before.label) not in worded:
        return now
    return now.model_copy(update={"label": before.label, "role": before.role})


def _led_by_others(combatant: Combatant, speaking: Speaking) -> list[Commander]:
    return [one for one in combatant.commanders if speaking.of_others(one.citations)]


def _renewed(before: Combatant, read: Combatant, speaking: Speaking) -> Combatant:
    led = _led_by_others(before, speaking)
    named = {(one.actor, one.label) for one in led}
    commanders = [one for one in read.commanders if (one.actor, one.label) not in named]
    siding = [one for one in before.sided_by if not is_derived(one)]
    return read.model_copy(
        update={
            "commanders": (*commanders, *led),
            "units": tuple(dict.fromkeys((*before.units, *read.units))),
            "sided_by": tuple(dict.fromkeys((*read.sided_by, *siding))),
        }
    )


def _sides(
    stored: BattleRecord, read: BattleRecord, combatants: tuple[Combatant, ...]
) -> tuple[Side, ...]:
    """Those that are stored, where everybody stands as before; else those read, and whose are kept.

    Sides are cited nowhere: who stands on them is.
    """
    before = {(one.actor, one.side) for one in stored.combatants}
    now = {(one.actor, one.side) for one in combatants}
    if before == now and {side.side for side in read.sides} <= {one.side for one in stored.sides}:
        return stored.sides
    held = {side for _, side in now}
    kept = {one.side: set(one.opposes) for one in stored.sides if one.side in held}
    opposes = kept | {one.side: set(one.opposes) for one in read.sides}
    for side, others in list(opposes.items()):
        for other in others & opposes.keys():
            opposes[other].add(side)
    return tuple(
        Side(side=side, opposes=tuple(sorted(others & opposes.keys())))
        for side, others in sorted(opposes.items())
    )


def _events(
    stored: Iterable[Event], read: Iterable[Event], speaking: Speaking
) -> tuple[Event, ...]:
    waiting = {one.id: one for one in read}
    after: list[Event] = []
    for before in stored:
        now = waiting.pop(before.id, before)
        after.append(now if speaking.has_all(before.citations) else before)
    return (*after, *waiting.values())
