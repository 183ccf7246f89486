"""A stored record and the same battle as an import reads it now: the next revision."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ...model.battles import BattleRecord
from ...model.vocabulary.records import BattleStatus
from .claims import Became, reconciled_claims
from .facts import reconciled_facts
from .passages import reconciled_passages, without_lost_spans
from .speaking import Speaking


class Reconciled(NamedTuple):
    """The next revision, which may be the stored one, and how many claims became what."""

    record: BattleRecord
    claims: Counter[Became]


def reconcile(stored: BattleRecord | None, read: BattleRecord, speaking: Speaking) -> Reconciled:
    """The record to store where `read` says what the documents of an import say now.

    What the import speaks for is as it was read; what is of other documents or of persons stays.
    Nothing is decided here by itself: reading the same again gives back the stored record. A record
    that is published stays so. Where parts of both are taken, no rule between things is checked.
    """
    if stored is None:
        return Reconciled(read, Counter({Became.CREATED: len(read.claims)}))
    claims, became = reconciled_claims(stored.claims, read.claims, speaking)
    still_said = {claim.id for claim in read.claims}
    claims = tuple(
        claim
        if claim.id in still_said
        else without_lost_spans(claim, stored.passages, read.passages, speaking)
        for claim in claims
    )
    published = BattleStatus.PUBLISHED in (stored.status, read.status)
    record = stored.model_copy(
        update={
            **reconciled_facts(stored, read, speaking),
            "claims": claims,
            "status": BattleStatus.PUBLISHED if published else BattleStatus.DRAFT,
        }
    )
    passages = reconciled_passages(stored.passages, read.passages, record, speaking)
    return Reconciled(record.model_copy(update={"passages": passages}), became)
