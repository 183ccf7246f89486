"""When a claim is about, and in which phase: its own word, else its event's, else the battle's."""

from __future__ import annotations

from .battles import BattleRecord
from .claims import Claim
from .dates import HistoricalDate
from .vocabulary.records import Phase


def effective_date(claim: Claim, record: BattleRecord) -> HistoricalDate:
    """The claim's own date where it has one, else that of its event, else that of the battle."""
    if not claim.occurred.is_undated:
        return claim.occurred
    event = record.event(claim.event)
    if event is not None and not event.date.is_undated:
        return event.date
    return record.date


def phase_of(claim: Claim, record: BattleRecord) -> Phase:
    """The phase of the claim's event; a claim on the battle as a whole is of phase battle."""
    event = record.event(claim.event)
    return event.phase if event is not None else Phase.BATTLE
