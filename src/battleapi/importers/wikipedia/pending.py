"""Claims that wait for their ids, since all that have the same words get them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...model.claims import Claim
from ..claim_ids import Origin, claim_ids


@dataclass(frozen=True, slots=True)
class Pending:
    """What the id of a claim is made of, and the claim once it has one."""

    origin: Origin
    make: Callable[[str], Claim]


def claims_of(pending: Sequence[Pending]) -> tuple[Claim, ...]:
    """The claims, in their order."""
    ids = claim_ids([one.origin for one in pending])
    return tuple(one.make(claim_id) for one, claim_id in zip(pending, ids, strict=True))
