"""Which claims on outcomes and on who holds a place are compared, and in whose voice each is."""

from __future__ import annotations

from typing import NamedTuple

from ...model.battles import BattleRecord
from ...model.claims import Claim, ControlClaim, OutcomeClaim
from ...model.counting import stands
from ...model.effective import phase_of
from ...model.registry import Registry
from ...model.standing import Standing
from ...model.vocabulary.claims import RelationType
from ..readings import readings_of
from ..rules import Rules
from ..voices import Utterance, VoiceNames, said_on


class Assertion(NamedTuple):
    """A claim as it is read, whose voice is heard in it, and the ids of its readings."""

    voice: str
    claim: Claim
    readings: tuple[str, ...]


def told_in(record: BattleRecord, registry: Registry, rules: Rules) -> list[Assertion]:
    """The outcomes and the holders that claims give, as the reader's rules have them read."""
    standing = Standing(record, registry)
    current = {claim.id for claim in record.claims if stands(claim)}
    read = [
        (place, claim)
        for place, claim in readings_of(record, rules.readings)
        if isinstance(claim, OutcomeClaim | ControlClaim)
        and stands(claim)
        and phase_of(claim, record) in rules.phases
        and current.isdisjoint(claim.related_by(RelationType.RESTATES))
        and not _is_later(claim, registry, rules.asserted_until)
    ]
    names = VoiceNames(
        Utterance(standing.voice(claim), said_on(claim, registry))
        for _, claim in read
        if claim.claimant.actor is not None
    )
    return [
        Assertion(
            names.name(standing.voice(claim), said_on(claim, registry)),
            claim,
            tuple(one.id for one in record.claims[place].readings),
        )
        for place, claim in read
    ]


def _is_later(claim: Claim, registry: Registry, until: int | None) -> bool:
    said = said_on(claim, registry)
    return until is not None and said is not None and said > until
