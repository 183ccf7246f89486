"""When a claim is about, and in which phase: its own word, else its event's, else the battle's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from .battles import BattleRecord
from .claims import Claim
from .dates import HistoricalDate
from .resources import Resource
from .vocabulary.records import Phase

DateOwner: TypeAlias = Literal[Resource.CLAIM, Resource.EVENT, Resource.BATTLE]
"""Whose date a claim can have."""


@dataclass(frozen=True, slots=True)
class EffectiveDate:
    """The date that a claim is found by, and whose it is; of nobody where nothing is dated."""

    date: HistoricalDate
    of: DateOwner | None


def effective_date(claim: Claim, record: BattleRecord) -> EffectiveDate:
    """The claim's own date where it has one, else that of its event, else that of the battle."""
    if not claim.occurred.is_undated:
        return EffectiveDate(claim.occurred, Resource.CLAIM)
    event = record.event(claim.event)
    if event is not None and not event.date.is_undated:
        return EffectiveDate(event.date, Resource.EVENT)
    return EffectiveDate(record.date, None if record.date.is_undated else Resource.BATTLE)


def phase_of(claim: Claim, record: BattleRecord) -> Phase:
    """The phase of the claim's event; a claim on the battle as a whole is of phase battle."""
    event = record.event(claim.event)
    return event.phase if event is not None else Phase.BATTLE
